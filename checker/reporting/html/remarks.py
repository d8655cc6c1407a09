"""What stands beside the draft: each evaluation with its evidence, linked to the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from checker.engine.grounds import required_facts
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact, Origin, State
from checker.model.report import Checked
from checker.model.rule import FactType
from checker.reporting.evidence import Line, origin_lines, reads
from checker.reporting.html.marks import Cited, Marks, Tone, tone_of
from checker.reporting.html.settling import Lacking, lacking_facts, searches_of
from checker.reporting.html.ties import Tie, ties_of
from checker.reporting.order import fails_in_order, with_outcome
from checker.reporting.words import place_of, shortened, visible

LONGEST = 600
"""Of a quote, in characters: nearly all sentences, but no table of contents. All of it is marked in the draft."""


class Quote(Struct, frozen=True):
    """One quote that an evaluation rests on."""

    place: str
    text: str
    of: tuple[str, ...]  # the facts that it shows, in words, where the quotes of a remark show several
    mark: str  # where it stands in the draft; empty if it is not shown


class Entry(Struct, frozen=True):
    """An evaluation with its place in the page."""

    evaluation: Evaluation
    number: int  # of a finding, from 1; else 0
    anchor: str
    tone: Tone
    facts: tuple[Fact, ...]  # that its requirement rests on


class Remark(Struct, frozen=True):
    """An entry with all that is told of it."""

    entry: Entry
    quotes: tuple[Quote, ...]
    searches: tuple[str, ...]  # where was searched in vain, and for what
    ties: tuple[Tie, ...]
    told: tuple[Line, ...]  # workings, given values and notes
    lacking: tuple[Lacking, ...]  # what would settle it

    @property
    def marks(self) -> str:
        """The marks that lead here, separated by spaces."""
        linked = [*(each.mark for each in self.quotes), *(each.mark for tie in self.ties for each in tie.mentions)]
        return " ".join(dict.fromkeys(filter(None, linked)))


def entries_of(checked: Checked, vocabulary: Mapping[str, FactType], prefix: str) -> list[Entry]:
    """List the evaluations: the findings first, numbered as they are told, then the passes and what does not apply."""
    findings = [*fails_in_order(checked, vocabulary), *with_outcome(checked, Outcome.UNKNOWN)]
    findings.sort(key=lambda each: tone_of(each) is Tone.HELD)
    others = [*with_outcome(checked, Outcome.PASS), *with_outcome(checked, Outcome.NOT_APPLICABLE)]
    numbers = [*range(1, len(findings) + 1), *[0] * len(others)]
    return [
        Entry(each, number, f"{prefix}-{each.rule.id}", tone_of(each), tuple(required_facts(each, vocabulary)))
        for number, each in zip(numbers, [*findings, *others], strict=True)
    ]


def cited_by(entries: Iterable[Entry]) -> Iterator[Cited]:
    """List what the entries rest on, and what they read besides; a rule that does not apply has examined nothing."""
    for entry in entries:
        if entry.evaluation.outcome is Outcome.NOT_APPLICABLE:
            continue
        for fact in entry.facts:
            yield from (Cited(each, entry.tone, entry.anchor, entry.number) for each in fact.evidence)
        for fact in entry.evaluation.consulted:
            yield from (Cited(each, Tone.READ) for each in fact.evidence)


def remark_of(entry: Entry, checked: Checked, marks: Marks, vocabulary: Mapping[str, FactType]) -> Remark:
    """Tell all of an entry."""
    ties = ties_of(entry.evaluation, checked, marks, vocabulary)
    tied = {mention.evidence for tie in ties for mention in tie.mentions}
    return Remark(
        entry=entry,
        quotes=tuple(_quotes(entry.facts, tied, marks, vocabulary)),
        searches=tuple(searches_of(entry.facts)),
        ties=ties,
        told=tuple(_told(entry.facts, bool(ties), vocabulary)),
        lacking=tuple(lacking_facts(entry.evaluation, checked, vocabulary)),
    )


def _quotes(
    facts: Sequence[Fact], tied: set[Evidence], marks: Marks, vocabulary: Mapping[str, FactType]
) -> Iterator[Quote]:
    """List each quote once with what it shows, but for those that stand in a row of mentions."""
    shown_by: dict[Evidence, list[str]] = {}
    for fact in facts:
        for evidence in fact.evidence:
            if evidence.quote and evidence not in tied:
                shown_by.setdefault(evidence, []).append("" if _repeats(fact) else reads(fact, vocabulary))
    several = len({name for names in shown_by.values() for name in names if name}) > 1
    for evidence, names in shown_by.items():
        of = tuple(dict.fromkeys(filter(None, names))) if several else ()
        yield Quote(place_of(evidence), shortened(visible(evidence.quote), LONGEST), of, marks.id_of(evidence))


def _repeats(fact: Fact) -> bool:
    """Whether the quotes of a fact are those of others, that it is computed from."""
    return fact.origin is Origin.COMPUTED


def _told(facts: Iterable[Fact], tied: bool, vocabulary: Mapping[str, FactType]) -> Iterator[Line]:
    """Tell workings, given values and notes. What is not read is told with how to settle it."""
    for fact in facts:
        if fact.state is not State.UNREAD and not (tied and isinstance(fact.value, bool)):
            yield from origin_lines(fact, vocabulary)
