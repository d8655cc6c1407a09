"""The first and the last line of a report: the verdict on a document, and the count of everything."""

from __future__ import annotations

from collections import Counter

from rich.text import Text

from checker.model.evaluation import Evaluation, Outcome
from checker.model.report import Checked, Report
from checker.model.review import Disposition
from checker.model.rule import Severity
from checker.reporting.decisions import standing
from checker.reporting.layout import Pieces
from checker.reporting.words import PASS_STYLE, REVIEW_STYLE, STYLES, counted, kind_of, short_day, visible

OUTCOME_WORDS = {
    Outcome.PASS: "pass",
    Outcome.FAIL: "fail",
    Outcome.UNKNOWN: "needs review",
    Outcome.NOT_APPLICABLE: "not applicable",
}
DIGEST_LENGTH = len("sha256:") + 8


def head(checked: Checked) -> Pieces:
    """Name the document, its kind, and the day whose law was applied."""
    kind = kind_of(checked)
    day = f"law as of {short_day(checked.as_of)}" if checked.as_of else "law as of the date of the document"
    return Pieces([Text(visible(checked.path), style="bold"), kind, day])


def verdict(checked: Checked) -> Text:
    """Say in one word how the document stands, and count what is open and what is held back.

    A pass is claimed only if no rule fails as an error or a warning, none is undecided, and at least one applied.
    """
    word, style = _verdict_word(checked)
    return Text.assemble((word, style), f"  {_tail(checked)}".rstrip())


def summary(report: Report) -> Pieces:
    """Count everything: rules by outcome, what was held back, and what could not be checked."""
    counts = report.counts()
    applied = ", ".join(f"{counts[outcome]} {word}" for outcome, word in OUTCOME_WORDS.items())
    held_back = [f"{counts[each]} {each}" for each in (Disposition.WAIVED, Disposition.BASELINED) if counts[each]]
    rules = f"{counted(sum(counts.values()), 'rule')}: {applied}"
    failed = f"{counted(len(report.failed), 'input')} could not be checked" if report.failed else ""
    decided = [", ".join(held_back), standing(report)]
    documents = counted(len(report.checked), "document") if len(report.checked) > 1 else ""
    rulebook = f"rulebook {report.rulebook_digest[:DIGEST_LENGTH]}"
    return Pieces(
        list(filter(None, [rules if report.checked else "", *decided, documents, failed, _law(report), rulebook]))
    )


def _open(checked: Checked) -> Counter[str]:
    """Count the open fails by severity, and the open unknowns."""
    return Counter(
        str(Outcome.UNKNOWN if each.outcome is Outcome.UNKNOWN else each.rule.severity)
        for each in checked.evaluations
        if each.disposition is Disposition.OPEN
    )


def _applied(checked: Checked) -> int:
    return sum(1 for each in checked.evaluations if each.outcome is not Outcome.NOT_APPLICABLE)


def _verdict_word(checked: Checked) -> tuple[str, str]:
    counts = _open(checked)
    if counts[Severity.ERROR]:
        return "FAIL", STYLES[Severity.ERROR]
    if counts[Severity.WARNING]:
        return "WARNING", STYLES[Severity.WARNING]
    if counts[Outcome.UNKNOWN]:
        return "REVIEW", REVIEW_STYLE
    return ("PASS", PASS_STYLE) if _applied(checked) else ("NOT APPLICABLE", STYLES[Severity.WARNING])


def _tail(checked: Checked) -> str:
    counts = _open(checked)
    parts = [counted(counts[severity], str(severity)) for severity in Severity if counts[severity]]
    if counts[Outcome.UNKNOWN]:
        parts.append(f"{counts[Outcome.UNKNOWN]} need{'s' if counts[Outcome.UNKNOWN] == 1 else ''} review")
    for disposition in (Disposition.WAIVED, Disposition.BASELINED):
        held_back = [each for each in checked.evaluations if each.disposition is disposition]
        errors = sum(map(_is_error, held_back))
        of_them = f" ({counted(errors, str(Severity.ERROR))})" if errors else ""
        parts += [f"{len(held_back)} {disposition}{of_them}"] if held_back else []
    return ", ".join(parts) if _applied(checked) else "no rule applies"


def _is_error(evaluation: Evaluation) -> bool:
    return evaluation.outcome is Outcome.FAIL and evaluation.rule.severity is Severity.ERROR


def _law(report: Report) -> str:
    days = {checked.as_of for checked in report.checked}
    if len(days) > 1 or None in days:
        return "law as of the date of each document"
    return "".join(f"law as of {short_day(day)}" for day in days if day)
