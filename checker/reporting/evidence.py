"""What a finding rests on, line by line: quotes with their places, vain searches, given and computed values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from rich.text import Text

from checker.engine.fact_types import type_of
from checker.engine.grounds import required_facts
from checker.engine.wording import spoken_fact
from checker.model.evaluation import Evaluation
from checker.model.fact import Evidence, Fact, Origin, State
from checker.model.rule import FactType
from checker.reporting.layout import Hanging
from checker.reporting.words import place_of, quoted, short_day, shortened, visible

MOST_QUOTES = 6


class Line(Struct, frozen=True):
    """One line of evidence: what it is, or where it stands, and what it says."""

    label: str
    text: str


def evidence_lines(
    evaluation: Evaluation, vocabulary: Mapping[str, FactType], *, everything: bool = False
) -> list[Line]:
    """List the evidence of an evaluation: of what its requirement names, or with ``everything`` of all it consulted.

    Unless everything is asked for, the first few quotes stand for all of them.
    """
    facts = list(evaluation.consulted) if everything else required_facts(evaluation, vocabulary)
    quotes = _quotes(facts, named=everything)
    shown = quotes if everything else quotes[:MOST_QUOTES]
    left = len(quotes) - len(shown)
    more = [Line("and more", f"{left}, which -v shows")] if left else []
    return [*shown, *more, *(line for fact in facts for line in origin_lines(fact, vocabulary))]


def bullets(lines: Iterable[Line], indent: int) -> Iterator[Hanging]:
    """Lay out lines of evidence as a list."""
    for line in lines:
        label = f"{line.label}: " if line.label else ""
        yield Hanging(Text.assemble((label, "bold dim"), line.text), Text("•", style="dim"), 2, indent)


def reads(fact: Fact, vocabulary: Mapping[str, FactType]) -> str:
    """Say what a fact is in counsel's words."""
    fact_type = type_of(fact.name, vocabulary)
    return fact_type.reads if fact_type else fact.name


def spoken_value(fact: Fact, vocabulary: Mapping[str, FactType]) -> str:
    """Write the value of a fact with its unit, or that there is none."""
    fact_type = type_of(fact.name, vocabulary)
    return visible(spoken_fact(fact, fact_type)) if fact_type else visible(str(fact.value))


def answer_told(fact: Fact, vocabulary: Mapping[str, FactType]) -> str:
    """Tell what somebody answered for: the value, what the document says if it differs, who, when and why."""
    return f"{shortened(spoken_value(fact, vocabulary))}{contradicted(fact, vocabulary)}{signature(fact)}"


def signature(fact: Fact) -> str:
    """Say who answers for a given fact, from when to when and on what grounds, in brackets; empty if nobody does."""
    if fact.answer is None:
        return ""
    until = f", until {short_day(fact.answer.until)}" if fact.answer.until else ""
    why = f": {visible(fact.answer.why)}" if fact.answer.why else ""
    return f" ({visible(fact.answer.by)}, {short_day(fact.answer.on)}{until}{why})"


def contradicted(fact: Fact, vocabulary: Mapping[str, FactType]) -> str:
    """Say what the document says in place of a given fact; empty if it does not differ."""
    if fact.over is None or not fact.note:
        return ""
    if fact.over.state is State.ABSENT:
        return "; it was not found in the document"
    return f"; the document says {shortened(spoken_value(fact.over, vocabulary))}"


def _quotes(facts: list[Fact], *, named: bool) -> list[Line]:
    """List each quote and each search once, on demand with the names of the facts that it is of."""
    names_of: dict[Evidence, list[str]] = {}
    for fact in facts:
        for evidence in fact.evidence:
            names_of.setdefault(evidence, []).append(fact.name)
    return [
        _quote(evidence, f" ({', '.join(dict.fromkeys(names))})" if named else "")
        for evidence, names in names_of.items()
    ]


def _quote(evidence: Evidence, names: str) -> Line:
    if evidence.searched:
        return Line("searched", f"{visible(evidence.searched)}; not found{names}")
    return Line(place_of(evidence), f"{quoted(evidence.quote)}{names}")


def origin_lines(fact: Fact, vocabulary: Mapping[str, FactType]) -> Iterator[Line]:
    """Say of a fact what no quote says: that it was given, computed or not read, and what is noted of it."""
    told = ""
    if fact.state is State.UNREAD:
        told = f"not read, {visible(fact.reason)}"
    elif fact.origin is Origin.GIVEN:
        told = f"given as {spoken_value(fact, vocabulary)}{contradicted(fact, vocabulary)}{signature(fact)}"
    elif fact.origin is Origin.COMPUTED:
        arithmetic = "" if isinstance(fact.value, bool) else visible(fact.note)  # a yes or no has no sum to show
        told = f"computed, {arithmetic or spoken_value(fact, vocabulary)}"
    elif fact.note:
        told = visible(fact.note)
    if told:
        yield Line(reads(fact, vocabulary), told)
