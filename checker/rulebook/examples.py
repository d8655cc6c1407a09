"""The examples inside rules, run as tests."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from checker.engine.computed import compute
from checker.engine.conditions import Case
from checker.engine.evaluate import evaluate_rule
from checker.model.evaluation import Outcome
from checker.model.fact import Fact, Facts, Origin, State, Value
from checker.model.rule import Example, Rule, Rulebook


class ExampleResult(Struct, frozen=True):
    """What one example was expected to give, and what it gave."""

    rule: str
    example: str
    expected: Outcome
    got: Outcome
    message: str  # of the evaluation, to see why
    file: str
    line: int

    @property
    def ok(self) -> bool:
        """Whether the example gave what was expected."""
        return self.expected is self.got


def run_examples(rulebook: Rulebook) -> list[ExampleResult]:
    """Run every example of every rule, in the rulebook's order."""
    return [run_example(rule, example, rulebook) for rule in rulebook.rules for example in rule.examples]


def run_example(rule: Rule, example: Example, rulebook: Rulebook) -> ExampleResult:
    """Run one example: its rule alone, with its pack's conditions, on its facts and what follows from them."""
    evaluation = evaluate_rule(rule, case_of(rule, example, rulebook))
    return ExampleResult(
        rule.id, example.name, Outcome(example.expect), evaluation.outcome, evaluation.message, rule.file, example.line
    )


def case_of(rule: Rule, example: Example, rulebook: Rulebook) -> Case:
    """Make the case that an example tells, computed facts included."""
    facts = Facts.of(_given(name, value) for name, value in example.facts.items())
    return Case(rulebook, compute(rulebook.vocabulary, facts), day_of(rule, example, rulebook))


def day_of(rule: Rule, example: Example, rulebook: Rulebook) -> date:
    """Give the day whose law an example is judged by.

    It is the example's ``as_of``; without one, as for a draft, the date of the document; without that, the last
    day on which the rule counts, so that the newest numbers of the law are meant.
    """
    if example.as_of:
        return example.as_of
    document_date = example.facts.get("document.date")
    if isinstance(document_date, date):
        return document_date
    values = rulebook.parameters[rule.in_force.before].values if rule.in_force.before else ()
    end = values[-1].value if values else None
    return end - timedelta(days=1) if isinstance(end, date) else rule.in_force.last or date.max


def _given(name: str, value: Value | None) -> Fact:
    state = State.ABSENT if value is None else State.FOUND
    return Fact(name, state, value, origin=Origin.GIVEN)
