"""The envelope of an EDGAR submission: its header, and the documents in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from checker.model.document import Span

HEADER_BEGINS = re.compile(r"<(?:SEC|IMS)-(?:DOCUMENT|HEADER)>|<SUBMISSION>")
DOCUMENT_BEGINS = re.compile(r"<DOCUMENT>")
TYPE = re.compile(r"<TYPE>[ \t]*([^\n<]*)")
FILENAME = re.compile(r"<FILENAME>[ \t]*([^\n<]*)")
NO_TEXT = re.compile(r"(?i)\s*(?:\Z|<PDF>|begin [0-7]{3} \S)")
"""Nothing, or a PDF copy, a graphic, a spreadsheet or an archive in the letters of uuencode."""
HTML_ENDING = re.compile(r"(?i)\.x?html?\s*$")
HTML_SIGN = re.compile(r"(?i)<(?:!doctype\s+html|html|body|div|p|br|font|center|td)\b")
"""Not ``<TABLE>``: old plain-text filings mark their tables with it."""
MOST_DOCUMENTS = 1_000
"""The prospectus and its fee exhibit stand among the first; a file of a million marks is no filing."""
LONGEST_HEADER = 1_000_000
"""In characters; one with hundreds of registrants has a fifth of it."""


class Enclosed(Struct, frozen=True):
    """One ``<DOCUMENT>`` of a submission."""

    type: str  # 424B5, EX-FILING FEES, GRAPHIC
    label: Span  # the lines before its text: type, sequence, file name
    text: Span  # what stands between <TEXT> and </TEXT>
    is_html: bool
    is_text: bool  # neither empty nor encoded


def find_header(source: str) -> Span:
    """Find the header of the submission, before its first document; an empty span if there is none."""
    document = DOCUMENT_BEGINS.search(source)
    end = document.start() if document else len(source)
    begin = HEADER_BEGINS.search(source, 0, end)
    return Span(begin.start(), min(end, begin.start() + LONGEST_HEADER)) if begin else Span(0, 0)


def find_enclosed(source: str) -> Iterator[Enclosed]:
    """Find the documents, in their order. One that is never closed ends where the next begins."""
    starts = [begin.end() for begin in islice(DOCUMENT_BEGINS.finditer(source), MOST_DOCUMENTS)]
    for start, following in zip(starts, [*starts[1:], len(source)], strict=False):
        close = source.find("</DOCUMENT>", start, following)
        yield _enclosed(source, Span(start, following if close < 0 else close))


def _enclosed(source: str, whole: Span) -> Enclosed:
    mark = source.find("<TEXT>", whole.start, whole.end)
    label = Span(whole.start, whole.end if mark < 0 else mark)
    start = whole.end if mark < 0 else mark + len("<TEXT>")
    close = source.rfind("</TEXT>", start, whole.end)
    text = Span(start, whole.end if close < 0 else close)
    named = FILENAME.search(source, label.start, label.end)
    of_type = TYPE.search(source, label.start, label.end)
    is_html = bool(named and HTML_ENDING.search(named[1])) or _looks_like_html(source, text)
    is_text = not NO_TEXT.match(source, text.start, text.end)
    return Enclosed(of_type[1].strip() if of_type else "", label, text, is_html, is_text)


def _looks_like_html(source: str, text: Span) -> bool:
    return HTML_SIGN.search(source, text.start, min(text.end, text.start + 20_000)) is not None
