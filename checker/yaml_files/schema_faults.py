"""What a schema says of a misshapen file. Imported only if there is one: jsonschema is slow to import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from checker.errors import Fault
from checker.yaml_files.fields import suggestion
from checker.yaml_files.schema_files import schema
from checker.yaml_files.schema_words import KINDS, expected
from checker.yaml_files.strict_yaml import Item, plain

LONGEST_WORD = 60  # of a file, in what is told of it
Path = Sequence[str | int]


def schema_faults(item: Item, kind: str, file: str) -> list[Fault]:
    """List what the schema finds wrong with a file, each fault at the line of its node, in words for a person."""
    errors = Draft202012Validator(schema(kind)).iter_errors(plain(item))
    return [fault for error in errors for leaf in _leaves(error) for fault in _faults(leaf, item, file)]


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Follow an error into the one alternative that is meant; where it is not clear which, the error itself is it."""
    branches: dict[str | int, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.relative_schema_path[0], []).append(inner)
    meant = [branch for branch in branches.values() if not any(map(_is_another_kind, branch))]
    if len(meant) == 1 and any(inner.relative_path or inner.validator in ABOUT_KEYS for inner in meant[0]):
        for inner in meant[0]:
            yield from _leaves(inner)
    else:
        yield error


def _is_another_kind(error: ValidationError) -> bool:
    return error.validator in KINDS and not error.relative_path


def _faults(error: ValidationError, item: Item, file: str) -> Iterator[Fault]:
    path = list(error.absolute_path)
    if told := ABOUT_KEYS.get(str(error.validator)):
        for key, what, known in told(error):
            below = [*path, key]
            yield Fault(file, _line(item, below), _where(below), what, suggestion(key, known) if known else "")
    else:
        yield Fault(file, _line(item, path), _where(path), *_what(error))


def _what(error: ValidationError) -> tuple[str, str]:
    """Say what is wrong in one place, and which word was probably meant."""
    word = error.instance
    if error.validator == "enum" and isinstance(word, str) and word.strip():
        words = [str(each) for each in _value(error)]
        return f"{word[:LONGEST_WORD]} is not one of {', '.join(words)}", suggestion(word, words)
    return _wanted(error), ""


def _wanted(error: ValidationError) -> str:
    if not error.context:
        return "does not belong here" if error.validator == "not" else f"must be {expected(error)}"
    missing = [key for inner in error.context if inner.validator == "required" for key, _, _ in _missing(inner)]
    if missing:
        return f"{' or '.join(missing)} is missing"
    wanted = dict.fromkeys(expected(leaf) for inner in error.context for leaf in _leaves(inner))
    return f"must be {' or '.join(wanted)}"


Told = Iterator[tuple[str, str, Sequence[str]]]
"""Of each key that is told: the key, what is wrong with it, and the keys that there are if it may be misspelt."""


def _unknown(error: ValidationError) -> Told:
    known = list(error.schema.get("properties", {})) if isinstance(error.schema, dict) else []
    instance: Any = error.instance  # a mapping: it has properties
    yield from ((key, "is not a key here", known) for key in instance if key not in known)


def _missing(error: ValidationError) -> Told:
    instance: Any = error.instance
    yield from ((key, "is missing", ()) for key in _value(error) if key not in instance)


def _lacking(error: ValidationError) -> Told:
    instance: Any = error.instance
    for key, needed in _value(error).items():
        if key in instance:
            yield from ((each, f"is missing: {key} needs it", ()) for each in needed if each not in instance)


ABOUT_KEYS = {"additionalProperties": _unknown, "required": _missing, "dependentRequired": _lacking}
"""What is told of single keys. An error about them names one key, and the schema all: so each is told once or more,
and equal faults are one."""


def _value(error: ValidationError) -> Any:
    return error.validator_value


def _line(item: Item, path: Path) -> int:
    """Give the line of a node; of one that is missing, that of the node around it."""
    for step in path:
        value: Any = item.value  # a mapping or a list, as the step says
        if isinstance(value, dict) and step not in value:
            break
        item = value[step]
    return int(item.line)


def _where(path: Path) -> str:
    where = ""
    for step in path:
        where += f"[{step}]" if isinstance(step, int) else f".{step}"
    return where.removeprefix(".")
