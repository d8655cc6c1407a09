"""The report as JSON, version 1: a contract that other programs rely on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from checker.engine.grounds import fingerprint, unrepeated_evidence
from checker.model.change import Change
from checker.model.coverage import Question
from checker.model.evaluation import Evaluation
from checker.model.fact import Evidence, Fact, Facts, Scalar, State, Value
from checker.model.report import Checked, Report
from checker.model.review import Decision, Lapse
from checker.model.rule import FactType
from checker.reporting.order import facts_in_order

VERSION = 1
ENCODE = json.JSONEncoder(allow_nan=False).encode
DEEPEST_LINE = 4
"""How deep a fact and an evaluation lie: in a document, in the list of them, in the report."""

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def render_json(report: Report, vocabulary: Mapping[str, FactType]) -> str:
    """Write a report with its facts, its evaluations and their counts."""
    document = _head(report)
    document["documents"] = [
        {
            **_checked(checked, vocabulary),
            "evaluations": [_evaluation(each, vocabulary) for each in checked.evaluations],
            "checklist": [_question(each) for each in checked.checklist],
        }
        for checked in report.checked
    ]
    document["failed"] = _failed(report)
    if report.changes:
        document["changes"] = [_change(each) for each in report.changes]
    if report.lapses:
        document["lapses"] = [_lapse(each) for each in report.lapses]
    for name, known in (("fixed", report.fixed), ("gone", report.gone)):
        if known:
            document[name] = [{"rule": each.rule, "document": each.document} for each in known]
    document["summary"] = dict(report.counts())
    return written(document)


def render_facts_json(report: Report, vocabulary: Mapping[str, FactType]) -> str:
    """Write the facts of a report, without evaluations and so without counts of them."""
    document = _head(report)
    document["documents"] = [_checked(checked, vocabulary) for checked in report.checked]
    document["failed"] = _failed(report)
    return written(document)


def written(document: Json) -> str:
    """Write JSON in ASCII: no control character or direction mark of a draft survives in it.

    What lies deeper than a fact or an evaluation stands in one line with it. So a report can be searched and compared
    by lines, and is written by the encoder in C, which knows no indentation.
    """
    return _lines(document, 0) + "\n"


def _lines(document: Json, depth: int) -> str:
    if not document or not isinstance(document, (dict, list)) or depth == DEEPEST_LINE:
        return ENCODE(document)
    edge, inside = "\n" + "  " * depth, "\n" + "  " * (depth + 1)
    if isinstance(document, dict):
        parts = (f"{ENCODE(key)}: {_lines(value, depth + 1)}" for key, value in document.items())
        return "{" + inside + f",{inside}".join(parts) + edge + "}"
    return "[" + inside + f",{inside}".join(_lines(value, depth + 1) for value in document) + edge + "]"


def json_value(value: Value) -> Json:
    """Turn a value into JSON: whole numbers without a fraction, dates as ISO 8601, lists as lists."""
    return [_scalar(item) for item in value] if isinstance(value, tuple) else _scalar(value)


def _scalar(value: Scalar) -> Json:
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _head(report: Report) -> dict[str, Json]:
    tool: Json = {"name": "atmcheck", "version": report.version, "rulebook": report.rulebook_digest}
    return {"version": VERSION, "tool": tool, "as_of": report.as_of.isoformat()}


def _failed(report: Report) -> Json:
    return [{"path": failed.path, "reason": failed.reason} for failed in report.failed]


def _change(change: Change) -> Json:
    """Write what a firm has changed in the rules. A rule that is disabled has no words of what it was and is."""
    return {
        "by": change.by,
        "kind": str(change.kind),
        "of": change.of,
        "was": change.was,
        "now": change.now,
        "reason": change.reason,
    }


def _checked(checked: Checked, vocabulary: Mapping[str, FactType]) -> dict[str, Json]:
    return {
        "path": checked.path,
        "sha256": checked.sha256,
        "format": checked.format,
        "as_of": checked.as_of.isoformat() if checked.as_of else None,
        "notes": list(checked.notes),
        "facts": _facts(checked.facts, vocabulary),
    }


def _facts(facts: Facts, vocabulary: Mapping[str, FactType]) -> dict[str, Json]:
    return {fact.name: fact_json(fact, vocabulary.get(fact.name)) for fact in facts_in_order(facts, vocabulary)}


def fact_json(fact: Fact, fact_type: FactType | None) -> Json:
    """Write what is known of a fact."""
    if fact.state is State.UNREAD:
        return {"state": "unread", "reason": fact.reason}
    written_fact: dict[str, Json] = {
        "state": str(fact.state),
        "value": None if fact.value is None else json_value(fact.value),
        "unit": fact_type.unit or None if fact_type else None,
        "origin": str(fact.origin),
        "evidence": evidence_json(fact.evidence),
    }
    if fact.note:
        written_fact["note"] = fact.note
    if fact.answer:
        until = {"until": fact.answer.until.isoformat()} if fact.answer.until else {}
        answer: dict[str, Json] = {"by": fact.answer.by, "on": fact.answer.on.isoformat(), "why": fact.answer.why}
        written_fact["answer"] = {**answer, **until}
    return written_fact


def evidence_json(evidence: Iterable[Evidence]) -> Json:
    """Write quotes with their places, and searches."""
    return [_search_or_quote(each) for each in evidence]


def _search_or_quote(evidence: Evidence) -> Json:
    told: dict[str, Json] = {"searched": evidence.searched} if evidence.searched else _quote(evidence)
    if evidence.wording:
        told["wording"] = evidence.wording
    return told


def _quote(evidence: Evidence) -> dict[str, Json]:
    told: dict[str, Json] = {
        "quote": evidence.quote,
        "place": evidence.place,
        "line": evidence.line,
        "page": evidence.page,
        "start": evidence.start,
        "end": evidence.end,
    }
    if evidence.paragraph:
        told["paragraph"] = evidence.paragraph
    if evidence.heading:
        told["heading"] = evidence.heading
    return told


def _lapse(lapse: Lapse) -> Json:
    return {
        "of": str(lapse.of),
        "rule": lapse.rule,
        "document": lapse.document,
        "why": lapse.why,
        "severity": str(lapse.severity),
        "file": lapse.file,
        "line": lapse.line,
    }


def _question(question: Question) -> Json:
    return {
        "id": question.id,
        "question": question.question,
        "cite": question.cite,
        "basis": str(question.basis),
        "url": question.url,
        "quote": question.quote,
        "doubt": question.doubt or None,
    }


def _evaluation(evaluation: Evaluation, vocabulary: Mapping[str, FactType]) -> Json:
    rule = evaluation.rule
    written_evaluation: dict[str, Json] = {
        "rule": rule.id,
        "pack": rule.pack,
        "outcome": str(evaluation.outcome),
        "severity": str(rule.severity),
        "disposition": str(evaluation.disposition) if evaluation.disposition else None,
        "message": evaluation.message,
        "remediation": evaluation.remediation or rule.remediation,
        "law": {"cite": rule.law.cite, "url": rule.law.url},
        "facts": [fact.name for fact in evaluation.consulted],
        "missing": list(evaluation.missing),
        "evidence": evidence_json(unrepeated_evidence(evaluation.consulted)),
    }
    if evaluation.is_finding:
        written_evaluation["fingerprint"] = fingerprint(evaluation, vocabulary)
    if evaluation.decision:
        written_evaluation["decision"] = _decision(evaluation.decision)
    if evaluation.since:
        written_evaluation["since"] = str(evaluation.since)
    return written_evaluation


def _decision(decision: Decision) -> Json:
    return {
        "reason": decision.reason,
        "by": decision.by,
        "on": decision.on.isoformat(),
        "until": decision.until.isoformat(),
        "file": decision.file,
        "line": decision.line,
    }
