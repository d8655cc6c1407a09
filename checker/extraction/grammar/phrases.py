"""Write patterns as lawyers write sentences: a space in a pattern is any white space of the document."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from weakref import WeakKeyDictionary

CASE_MATTERS = re.NOFLAG
MOST_SPACE = r"\s{1,40}"
"""No two words stand further apart: a row of empty cells would be tried again from each of them."""
_READS: WeakKeyDictionary[re.Pattern[str], str] = WeakKeyDictionary()
"""How the phrases of the readers read, by what they are compiled to, since that is what a match knows of them."""
_SPACE_OUTSIDE_CLASS = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])| (?=([?*{])?)", re.DOTALL)


class Phrase:
    """A pattern that is compiled when it is first searched for: a draft needs about half of all of them."""

    def __init__(self, pattern: str, flags: re.RegexFlag, reads: str) -> None:
        self._pattern = pattern
        self._flags = flags
        self.reads = reads

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The regular expression."""
        compiled = re.compile(_SPACE_OUTSIDE_CLASS.sub(_spaced, self._pattern), self._flags)
        if self.reads:
            _READS[compiled] = self.reads
        return compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first match in ``text[start:end]``; offsets are those of the whole text."""
        return self.compiled.search(text, start, end)

    def each(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Find all matches in ``text[start:end]``."""
        return self.compiled.finditer(text, start, end)

    def begins(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Match at ``start``."""
        return self.compiled.match(text, start, end)

    def is_all_of(self, text: str) -> bool:
        """Tell whether the whole text matches."""
        return self.compiled.fullmatch(text) is not None

    def split(self, text: str) -> list[str]:
        """Divide a text where the pattern matches."""
        return self.compiled.split(text)

    def replace(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Replace all matches."""
        return self.compiled.sub(by, text)


def phrase(pattern: str, flags: re.RegexFlag = re.IGNORECASE, *, reads: str = "") -> Phrase:
    r"""Make a phrase in which a space stands for white space, and ``" ?"`` for ``\s?``.

    A literal space, as a look-behind needs it, is written ``[ ]``. Case is ignored unless other flags are given.
    ``reads`` is its wording as a person is told of it: “up to $…”; what finds evidence must have one.
    """
    return Phrase(pattern, flags, reads)


def wording_of(match: re.Match[str]) -> str:
    """Give the wording of the phrase that matched; nothing if the phrase has none."""
    return _READS.get(match.re, "")


def _spaced(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    return r"\s" if match[2] else MOST_SPACE
