"""The layout of a text that has no tags: lines are paragraphs, and lines with cells are rows of tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from checker.model.document import Span
from checker.model.layout import Element, Tag


def plain_layout(text: str, stretch: Span) -> Iterator[Tag]:
    """Make tags for a stretch of a text whose lines are separated by newlines and whose cells are separated by tabs."""
    for has_cells, lines in groupby(_lines(text, stretch), lambda line: "\t" in text[line.start : line.end]):
        if has_cells:
            rows = list(lines)
            yield Tag(rows[0].start, Element.TABLE)
            for row in rows:
                yield from _row(text, row)
            yield Tag(rows[-1].end, Element.TABLE, closing=True)
        else:
            for line in lines:
                yield Tag(line.start, Element.BLOCK)
                yield Tag(line.end, Element.BLOCK, closing=True)


def _lines(text: str, stretch: Span) -> Iterator[Span]:
    start = stretch.start
    for line in text[stretch.start : stretch.end].split("\n"):
        if line:
            yield Span(start, start + len(line))
        start += len(line) + 1


def _row(text: str, line: Span) -> Iterator[Tag]:
    yield Tag(line.start, Element.ROW)
    start = line.start
    for cell in text[line.start : line.end].split("\t"):
        yield Tag(start, Element.CELL)
        yield Tag(start + len(cell), Element.CELL, closing=True)
        start += len(cell) + 1
    yield Tag(line.end, Element.ROW, closing=True)
