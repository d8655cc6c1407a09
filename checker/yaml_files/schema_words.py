"""What a schema wants in a place, in words. Imported only if a file is misshapen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jsonschema.exceptions import ValidationError

KINDS = frozenset({"type", "const", "enum"})
"""The validators that say what kind of thing is wanted."""

TYPES = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
}
A_DAY = "a day, as 2022-10-20"
PATTERNS = {
    r"\S": "a text, and not an empty one",
    r"^\d{4}-\d{2}-\d{2}$": A_DAY,
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": A_DAY,
    "^[a-z0-9]+(-[a-z0-9]+)*$": "small letters joined by hyphens",
    "^[0-9a-f]{16}$": "16 hexadecimal digits",
}


def expected(error: ValidationError) -> str:
    """Say what must stand there, to be put behind "must be"."""
    if error.validator == "type" and isinstance(error.schema, dict) and "pattern" in error.schema:
        return PATTERNS[error.schema["pattern"]]
    return WORDS[str(error.validator)](error.validator_value)


def _types(wanted: Any) -> str:
    return " or ".join(TYPES[each] for each in ([wanted] if isinstance(wanted, str) else wanted))


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


WORDS: Mapping[str, Callable[[Any], str]] = {
    "type": _types,
    "const": _written,
    "enum": lambda words: f"one of {', '.join(map(_written, words))}",
    "pattern": lambda pattern: PATTERNS[pattern],
    "minLength": lambda _: "a text, and not an empty one",
    "minItems": lambda _: "a list, and not an empty one",
    "minProperties": lambda _: "keys with values, and not empty",
    "maxProperties": lambda most: "one key with its value" if most == 1 else f"no more than {most} keys with values",
    "minimum": lambda least: f"a number of {least} or more",
}
