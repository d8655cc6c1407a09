"""Read how many shares are outstanding before and after the offering, as its summary says."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.grammar.amounts import COUNT, SHARES, read_number
from checker.extraction.scope import Scope, quote
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

AFTER = phrase(
    rf"\boutstanding (?:immediately )?(?:after|following) (?:this|the) offering[ \t]{{0,3}}:?\s[ \t]{{0,3}}"
    rf"(?:up to )?(?P<count>{COUNT})\b",
    reads="“outstanding after this offering …”",
)
BEFORE = phrase(
    rf"\boutstanding (?:immediately )?(?:after|following) (?:this|the) offering[^.$;\d]{{0,60}}? based (?:up)?on "
    rf"(?P<count>{COUNT}) (?:{SHARES})\b[^.$;\d]{{0,60}}?\boutstanding",
    reads="“outstanding after this offering … based on … shares outstanding”",
)


def read_offering(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the shares outstanding after the offering, and the number that the calculation begins with."""
    section = scope.part.section("the_offering")
    for name, pattern in (("offering.outstanding_after", AFTER), ("offering.outstanding_before", BEFORE)):
        if section is None:
            yield scope.nowhere(name, pattern, sticker=not scope.part.contents and not scope.body_was_seen)
            continue
        match = scope.search(pattern, section.span)
        if match:
            yield scope.found(name, int(read_number(match["count"])), quote(match))
        else:
            yield scope.absent(name, "the summary of the offering", pattern)
