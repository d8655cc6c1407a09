"""What a schema says of a misshapen file. Imported only if there is one: jsonschema is slow to import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from checker.errors import Fault
from checker.yaml_files.fields import suggestion
from checker.yaml_files.schema_files import schema
from checker.yaml_files.strict_yaml import Item, plain

LONGEST = 200  # characters of a message; jsonschema prints whole values


def schema_faults(item: Item, kind: str, file: str) -> list[Fault]:
    """List what the schema finds wrong with a file: of each fault the best match, at the line of its node."""
    errors = Draft202012Validator(schema(kind)).iter_errors(plain(item))
    matches = (best_match([error]) for error in errors)
    return [fault for match in matches if match is not None for fault in _faults(match, item, file)]


def _faults(error: ValidationError, item: Item, file: str) -> Iterator[Fault]:
    path = list(error.absolute_path)
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
        instance: Any = error.instance  # a mapping: it has properties
        for key in instance.keys() - known:
            below = [*path, key]
            yield Fault(file, _line(item, below), _where(below), "is not a key here", suggestion(key, known))
    elif error.validator == "enum":
        allowed: Any = error.validator_value
        words = [str(word) for word in allowed]
        what = f"{error.instance} is not one of {', '.join(words)}"
        yield Fault(file, _line(item, path), _where(path), what, suggestion(str(error.instance), words))
    else:
        message = error.message if len(error.message) <= LONGEST else f"…{error.message[-LONGEST:]}"
        yield Fault(file, _line(item, path), _where(path), message)


def _line(item: Item, path: Sequence[str | int]) -> int:
    for step in path:
        value: Any = item.value  # a mapping or a list, as the step says
        item = value[step]
    return int(item.line)


def _where(path: Sequence[str | int]) -> str:
    where = ""
    for step in path:
        where += f"[{step}]" if isinstance(step, int) else f".{step}"
    return where.removeprefix(".")
