"""A decision on a sale as JSON, version 1: a contract that order systems rely on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.engine.grounds import required_facts, unrepeated_evidence
from checker.errors import Fault
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact
from checker.model.programme import Opened
from checker.model.rule import FactType, Rulebook
from checker.model.sale import Decision
from checker.reporting.evidence import reads
from checker.reporting.json_report import VERSION, Json, json_value, written
from checker.reporting.lacking import lacking


def render_sale_json(decision: Decision, opened: Opened, rulebook: Rulebook, version: str) -> str:
    """Write a decision. ``decision`` is cleared or blocked; ``known`` is false if it is blocked on ignorance alone."""
    vocabulary, order = rulebook.vocabulary, decision.order
    state = decision.facts["programme.state"].value
    document: dict[str, Json] = {
        "version": VERSION,
        "tool": {"name": "atmcheck", "version": version, "rulebook": rulebook.digest},
        "decision": "cleared" if decision.cleared else "blocked",
        "known": decision.cleared or bool(decision.reasons),
        "programme": {
            "path": opened.programme.path,
            "issuer": opened.programme.issuer,
            "state": None if state is None else json_value(state),
        },
        "sale": {
            "date": order.day.isoformat(),
            "shares": order.shares,
            "price": order.price,
            "amount": round(order.shares * order.price, 2),
            "agent": order.agent or None,
        },
        "reasons": [_evaluation(each, decision, vocabulary) for each in decision.reasons],
        "not_known": [_evaluation(each, decision, vocabulary) for each in decision.not_known],
        "notes": [_evaluation(each, decision, vocabulary) for each in decision.notes],
        "held": [each.rule.id for each in decision.evaluations if each.outcome is Outcome.PASS],
        "faults": faults_json(opened.timeline.contradictions),
    }
    return written(document)


def render_unusable_json(path: str, faults: Sequence[Fault], reason: str, version: str) -> str:
    """Write the decision on a sale under a programme that cannot be read: it is blocked."""
    document: dict[str, Json] = {
        "version": VERSION,
        "tool": {"name": "atmcheck", "version": version},
        "decision": "blocked",
        "known": False,
        "programme": {"path": path},
        "reasons": [],
        "not_known": [{"message": reason}],
        "faults": faults_json(faults),
    }
    return written(document)


def faults_json(faults: Sequence[Fault]) -> Json:
    """Write faults with their files and lines, and what may have been meant."""
    return [
        {
            "file": each.file,
            "line": each.line or None,
            "where": each.where,
            "message": each.what,
            "suggestion": each.suggestion or None,
        }
        for each in faults
    ]


def evidence_json(evidence: Evidence) -> Json:
    """Write where a quote stands, or what was searched."""
    if not evidence.quote:
        return {"document": evidence.document or None, "searched": evidence.searched}
    return {
        "document": evidence.document,
        "quote": evidence.quote,
        "place": evidence.place or None,
        "line": evidence.line,
        "page": evidence.page,
    }


def fact_json(fact: Fact) -> Json:
    """Write what is known of a fact, and how it was computed."""
    value = None if fact.value is None else json_value(fact.value)
    return {"state": str(fact.state), "value": value, "note": fact.note or None, "reason": fact.reason or None}


def _evaluation(evaluation: Evaluation, decision: Decision, vocabulary: Mapping[str, FactType]) -> Json:
    rule = evaluation.rule
    facts = required_facts(evaluation, vocabulary)
    missing = lacking([evaluation], decision.facts, vocabulary)
    return {
        "rule": rule.id,
        "title": rule.title,
        "severity": str(rule.severity),
        "basis": str(rule.basis),
        "message": evaluation.message,
        "remediation": evaluation.remediation,
        "law": {"cite": rule.law.cite, "url": rule.law.url, "quote": rule.law.quote, "doubt": rule.law.doubt},
        "facts": {each.name: fact_json(each) for each in facts},
        "missing": [{"fact": each.name, "reads": reads(each, vocabulary), "reason": each.reason} for each in missing],
        "evidence": [evidence_json(each) for each in unrepeated_evidence(facts)],
    }
