"""Read what the issuer would receive if everything were sold, and what the offering costs it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.cover.programme import PROGRAMME
from checker.extraction.grammar.amounts import MONEY, half_of_last_digit, read_number
from checker.extraction.scope import Scope, quote
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

NET = phrase(
    r"\bnet proceeds\b[^.$;]{0,200}?\b(?:be|of|are|is|to us,?) (?:up to )?(?:approximately |about )?(?P<value>"
    rf"{MONEY})(?P<after>[^.;]{{0,300}})",
    reads="“net proceeds … be approximately $…, after deducting”, for the sale of everything",
)
OF_EVERYTHING = phrase(r"\b(?:assum(?:e|es|ing)|if (?:we|all)|up to|maximum|full|entire)\b")
SOLD_BEFORE = phrase(r"\b(?:received|have sold|were|prior|previous(?:ly)?|private placement|concurrent)\b")
AFTER_COSTS = phrase(r"\bafter (?:deducting|deduction of|payment of|commissions?)\b")
EXPENSES = phrase(
    r"\bestimates? (?:that )?(?:the|our|its)\b[^.$;]{0,60}?\bexpenses\b"
    r"[^.$;]{0,240}?\b(?:be|is|are|at|of) (?:approximately |about )?"
    rf"(?P<value>{MONEY})",
    reads="“estimate … expenses … $…”",
)
OTHER_ESTIMATE = phrase(r"\b(?:proceeds|dilution|per share)\b")
NAMES = ("proceeds.net", "proceeds.net_rounding", "proceeds.expenses")


def read_proceeds(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the estimated net proceeds of the whole programme and the expenses of the offering, commissions apart.

    Law: 17 CFR 229.504, the net proceeds; 229.508(e) with 229.511, the expenses.
    """
    if known["document.kind"].value not in PROGRAMME:
        for name in NAMES:
            yield scope.absent(name, "the cover; it is no document of an at-the-market programme")
        return
    sticker = not scope.part.contents and not scope.body_was_seen
    yield from _net(scope, sticker)
    for match in scope.each(EXPENSES, scope.whole):
        if not OTHER_ESTIMATE.search(match[0]):
            yield scope.found("proceeds.expenses", read_number(match["value"]), quote(match))
            return
    yield scope.nowhere("proceeds.expenses", EXPENSES, sticker=sticker)


def _net(scope: Scope, sticker: bool) -> Iterator[Fact]:
    """Find the estimate for the sale of everything, after commissions and expenses."""
    for match in scope.each(NET, scope.whole):
        sentence = scope.sentence_of(match)
        if SOLD_BEFORE.search(scope.text, sentence.start, sentence.end) or not AFTER_COSTS.search(match["after"]):
            continue
        if OF_EVERYTHING.search(scope.text, sentence.start, sentence.end):
            yield scope.found("proceeds.net", read_number(match["value"]), sentence)
            yield scope.found("proceeds.net_rounding", half_of_last_digit(match["value"]), sentence)
            return
    for name in NAMES[:2]:
        yield scope.nowhere(name, NET, sticker=sticker)
