"""How a draft looks: enough of its structure to show it again, and nothing that could run or be fetched."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from checker.model.document import Part


class Element(StrEnum):
    """What a stretch of a draft is. Each but the last four has an end."""

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
    IMAGE = "image"  # the place of one, not the image


EMPTY = frozenset({Element.LINE_BREAK, Element.RULE, Element.PAGE_BREAK, Element.IMAGE})


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


class Tag(Struct, frozen=True):
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


class Draft(Struct, frozen=True):
    """A document as it is shown again. It is kept only for a report that shows it, for it is as long as the draft."""

    text: str
    tags: tuple[Tag, ...]  # in the order of the text
    page_breaks: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()
    main: Part | None = None  # the part whose facts were read
    unread_pages: tuple[str, ...] = ()  # the labels of pages that are images without text
    data: bytes = b""  # the file itself, of a Word file: to be annotated
