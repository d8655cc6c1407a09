"""The report for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from rich.console import Group, RenderableType
from rich.text import Text

from checker.model.precedents import Precedents
from checker.model.report import Checked, Report
from checker.model.rule import FactType, Severity
from checker.reporting.changes import changes
from checker.reporting.checklist import checklist
from checker.reporting.decisions import answers, held_back, lapses
from checker.reporting.findings import fails, reviews
from checker.reporting.layout import Hanging
from checker.reporting.passes import not_applicable, passes, passes_in_full
from checker.reporting.precedents import source
from checker.reporting.verdict import head, summary, verdict
from checker.reporting.words import STYLES, visible


class Detail(Enum):
    """How much is told."""

    VERDICT = "verdict"  # the verdict on each document, and the summary
    FINDINGS = "findings"  # also the findings, and the passes as a table
    EVERYTHING = "everything"  # also the passes with their quotes, and the rules that do not apply


def render_terminal(report: Report, vocabulary: Mapping[str, FactType], detail: Detail) -> Group:
    """Lay out a report; the last line is the summary."""
    return Group(*_lines(report, vocabulary, detail))


def failures(report: Report) -> Iterator[RenderableType]:
    """Say which inputs could not be checked, and why."""
    for failed in report.failed:
        for line in failed.reason.splitlines():
            yield Hanging(Text(visible(line)), Text("NOT CHECKED", style=STYLES[Severity.ERROR]), column=13)


def _lines(report: Report, vocabulary: Mapping[str, FactType], detail: Detail) -> Iterator[RenderableType]:
    for checked in report.checked:
        yield head(checked)
        if detail is not Detail.VERDICT:
            yield ""
        yield verdict(checked)
        if detail is not Detail.VERDICT:
            yield from _findings(checked, vocabulary, detail, report.precedents)
            yield ""
    if report.failed:
        yield from failures(report)
        yield ""
    yield from lapses(report)
    yield from changes(report, verbose=detail is Detail.EVERYTHING)
    yield from source(report)
    yield summary(report)


def _findings(
    checked: Checked, vocabulary: Mapping[str, FactType], detail: Detail, precedents: Precedents | None
) -> Iterator[RenderableType]:
    everything = detail is Detail.EVERYTHING
    for note in checked.notes:
        yield Hanging(Text(visible(note)))
    yield from fails(checked, vocabulary, verbose=everything, precedents=precedents)
    yield from reviews(checked, vocabulary, verbose=everything, precedents=precedents)
    yield from held_back(checked)
    yield from answers(checked, vocabulary)
    yield from checklist(checked, verbose=everything)
    if everything:
        yield from passes_in_full(checked, vocabulary)
        yield from not_applicable(checked)
    else:
        yield from passes(checked, vocabulary)
