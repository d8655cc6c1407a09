"""Read the market: exchange, symbol, last sale price and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker.engine.trading_days import is_weekend_or_holiday
from checker.extraction.grammar.amounts import MONEY, read_number
from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.scope import Quote, Scope, quote
from checker.model.document import Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

EXCHANGES = (
    ("nyse_american", r"NYSE American|NYSE MKT|NYSE Amex|New York Stock Exchange American"),
    ("nyse", r"New York Stock Exchange|NYSE(?! Arca)\b"),
    ("nasdaq_global_select", r"Nasdaq Global Select(?: Market)?"),
    ("nasdaq_global", r"Nasdaq Global(?: Market)?"),
    ("nasdaq_capital", r"Nasdaq Capital(?: Market)?"),
    ("nasdaq", r"Nasdaq(?: Stock Market(?:,? LLC)?)?"),
    ("cboe", r"Cboe(?! (?:Canada|Australia|Europe|Japan))(?: \w+)?"),
    ("otc", r"OTC(?:QB|QX| Pink| Markets?)?"),
    ("other", r"NYSE Arca|NYSE Texas|Texas Stock Exchange|Long[- ]Term Stock Exchange"),
)
EXCHANGE = "|".join(f"(?P<{name}>{pattern})" for name, pattern in EXCHANGES)
LISTED = phrase(
    r"\b(?:listed|traded|quoted|trades?|quotation)\b(?:[^.]|\.(?=\w)){0,80}?\b(?:on|under|by|of) "
    r"(?:the )?"
    rf"(?:tiers? of the )?(?:{EXCHANGE})",
    reads="“listed / traded / quoted … on the …” an exchange",
)
TIER = phrase(rf"\b(?:{EXCHANGE})", reads="the name of an exchange")
SYMBOL = phrase(
    r"\b(?:symbols?|ticker)\s*:?\s*(?:(?:of|is|was) )?[“\"‘'’]{1,2}\s*"
    r"(?P<symbol>[A-Za-z][A-Za-z0-9]{0,5}(?:[./-][A-Z]{1,2}|[ .-]PR[ .-]?[A-Z])?)"
    r"\s*[.,;]?\s*[”\"’']"
    r"|\bsymbols?:? (?P<bare>(?-i:[A-Z]{2,5}))\b",
    reads="“symbol / ticker ‘…’”",
)
SYMBOL_FIRST = phrase(
    r"[“\"](?P<symbol>(?-i:[A-Z]{1,5}))[”\"] is the (?:trading |ticker )?symbol\b", reads="“‘…’ is the trading symbol”"
)
SYMBOL_UNDER = phrase(
    r"(?<!warrants[ ]are[ ])(?<!units[ ]are[ ])(?<!preferred[ ]stock[ ]is[ ])(?<!notes[ ]are[ ])(?<!rights[ ]are[ ])"
    r"\b(?:listed|quoted|trade[sd]?)\b[^.]{0,100}? under [“\"](?P<symbol>(?-i:[A-Z]{1,5}))[,.]?[”\"]",
    reads="“listed … under ‘…’”",
)
SYMBOL_PAIR = phrase(
    r"\bsymbols? [“\"](?P<first>[A-Za-z.]{1,6})[,.]?[”\"],? and [“\"](?P<second>[A-Za-z.]{1,6})[,.]?[”\"],? "
    r"respectively\b",
    reads="“symbols ‘…’ and ‘…’, respectively”",
)
SYMBOL_WORD = phrase(r"\bsymbols?\b|\bunder the ticker\b", reads="“symbol”, “under the ticker”")
SOME_PRICE = phrase(
    r"\b(?:last|closing) (?:\w+ ){0,4}prices?\b[^.$]{0,160}\$\s?\d", reads="“last / closing … price … $…”"
)
PRICE = phrase(
    r"\b(?:last|closing) (?:reported |quoted )*(?:closing |trading |bid )?(?:sales? )?(?:trading )?(?:per share )?"
    r"(?:price\b|prices(?= of (?:our |the )?(?:class [A-Z] )?(?:common|ordinary|ADS|shares)| were (?:US ?)?\$))"
    rf"(?P<between>(?:[^.$]|\.(?=\w)|\.(?=,)|(?<=[A-Z])\$){{0,260}}?)\b(?:was|were|is|of) (?:approximately "
    rf")?(?:(?!US)[A-Z]{{1,3}}\$\s?[\d.]{{1,12}} (?:per \w{{1,12}} )?on [^.$]{{3,60}} and )?(?P<price>{MONEY})"
    rf"|\b(?:closed|last traded) at (?:a (?:sales? |closing )?price of )?(?P<closed>{MONEY})",
    reads="“last / closing … sale price … was $…”, “closed at $…”",
)
NO_PRICE = phrase(r"\b(?:exceed|threshold|commitment|maximum|minimum)")
"""Between the words of a price and an amount: the amount is a limit."""
PRICE_AT_HOME = phrase(
    rf"\bon (?:the )?(?:{EXCHANGE})[^.$;]{{0,60}}?\b(?:was|were|at|of) (?P<price>{MONEY})",
    reads="“… and on the … was $…” an American exchange",
)
FAR_BEFORE = phrase(
    rf"\b(?:on|as of|at) (?:the close of (?:trading|business) on )?(?P<date>{DATE})(?:[^.]|\.(?=\d)){{80,200}}$"
)
BEFORE_PRICE = phrase(rf"\b(?:on|as of|at) (?:the close of (?:trading|business) on )?(?P<date>{DATE})[^.]{{0,80}}$")
DAY = phrase(DATE, reads="a date")
IN_FLOAT = phrase(r"non-?\s?affiliates|public float|aggregate market value")
ABROAD = phrase(
    r"\b(?:TSX|Toronto|Canadian Securities|Cboe Canada|Tel Aviv|TASE|London|AIM|Australian|ASX|Frankfurt|Euronext|Oslo"
    r"|Stockholm|Hong Kong|Johannesburg)\b"
)
IN_BETWEEN = 200
CLOSED_DAY = "listing.last_price_closed_day"


def read_listing(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the market of the security offered.

    Law: 17 CFR 229.501(b)(4), market and symbol; (b)(3) instruction 2, market price as of the latest practicable date.
    """
    sticker = not scope.part.contents and not scope.body_was_seen
    yield _exchange(scope, sticker)
    yield _symbol(scope, sticker)
    yield from _last_price(scope, sticker)


