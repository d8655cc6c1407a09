"""The order in which things are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.engine.grounds import required_facts
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import PLACE_SUFFIX, Fact, Facts
from checker.model.report import Checked
from checker.model.rule import FactType


def facts_in_order(facts: Facts, vocabulary: Mapping[str, FactType]) -> list[Fact]:
    """List every fact of the vocabulary in its order; a place that a person gave follows its fact."""
    names = (each for name in vocabulary for each in (name, name + PLACE_SUFFIX))
    return [facts[name] for name in names if name in vocabulary or name in facts.by_name]


def fails_in_order(checked: Checked, vocabulary: Mapping[str, FactType]) -> list[Evaluation]:
    """List the fails by severity, then pack, then where in the document their evidence stands."""
    fails = [evaluation for evaluation in checked.evaluations if evaluation.outcome is Outcome.FAIL]

    def rank(each: Evaluation) -> tuple[int, str, int, str]:
        return each.rule.severity.rank, each.rule.pack, _first(required_facts(each, vocabulary)), each.rule.id

    return sorted(fails, key=rank)


def with_outcome(checked: Checked, outcome: Outcome) -> list[Evaluation]:
    """List the evaluations with that outcome in the order of the rulebook."""
    return [evaluation for evaluation in checked.evaluations if evaluation.outcome is outcome]


def _first(facts: Iterable[Fact]) -> int:
    """Give where the first quote begins: in the text of a draft, or the line of a file of facts."""
    return min((each.start or each.line or 0 for fact in facts for each in fact.evidence if each.quote), default=0)
