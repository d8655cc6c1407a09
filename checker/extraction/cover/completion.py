"""Read the legend of a prospectus that is not complete, and what keeps its registration statement from effect."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.cover.programme import PROGRAMME
from checker.extraction.scope import Scope
from checker.model.document import PartKind, Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

NOT_COMPLETE = phrase(
    r"\binformation (?:contained )?in this (?:preliminary )?(?:prospectus(?: supplement)?|supplement|amendment)"
    r"[^.\n]{0,80}?\b(?:is|are) (?:not complete(?! without)|subject to completion)\b"
    r"|\b(?:will|may) be (?:amended or completed|completed or amended)\b",
    reads="“information in this prospectus is not complete and may be changed”",
)
DELAYS = phrase(
    r"\bhereby amends this registration statement on such dates? or dates? as may be necessary to delay its effective",
    reads="“hereby amends this registration statement on such date … to delay its effective date”",
)
LEGEND, DELAYING = "legend.not_complete", "filing.delaying_amendment"
ABOVE = 1_500
"""The legend stands above everything, and so perhaps on the page before the title of the cover."""


def read_completion(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the legend of a preliminary prospectus, and the delaying amendment on the facing page.

    Law: 17 CFR 229.501(b)(10); 230.473, the amendment that keeps a registration statement from becoming effective.
    """
    if known["document.kind"].value not in PROGRAMME:
        for name in (LEGEND, DELAYING):
            yield scope.absent(name, "the cover; it is no document of an at-the-market programme")
        return
    yield _legend(scope)
    yield _delaying_amendment(scope)


def _legend(scope: Scope) -> Fact:
    before = max(0, scope.cover.start - ABOVE) if scope.document.form else scope.cover.start
    match = scope.search(NOT_COMPLETE, Span(before, scope.cover.end))
    if match:
        sentence = scope.sentence_of(match)
        return scope.found(LEGEND, scope.text[sentence.start : sentence.end], sentence)
    return scope.not_on_cover(LEGEND, NOT_COMPLETE)


def _delaying_amendment(scope: Scope) -> Fact:
    facing = next((part for part in scope.document.parts if part.kind is PartKind.FACING_PAGE), None)
    if not facing:
        return scope.absent(DELAYING, "the beginning of the file, for the facing page of a registration statement")
    front = Scope(scope.document, facing)
    match = front.search(DELAYS, front.whole)
    if match:
        sentence = front.sentence_of(match)
        return front.found(DELAYING, front.text[sentence.start : sentence.end], sentence)
    return scope.absent(DELAYING, "the facing page", DELAYS)
