"""Marks: the stretches of a draft that a finding or another rule rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence
from checker.model.review import Disposition


class Tone(StrEnum):
    """What stands behind a mark, gravest first; of several the gravest shows."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    REVIEW = "review"
    HELD = "held"  # a finding that somebody signed for, or that was known
    READ = "read"  # no finding: a rule that passes, or a fact that a finding looked at besides

    @property
    def is_finding(self) -> bool:
        """Whether a finding rests on it."""
        return self is not Tone.READ


class Reference(Struct, frozen=True):
    """A link from a mark to the finding that rests on it."""

    anchor: str
    number: int
    tone: Tone


class Mark(Struct, frozen=True):
    """A stretch of the text that some rule looked at. ``id`` is unique in the page."""

    start: int
    end: int
    id: str
    tone: Tone
    references: tuple[Reference, ...] = ()


class Marks(Struct, frozen=True):
    """The marks of one draft."""

    by_span: Mapping[tuple[int, int], Mark]

    def id_of(self, evidence: Evidence) -> str:
        """Give the mark at the words of a quote; empty if they stand in no draft that is shown."""
        mark = self.by_span.get(_span(evidence))
        return mark.id if mark and evidence.quote else ""


class Cited(Struct, frozen=True):
    """One piece of evidence and what rests on it: a finding with its number, or some rule that merely read it."""

    evidence: Evidence
    tone: Tone
    anchor: str = ""
    number: int = 0


def tone_of(evaluation: Evaluation) -> Tone:
    """Say how an evaluation colours what it rests on."""
    if not evaluation.is_finding:
        return Tone.READ
    if evaluation.disposition in (Disposition.WAIVED, Disposition.BASELINED):
        return Tone.HELD
    return Tone.REVIEW if evaluation.outcome is Outcome.UNKNOWN else Tone(evaluation.rule.severity)


def marks_of(cited: Iterable[Cited], text: str, path: str, prefix: str) -> Marks:
    """Mark what is cited of a draft, once for each stretch, in the order of the text.

    A quote of another file, or one whose words do not stand where it says, has no mark: a wrong one would mislead.
    """
    by_span: dict[tuple[int, int], list[Cited]] = {}
    for each in cited:
        start, end = _span(each.evidence)
        is_of_draft = each.evidence.document in ("", path) and end > start
        if is_of_draft and text[start:end] == each.evidence.quote:
            by_span.setdefault((start, end), []).append(each)
    numbered = enumerate(sorted(by_span.items(), key=lambda item: item[0]), 1)
    return Marks({span: _mark(span, f"{prefix}m{number}", group) for number, (span, group) in numbered})


def _mark(span: tuple[int, int], mark_id: str, group: Iterable[Cited]) -> Mark:
    cited = list(group)
    references = {Reference(each.anchor, each.number, each.tone) for each in cited if each.tone.is_finding}
    gravest = min((each.tone for each in cited), key=list(Tone).index)
    return Mark(*span, mark_id, gravest, tuple(sorted(references, key=lambda each: each.number)))


def _span(evidence: Evidence) -> tuple[int, int]:
    return evidence.start or 0, evidence.end or 0
