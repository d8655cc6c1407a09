"""Read a suspension or a termination: from when, that no more is sold, and what becomes of the agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.dates import DATE, read_date
from checker.extraction.scope import Scope
from checker.model.document import Span
from checker.model.fact import Fact, Facts

EFFECTIVE_DAY = re.compile(
    rf"(?i)\b(?:effective|as\s+of|on|from)\s+(?:as\s+of\s+|on\s+|from\s+)*(?:the\s+close\s+of\s+(?:business|trading)\s+on\s+)?(?P<date>{DATE})"
)
EFFECTIVE_NOW = re.compile(
    r"(?i)\beffective\s+(?:immediately|(?:as\s+of|on)\s+the\s+date\s+(?:of\s+this|hereof))|\b(?:as\s+of|on)\s+the\s+date\s+(?:of\s+this|hereof)|\bhereby\b|\bwith\s+immediate\s+effect\b"
)
NO_SALES = re.compile(
    r"(?i)\b(?:(?:will|shall|may|do|does|can)\s*not|no\s+longer)\b[^.]{0,160}?\b(?:make|sell|sale|sales|offer|offering|issue)\b[^.]{0,260}?\b(?:unless|until)\b"
    r"|\bno\s+(?:further\s+|additional\s+|more\s+)?(?:sales|offers|shares)\b[^.]{0,200}?\b(?:will\s+be|shall\s+be|may\s+be|are\s+being|unless|until)\b"
    r"|\b(?:will|shall)\s+not\s+(?:make\s+any\s+(?:further\s+|additional\s+)?(?:sales|offers)|(?:offer\s+or\s+)?sell\s+any\s+(?:further|additional|more))\b"
    r"|\bno\s+longer\s+(?:be\s+)?(?:offering|selling|offer|sell)\b"
)
IN_EFFECT = re.compile(
    r"(?i)\bagreement\b[^.]{0,120}?\b(?:remains?|continues?(?:\s+to\s+be)?|will\s+remain|shall\s+remain|stays)\s+in\s+(?:full\s+)?(?:force|effect)"
    r"|\b(?:has|have|is|was|will\s+be|been)\s+(?:also\s+)?terminated\b[^.]{0,60}|\bterminat(?:ed|ion\s+of)\s+(?:the|our)\s+[^.]{0,60}agreement\b"
    r"|\bnotice\s+of\s+termination\b"
)
NAMES = (
    "suspension.effective_date",
    "suspension.no_sales_statement",
    "suspension.agreement_in_effect",
    "termination.effective_date",
)


def read_suspension(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read from when sales stop, and what is said of sales and of the agreement from then on."""
    if known["document.kind"].value != "stop":
        for name in NAMES:
            yield scope.absent(name, "the cover; the document stops no programme")
        return
    purposes = known["document.purposes"].value
    suspends = isinstance(purposes, tuple) and "suspend" in purposes
    stop = known["document.kind"].evidence[0]
    sentence = Span(stop.start or 0, stop.end or 0)
    effective = ("suspension" if suspends else "termination") + ".effective_date"
    other = ("termination" if suspends else "suspension") + ".effective_date"
    yield _effective(scope, effective, sentence, known)
    yield scope.absent(other, "the cover")
    for name, pattern in (("suspension.no_sales_statement", NO_SALES), ("suspension.agreement_in_effect", IN_EFFECT)):
        match = scope.search(pattern, scope.cover)
        if match:
            said = scope.sentence(*match.span())
            yield scope.found(name, scope.text[said.start : said.end], said)
        else:
            yield scope.not_on_cover(name)


def _effective(scope: Scope, name: str, sentence: Span, known: Facts) -> Fact:
    match = scope.search(EFFECTIVE_DAY, sentence)
    if match:
        day = read_date(match["date"])
        if day:
            return scope.found(name, day, sentence)
    now = scope.search(EFFECTIVE_NOW, sentence)
    day = known["document.date"].value  # type: ignore[assignment]
    if now and day:
        return scope.found(name, day, sentence, note="the date of the document")
    return scope.absent(name, "the sentence that suspends or terminates")
