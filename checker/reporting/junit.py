"""The report as JUnit XML: a suite for each document, a case for each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checker.model.evaluation import Evaluation, Outcome
from checker.model.report import Checked, Report
from checker.model.review import Disposition
from checker.model.rule import FactType
from checker.reporting.evidence import evidence_lines
from checker.reporting.results import LAPSED, NOT_CHECKED, Naming, lapse_told, quotes_of
from checker.reporting.words import authority, visible

DECIDED = (Disposition.WAIVED, Disposition.BASELINED)


def render_junit(report: Report, vocabulary: Mapping[str, FactType], named: Naming, *, strict: bool) -> str:
    """Write every rule that was asked as a test case.

    A case fails if the rule does. What needs review is skipped, or with ``strict`` an error; what does not apply, is
    waived or is in the baseline is skipped. What could not be checked is an error.
    """
    root = Element("testsuites", name="atmcheck")
    used: Counter[tuple[str, str]] = Counter()
    for checked in report.checked:
        suite = SubElement(root, "testsuite", name=visible(named(checked.path)))
        for evaluation in checked.evaluations:
            _case(suite, checked, evaluation, vocabulary, named, strict=strict)
    for failed in report.failed:
        suite = SubElement(root, "testsuite", name=visible(named(failed.path)))
        case = SubElement(suite, "testcase", name=NOT_CHECKED, classname=visible(named(failed.path)))
        SubElement(case, "error", type=NOT_CHECKED, message=visible(failed.reason))
    for kept in dict.fromkeys(lapse.of for lapse in report.lapses):
        suite = SubElement(root, "testsuite", name=f"{kept}s")
        for lapse in (each for each in report.lapses if each.of is kept):
            name = visible(f"{lapse.rule} for {lapse.document}")
            case = SubElement(suite, "testcase", name=name, classname=LAPSED[kept], file=visible(named(lapse.file)))
            SubElement(case, "failure", type=str(lapse.severity), message=visible(lapse_told(lapse)))
    for suite in root:
        _finish(suite, used)
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
    )


def _case(
    suite: Element,
    checked: Checked,
    evaluation: Evaluation,
    vocabulary: Mapping[str, FactType],
    named: Naming,
    *,
    strict: bool,
) -> None:
    rule = evaluation.rule
    path = visible(named(checked.path))
    case = SubElement(suite, "testcase", name=visible(f"{rule.id}: {rule.title}"), file=path)
    case.set("classname", f"{path}: {rule.pack}")
    line = next((each.line for each in quotes_of(evaluation, vocabulary)), None)
    if line:
        case.set("line", str(line))
    message = visible(evaluation.message)
    if evaluation.outcome is Outcome.NOT_APPLICABLE:
        SubElement(case, "skipped", message=message)
    elif evaluation.disposition in DECIDED:
        SubElement(case, "skipped", message=f"{evaluation.disposition}: {message}")
    elif evaluation.outcome is Outcome.FAIL:
        failure = SubElement(case, "failure", type=str(rule.severity), message=message)
        failure.text = _in_full(evaluation, vocabulary)
    elif evaluation.outcome is Outcome.UNKNOWN and strict:
        SubElement(case, "error", type="unknown", message=message).text = _in_full(evaluation, vocabulary)
    elif evaluation.outcome is Outcome.UNKNOWN:
        SubElement(case, "skipped", message=f"needs review: {message}")
    else:
        SubElement(case, "system-out").text = _evidence(evaluation, vocabulary)


def _in_full(evaluation: Evaluation, vocabulary: Mapping[str, FactType]) -> str:
    cure = f"→ {visible(evaluation.remediation or evaluation.rule.remediation)}"
    return "\n".join([authority(evaluation.rule), _evidence(evaluation, vocabulary), cure])


def _evidence(evaluation: Evaluation, vocabulary: Mapping[str, FactType]) -> str:
    return "\n".join(f"{line.label}: {line.text}" for line in evidence_lines(evaluation, vocabulary))


def _finish(suite: Element, used: Counter[tuple[str, str]]) -> None:
    """Count the cases of a suite, and tell apart those of one name: two with one name are shown as one."""
    for case in suite:
        name = (case.get("classname", ""), case.get("name", ""))
        used[name] += 1
        if used[name] > 1:
            case.set("name", f"{name[1]} ({used[name]})")
        case.set("time", "0")
    suite.set("tests", str(len(suite)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(len(suite.findall(f"testcase/{tag}"))))
    suite.set("time", "0")
