"""The report as JSON, version 1: a contract that other programs rely on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from checker.engine.grounds import unrepeated_evidence
from checker.model.evaluation import Evaluation
from checker.model.fact import Evidence, Fact, Facts, Scalar, State, Value
from checker.model.report import Checked, Report
from checker.model.rule import FactType
from checker.reporting.order import facts_in_order

VERSION = 1

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def render_json(report: Report, vocabulary: Mapping[str, FactType]) -> str:
    """Write a report with its facts, its evaluations and their counts."""
    document = _head(report)
    document["documents"] = [
        {**_checked(checked, vocabulary), "evaluations": [_evaluation(each) for each in checked.evaluations]}
        for checked in report.checked
    ]
    document["failed"] = _failed(report)
    document["summary"] = dict(report.counts())
    return written(document)


def render_facts_json(report: Report, vocabulary: Mapping[str, FactType]) -> str:
    """Write the facts of a report, without evaluations and so without counts of them."""
    document = _head(report)
    document["documents"] = [_checked(checked, vocabulary) for checked in report.checked]
    document["failed"] = _failed(report)
    return written(document)


def written(document: Json) -> str:
    """Write JSON with indentation, in ASCII: no control character or direction mark of a draft survives in it."""
    return json.dumps(document, indent=2, allow_nan=False) + "\n"


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


def _checked(checked: Checked, vocabulary: Mapping[str, FactType]) -> dict[str, Json]:
    return {
        "path": checked.path,
        "sha256": checked.sha256,
        "format": checked.format,
        "as_of": checked.as_of.isoformat(),
        "notes": list(checked.notes),
        "facts": _facts(checked.facts, vocabulary),
    }


def _facts(facts: Facts, vocabulary: Mapping[str, FactType]) -> dict[str, Json]:
    return {fact.name: _fact(fact, vocabulary.get(fact.name)) for fact in facts_in_order(facts, vocabulary)}


def _fact(fact: Fact, fact_type: FactType | None) -> Json:
    if fact.state is State.UNREAD:
        return {"state": "unread", "reason": fact.reason}
    written_fact: dict[str, Json] = {
        "state": str(fact.state),
        "value": None if fact.value is None else json_value(fact.value),
        "unit": fact_type.unit or None if fact_type else None,
        "origin": str(fact.origin),
        "evidence": _evidence(fact.evidence),
    }
    return {**written_fact, "note": fact.note} if fact.note else written_fact


def _evidence(evidence: Iterable[Evidence]) -> Json:
    return [{"searched": each.searched} if each.searched else _quote(each) for each in evidence]


def _quote(evidence: Evidence) -> Json:
    written_quote: dict[str, Json] = {
        "quote": evidence.quote,
        "place": evidence.place,
        "line": evidence.line,
        "page": evidence.page,
        "start": evidence.start,
        "end": evidence.end,
    }
    marked: dict[str, Json] = {"paragraph": evidence.paragraph, "heading": evidence.heading}
    return {**written_quote, **{name: at for name, at in marked.items() if at}}


def _evaluation(evaluation: Evaluation) -> Json:
    rule = evaluation.rule
    return {
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
        "evidence": _evidence(unrepeated_evidence(evaluation.consulted)),
    }
