"""Which facts would settle what could not be decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checker.model.evaluation import Evaluation
from checker.model.fact import Fact, Facts, State
from checker.model.rule import FactType


def lacking(undecided: Iterable[Evaluation], facts: Facts, vocabulary: Mapping[str, FactType]) -> list[Fact]:
    """List the unread facts behind undecided rules, each once; a computed one gives way to what it lacks."""
    names = (name for evaluation in undecided for name in evaluation.missing)
    return lacking_inputs(names, facts, vocabulary)


def lacking_inputs(names: Iterable[str], facts: Facts, vocabulary: Mapping[str, FactType]) -> list[Fact]:
    """List the unread facts behind some that have no value."""
    found = dict.fromkeys(each for name in names for each in _unread_inputs(name, facts, vocabulary))
    return [facts[name] for name in found]


def _unread_inputs(name: str, facts: Facts, vocabulary: Mapping[str, FactType]) -> Iterator[str]:
    needs = vocabulary[name].needs if name in vocabulary else ()
    unread = [need for need in needs if facts[need].state is State.UNREAD]
    if not unread:
        yield name
    for need in unread:
        yield from _unread_inputs(need, facts, vocabulary)
