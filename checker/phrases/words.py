"""Which words a pattern cannot match without, so that a text is searched only near them.

To find a word in a filing takes a hundredth of the time that a pattern takes which does not regard case; and a pattern
whose words are not there need not even be compiled.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf

from msgspec import Struct, field

SHORTEST = 3
"""Shorter words stand everywhere."""
FREQUENT = frozenset(
    [
        *"abcdefghiklmnoprstuvwy-.",
        *["the", "and", "our", "any", "for", "of", "to", "in", "an", "or", "we", "is", "be", "no"],
    ]
)
"""Words that stand so often in a text that to try each place takes longer than to search."""
LINE_END = frozenset("\n")
WIDE = 10
"""A stretch of more than the tenth part of a text is looked up in what is known of the whole."""
MOST_SPACE = 40
"""White space between two words of a phrase: see ``phrases``."""
TOKEN = (
    r"(?s)(?P<letters>[A-Za-z0-9-]+(?![?*+{])|[A-Za-z0-9-])"
    r"|(?P<space>[ ](?![?*{]))"
    r"|(?P<nothing>\\[bB]|[$^]|\(\?[ims]+\))"
    r"|(?P<aside>\(\?<?[=!])"
    r"|\((?:\?:|\?P<\w+>)(?P<choice>[A-Za-z]+(?:\|[A-Za-z]+)*)\)"
    r"|(?P<open>\((?:\?(?:P<\w+>|[a-z]*(?:-[a-z]+)?:|>))?(?!\?))"
    r"|(?P<close>\))"
    r"|(?P<either>\|)"
    r"|(?P<times>(?:[?*+]|\{(?P<least>\d*)(?:,(?P<most>\d*))?\})[?+]?)"
    r"|\[(?P<signs>(?:\\[^\w\s]|[^\w\s^\]\\-])+)\]"
    r"|\\?(?P<sign>(?<=\\)[^\w\s]|[^\w\s.(\\\[])"
    r"|(?P<one>\\[^0-9xuUN]|\[\^?\]?(?:\\.|[^\]\\])*\]|[^(\\])"
)
"""The parts of a pattern, as the phrases here have them: no flag for white space, no codes of characters."""
BEGINNING = r"(?P<sign>\[[ ]\]|\\[^\w\s]|[“”\"‘’<>●_])|(?P<letters>[A-Za-z]{2})"
"""How a pattern may begin with what is searched for at the speed of memory; with letters, if their case matters."""

Words = frozenset[str]
Plain = tuple[tuple[tuple[str, float, float], ...], str, float, bool, str]


class Landmark(Struct, frozen=True):
    """One of these words, in small letters, is in every match."""

    words: Words
    before: float  # so many characters of a match stand at most before the word
    behind: float  # and so many from its beginning on, with what the pattern looks at behind the match


class Needed(Struct, frozen=True):
    """What is known of all matches of a pattern."""

    landmarks: tuple[Landmark, ...] = ()
    first: Words = frozenset()  # with one of these every match begins; if empty, that is not known
    longest: float = inf  # in characters, with what the pattern looks at behind the match
    at_line: bool = False  # every match stands at the beginning of a line
    beginning: str = ""  # of every match: a "sign", "letters", or not known

    def plain(self) -> Plain:
        """Give it without sets and classes, so that Python takes it from a file sooner."""
        landmarks = tuple((" ".join(sorted(each.words)), each.before, each.behind) for each in self.landmarks)
        return landmarks, " ".join(sorted(self.first)), self.longest, self.at_line, self.beginning

    @classmethod
    def of_plain(cls, plain: Plain) -> Needed:
        """Make it again."""
        landmarks, first, longest, at_line, beginning = plain
        marks = tuple(Landmark(frozenset(words.split()), before, behind) for words, before, behind in landmarks)
        return cls(marks, frozenset(first.split()), longest, at_line, beginning)


class _Atom(Struct):
    """A word, a group, or something without words, in a sequence. None stands for words that are not known."""

    words: Words | None = None
    first: Words | None = None
    longest: float = 0
    before: float = 0  # characters of the atom that stand at most before its word
    may_lack: bool = False
    is_aside: bool = False


def needed_words(pattern: str) -> Needed:
    """Find what every match of a phrase has; of a pattern that is not understood, nothing."""
    tokens = list(re.finditer(TOKEN, pattern))
    if sum(len(token[0]) for token in tokens) < len(pattern):
        return Needed()
    rest = iter(tokens)
    alternatives = list(_alternatives(rest))
    if next(rest, None):
        return Needed()
    whole = _joined(alternatives)
    first = whole.first if whole.first and not whole.first & FREQUENT else frozenset()
    at_line = pattern.startswith("(?m)^") and len(alternatives) == 1
    beginning = re.match(BEGINNING, pattern)
    kind = beginning.lastgroup if beginning else None
    return Needed(_landmarks(alternatives, whole), first, whole.longest, at_line, kind or "")


def _landmarks(alternatives: Sequence[Sequence[_Atom]], whole: _Atom) -> tuple[Landmark, ...]:
    """List the words of a pattern: each of one sequence, or of several alternatives those that are known of all."""
    if len(alternatives) > 1:
        return (Landmark(whole.words, whole.before, whole.longest),) if whole.words else ()
    landmarks: list[Landmark] = []
    atoms = alternatives[0]
    for index, atom in enumerate(atoms):
        if not atom.words or atom.may_lack or atom.words & FREQUENT:
            continue
        if all(atom.words != each.words for each in landmarks):
            before = sum(each.longest for each in atoms[:index]) + atom.before
            landmarks.append(Landmark(atom.words, before, sum(each.longest for each in atoms[index:])))
    return tuple(landmarks)


def _alternatives(tokens: Iterator[re.Match[str]]) -> Iterator[list[_Atom]]:
    """Read up to the end of a group, or of the pattern: of each alternative what stands side by side."""
    atoms: list[_Atom] = []
    for token in tokens:
        kind = token.lastgroup
        if kind == "close":
            break
        if kind == "either":
            yield atoms
            atoms = []
        elif kind == "times":
            _repeat(atoms[-1], token)
        else:
            atoms.append(_atom(token, tokens))
    yield atoms


def _atom(token: re.Match[str], tokens: Iterator[re.Match[str]]) -> _Atom:
    match token.lastgroup:
        case "letters" | "choice" as kind:
            written = token[kind].lower().split("|")
            words, lengths = frozenset(written), [len(word) for word in written]
            return _Atom(words if min(lengths) >= SHORTEST else None, words, max(lengths))
        case "signs" | "sign" as kind:
            signs = frozenset(token[kind].replace("\\", ""))
            return _Atom(signs, signs, 1)
        case "open":
            return _joined(list(_alternatives(tokens)))
        case "aside":
            return _Atom(longest=_joined(list(_alternatives(tokens))).longest, is_aside=True)
        case "nothing":
            return _Atom(is_aside=True)
        case kind:
            return _Atom(longest=MOST_SPACE if kind == "space" else 1)


def _repeat(atom: _Atom, times: re.Match[str]) -> None:
    least = times["least"] if times["least"] is not None else "0" if times[0][0] in "?*" else "1"
    most = times["most"] if times["most"] is not None else times["least"]
    atom.may_lack |= least in ("", "0")
    repeated = 1 if times[0][0] == "?" else int(most) if most else inf
    atom.longest *= repeated
    atom.before = atom.before if repeated == 1 else atom.longest


def _joined(alternatives: Sequence[Sequence[_Atom]]) -> _Atom:
    """Make one atom of alternatives: what is known of all of them is known of it."""
    longest = max([sum([atom.longest for atom in atoms]) for atoms in alternatives])
    return _Atom(
        _union([_best(atoms) for atoms in alternatives]),
        _union([_first(atoms) for atoms in alternatives]),
        longest,
        longest,
    )


def _union(sets: Sequence[Words | None]) -> Words | None:
    return None if None in sets else frozenset().union(*filter(None, sets))


def _best(atoms: Sequence[_Atom]) -> Words | None:
    """Choose the words that tell most by not being there: the longer and the fewer the better."""
    known = (atom.words for atom in atoms if atom.words and not atom.may_lack)
    return max(known, key=lambda words: (min(map(len, words)), -len(words)), default=None)


def _first(atoms: Sequence[_Atom]) -> Words | None:
    words: Words = frozenset()
    for atom in atoms:
        if atom.is_aside or not atom.longest:
            continue
        if atom.first is None:
            return None
        words |= atom.first
        if not atom.may_lack:
            return words
    return None


LIKE_LETTERS = {"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k"}
"""What a pattern without regard to case takes for a letter of ASCII, too. The last is the sign of Kelvin."""


class Letters:
    """A text in small letters, each at its place, and what stands in it."""

    def __init__(self, text: str) -> None:
        self._as_written = text
        for sign, letter in LIKE_LETTERS.items():
            text = text.replace(sign, letter)
        # Nearly all that is looked up is ASCII, whose small letters are made in a third of the time.
        self.in_ascii = text.encode("ascii", "replace").decode("ascii").lower()
        self._pieces = set(self.in_ascii.split())
        self._different = "\n".join(self._pieces)  # a tenth of the text
        self._whole = self._mostly = _Stretch(0, len(text))
        self._has: dict[Words, bool] = {}

    def has_any(self, words: Words) -> bool:
        """Tell whether any of the words stands anywhere in the text."""
        has = self._has.get(words)
        if has is None:
            has = self._has[words] = any(self._stands(word) for word in words)
        return has

    def dwell(self, start: int, end: int) -> None:
        """Keep what is looked up in this stretch for itself: the most will be asked of it."""
        self._mostly = _Stretch(start, end)

    def offsets(self, words: Words, start: int, end: int) -> list[int]:
        """List where the words stand between two offsets, in order."""
        stretch = self._mostly if self._mostly.start <= start and end <= self._mostly.end else self._whole
        if end - start <= (stretch.end - stretch.start) // WIDE:
            return self._found(words, start, end)
        everywhere = self._everywhere(words, stretch)
        return everywhere[bisect_left(everywhere, start) : bisect_left(everywhere, end)]

    def line_starts(self, start: int, end: int) -> list[int]:
        """List where a line begins from one offset on to another."""
        ends = self._everywhere(LINE_END, self._whole)
        first = [start] if start == 0 or self.in_ascii[start - 1] == "\n" else []
        return first + [offset + 1 for offset in ends[bisect_left(ends, start) : bisect_left(ends, end)]]

    def _everywhere(self, words: Words, stretch: _Stretch) -> list[int]:
        offsets = stretch.offsets.get(words)
        if offsets is None:
            known = frozenset([word for word in words if self._stands(word)])
            offsets = stretch.offsets[words] = self._found(known, stretch.start, stretch.end)
        return offsets

    def _stands(self, word: str) -> bool:
        if word in self._pieces:
            return True
        return word in (self._different if word.isascii() else self._as_written) or word == "\n"

    def _found(self, words: Words, start: int, end: int) -> list[int]:
        return sorted([offset for word in words for offset in _offsets(self._written(word), word, start, end)])

    def _written(self, word: str) -> str:
        return self.in_ascii if word.isascii() else self._as_written


class _Stretch(Struct):
    """A stretch of a text, and where the words stand that were looked up in it."""

    start: int
    end: int
    offsets: dict[Words, list[int]] = field(default_factory=dict)


def _offsets(text: str, word: str, start: int, end: int) -> list[int]:
    offsets = []
    offset = text.find(word, start, end)
    while offset >= 0:
        offsets.append(offset)
        offset = text.find(word, offset + 1, end)
    return offsets


@lru_cache(maxsize=3)  # a draft is searched for hundreds of patterns, and now and then a sentence of it in between
def letters_of(text: str) -> Letters:
    """Give the letters of a text."""
    return Letters(text)
