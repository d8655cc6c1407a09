"""Hold the text on dilution against its table, and the commissions that it deducts against the rate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.grammar.amounts import MONEY, half_of_last_digit, read_number
from checker.extraction.scope import Quote, Scope, quote
from checker.extraction.ties.tie_out import matches
from checker.model.document import Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import Phrase, phrase

AMOUNT = r"(?:US)?\$\s?\(?(?P<value>\d{1,5}(?:,\d{3})?\.\d{1,4})\)? per (?:share|ADS|unit)"
BOOK_VALUE = phrase(
    rf"\bor (?:approximately )?(?:a deficit of )?(?:approximately )?{AMOUNT}",
    reads="“net tangible book value …, or $… per share”",
)
CHANGE = phrase(
    rf"\b(?:(?:increase|decrease)\b[^.$;]{{0,120}}? of|(?:gain|see an increase of|lose)) (?:approximately )?{AMOUNT}"
    r"(?! (?:in|to|from|above|over|of) (?:the|our|an) (?:assumed|public|price|last|offering|sale))",
    reads="“increase in net tangible book value of $… per share”",
)
NET_TANGIBLE = phrase(r"\b(?:net )?tangible book (?:value|deficit)\b|\bit would\b")
AFTER = phrase(r"\b(?:adjusted|after giving|would (?:be|have been))\b")
PRO_FORMA = phrase(r"\bpro[- ]forma\b")
HYPOTHETICAL = phrase(
    r"\b(?:higher|lower|each \$|increase \(decrease\)|increase or decrease"
    r"|(?:increase|decrease)s? in the (?:assumed|price))"
)
COMMISSIONS = phrase(
    rf"\bcommissions? (?:payable )?of (?:approximately )?(?P<value>{MONEY})",
    reads="“commissions of $…” of an assumed sale",
)
TOLERANCE = 0.005
"""US dollars: a row and a sentence may be written to other digits."""
TEXT, AGAINST = "dilution.text_amounts", "dilution.text_against_table"
DEDUCTED = ("dilution.commissions", "dilution.commissions_rounding")


def read_dilution_text(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the amounts per share of the text that the table gives too, those that differ, and the commissions.

    Law: 17 CFR 229.506, what the table and the text around it state; 230.408(a), numbers that disagree mislead.
    """
    section = scope.part.section("dilution")
    sought = (BOOK_VALUE, CHANGE)
    if section is None:
        for name in (TEXT, AGAINST, *DEDUCTED):
            yield scope.nowhere(name, "a caption of the section dilution", sticker=True)
        return
    said = list(_said(scope, section.span, known))
    if said:
        yield scope.found(TEXT, tuple(value for value, _, _ in said), *(span for _, span, _ in said))
    else:
        yield scope.absent(TEXT, "the section on dilution, for what its table gives too", *sought)
    differing = [(value, span, row) for value, span, row in said if abs(value - row) > TOLERANCE]
    if differing:
        told = tuple(f"${value:,.2f} per share, in the table ${row:,.2f}" for value, _, row in differing)
        yield scope.found(AGAINST, told, *(span for _, span, _ in differing))
    else:
        yield scope.absent(AGAINST, "the section on dilution, for amounts that its table gives otherwise", *sought)
    yield from _commissions(scope, section.span, known)


def _said(scope: Scope, section: Span, known: Facts) -> Iterator[tuple[float, Quote, float]]:
    """Find each amount of the text with the amount of its row; the text may leave the sign to words."""
    for pattern in (BOOK_VALUE, CHANGE):
        for match in matches(scope, pattern, section):
            name = _row_of(scope, match, pattern)
            row = known[name].value if name else None
            if isinstance(row, (int, float)):
                yield float(read_number(match["value"])), quote(match), abs(float(row))


def _row_of(scope: Scope, match: re.Match[str], pattern: Phrase) -> str:
    """Say which row of the table a sentence states; nothing if it is a hypothesis, or an adjustment of its own."""
    sentence = scope.sentence_of(match)
    if HYPOTHETICAL.search(scope.text, sentence.start, sentence.end):
        return ""
    if pattern is CHANGE:
        return "dilution.increase_per_share"
    before = Span(sentence.start, match.start())
    if not scope.search(NET_TANGIBLE, before):
        return ""
    if scope.search(AFTER, before):
        return "dilution.as_adjusted_per_share"
    return "" if scope.search(PRO_FORMA, before) else "dilution.historical_per_share"


def _commissions(scope: Scope, section: Span, known: Facts) -> Iterator[Fact]:
    """Find the commissions deducted from the assumed sale, and how exact their product with the rate can be."""
    match = scope.search(COMMISSIONS, section)
    price, rate = known["dilution.assumed_price"].value, known["commission.rate"].value
    if match is None or not isinstance(price, (int, float)) or not isinstance(rate, (int, float)):
        for name in DEDUCTED:
            yield scope.absent(name, "the section on dilution, for commissions on an assumed sale", COMMISSIONS)
        return
    one_share = price * rate / 100
    yield scope.found(DEDUCTED[0], read_number(match["value"]), quote(match))
    yield scope.found(DEDUCTED[1], round(half_of_last_digit(match["value"]) + one_share, 2), quote(match))
