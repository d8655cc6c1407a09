"""Put words together again that the end of a line divides."""

from __future__ import annotations

import re
from collections.abc import Iterable

WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
LAST_WORD = re.compile(r"[A-Za-z-]{0,60}-$")
FIRST_WORD = re.compile(r"[A-Za-z]+")
LONGEST_WORD = 60
"""Letters; what is longer is no word, and is not searched."""

CITATION = re.compile(r"\d[A-Za-z]?(?:-\d+)?(?:\(\w{1,4}\))*$")
SUBDIVISION = re.compile(r"\(\w{1,4}\)")
"""Browsers break lines inside "Rule 415(a)(4)"."""

KEEPS_ITS_HYPHEN = frozenset({"non", "self", "ex", "quasi", "well", "so"})
"""First halves after which a hyphen is written and not only printed, though they are no words of the document."""


class Hyphens:
    """Knows from the words of a document which hyphens at line ends belong to the word."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Learn the words of the lines of a document."""
        self._words: set[str] = set()
        is_divided = False
        for text in texts:
            words = WORD.findall(text)[is_divided:]
            is_divided = text.endswith("-")
            self._words.update(word.lower() for word in (words[:-1] if is_divided else words))

    def joined(self, lines: Iterable[str]) -> str:
        """Give the text that lines make together."""
        text = ""
        pieces: list[str] = []
        for line in lines:
            joined = self.join(text, line)
            pieces.append(joined[: len(joined) - len(line)])
            text = line
        return "".join([*pieces, text])

    def join(self, before: str, after: str) -> str:
        """Give what the end of one line and the beginning of the next make together."""
        if not before or not after:
            return before + after
        if before.endswith("—") or (before.endswith("/") and before[-2:-1].isalpha()):
            return before + after
        if SUBDIVISION.match(after) and CITATION.search(before[-LONGEST_WORD:]):
            return before + after
        if not before.endswith("-") or before.endswith((" -", "\t-")) or before == "-":
            return f"{before} {after}"
        return before + after if self._is_written(before, after) else before[:-1] + after

    def _is_written(self, before: str, after: str) -> bool:
        """Tell whether the hyphen at the end of a line is part of the word, as in "non-affiliates" or "S-3"."""
        first, second = LAST_WORD.search(before[-LONGEST_WORD:]), FIRST_WORD.match(after)
        if not first or not second or not second[0].islower() or not first[0][1:-1].islower():
            return True
        half, whole = first[0][:-1].lower(), second[0].lower()
        if half + whole in self._words:
            return False
        return (
            f"{half}-{whole}" in self._words or "-" in half or half in KEEPS_ITS_HYPHEN or {half, whole} <= self._words
        )
