"""The report as SARIF 2.1.0, for code scanning and for editors."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from checker.model.evaluation import Outcome
from checker.model.fact import Evidence
from checker.model.report import Report
from checker.model.review import Disposition, Kept, Lapse, Since
from checker.model.rule import FactType, Rule
from checker.reporting.json_report import Json, written
from checker.reporting.results import (
    LAPSED,
    Naming,
    Result,
    Spot,
    answered,
    lapse_identity,
    lapse_told,
    results,
    sentence_of,
)
from checker.reporting.sarif_rules import described_rule, lapsed_rule
from checker.reporting.words import quoted, spots, visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RELATED = 100
BASELINE_STATES = {Since.NEW: "new", Since.CARRIED: "unchanged", Since.CHANGED: "updated"}


def render_sarif(report: Report, vocabulary: Mapping[str, FactType], named: Naming) -> str:
    """Write the findings as results, those that are held back too, with the rules that were asked.

    What needs review is a result of the kind "review"; a waiver that does not hold is a result of its own.
    """
    rules = list({each.rule.id: each.rule for checked in report.checked for each in checked.evaluations}.values())
    index = {rule.id: number for number, rule in enumerate(rules)}
    run: dict[str, Json] = {
        "tool": {"driver": _driver(report, rules)},
        "automationDetails": {"id": "atmcheck/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, vocabulary, named)],
        "artifacts": [
            {"location": {"uri": uri(named(each.path))}, "hashes": {"sha-256": each.sha256}}
            for each in {each.path: each for each in report.checked}.values()
        ],
        "results": [
            *(_result(each, index[each.evaluation.rule.id]) for each in results(report, vocabulary, named)),
            *(_lapse(lapse, len(rules) + _kept(report).index(lapse.of), named) for lapse in report.lapses),
        ],
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def uri(path: str) -> str:
    """Write a path as a URI: relative to the repository, or of a file elsewhere an absolute one."""
    escaped = quote(path, errors="surrogateescape")
    return f"file://{escaped}" if path.startswith("/") else escaped


def _driver(report: Report, rules: list[Rule]) -> Json:
    lapsed: list[Json] = [lapsed_rule(kept) for kept in _kept(report)]
    return {
        "name": "atmcheck",
        "version": report.version,
        "rules": [*(described_rule(rule) for rule in rules), *lapsed],
        "properties": {"rulebook": report.rulebook_digest},
    }


def _kept(report: Report) -> list[Kept]:
    """List which kinds of decisions do not hold, in the order in which their rules are described."""
    return list(dict.fromkeys(lapse.of for lapse in report.lapses))


def _invocation(report: Report, vocabulary: Mapping[str, FactType], named: Naming) -> Json:
    """Tell what could not be checked, and as notes what people have answered for: an answer is no finding."""
    failed: list[Json] = [
        {
            "level": "error",
            "message": {"text": "; ".join(visible(line) for line in each.reason.splitlines())},
            "locations": [_location(Spot(named(each.path), has_lines=False))],
        }
        for each in report.failed
    ]
    answers: list[Json] = [
        {"level": "note", "message": {"text": visible(each.told)}, "locations": [_location(each.spot)]}
        for each in answered(report, vocabulary, named)
    ]
    return {"executionSuccessful": not failed, "toolExecutionNotifications": [*failed, *answers]}


def _result(result: Result, rule_index: int) -> Json:
    evaluation = result.evaluation
    unknown = evaluation.outcome is Outcome.UNKNOWN
    told: dict[str, Json] = {
        "ruleId": evaluation.rule.id,
        "ruleIndex": rule_index,
        "kind": "review" if unknown else "fail",
        "level": "none" if unknown else str(evaluation.rule.severity),
        "message": {"text": visible(sentence_of(evaluation))},
        "locations": [_location(result.spot)],
        "partialFingerprints": {"primaryLocationLineHash": f"{result.identity}:1"},
        "properties": {"disposition": str(evaluation.disposition)},
    }
    if others := result.spots[1 : MOST_RELATED + 1]:
        told["relatedLocations"] = [_related(spot, number) for number, spot in enumerate(others, 1)]
    if not result.is_open:
        told["suppressions"] = [_suppression(result)]
    if evaluation.since is not None:
        told["baselineState"] = BASELINE_STATES[evaluation.since]
    return told


def _suppression(result: Result) -> Json:
    decision = result.evaluation.decision
    why = "known to the baseline"
    if result.evaluation.disposition is Disposition.WAIVED and decision is not None:
        why = f"{decision.reason} (waived by {decision.by} on {decision.on}, until {decision.until})"
    return {"kind": "external", "status": "accepted", "justification": visible(why)}


def _related(spot: Spot, number: int) -> Json:
    return {**_location(spot), "id": number, "message": {"text": f"also here: {quoted(spot.evidence.quote)}"}}


def _location(spot: Spot) -> dict[str, Json]:
    """Point to a quote. Of a vain search in a file that has lines, that is the very beginning of the file."""
    place: dict[str, Json] = {"artifactLocation": {"uri": uri(spot.path)}}
    if spot.has_lines:
        place["region"] = _region(spot.evidence)
    named = ", ".join(filter(None, [spot.evidence.place, *spots(spot.evidence)]))
    location: dict[str, Json] = {"physicalLocation": place}
    return {**location, "logicalLocations": [{"fullyQualifiedName": named}]} if named else location


def _region(evidence: Evidence) -> Json:
    if evidence.line is None:
        return {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    column = evidence.column or 1
    return {
        "startLine": evidence.line,
        "startColumn": column,
        "endLine": evidence.end_line or evidence.line,
        "endColumn": evidence.end_column or column + len(evidence.quote),
        "snippet": {"text": evidence.quote},
    }


def _lapse(lapse: Lapse, rule_index: int, named: Naming) -> Json:
    path = named(lapse.file)
    entry = Evidence(line=lapse.line, end_column=2)
    return {
        "ruleId": LAPSED[lapse.of],
        "ruleIndex": rule_index,
        "kind": "fail",
        "level": str(lapse.severity),
        "message": {"text": visible(lapse_told(lapse))},
        "locations": [_location(Spot(path, entry))],
        "partialFingerprints": {"primaryLocationLineHash": f"{lapse_identity(lapse, named)}:1"},
    }
