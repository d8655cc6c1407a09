"""Literal values: whether what somebody wrote is a value of the fact's type."""

from __future__ import annotations

from datetime import date

from checker.engine.fact_types import NUMBERS
from checker.model.fact import Scalar, Value
from checker.model.rule import FactType
from checker.yaml_files.fields import suggestion
from checker.yaml_files.strict_yaml import Item

EXPECTED = {
    "text": "a text; put it in quotes if it looks like a number or a day",
    "number": "a number",
    "integer": "a whole number",
    "money": "an amount in US dollars, written as a plain number such as 14500000",
    "percent": "a percentage, written as 3.0 for 3 %",
    "date": "a day, written as 2022-10-20",
    "boolean": "true or false",
}


class WrongValueError(Exception):
    """What somebody wrote is no value of the fact's type. The message says what was expected."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.hint = hint


def value_of(item: Item, fact_type: FactType) -> Value:
    """Read a value of a fact: a list if the fact is one.

    Raises:
        WrongValueError: it is of another type.
    """
    if not fact_type.is_list:
        return scalar_of(item, fact_type)
    if not isinstance(item.value, list):
        raise WrongValueError(f"must be a list, for {fact_type.name} is one: [{_shown(item)}]")
    return tuple(scalar_of(entry, fact_type) for entry in item.value)


def scalar_of(item: Item, fact_type: FactType) -> Scalar:
    """Read a single value of a fact's type, be the fact a list or not.

    Raises:
        WrongValueError: it is of another type.
    """
    value = item.value
    if fact_type.type == "one_of":
        if isinstance(value, str) and value in fact_type.values:
            return value
        raise WrongValueError(
            f"{_shown(item)} is not one of {', '.join(fact_type.values)}", suggestion(str(value), fact_type.values)
        )
    if isinstance(value, (dict, list)) or value is None or not _is_of(value, fact_type.type):
        raise WrongValueError(
            f"{_shown(item)} must be {EXPECTED[fact_type.type]}, for {fact_type.name} is of that type"
        )
    return value


def _is_of(value: Scalar, kind: str) -> bool:
    if isinstance(value, bool) or kind == "boolean":
        return isinstance(value, bool) and kind == "boolean"
    if kind == "integer":
        return isinstance(value, int)
    if kind in NUMBERS:
        return isinstance(value, (int, float))
    return isinstance(value, date) if kind == "date" else isinstance(value, str) and bool(value.strip())


def _shown(item: Item) -> str:
    if isinstance(item.value, (dict, list)):
        return "this"
    return "nothing" if item.value is None else str(item.value)[:60]
