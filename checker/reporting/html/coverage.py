"""How much of a draft some rule looked at: counsel must know what was not examined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

from msgspec import Struct

from checker.model.document import Part, PartKind, Span
from checker.model.layout import Draft
from checker.reporting.html.marks import Mark

PARTS = {
    PartKind.FACING_PAGE: "Facing page",
    PartKind.BASE: "Base prospectus",
    PartKind.ATM: "Supplement",
    PartKind.UNCLEAR: "Supplement, or another offering",
    PartKind.OTHER: "Document",
    PartKind.HEADER: "Header of the submission",
    PartKind.FEE_EXHIBIT: "Fee exhibit",
}


class Coverage(IntEnum):
    """Whether a paragraph was looked at; of several the highest counts."""

    UNTOUCHED = 0
    READ = 1
    CITED = 2  # by a finding


class Paragraph(Struct, frozen=True):
    """A line of the text of a draft: what the reader sees as a paragraph, or as a row of a table."""

    start: int
    end: int
    coverage: Coverage


class Share(Struct, frozen=True):
    """How much of a stretch of a draft no rule has touched."""

    name: str
    untouched: int  # characters
    all: int  # characters
    is_section: bool = False  # of the part before it

    @property
    def percent(self) -> int:
        """Give the share in percent. It is 0 or 100 only if nothing or all is untouched."""
        if self.untouched in (0, self.all):
            return 100 if self.untouched else 0
        return min(99, max(1, round(100 * self.untouched / self.all)))


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """Divide a text into its paragraphs, and say of each what has looked at it."""
    lines = list(_lines(text))
    starts = [line.start for line in lines]
    found = [Coverage.UNTOUCHED] * len(lines)
    for mark in marks:
        coverage = Coverage.CITED if mark.tone.is_finding else Coverage.READ
        for number in range(max(0, bisect_right(starts, mark.start) - 1), bisect_left(starts, mark.end)):
            if mark.start < lines[number].end:
                found[number] = max(found[number], coverage)
    return [Paragraph(line.start, line.end, coverage) for line, coverage in zip(lines, found, strict=True)]


def shares(draft: Draft, divided: Sequence[Paragraph]) -> list[Share]:
    """Count what is untouched: in the whole draft, in each part of it, and in the sections of the part that was read.

    The first share is that of the whole draft. Parts and sections follow in the order of the text.
    """
    counted = [_share("Whole file", Span(0, len(draft.text)), divided=divided)]
    for part in sorted(draft.parts, key=lambda part: part.span.start):
        if len(draft.parts) > 1:
            counted.append(_share(PARTS[part.kind], part.span, divided=divided))
        if part == draft.main:
            counted += _of_sections(part, divided)
    return [share for share in counted if share.all]


def _of_sections(part: Part, divided: Sequence[Paragraph]) -> Iterator[Share]:
    """Count what is untouched of the cover and of each section; one under several captions counts as one."""
    spans: dict[str, list[Span]] = {"cover": [part.cover]}
    for section in sorted(part.sections, key=lambda section: section.span.start):
        spans.setdefault(section.name, []).append(section.span)
    for name, of_section in spans.items():
        yield _share(name.replace("_", " ").capitalize(), *of_section, divided=divided, is_section=True)


def _share(name: str, *spans: Span, divided: Sequence[Paragraph], is_section: bool = False) -> Share:
    lengths = [(each.end - each.start, each.coverage) for span in spans for each in _within(span, divided)]
    untouched = sum(length for length, coverage in lengths if coverage is Coverage.UNTOUCHED)
    return Share(name, untouched, sum(length for length, _ in lengths), is_section)


def _within(span: Span, divided: Sequence[Paragraph]) -> Sequence[Paragraph]:
    first = bisect_left(divided, span.start, key=lambda paragraph: paragraph.start)
    last = bisect_left(divided, span.end, key=lambda paragraph: paragraph.start)
    return divided[first:last]


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield Span(start, start + len(line))
        start += len(line) + 1
