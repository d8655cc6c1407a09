"""Every comparator on found, absent and unread facts and operands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from checker.engine.comparators import COMPARATORS, WORDS
from checker.engine.conditions import Case, judge
from checker.engine.fact_types import TYPES
from checker.engine.logic import Truth
from checker.model.fact import Value
from checker.model.rule import Condition, FactReference, FactType, Operand

TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
MakeCase = Callable[..., Case]
DAY = date(2024, 5, 28)

FOUND: list[tuple[str, Value, str, Operand | None, Truth]] = [
    ("a.cap", 5, "present", None, TRUE),
    ("a.cap", 5, "absent", None, FALSE),
    ("a.limited", False, "present", None, TRUE),
    ("a.names", (), "present", None, FALSE),
    ("a.names", (), "absent", None, TRUE),
    ("a.cap", 3, "is", 3.0, TRUE),
    ("a.cap", 3, "is", 4, FALSE),
    ("a.cap", 3, "is_not", 3.0, FALSE),
    ("a.cap", 3, "is_not", 4, TRUE),
    ("a.limited", False, "is", False, TRUE),
    ("a.limited", True, "is", False, FALSE),
    ("a.title", "Sales\n Agreement", "is", "sales agreement", TRUE),
    ("a.title", "Company’s “Shares”", "is", 'company\'s "shares"', TRUE),
    ("a.title", "Sales Agreement", "is", "sales", FALSE),
    ("a.names", ("B", "A"), "is", ("a", "b"), TRUE),
    ("a.names", ("B",), "is", ("a", "b"), FALSE),
    ("a.names", ("B",), "is_not", ("a", "b"), TRUE),
    ("a.day", DAY, "is", DAY, TRUE),
    ("a.kind", "launch", "is_one_of", ("launch", "update"), TRUE),
    ("a.kind", "stop", "is_one_of", ("launch", "update"), FALSE),
    ("a.cap", 3, "at_least", 3, TRUE),
    ("a.cap", 2.99, "at_least", 3, FALSE),
    ("a.cap", 3, "at_most", 3, TRUE),
    ("a.cap", 3.01, "at_most", 3, FALSE),
    ("a.cap", 3, "more_than", 3, FALSE),
    ("a.cap", 3.01, "more_than", 3, TRUE),
    ("a.cap", 3, "less_than", 3, FALSE),
    ("a.cap", 2.99, "less_than", 3, TRUE),
    ("a.day", date(2024, 5, 27), "before", DAY, TRUE),
    ("a.day", DAY, "before", DAY, FALSE),
    ("a.day", DAY, "on_or_after", DAY, TRUE),
    ("a.day", date(2024, 5, 27), "on_or_after", DAY, FALSE),
    ("a.day", DAY, "on_or_before", DAY, TRUE),
    ("a.day", date(2024, 5, 29), "on_or_before", DAY, FALSE),
    ("a.title", "Common  Stock", "says", "common stock", TRUE),
    ("a.title", "Common Stock", "says", "depositary", FALSE),
    ("a.title", "Common Stock", "does_not_say", "depositary", TRUE),
    ("a.title", "Common Stock", "does_not_say", "stock", FALSE),
    ("a.names", ("Alpha", "Beta LLC"), "says", "beta", TRUE),
    ("a.names", ("Alpha", "Beta LLC"), "does_not_say", "beta", FALSE),
    ("a.names", ("Alpha", "Beta"), "includes", "beta", TRUE),
    ("a.names", ("Alpha", "Beta"), "includes", "bet", FALSE),
    ("a.names", ("Alpha", "Beta"), "includes", ("beta", "alpha"), TRUE),
    ("a.names", ("Alpha", "Beta"), "includes", ("beta", "gamma"), FALSE),
    ("a.names", (), "is_empty", True, TRUE),
    ("a.names", ("Alpha",), "is_empty", True, FALSE),
]

# comparator: a fact and operand that it accepts, then its truth of an absent fact, and against an absent operand
MISSING: dict[str, tuple[str, Value, str, Truth, Truth | None]] = {
    "is": ("a.cap", 3, "a.other_cap", FALSE, FALSE),
    "is_not": ("a.cap", 3, "a.other_cap", TRUE, TRUE),
    "is_one_of": ("a.title", "x", "a.other_names", FALSE, FALSE),
    "at_least": ("a.cap", 3, "a.other_cap", FALSE, FALSE),
    "at_most": ("a.cap", 3, "a.other_cap", FALSE, FALSE),
    "more_than": ("a.cap", 3, "a.other_cap", FALSE, FALSE),
    "less_than": ("a.cap", 3, "a.other_cap", FALSE, FALSE),
    "about": ("a.cap", 3, "a.other_cap", FALSE, FALSE),
    "before": ("a.day", DAY, "a.other_day", FALSE, FALSE),
    "on_or_after": ("a.day", DAY, "a.other_day", FALSE, FALSE),
    "on_or_before": ("a.day", DAY, "a.other_day", FALSE, FALSE),
    "says": ("a.title", "x", "a.other_title", FALSE, FALSE),
    "does_not_say": ("a.title", "x", "a.other_title", TRUE, FALSE),
    "includes": ("a.names", ("x",), "a.other_title", FALSE, FALSE),
}


@pytest.mark.parametrize(("name", "value", "comparator", "operand", "expected"), FOUND)
def test_a_found_value_is_compared(
    case: MakeCase, name: str, value: Value, comparator: str, operand: Operand | None, expected: Truth
) -> None:
    """Each comparator on both sides of its boundary, and on it."""
    assert expected is judge(Condition(name, comparator, operand), case({name: value})).truth


def test_the_tables_cover_every_comparator() -> None:
    """A comparator that is added is tested here too."""
    assert set(COMPARATORS) == {row[2] for row in FOUND} | {"about"}
    assert set(COMPARATORS) == {*MISSING, *WORDS, "is_empty"}


@pytest.mark.parametrize("comparator", MISSING)
def test_an_absent_fact_fails_all_comparisons_but_the_negative_ones(case: MakeCase, comparator: str) -> None:
    """What is not there is not equal, not more and says nothing."""
    name, value, operand, of_absent, _ = MISSING[comparator]
    told = {name: None, operand: value}
    assert of_absent is judge(Condition(name, comparator, FactReference(operand)), case(told)).truth


@pytest.mark.parametrize("comparator", MISSING)
def test_an_absent_operand_fails_all_comparisons_but_is_not(case: MakeCase, comparator: str) -> None:
    """Nothing is as large as what is not there."""
    name, value, operand, _, of_absent_operand = MISSING[comparator]
    told = {name: value, operand: None}
    assert of_absent_operand is judge(Condition(name, comparator, FactReference(operand)), case(told)).truth


@pytest.mark.parametrize("comparator", MISSING)
@pytest.mark.parametrize("known", ["fact", "operand", "neither"])
def test_an_unread_fact_or_operand_makes_every_comparison_unknown(case: MakeCase, comparator: str, known: str) -> None:
    """Even where the other side is absent, and would decide."""
    name, _, operand, *_ = MISSING[comparator]
    told = {"fact": {name: None}, "operand": {operand: None}, "neither": {}}[known]
    assert UNKNOWN is judge(Condition(name, comparator, FactReference(operand)), case(told)).truth


@pytest.mark.parametrize(
    ("comparator", "told", "expected"),
    [
        ("present", {"a.names": None}, FALSE),
        ("absent", {"a.names": None}, TRUE),
        ("is_empty", {"a.names": None}, TRUE),
        ("present", {}, UNKNOWN),
        ("absent", {}, UNKNOWN),
        ("is_empty", {}, UNKNOWN),
    ],
)
def test_present_absent_and_is_empty_of_what_is_missing(
    case: MakeCase, comparator: str, told: dict[str, None], expected: Truth
) -> None:
    """An absent list is as good as an empty one; an unread one is neither."""
    operand = True if comparator == "is_empty" else None
    assert expected is judge(Condition("a.names", comparator, operand), case(told)).truth


@pytest.mark.parametrize(
    ("value", "operand", "tolerance", "is_percent", "expected"),
    [
        (100, 100, 0, False, TRUE),
        (105, 100, 5, False, TRUE),
        (95, 100, 5, False, TRUE),
        (105.01, 100, 5, False, FALSE),
        (1.1, 1.0, 0.1, False, TRUE),  # in binary, 1.1 - 1.0 is a little more than 0.1
        (210, 200, 5, True, TRUE),
        (210.1, 200, 5, True, FALSE),
        (-210, -200, 5, True, TRUE),
    ],
)
def test_about_includes_the_edge_of_its_tolerance(
    case: MakeCase, value: float, operand: float, tolerance: float, is_percent: bool, expected: Truth
) -> None:
    """The tolerance is in the fact's unit or a percentage of the operand, and inclusive."""
    condition = Condition("a.cap", "about", operand, float(tolerance), is_percent)
    assert expected is judge(condition, case({"a.cap": value})).truth


