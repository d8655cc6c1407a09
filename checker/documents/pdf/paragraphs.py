"""Lines become paragraphs: each paragraph, and each row of a table, is one line of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from checker.documents.pdf.columns import Flow
from checker.documents.pdf.hyphens import Hyphens
from checker.documents.pdf.lines import Line
from checker.documents.pdf.rows import aligned, cells_of, rows_of, tables_of

SAME_SIZE = 0.15
"""Share of their height by which lines of one paragraph may differ."""

CLOSE = 1.2
"""Of the usual distance of lines: those of one paragraph are closer."""

CLOSEST, FARTHEST = 0.9, 2.6
"""Within which the usual distance of lines is looked for, in heights of the line."""

ENOUGH = 4
"""Lines that go on in the next, from which the distance of lines is known."""

FULL = 0.75
"""Of the width of a block: a line that goes on in the next has more, as a rule."""

INDENT = 1.0
"""In heights of the line."""

SAME_EDGE = 2.0
"""Points by which the ends of justified lines, and twice the centres of centred lines, may differ."""

JUSTIFIED = 0.3
"""Share of the lines of a justified block that end at the margin; the others end paragraphs, or are captions."""

NARROW = 0.5
"""Of the width of the flow: a block of few lines that is narrower is a title, each line of which stands alone."""

SHORTEST_CAPTION, LONGEST_CAPTION = 8, 4
"""The first in letters, the second in lines."""

SPACE = 0.4
"""In heights of the line: a space, and a little for what the typesetter squeezes."""

FAR_RIGHT = 0.4
"""Share of the width of a block at which a line that begins there is set flush right, and not merely indented."""

MOST_BOUND = 4
"""Words that are bound together, so that no line ends between them."""

TITLE = re.compile(r"(?:PRELIMINARY )?(?:BASE )?PROSPECTUS(?: SUPPLEMENT)?|(?:TABLE OF )?CONTENTS")
"""What stands on a line of its own wherever it stands."""

SENTENCE_ENDS = (".", "?", "!", ":", ";", ".”", "?”", "!”", ".’", ".)", '."')


class Margins(Struct, frozen=True):
    """Where the lines of a block begin and end, and whether all but the last of a paragraph end there."""

    left: float
    right: float
    justified: bool = False


class Paragraph(Struct, frozen=True):
    """A paragraph, or a row of a table (which has no lines of its own), and how it stands on the page."""

    text: str
    lines: tuple[Line, ...]
    top: float
    margins: Margins


def usual_distance(flows: Iterable[Flow], otherwise: float) -> float:
    """Give the greatest usual distance of two lines of a paragraph, in heights of the line; or another, if unclear."""
    distances = sorted(
        distance
        for flow in flows
        for before, after in pairwise(flow.lines)
        if after.text[0].islower()
        and _same_size(before, after)
        and before.right - before.left >= FULL * (flow.right - flow.left)
        and CLOSEST <= (distance := (before.middle - after.middle) / before.height) <= FARTHEST
    )
    return distances[len(distances) * 9 // 10] if len(distances) >= ENOUGH else otherwise


def paragraphs_of(flow: Flow, distance: float, hyphens: Hyphens) -> Iterator[Paragraph]:
    """Give the paragraphs of a flow and the rows of its tables, from top to bottom."""
    for block in _blocks(aligned(flow.lines), distance):
        for is_table, lines in tables_of(block):
            if is_table:
                yield from _rows(lines, distance, hyphens)
            else:
                yield from _prose(lines, flow, hyphens)


def goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Tell whether a paragraph at the foot of a page or column goes on at the head of the next."""
    if not before.lines or not after.lines:
        return False
    last, first = before.lines[-1], after.lines[0]
    if not _same_size(last, first) or last.text.endswith(SENTENCE_ENDS) or first.is_item:
        return False
    if first.text.isupper() and not last.text.isupper():
        return False
    if last.right - last.left < FULL * (before.margins.right - before.margins.left):
        return False
    return first.text[0].islower() or (not _is_indented(first, after) and not _fits(last, first, before.margins))


