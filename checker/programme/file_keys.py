"""Reading the keys of a programme file as given facts, each with its line as evidence.

What is not in the file is not known: a key that is left out gives an unread fact. The word ``none`` says that there is
none of it, and gives an absent one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from checker.model.fact import Evidence, Fact, Origin, State, Value
from checker.yaml_files.fields import Fields, below
from checker.yaml_files.strict_yaml import Item

NONE = "none"
T = TypeVar("T")
Wanted = Callable[[Item], "Value | None"]
"""Gives the value of a key, or None if it is not of the wanted type."""


class Keys(Struct, frozen=True):
    """The keys of one mapping of a programme file."""

    fields: Fields
    lines: Sequence[str]  # of the file

    def fact(self, name: str, key: str, wanted: Wanted, what: str, *, may_be_none: bool = False) -> Fact:
        """Read one key as a given fact; ``what`` says what its value must be."""
        item = self.fields.items.get(key)
        if item is None:
            said = f", or {NONE}," if may_be_none else ""
            return Fact(name, State.UNREAD, reason=f"give {below(self.fields.where, key)}{said} in {self.file}")
        evidence = (self.evidence(item.line),)
        if may_be_none and item.value == NONE:
            return Fact(name, State.ABSENT, None, evidence, Origin.GIVEN)
        value = wanted(item)
        if value is None:
            said = f", or the word {NONE}" if may_be_none else ""
            self.fields.reader.shape(item.line, below(self.fields.where, key), f"must be {what}{said}")
            return Fact(name, State.UNREAD, reason="faulty")
        return Fact(name, State.FOUND, value, evidence, Origin.GIVEN)

    def listed(
        self, key: str, read: Callable[[Keys, Evidence], T], required: Sequence[str], optional: Sequence[str] = ()
    ) -> tuple[T, ...] | None:
        """Read a list of mappings; None if the key is left out, and an empty one for ``none`` or an empty list."""
        item = self.fields.items.get(key)
        if item is None:
            return None
        if item.value in (NONE, []):
            return ()
        where = below(self.fields.where, key)
        reader = self.fields.reader
        return tuple(
            read(
                Keys(reader.fields(each, f"{where}[{number}]", required, optional), self.lines),
                self.evidence(each.line),
            )
            for number, each in enumerate(reader.entries(item, where))
        )

    def part(self, key: str, optional: Sequence[str]) -> Keys:
        """Read a mapping below this one; one that is left out has no keys."""
        item = self.fields.items.get(key)
        where = below(self.fields.where, key)
        reader = self.fields.reader
        if item is None or item.value == NONE:
            return Keys(Fields(reader, {}, where), self.lines)
        return Keys(reader.fields(item, where, (), optional), self.lines)

    def says_none(self, key: str) -> bool:
        """Tell whether a key has the word ``none``."""
        item = self.fields.items.get(key)
        return item is not None and item.value == NONE

    def day(self, key: str) -> date:
        """Read a day that must be there; what is wrong with it is noted."""
        return self.fields.day(key) or date.min

    def amount(self, key: str) -> float:
        """Read an amount in US dollars that must be there; what is wrong with it is noted."""
        item = self.fields.items.get(key)
        value = None if item is None else number(item)
        if item is not None and value is None:
            self.fields.reader.shape(item.line, below(self.fields.where, key), "must be a number that is not negative")
        return value or 0.0

    def evidence(self, line: int) -> Evidence:
        """Quote a line of the file."""
        quote = self.lines[line - 1].strip() if 0 < line <= len(self.lines) else ""
        return Evidence(quote=quote, line=line, document=self.file)

    @property
    def file(self) -> str:
        """Give the name of the file."""
        return self.fields.reader.file


def number(item: Item) -> float | None:
    """Read a number that is not negative."""
    value = item.value
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
        return None
    return value


def whole(item: Item) -> int | None:
    """Read a whole number that is not negative."""
    value = number(item)
    return value if isinstance(value, int) else None


def day(item: Item) -> date | None:
    """Read a day."""
    return item.value if isinstance(item.value, date) else None


def words(item: Item) -> str | None:
    """Read a text."""
    return item.value if isinstance(item.value, str) and item.value.strip() else None


def switch(item: Item) -> bool | None:
    """Read true or false."""
    return item.value if isinstance(item.value, bool) else None
