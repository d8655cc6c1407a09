"""A programme over time as JSON, version 1."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model.programme import Account, Event
from checker.model.rule import FactType, Rulebook
from checker.reporting.capacity import limits
from checker.reporting.json_report import VERSION, Json, written
from checker.reporting.sale_json import evidence_json, fact_json, faults_json


def render_programme_json(account: Account, rulebook: Rulebook, version: str) -> str:
    """Write the state of a day, the spells and events of the programme, and what is left under each limit."""
    programme = account.opened.programme
    document: dict[str, Json] = {
        "version": VERSION,
        "tool": {"name": "atmcheck", "version": version, "rulebook": rulebook.digest},
        "programme": {"path": programme.path, "issuer": programme.issuer},
        "as_of": account.day.isoformat(),
        "state": str(account.now.state),
        "why": account.now.why or None,
        "spells": [
            {"from": each.first.isoformat(), "state": str(each.state), "why": each.why or None}
            for each in account.spells
        ],
        "events": [_event(each) for each in account.opened.timeline.events],
        "capacity": _capacity(account, rulebook.vocabulary),
        "faults": faults_json(account.opened.timeline.contradictions),
    }
    return written(document)


def _event(event: Event) -> Json:
    return {
        "day": event.day.isoformat(),
        "day_is_known": event.day_is_known,
        "event": str(event.deed),
        "told": event.told or None,
        "document": event.document,
        "evidence": evidence_json(event.quote),
    }


def _capacity(account: Account, vocabulary: Mapping[str, FactType]) -> Json:
    return {
        each.key: {
            "limit": each.name,
            "told": each.left,
            "arithmetic": list(each.arithmetic),
            "fact": fact_json(each.fact),
        }
        for each in limits(account.facts, vocabulary)
    }