def _exchange(scope: Scope, sticker: bool) -> Fact:
    name = "listing.exchange"
    for span in (scope.cover, scope.whole):
        listed = scope.search(LISTED, span)
        if listed:
            return _with_tier(scope, name, str(listed.lastgroup), quote(listed))
    named = scope.search(TIER, scope.cover)
    if named:
        return _with_tier(scope, name, str(named.lastgroup), scope.sentence_of(named))
    return scope.nowhere(name, LISTED, TIER, sticker=sticker)


def _with_tier(scope: Scope, name: str, exchange: str, span: Quote) -> Fact:
    """Where the sentence says only "Nasdaq", take the tier that the cover names elsewhere."""
    if exchange == "nasdaq":
        for match in scope.each(TIER, scope.cover):
            if str(match.lastgroup).startswith("nasdaq_"):
                return scope.found(name, str(match.lastgroup), span, quote(match))
    return scope.found(name, exchange, span)


def _symbol(scope: Scope, sticker: bool) -> Fact:
    name = "listing.symbol"
    for span in (scope.cover, scope.whole):
        pair = _symbol_pair(scope, span)
        if pair:
            return scope.found(name, pair["second"].upper(), quote(pair))
        match = _symbol_at_home(scope, span) or next(
            (found for pattern in (SYMBOL, SYMBOL_FIRST, SYMBOL_UNDER) if (found := scope.search(pattern, span))), None
        )
        if match:
            return scope.found(name, match[match.lastgroup or 0].upper(), quote(match))
    if scope.search(SYMBOL_WORD, scope.cover):
        reason = "the cover speaks of a symbol in words that were not recognised"
        return scope.unread(name, reason, "the whole document", SYMBOL, SYMBOL_FIRST, SYMBOL_UNDER)
    return scope.nowhere(name, SYMBOL, SYMBOL_FIRST, SYMBOL_UNDER, sticker=sticker)


