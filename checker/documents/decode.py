"""Bytes become text: the encoding is found, and what cannot be text is refused with a reason."""

from __future__ import annotations

import codecs

from checker.errors import UnreadableError
from checker.phrases.prepared import regex

SIGNATURES = (
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc), or one with a password"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"{\\rtf", "an RTF file"),
)
MOST_LINES = 2_000_000
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = regex("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, name: str) -> str:
    """Decode the bytes of a text file; line ends become newlines.

    A byte order mark counts first; then UTF-8; bytes that are not UTF-8 are read as Windows-1252, whatever the file
    declares, since old filings declare one charset and use the other, and pasted sentences keep their own.

    Raises:
        UnreadableError: the file is empty, of a binary format, no text, or of more lines than any draft.
    """
    if not data.strip():
        raise UnreadableError(f"{name} is empty")
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"{name} is {what}; give the draft as HTML, Word, PDF, plain text or Markdown")
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if len(CONTROL.findall(text[:100_000])) > len(text[:100_000]) // 50:
        raise UnreadableError(f"{name} is not text: it has control characters throughout")
    if text.count("\n") > MOST_LINES:
        raise UnreadableError(f"{name} has more than {MOST_LINES:,} lines; no draft has")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8", errors="surrogateescape").translate(_escaped())


def _escaped() -> dict[int, str]:
    """Give the characters of Windows-1252 for what stands in Python for each byte that is not UTF-8."""
    return {0xDC00 + byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0x100)}
