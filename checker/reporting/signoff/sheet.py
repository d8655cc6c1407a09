"""What stands on a sign-off sheet. A second reviewer who checks the same bytes gets the same sheet.

So nothing on it comes from a clock, and no file is named with the folder that it lies in. The page to sign has all that
makes up the record: what was checked against what, what people decided, and every rule. Behind it stands what is to be
looked at one by one, with boxes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from msgspec import Struct

from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Fact, Origin
from checker.model.report import Checked, Report
from checker.model.review import Disposition
from checker.model.rule import FactType
from checker.reporting.changes import change_sentences
from checker.reporting.evidence import signature, spoken_value
from checker.reporting.order import facts_in_order
from checker.reporting.results import findings_in_order
from checker.reporting.verdict import OUTCOME_WORDS, verdict
from checker.reporting.words import BASES, KINDS, counted, short_day, shortened, visible

TITLE = "Sign-off sheet"
STATEMENT = (
    "I have looked at each open finding and answered the questions for counsel, which are listed behind this page. "
    "What the rules do not ask is not covered by it, and a pass is no legal advice."
)
RULES, IDLE = "Rules that apply", "Rules that do not apply, by the reason"
BEHIND = "To be looked at one by one"
SIGNATURES = ("Reviewed by", "Second reviewer")
DOES_NOT_APPLY = "does not apply: "
HELD_BACK = {Disposition.WAIVED: ", but waived", Disposition.BASELINED: ", but in the baseline"}
NOBODY = "nobody has signed for it"


class Entry(Struct, frozen=True):
    """One line under a caption: what it is about, and what is said of it."""

    name: str
    told: str


class Section(Struct, frozen=True):
    """A caption and its lines."""

    caption: str
    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        """The caption with the number of its lines."""
        return f"{self.caption} ({len(self.entries)})" if self.entries else self.caption


class Group(Struct, frozen=True):
    """The rules with one outcome, or that do not apply for one reason, by their ids."""

    outcome: str
    rules: tuple[str, ...]


class Sheet(Struct, frozen=True):
    """The sheet of one document: every rule is in ``groups`` or in ``idle``."""

    head: tuple[Entry, ...]
    decisions: tuple[Section, ...]  # what people decided, all captions
    groups: tuple[Group, ...]  # of the rules that apply
    idle: tuple[Group, ...]  # of those that do not, by the reason
    behind: tuple[Section, ...]  # to be ticked off, on the pages behind; only what there is

    @property
    def running(self) -> str:
        """What stands on every page, so that a page by itself says what it belongs to."""
        document, digest = self.head[:2]
        return f"{document.told}  ·  {digest.name} {digest.told}"


def sheets_of(report: Report, vocabulary: Mapping[str, FactType]) -> list[Sheet]:
    """Fill in a sheet for each document that was checked."""
    return [_sheet(checked, report, vocabulary) for checked in report.checked]


def not_checked(report: Report) -> list[str]:
    """Name what could not be checked, and so has no sheet."""
    return [visible(_named(each.path)) for each in report.failed]


def _sheet(checked: Checked, report: Report, vocabulary: Mapping[str, FactType]) -> Sheet:
    questions = tuple(Entry(visible(each.question), _cite(each.cite, BASES[each.basis])) for each in checked.checklist)
    to_be_ticked = (
        Section("Open findings", tuple(_open(checked, vocabulary, Outcome.FAIL))),
        Section("Needs review", tuple(_open(checked, vocabulary, Outcome.UNKNOWN))),
        Section("Questions for counsel", questions),
    )
    return Sheet(
        head=tuple(_head(checked, report)),
        decisions=(
            Section("Findings held back", tuple(_held(checked))),
            Section("Waivers and answers that do not hold", tuple(_lapses(report, checked))),
            Section("Facts given by a person", tuple(_given(checked, vocabulary))),
        ),
        groups=tuple(_groups(checked)),
        idle=tuple(_idle(checked)),
        behind=tuple(each for each in to_be_ticked if each.entries),
    )


def _head(checked: Checked, report: Report) -> Iterator[Entry]:
    yield Entry("Document", visible(_named(checked.path)))
    yield Entry("SHA-256", checked.sha256)
    yield Entry("Kind", KINDS.get(str(checked.facts["document.kind"].value), "not known"))
    yield Entry("Law as of", short_day(checked.as_of) if checked.as_of else "the date of the document")
    yield Entry("Result", " ".join(verdict(checked).plain.split()))
    yield Entry("Rules", _counts(checked))
    yield Entry("Rulebook", f"that of atmcheck {report.version}, {report.rulebook_digest}")
    yield Entry("Tool", f"atmcheck {report.version}")
    yield Entry("Changes to the rules", visible(" ".join(change_sentences(report.changes))) or "none")
    for note in checked.notes:
        yield Entry("Note", visible(note))


def _counts(checked: Checked) -> str:
    outcomes = [each.outcome for each in checked.evaluations]
    told = ", ".join(f"{outcomes.count(outcome)} {word}" for outcome, word in OUTCOME_WORDS.items())
    return f"{counted(len(outcomes), 'rule')} asked: {told}"


def _open(checked: Checked, vocabulary: Mapping[str, FactType], outcome: Outcome) -> Iterator[Entry]:
    for each in findings_in_order(checked, vocabulary):
        if each.disposition is Disposition.OPEN and each.outcome is outcome:
            yield Entry(f"{each.rule.severity.capitalize()}: {each.rule.id}", visible(each.message))


def _held(checked: Checked) -> Iterator[Entry]:
    for each in checked.evaluations:
        name = f"{_word(each)}: {each.rule.id}"
        if each.disposition is Disposition.WAIVED and (decision := each.decision):
            signed = f"{decision.by} on {short_day(decision.on)}, until {short_day(decision.until)}"
            yield Entry(name, visible(f"Waived by {signed}: {decision.reason}"))
        elif each.disposition is Disposition.BASELINED:
            yield Entry(name, "Known before: it is in the baseline, and nobody has signed for it.")


def _lapses(report: Report, checked: Checked) -> Iterator[Entry]:
    """List those for this document, and those for none that was checked."""
    others = {each.path for each in report.checked} - {checked.path}
    for each in report.lapses:
        if each.document not in others:
            yield Entry(f"{each.severity.capitalize()}: {visible(each.rule)}", visible(each.why))


def _given(checked: Checked, vocabulary: Mapping[str, FactType]) -> Iterator[Entry]:
    for fact in facts_in_order(checked.facts, vocabulary):
        if _is_from_a_person(fact):
            by = signature(fact) or f" ({NOBODY})"
            note = f"; {visible(fact.note)}" if fact.note else ""
            yield Entry(fact.name, f"{shortened(spoken_value(fact, vocabulary))}{by}{note}")


def _is_from_a_person(fact: Fact) -> bool:
    """Whether a person gave it. What is laid down for every draft, that no sale is asked about, nobody did."""
    return fact.origin is Origin.GIVEN and any(each.document or not each.searched for each in fact.evidence)


def _groups(checked: Checked) -> Iterator[Group]:
    """Group the rules that apply by outcome; what is held back is told apart from what is open."""
    rules: dict[str, list[str]] = {}
    for outcome, word in OUTCOME_WORDS.items():
        for each in checked.evaluations:
            if each.outcome is outcome and outcome is not Outcome.NOT_APPLICABLE:
                held = HELD_BACK.get(each.disposition or Disposition.OPEN, "")
                rules.setdefault(f"{word.capitalize()}{held}", []).append(each.rule.id)
    for outcome_told, ids in rules.items():
        yield Group(f"{outcome_told} ({len(ids)})", tuple(sorted(ids)))


def _idle(checked: Checked) -> Iterator[Group]:
    rules: dict[str, list[str]] = {}
    for each in checked.evaluations:
        if each.outcome is Outcome.NOT_APPLICABLE:
            rules.setdefault(visible(each.message.removeprefix(DOES_NOT_APPLY)), []).append(each.rule.id)
    for reason, ids in sorted(rules.items(), key=lambda each: (-len(each[1]), each[0])):
        yield Group(reason[:1].upper() + reason[1:], tuple(sorted(ids)))


def _word(evaluation: Evaluation) -> str:
    return "Needs review" if evaluation.outcome is Outcome.UNKNOWN else evaluation.rule.severity.capitalize()


def _cite(cite: str, basis: str) -> str:
    return visible(f"{cite} ({basis})" if basis else cite)


def _named(path: str) -> str:
    return PurePath(path).name
