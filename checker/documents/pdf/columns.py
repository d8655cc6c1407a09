"""Put the lines of a page in reading order: two columns of prose are read one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from checker.documents.pdf.lines import Line, line_of

FEWEST_LINES = 8
"""Of each column."""

FEWEST_WORDS = 4
"""In a line of a column, on the average; the label column of a table has fewer."""

FULL = 0.75
"""Of the width of its column: a line of prose, except the last of a paragraph, has more."""


class Flow(Struct, frozen=True):
    """Lines that are read one after the other, and the margins they keep to."""

    lines: list[Line]
    left: float
    right: float
    turned: bool = False  # whether it runs up or down the page, beside the others


def flows_of(lines: Sequence[Line], left: float, right: float) -> Iterator[Flow]:
    """Divide the lines of a page into flows, in reading order."""
    gutter = _gutter(lines)
    start = 0
    for begin, end in _runs_beside(lines, gutter) if gutter else ():
        sides = _sides(lines[begin:end], gutter)
        if all(_is_prose(side) for side in sides):
            yield Flow(list(lines[start:begin]), left, right)
            yield from (_flow(side) for side in sides)
            start = end
    yield Flow(list(lines[start:]), left, right)


def _gutter(lines: Sequence[Line]) -> float:
    """Find where most gaps between two cells are, to a few points; 0.0 if there are too few."""
    gaps = Counter(
        round((cell.right + following.left) / 16) for line in lines for cell, following in pairwise(line.cells)
    )
    place, count = max(gaps.items(), key=lambda item: item[1], default=(0, 0))
    return place * 8.0 if count >= FEWEST_LINES // 2 else 0.0


def _runs_beside(lines: Sequence[Line], gutter: float) -> Iterator[tuple[int, int]]:
    """Give the longest runs of lines none of which crosses the gutter."""
    begin = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or any(cell.left < gutter < cell.right for cell in lines[index].cells):
            if index - begin >= FEWEST_LINES:
                yield begin, index
            begin = index + 1


def _sides(lines: Sequence[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    before: list[Line] = []
    after: list[Line] = []
    for line in lines:
        words = [word for cell in line.cells for word in cell.words]
        for side, of in (
            (before, [w for w in words if w.left < gutter]),
            (after, [w for w in words if w.left >= gutter]),
        ):
            if of:
                side.append(line_of(of))
    return before, after


def _is_prose(side: Sequence[Line]) -> bool:
    words = sum(len(cell.words) for line in side for cell in line.cells)
    if len(side) < FEWEST_LINES or words < FEWEST_WORDS * len(side):
        return False
    flow = _flow(side)
    full = sum(line.right - line.left >= FULL * (flow.right - flow.left) for line in side)
    return full >= 0.6 * len(side)


def _flow(side: Sequence[Line]) -> Flow:
    return Flow(list(side), min(line.left for line in side), max(line.right for line in side))
