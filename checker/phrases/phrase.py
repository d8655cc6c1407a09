"""Write patterns as lawyers write sentences: a space in a pattern is any white space of the document."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from math import inf
from weakref import WeakKeyDictionary

from checker.phrases import prepared
from checker.phrases.words import Landmark, Needed, letters_of

CASE_MATTERS = re.NOFLAG
LONG = 2_000
"""Characters of a match, from which on it is not worth while to search only around its words."""
TRYING, SEARCHING, LOOKING_UP = 8, 30, 2_500
"""What it costs to try a pattern at one place, to begin to search, and to look up where words stand, as characters
that are searched."""
QUICK = 20
"""How many times faster a pattern is searched for that begins with a known sign."""
SHORT = 500
"""Characters of a text in which a pattern is searched for without looking for its words first."""
_READS: WeakKeyDictionary[re.Pattern[str], str] = WeakKeyDictionary()
"""How the phrases of the readers read, by what they are compiled to, since that is what a match knows of them."""


class Phrase:
    """A pattern that is compiled when it is first searched for: a draft needs about half of all of them."""

    def __init__(self, pattern: str, flags: re.RegexFlag, reads: str, near: str) -> None:
        self.pattern = pattern
        self.flags = flags
        self._near = Phrase(near, flags, "", "") if near else None
        self.reads = reads

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The regular expression."""
        compiled = prepared.compiled(self.pattern, self.flags)
        if self.reads:
            _READS[compiled] = self.reads
        return compiled

    @cached_property
    def needed(self) -> Needed:
        """The words without which it does not match."""
        return prepared.needed(self.pattern, self.flags)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first match in ``text[start:end]``; offsets are those of the whole text."""
        if min(end, len(text)) - start < SHORT:
            return self.compiled.search(text, start, end)
        return next(self._near_its_words(text, start, end), None)

    def each(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Find all matches in ``text[start:end]``."""
        if min(end, len(text)) - start < SHORT:
            return self.compiled.finditer(text, start, end)
        return self._near_its_words(text, start, end)

    def _near_its_words(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Find all matches as the pattern itself would, but search only where there can be one."""
        letters, needed = letters_of(text), self.needed
        end = min(end, len(text))
        if needed.at_line:
            return self._beginning_at(text, letters.line_starts(start, end), start, end)
        if not all(letters.has_any(each.words) for each in needed.landmarks):
            return iter(())
        if self._near and needed.longest == inf:
            stands = next(self._near.each(text, start, end), None) is not None
            return self._everywhere(text, start, end) if stands else iter(())
        if self._near:
            offsets = [match.start() for match in self._near.each(text, start, end)]
            return self._around(text, Landmark(frozenset(), needed.longest, needed.longest), offsets, start, end)
        found: Callable[[], Iterator[re.Match[str]]] = partial(self._everywhere, text, start, end)
        quickly = needed.beginning == "sign" or (needed.beginning and not self.flags & re.IGNORECASE)
        cost = (end - start) / (QUICK if quickly else 1)  # of what is searched, in characters
        if needed.first:
            offsets = letters.offsets(needed.first, start, end)
            if len(offsets) * TRYING < cost:
                cost, found = len(offsets) * TRYING, partial(self._beginning_at, text, offsets, start, end)
        for landmark in needed.landmarks:
            if landmark.before + landmark.behind < LONG and cost > LOOKING_UP:
                offsets = letters.offsets(landmark.words, start, end)
                if not offsets:
                    return iter(())
                around = len(offsets) * (landmark.behind + SEARCHING) + min(end - start, len(offsets) * landmark.before)
                if around < cost:
                    cost, found = around, partial(self._around, text, landmark, offsets, start, end)
        return found()

    def _everywhere(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text, start, end)

    def _beginning_at(self, text: str, offsets: list[int], start: int, end: int) -> Iterator[re.Match[str]]:
        for offset in offsets:
            if offset >= start and (match := self.compiled.match(text, offset, end)):
                yield match
                start = match.end()

    def _around(
        self, text: str, landmark: Landmark, offsets: list[int], start: int, end: int
    ) -> Iterator[re.Match[str]]:
        """Find the matches that have one of these offsets in them: each begins before one, and ends soon behind it."""
        before, behind = int(landmark.before), int(landmark.behind)
        for offset in offsets:
            start = max(start, offset - before)
            until = min(end, offset + behind + 2)  # out of its sight, so that nothing matches for being cut off
            while start <= offset and (match := self.compiled.search(text, start, until)) and match.start() <= offset:
                yield match
                start = match.end()
            start = max(start, offset + 1)

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


def phrase(pattern: str, flags: re.RegexFlag = re.IGNORECASE, *, reads: str = "", near: str = "") -> Phrase:
    r"""Make a phrase in which a space stands for white space, and ``" ?"`` for ``\s?``.

    A literal space, as a look-behind needs it, is written ``[ ]``. Case is ignored unless other flags are given.
    ``reads`` is its wording as a person is told of it: “up to $…”; what finds evidence must have one.
    ``near`` is a part of the pattern that stands in every match, and is quickly found. Where a match may be endless it
    only tells whether there can be any.
    """
    return Phrase(pattern, flags, reads, near)


def wording_of(match: re.Match[str]) -> str:
    """Give the wording of the phrase that matched; nothing if the phrase has none."""
    return _READS.get(match.re, "")
