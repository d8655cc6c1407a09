"""Words on a page become lines, and lines cells, by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from statistics import median_low

from msgspec import Struct

LEADERS = re.compile(r"\s*(?:\.\s?){4,}\s*")
"""The dots between an entry of a table of contents and its page."""

BULLET = re.compile(r"[•●■▪◦○·‣]")
MARKER = re.compile(r"[•●■▪◦○·‣–—*-]|\(?[A-Za-z0-9]{1,4}[.)]")
"""What stands before an item of a list; if the space after it is no wider than others, only a bullet is sure."""

MOST_CELLS = 60
"""A line with more is a drawing, and no row of a table."""

SMALLEST_GAP, SURE_GAP = 1.2, 2.2
"""Between two cells, in heights of the line: no gap below the first, any gap above the second."""

NO_GAP = 0.04
"""Between the letters of a word, in heights of the line; the space behind a slanted f may have no more than 0.05."""

GAP_OF_JUSTIFIED = 2.5
"""How much wider than the other gaps of its line a gap between two cells is."""


class Word(Struct, frozen=True):
    """A word and its box, in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """The height of its middle above the foot of the page."""
        return (self.bottom + self.top) / 2


class Cell(Struct, frozen=True, dict=True):
    """Words on one line with no wide gap between them."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where its words end."""
        return max(word.right for word in self.words)

    @cached_property
    def text(self) -> str:
        """Its words, with dot leaders as a tab."""
        text = " ".join(word.text for word in self.words)
        return LEADERS.sub("\t", text).strip() if "..." in text or ". ." in text else text


class Line(Struct, frozen=True, dict=True):
    """The cells of one line, from left to right; ``bottom`` and ``top`` are those of its longest word.

    Bullets and raised figures are of another size than the text.
    """

    cells: tuple[Cell, ...]
    bottom: float
    top: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.cells[0].left

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(cell.right for cell in self.cells)

    @property
    def height(self) -> float:
        """The height of its longest word, at least one point."""
        return max(1.0, self.top - self.bottom)

    @property
    def middle(self) -> float:
        """The height of its middle above the foot of the page."""
        return (self.bottom + self.top) / 2

    @cached_property
    def text(self) -> str:
        """Its cells, joined by tabs."""
        return "\t".join(cell.text for cell in self.cells)

    @cached_property
    def is_item(self) -> bool:
        """Whether it begins an item of a list: a bullet or a number, and then the text."""
        first, *others = (word for cell in self.cells for word in cell.words)
        if len(self.cells) > 2 or not others or (len(self.cells) == 2 and len(self.cells[0].words) > 1):
            return False
        marker = MARKER if len(self.cells) == 2 else BULLET
        return marker.fullmatch(first.text) is not None and any(letter.isalpha() for letter in self.text[1:])

    @property
    def hang(self) -> float:
        """Where the text of an item begins, and where its further lines may begin."""
        words = [word for cell in self.cells for word in cell.words]
        return words[1].left

    @property
    def is_tabular(self) -> bool:
        """Whether it is a row of a table, or a part of one."""
        return (len(self.cells) > 1 and not self.is_item) or "\t" in self.cells[0].text


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Put words on lines, from the top of the page to its foot. A raised figure belongs to the line it overlaps."""
    lines: list[list[Word]] = []
    bottom = top = 0.0
    for word in sorted(words, key=lambda word: -word.middle):
        overlap = min(top, word.top) - max(bottom, word.bottom)
        if lines and overlap >= 0.5 * min(top - bottom, word.top - word.bottom):
            lines[-1].append(word)
            if word.top - word.bottom > top - bottom:
                bottom, top = word.bottom, word.top
        else:
            lines.append([word])
            bottom, top = word.bottom, word.top
    return [line_of(words) for words in lines]


def line_of(words: Iterable[Word]) -> Line:
    """Make a line of words that stand side by side."""
    ordered = sorted(words, key=lambda word: word.left)
    longest = max(ordered, key=lambda word: len(word.text))
    ordered = _unbroken(ordered)
    least = _least_gap(ordered, max(1.0, longest.top - longest.bottom))
    cells: list[list[Word]] = [[]]
    for word in ordered:
        # A blank to be filled in, as in "is      , 2026", is no gap between cells.
        if cells[-1] and word.left - cells[-1][-1].right > least and word.text[0] not in ",;":
            cells.append([])
        cells[-1].append(word)
    if len(cells) > MOST_CELLS:
        cells = [ordered]
    return Line(tuple(Cell(tuple(cell)) for cell in cells), longest.bottom, longest.top)


def _unbroken(words: Iterable[Word]) -> list[Word]:
    """Put pieces of a word together, between which PDFium has seen a space that is not there."""
    whole: list[Word] = []
    for word in words:
        if whole and word.left - whole[-1].right < NO_GAP * (word.top - word.bottom):
            last = whole.pop()
            bottom, top = min(last.bottom, word.bottom), max(last.top, word.top)
            word = Word(last.text + word.text, last.left, bottom, max(last.right, word.right), top)
        whole.append(word)
    return whole


def _least_gap(words: list[Word], height: float) -> float:
    """Give the least gap between two cells; the spaces of a justified line are wide, and all alike."""
    gaps = [after.left - before.right for before, after in pairwise(words)]
    usual = median_low(gaps) if gaps else 0.0
    return height * max(SMALLEST_GAP, min(GAP_OF_JUSTIFIED * usual / height, SURE_GAP))
