"""The findings as a code quality report of GitLab."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model.evaluation import Outcome
from checker.model.report import Report
from checker.model.rule import FactType, Severity
from checker.reporting.json_report import Json, written
from checker.reporting.results import (
    ANSWERED,
    LAPSED,
    NOT_CHECKED,
    Naming,
    Result,
    answered,
    digest,
    lapse_identity,
    lapse_told,
    results,
    sentence_of,
)
from checker.reporting.words import visible

SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "minor"}


def render_gitlab(report: Report, vocabulary: Mapping[str, FactType], named: Naming) -> str:
    """Write what is open, each with a fingerprint of its own; what needs review is "info", and so is an answer."""
    issues: list[Json] = [
        _issue(failed.reason, NOT_CHECKED, digest(f"{NOT_CHECKED} {named(failed.path)}"), "blocker", named(failed.path))
        for failed in report.failed
    ]
    for lapse in report.lapses:
        identity, severity = lapse_identity(lapse, named), SEVERITIES[lapse.severity]
        issues.append(_issue(lapse_told(lapse), LAPSED[lapse.of], identity, severity, named(lapse.file), lapse.line))
    issues += [_finding(result) for result in results(report, vocabulary, named) if result.is_open]
    for answer in answered(report, vocabulary, named):
        line = answer.spot.evidence.line or 1
        issues.append(_issue(answer.told, ANSWERED, answer.identity, "info", answer.spot.path, line))
    return written(issues)


def _finding(result: Result) -> Json:
    rule = result.evaluation.rule
    severity = "info" if result.evaluation.outcome is Outcome.UNKNOWN else SEVERITIES[rule.severity]
    description = f"{rule.title}: {sentence_of(result.evaluation)}"
    return _issue(description, rule.id, result.identity, severity, result.spot.path, result.spot.evidence.line or 1)


def _issue(description: str, name: str, fingerprint: str, severity: str, path: str, line: int = 1) -> Json:
    return {
        "description": visible(description),
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
