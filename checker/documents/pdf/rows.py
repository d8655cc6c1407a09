"""Lines of a table become rows: a cell whose text wraps is put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median_low

from checker.documents.pdf.lines import Cell, Line, Word

Column = tuple[float, float]
NEAR = 2
"""Lines above and below, whose gaps show where a column begins."""

ENDS_OF_SENTENCES = (".", "?", "!", ":", ".”")
"""After which some typists leave two spaces."""

MOST_LINES = 200
"""Of a table; no page has room for more."""

WIDER = 1.6
"""Than the other spaces of its line: a gap between two cells that all but touch."""

CLOSE = 1.12
"""Of the usual distance of lines: those of one cell are closer, since rows have a little more between them."""

BESIDE = 0.8
"""In heights of the line."""

GROUP = re.compile(r"(?i)(?:base |accompanying )?prospectus(?: supplement)?")
"""What stands above the entries of one document in a table of contents, and goes on from nothing."""

FEWEST_WORDS = 3
"""A cell with fewer words is a number or a name, and does not wrap."""


def tables_of(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Divide lines that stand close together into stretches of prose and of tables, in their order."""
    prose: list[Line] = []
    index = 0
    while index < len(lines):
        if not _begins_table(lines, index):
            prose.append(lines[index])
            index += 1
            continue
        columns = _widened([], lines[index])
        above: list[Line] = []
        while prose and len(wider := _widened(columns, prose[-1])) > 1:
            if prose[-1].left <= columns[0][1] and (above or not _begins_label(prose[-1], lines[index])):
                break
            above.insert(0, prose.pop())
            columns = wider
        if prose:
            yield False, prose
            prose = []
        end = _end_of_table(lines, index, columns)
        yield True, [*above, *lines[index:end]]
        index = end
    if prose:
        yield False, prose


def rows_of(table: Sequence[Line], distance: float) -> Iterator[list[Line]]:
    """Group the lines of a table into rows; ``distance`` is that of lines of one cell, in heights of the line."""
    columns: list[Column] = []
    for line in table:
        columns = _widened(columns, line)
    row: list[Line] = []
    pitch = CLOSE * distance
    cells: dict[int, Cell] = {}  # the last cell of the row in each column
    for line in table:
        placed = _by_column(line, columns)
        if row and not _is_beside(row[-1], line) and not _wrap(cells, placed, columns, pitch):
            yield row
            row, cells = [], {}
        row.append(line)
        cells |= placed
    yield row


def cells_of(row: Sequence[Line]) -> Iterator[list[Cell]]:
    """Give the cells of a row from left to right, each as its lines."""
    columns: list[Column] = []
    for line in row:
        columns = _widened(columns, line)
    placed = [_by_column(line, columns) for line in row]
    for index in range(len(columns)):
        yield [cells[index] for cells in placed if index in cells]


def _widened(columns: Sequence[Column], line: Line) -> list[Column]:
    """Add the cells of a line to columns; those that overlap become one."""
    merged: list[Column] = []
    for left, right in sorted([*columns, *((cell.left, cell.right) for cell in line.cells)]):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _by_column(line: Line, columns: Sequence[Column]) -> dict[int, Cell]:
    """Give the cell of a line in each column that it has one in; two in one column are put together."""
    placed: dict[int, Cell] = {}
    column = 0
    for cell in line.cells:
        while column < len(columns) - 1 and cell.left > columns[column][1]:
            column += 1
        placed[column] = Cell(placed[column].words + cell.words) if column in placed else cell
    return placed


def aligned(lines: Sequence[Line]) -> list[Line]:
    """Divide lines where they leave a wider space and the lines around them a gap between two cells."""
    gaps = [_gaps(line.cells) if line.is_tabular else [] for line in lines]
    if not any(gaps):
        return list(lines)
    around = [
        [gap for near in gaps[max(0, index - NEAR) : index + NEAR + 1] for gap in near] for index in range(len(lines))
    ]
    return [line if len(line.cells) > 1 else _cut(line, near) for line, near in zip(lines, around, strict=True)]


def _cut(line: Line, around: Sequence[Column]) -> Line:
    words = line.cells[0].words
    gaps = _gaps(words)
    if not gaps or not around:
        return line
    least = WIDER * median_low(right - left for left, right in gaps)
    for at, (left, right) in enumerate(gaps, 1):
        is_wide = right - left >= least and not words[at - 1].text.endswith(ENDS_OF_SENTENCES)
        if is_wide and any(begin < right and left < end for begin, end in around):
            return Line((Cell(words[:at]), Cell(words[at:])), line.bottom, line.top)
    return line


def _gaps(pieces: Iterable[Word | Cell]) -> list[Column]:
    return [(before.right, after.left) for before, after in pairwise(pieces)]


def _begins_table(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is tabular, or the next stands lower beside it, as a cell that is centred in its row does."""
    if lines[index].is_tabular:
        return True
    following = lines[index + 1 : index + 2]
    return bool(following) and _is_beside(lines[index], following[0])


def _begins_label(line: Line, row: Line) -> bool:
    """Tell whether the label of a row begins on the line above it, as one does whose row is set at its foot."""
    label = row.cells[0]
    goes_on = label.text[0].islower() or label.text[0].isdigit()
    return goes_on and -1 < label.left - line.left < 2 * line.height and not line.text.endswith(ENDS_OF_SENTENCES)


def _end_of_table(lines: Sequence[Line], begin: int, columns: list[Column]) -> int:
    """Give the index of the first line that would close the gaps between all columns."""
    for index in range(begin, min(len(lines), begin + MOST_LINES)):
        columns = _widened(columns, lines[index])
        if index > begin and len(columns) == 1:
            return index
    return min(len(lines), begin + MOST_LINES)


def _is_beside(before: Line, after: Line) -> bool:
    """Tell whether two lines are closer than lines of one column can be."""
    return before.middle - after.middle < BESIDE * min(before.height, after.height) and (
        before.right < after.left or after.right < before.left or before.is_tabular or after.is_tabular
    )


def _wrap(before: dict[int, Cell], after: dict[int, Cell], columns: Sequence[Column], pitch: float) -> bool:
    """Tell whether every cell of a line that has one above it in the row goes on from that.

    If both have others besides, one must do so in lower case: the widest entries of two rows look like full lines.
    """
    shared = before.keys() & after.keys()
    if not shared or not all(_wraps(before[index], after[index], columns[index], pitch) for index in shared):
        return False
    if any(after[index].text[0].islower() for index in shared):
        return True
    one_column = len(shared) == 1 and shared in (before.keys(), after.keys())
    return one_column and all(len(before[index].words) >= FEWEST_WORDS for index in shared)


def _wraps(before: Cell, after: Cell, column: Column, pitch: float) -> bool:
    last, following = before.words[-1], after.words[0]
    if GROUP.fullmatch(after.text) or last.middle - following.middle > pitch * (last.top - last.bottom):
        return False
    room = column[1] - column[0] - (before.right - before.left)
    return room < following.right - following.left or following.text[0].islower()
