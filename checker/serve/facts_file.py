"""An answer is written at the end of a file of given facts. All else in it stays, comments included."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from checker.engine.fact_types import NUMBERS, type_of
from checker.errors import FaultyFilesError, UnreadableError, UsageError
from checker.model.fact import Answer, Fact, Facts
from checker.model.rule import FactType
from checker.rulebook.given import read_given_facts
from checker.yaml_files.strict_yaml import read_yaml

HEADING = "# What people have answered for: each fact with who says so, and since when.\n"
WORDS = ("present", "absent")
NUMBER = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MAY_BE_NEGATIVE = re.compile(r"dilution\.(?:net_tangible_book_value|\w*per_share\w*|text_amounts)")
"""A book value may be; prices, amounts sold, shares and days may not."""


def read_answers(file: Path, vocabulary: Mapping[str, FactType]) -> Facts:
    """Read a file of given facts. One that is not there yet, or holds only comments, gives nothing.

    Raises:
        UnreadableError: it cannot be opened.
        FaultyFilesError: it has faults.
    """
    return _facts(content_of(file), str(file), vocabulary)


def content_of(file: Path) -> bytes:
    """Read a file that answers or waivers are added to; empty if it is not there yet.

    Raises:
        UnreadableError: it cannot be opened.
    """
    try:
        return file.read_bytes() if file.exists() else b""
    except OSError as error:
        raise UnreadableError(f"{file} cannot be read: {error.strerror}") from None


def put_answer(
    content: bytes, file: str, name: str, typed: str, answer: Answer, vocabulary: Mapping[str, FactType]
) -> str:
    """Give the text of a file of given facts with one more answer; an earlier one for the same fact makes way for it.

    Args:
        content: of the file; empty if there is none yet.
        file: how it is called in front of the user.
        name: of the fact.
        typed: what was entered: a value, ``present`` or ``absent``; of a list one entry a line.
        answer: who answers for it.
        vocabulary: the facts there are.

    Raises:
        FaultyFilesError: the file has faults.
        UsageError: it is no value of the fact, nobody has signed, or the file is not written one fact a line.
    """
    fact_type = type_of(name, vocabulary)
    if fact_type is None:
        raise UsageError(f"there is no fact {name}")
    if not typed.strip():
        raise UsageError(f"enter a value for {name}, or say that it is absent")
    if not answer.by:
        raise UsageError("say who answers for it")
    _refuse_negative(name, typed, fact_type)
    before = _facts(content, file, vocabulary)
    text = _without(content, file, name) or HEADING
    newline = "\r\n" if "\r\n" in text else "\n"
    whole = f"{text.rstrip()}{newline * 2}{newline.join(_entry(name, _yaml(typed, fact_type), answer))}{newline}"
    after = _read_again(whole, file, name, vocabulary)
    if _others(before, name) != _others(after, name):
        raise _unusual(file)
    return whole


def _refuse_negative(name: str, typed: str, fact_type: FactType) -> None:
    """Make sure that a number is not below zero where it cannot be.

    Raises:
        UsageError: it is.
    """
    if fact_type.type not in NUMBERS or MAY_BE_NEGATIVE.fullmatch(name):
        return
    for line in map(str.strip, typed.splitlines()):
        if NUMBER.fullmatch(bare := _bare(line, fact_type)) and bare.startswith("-"):
            raise UsageError(f"{name}: {line} is below zero: give a number that is not")


def _facts(content: bytes, file: str, vocabulary: Mapping[str, FactType]) -> Facts:
    return read_given_facts(content, file, vocabulary) if _has_entries(content) else Facts()


def _read_again(whole: str, file: str, name: str, vocabulary: Mapping[str, FactType]) -> Facts:
    try:
        return read_given_facts(whole.encode(), file, vocabulary)
    except FaultyFilesError as error:
        told = [fault for fault in error.faults if fault.where.startswith(name)]
        if not told:
            raise _unusual(file) from None
        hint = f"; did you mean {told[0].suggestion}?" if told[0].suggestion else ""
        raise UsageError(f"{name}: {told[0].what}{hint}") from None


def _unusual(file: str) -> UsageError:
    return UsageError(f"{file} cannot be added to: write each fact on a line of its own, its name first")


def _without(content: bytes, file: str, name: str) -> str:
    """Take the entry of a fact out of the text; comments and blank lines before the next entry stay."""
    text = content.decode("utf-8-sig")
    whole = read_yaml(content, file, []) if _has_entries(content) else None
    if whole is None or not isinstance(whole.value, dict) or name not in whole.value:
        return text
    lines = text.splitlines(keepends=True)
    first = whole.value[name].line - 1
    later = (each.line - 1 for each in whole.value.values() if each.line - 1 > first)
    end = min(later, default=len(lines))
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return "".join(lines[:first] + lines[end:])


def _entry(name: str, value: str, answer: Answer) -> list[str]:
    lines = [f"{name}:", f"  value: {value}", f"  by: {_text(answer.by)}", f"  on: {answer.on}"]
    return [*lines, f"  why: {_text(answer.why)}"] if answer.why else lines


def _yaml(typed: str, fact_type: FactType) -> str:
    """Write what was entered as YAML. What is no value of the type is written as text: reading it again refuses it."""
    if typed.strip() in WORDS or not fact_type.is_list:
        return _scalar(typed.strip(), fact_type)
    entries = [line.strip() for line in typed.splitlines() if line.strip()]
    return f"[{', '.join(_scalar(each, fact_type) for each in entries)}]"


def _scalar(typed: str, fact_type: FactType) -> str:
    if typed in WORDS:
        return typed
    if fact_type.type in NUMBERS and NUMBER.fullmatch(bare := _bare(typed, fact_type)):
        return bare.replace(",", "")
    if fact_type.type == "date" and DAY.fullmatch(typed):
        return typed
    if fact_type.type == "boolean" and typed in ("true", "false"):
        return typed
    return _text(typed)


def _bare(typed: str, fact_type: FactType) -> str:
    """Take off the sign of the unit, where it is that of the fact."""
    if fact_type.type == "money":
        return typed.removeprefix("$").strip()
    return typed.removesuffix("%").strip() if fact_type.type == "percent" else typed


def _text(text: str) -> str:
    """Write a text in quotes, on one line, so that it is one whatever it looks like."""
    return json.dumps(
        " ".join("".join(each if each.isprintable() else " " for each in text).split()), ensure_ascii=False
    )


def _others(facts: Facts, name: str) -> dict[str, tuple[object, ...]]:
    return {each.name: _essence(each) for each in facts if each.name != name}


def _essence(fact: Fact) -> tuple[object, ...]:
    return fact.state, fact.value, fact.answer


def _has_entries(content: bytes) -> bool:
    """Tell whether there is anything but comments."""
    return any(line.strip() and not line.lstrip().startswith(b"#") for line in content.splitlines())