@pytest.mark.parametrize("comparator", ["is", "is_not", "says", "does_not_say", "is_one_of"])
def test_a_text_given_as_present_has_no_words_to_compare(case: MakeCase, comparator: str) -> None:
    """A person said that it is there, and not what it says."""
    operand = ("x",) if comparator == "is_one_of" else "x"
    assert UNKNOWN is judge(Condition("a.title", comparator, operand), case({"a.title": True})).truth
    assert TRUE is judge(Condition("a.title", "present"), case({"a.title": True})).truth


@pytest.mark.parametrize(
    ("comparator", "accepted"),
    [
        ("at_most", {"number", "integer", "money", "percent"}),
        ("before", {"date"}),
        ("says", {"text"}),
        ("is", set(TYPES)),
    ],
)
def test_comparators_accept_their_types(comparator: str, accepted: set[str]) -> None:
    """A date is not at most three."""
    assert accepted == {kind for kind in TYPES if COMPARATORS[comparator].accepts(FactType("x.y", "x", kind))}


@pytest.mark.parametrize(
    ("comparator", "single", "several"),
    [("includes", False, True), ("at_most", True, False), ("present", True, True), ("is_one_of", True, False)],
)
def test_comparators_accept_single_values_or_lists(comparator: str, single: bool, several: bool) -> None:
    """Only a list can include something."""
    assert single is COMPARATORS[comparator].accepts(FactType("x.y", "x", "money"))
    assert several is COMPARATORS[comparator].accepts(FactType("x.y", "x", "money", is_list=True))
