"""The one table of comparators: what each tests, which facts it accepts, and how it reads aloud."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import lru_cache
from math import isclose

from msgspec import Struct

from checker.engine.fact_types import NUMBERS, TYPES
from checker.model.fact import Scalar, Value
from checker.model.rule import FactType

STRAIGHT_QUOTES = str.maketrans("“”„‟″‘’‚‛′", "\"\"\"\"\"'''''")


class Takes(Enum):
    """The shape of a comparator's operand."""

    NOTHING = "nothing"
    ONE = "one value of the fact's own type, or a list of them if the fact is a list"
    SEVERAL = "a list of values of the fact's own type"
    ELEMENTS = "one element of the list, or a list of elements that must all be in it"
    TEXT = "a text"
    TRUE = "the word true"


class Holds(Enum):
    """Which facts a comparator accepts: single ones, lists, or both."""

    SINGLE = "a single value"
    LIST = "a list"
    EITHER = "any fact"


Test = Callable[[Value, Value, float], bool]


class Comparator(Struct, frozen=True):
    """One word of the rule language.

    ``test(value, operand, tolerance)`` is asked of a found, non-empty value only; ``of_absent`` is the answer for
    a fact that is absent, and ``of_absent_operand`` the answer when the operand is a fact that is absent.
    """

    name: str
    reads: str  # what follows the fact when read aloud; {} is the operand
    test: Test
    types: frozenset[str]
    takes: Takes = Takes.ONE
    holds: Holds = Holds.SINGLE
    of_absent: bool = False
    of_absent_operand: bool = False

    def accepts(self, fact_type: FactType) -> bool:
        """Tell whether a fact of that type may be compared so."""
        wrong_shape = {Holds.SINGLE: fact_type.is_list, Holds.LIST: not fact_type.is_list, Holds.EITHER: False}
        return fact_type.type in self.types and not wrong_shape[self.holds]


def _folded(value: Scalar) -> Scalar:
    """Even out what two writings of one value differ in: case, spacing and quotes of text, 3 and 3.0."""
    if isinstance(value, str):
        return _folded_text(value)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


@lru_cache(maxsize=1024)  # most texts are compared by many rules
def _folded_text(text: str) -> str:
    return " ".join(text.translate(STRAIGHT_QUOTES).split()).casefold()


def _elements(value: Value) -> frozenset[Scalar]:
    return frozenset(map(_folded, value if isinstance(value, tuple) else (value,)))


def _same(value: Value, operand: Value, _: float) -> bool:
    return _elements(value) == _elements(operand)


def _different(value: Value, operand: Value, _: float) -> bool:
    return _elements(value) != _elements(operand)


def _within(value: Value, operand: Value, _: float) -> bool:
    return _elements(value) <= _elements(operand)


def _includes(value: Value, operand: Value, _: float) -> bool:
    return _elements(operand) <= _elements(value)


def _says(value: Value, operand: Value, _: float) -> bool:
    (wanted,) = _elements(operand)
    return any(str(wanted) in str(part) for part in _elements(value))


def _does_not_say(value: Value, operand: Value, tolerance: float) -> bool:
    return not _says(value, operand, tolerance)


def _about(value: Value, operand: Value, tolerance: float) -> bool:
    distance = abs(_number(value) - _number(operand))
    return distance <= tolerance or isclose(distance, tolerance, rel_tol=1e-9)  # 1.1 is within 0.1 of 1.0


def _number(value: Value) -> float:
    assert isinstance(value, (int, float)), value
    return float(value)


def _ordered(test: Callable[[float, float], bool]) -> Test:
    return lambda value, operand, _: test(_number(value), _number(operand))


def _dated(test: Callable[[str, str], bool]) -> Test:
    return lambda value, operand, _: test(str(value), str(operand))  # ISO dates sort as days do


_ALL = frozenset(TYPES)
_TEXT = frozenset({"text"})
_DATE = frozenset({"date"})

COMPARATORS = {
    comparator.name: comparator
    for comparator in (
        Comparator("present", "is present", lambda *_: True, _ALL, Takes.NOTHING, Holds.EITHER),
        Comparator("absent", "is absent", lambda *_: False, _ALL, Takes.NOTHING, Holds.EITHER, of_absent=True),
        Comparator("is", "is {}", _same, _ALL, holds=Holds.EITHER),
        Comparator("is_not", "is not {}", _different, _ALL, holds=Holds.EITHER, of_absent=True, of_absent_operand=True),
        Comparator("is_one_of", "is {}", _within, _ALL, Takes.SEVERAL),
        Comparator("at_least", "is at least {}", _ordered(lambda a, b: a >= b), NUMBERS),
        Comparator("at_most", "is at most {}", _ordered(lambda a, b: a <= b), NUMBERS),
        Comparator("more_than", "is more than {}", _ordered(lambda a, b: a > b), NUMBERS),
        Comparator("less_than", "is less than {}", _ordered(lambda a, b: a < b), NUMBERS),
        Comparator("about", "is about {}", _about, NUMBERS),
        Comparator("before", "is before {}", _dated(lambda a, b: a < b), _DATE),
        Comparator("on_or_after", "is on or after {}", _dated(lambda a, b: a >= b), _DATE),
        Comparator("on_or_before", "is on or before {}", _dated(lambda a, b: a <= b), _DATE),
        Comparator("says", "says {}", _says, _TEXT, Takes.TEXT, Holds.EITHER),
        Comparator("does_not_say", "does not say {}", _does_not_say, _TEXT, Takes.TEXT, Holds.EITHER, of_absent=True),
        Comparator("includes", "includes {}", _includes, _ALL, Takes.ELEMENTS, Holds.LIST),
        Comparator("is_empty", "is empty", lambda *_: False, _ALL, Takes.TRUE, Holds.LIST, of_absent=True),
    )
}
WORDS = ("present", "absent")  # the comparators that stand alone: `fact: present`
