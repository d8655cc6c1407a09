"""Tell running heads, running feet and page numbers from the text, and give each page its printed label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from checker.documents.pdf.lines import Line

LABEL = re.compile(r"(?:[Pp]age\s)?[-–—\s]*((?:[A-Z]{1,3}-)?(?:\d{1,3}|[ivxl]{1,7}))[-–—\s]*")
ROMAN = re.compile(r"(?:[A-Z]{1,3}-)?(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
SAME_HEIGHT = 4
"""Points within which lines of two pages stand at the same height."""

REPEATED = 3
"""Pages on which a line must stand to be a running head or foot."""

MOST_LINES = 4
"""In a head or foot."""

CONTENTS = re.compile(r"(?i)(?:table of )?contents")
FEWEST_ENTRIES = 4
"""Lines that end with the number of a page, on a page that is a table of contents."""


class _Edges(Struct):
    lines: list[Line]
    label: str = ""


def strip_margins(pages: Sequence[list[Line]]) -> list[tuple[list[Line], str]]:
    """Take what is printed in the margins of each page away; give the lines that remain and the label, or "".

    Heads of the first page stay: a cover has none, and what looks like one may be the corner of Rule 424.
    """
    repeated = _repeated(pages)
    labels = [_labels_at_edges(lines, repeated) for lines in pages]
    stripped: list[tuple[list[Line], str]] = []
    for index, lines in enumerate(pages):
        edges = _Edges(list(lines))
        for at in (-1, 0):
            most = MOST_LINES
            while most and _peel(edges, at, index, repeated, labels):
                most -= 1
        stripped.append((edges.lines, edges.label))
    return stripped


def _repeated(pages: Sequence[list[Line]]) -> set[tuple[int, str]]:
    """Give the height and the words of the lines that stand at the same height on enough pages."""
    counts: Counter[tuple[int, str]] = Counter()
    for lines in pages:
        keys = {key for line in lines for key in _keys(line)}
        counts.update(keys)
    return {key for key, count in counts.items() if count >= REPEATED}


def _keys(line: Line) -> tuple[tuple[int, str], tuple[int, str]]:
    """Give two keys, so that two lines on either side of a rounded height share one."""
    words = re.sub(r"\d+|\b[ivxl]+\b", "#", line.text)
    step = int(line.middle // SAME_HEIGHT)
    half = int((line.middle + SAME_HEIGHT / 2) // SAME_HEIGHT)
    return (2 * step, words), (2 * half + 1, words)


def _peel(edges: _Edges, at: int, index: int, repeated: set[tuple[int, str]], labels: list[set[str]]) -> bool:
    """Take the first (0) or the last (-1) line of a page away if it is in the margin; tell whether it was."""
    if not edges.lines:
        return False
    line = edges.lines[at]
    label = "" if edges.label else _label(line.text)
    if label and _follows(label, index, labels):
        edges.label = label
    elif (at == 0 and index == 0) or repeated.isdisjoint(_keys(line)) or _is_heading_of_contents(line, edges.lines):
        return False
    else:
        edges.label = edges.label or _label_among(line)
    del edges.lines[at]
    return True


def _is_heading_of_contents(line: Line, page: Sequence[Line]) -> bool:
    """Tell whether a line heads the table of contents, to which printers link from the head of every other page."""
    if [other for other in page if CONTENTS.fullmatch(other.text)] != [line]:
        return False
    return sum(len(other.cells) > 1 and _label(other.cells[-1].text) != "" for other in page) >= FEWEST_ENTRIES


def _label(text: str) -> str:
    match = LABEL.fullmatch(text)
    if match and (match[1][-1].isdigit() or ROMAN.fullmatch(match[1])):
        return match[1]
    return ""


def _label_among(line: Line) -> str:
    """Find the page number in a running line, where it stands in a cell of its own."""
    return next((label for label in (_label(cell.text) for cell in line.cells) if label), "")


def _labels_at_edges(lines: Sequence[Line], repeated: set[tuple[int, str]]) -> set[str]:
    """Give what may be the page number: the outermost lines that are no running heads or feet."""
    found: set[str] = set()
    for inwards in (lines, lines[::-1]):
        for line in inwards:
            label = _label(line.text) or _label_among(line)
            if label:
                found.add(label)
            elif repeated.isdisjoint(_keys(line)):
                break
    return found


def _follows(label: str, index: int, labels: list[set[str]]) -> bool:
    """Tell whether a number is that of a page: a bare one must go on from, or to, that of a page nearby."""
    if not label.isdigit():
        return True
    nearby = range(max(0, index - 3), min(len(labels), index + 4))
    return any(str(int(label) + other - index) in labels[other] for other in nearby if other != index)