def _blocks(lines: Sequence[Line], distance: float) -> Iterator[list[Line]]:
    """Group lines with no more than the usual distance between them."""
    block: list[Line] = []
    for line in lines:
        if block and not 0 < block[-1].middle - line.middle <= CLOSE * distance * max(block[-1].height, line.height):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _rows(table: Sequence[Line], distance: float, hyphens: Hyphens) -> Iterator[Paragraph]:
    for row in rows_of(table, distance):
        cells = (hyphens.joined(cell.text for cell in lines) for lines in cells_of(row))
        yield Paragraph("\t".join(cells), (), row[0].top, Margins(0.0, 0.0))


def _prose(lines: Sequence[Line], flow: Flow, hyphens: Hyphens) -> Iterator[Paragraph]:
    margins = _margins(lines, flow)
    flush = min(line.left for line in lines)
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _begins(paragraph, line, flush, margins):
            yield _paragraph(paragraph, margins, hyphens)
            paragraph = []
        paragraph.append(line)
    yield _paragraph(paragraph, margins, hyphens)


def _paragraph(lines: Sequence[Line], margins: Margins, hyphens: Hyphens) -> Paragraph:
    return Paragraph(hyphens.joined(line.text for line in lines), tuple(lines), lines[0].top, margins)


def _margins(lines: Sequence[Line], flow: Flow) -> Margins:
    """Give the margins that lines keep to: their own if they are a block of full lines, else those of the flow."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    full = sum(line.right - line.left >= FULL * (right - left) for line in lines)
    if len(lines) < 3 or full < 0.6 * len(lines) or right - left < NARROW * (flow.right - flow.left):
        return Margins(flow.left, flow.right)
    flush = sum(line.right > right - SAME_EDGE for line in lines)
    return Margins(left, right, justified=flush >= max(3, JUSTIFIED * len(lines)))


def _begins(paragraph: Sequence[Line], line: Line, flush: float, margins: Margins) -> bool:
    """Tell whether a line begins a new paragraph below those of another."""
    before = paragraph[-1]
    if line.is_item or not _same_size(before, line) or TITLE.fullmatch(line.text) or TITLE.fullmatch(before.text):
        return True
    if _is_caption(paragraph) and not line.text.isupper():
        return True
    ended = before.text.endswith(SENTENCE_ENDS)
    if ended and line.left - flush > 1 and _is_caption([line]) and not before.text.isupper():
        return True
    if not ended and (line.text[0].islower() or before.text.endswith("-")):
        return False
    if ended and margins.justified and before.right < margins.right - SAME_EDGE:
        return True
    hangs = before.is_item and abs(before.hang - line.left) < INDENT * line.height
    indented = before.left - flush < 1 and line.left - before.left > INDENT * line.height
    if indented and not hangs and not _share_centre(before, line):
        return True
    return _fits(before, line, margins)


def _is_caption(paragraph: Sequence[Line]) -> bool:
    """Tell whether a paragraph is a caption so far: a few lines in capitals, and not just "LLC."."""
    if len(paragraph) > LONGEST_CAPTION or not all(line.text.isupper() for line in paragraph):
        return False
    return sum(len(line.text) for line in paragraph) >= SHORTEST_CAPTION


def _fits(before: Line, line: Line, margins: Margins) -> bool:
    """Tell whether the first word of a line would have had room on the line above; in a sentence, the first few.

    Typists bind words that belong together, as "$1.5 million", "Rule 415(a)(4)" and "June 22, 2026".
    """
    room, width = margins.right - before.right, margins.right - margins.left
    is_centred = before.right - before.left < FULL * width and _share_centre(before, line)
    if is_centred or before.left - margins.left > FAR_RIGHT * width:
        room += before.left - margins.left
    in_sentence = before.right - before.left >= FULL * width and not before.text.endswith(SENTENCE_ENDS)
    words = line.cells[0].words[: MOST_BOUND if in_sentence else 1]
    return room > words[-1].right - words[0].left + SPACE * before.height


def _share_centre(before: Line, line: Line) -> bool:
    return abs(before.left + before.right - line.left - line.right) < SAME_EDGE and before.left != line.left


def _same_size(before: Line, after: Line) -> bool:
    return abs(before.height - after.height) <= SAME_SIZE * max(before.height, after.height)


def _is_indented(first: Line, paragraph: Paragraph) -> bool:
    flush = paragraph.lines[1].left if len(paragraph.lines) > 1 else paragraph.margins.left
    return first.left - flush > INDENT * first.height
