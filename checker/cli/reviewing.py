"""What people have decided, laid over a report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.cli.errors_told import tell
from checker.cli.output import write_atomically
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.cli.settings import Settings
    from checker.model.report import Report
    from checker.model.rule import FactType
    from checker.review.baseline import Baseline
    from checker.review.waivers import Waiver


class Decisions(Struct, frozen=True):
    """What was decided before. None of both is nothing."""

    waivers: tuple[Waiver, ...] | None
    baseline: Baseline | None


def load_decisions(settings: Settings) -> Decisions:
    """Load the waivers and the baseline, before any document is opened.

    Raises:
        CheckerError: one of them cannot be used.
    """
    waivers, baseline = None, None
    if settings.waivers is not None:
        from checker.review.waivers import load_waivers

        waivers = load_waivers(settings.waivers)
    if settings.baseline is not None:
        from checker.review.baseline import load_baseline

        baseline = load_baseline(settings.baseline)
    return Decisions(waivers, baseline)


def review(report: Report, decisions: Decisions, settings: Settings, today: date) -> Report:
    """Lay what was decided over a report, and tell what of it does not hold."""
    if any(fact.unheld for checked in report.checked for fact in checked.facts):
        from checker.review.lapsed_answers import with_lapsed_answers

        report = with_lapsed_answers(report)
    if decisions.waivers is not None:
        from checker.review.apply_waivers import apply_waivers

        report = apply_waivers(report, decisions.waivers, settings.all_rules, today)
    if decisions.baseline is not None:
        from checker.review.baseline import apply_baseline

        report = apply_baseline(report, decisions.baseline, settings.all_rules.vocabulary)
    return report


def refuse_baseline_over_input(path: Path | None, settings: Settings) -> None:
    """Make sure that the new baseline is none of the files that are read, but the old one it may be.

    Raises:
        UsageError: it is one.
    """
    old = settings.baseline.resolve() if settings.baseline else None
    read = {Path(each).resolve() for each in settings.read} - {old}
    if path is not None and path.resolve() in read:
        raise UsageError(f"--write-baseline {path} would overwrite an input")


def write_baseline(report: Report, path: Path, vocabulary: Mapping[str, FactType]) -> None:
    """Write the findings as a baseline, unless something could not be checked: what it has would be lost.

    Raises:
        UsageError: it cannot be written.
    """
    if report.failed:
        tell(f"{path} was not written: a baseline needs every document to be checked")
        return
    from checker.review.baseline import written_baseline

    write_atomically(path, written_baseline(report, path, vocabulary))
