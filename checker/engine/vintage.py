"""What the law behind an evaluation was when somebody last looked: parameters that may have changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from checker.engine.wording import spoken_day
from checker.model.evaluation import Evaluation, Outcome
from checker.model.rule import ParameterReference, Rulebook


def unverified(evaluations: Iterable[Evaluation], rulebook: Rulebook, as_of: date) -> tuple[str, ...]:
    """Say which parameters were used of whose day nobody has verified the law; a sentence for each day of verifying.

    A rule that applies uses a parameter if it ends on its day, or compares a fact with it that has a value.
    """
    used = {name: rulebook.parameters[name] for evaluation in evaluations for name in _used(evaluation)}
    by_day: dict[date, list[str]] = {}
    for parameter in used.values():
        if parameter.verified_through and parameter.verified_through < as_of:
            by_day.setdefault(parameter.verified_through, []).append(parameter.reads)
    return tuple(
        f"Look for later changes of the law: {', '.join(reads)} {_was(reads)} verified only through {spoken_day(day)}."
        for day, reads in sorted(by_day.items())
    )


def _used(evaluation: Evaluation) -> Iterator[str]:
    rule = evaluation.rule
    if evaluation.outcome is Outcome.NOT_APPLICABLE:
        return
    if rule.in_force.before:
        yield rule.in_force.before
    found = {fact.name for fact in evaluation.consulted if fact.found}
    for conditions in (rule.applies_when, rule.unless, rule.requires):
        for condition in conditions.conditions:
            if isinstance(condition.operand, ParameterReference) and condition.fact in found:
                yield condition.operand.name


def _was(reads: list[str]) -> str:
    return "was" if len(reads) == 1 else "were"
