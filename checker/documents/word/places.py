"""The text of a Word file as it grows, and the paragraph and the headings of each character of it."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct
from msgspec.structs import replace

from checker.documents.reading import Reading
from checker.documents.text_builder import TextBuilder
from checker.documents.word.xml import Element
from checker.model.document import Position


class WordPlaces(Struct, frozen=True):
    """Where each paragraph begins in the text; before the first there is no paragraph."""

    starts: list[int]
    positions: list[Position]

    def position(self, offset: int) -> Position:
        """Give the paragraph and the headings above it."""
        index = bisect_right(self.starts, offset) - 1
        return self.positions[index] if index >= 0 else Position()


class WordText(TextBuilder):
    """Builds a text from strings that come one by one, paragraph by paragraph."""

    def __init__(self) -> None:
        super().__init__("", entities=False)
        self._starts: list[int] = []
        self._positions: list[Position] = []

    def write(self, text: str, element: Element) -> None:
        """Append a string, cleaned. The element is what shows it; the number of a list is shown by its paragraph."""
        self._source = text
        self.add(0, len(text))

    def begin_paragraph(self, number: int, heading: str) -> None:
        """Note that what follows belongs to that paragraph of the body."""
        self._starts.append(self.length)
        self._positions.append(Position(paragraph=number, heading=heading))

    def reading(self) -> Reading:
        """Give the text with the paragraph of each character."""
        return replace(super().reading(), places=WordPlaces(self._starts, self._positions))
