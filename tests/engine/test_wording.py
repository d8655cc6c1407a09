"""How values are written for people."""

from __future__ import annotations

from datetime import date

import pytest

from checker.engine.wording import fill, placeholders, plain_number, spoken, spoken_fact
from checker.model.fact import Fact, Facts, State, Value
from checker.model.rule import FactType, Rulebook

MONEY = FactType("a.b", "it", "money", "USD")
PERCENT = FactType("a.b", "it", "percent", "%")
DAYS = FactType("a.b", "it", "number", "days")
TEXT = FactType("a.b", "it", "text")
WORD = FactType("a.b", "it", "one_of", values=("up_to",))


@pytest.mark.parametrize(
    ("value", "fact_type", "expected"),
    [
        (14500000, MONEY, "$14,500,000"),
        (14500000.0, MONEY, "$14,500,000"),
        (13504437.613333, MONEY, "$13,504,437.61"),
        (5.7, MONEY, "$5.70"),
        (0.0001, MONEY, "$0.0001"),
        (-5.72, MONEY, "-$5.72"),
        (3, PERCENT, "3.0%"),
        (2.25, PERCENT, "2.25%"),
        (0.032871, PERCENT, "0.033%"),
        (49.0, DAYS, "49 days"),
        (1, DAYS, "1 day"),
        (0, DAYS, "0 days"),
        (7082747, FactType("a.b", "it", "integer"), "7,082,747"),
        (date(2022, 10, 20), FactType("a.b", "it", "date"), "20 October 2022"),
        (True, FactType("a.b", "it", "boolean"), "yes"),
        (False, FactType("a.b", "it", "boolean"), "no"),
        ("Sales\n Agreement", TEXT, "Sales Agreement"),
        (True, TEXT, "present"),
        ("up_to", WORD, "up to"),
        (("A", "B"), TEXT, "A, B"),
        ((1.5, 2), MONEY, "$1.50, $2"),
        ((), TEXT, "none"),
    ],
)
def test_a_value_is_written_with_its_unit(value: Value, fact_type: FactType, expected: str) -> None:
    """As a prospectus would write it."""
    assert expected == spoken(value, fact_type)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (Fact("a.b", State.FOUND, 3), "$3"),
        (Fact("a.b", State.ABSENT), "not found"),
        (Fact("a.b", State.UNREAD, reason="two amounts"), "not read"),
    ],
)
def test_what_is_not_known_is_said_to_be_so(fact: Fact, expected: str) -> None:
    """Not found and not read are two things."""
    assert expected == spoken_fact(fact, MONEY)


def test_placeholders_are_filled_with_what_is_known(rulebook: Rulebook) -> None:
    """Braces around anything but a fact's name stay."""
    facts = Facts.of([Fact("a.cap", State.FOUND, 3000), Fact("a.title", State.ABSENT)])
    text = "{a.cap} of {a.title} on {a.day}, {no.fact} {1}"
    assert "$3,000 of not found on not read, {no.fact} {1}" == fill(text, facts, rulebook.vocabulary)
    assert ["a.cap", "a.title", "a.day", "no.fact"] == placeholders(text)


@pytest.mark.parametrize(
    ("value", "expected"), [(1234567, "1,234,567"), (999.12345, "999.1235"), (1000.125, "1,000.12"), (0.5, "0.50")]
)
def test_a_plain_number_has_no_more_decimals_than_are_read(value: float, expected: str) -> None:
    """Four decimals for a price, two for an amount."""
    assert expected == plain_number(value)
