"""How a draft looks: enough of its structure to show it again, and nothing that could run or be fetched."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Element(StrEnum):
    """What a stretch of a draft is. Each but the last three has an end."""

    BLOCK = "block"  # a paragraph, or whatever else stands on lines of its own
    HEADING = "heading"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    LIST = "list"
    ITEM = "item"
    STYLED = "styled"  # words within a block
    LINE_BREAK = "line_break"
    RULE = "rule"  # a line across the page
    PAGE_BREAK = "page_break"


EMPTY = frozenset({Element.LINE_BREAK, Element.RULE, Element.PAGE_BREAK})


class Style(StrEnum):
    """How words or blocks are set apart."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINED = "underlined"
    RAISED = "raised"
    LOWERED = "lowered"
    CENTRED = "centred"
    RIGHT = "right"
    NUMBERED = "numbered"  # of a list
    HEAD = "head"  # of a cell


@dataclass(frozen=True, slots=True)
class Tag:
    """The beginning or the end of an element, at an offset of the document's text.

    Tags come in the order of the text and need not be nested: who shows them puts that right.
    """

    offset: int
    element: Element
    closing: bool = False
    styles: frozenset[Style] = frozenset()
    columns: int = 1  # that a cell spans
    rows: int = 1
    level: int = 0  # of a heading, 1 to 6
