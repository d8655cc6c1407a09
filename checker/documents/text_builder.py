"""Collect the text of a document piece by piece, remembering where in the source each piece began."""

from __future__ import annotations

import html
import re
from enum import IntEnum
from functools import lru_cache

from checker.documents.reading import Reading
from checker.model.document import SourceMap, Span
from checker.phrases.prepared import regex

CONTROLS = "".join(map(chr, (*range(0x09), *range(0x0E, 0x1C), 0x7F)))
IGNORABLE = regex(f"[{CONTROLS}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
"""Characters that a reader does not see: controls, soft hyphens, zero-width and directional marks."""

HYPHENS = "\u2010\u2011"
"""Printers keep "S‑3" on one line with a hyphen of another code."""

LONGEST_PIECE = 4096
"""Pieces are cut to about this length, so that finding the source of a character takes bounded time."""


MOST_PIECES = 1_000_000
"""The longest filing in a sample of real ones has 14,000."""


class TooMuchTextError(Exception):
    """A file has so many pieces of text that it cannot be a draft, and would take long to read."""


class Break(IntEnum):
    """What separates two pieces, weakest first; of several the strongest stands."""

    NONE = 0
    SPACE = 1
    CELL = 2
    LINE = 3


NONE, SPACE = Break.NONE, Break.SPACE
SEPARATORS = ("", " ", "\t", "\n")  # by the number of the break


class TextBuilder:
    """Builds a document's text: white space collapsed, lines separated by newlines, table cells by tabs."""

    def __init__(self, source: str, *, entities: bool) -> None:
        self._source = source
        self._entities = entities
        self._has_controls = any(control in source for control in CONTROLS)
        self._pieces: list[str] = []
        self._pending = NONE
        self._text_starts: list[int] = []
        self._source_starts: list[int] = []
        self._page_breaks: list[int] = []
        self._images: list[int] = []
        self._links: list[Span] | None = None  # nothing is known of links until they are read
        self._link_piece: int | None = None  # the piece with which a link begins
        self.length = 0

    def add(self, start: int, end: int) -> None:
        """Append ``source[start:end]``, cleaned."""
        while end - start > LONGEST_PIECE:
            cut = self._safe_cut(start)
            self.add(start, cut)
            start = cut
        shown = self._clean(self._source[start:end])
        words = shown.split()
        if not words:
            if shown:
                self.separate(SPACE)
            return
        if len(self._pieces) == MOST_PIECES:
            raise TooMuchTextError
        if not self._pending and shown[0].isspace():
            self._pending = SPACE
        separator = SEPARATORS[self._pending] if self.length else ""
        piece = separator + " ".join(words)
        self._pieces.append(piece)
        self._text_starts.append(self.length + len(separator))
        self._source_starts.append(start)
        self.length += len(piece)
        self._pending = SPACE if shown[-1].isspace() else NONE

    def separate(self, separator: Break) -> None:
        """Ask for a separator before the next piece."""
        if separator > self._pending:
            self._pending = separator

    def end_cell(self) -> None:
        """Make a cell's end of whatever its last paragraph asked for."""
        self._pending = Break.CELL

    def new_page(self) -> None:
        """Note that the source asks for a new page here."""
        self.separate(Break.LINE)
        self._page_breaks.append(self.length)

    def image(self) -> None:
        """Note that an image stands here."""
        self._images.append(self.length)

    def read_links(self) -> None:
        """Note that the source keeps links, and that they are read from here on."""
        self._links = self._links or []

    def begin_link(self) -> None:
        """Note that what follows is the text of a link to another document."""
        self.end_link()
        self._link_piece = len(self._text_starts)

    def end_link(self) -> None:
        """Note that the text of a link ends, if one was begun."""
        piece, self._link_piece = self._link_piece, None
        if self._links is not None and piece is not None and piece < len(self._text_starts):
            self._links.append(Span(self._text_starts[piece], self.length))

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    def reading(self) -> Reading:
        """Give the text with the places of all its pieces."""
        line_starts = [0, *(newline.end() for newline in re.finditer("\n", self._source))]
        return Reading(
            text=self.text,
            places=SourceMap(self._text_starts, self._source_starts, line_starts, self._refine),
            page_breaks=tuple(dict.fromkeys(self._page_breaks)),
            images=tuple(self._images),
            links=None if self._links is None else tuple(self._links),
        )

    def _clean(self, raw: str) -> str:
        if self._entities and "&" in raw:
            return _unescaped(raw)
        return raw if raw.isascii() and not self._has_controls else cleaned(raw)

    def _safe_cut(self, start: int) -> int:
        """Find an end for a piece that splits neither an entity nor a run of spaces."""
        cut = start + LONGEST_PIECE
        for candidate in range(cut, max(start, cut - 256), -1):
            if self._source[candidate - 1].isspace() and not self._source[candidate].isspace():
                return candidate
        return cut

    def _refine(self, source_start: int, count: int) -> int:
        """Walk ``count`` text characters on from the start of a piece, and give the source offset."""
        position, written, spaced = source_start, 0, True
        while position < len(self._source):
            run = AS_IT_STANDS.match(self._source, position, position + count - written + 1)
            if run:
                position, written, spaced = run.end(), written + len(run[0]), False
                if written > count:
                    return position - 1
                continue
            width = self._width_of_character(position)
            shown = self._clean(self._source[position : position + width])
            if shown.isspace():
                if not spaced:
                    written += 1
                spaced = True
                if written > count:
                    return position
            elif shown:
                spaced = False
                written += len(shown)
                if written > count:
                    return position
            position += width
        return position

    def _width_of_character(self, position: int) -> int:
        if self._entities and self._source[position] == "&":
            entity = ENTITY.match(self._source, position)
            if entity:
                return entity.end() - position
        return 1


def cleaned(raw: str) -> str:
    """Take out what a reader does not see, and write every hyphen as one."""
    if raw.isascii() and raw.isprintable():
        return raw
    return IGNORABLE.sub("", raw).replace(HYPHENS[0], "-").replace(HYPHENS[1], "-")


@lru_cache(maxsize=1024)  # most pieces with an entity are nothing else: an empty cell, a space, a quotation mark
def _unescaped(raw: str) -> str:
    return cleaned(html.unescape(raw))


AS_IT_STANDS = regex(r"[!-%'-~]+(?:[ \n][!-%'-~]+)*")
"""Words that each character of the text is one of the source for: no entities, no runs of spaces."""
ENTITY = regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
