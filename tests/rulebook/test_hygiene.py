"""Hygiene of the rulebook: each fault is found, and a clean rulebook has none."""

from __future__ import annotations

import pytest

from checker.rulebook.hygiene import lint
from tests.rulebook.conftest import FACTS, RULE, Load

NO_COMPUTED = FACTS[: FACTS.index("program.double")]
PLACE = "rules/pack/cap-is-stated.yaml"


def lines(load: Load, rule: str, **changed: str) -> list[str]:
    """Lint a rulebook of one rule; give the faults as the user sees them."""
    return [str(fault) for fault in lint(load(rule, **{"facts": NO_COMPUTED, **changed}))]


def test_a_clean_rulebook_has_no_faults(load: Load) -> None:
    """The rule that the other tests dirty is clean."""
    assert [] == lines(load, RULE)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("basis: law", "basis: practice", ":1: severity: only law and staff may be errors, and this is practice"),
        ("basis: law", "basis: contract", ":1: severity: only law and staff may be errors, and this is contract"),
        (
            "  quote: The title and amount of securities offered.\n",
            "",
            ":1: law.quote: a rule that stands on law quotes its words",
        ),
        ("No cap", "No {program.days}", ":1: message: prints program.days, which the rule does not name"),
        ("State it.", "State {program.days}.", ":1: remediation: prints program.days, which the rule does not name"),
        ("expect: unknown", "expect: pass", ":1: examples: none of them is expected to be unknown"),
    ],
)
def test_an_unclean_rule_is_found(load: Load, old: str, new: str, fault: str) -> None:
    """One at a time."""
    assert [PLACE + fault] == lines(load, RULE.replace(old, new, 1))


NUMBERS = [
    ("program.cap: {at_most: 14500000}", None),
    ("program.cap: {at_most: 14500001}", "program.cap: no example stands exactly on $14,500,001"),
    ("program.cap: {about: 14000000, tolerance: 500000}", None),
    (
        "program.cap: {about: 14000000, tolerance: 1}",
        "program.cap: no example stands exactly on the edge of the tolerance",
    ),
    ("program.cap: {about: 29000000, tolerance_percent: 50}", None),
    ("program.cap: {about: {fact: program.double}, tolerance_percent: 50}", None),
    ("program.double: {less_than: 29000000}", None),
    ("program.days: {at_most: {parameter: cycle}}", "program.days: no example stands exactly on the parameter cycle"),
    ("document.date: {before: 2020-01-01}", "document.date: no example stands exactly on 1 January 2020"),
    ("program.limited: {is: true}", None),
    ("program.title: {is: Shares}", None),
]


@pytest.mark.parametrize(("condition", "fault"), NUMBERS, ids=[condition for condition, _ in NUMBERS])
def test_an_example_stands_on_every_number(load: Load, condition: str, fault: str | None) -> None:
    """Exactly on it, for at most and less than differ only there."""
    rule = RULE.replace("program.cap: present", condition).replace("program.cap}", "program.title}")
    told = [text for text in lines(load, rule, facts=FACTS) if "exactly" in text]
    assert ([f"{PLACE}:14: {fault}"] if fault else []) == told


@pytest.mark.parametrize(("as_of", "clean"), [("2017-09-05", True), ("2017-09-04", False)])
def test_a_parameter_counts_as_of_the_examples_day(load: Load, as_of: str, clean: bool) -> None:
    """Two days stand on the cycle of two days, and not on that of three."""
    rule = RULE.replace("program.cap: present", "program.days: {at_most: {parameter: cycle}}")
    rule = rule.replace("2020-01-01", as_of).replace("program.cap: absent}", "program.days: 2}")
    told = [text for text in lines(load, rule) if "exactly" in text]
    assert clean is (told == [])


def test_two_rules_with_one_title_are_found(load: Load) -> None:
    """Each names the other."""
    other = RULE.replace("id: cap-is-stated", "id: cap-again")
    told = [str(fault) for fault in lint(load(facts=NO_COMPUTED, more={"pack/cap-again.yaml": other}))]
    assert [
        "rules/pack/cap-again.yaml:1: title: is the title of cap-is-stated too",
        f"{PLACE}:1: title: is the title of cap-again too",
    ] == told


def test_a_computed_fact_that_no_rule_uses_is_found(load: Load) -> None:
    """A fact that is read may be there for people; one that is computed is there for a rule."""
    assert ["rules/facts.yaml:10: program.double: is computed, but no rule and no question uses it"] == lines(
        load, RULE, facts=FACTS
    )
