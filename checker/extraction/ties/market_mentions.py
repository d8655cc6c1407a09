"""Find where a supplement repeats what it says of the market and of the shares: price, exchange, symbol, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker.extraction.cover.baby_shelf import FLOAT
from checker.extraction.cover.listing import DAY, EXCHANGE, IN_FLOAT, LISTED, SYMBOL
from checker.extraction.grammar.amounts import COUNT, MONEY, read_number
from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.grammar.phrases import Phrase, phrase
from checker.extraction.scope import Scope, quote
from checker.extraction.ties.tie_out import Mention, as_stated, matches
from checker.model.document import Span
from checker.model.fact import Facts

WITHIN = r"(?:[^.$;]|\.(?=\w))"
ASSUMED_PRICE = phrase(
    rf"\bprice of (?P<price>{MONEY})(?P<gap>{WITHIN}{{0,80}}?)\b(?:last|closing) "
    rf"(?:(?:reported|quoted|closing|sales?) ){{0,4}}price\b{WITHIN}{{0,120}}?\b(?:on|as of) (?P<date>{DATE})",
    reads="“price of $…, the last reported sale price … on …”",
)
"""The price that a calculation in the supplement takes, said to be the last one of a day."""
OTHER_PRICE = phrase(
    r"\b(?:weighted|exercise|conversion|convertible|warrants?|pre-funded|split|increase|decrease|higher|lower|average)\b"
)
BEFORE_PRICE = 40
NOW_LISTED = phrase(r"\b(?:is|are) (?:currently |also )?$")
OTHER_SECURITY = phrase(
    r"\b(?:warrants?|preferred|notes|debentures|rights|former(?:ly)?|previous(?:ly)?|prior|until|chang(?:e|ed|ing)|delist\w*|"
    r"transfer\w*|if|would|also|toronto|london|australian|frankfurt)\b"
)
SYMBOL_ROW = phrase(
    rf"(?m)^(?:the )?(?:{EXCHANGE})[^\n\t]{{0,30}}?\bsymbol[ \t]{{0,3}}:?[ \t]{{0,3}}[\t\n]"
    r"[ \t]{0,3}[“\"]?(?P<symbol>[A-Z]{1,5})\b",
    reads="a row “… symbol: …” after the name of an exchange",
)
SYMBOL_CELL = phrase(r"[A-Z]{1,5}", re.NOFLAG)
DILUTED_BY = phrase(
    rf"\bdilution (?:in (?:the )?(?:[a-z-]+ ){{0,6}}?book value )?of (?:approximately )?"
    rf"(?P<value>{MONEY}) per (?:share|ADS|unit)",
    reads="“dilution of $… per share”",
)
ABBREVIATIONS = ("NYSE", "NASDAQ")
OTHER_FLOAT = phrase(
    r"\b(?:10-K|20-F|annual|fiscal|quarter|less than|below|exceed\w*|at least|or more|threshold|equal)\b"
)
OUTSTANDING = phrase(
    rf"(?P<count>{COUNT}) (?:ordinary |common )?shares\b[^.$;\d]{{0,70}}?\boutstanding,? (?:as of|on|at) "
    rf"(?P<date>{DATE})",
    reads="“… shares … outstanding as of …”",
)
UNISSUED = phrase(
    r"\b(?:issuable|options?|warrants?|exercise|underlying|reserved|units|preferred|class|vesting|held)\b"
)


def price_mentions(scope: Scope, known: Facts) -> Iterator[tuple[Mention, Mention | None]]:
    """Find the last price as the cover states it, and wherever a calculation takes it, each with its day."""
    yield from _stated_price(known)
    for match in matches(scope, ASSUMED_PRICE, Span(scope.cover.end, scope.whole.end)):
        sentence = scope.sentence_of(match)
        before = max(sentence.start, match.start() - BEFORE_PRICE)
        of_float = IN_FLOAT.search(scope.text, sentence.start, match.end())
        if of_float or OTHER_PRICE.search(scope.text, before, match.end("gap")):
            continue
        span = quote(match)
        day = read_date(match["date"])
        yield Mention(read_number(match["price"]), span), Mention(day, span) if day else None


def _stated_price(known: Facts) -> Iterator[tuple[Mention, Mention | None]]:
    price, day = known["listing.last_price"], known["listing.last_price_date"]
    if isinstance(price.value, (int, float)):
        yield as_stated(price, price.value), as_stated(day, day.value) if isinstance(day.value, date) else None


def exchange_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find where the shares are said to be listed, by the full name of the exchange.

    "NYSE" and "Nasdaq" by themselves are the document's short names for whatever exchange it has defined.
    """
    listed = [match for match in matches(scope, LISTED, scope.whole) if _is_the_listing(scope, match)]
    for match in [*listed, *_symbol_rows(scope)]:
        exchange = next(name for name in match.re.groupindex if name != "symbol" and match[name])
        if match[exchange].upper() not in ABBREVIATIONS and exchange != "nasdaq":
            yield Mention(exchange, quote(match))


