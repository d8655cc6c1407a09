"""Which parameters were used after the day through which somebody has verified them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from checker.engine.conditions import Case
from checker.engine.evaluate import evaluate_rule
from checker.engine.vintage import unverified
from checker.model.fact import Value
from checker.model.rule import (
    Basis,
    Condition,
    Conditions,
    DatedValue,
    Law,
    Parameter,
    ParameterReference,
    Period,
    Rule,
    Rulebook,
    Severity,
)

VERIFIED = date(2026, 6, 30)
CYCLE = Parameter("cycle", "the cycle", "days", "17 CFR 1", (DatedValue(date.min, 1),), VERIFIED)
FLOAT = Parameter("float", "the float", "USD", "Form S-3", (DatedValue(date.min, 75.0),), VERIFIED)
REFORM = Parameter("reform", "the reform", "", "Release 1", (), VERIFIED, "date")
OLDER = Parameter("older", "the older one", "days", "17 CFR 2", (DatedValue(date.min, 1),), date(2025, 1, 1))

RULE = Rule(
    id="a-rule",
    pack="pack",
    title="The days are those of the cycle",
    law=Law("17 CFR 1"),
    basis=Basis.LAW,
    severity=Severity.ERROR,
    requires=Conditions((Condition("a.days", "is", ParameterReference("cycle")),)),
    message="No.",
    remediation="Do.",
    applies_when=Conditions((Condition("a.title", "present"),)),
)
OF_A_LAUNCH: dict[str, Value | None] = {"a.title": "x", "a.days": 1}


@pytest.fixture
def told(rulebook: Rulebook) -> Callable[..., tuple[str, ...]]:
    """Give the notes on one rule, asked of given facts on a day."""

    def told(rule: Rule, facts: dict[str, Value | None], case: Callable[..., Case], as_of: date) -> tuple[str, ...]:
        parameters = {each.name: each for each in (CYCLE, FLOAT, REFORM, OLDER)}
        asked = replace(case(facts, as_of), rulebook=replace(rulebook, parameters=parameters))
        return unverified([evaluate_rule(rule, asked)], asked.rulebook, as_of)

    return told


Told = Callable[..., tuple[str, ...]]


@pytest.mark.parametrize(
    ("as_of", "notes"),
    [
        (VERIFIED, ()),
        (date(2026, 7, 1), ("Look for later changes of the law: the cycle was verified only through 30 June 2026.",)),
    ],
)
def test_a_parameter_is_told_from_the_day_after_it_was_verified(
    told: Told, case: Callable[..., Case], as_of: date, notes: tuple[str, ...]
) -> None:
    """On the last verified day there is nothing to say."""
    assert notes == told(RULE, OF_A_LAUNCH, case, as_of)


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"a.title": None, "a.days": 1}, id="the rule does not apply"),
        pytest.param({"a.title": "x", "a.days": None}, id="nothing is compared with it"),
    ],
)
def test_what_was_not_used_is_not_told(told: Told, case: Callable[..., Case], facts: dict[str, Value | None]) -> None:
    """A note that concerns nobody would be passed over, and the others with it."""
    assert () == told(RULE, facts, case, date(2026, 11, 21))


def test_several_parameters_are_told_in_one_sentence_for_each_day(told: Told, case: Callable[..., Case]) -> None:
    """The end of a rule is one of them; a parameter that several conditions name is told once."""
    days = Condition("a.days", "is", ParameterReference("cycle"))
    conditions = (days, Condition("a.days", "at_most", ParameterReference("older")), days)
    rule = replace(RULE, requires=Conditions(conditions), in_force=Period(before="reform"))

    assert (
        "Look for later changes of the law: the older one was verified only through 1 January 2025.",
        "Look for later changes of the law: the reform, the cycle were verified only through 30 June 2026.",
    ) == told(rule, OF_A_LAUNCH, case, date(2026, 11, 21))
