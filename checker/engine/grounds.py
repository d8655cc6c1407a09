"""What an evaluation rests on: the facts that its requirement names, their evidence, and a fingerprint of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact
from checker.model.rule import FactReference, FactType

ALONE = Evidence(searched="the given facts; no sale is asked about")
"""The evidence of all facts about a programme when a document is checked by itself."""
FINGERPRINT_LENGTH = 16


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
    several = {id(evidence): evidence for fact in facts for evidence in fact.evidence}  # facts share most of it
    return tuple(dict.fromkeys(several.values()) if len(several) > 1 else several.values())


def needs_programme(evaluation: Evaluation) -> bool:
    """Whether the rule does not apply for want of a programme: what it would find in one is not known."""
    alone = any(ALONE in fact.evidence for fact in evaluation.consulted)
    return alone and evaluation.outcome is Outcome.NOT_APPLICABLE


def fingerprint(evaluation: Evaluation, vocabulary: Mapping[str, FactType]) -> str:
    """Give 16 hex digits for what a finding rests on: its rule, and the states, values and quotes of the facts.

    Where in the document a quote stands does not count, nor how it is spaced: the fingerprint is the same in the
    next draft unless what the finding is about has changed.
    """
    lines = [evaluation.rule.id, str(evaluation.outcome)]
    for fact in required_facts(evaluation, vocabulary):
        lines.append(f"{fact.name} {fact.state} {fact.value}")
        lines += [" ".join(evidence.quote.split()) for evidence in fact.evidence]
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:FINGERPRINT_LENGTH]
