"""How values are written for people: ``$14,500,000``, ``3.0%``, ``20 October 2022``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from checker.engine.fact_types import NUMBERS, type_of
from checker.model.fact import Fact, Facts, Scalar, State, Value
from checker.model.rule import FactType
from checker.phrases.prepared import regex

PLACEHOLDER = regex(r"\{([a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*)\}")
SMALL_AMOUNT = 1000  # below it, prices are quoted to a hundredth of a cent


def spoken(value: Value, fact_type: FactType) -> str:
    """Write a value with its unit as people write it; the items of a list are joined with commas."""
    if isinstance(value, tuple):
        return ", ".join(_scalar(item, fact_type) for item in value) or "none"
    return _scalar(value, fact_type)


def spoken_fact(fact: Fact, fact_type: FactType) -> str:
    """Write what is known of a fact: its value, ``not found``, or ``not read``."""
    if fact.state is State.ABSENT:
        return "not found"
    if fact.value is None or fact.state is State.UNREAD:
        return "not read"
    return spoken(fact.value, fact_type)


def spoken_day(day: date) -> str:
    """Write a day: ``1 October 1998``."""
    return f"{day.day} {day:%B %Y}"


def placeholders(text: str) -> list[str]:
    """List the facts that a message names in braces, in order."""
    return PLACEHOLDER.findall(text)


def fill(text: str, facts: Facts, vocabulary: Mapping[str, FactType]) -> str:
    """Put what is known of the facts in the place of their names in braces."""

    def written(match: re.Match[str]) -> str:
        fact_type = type_of(match[1], vocabulary)
        return match[0] if fact_type is None else spoken_fact(facts[match[1]], fact_type)

    return PLACEHOLDER.sub(written, text)


def plain_number(value: float) -> str:
    """Write a number without a unit: thousands apart, two to four decimals if it is not whole."""
    if float(value).is_integer():
        return f"{value:,.0f}"
    decimals = 4 if abs(value) < SMALL_AMOUNT else 2
    whole, _, fraction = f"{value:,.{decimals}f}".partition(".")
    return f"{whole}.{fraction.rstrip('0').ljust(2, '0')}"


def _scalar(value: Scalar, fact_type: FactType) -> str:
    if isinstance(value, bool):
        # True of a fact that is not a yes or no: a person said only that it is there
        return ("yes" if value else "no") if fact_type.type == "boolean" else "present"
    if isinstance(value, date):
        return spoken_day(value)
    if isinstance(value, (int, float)):
        return _number(value, fact_type)
    return value.replace("_", " ") if fact_type.type == "one_of" else " ".join(value.split())


def _number(value: float, fact_type: FactType) -> str:
    if fact_type.type not in NUMBERS:
        return plain_number(value)
    if fact_type.unit == "USD":
        return f"{'-' if value < 0 else ''}${plain_number(abs(value))}"
    if fact_type.unit == "%":
        return f"{round(float(value), 3)}%"
    unit = fact_type.unit.removesuffix("s") if value == 1 else fact_type.unit
    return f"{plain_number(value)} {unit}".rstrip()
