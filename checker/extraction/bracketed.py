"""Tell values that a draft still has in brackets, "$[1.84]", from values that are not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from msgspec.structs import replace

from checker.extraction.cover.agreement import read_agreement
from checker.extraction.cover.baby_shelf import read_baby_shelf
from checker.extraction.cover.changes import read_changes
from checker.extraction.cover.filing import read_filing
from checker.extraction.cover.listing import read_listing
from checker.extraction.cover.programme import read_programme
from checker.extraction.cover.suspension import read_suspension
from checker.extraction.scope import Scope
from checker.model.document import Span
from checker.model.fact import Evidence, Fact, Facts
from checker.phrases.phrase import phrase

READERS: tuple[Callable[[Scope, Facts], Iterator[Fact]], ...] = (
    read_filing,
    read_listing,
    read_agreement,
    read_programme,
    read_baby_shelf,
    read_changes,
    read_suspension,
)
BRACKETED = phrase(
    r"\$\s?\[[^\[\]\n]{0,60}\]|\[[^\[\]\n]{0,60}\](?=\s?%)"
    r"|\[(?=[^\[\]\n]{0,60}\d)(?!\s?\d{1,2}\s?\])[^\[\]\n]{1,60}\]",
    reads="a value in brackets",
)
"""An amount, a percentage or a date; "[1]" is the mark of a note."""
LONGEST_COVER = 100_000
MOST = 100
"""A text with more brackets is no draft with a few values left open; that they are there is told anyway."""


def read_bracketed(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Make unread what was not found, and is found on the cover once the brackets around numbers are left out.

    A bracket becomes a space, so that every offset stays where it is.
    """
    brackets = list(islice(scope.each(BRACKETED, scope.whole), MOST + 1))
    if not 0 < len(brackets) <= MOST:
        return
    bare = BRACKETED.replace(lambda match: match[0].replace("[", " ").replace("]", " "), scope.text)
    cover = Span(scope.cover.start, min(scope.cover.end, scope.cover.start + LONGEST_COVER))
    without = Scope(replace(scope.document, text=bare), replace(scope.part, span=cover, cover=cover, sections=()))
    for reader in READERS:
        for fact in reader(without, known):
            told = next((match[0] for match in brackets if _is_quoted(match, fact.evidence)), "")
            if told and fact.found and not known[fact.name].found:
                yield scope.unread(fact.name, f"it stands in brackets: “{told}”", "the cover", BRACKETED)


def _is_quoted(match: re.Match[str], evidence: tuple[Evidence, ...]) -> bool:
    """Tell whether a match and a quote overlap."""
    spans = ((each.start, each.end) for each in evidence if each.start is not None and each.end is not None)
    return any(start < match.end() and match.start() < end for start, end in spans)
