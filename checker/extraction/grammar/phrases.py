"""Write patterns as lawyers write sentences: a space in a pattern is any white space of the document."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property

CASE_MATTERS = re.NOFLAG
_SPACE_OUTSIDE_CLASS = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])| (?=([?*{])?)", re.DOTALL)


class Phrase:
    """A pattern that is compiled when it is first searched for: a draft needs about half of all of them."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self._pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The regular expression."""
        return re.compile(_SPACE_OUTSIDE_CLASS.sub(_spaced, self._pattern), self._flags)

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

    def replace(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Replace all matches."""
        return self.compiled.sub(by, text)


def phrase(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> Phrase:
    r"""Make a phrase in which a space stands for ``\s+``, and ``" ?"`` for ``\s?``.

    A literal space, as a look-behind needs it, is written ``[ ]``. Case is ignored unless other flags are given.
    """
    return Phrase(pattern, flags)


def _spaced(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    return r"\s" if match[2] else r"\s+"
