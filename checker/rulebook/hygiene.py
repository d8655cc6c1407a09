"""Hygiene of the rulebook: what loads and yet should not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from math import isclose

from checker.engine.fact_types import type_of
from checker.engine.wording import placeholders, spoken
from checker.errors import Fault
from checker.model.change import ChangeKind
from checker.model.coverage import Entry
from checker.model.evaluation import Outcome
from checker.model.fact import PLACE_SUFFIX
from checker.model.rule import (
    Basis,
    Condition,
    Example,
    FactReference,
    ParameterReference,
    Rule,
    Rulebook,
    Severity,
)
from checker.rulebook.examples import case_of, day_of

CUSTOMS = frozenset({Basis.CONTRACT, Basis.PRACTICE})


def lint(rulebook: Rulebook, entries: Iterable[Entry] = ()) -> list[Fault]:
    """List what is unclean in the rules, by file and line; the questions of the entries use facts too."""
    faults = [*_equal_titles(rulebook), *_idle_computed_facts(rulebook, entries)]
    for rule in rulebook.rules:
        faults += [*_untested_numbers(rule, rulebook), *_custom_as_error(rule, rulebook), *_law_without_words(rule)]
        faults += [*_foreign_placeholders(rule, rulebook), *_uncovered_outcomes(rule)]
    return sorted(faults)


def _equal_titles(rulebook: Rulebook) -> Iterator[Fault]:
    count = Counter(rule.title for rule in rulebook.rules)
    for rule in rulebook.rules:
        if count[rule.title] > 1:
            others = [other.id for other in rulebook.rules if other.title == rule.title and other is not rule]
            yield Fault(rule.file, rule.line, "title", f"is the title of {', '.join(others)} too")


def _idle_computed_facts(rulebook: Rulebook, entries: Iterable[Entry]) -> Iterator[Fault]:
    used = {name for rule in rulebook.rules for name in _named(rule)}
    used |= {name for pack in rulebook.packs.values() for c in pack.applies_when.conditions for name in _names(c)}
    used |= {
        name for each in entries for c in (*each.applies_when.conditions, *each.unless.conditions) for name in _names(c)
    }
    used |= {need for fact_type in rulebook.vocabulary.values() for need in fact_type.needs}
    used = {name.removesuffix(PLACE_SUFFIX) for name in used}
    for fact_type in rulebook.vocabulary.values():
        if fact_type.compute and fact_type.name not in used:
            yield Fault(
                fact_type.file, fact_type.line, fact_type.name, "is computed, but no rule and no question uses it"
            )


def _untested_numbers(rule: Rule, rulebook: Rulebook) -> Iterator[Fault]:
    """Find the thresholds on which no example stands exactly."""
    for condition in _conditions(rule):
        number = _threshold(condition, rulebook)
        if number and not any(_stands_on(condition, rule, example, rulebook) for example in rule.examples):
            yield Fault(rule.file, condition.line, condition.fact, f"no example stands exactly on {number}")


def _threshold(condition: Condition, rulebook: Rulebook) -> str:
    """Name the number or the day on which a condition turns; nothing if it turns on none."""
    operand = condition.operand
    if isinstance(operand, ParameterReference):
        return f"the parameter {operand.name}"
    if condition.tolerance is not None:
        return "the edge of the tolerance"
    if isinstance(operand, bool) or not isinstance(operand, (int, float, date)):
        return ""
    fact_type = type_of(condition.fact, rulebook.vocabulary)
    return spoken(operand, fact_type) if fact_type else str(operand)


def _stands_on(condition: Condition, rule: Rule, example: Example, rulebook: Rulebook) -> bool:
    case = case_of(rule, example, rulebook)
    value = case.facts[condition.fact].value
    operand = condition.operand
    if isinstance(operand, FactReference):
        operand = case.facts[operand.name].value
    if isinstance(operand, ParameterReference):
        operand = rulebook.parameters[operand.name].on(day_of(rule, example, rulebook))
    if isinstance(value, (int, float)) and isinstance(operand, (int, float)):
        return isclose(abs(value - operand), _edge(condition, operand), rel_tol=1e-9, abs_tol=1e-9)
    return value is not None and value == operand


def _edge(condition: Condition, operand: float) -> float:
    tolerance = condition.tolerance or 0.0
    return abs(operand) * tolerance / 100 if condition.tolerance_is_percent else tolerance


def _custom_as_error(rule: Rule, rulebook: Rulebook) -> Iterator[Fault]:
    if rule.basis in CUSTOMS and rule.severity is Severity.ERROR:
        at = _said_in(rule, ChangeKind.SEVERITY, "severities", rulebook)
        yield at("severity", f"only law and staff may be errors, and this is {rule.basis}")


def _law_without_words(rule: Rule) -> Iterator[Fault]:
    if rule.basis is Basis.LAW and not rule.law.quote:
        yield Fault(rule.file, rule.line, "law.quote", "a rule that stands on law quotes its words")


def _foreign_placeholders(rule: Rule, rulebook: Rulebook) -> Iterator[Fault]:
    named = set(_named(rule))
    at = _said_in(rule, ChangeKind.WORDING, "messages", rulebook)
    for key, text in (("message", rule.message), ("remediation", rule.remediation)):
        for name in placeholders(text):
            if name not in named:
                yield at(key, f"prints {name}, which the rule does not name")


def _said_in(rule: Rule, kind: ChangeKind, key: str, rulebook: Rulebook) -> Callable[[str, str], Fault]:
    """Give what makes a fault of a rule: in the file of the rule, or under a key of the pack that changed the rule."""
    change = next((each for each in rulebook.changes if each.kind is kind and each.of == rule.id), None)
    if change is None:
        return lambda where, what: Fault(rule.file, rule.line, where, what)
    return lambda where, what: Fault(change.file, change.line, f"{key}.{rule.id}", what)


def _uncovered_outcomes(rule: Rule) -> Iterator[Fault]:
    expected = {example.expect for example in rule.examples}
    for outcome in (Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN):
        if outcome not in expected:
            yield Fault(rule.file, rule.line, "examples", f"none of them is expected to be {outcome}")


def _conditions(rule: Rule) -> Iterator[Condition]:
    for conditions in (rule.applies_when, rule.unless, rule.requires):
        yield from conditions.conditions


def _named(rule: Rule) -> Iterator[str]:
    for condition in _conditions(rule):
        yield from _names(condition)


def _names(condition: Condition) -> Iterator[str]:
    yield condition.fact
    if isinstance(condition.operand, FactReference):
        yield condition.operand.name
