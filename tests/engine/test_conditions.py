"""Conditions side by side and as alternatives; what is missing is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from checker.engine.conditions import Case, Gap, hold, judge, negated
from checker.engine.logic import Truth
from checker.model.fact import Fact, Facts, State
from checker.model.rule import Condition, Conditions, ParameterReference, Rulebook

MakeCase = Callable[..., Case]
CAP, TITLE = Condition("a.cap", "present"), Condition("a.title", "present")


@pytest.mark.parametrize(
    ("cap", "title", "all_hold", "any_holds"),
    [
        (3, "x", "true", "true"),
        (3, None, "false", "true"),
        (3, "unread", "unknown", "true"),
        (None, None, "false", "false"),
        (None, "unread", "false", "unknown"),
        ("unread", "unread", "unknown", "unknown"),
    ],
)
def test_conditions_hold_together_or_in_the_alternative(
    case: MakeCase, cap: object, title: object, all_hold: str, any_holds: str
) -> None:
    """Side by side all must hold, under any_of one."""
    told = {name: value for name, value in (("a.cap", cap), ("a.title", title)) if value != "unread"}
    assert all_hold == hold(Conditions((CAP, TITLE)), case(told)).truth
    assert any_holds == hold(Conditions((CAP, TITLE), any_of=True), case(told)).truth


def test_no_conditions_hold(case: MakeCase) -> None:
    """A rule without applies_when applies."""
    assert Truth.TRUE is hold(Conditions(), case({})).truth


def test_only_what_stays_unknown_has_gaps(case: MakeCase) -> None:
    """A fact that could not have changed the result is not asked for."""
    both = Conditions((CAP, TITLE))
    assert () == hold(both, case({"a.cap": None})).gaps
    assert (Gap("a.title", "the title", "not looked for"),) == hold(both, case({"a.cap": 3})).gaps


def test_a_negated_verdict_keeps_its_gaps(case: MakeCase) -> None:
    """An exception that could not be read is asked for too."""
    verdict = negated(judge(CAP, case({})))
    assert (Truth.UNKNOWN, ("a.cap",)) == (verdict.truth, tuple(gap.fact for gap in verdict.gaps))


def test_the_reason_of_an_unread_fact_is_kept(rulebook: Rulebook) -> None:
    """Whoever read the document knows best why it was not readable."""
    facts = Facts.of([Fact("a.cap", State.UNREAD, reason="two amounts on the cover")])
    verdict = judge(CAP, Case(rulebook, facts, date(2026, 1, 1)))
    assert (Gap("a.cap", "the cap", "two amounts on the cover"),) == verdict.gaps


@pytest.mark.parametrize(
    ("as_of", "days", "expected"),
    [
        (date(2024, 5, 27), 2, "true"),
        (date(2024, 5, 28), 2, "false"),
        (date(2024, 5, 28), 1, "true"),
        (date(2017, 9, 4), 2, "unknown"),
        (date(2017, 9, 4), None, "unknown"),
    ],
)
def test_a_parameter_has_the_value_of_the_day(case: MakeCase, as_of: date, days: int | None, expected: str) -> None:
    """Before its first day it has none, and nothing can be compared with it."""
    condition = Condition("a.days", "is", ParameterReference("cycle"))
    assert expected == judge(condition, case({"a.days": days}, as_of)).truth


def test_a_parameter_without_a_value_is_a_gap_that_no_fact_fills(case: MakeCase) -> None:
    """It is told, but it is not among the facts that somebody could give."""
    condition = Condition("a.days", "is", ParameterReference("cycle"))
    gaps = judge(condition, case({"a.days": 1}, date(2017, 9, 4))).gaps
    assert (Gap("", "the cycle", "it has no value on 4 September 2017"),) == gaps
