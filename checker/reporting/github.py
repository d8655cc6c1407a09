"""The findings as annotations of a pull request: the commands that a step of GitHub Actions prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checker.model.evaluation import Outcome
from checker.model.report import Report
from checker.model.rule import FactType, Severity
from checker.reporting.results import Naming, Result, Spot, answered, lapse_told, results, sentence_of
from checker.reporting.words import visible

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(report: Report, vocabulary: Mapping[str, FactType], named: Naming) -> str:
    """Write what is open, the worst first, for only the first few of a step are shown; then what needs review.

    What people have answered for comes last.
    """
    return "".join(f"{line}\n" for line in _lines(report, vocabulary, named))


def _lines(report: Report, vocabulary: Mapping[str, FactType], named: Naming) -> Iterator[str]:
    for failed in report.failed:
        yield _command("error", {"file": named(failed.path), "title": "not checked"}, failed.reason)
    for lapse in report.lapses:
        at: dict[str, str | int | None] = {
            "file": named(lapse.file),
            "line": lapse.line,
            "title": f"{lapse.of} does not hold",
        }
        yield _command(COMMANDS[lapse.severity], at, lapse_told(lapse))
    yield from _findings(result for result in results(report, vocabulary, named) if result.is_open)
    for answer in answered(report, vocabulary, named):
        yield _command("notice", {**_at(answer.spot), "title": "answered by a person"}, answer.told)


def _findings(found: Iterable[Result]) -> Iterator[str]:
    for result in found:
        rule = result.evaluation.rule
        unknown = result.evaluation.outcome is Outcome.UNKNOWN
        title = f"{'needs review: ' if unknown else ''}{rule.id}: {rule.title}"
        command = "notice" if unknown else COMMANDS[rule.severity]
        yield _command(command, {**_at(result.spot), "title": title}, sentence_of(result.evaluation))


def _at(spot: Spot) -> dict[str, str | int | None]:
    """Say where: columns only within one line, for of several lines they are not shown.

    Of a vain search that is the first line, if the file has lines: without one nothing shows in the changed files.
    """
    evidence = spot.evidence
    line = evidence.line or (1 if spot.has_lines else None)
    at: dict[str, str | int | None] = {"file": spot.path, "line": line, "endLine": evidence.end_line}
    if evidence.end_line == evidence.line:
        at |= {"col": evidence.column, "endColumn": evidence.end_column}
    return at


def _command(command: str, at: Mapping[str, str | int | None], message: str) -> str:
    told = ",".join(f"{name}={_property(str(value))}" for name, value in at.items() if value)
    return f"::{command} {told}::{_escaped(message)}"


def _escaped(text: str) -> str:
    """Keep to one line: else what a draft says there could be a command of its own."""
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
