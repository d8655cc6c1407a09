"""Compose the items of a YAML file from the events of its parser."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from math import isfinite
from typing import Any

import yaml
from msgspec import Struct

from checker.errors import Fault
from checker.model.fact import Scalar
from checker.yaml_files.strict_yaml import Item

DEEPEST = 12  # no file of ours is half as deep; a deeper one is an attack or an accident
MOST_DIGITS = 24
TOO_DEEP = "is nested too deeply"  # so says the parser too, of what it has to look ahead into
FAST_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is not in every build of PyYAML

DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
ALMOST_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?$")
WHOLE = re.compile(r"[-+]?(?:0|[1-9][\d_]*)$")
DECIMAL = re.compile(r"[-+]?\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?$|[-+]?\.\d[\d_]*(?:[eE][-+]?\d+)?$")
ODD_NUMBER = re.compile(
    r"[-+]?(?:0[xob]?[\da-fA-F_]+|\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$"
)
NOT_BOOLEANS = frozenset({"yes", "no", "on", "off", "true", "false"})
PLAIN_KEY = re.compile(r"(?!(?:yes|no|off|true|false|null)$)[a-z][a-z0-9_.]*$")
"""Keys that are text for sure. ``on`` is one, for it is the day on which somebody signed."""
PLAIN_WORDS: dict[str, Scalar | None] = {"true": True, "false": False, "": None, "~": None, "null": None}


class _UnusableError(Exception):
    """What is wrong with a scalar, in words, and what it was probably meant to be: so one slip is one fault."""

    def __init__(self, what: str, meant: Scalar) -> None:
        super().__init__(what)
        self.meant = meant


class _BrokenError(Exception):
    """The file cannot be read on: its fault has been noted."""


def composed(content: bytes, file: str, faults: list[Fault]) -> Item | None:
    """Do what ``read_yaml`` promises."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.append(Fault(file, content.count(b"\n", 0, error.start) + 1, "", "is not UTF-8 text"))
        return None
    try:
        loader = FAST_LOADER(text)
        try:
            return _Composer(file, loader.get_event, faults).document()
        finally:
            loader.dispose()
    except _BrokenError:
        return None
    except yaml.MarkedYAMLError as error:
        line = min(error.problem_mark.line, text.count("\n")) + 1 if error.problem_mark else 0
        what = f"is not YAML: {error.problem or error.context}"
        faults.append(Fault(file, line, "", TOO_DEEP if "nesting depth" in what else what))
    except yaml.YAMLError as error:
        faults.append(Fault(file, 0, "", f"is not YAML: {' '.join(str(error).split())}"))
    return None


class _Composer(Struct, frozen=True):
    """Builds items from events. PyYAML's own composer in C overruns the stack on deeply nested input."""

    file: str
    next: Callable[[], Any]  # gives the next event
    faults: list[Fault]

    def document(self) -> Item | None:
        self.next()  # the start of the stream
        if isinstance(self.next(), yaml.StreamEndEvent):
            raise self.broken(0, "is empty")
        item = self.item(self.next(), "", 0)
        self.next()  # the end of the document
        further = self.next()
        if not isinstance(further, yaml.StreamEndEvent):
            raise self.broken(_line(further), "holds more than one YAML document")
        return item

    def item(self, event: Any, where: str, depth: int, line: int = 0) -> Item:
        line = line or _line(event)
        if isinstance(event, yaml.AliasEvent):
            self.fault(line, where, f"aliases are not accepted: write out what *{event.anchor} stands for")
            return Item(None, line)
        if depth > DEEPEST:
            raise self.broken(line, TOO_DEEP)
        if event.tag:
            self.fault(line, where, f"tags are not accepted: leave out {event.tag}")
        if isinstance(event, yaml.ScalarEvent):
            return Item(self.scalar(event, where), line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Item(self.sequence(where, depth), line)
        return Item(self.mapping(where, depth), line)

    def sequence(self, where: str, depth: int) -> list[Item]:
        items: list[Item] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            items.append(self.item(event, f"{where}[{len(items)}]", depth + 1))
        return items

    def mapping(self, where: str, depth: int) -> dict[str, Item]:
        items: dict[str, Item] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            line = _line(event)
            key = self.key(event, where, depth)
            below = f"{where}.{key}" if where else key
            value = self.item(self.next(), below, depth + 1, line)
            if key in items:
                self.fault(line, below, f"stands twice, first in line {items[key].line}")
            items.setdefault(key, value)
        return items

    def key(self, event: Any, where: str, depth: int) -> str:
        if isinstance(event, yaml.ScalarEvent) and PLAIN_KEY.match(event.value) and not event.tag:
            return str(event.value)
        item = self.item(event, where, depth + 1)
        if isinstance(event, yaml.ScalarEvent):
            if event.value == "<<" and event.implicit[0]:
                self.fault(item.line, where, "merge keys are not accepted: write out what << stands for")
            elif not isinstance(item.value, str):
                self.fault(item.line, where, f"the key {event.value!r} is not text")
            return str(event.value)
        self.fault(item.line, where, "a key must be text")
        return ""

    def scalar(self, event: Any, where: str) -> Scalar | None:
        text: str = event.value
        if not event.implicit[0]:  # quoted, or a block of text
            return text
        try:
            return _plain_scalar(text)
        except _UnusableError as unusable:
            self.fault(_line(event), where, str(unusable))
            return unusable.meant

    def fault(self, line: int, where: str, what: str) -> None:
        self.faults.append(Fault(self.file, line, where, what))

    def broken(self, line: int, what: str) -> _BrokenError:
        self.fault(line, "", what)
        return _BrokenError()


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _plain_scalar(text: str) -> Scalar | None:
    """Give the value of a scalar without quotes."""
    if text in PLAIN_WORDS:
        return PLAIN_WORDS[text]
    first = text[0]
    if first.isdigit() or first in "+-.":
        return _number_or_day(text)
    if text.lower() in NOT_BOOLEANS:
        what = f"{text} is not a boolean here: write true or false, or put it in quotes if it is text"
        raise _UnusableError(what, text.lower() in ("yes", "on", "true"))
    return text


def _number_or_day(text: str) -> Scalar:
    readers: tuple[tuple[re.Pattern[str], Callable[[str], Scalar]], ...] = (
        (DAY, _day),
        (WHOLE, _whole),
        (ODD_NUMBER, _odd_number),
        (DECIMAL, _decimal),
        (ALMOST_DAY, _almost_day),
    )
    read = next((read for pattern, read in readers if pattern.match(text)), str)
    return read(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _UnusableError(f"{text} is not a day of the calendar", _nearest_day(text)) from error


def _whole(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise _UnusableError("the number is too long", 0)
    return int(text)


def _decimal(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise _UnusableError("the number is too large", 0.0)
    return number


def _odd_number(text: str) -> Scalar:
    raise _UnusableError(
        f"{text} is read differently by different tools: write a decimal number, or put it in quotes", 0
    )


def _almost_day(text: str) -> Scalar:
    what = f"{text}: write a day as 2022-10-20, or put it in quotes if it is text"
    raise _UnusableError(what, _nearest_day(text))


def _nearest_day(text: str) -> date:
    year, month, day = (max(1, int(part)) for part in re.findall(r"\d+", text)[:3])
    return date(year, min(month, 12), min(day, 28))
