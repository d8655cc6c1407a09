"""The exit codes: a contract."""

from __future__ import annotations

from enum import StrEnum

from checker.model.report import Report
from checker.model.rule import Severity

CLEAR = 0
OPEN_FINDINGS = 1
WRONG_USAGE = 2
NOT_CHECKED = 3
INTERRUPTED = 130  # as shells have it


class FailOn(StrEnum):
    """The lowest severity at which an open finding decides the exit code."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


def exit_code(report: Report, fail_on: FailOn, *, strict: bool) -> int:
    """Give the exit code of a report. What could not be checked outweighs all else.

    With ``strict`` an unknown counts as a fail, and a document of another kind counts as not checked. A waiver that
    does not hold counts like an open finding.
    """
    if report.failed or (strict and not all(checked.is_atm for checked in report.checked)):
        return NOT_CHECKED
    if fail_on is FailOn.NEVER:
        return CLEAR
    lowest = Severity(fail_on)
    lapsed = any(lapse.severity.rank <= lowest.rank for lapse in report.lapses)
    return OPEN_FINDINGS if lapsed or report.open_findings(lowest, strict=strict) else CLEAR
