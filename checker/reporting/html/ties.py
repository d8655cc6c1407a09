"""Tie-outs: all mentions of one thing in a row, each linked to its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from checker.engine.wording import spoken
from checker.model.evaluation import Evaluation
from checker.model.fact import Evidence, Fact, Origin
from checker.model.report import Checked
from checker.model.rule import FactType
from checker.reporting.evidence import reads
from checker.reporting.html.marks import Marks
from checker.reporting.words import place_of, visible

MENTIONS = "_mentions"
SUFFIXES = (f"{MENTIONS}_agree", MENTIONS, "_odd")
"""What the facts of one tie-out end in, after the name of what is mentioned."""


class Mention(Struct, frozen=True):
    """One place that states the thing."""

    value: str
    place: str
    mark: str
    differs: bool  # from what most of them say
    evidence: Evidence


class Tie(Struct, frozen=True):
    """All mentions of one thing, in the order of the text."""

    of: str
    mentions: tuple[Mention, ...]


def ties_of(
    evaluation: Evaluation, checked: Checked, marks: Marks, vocabulary: Mapping[str, FactType]
) -> tuple[Tie, ...]:
    """Give the rows of mentions behind an evaluation."""
    names = dict.fromkeys(filter(None, (_mentions_of(fact.name) for fact in evaluation.consulted)))
    facts = [checked.facts[name] for name in names]
    return tuple(
        Tie(reads(fact, vocabulary), tuple(_mentions(fact, vocabulary[fact.name], marks)))
        for fact in facts
        if _is_paired(fact) and fact.name in vocabulary
    )


def _mentions_of(name: str) -> str:
    """Name the fact that lists the mentions, by the name of any fact of the tie-out; empty if it is of none."""
    suffix = next((each for each in SUFFIXES if name.endswith(each)), "")
    return name.removesuffix(suffix) + MENTIONS if suffix else ""


def _is_paired(fact: Fact) -> bool:
    """Whether each value has its own quote, as it has where all were read and nobody has given others."""
    return fact.origin is Origin.READ and isinstance(fact.value, tuple) and len(fact.value) == len(fact.evidence)


def _mentions(fact: Fact, fact_type: FactType, marks: Marks) -> Iterator[Mention]:
    values = fact.value if isinstance(fact.value, tuple) else ()
    most = [value for value, _ in Counter(values).most_common(1)]
    for value, evidence in zip(values, fact.evidence, strict=True):
        said = visible(spoken(value, fact_type))
        yield Mention(said, place_of(evidence), marks.id_of(evidence), value not in most, evidence)
