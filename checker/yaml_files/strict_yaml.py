"""YAML with line numbers, and without its traps: each of them is a fault with file and line."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from checker.errors import Fault
from checker.model.fact import Scalar


class Item(NamedTuple):
    """A value of a YAML file and the one-based line of it, or of its key if it has one."""

    value: Scalar | dict[str, Item] | list[Item] | None
    line: int


def read_yaml(content: bytes, file: str, faults: list[Fault]) -> Item | None:
    """Read one YAML file, or a JSON file, which is YAML too.

    Faults are duplicate keys, keys that are not text, ``yes``/``no`` booleans, impossible days, numbers that YAML
    tools read differently, aliases, merge keys, tags, and whatever is not YAML.

    Returns: the whole, or None if the file cannot be read at all. Faults are added to ``faults``.
    """
    from checker.yaml_files.composing import composed  # not before: most checks read no YAML at all

    return composed(content, file, faults)


def plain(item: Item) -> Any:
    """Give the value without lines, as JSON has it: days are ISO texts."""
    if isinstance(item.value, dict):
        return {key: plain(value) for key, value in item.value.items()}
    if isinstance(item.value, list):
        return [plain(value) for value in item.value]
    return item.value.isoformat() if isinstance(item.value, date) else item.value
