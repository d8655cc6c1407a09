"""Read the table of contents: captions and the labels of their pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from checker.extraction.scope import Scope
from checker.model.document import Part, PartKind
from checker.phrases.phrase import phrase
from checker.phrases.prepared import regex

LABEL = r"(?:[SA]-)?(?:\d{1,3}|[ivxl]{1,6})"
_LABEL = phrase(LABEL)
LONGEST_ENTRY = 240
FEWEST_ENTRIES = 4
"""Of a table that is read in the right way; a stray page number may look like one."""
_ENTRY = phrase(rf"[ \t]*(\S.{{2,150}}?)[ .\t]+({LABEL})[ \t]*$")
_GROUP = phrase(r"(?:base |accompanying )?prospectus(?: supplement)?")
_LABEL_PARTS = regex(r"(?i)((?:[SA]-)?)(?:(\d+)|([ivxl]+))")
_WORD = regex(r"[a-z0-9]+")
_FIRST_LETTERS = regex(r"[a-z0-9]{1,2}")
LONGEST_HEAD = 120
"""Characters at the head of a line that may be a caption."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


class Entry(Struct, frozen=True):
    """One line of a table of contents."""

    caption: str
    label: str


def contents_of(scope: Scope, part: Part) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Read the entries of a part's table of contents: those of the part, and those of a base prospectus listed after.

    The table may be one entry a line, one line of cells, or in plain text a caption and a page with spaces between.
    """
    table = scope.text[part.contents.start : part.contents.end]
    in_cells = _entries(re.split(r"[\t\n]", table))
    if len(in_cells[0]) >= FEWEST_ENTRIES:
        return in_cells
    return max(in_cells, _entries(_cells_of_lines(table)), key=lambda read: len(read[0]))


def _cells_of_lines(table: str) -> Iterator[str]:
    for line in table.splitlines():
        entry = _ENTRY.begins(line[:LONGEST_ENTRY])
        yield from entry.groups() if entry else (line,)


def _entries(cells: Iterable[str]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    own: list[Entry] = []
    of_base: list[Entry] = []
    entries, caption = own, ""
    for cell in cells:
        text = cell.strip(" .")
        if _LABEL.is_all_of(text):
            if caption:
                entries.append(Entry(words_of(caption), text))
            caption = ""
        elif _GROUP.is_all_of(text):
            entries = own if "supplement" in text.casefold() or not own else of_base
        elif text:
            caption = text
    return tuple(own), tuple(of_base)


def base_contents(scope: Scope) -> tuple[Entry, ...]:
    """Read the entries of the base prospectus, from its own table of contents or from that of the supplement."""
    for part in scope.document.parts:
        if part.kind is PartKind.BASE and part.contents:
            return contents_of(scope, part)[0]
    return contents_of(scope, scope.part)[1]


def words_of(caption: str) -> str:
    """Give the words of a caption without case and punctuation, one space between."""
    plain = caption.casefold().replace("’", "").replace("'", "").replace("‘", "").replace("&", " and ")
    return " ".join(_WORD.findall(plain))


def heads_of(lines: Iterable[str], captions: Collection[str]) -> list[str]:
    """Give the words of those lines, sorted, that may begin with one of the captions, which are given by their words.

    Most lines begin with other letters, and are not looked at further.
    """
    beginnings = {caption[:length] for caption in captions for length in (1, 2)}
    heads = set()
    for line in lines:
        first = _FIRST_LETTERS.search(line.casefold())
        if (first and first[0] in beginnings) or "&" in line:
            heads.add(words_of(line))
    return sorted(heads)


def begins_one(words: str, heads: list[str]) -> bool:
    """Tell whether one of the sorted heads begins with these words; of all that do, the first is right here."""
    index = bisect_left(heads, words)
    return index < len(heads) and f"{heads[index]} ".startswith(f"{words} ")


def page_order(label: str) -> tuple[str, int]:
    """Give the series of a page label and the number in it: "S-7" is ("s-", 7), "iv" is ("i", 4)."""
    parts = _LABEL_PARTS.fullmatch(label)
    if not parts:
        return label, 0
    prefix, arabic, roman = parts[1].casefold(), parts[2], parts[3]
    return (prefix, int(arabic)) if arabic else (prefix + "i", _from_roman(roman.casefold()))


def _from_roman(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
