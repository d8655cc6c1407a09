"""Read a file, or bytes, as a Document."""

from __future__ import annotations

import hashlib
from pathlib import Path

from checker.documents.decode import decode
from checker.documents.html import LostTextError, read_html
from checker.documents.parts import divide
from checker.documents.reading import Reading
from checker.documents.text_builder import TooMuchTextError
from checker.errors import UnreadableError
from checker.model.document import Document, Span
from checker.phrases.prepared import regex

LARGEST = 64 * 1024 * 1024
"""Greatest size of a file in bytes; the largest filing in a sample of real ones has 3 MB."""
MOST_CHARACTERS = 5_000_000
"""Of text, ten times that of the longest filing in a sample of real ones; to check it takes seconds."""
WORD_SIGN = b"PK\x03\x04"
PDF_SIGN = b"%PDF-"
SUBMISSION_SIGN = regex(r"\s*(?:-----BEGIN PRIVACY|<SEC-DOCUMENT>|<SEC-HEADER>|<SUBMISSION>|<DOCUMENT>\s*<TYPE>)")
HTML_SIGN = regex(r"(?i)<(?:!doctype\s+html|html|head|body|div|p|table|font|center|document)\b[^<>]{0,2000}>")
HTML_ENDINGS = {".htm", ".html", ".xhtml"}
MARKDOWN_ENDINGS = {".md", ".markdown"}


def read_document(path: Path, *, name: str | None = None) -> Document:
    """Read the file at a path.

    Raises:
        UnreadableError: there is no such file, it is a directory, or it cannot be read as a draft.
    """
    shown = name or str(path)
    if path.is_dir():
        raise UnreadableError(f"{shown} is a directory; name the files in it")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(f"{shown}: no such file") from None
    except OSError as error:
        raise UnreadableError(f"{shown} cannot be read: {error.strerror}") from None
    return read_bytes(data, shown)


def read_bytes(data: bytes, name: str) -> Document:
    """Read the bytes of a draft; ``name`` is shown in reports, and its ending helps to tell text formats apart.

    Raises:
        UnreadableError: it cannot be read as a draft.
    """
    if len(data) > LARGEST:
        raise UnreadableError(f"{name} has {len(data) // 1_000_000} MB; the greatest size is {LARGEST // 1_000_000} MB")
    try:
        form, reading = _read(data, name)
    except TooMuchTextError:
        raise UnreadableError(f"{name} has far more text in it than any draft") from None
    except LostTextError as error:
        raise UnreadableError(f"{name}: {error}") from None
    if not reading.text:
        raise UnreadableError(f"{name} has no text in it")
    if len(reading.text) > MOST_CHARACTERS:
        raise UnreadableError(f"{name} has more than {MOST_CHARACTERS:,} characters of text; no draft has")
    division = divide(reading.text, reading.page_breaks, reading.body or Span(0, len(reading.text)))
    return Document(
        path=name,
        format=form,
        sha256=hashlib.sha256(data).hexdigest(),
        text=reading.text,
        places=reading.places,
        page_breaks=reading.page_breaks,
        images=reading.images,
        links=reading.links,
        parts=(*division.parts, *reading.attached),
        form=division.form,
        unread_pages=reading.unread_pages,
        tracked_changes=reading.tracked_changes,
        comments=reading.comments,
        main=division.main,
    )


def _read(data: bytes, name: str) -> tuple[str, Reading]:
    """Choose the reader by what the bytes are, not by what the file is called; formats are imported when met."""
    if data.startswith(WORD_SIGN):
        from checker.documents.word.reader import read_word

        return "word", read_word(data, name)
    if data[:1024].lstrip().startswith(PDF_SIGN):
        from checker.documents.pdf.reader import read_pdf

        return "pdf", read_pdf(data, name)
    source = decode(data, name)
    if SUBMISSION_SIGN.match(source):
        from checker.documents.submission import read_submission

        return "submission", read_submission(source, name)
    if Path(name).suffix.lower() in HTML_ENDINGS or HTML_SIGN.search(source[:20_000]):
        return "html", read_html(source)
    from checker.documents.plain import read_plain

    return "markdown" if Path(name).suffix.lower() in MARKDOWN_ENDINGS else "text", read_plain(source)
