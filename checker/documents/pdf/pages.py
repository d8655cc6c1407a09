"""Have the pages of a PDF taken apart by a process that may fail, and say in a sentence why it did."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from msgspec import Struct

from checker.documents.pdf.lines import Word
from checker.documents.text_builder import cleaned
from checker.errors import UnreadableError

TAKE_APART = Path(__file__).with_name("words.py")
LONGEST, BYTES_A_SECOND, LONGEST_OF_ANY = 8, 50_000, 60
"""Seconds that a file may take: so many and one more for each so many bytes, but no more than the last. One of 100
pages takes two or three of a processor, which it may have to share."""

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
SAME_DIRECTION = 0.1
"""Quarter turns by which the direction of a word may be off; beyond, it is a watermark across the page."""

ASCENT, DESCENT = 0.85, 0.25
"""Of a word's box above and below its baseline, in sizes."""

FAULTS = {
    "password": "{name} is a PDF that is encrypted with a password; save it without one",
    "damaged": "{name} is a damaged PDF, or only part of one: PDFium cannot open it",
    "page": "{name} is a damaged PDF: its page {count} cannot be read",
    "pages": "{name} has {count} pages; the most that are read are 1,000",
    "text": "{name} has more than 5 million characters of text",
}


class Box(Struct, frozen=True):
    """A rectangle on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Page(Struct, frozen=True):
    """One page: its words by the quarter turns of their direction, the upright ones as 0, and its images."""

    words: dict[int, list[Word]]
    images: tuple[Box, ...]


def read_pages(data: bytes, name: str) -> list[Page]:
    """Take the pages of a PDF apart.

    Raises:
        UnreadableError: it is encrypted, damaged, or too large, or takes too long or too much memory.
    """
    longest = min(LONGEST + len(data) // BYTES_A_SECOND, LONGEST_OF_ANY)
    try:
        # With -P the folder of the script, whose modules have names of the standard library, is not searched.
        done = subprocess.run(
            [sys.executable, "-P", str(TAKE_APART)], input=data, capture_output=True, timeout=longest, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(f"{name} is a PDF that takes more than {longest} seconds to read") from None
    if done.returncode:
        raise UnreadableError(f"{name} is a PDF that PDFium cannot read: it is damaged, or takes too much memory")
    found = json.loads(done.stdout)
    if "fault" in found:
        raise UnreadableError(FAULTS[found["fault"]].format(name=name, count=found.get("count")))
    return [_page(page) for page in found["pages"]]


def _page(found: dict[str, Any]) -> Page:
    words: dict[int, list[Word]] = {}
    for text, *numbers, quarters in found["words"]:
        shown = clean(text)
        if shown and abs(quarters - round(quarters)) <= SAME_DIRECTION:
            turn = round(quarters) % 4
            words.setdefault(turn, []).append(_upright(shown, turn, *numbers))
    return Page(words, tuple(Box(*image) for image in found["images"]))


def clean(text: str) -> str:
    """Give the text of a word as its reader sees it: ligatures as letters, one kind of hyphen, nothing invisible."""
    if text.isascii() and text.isprintable():
        return text
    return cleaned(text).translate(LIGATURES)


def _upright(
    text: str, turn: int, left: float, bottom: float, right: float, top: float, x: float, y: float, size: float
) -> Word:
    """Make a word whose box is turned so that it runs from left to right, as it does for its reader."""
    begin, end, base = (
        (left, right, y),
        (bottom, top, -x),
        (-right, -left, -y),
        (-top, -bottom, x),
    )[turn]
    return Word(text, begin, base - DESCENT * size, end, base + ASCENT * size)
