"""The runner of examples."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model.evaluation import Outcome
from checker.model.rule import Example, Rule, Rulebook
from checker.rulebook.examples import case_of, day_of, run_examples
from tests.rulebook.conftest import PARAMETERS, REFORMS, RULE, Load


def only_rule(rulebook: Rulebook) -> Rule:
    """Give the one rule of a rulebook."""
    (rule,) = rulebook.rules
    return rule


def test_every_example_is_run_and_compared(load: Load) -> None:
    """With its rule, name and line, to be found again."""
    results = run_examples(load())
    assert [("a cap", True, 19), ("none", True, 22), ("not read", True, 26)] == [
        (r.example, r.ok, r.line) for r in results
    ]


def test_an_example_that_gives_something_else_is_not_ok(load: Load) -> None:
    """What it gave is told, and why."""
    changed = RULE.replace("expect: unknown", "expect: not_applicable")
    result = run_examples(load(changed))[-1]
    assert (False, Outcome.NOT_APPLICABLE, Outcome.UNKNOWN) == (result.ok, result.expected, result.got)
    assert "could not tell: the cap: not looked for" == result.message


def test_the_packs_conditions_are_joined(load: Load) -> None:
    """An example of a document that the pack leaves out is not applicable."""
    changed = RULE.replace("applies_when:\n  document.kind: {is: launch}\n", "").replace(
        "{document.kind: launch, program.title: Shares, program.cap: absent}", "{document.kind: stop}"
    )
    assert [Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.UNKNOWN] == [r.got for r in run_examples(load(changed))]


def test_computed_facts_follow_from_the_given_ones(load: Load) -> None:
    """An example names inputs, not results."""
    rulebook = load()
    rule = only_rule(rulebook)
    assert 29000000 == case_of(rule, rule.examples[0], rulebook).facts["program.double"].value


@pytest.mark.parametrize(
    ("in_force", "example", "expected"),
    [
        ("", Example("x", {}, "pass", date(2020, 1, 1)), date(2020, 1, 1)),
        ("", Example("x", {"document.date": date(2019, 1, 1)}, "pass", date(2020, 1, 1)), date(2020, 1, 1)),
        ("", Example("x", {"document.date": date(2019, 1, 1)}, "pass"), date(2019, 1, 1)),
        ("", Example("x", {"document.date": None}, "pass"), date.max),
        (", until: 2024-05-27", Example("x", {}, "pass"), date(2024, 5, 27)),
        (", before: {parameter: reform}", Example("x", {}, "pass"), date(2026, 12, 31)),
        (", before: {parameter: proposal}", Example("x", {}, "pass"), date.max),
    ],
)
def test_an_example_is_judged_by_the_law_of_its_day(
    load: Load, in_force: str, example: Example, expected: date
) -> None:
    """Its own day, else the document's, else the last on which the rule counts."""
    rulebook = load(RULE.replace("1998-10-01}", f"1998-10-01{in_force}}}"), parameters=PARAMETERS + REFORMS)
    assert expected == day_of(only_rule(rulebook), example, rulebook)
