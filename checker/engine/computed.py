"""Computed facts: what follows from other facts by the arithmetic of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import islice

from checker.engine.expressions import NAME, QUOTED, Failure, Signature, names_in, signature_of, value_of
from checker.engine.fact_types import NUMBERS, type_of
from checker.engine.wording import plain_number, spoken
from checker.model.fact import PLACE_SUFFIX, Evidence, Fact, Facts, Origin, State, Value
from checker.model.rule import FactType
from checker.phrases.prepared import regex

MOST_EVIDENCE = 6
CLAIM = "kept_capacity."  # facts that only a person can give, all or none: see rules/facts.yaml
WHOLE = regex(r"\b(\d+)\.0\b")
DAYS_BETWEEN = regex(r"double\(\(([^()]+)\)\.getHours\(\)\) / 24\.0")  # how CEL counts days


def compute(vocabulary: Mapping[str, FactType], facts: Facts) -> Facts:
    """Add every computed fact of the vocabulary to the facts.

    A fact that a person gave beats computing it. An input that is unread leaves the result unread; if inputs are
    absent and the result cannot do without them, it is absent.

    Args:
        vocabulary: loaded without faults, so its expressions compile and none needs itself.
        facts: read and given; they are not changed.
    """
    signature = signature_of(vocabulary)
    known = {**_unclaimed(vocabulary, facts), **facts.by_name}
    for name in computing_order(vocabulary):
        given = known.get(name)
        if given is None or given.origin is not Origin.GIVEN:
            known[name] = _computed(vocabulary[name], signature, Facts(known), vocabulary)
    return Facts(known)


def _unclaimed(vocabulary: Mapping[str, FactType], facts: Facts) -> dict[str, Fact]:
    """Say that a position which only a person can claim is not claimed, if nobody claims any part of it.

    Law: staff interpretation 116.26 rests on what no document shows. Nothing of it is inferred: without a claim the
        one-third limit counts, and of a claim in part the rest is unread.
    """
    if any(name.startswith(CLAIM) for name in facts.by_name):
        return {}
    names = [name for name, fact_type in vocabulary.items() if name.startswith(CLAIM) and not fact_type.compute]
    searched = (Evidence(searched="the given facts; nobody claims it"),)
    return {name: Fact(name, State.ABSENT, None, searched, Origin.GIVEN) for name in names}


def computing_order(vocabulary: Mapping[str, FactType]) -> list[str]:
    """List the computed facts so that each comes after those it needs.

    Raises:
        CycleError: facts need one another in a circle; its second argument lists them.
    """
    computed = {name: fact_type for name, fact_type in vocabulary.items() if fact_type.compute}
    graph = {
        name: {need.removesuffix(PLACE_SUFFIX) for need in fact_type.needs} & computed.keys()
        for name, fact_type in computed.items()
    }
    return list(TopologicalSorter(graph).static_order())


def cycle(vocabulary: Mapping[str, FactType]) -> list[str]:
    """List the facts of one circle in which facts need one another, the first again at the end; [] if there is none."""
    try:
        computing_order(vocabulary)
    except CycleError as error:
        return list(error.args[1])
    return []


def _computed(fact_type: FactType, signature: Signature, facts: Facts, vocabulary: Mapping[str, FactType]) -> Fact:
    inputs = [facts[name] for name in fact_type.needs]
    evidence = tuple(islice(_first_evidence(inputs), MOST_EVIDENCE))
    values = {fact.name: fact.value for fact in inputs if fact.value is not None and _usable(fact, vocabulary)}
    result = value_of(fact_type, signature, values)
    if isinstance(result, Failure):
        return _without_value(fact_type, result, inputs, evidence, vocabulary)
    note = _arithmetic(fact_type, values, result, vocabulary)
    return Fact(fact_type.name, State.FOUND, result, evidence, Origin.COMPUTED, note=note)


def _without_value(
    fact_type: FactType,
    failure: Failure,
    inputs: list[Fact],
    evidence: tuple[Evidence, ...],
    vocabulary: Mapping[str, FactType],
) -> Fact:
    reasons = [_why_unread(fact, vocabulary) for fact in inputs if not _usable(fact, vocabulary)]
    if failure.for_want_of_input and not reasons:
        return Fact(fact_type.name, State.ABSENT, None, evidence, Origin.COMPUTED)
    reason = "; ".join(reasons) if failure.for_want_of_input else failure.reason
    return Fact(fact_type.name, State.UNREAD, None, evidence, Origin.COMPUTED, reason)


def _usable(fact: Fact, vocabulary: Mapping[str, FactType]) -> bool:
    """Tell whether a fact is known well enough to compute with: its value, or that it is absent."""
    fact_type = type_of(fact.name, vocabulary)
    only_present = fact.value is True and fact_type is not None and fact_type.type != "boolean"
    return fact.state is not State.UNREAD and not only_present


def _why_unread(fact: Fact, vocabulary: Mapping[str, FactType]) -> str:
    fact_type = type_of(fact.name, vocabulary)
    reads = fact_type.reads if fact_type else fact.name
    why = fact.reason or ("not read" if fact.state is State.UNREAD else "given as present, without its text")
    return f"it needs {reads}: {why}"


def _first_evidence(inputs: list[Fact]) -> Iterator[Evidence]:
    return (fact.evidence[0] for fact in inputs if fact.evidence)


def _arithmetic(
    fact_type: FactType, values: Mapping[str, Value], result: Value, vocabulary: Mapping[str, FactType]
) -> str:
    """Write the expression with the values of its inputs: ``7,082,747 × 5.72 = 40,513,312.84``."""

    def written(match: re.Match[str]) -> str:
        path = "".join(match[0].split())
        name, *_ = (path,) if path in values else names_in(path, vocabulary) or (path,)
        return _plain(values[name], name, vocabulary) + path.removeprefix(name) if name in values else path

    expression = DAYS_BETWEEN.sub(r"\1", " ".join(fact_type.compute.split()))
    pieces = QUOTED.split(expression)
    quoted = [*QUOTED.findall(expression), ""]
    text = "".join(NAME.sub(written, _signs(piece)) + literal for piece, literal in zip(pieces, quoted, strict=True))
    return f"{text} = {_plain(result, fact_type.name, vocabulary)}"


def _signs(expression: str) -> str:
    return WHOLE.sub(r"\1", expression.replace(" * ", " × ").replace(" - ", " − "))


def _plain(value: Value, name: str, vocabulary: Mapping[str, FactType]) -> str:
    fact_type = type_of(name, vocabulary)
    assert fact_type is not None, name
    if isinstance(value, (int, float)) and fact_type.type in NUMBERS:
        return plain_number(value)
    return f"[{spoken(value, fact_type)}]" if isinstance(value, tuple) else spoken(value, fact_type)
