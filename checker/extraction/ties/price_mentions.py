"""Find where a supplement repeats the last price of its shares, with the day of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.extraction.cover.listing import BEFORE_PRICE, DAY, IN_FLOAT, PRICE
from checker.extraction.grammar.amounts import MONEY, read_number
from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.scope import Quote, Scope, quote
from checker.extraction.ties.dilution import ASSUMED
from checker.extraction.ties.near import is_slip
from checker.extraction.ties.tie_out import Mention, as_stated, matches
from checker.model.document import Span
from checker.model.fact import Facts
from checker.phrases.phrase import phrase

WITHIN = r"(?:[^.$;]|\.(?=\w))"
ASSUMED_SALE = phrase(r"\b(?:assum\w+|if [^.]{0,60}(?:are|were|is) sold|were (?:US)?(?=\$)|after giving|illustrat\w+)")
ASSUMED_PRICE = phrase(
    rf"\b(?:price of|(?P<at>at)) (?P<price>{MONEY})(?P<gap>{WITHIN}{{0,80}}?)\b(?:last|closing) "
    rf"(?:(?:reported|quoted|closing|sales?|trading) ){{0,4}}price\b{WITHIN}{{0,120}}?\b(?:on|as of) (?P<date>{DATE})",
    reads="“price of $…, the last reported sale price … on …”",
)
"""The price that a calculation in the supplement takes, said to be the last one of a day."""
OTHER_PRICE = phrase(
    r"\b(?:weighted|exercise|conversion|convertible|warrants?|pre-funded|split|increase|decrease|higher|lower|average)\b"
)
PER_SHARE = phrase(r"\s{0,3}per (?:\w+ )?(?:share|ADS|unit)")
"""Behind an amount that is a price, and not the proceeds or the commissions named after it."""
ASSUMED_AT = phrase(
    rf"\b(?:assumed (?:public )?(?:offering |sales? )?price of|sold at(?: an? (?:assumed )?price of)?) "
    rf"(?P<price>{MONEY})",
    reads="“an assumed price of $…”, “if … sold at $…”",
)
BEFORE = 40
Priced = tuple[Mention, Mention | None]


def price_mentions(scope: Scope, known: Facts) -> Iterator[Priced]:
    """Find the last price as the cover states it, wherever it is stated or taken again, each with its day.

    Law: 17 CFR 229.501(b)(3) instruction 2 lets the price of the cover stand for the offering price; calculations that
        say they take it must take it.
    """
    price, day = known["listing.last_price"], known["listing.last_price_date"]
    if isinstance(price.value, (int, float)):
        yield as_stated(price, price.value), as_stated(day, day.value) if isinstance(day.value, date) else None
    inside = Span(scope.cover.end, scope.whole.end)
    taken = list(_taken(scope, inside, day.value))
    yield from taken
    yield from _stated_again(scope, inside, day.value)
    if taken or known["dilution.assumed_price"].value == price.value:
        yield from _of_the_same_sale(scope, known)


def _taken(scope: Scope, span: Span, day_of_cover: object) -> Iterator[Priced]:
    """Find the prices that calculations take; "at $…" is a past sale, unless it is assumed or of the cover's day."""
    for match in matches(scope, ASSUMED_PRICE, span):
        sentence = scope.sentence_of(match)
        before = max(sentence.start, match.start() - BEFORE)
        day = read_date(match["date"])
        of_float = IN_FLOAT.search(scope.text, sentence.start, match.end())
        assumed = ASSUMED_SALE.search(scope.text, sentence.start, sentence.end)
        of_another_day = match["at"] and day != day_of_cover and not assumed
        if not (of_float or of_another_day or OTHER_PRICE.search(scope.text, before, match.end("gap"))):
            yield _priced(match["price"], day, quote(match))


def _stated_again(scope: Scope, span: Span, day_of_cover: object) -> Iterator[Priced]:
    """Find sentences that state the last price of the cover's day: of another day it is another price by right."""
    for match in matches(scope, PRICE, span):
        sentence = scope.sentence_of(match)
        before = BEFORE_PRICE.search(scope.text, sentence.start, match.start())
        days = {read_date(each[0]) for each in scope.each(DAY, sentence)}
        of_another = any(other.search(scope.text, sentence.start, sentence.end) for other in (OTHER_PRICE, IN_FLOAT))
        if days == {day_of_cover} and not of_another and PER_SHARE.begins(scope.text, match.end()):
            start = before.start() if before else match.start()
            day = day_of_cover if isinstance(day_of_cover, date) else None
            yield _priced(match["price"] or match["closed"], day, Quote(start, match.end(), PRICE.reads))


def _of_the_same_sale(scope: Scope, known: Facts) -> Iterator[Priced]:
    """Find the price of the assumed sale where its shares are named again, and in the table on dilution."""
    row = known["dilution.assumed_price"]
    if isinstance(row.value, (int, float)):
        yield as_stated(row, row.value), None
    for match in matches(scope, ASSUMED_AT, scope.whole):
        sentence = scope.sentence_of(match)
        other = scope.search(OTHER_PRICE, sentence) or not scope.search(ASSUMED_SALE, sentence)
        stated = known["listing.last_price"].value
        if isinstance(stated, (int, float)) and not other and _is_meant(read_number(match["price"]), stated):
            yield _priced(match["price"], None, quote(match))
    for match in matches(scope, ASSUMED, scope.whole):
        if int(read_number(match["count"])) == known["dilution.assumed_shares"].value:
            yield Mention(read_number(match["price"]), quote(match)), None


def _is_meant(price: float, stated: float) -> bool:
    """Tell whether a price is the one on the cover, or differs by one slip; round prices are other assumptions."""
    written, meant = f"{price:.2f}", f"{stated:.2f}"
    return price == stated or (not written.endswith(".00") and is_slip(written, meant))


def _priced(written: str, day: date | None, span: Quote) -> Priced:
    return Mention(read_number(written), span), Mention(day, span) if day else None
