"""The table ``[tool.atmcheck]`` of a ``pyproject.toml``, with the line of each key.

The parser of the standard library gives no lines, so the keys are looked up in the text. A line that cannot be found,
as that of a key inside an inline table, is that of the key above it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date, datetime, time
from typing import Any

from checker.errors import Fault
from checker.yaml_files.strict_yaml import Item

Path = tuple[str | int, ...]

TABLE = ("tool", "atmcheck")
_NAME = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_NAMES = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
HEADER = re.compile(rf"\s*(?P<open>\[\[?)\s*(?P<names>{_NAMES})\s*\]")
KEY = re.compile(rf"\s*(?P<names>{_NAMES})\s*=")
NAME = re.compile(_NAME)


def read_table(content: bytes, file: str, faults: list[Fault]) -> Item | None:
    """Read the table; None if there is none, or if the file is not TOML, which is a fault."""
    try:
        text = content.decode("utf-8")
        whole = tomllib.loads(text)
    except UnicodeDecodeError:
        faults.append(Fault(file, 0, "", "is not UTF-8 text"))
        return None
    except tomllib.TOMLDecodeError as error:
        faults.append(Fault(file, 0, "", f"is not TOML: {error}"))
        return None
    table = whole.get("tool", {}).get("atmcheck")
    lines = _lines(text)
    return None if table is None else _item(table, TABLE, lines.get(TABLE, 1), lines)


def _lines(text: str) -> dict[Path, int]:
    """Find the first line of each table, and of each key of a table."""
    lines: dict[Path, int] = {}
    tables: Counter[Path] = Counter()
    inside: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            inside = _path(header["names"])
            if header["open"] == "[[":
                tables[inside] += 1
                lines.setdefault(inside, number)
                inside = (*inside, tables[inside] - 1)
            lines.setdefault(inside, number)
        elif key := KEY.match(line):
            lines.setdefault((*inside, *_path(key["names"])), number)
    return lines


def _path(names: str) -> Path:
    return tuple(name.strip("\"'") for name in NAME.findall(names))


def _item(value: Any, path: Path, line: int, lines: dict[Path, int]) -> Item:
    line = lines.get(path, line)
    if isinstance(value, dict):
        return Item({key: _item(inner, (*path, key), line, lines) for key, inner in value.items()}, line)
    if isinstance(value, list):
        return Item([_item(inner, (*path, index), line, lines) for index, inner in enumerate(value)], line)
    timed = isinstance(value, time) or (isinstance(value, date) and isinstance(value, datetime))
    return Item(str(value) if timed else value, line)  # no key of ours has a time of day
