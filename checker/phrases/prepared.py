"""What can be prepared of a phrase before any text is there: its words, and the code of its regular expression.

Python compiles a regular expression in a millisecond or more, and a draft is searched for two hundred of them, which
takes longer than to search. So what is compiled is kept when the package is installed, by the very Python that runs.
Python knows of no way to keep it; this one, through ``_sre``, is tried, and where it fails the phrase is compiled.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import NamedTuple, cast

from checker.kept import code_of, is_installed, key_of, taken
from checker.phrases.words import Needed, Plain, needed_words

KEPT = "phrases"
MOST_SPACE = r"\s{1,40}"
"""No two words stand further apart: a row of empty cells would be tried again from each of them."""
PATTERNS: list[str] = []
"""The regular expressions that stand at the heads of modules."""
AS_IT_STANDS = -1
"""Instead of the flags of a phrase, that a pattern is no phrase."""
Key = tuple[str, int]  # a pattern, and its flags
Kept = tuple[Plain, str, int, bytes, int, dict[str, int]]  # what is prepared of it
_SPACE_OUTSIDE_CLASS = r"(?s)(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])| (?=([?*{])?)"


class Prepared(NamedTuple):
    """One phrase, prepared; it is kept as a plain tuple."""

    words: Plain  # what is needed
    source: str  # the regular expression
    flags: int
    code: bytes  # what Python compiles it to
    groups: int
    names: dict[str, int]  # the numbers of the groups that have a name

    def compiled(self) -> re.Pattern[str]:
        """Make the regular expression, of its code if that goes."""
        try:
            names: list[str | None] = [None] * (self.groups + 1)
            for name, number in self.names.items():
                names[number] = name
            code = list(array("I", self.code))
            made = import_module("_sre").compile(self.source, self.flags, code, self.groups, self.names, tuple(names))
            return cast("re.Pattern[str]", made)
        except Exception:  # another Python than it was made for, which its key should have told
            return re.compile(self.source, self.flags)


def compiled(pattern: str, flags: re.RegexFlag) -> re.Pattern[str]:
    """Compile a phrase, or take it compiled."""
    prepared = _kept().get((pattern, int(flags)))
    return Prepared(*prepared).compiled() if prepared else re.compile(spaced(pattern), flags)


def regex(source: str) -> re.Pattern[str]:
    """Compile a regular expression as it stands, or take it compiled. It is for the head of a module."""
    PATTERNS.append(source)
    prepared = _kept().get((source, AS_IT_STANDS))
    return Prepared(*prepared).compiled() if prepared else re.compile(source)


def needed(pattern: str, flags: re.RegexFlag) -> Needed:
    """Find the words without which a phrase does not match, or take them as they were found before."""
    prepared = _kept().get((pattern, int(flags)))
    return Needed.of_plain(Prepared(*prepared).words) if prepared else needed_words(pattern)


def spaced(pattern: str) -> str:
    r"""Let a space stand for white space, and ``" ?"`` for ``\s?``."""
    return re.sub(_SPACE_OUTSIDE_CLASS, _spaced, pattern)


def prepare(phrases: Iterable[tuple[str, re.RegexFlag]], patterns: Iterable[str] = ()) -> dict[Key, Kept]:
    """Prepare phrases, given by their patterns and flags, and regular expressions, to be kept."""
    prepared = {
        (pattern, int(flags)): _prepare(spaced(pattern), int(flags), needed_words(pattern))
        for pattern, flags in phrases
    }
    return prepared | {(source, AS_IT_STANDS): _prepare(source, 0, Needed()) for source in patterns}


def key_of_phrases(*, installed: bool) -> bytes:
    """Give the key of what is kept of phrases: the code counts for this Python alone."""
    return key_of(f"{sys.version} {sys.byteorder}", code_of(["phrases"], installed=installed))


@cache
def _kept() -> dict[Key, Kept]:
    found = taken(KEPT, key_of_phrases(installed=is_installed()))
    return cast("dict[Key, Kept]", found or {})


def _prepare(source: str, flags: int, needed: Needed) -> Kept:
    tree = import_module("re._parser").parse(source, flags)
    code = import_module("re._compiler")._code(tree, flags)
    state = tree.state
    return needed.plain(), source, flags | state.flags, array("I", code).tobytes(), state.groups - 1, state.groupdict


def _spaced(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    return r"\s" if match[2] else MOST_SPACE
