"""The days on which a rule counts, and the parameter that may end it."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model.rule import Period
from checker.rulebook.aloud import read_aloud
from tests.rulebook.conftest import PARAMETERS, REFORMS, RULE, Faults, Load

ALWAYS = "in_force: {from: 1998-10-01}"
ALL_PARAMETERS = PARAMETERS + REFORMS


def ending(in_force: str) -> str:
    """Give the sound rule with other days."""
    return RULE.replace(ALWAYS, f"in_force: {in_force}")


def test_a_rule_names_the_parameter_that_ends_it(load: Load) -> None:
    """The day itself stays in the parameter, where a firm may change it."""
    (rule,) = load(ending("{from: 1998-10-01, before: {parameter: reform}}"), parameters=ALL_PARAMETERS).rules

    assert Period(date(1998, 10, 1), before="reform") == rule.in_force


@pytest.mark.parametrize(
    ("in_force", "beginning"),
    [
        ("{before: {parameter: reform}}", "Before the day of the reform (1 January 2027), 17 CFR"),
        ("{before: {parameter: proposal}}", "Before the day of the proposal (not fixed), 17 CFR"),
        (
            "{from: 1998-10-01, before: {parameter: proposal}}",
            "Since 1 October 1998, before the day of the proposal (not fixed), 17 CFR",
        ),
    ],
)
def test_the_end_is_said_aloud(load: Load, in_force: str, beginning: str) -> None:
    """With its day, if it is fixed."""
    rulebook = load(ending(in_force), parameters=ALL_PARAMETERS)

    assert read_aloud(rulebook.rules[0], rulebook).startswith(beginning)


def test_a_day_that_is_not_fixed_can_be_compared_with(load: Load) -> None:
    """Read aloud it is told as not yet fixed; asked, it leaves the rule unknown."""
    condition = "document.date: {before: {parameter: proposal}}"
    rulebook = load(RULE.replace("program.cap: present", condition), parameters=ALL_PARAMETERS)

    assert "is before the day of the proposal (not yet fixed)." in read_aloud(rulebook.rules[0], rulebook)


@pytest.mark.parametrize(
    ("in_force", "fault"),
    [
        ("{before: {parameter: refrom}}", "in_force.before: there is no parameter refrom; did you mean reform?"),
        ("{before: {parameter: cycle}}", "in_force.before: needs a day, and the parameter cycle is a number"),
        ("{before: 2027-01-01}", "in_force.before: must be keys with values"),
        ("{before: {parameter: reform}, until: 2026-12-31}", "in_force: it has two ends: leave out until, or before"),
    ],
)
def test_an_end_that_cannot_be_is_a_fault(faults: Faults, in_force: str, fault: str) -> None:
    """At the line of the days."""
    (told,) = faults(ending(in_force), parameters=ALL_PARAMETERS)

    assert f"rules/pack/cap-is-stated.yaml:8: {fault}" == told


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  type: date\n", "", "rules/parameters.yaml:13: proposal: "),
        ("type: date", "type: day", "rules/parameters.yaml:16: proposal.type: must be date"),
        ("type: date", "type: date\n  values: [{value: 3}]", "rules/parameters.yaml:13: proposal.values: must be days"),
    ],
)
def test_a_parameter_without_values_says_that_it_is_a_day(faults: Faults, old: str, new: str, fault: str) -> None:
    """Otherwise nobody could tell what it is to be compared with."""
    told = faults(RULE, parameters=ALL_PARAMETERS.replace(old, new))

    assert any(line.startswith(fault) for line in told), told