def _is_the_listing(scope: Scope, match: re.Match[str]) -> bool:
    sentence = scope.sentence_of(match)
    of_another = OTHER_SECURITY.search(scope.text, sentence.start, match.end())
    return not of_another and bool(NOW_LISTED.search(scope.text, sentence.start, match.start()))


def _symbol_rows(scope: Scope) -> list[re.Match[str]]:
    return [match for match in matches(scope, SYMBOL_ROW, scope.whole) if SYMBOL_CELL.is_all_of(match["symbol"])]


def symbol_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the symbol of the shares; a sentence with several symbols, or on another security, says nothing sure."""
    for match in matches(scope, SYMBOL, scope.whole):
        sentence = scope.sentence_of(match)
        symbols = {found["symbol"] or found["bare"] for found in scope.each(SYMBOL, sentence)}
        if len(symbols) == 1 and not OTHER_SECURITY.search(scope.text, sentence.start, sentence.end):
            yield Mention((match["symbol"] or match["bare"]).upper(), quote(match))
    for row in _symbol_rows(scope):
        yield Mention(row["symbol"], quote(row, "symbol"))


def float_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the public float of the cover's calculation where the supplement repeats it, as of the same days."""
    stated, paragraph = known["baby_shelf.public_float"], known["baby_shelf.paragraph"].value
    if not isinstance(stated.value, (int, float)) or not isinstance(paragraph, str):
        return
    yield as_stated(stated, stated.value)
    days = _days(DAY, paragraph)
    for match in matches(scope, FLOAT, Span(scope.cover.end, scope.whole.end)):
        sentence = scope.sentence_of(match)
        text = scope.text[sentence.start : sentence.end]
        if not OTHER_FLOAT.search(text) and _days(DAY, text) and _days(DAY, text) <= days:
            yield Mention(read_number(match["value"]), quote(match))


def _days(pattern: Phrase, text: str) -> set[date | None]:
    return {read_date(match[0]) for match in pattern.each(text)}


def outstanding_mentions(scope: Scope, known: Facts) -> list[Mention]:
    """Find the shares outstanding on one day: of several days, one with counts that differ, else the most mentioned."""
    by_day: dict[date, list[Mention]] = {}
    for match in matches(scope, OUTSTANDING, scope.whole):
        day = read_date(match["date"])
        sentence = scope.sentence_of(match)
        if day and not UNISSUED.search(scope.text, max(sentence.start, match.start() - 40), match.end()):
            by_day.setdefault(day, []).append(Mention(read_number(match["count"]), quote(match)))
    return max(by_day.values(), key=lambda found: (len({each.value for each in found}), len(found)), default=[])


def dilution_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the dilution per share in the table and in the sentences that name it."""
    stated = known["dilution.per_share"]
    if isinstance(stated.value, float):
        yield as_stated(stated, stated.value)
        for match in matches(scope, DILUTED_BY, scope.whole):
            yield Mention(float(read_number(match["value"])), quote(match))
