"""Reading the keys of one YAML file: what is misshapen is noted, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from checker.errors import Fault
from checker.yaml_files.strict_yaml import Item

IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")


def suggestion(word: str, known: Iterable[str]) -> str:
    """Give the known word that is nearest to a misspelt one, or nothing if none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.7)), "")


class Reader(Struct, frozen=True):
    """Reads one file and collects what is wrong with it.

    ``misshapen`` are faults of structure, which the file's schema forbids too; ``faults`` are the others.
    """

    file: str
    faults: list[Fault] = field(default_factory=list)
    misshapen: list[Fault] = field(default_factory=list)

    def fault(self, line: int, where: str, what: str, hint: str = "") -> None:
        """Note that the content is wrong."""
        self.faults.append(Fault(self.file, line, where, what, hint))

    def unknown(self, line: int, where: str, what: str, known: Iterable[str]) -> None:
        """Note that a name is not known; ``what`` ends with the name."""
        self.fault(line, where, what, suggestion(what.rsplit(" ", 1)[-1], known))

    def shape(self, line: int, where: str, what: str) -> None:
        """Note that the structure is wrong."""
        self.misshapen.append(Fault(self.file, line, where, what))

    def fields(self, item: Item, where: str, required: Sequence[str], optional: Sequence[str] = ()) -> Fields:
        """Read a mapping that must have the required keys, may have the optional ones, and no others."""
        items = self.mapping(item, where)
        for key in items.keys() - {*required, *optional}:
            self.shape(items[key].line, below(where, key), "is not a key here")
        for key in required:
            if key not in items:
                self.shape(item.line, below(where, key), "is missing")
        return Fields(self, items, where)

    def mapping(self, item: Item, where: str) -> Mapping[str, Item]:
        """Read a mapping; if it is none, note it and give an empty one."""
        if isinstance(item.value, dict):
            return item.value
        self.shape(item.line, where, "must have keys and values")
        return {}

    def entries(self, item: Item, where: str) -> Sequence[Item]:
        """Read a list that is not empty; if it is none, note it and give an empty one."""
        if isinstance(item.value, list) and item.value:
            return item.value
        self.shape(item.line, where, "must be a list, and not an empty one")
        return ()

    def text(self, item: Item, where: str) -> str:
        """Read a text that is not empty."""
        if isinstance(item.value, str) and item.value.strip():
            return item.value
        self.shape(item.line, where, "must be a text, and not an empty one")
        return ""


class Fields(Struct, frozen=True):
    """The keys of one mapping. A key that is not there reads as empty: that it is missing has been noted."""

    reader: Reader
    items: Mapping[str, Item]
    where: str

    def text(self, key: str) -> str:
        """Read a text."""
        item = self.items.get(key)
        return "" if item is None else " ".join(self.reader.text(item, below(self.where, key)).split())

    def identifier(self, key: str) -> str:
        """Read an id: small letters and digits, joined by hyphens."""
        text = self.text(key)
        if text and not IDENTIFIER.match(text):
            self.reader.shape(self.items[key].line, below(self.where, key), "must be small letters joined by hyphens")
        return text

    def choice(self, key: str, choices: Iterable[str]) -> str:
        """Read one of several words; the first of them if it is wrong, which is noted."""
        words = list(choices)
        item = self.items.get(key)
        if item is None or item.value in words:
            return words[0] if item is None else str(item.value)
        self.reader.shape(item.line, below(self.where, key), f"must be one of {', '.join(words)}")
        return words[0]

    def day(self, key: str) -> date | None:
        """Read a day."""
        item = self.items.get(key)
        if item is None:
            return None
        if isinstance(item.value, date):
            return item.value
        self.reader.shape(item.line, below(self.where, key), "must be a day, as 2022-10-20")
        return None

    def switch(self, key: str) -> bool:
        """Read true or false; false if it is not there."""
        item = self.items.get(key)
        if item is not None and not isinstance(item.value, bool):
            self.reader.shape(item.line, below(self.where, key), "must be true or false")
        return item is not None and item.value is True

    def entries(self, key: str) -> Sequence[Item]:
        """Read a list."""
        item = self.items.get(key)
        return () if item is None else self.reader.entries(item, below(self.where, key))


def below(where: str, key: str) -> str:
    """Give the path of a key."""
    return f"{where}.{key}" if where else key
