"""Read a file, or bytes, as a Document."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from checker.documents.decode import decode
from checker.documents.html import read_html
from checker.documents.parts import divide
from checker.documents.plain import read_plain
from checker.errors import UnreadableError
from checker.model.document import Document

HTML_SIGN = re.compile(r"(?i)<(?:!doctype\s+html|html|head|body|div|p|table|font|center|document)\b[^<>]{0,2000}>")
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
    """Read the bytes of a draft; ``name`` is shown in reports, and its ending helps to tell the format.

    Raises:
        UnreadableError: it cannot be read as a draft.
    """
    source = decode(data, name)
    form = _format(source, name)
    builder = read_html(source) if form == "html" else read_plain(source)
    text = builder.text
    if not text:
        raise UnreadableError(f"{name} has no text in it")
    division = divide(text, builder.page_breaks)
    return Document(
        path=name,
        format=form,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        places=builder.source_map(),
        page_breaks=builder.page_breaks,
        images=builder.images,
        parts=division.parts,
        form=division.form,
        main=division.main,
    )


def _format(source: str, name: str) -> str:
    ending = Path(name).suffix.lower()
    if ending in HTML_ENDINGS or HTML_SIGN.search(source[:20_000]):
        return "html"
    return "markdown" if ending in MARKDOWN_ENDINGS else "text"
