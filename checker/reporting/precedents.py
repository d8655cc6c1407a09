"""What is customary, beside a finding: how the documents that were screened stand to the same rule."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from checker.model.evaluation import Evaluation
from checker.model.precedents import Precedents
from checker.model.report import Report
from checker.reporting.layout import Hanging
from checker.reporting.words import visible


def base_rate(evaluation: Evaluation, precedents: Precedents | None) -> str:
    """Say of how many precedents the rule holds; empty if it applies to none of them.

    What could not be decided of a precedent is told apart: it is no proof of a custom.
    """
    rate = precedents.rates.get(evaluation.rule.id) if precedents else None
    if rate is None or not rate.applied:
        return ""
    states = all(each.comparator == "present" for each in evaluation.rule.requires.conditions)
    one = 1 in (rate.passed, rate.applied)
    verb = ("states this" if one else "state this") if states else ("keeps this rule" if one else "keep this rule")
    others = []
    if rate.failed:
        others.append(f"{rate.failed:,} {'does' if rate.failed == 1 else 'do'} not")
    if rate.undecided:
        others.append(f"{rate.undecided:,} need{'s' if rate.undecided == 1 else ''} review")
    told = f"{rate.passed:,} of {rate.applied:,} precedent{'' if rate.applied == 1 else 's'} {verb}"
    return f"{told}; {', '.join(others)}" if others else told


def source(report: Report) -> Iterator[Hanging]:
    """Say of precedents that were screened by other rules than the draft; nothing of any others."""
    known = report.precedents
    if known and known.rulebook_digest and known.rulebook_digest != report.rulebook_digest:
        told = f"The precedents in {visible(known.file)} were screened by other rules than this draft."
        yield Hanging(Text(told))
