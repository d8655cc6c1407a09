"""Answers that do not hold are told as waivers are."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.report import Checked, Report
from checker.model.review import Kept, Lapse
from checker.model.rule import Severity


def with_lapsed_answers(report: Report) -> Report:
    """List the signed answers that do not hold. One that never held is an error, one that is outdated a warning."""
    lapses = [lapse for checked in report.checked for lapse in _lapses(checked)]
    return replace(report, lapses=(*report.lapses, *lapses)) if lapses else report


def _lapses(checked: Checked) -> list[Lapse]:
    return [
        Lapse(
            fact.name,
            checked.path,
            unheld.why,
            Severity.WARNING if unheld.outdated else Severity.ERROR,
            unheld.answer.file,
            unheld.answer.line,
            Kept.ANSWER,
        )
        for fact in checked.facts
        if (unheld := fact.unheld)
    ]
