"""A document: text, its structure, and the place in the source of every character of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from msgspec import Struct, field


class Span(Struct, frozen=True):
    """A half-open stretch of a document's text, in characters."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def __bool__(self) -> bool:
        return self.end > self.start


class PartKind(StrEnum):
    """What a part of a file is. Facts of a supplement are never read from a base prospectus."""

    FACING_PAGE = "facing_page"  # the front of a registration statement
    BASE = "base"  # a base prospectus
    ATM = "atm"  # an ATM prospectus or prospectus supplement
    UNCLEAR = "unclear"  # it may be an ATM prospectus; its cover makes another offering too, or may make one
    OTHER = "other"  # any other prospectus or document
    HEADER = "header"  # what the header of an EDGAR submission says of the filing
    FEE_EXHIBIT = "fee_exhibit"  # the filing fee tables, EX-107, attached to a submission


SECTIONS = (
    "about",
    "summary",
    "the_offering",
    "risk_factors",
    "forward_looking",
    "use_of_proceeds",
    "dividend_policy",
    "capitalization",
    "dilution",
    "description",
    "tax",
    "plan_of_distribution",
    "legal_matters",
    "experts",
    "where_to_find",
    "incorporation",
    "material_changes",
    "indemnification",
    "expenses",
)
"""The canonical names of sections, in the order that a prospectus usually has them."""


class Section(Struct, frozen=True):
    """A captioned section of a part. ``name`` is canonical: risk_factors, use_of_proceeds …"""

    name: str
    heading: Span
    span: Span  # from the heading to the next caption


class Part(Struct, frozen=True):
    """One prospectus within a file."""

    kind: PartKind
    span: Span
    cover: Span  # the outside front cover
    cover_ends: bool  # whether the end of the cover was seen; if not, what is not on it may stand further down
    contents: Span  # the table of contents, empty if there is none
    sections: tuple[Section, ...] = ()
    of_programme: tuple[Span, ...] = ()  # the sentences of the cover that offer at the market, or mention a programme
    of_another: tuple[Span, ...] = ()  # the sentences of the cover that offer something else

    def section(self, name: str) -> Section | None:
        """Give the first section of that canonical name."""
        return next((section for section in self.sections if section.name == name), None)


class Position(Struct, frozen=True):
    """Where in a file a character stands, in the terms of its format; what a format does not have is None or empty."""

    line: int | None = None  # one-based line of the source, of text formats
    column: int | None = None  # one-based column of that line, in characters
    page: str | None = None  # the printed page label, "S-3"; of a page without one "[7]", its number in the file
    paragraph: int | None = None  # one-based number of the paragraph, of Word files
    heading: str = ""  # the headings above it, outermost first, joined with " > "


class Places(Protocol):
    """Knows the position in the file of each character of a document's text."""

    def position(self, offset: int) -> Position:
        """Give the position of a text offset."""


class SourceMap(Struct, frozen=True):
    """Where each stretch of the text came from in the source.

    ``text_starts[i]`` is the text offset at which piece ``i`` begins, ``source_starts[i]`` the offset in the
    decoded source. Within a piece ``refine(piece_source_start, n)`` walks ``n`` text characters on, since
    entities and collapsed spaces make the two differ.
    """

    text_starts: list[int]
    source_starts: list[int]
    line_starts: list[int]
    refine: Callable[[int, int], int]

    def position(self, offset: int) -> Position:
        """Give the line and the column in the source."""
        source = self.source_offset(offset)
        line = bisect_right(self.line_starts, source)
        return Position(line=line, column=source - self.line_starts[line - 1] + 1)

    def source_offset(self, offset: int) -> int:
        """Give the offset in the decoded source of a text offset."""
        if not self.text_starts:
            return 0
        piece = max(0, bisect_right(self.text_starts, offset) - 1)
        return self.refine(self.source_starts[piece], offset - self.text_starts[piece])


class Document(Struct, frozen=True):
    """A file as read. Blocks are separated by newlines in ``text``, cells of a table row by tabs."""

    path: str
    format: str  # html, text, markdown, word, pdf, submission
    sha256: str
    text: str
    places: Places
    page_breaks: tuple[int, ...] = ()  # text offsets at which the source asks for a new page
    images: tuple[int, ...] = ()  # text offsets at which an image stands
    links: tuple[Span, ...] | None = None  # the texts that link to other documents; None if the format keeps none
    parts: tuple[Part, ...] = ()
    form: str = ""  # the form on the facing page, "S-3", if the file is a registration statement
    unread_pages: tuple[str, ...] = ()  # the labels of pages that are images without text
    tracked_changes: tuple[str, ...] = ()  # the texts that tracked changes insert or delete
    comments: tuple[str, ...] = ()  # the texts of comments
    main: Part | None = field(default=None)  # the part whose facts are read: the ATM part, else the first prospectus
