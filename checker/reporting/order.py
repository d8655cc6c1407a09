"""The order in which things are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import PLACE_SUFFIX, Evidence, Fact, Facts
from checker.model.report import Checked
from checker.model.rule import FactReference, FactType


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


def required_facts(evaluation: Evaluation, vocabulary: Mapping[str, FactType]) -> list[Fact]:
    """List the consulted facts that the requirement rests on; if it rests on none of them, all that were consulted.

    It rests on the facts that it names and on what those are computed from. The others only say why the rule
    applies: that the document is a launch is no evidence of a missing legend.
    """
    conditions = evaluation.rule.requires.conditions
    names = [each.fact for each in conditions]
    names += [each.operand.name for each in conditions if isinstance(each.operand, FactReference)]
    names += [need for name in names if name in vocabulary for need in vocabulary[name].needs]
    consulted = {fact.name: fact for fact in evaluation.consulted}
    return [consulted[name] for name in dict.fromkeys(names) if name in consulted] or list(evaluation.consulted)


def unrepeated_evidence(facts: Iterable[Fact]) -> tuple[Evidence, ...]:
    """List the evidence of facts, each piece once."""
    return tuple(dict.fromkeys(evidence for fact in facts for evidence in fact.evidence))


def _first(facts: Iterable[Fact]) -> int:
    """Give where the first quote begins: in the text of a draft, or the line of a file of facts."""
    return min((each.start or each.line or 0 for fact in facts for each in fact.evidence if each.quote), default=0)