def _symbol_pair(scope: Scope, span: Span) -> re.Match[str] | None:
    """Find two symbols, "respectively", of which the second is meant: an exchange abroad is named first."""
    pair = scope.search(SYMBOL_PAIR, span)
    if pair is None:
        return None
    before = Span(scope.sentence(pair.start()).start, pair.start())
    home, abroad = scope.search(TIER, before), scope.search(ABROAD, before)
    return pair if home and abroad and abroad.start() < home.start() else None


def _symbol_at_home(scope: Scope, span: Span) -> re.Match[str] | None:
    """Of two symbols on exchanges in two countries, find the one that follows the American exchange."""
    listed = scope.search(LISTED, span)
    if listed is None or not ABROAD.search(scope.text, scope.sentence(listed.start()).start, listed.end()):
        return None
    return SYMBOL.search(scope.text, listed.end(), min(span.end, listed.end() + IN_BETWEEN))


def _last_price(scope: Scope, sticker: bool) -> Iterator[Fact]:
    for match in scope.each(PRICE, scope.cover):
        if _in_float(scope, match) or NO_PRICE.search(match["between"] or ""):
            continue
        sentence = scope.sentence_of(match)
        at_home = _price_at_home(scope, match, sentence)
        yield scope.found("listing.last_price", read_number(at_home or match["price"] or match["closed"]), sentence)
        day = _price_day(scope, match, sentence)
        if day:
            yield scope.found("listing.last_price_date", day, sentence)
        else:
            yield scope.absent("listing.last_price_date", "the sentence that states the price", DAY)
        yield _closed_day(scope, day, sentence)
        return
    some = next((match for match in scope.each(SOME_PRICE, scope.cover) if not _in_float(scope, match)), None)
    if some:
        for name in ("listing.last_price", "listing.last_price_date", CLOSED_DAY):
            reason = f"the cover states a price in words that were not recognised: “{some[0]}”"
            yield scope.unread(name, reason, "the cover", PRICE)
        return
    yield scope.not_on_cover("listing.last_price", PRICE)
    yield scope.not_on_cover("listing.last_price_date", PRICE)
    yield scope.not_on_cover(CLOSED_DAY, PRICE)


def _price_at_home(scope: Scope, match: re.Match[str], sentence: Span) -> str:
    """Of the prices on exchanges in two countries, give that on the American one, if it comes second."""
    between = match["between"] or ""
    if not ABROAD.search(between) or TIER.search(between):
        return ""
    home = PRICE_AT_HOME.search(scope.text, match.end(), sentence.end)
    return home["price"] if home else ""


def _closed_day(scope: Scope, day: date | None, sentence: Quote) -> Fact:
    """Give the day of the price if no exchange of the United States was open on it."""
    if day is None or not is_weekend_or_holiday(day):
        return scope.absent(CLOSED_DAY, "the weekends and the holidays of the New York Stock Exchange")
    if ABROAD.search(scope.text, sentence.start, sentence.end):
        return scope.unread(CLOSED_DAY, "the sentence names an exchange abroad, which has holidays of its own")
    return scope.found(CLOSED_DAY, day, sentence)


def _in_float(scope: Scope, match: re.Match[str]) -> bool:
    """Tell whether a price is that of the public float."""
    return bool(IN_FLOAT.search(scope.text, scope.sentence(*match.span()).start, match.end()))


def _price_day(scope: Scope, match: re.Match[str], sentence: Span) -> date | None:
    """Find the day of a price: before it ("On D, the last …"), within ("price … on D was"), or after."""
    before = BEFORE_PRICE.search(scope.text, sentence.start, match.start())
    within = DAY.search(match["between"] or "")
    after = DAY.search(scope.text, match.end(), sentence.end)
    if before is None and within is None:
        before = FAR_BEFORE.search(scope.text, sentence.start, match.start())
    written = before["date"] if before else within[0] if within else after[0] if after else ""
    return read_date(written) if written else None
