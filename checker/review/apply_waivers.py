"""Waivers are laid over a report: what is signed for is held back, and what does not hold is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from checker.engine.grounds import fingerprint, needs_programme
from checker.engine.wording import spoken_day
from checker.model.evaluation import Evaluation
from checker.model.report import Checked, Report
from checker.model.review import Decision, Disposition, Lapse
from checker.model.rule import FactType, Rulebook, Severity
from checker.review.grounds_told import grounds_of, what_changed
from checker.review.waivers import Waiver
from checker.yaml_files.fields import suggestion

SIGNATURE = ("reason", "by", "on")


def apply_waivers(report: Report, waivers: Sequence[Waiver], rulebook: Rulebook, today: date) -> Report:
    """Hold back the findings that a waiver covers, and list the waivers that do not hold.

    A waiver holds if it is signed, today is a day from its signing to its expiry, and the finding rests on the same
    evidence. Of several for one finding the one that holds longest counts, and the others are its history.

    Args:
        report: what was found.
        waivers: in the order of their file.
        rulebook: all rules, also those that were not asked.
        today: the day of the run, whatever law was applied.
    """
    desk = _Desk(waivers, rulebook.vocabulary, today)
    checked = tuple(desk.reviewed(each) for each in report.checked)
    lapses = [*desk.lapses, *_left_over(desk, checked, rulebook)]
    return replace(report, checked=checked, lapses=(*report.lapses, *sorted(lapses, key=lambda each: each.line)))


def holds(waiver: Waiver, evidence: str, today: date) -> bool:
    """Tell whether a waiver holds for a finding on that evidence today."""
    return _why_void(waiver, today) == "" and today <= waiver.until and waiver.evidence == evidence


class _Desk(Struct, frozen=True):
    """Goes through the findings, and remembers which waivers have been dealt with."""

    waivers: Sequence[Waiver]
    vocabulary: Mapping[str, FactType]
    today: date
    lapses: list[Lapse] = field(default_factory=list)
    settled: set[int] = field(default_factory=set)  # lines of the file

    def reviewed(self, checked: Checked) -> Checked:
        here = [waiver for waiver in self.waivers if waiver.names(checked.path)]
        if not here:
            return checked
        return replace(checked, evaluations=tuple(self.decided(each, checked, here) for each in checked.evaluations))

    def decided(self, evaluation: Evaluation, checked: Checked, here: Iterable[Waiver]) -> Evaluation:
        signed = [waiver for waiver in here if waiver.rule == evaluation.rule.id]
        if not evaluation.is_finding or not signed:
            return evaluation
        self.settled.update(waiver.line for waiver in signed)
        evidence = fingerprint(evaluation, self.vocabulary)
        holding = [waiver for waiver in signed if holds(waiver, evidence, self.today)]
        if holding:
            decision = _decision(max(holding, key=lambda each: each.until))
            return replace(evaluation, disposition=Disposition.WAIVED, decision=decision)
        self.lapses.append(self.lapse(signed[-1], evaluation, checked))
        return evaluation

    def lapse(self, waiver: Waiver, evaluation: Evaluation, checked: Checked) -> Lapse:
        """Say why the last waiver of a finding does not hold."""
        severity = evaluation.rule.severity
        if void := _why_void(waiver, self.today):
            return _lapse(waiver, checked.path, void, Severity.ERROR)
        if self.today > waiver.until:
            return _lapse(waiver, checked.path, f"it expired on {spoken_day(waiver.until)}", severity)
        changed = what_changed(waiver.rests_on or {}, grounds_of(evaluation, self.vocabulary))
        detail = f": {changed}" if waiver.rests_on and changed else ""
        return _lapse(waiver, checked.path, f"what it was signed for has changed{detail}", severity)


def _left_over(desk: _Desk, checked: Sequence[Checked], rulebook: Rulebook) -> Iterator[Lapse]:
    """Tell of waivers for which there is no finding. Those for what was not asked are left alone."""
    for waiver in desk.waivers:
        if waiver.line in desk.settled:
            continue
        here = [each for each in checked if waiver.names(each.path)]
        asked = any(
            each.rule.id == waiver.rule and not needs_programme(each) for one in here for each in one.evaluations
        )
        if void := _why_void(waiver, desk.today):
            yield _lapse(waiver, waiver.document, void, Severity.ERROR)
        elif rulebook.rule(waiver.rule) is None:
            hint = suggestion(waiver.rule, [rule.id for rule in rulebook.rules])
            meant = f"; did you mean {hint}?" if hint else ""
            yield _lapse(waiver, waiver.document, f"there is no rule {waiver.rule}{meant}", Severity.WARNING)
        elif asked:
            yield _lapse(waiver, waiver.document, "no finding needs it any more: take it out", Severity.WARNING)
        elif not here and not waiver.names_a_file():
            yield _lapse(waiver, waiver.document, "there is no such document: take it out", Severity.WARNING)


def _why_void(waiver: Waiver, today: date) -> str:
    """Say why nobody can rely on a waiver, whatever it is for; empty if one can."""
    missing = [name for name in SIGNATURE if not getattr(waiver, name)]
    if missing:
        return f"it is not signed: {' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"
    if waiver.on is not None and waiver.on > today:
        return f"it is dated {spoken_day(waiver.on)}, which is still to come"
    return ""


def _decision(waiver: Waiver) -> Decision:
    on = waiver.on or date.min  # it holds, and so it is signed
    return Decision(waiver.reason, waiver.by, on, waiver.until, waiver.file, waiver.line)


def _lapse(waiver: Waiver, document: str, why: str, severity: Severity) -> Lapse:
    return Lapse(waiver.rule, document, why, severity, waiver.file, waiver.line)
