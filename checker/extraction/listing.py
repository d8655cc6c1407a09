"""Read the market: exchange, symbol, last sale price and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.amounts import MONEY, read_number
from checker.extraction.dates import DATE, read_date
from checker.extraction.scope import Scope
from checker.model.document import Span
from checker.model.fact import Fact, Facts

EXCHANGES = (
    ("nyse_american", r"NYSE\s+American|NYSE\s+MKT|NYSE\s+Amex|New\s+York\s+Stock\s+Exchange\s+American"),
    ("nyse", r"New\s+York\s+Stock\s+Exchange|NYSE(?!\s+Arca)\b"),
    ("nasdaq_global_select", r"Nasdaq\s+Global\s+Select(?:\s+Market)?"),
    ("nasdaq_global", r"Nasdaq\s+Global(?:\s+Market)?"),
    ("nasdaq_capital", r"Nasdaq\s+Capital(?:\s+Market)?"),
    ("nasdaq", r"Nasdaq(?:\s+Stock\s+Market(?:,?\s+LLC)?)?"),
    ("cboe", r"Cboe\s+\w+|Cboe"),
    ("otc", r"OTC(?:QB|QX|\s+Pink|\s+Markets?)?"),
    ("other", r"NYSE\s+Arca|NYSE\s+Texas|Texas\s+Stock\s+Exchange|Long[- ]Term\s+Stock\s+Exchange"),
)
EXCHANGE = "|".join(f"(?P<{name}>{pattern})" for name, pattern in EXCHANGES)
LISTED = re.compile(
    r"(?i)\b(?:listed|traded|quoted|trades?|quotation)\b(?:[^.]|\.(?=\w)){0,80}?\b(?:on|under|by|of)\s+(?:the\s+)?"
    rf"(?:tiers?\s+of\s+the\s+)?(?:{EXCHANGE})"
)
TIER = re.compile(rf"(?i)\b(?:{EXCHANGE})")
SYMBOL = re.compile(
    r"(?i)\bsymbols?\s*:?\s*(?:of\s+)?[“\"‘'’]{1,2}\s*(?P<symbol>[A-Za-z][A-Za-z0-9]{0,5}(?:[./-][A-Z]{1,2})?)\s*[.,;]?\s*[”\"’']"
    r"|\bsymbols?\s+(?P<bare>[A-Z]{1,5})\b"
)
PRICE = re.compile(
    r"(?i)\b(?:last|closing)\s+(?:reported\s+|quoted\s+)*(?:closing\s+|trading\s+)?(?:sales?\s+)?(?:trading\s+)?price\b"
    rf"(?P<between>(?:[^.$]|\.(?=\w)|\.(?=,)){{0,260}}?)\b(?:was|is|of)\s+(?:approximately\s+)?(?P<price>{MONEY})"
)
BEFORE_PRICE = re.compile(
    rf"(?i)\b(?:on|as\s+of|at)\s+(?:the\s+close\s+of\s+(?:trading|business)\s+on\s+)?(?P<date>{DATE})[^.]{{0,80}}$"
)
DAY = re.compile(rf"(?i){DATE}")
IN_FLOAT = re.compile(r"(?i)non-?\s?affiliates|public\s+float|aggregate\s+market\s+value")
MARKET_NAMES = (
    "listing.exchange",
    "listing.symbol",
    "listing.last_price",
    "listing.last_price_date",
)


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
            return _with_tier(scope, name, str(listed.lastgroup), Span(*listed.span()))
    named = scope.search(TIER, scope.cover)
    if named:
        return _with_tier(scope, name, str(named.lastgroup), scope.sentence(*named.span()))
    return scope.nowhere(name, sticker=sticker)


def _with_tier(scope: Scope, name: str, exchange: str, span: Span) -> Fact:
    """Where the sentence says only "Nasdaq", take the tier that the cover names elsewhere."""
    if exchange == "nasdaq":
        for match in scope.each(TIER, scope.cover):
            if str(match.lastgroup).startswith("nasdaq_"):
                return scope.found(name, str(match.lastgroup), span, Span(*match.span()))
    return scope.found(name, exchange, span)


def _symbol(scope: Scope, sticker: bool) -> Fact:
    name = "listing.symbol"
    for span in (scope.cover, scope.whole):
        match = scope.search(SYMBOL, span)
        if match:
            written = match["symbol"] or match["bare"]
            return scope.found(name, written.upper(), Span(*match.span()))
    return scope.nowhere(name, sticker=sticker)


def _last_price(scope: Scope, sticker: bool) -> Iterator[Fact]:
    for match in scope.each(PRICE, scope.cover):
        sentence = scope.sentence(*match.span())
        if IN_FLOAT.search(scope.text, sentence.start, match.end()):
            continue
        yield scope.found("listing.last_price", read_number(match["price"]), sentence)
        day = _price_day(scope, match, sentence)
        if day:
            yield scope.found("listing.last_price_date", day, sentence)
        else:
            yield scope.absent("listing.last_price_date", "the sentence that states the price")
        return
    yield scope.not_on_cover("listing.last_price")
    yield scope.not_on_cover("listing.last_price_date")


def _price_day(scope: Scope, match: re.Match[str], sentence: Span) -> object:
    """Find the day of a price: before it ("On D, the last …"), within ("price … on D was"), or after."""
    before = BEFORE_PRICE.search(scope.text, sentence.start, match.start())
    within = DAY.search(match["between"])
    after = DAY.search(scope.text, match.end(), sentence.end)
    written = before["date"] if before else within[0] if within else after[0] if after else ""
    return read_date(written) if written else None
