"""A report told: in files, and on standard output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.cli.errors_told import tell
from checker.cli.output import Output, ReportFormat, say, show, write_all
from checker.cli.rendering import for_people, rendered

if TYPE_CHECKING:
    from checker.model.report import Report
    from checker.model.rule import FactType
    from checker.reporting.terminal import Detail


class Telling(Struct, frozen=True):
    """How a report is told."""

    format: ReportFormat  # for standard output
    outputs: Sequence[Output]
    detail: Detail
    no_color: bool = False

    @property
    def formats(self) -> set[ReportFormat]:
        """All formats that the report is told in."""
        return {self.format, *(output.format for output in self.outputs)}

    @property
    def shows_drafts(self) -> bool:
        """Whether a report shows the drafts, so that they must be kept."""
        return not self.formats.isdisjoint({ReportFormat.HTML, ReportFormat.WORD})


def tell_report(report: Report, vocabulary: Mapping[str, FactType], telling: Telling, *, strict: bool) -> None:
    """Render everything, then write the files, and then print: what fails on the way leaves nothing half done.

    If nothing at all could be checked there is no report for a person, only the reasons.

    Raises:
        UsageError: something cannot be written.
    """

    def in_format(output_format: ReportFormat) -> str | bytes:
        return rendered(report, vocabulary, output_format, telling.detail, strict=strict)

    for_terminal = telling.format is ReportFormat.TERMINAL
    printed = "" if for_terminal else in_format(telling.format)
    write_all([(output.path, in_format(output.format)) for output in telling.outputs])
    if not for_terminal:
        say(printed)
    elif report.checked:
        show(for_people(report, vocabulary, telling.detail), no_color=telling.no_color)
        return
    for failed in report.failed:
        tell(failed.reason)
