"""Gather what proof-reading finds: a list fact with one piece of evidence for each of its items."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from msgspec import Struct

from checker.extraction.scope import Quote, Scope
from checker.model.fact import Fact
from checker.phrases.phrase import Phrase

MOST = 25
"""What a person will read of one list."""


class Hit(Struct, frozen=True):
    """One slip: how it is told, and where it stands."""

    told: str
    span: Quote


def fact_of_hits(scope: Scope, name: str, hits: Iterable[Hit], *sought: Phrase | str) -> Fact:
    """Make a list fact, in reading order, of the first hits; one that stands on a sticker or inside is found alike."""
    first = sorted(islice(hits, MOST), key=lambda hit: hit.span.start)
    if first:
        return scope.found(name, tuple(hit.told for hit in first), *(hit.span for hit in first))
    return scope.nowhere(name, *sought, sticker=not scope.part.contents and not scope.part.sections)
