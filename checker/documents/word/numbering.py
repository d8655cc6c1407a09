"""The numbers that Word shows before the paragraphs of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from checker.documents.word.xml import Element, child, number, switched, value, w

DEEPEST = 8
"""Lists have levels 0 to 8."""
BULLET = "•"
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
MOST_LETTERS = 10
"""A level counts aa, bb, cc after z; beyond this many letters it is written in digits."""


class Level(Struct, frozen=True):
    """One level of a list: where it starts, and how its number is written."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""  # "%1.%2": the numbers of the levels, from 1
    suffix: str = "tab"
    restarts: bool = True
    digits_only: bool = False
    style: str | None = None  # the paragraph style that has this level


class Counted(Struct, frozen=True):
    """A list as paragraphs name it: the definition it shares with others, and the starts that it sets itself."""

    definition: str
    starts: Mapping[int, int]


class Numbering(Struct):
    """The lists of a file, and how far each has counted."""

    levels: Mapping[str, Mapping[int, Level]]
    lists: Mapping[str, Counted]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, list_id: str, list_level: int | None, style: str | None) -> tuple[str, str]:
        """Count one paragraph on; give its number as shown, and what stands after it: tab, space or nothing."""
        counted = self.lists.get(list_id)
        levels = self.levels.get(counted.definition, {}) if counted else {}
        if list_level is None:
            list_level = next((depth for depth, level in levels.items() if style and level.style == style), 0)
        level = levels.get(list_level)
        if counted is None or level is None:
            return "", "nothing"
        if level.form == "bullet":
            return BULLET, level.suffix
        counts = self._count(list_id, counted, levels, list_level)
        return _written(level, levels, counts), level.suffix

    def _count(self, list_id: str, counted: Counted, levels: Mapping[int, Level], list_level: int) -> Mapping[int, int]:
        counts = self._counts.setdefault(counted.definition, {})
        start = counted.starts.get(list_level, levels[list_level].start)
        restarted = list_level in counted.starts and (list_id, list_level) not in self._begun
        self._begun.add((list_id, list_level))
        counts[list_level] = start if restarted or list_level not in counts else counts[list_level] + 1
        for deeper in range(list_level + 1, DEEPEST + 1):
            if deeper in levels and levels[deeper].restarts:
                counts.pop(deeper, None)
        return counts


def read_numbering(root: Element | None) -> Numbering:
    """Read the numbering part of a file; without one there are no lists."""
    if root is None:
        return Numbering({}, {})
    definitions = {each.get(w("abstractNumId")) or "": _levels(each) for each in root.iter(w("abstractNum"))}
    lists = {
        each.get(w("numId")) or "": Counted(value(child(each, "abstractNumId")) or "", _starts(each))
        for each in root.iter(w("num"))
    }
    return Numbering(definitions, lists)


def _levels(definition: Element) -> dict[int, Level]:
    return {_depth(each): _level(each) for each in definition.iter(w("lvl"))}


def _level(element: Element) -> Level:
    return Level(
        start=number(value(child(element, "start")), 0),
        form=value(child(element, "numFmt")) or "decimal",
        pattern=(value(child(element, "lvlText")) or "")[:80],
        suffix=value(child(element, "suff")) or "tab",
        restarts=value(child(element, "lvlRestart")) != "0",
        digits_only=switched(child(element, "isLgl")) or False,
        style=value(child(element, "pStyle")),
    )


def _starts(element: Element) -> dict[int, int]:
    starts = {_depth(each): value(child(each, "startOverride")) for each in element.iter(w("lvlOverride"))}
    return {depth: number(start, 1) for depth, start in starts.items() if start is not None}


def _depth(element: Element) -> int:
    return min(number(element.get(w("ilvl")), 0), DEEPEST)


def _written(level: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    def one(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        of = levels.get(depth, Level())
        return _in_form(counts.get(depth, of.start), "decimal" if level.digits_only else of.form)

    return re.sub("%([1-9])", one, level.pattern)


def _in_form(count: int, form: str) -> str:
    letters, position = divmod(count - 1, 26)
    if form in ("lowerLetter", "upperLetter") and 0 <= letters < MOST_LETTERS:
        written = chr(ord("a") + position) * (letters + 1)
    elif form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        written = _roman(count)
    elif form == "none":
        return ""
    else:
        return f"{count:02d}" if form == "decimalZero" else str(count)
    return written.upper() if form.startswith("upper") else written


def _roman(count: int) -> str:
    written = ""
    for worth, letters in ROMAN:
        times, count = divmod(count, worth)
        written += letters * times
    return written
