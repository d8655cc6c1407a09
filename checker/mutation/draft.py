"""A draft that can be changed: its source, what was read from it, and edits of its text that leave the tags alone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from checker.documents.decode import decode
from checker.documents.html import TOKEN
from checker.documents.read import read_bytes
from checker.documents.text_builder import ENTITY
from checker.errors import UnreadableError
from checker.extraction.extract import extract_facts
from checker.extraction.scope import Scope
from checker.model.document import Document, SourceMap, Span
from checker.model.fact import Facts
from checker.model.rule import FactType

PARAGRAPHS = re.compile(r"(?i)<(?:p|div)[\s>]")
MARKED_UP = ("html", "submission")


class Edit(Struct, frozen=True):
    """A stretch of a draft's text, and what is to stand in its place."""

    span: Span
    text: str = ""


class Draft(Struct, frozen=True):
    """A draft in a format whose source is text."""

    name: str
    source: str  # decoded
    document: Document
    places: SourceMap
    facts: Facts  # as read

    @property
    def scope(self) -> Scope | None:
        """The part whose facts are read."""
        return Scope(self.document, self.document.main) if self.document.main else None

    def line_of(self, span: Span) -> int:
        """Give the line of the source on which a stretch begins."""
        return self.places.position(span.start).line or 0


def open_draft(data: bytes, name: str, vocabulary: Mapping[str, FactType]) -> Draft:
    """Read a draft that is to be broken.

    Raises:
        UnreadableError: it cannot be read, or it is of a format in which no sentence can be changed by itself.
    """
    document = read_bytes(data, name)
    if not isinstance(document.places, SourceMap):
        raise UnreadableError(f"{name} cannot be mutated: give the draft as HTML, plain text or Markdown")
    return Draft(name, decode(data, name), document, document.places, extract_facts(document, vocabulary))


def edited(draft: Draft, edits: Iterable[Edit]) -> str:
    """Give the source with the edits made. Tags inside a stretch stay, and no entity is cut.

    Args:
        draft: is not changed.
        edits: none of them overlap.
    """
    source = draft.source
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        start, end = _in_source(draft, edit.span)
        source = source[:start] + _written(draft, edit.text) + _tags(draft, start, end) + source[end:]
    return source


def with_paragraph(draft: Draft, text: str, after: Span) -> str:
    """Give the source with a paragraph put in after that of a stretch."""
    scope = draft.scope
    paragraph = scope.paragraph(after.end - 1) if scope else after
    _, end = _in_source(draft, paragraph)
    marked_up = draft.document.format in MARKED_UP and PARAGRAPHS.search(draft.source)
    written = f"<p>{_written(draft, text)}</p>" if marked_up else f"\n\n{text}\n\n"
    return draft.source[:end] + written + draft.source[end:]


def _in_source(draft: Draft, span: Span) -> tuple[int, int]:
    """Give the stretch of the source from the first character of a span to the end of its last."""
    last = draft.places.source_offset(span.end - 1)
    entity = ENTITY.match(draft.source, last) if draft.document.format in MARKED_UP else None
    return draft.places.source_offset(span.start), entity.end() if entity else last + 1


def _tags(draft: Draft, start: int, end: int) -> str:
    if draft.document.format not in MARKED_UP:
        return ""
    return "".join(token[0] for token in TOKEN.finditer(draft.source, start, end))


def _written(draft: Draft, text: str) -> str:
    return html.escape(text, quote=False) if draft.document.format in MARKED_UP else text
