"""Documents with a body as long as any may be that says one thing again and again, and what a reader knows of them."""

from __future__ import annotations

from functools import cache

from checker.documents.parts import LONGEST_COVER
from checker.documents.read import read_bytes
from checker.extraction.extract import extract_facts
from checker.extraction.scope import Scope
from checker.model.document import SECTIONS, Document, Part, PartKind, Section, SourceMap, Span
from checker.model.fact import Facts
from tests.hostile.texts import bare, hidden_in_cover, hidden_in_stop, hidden_in_update

KINDS = {"launch": hidden_in_cover, "update": hidden_in_update, "stop": hidden_in_stop, "other": bare}


@cache
def known_of(kind: str) -> Facts:
    """Give what the readers know of a short document of a kind."""
    return extract_facts(read_bytes(KINDS[kind]("It is a good day.").encode(), "draft.txt"), {})


def scope_of(unit: str, kind: str, size: int) -> Scope:
    """Make a document of a kind that repeats a text, in the longest cover and in a body where all sections are one.

    It is not read from a file: what reading costs is measured elsewhere.
    """
    opening = KINDS[kind]("")
    text = opening + unit * ((size - len(opening)) // len(unit))
    whole, body = Span(0, len(text)), Span(len(opening), len(text))
    sections = tuple(Section(name, Span(body.start, body.start + 20), body) for name in SECTIONS)
    cover = Span(0, min(len(text), LONGEST_COVER))
    part = Part(PartKind.ATM, whole, cover, True, Span(cover.end, min(len(text), 2 * cover.end)), sections)
    places = SourceMap([0], [0], [0], lambda start, walked: start + walked)
    document = Document("draft.txt", "text", "", text, places, parts=(part, *_attached(whole)), main=part)
    return Scope(document, part)


def _attached(span: Span) -> tuple[Part, ...]:
    """Let the same text be the other parts that readers look at."""
    kinds = (PartKind.HEADER, PartKind.FEE_EXHIBIT, PartKind.BASE, PartKind.FACING_PAGE)
    return tuple(Part(kind, span, span, True, span) for kind in kinds)
