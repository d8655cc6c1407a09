"""A full EDGAR submission, or one document cut out of it with its label, becomes text.

Only what is asked about is read: the header, the prospectus, and the exhibit of filing fees. All else stays unread,
and every offset leads to its line in the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from checker.documents.html import add_html
from checker.documents.plain import add_plain
from checker.documents.reading import Reading
from checker.documents.sgml import Enclosed, find_enclosed, find_header
from checker.documents.text_builder import Break, TextBuilder
from checker.errors import UnreadableError
from checker.model.document import Part, PartKind, Section, Span

PROSPECTUS = re.compile(r"424B\d|[SF]-[13](?:ASR|MEF|D)?(?:/A)?$|POS ?(?:AM|ASR|462[BC])")
FEE_EXHIBIT = re.compile(r"EX-(?:FILING FEES|107)\b")
LINE = re.compile(r"[^\n]+")


AddText = Callable[[TextBuilder, str, Span], None]
"""Appends the text of a stretch of a source."""


def read_submission(source: str, name: str, read_html: AddText = add_html) -> Reading:
    """Read the prospectus of a submission as the body, with the header and the fee exhibits attached.

    A file that begins with the label of its only document has no header; the label then stands for it, since it
    too names the form type. ``read_html`` reads the documents that are HTML.

    Raises:
        UnreadableError: none of its documents is text.
    """
    enclosed = [each for each in find_enclosed(source) if each.is_text]
    main = _prospectus(enclosed)
    if main is None:
        raise UnreadableError(f"{name} is an EDGAR submission with no document in it that is text")
    builder = TextBuilder(source, entities=True)
    header = _add_header(builder, source, find_header(source) or main.label)
    body = _add_text(builder, source, main, read_html)
    if not body:
        raise UnreadableError(f"{name} is an EDGAR submission whose prospectus has no text in it")
    exhibits = [each for each in enclosed if FEE_EXHIBIT.match(each.type) and each is not main]
    fees = [_add_text(builder, source, each, read_html) for each in exhibits]
    attached = [_part(PartKind.HEADER, "filing_header", header)]
    attached += [_part(PartKind.FEE_EXHIBIT, "fee_exhibit", span) for span in fees]
    reading = builder.reading()
    links = reading.links if main.is_html else None
    return replace(reading, body=body, attached=tuple(attached), links=links)


def _prospectus(enclosed: Sequence[Enclosed]) -> Enclosed | None:
    """Choose the prospectus or registration statement; else the first document that is no exhibit; else the first."""
    prospectuses = [each for each in enclosed if PROSPECTUS.match(each.type)]
    no_exhibits = [each for each in enclosed if not each.type.startswith("EX-")]
    return next(iter([*prospectuses, *no_exhibits, *enclosed]), None)


def _add_header(builder: TextBuilder, source: str, header: Span) -> Span:
    """Add a header line by line: each is a key and its value."""
    start = builder.length
    for line in LINE.finditer(source, header.start, header.end):
        builder.separate(Break.LINE)
        builder.add(*line.span())
    return Span(start, builder.length)


def _add_text(builder: TextBuilder, source: str, enclosed: Enclosed, read_html: AddText) -> Span:
    builder.separate(Break.LINE)
    before = builder.length
    if enclosed.is_html:
        read_html(builder, source, enclosed.text)
    else:
        add_plain(builder, source, enclosed.text)
    newline = 1 if before and builder.length > before else 0
    return Span(before + newline, builder.length)


def _part(kind: PartKind, section: str, span: Span) -> Part:
    """Make a part without a cover, that is one section: quotes from it stand in that place."""
    nothing = Span(span.start, span.start)
    return Part(kind, span, nothing, True, nothing, (Section(section, nothing, span),))
