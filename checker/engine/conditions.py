"""Whether the conditions of a rule hold of the facts of one offering on one day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct, field

from checker.engine.comparators import COMPARATORS, WORDS
from checker.engine.fact_types import type_of
from checker.engine.logic import Truth, all_of, any_of, negate, truth
from checker.engine.wording import spoken_day
from checker.model.fact import Fact, Facts, State, Value
from checker.model.rule import Condition, Conditions, FactReference, FactType, ParameterReference, Rulebook


class Case(Struct, frozen=True):
    """What the rules are asked about: one offering, by the law of one day."""

    rulebook: Rulebook
    facts: Facts
    as_of: date
    judged: dict[Condition, Verdict] = field(default_factory=dict)  # so far: most conditions are those of many rules

    def type_of(self, name: str) -> FactType:
        """Give the type of a fact that a loaded rule names."""
        fact_type = type_of(name, self.rulebook.vocabulary)
        assert fact_type is not None, name  # the loader accepts no other name
        return fact_type


class Gap(Struct, frozen=True):
    """Something that had to be known and is not. ``fact`` is empty if it is a parameter."""

    fact: str
    reads: str
    reason: str


class Verdict(Struct, frozen=True):
    """Whether something holds; if that is unknown, what was missing."""

    truth: Truth
    gaps: tuple[Gap, ...] = ()


def joined(verdicts: Iterable[Verdict], *, any_one: bool = False) -> Verdict:
    """Join verdicts that must all hold, or with ``any_one`` at least one. Only what stays unknown has gaps."""
    parts = list(verdicts)
    if len(parts) == 1 and len(parts[0].gaps) < 2:
        return parts[0]
    result = (any_of if any_one else all_of)(part.truth for part in parts)
    if result is not Truth.UNKNOWN:
        return Verdict(result)
    return Verdict(result, tuple(dict.fromkeys(gap for part in parts for gap in part.gaps)))


def negated(verdict: Verdict) -> Verdict:
    """Turn a verdict round; what was missing is still missing."""
    return Verdict(negate(verdict.truth), verdict.gaps)


def hold(conditions: Conditions, case: Case) -> Verdict:
    """Tell whether conditions hold. No conditions at all hold."""
    return joined((judge(condition, case) for condition in conditions.conditions), any_one=conditions.any_of)


def judge(condition: Condition, case: Case) -> Verdict:
    """Tell whether one condition holds.

    What is unread makes it unknown, always. A comparison with something absent is false; only ``is_not``,
    ``does_not_say``, ``is_empty`` and ``absent`` are true of an absent fact, and only ``is_not`` against one.
    """
    verdict = case.judged.get(condition)
    if verdict is None:
        verdict = case.judged[condition] = _judged(condition, case)
    return verdict


def _judged(condition: Condition, case: Case) -> Verdict:
    comparator = COMPARATORS[condition.comparator]
    fact = case.facts[condition.fact]
    operand, operand_gap = _operand(condition, case)
    gaps = tuple(gap for gap in (_gap(fact, condition, case), operand_gap) if gap is not None)
    if gaps:
        return Verdict(Truth.UNKNOWN, gaps)
    if fact.value is None or fact.value == ():
        return Verdict(truth(comparator.of_absent))
    if condition.operand is not None and (operand is None or operand == ()):
        return Verdict(truth(comparator.of_absent_operand))
    value: Value = True if operand is None else operand
    return Verdict(truth(comparator.test(fact.value, value, _tolerance(condition, value))))


def _tolerance(condition: Condition, operand: Value) -> float:
    tolerance = condition.tolerance or 0.0
    if condition.tolerance_is_percent and isinstance(operand, (int, float)):
        return abs(operand) * tolerance / 100
    return tolerance


def _gap(fact: Fact, condition: Condition, case: Case) -> Gap | None:
    """Say what keeps a fact from being compared, if anything does."""
    fact_type = case.type_of(fact.name)
    if fact.state is State.UNREAD:
        return Gap(fact.name, fact_type.reads, fact.reason or "not read")
    # True of a fact that is not a yes or no: a person said that it is there, and not what it says
    only_present = fact.value is True and fact_type.type != "boolean"
    if only_present and condition.comparator not in WORDS:
        return Gap(fact.name, fact_type.reads, "given as present, without its text")
    return None


def _operand(condition: Condition, case: Case) -> tuple[Value | None, Gap | None]:
    """Give the value that the fact is compared with, None if it is an absent fact, and what keeps us from it."""
    operand = condition.operand
    if isinstance(operand, FactReference):
        fact = case.facts[operand.name]
        return fact.value, _gap(fact, condition, case)
    if isinstance(operand, ParameterReference):
        parameter = case.rulebook.parameters[operand.name]
        value = parameter.on(case.as_of)
        missing = Gap("", parameter.reads, f"it has no value on {spoken_day(case.as_of)}")
        return value, missing if value is None else None
    return operand, None
