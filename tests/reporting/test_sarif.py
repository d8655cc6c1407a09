"""The report as SARIF: valid by its schema, with places, identities and decisions that code scanning can use.

The schema is that of the OASIS committee, as the package pydantic-sarif has made models of it. They are of an edition
before the last, in which the status of a suppression is called its state; that word alone is changed for them.
"""

import json
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from pydantic import ValidationError
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from checker.model.fact import Answer, Facts
from checker.model.report import Checked, Report
from checker.model.review import Disposition, Kept, Since
from checker.model.rule import Rulebook
from checker.reporting.sarif import render_sarif, uri
from tests.reporting.conftest import ISSUER
from tests.reporting.decided import DECISION, LAPSE

IN_THE_REPORT = ("commission-rate", "issuer-full-name", "cap-agrees", "commission-legend", "sold-as-of")


def run_of(report: Report, rulebook: Rulebook) -> dict[str, Any]:
    """Render a report, hold it against the schema, and give its one run."""
    written = render_sarif(report, rulebook.vocabulary, str)
    SarifLog.model_validate_json(written.replace('"status": "accepted"', '"state": "accepted"'))
    (run,) = json.loads(written)["runs"]
    return dict(run)


def decided(report: Report, rule_id: str, **changes: Any) -> Report:
    """Change the evaluation of one rule on the first document."""
    first, *others = report.checked
    evaluations = tuple(replace(each, **changes) if each.rule.id == rule_id else each for each in first.evaluations)
    return replace(report, checked=(replace(first, evaluations=evaluations), *others))


def result_of(run: dict[str, Any], rule_id: str) -> dict[str, Any]:
    """Give the one result of a rule."""
    (result,) = [each for each in run["results"] if each["ruleId"] == rule_id]
    return dict(result)


def test_every_finding_is_a_result_and_nothing_else_is(mixed_report: Report, rulebook: Rulebook) -> None:
    """Passes and what does not apply are none; fails come first, the worst before the others."""
    levels = [each["level"] for each in run_of(mixed_report, rulebook)["results"]]

    assert ["error", "error", "warning", "note", "none"] == levels


def test_what_needs_review_is_told_as_such(report: Report, rulebook: Rulebook) -> None:
    """It is of the kind review, for which the standard wants the level none."""
    result = result_of(run_of(report, rulebook), "sold-as-of")

    assert ("review", "none") == (result["kind"], result["level"])
    assert "Needs review: could not tell." == result["message"]["text"]


def test_a_result_names_its_rule_by_number_too(report: Report, rulebook: Rulebook) -> None:
    """The number is that of the rule in the list of the driver."""
    run = run_of(report, rulebook)
    rules = run["tool"]["driver"]["rules"]

    assert sorted(IN_THE_REPORT) == sorted(each["ruleId"] for each in run["results"])
    assert [each["ruleId"] for each in run["results"]] == [rules[each["ruleIndex"]]["id"] for each in run["results"]]


def test_a_rule_brings_its_law_and_its_cure(report: Report, rulebook: Rulebook) -> None:
    """Both as text and as Markdown, with the level, a link, and how sure the rule is."""
    rules = {rule["id"]: rule for rule in run_of(report, rulebook)["tool"]["driver"]["rules"]}
    agrees, legend = rules["cap-agrees"], rules["commission-legend"]

    assert "Doubt: That the amounts agree is read out of Rule 408" in agrees["help"]["text"]
    assert "**Cure:** Make all mentions the same" in agrees["help"]["markdown"]
    assert ("medium", "high") == (agrees["properties"]["precision"], legend["properties"]["precision"])
    assert legend["helpUri"].startswith("https://")
    assert ("error", "error") == (legend["defaultConfiguration"]["level"], legend["properties"]["problem.severity"])


def test_the_other_mentions_of_a_tie_out_are_related(report: Report, rulebook: Rulebook) -> None:
    """The first quote is the place, the second stands beside it with its words."""
    result = result_of(run_of(report, rulebook), "cap-agrees")
    (related,) = result["relatedLocations"]

    assert 12 == result["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert 1204 == related["physicalLocation"]["region"]["startLine"]
    assert "also here: “an aggregate offering price of up to $12,000,000”" == related["message"]["text"]


def test_a_vain_search_points_to_the_beginning_of_the_file(report: Report, rulebook: Rulebook) -> None:
    """There is no quote of what is missing."""
    region = result_of(run_of(report, rulebook), "commission-legend")["locations"][0]["physicalLocation"]["region"]

    assert {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1} == region


@pytest.mark.parametrize("file_format", ["word", "pdf"])
def test_a_file_without_lines_is_given_none(report: Report, rulebook: Rulebook, file_format: str) -> None:
    """A line of a Word or PDF file would be an invention."""
    checked = replace(report.checked[0], format=file_format)
    for result in run_of(replace(report, checked=(checked,)), rulebook)["results"]:
        assert "region" not in result["locations"][0]["physicalLocation"]


def test_each_result_has_an_identity_of_its_own(report: Report, checked: Checked, rulebook: Rulebook) -> None:
    """Even of one finding in two documents, and of one document that is named twice."""
    twice = replace(report, checked=(checked, replace(checked, path="other.htm"), checked))
    hashes = [each["partialFingerprints"]["primaryLocationLineHash"] for each in run_of(twice, rulebook)["results"]]

    assert 3 * len(IN_THE_REPORT) == len(set(hashes))


def test_an_identity_does_not_depend_on_the_line(report: Report, rulebook: Rulebook) -> None:
    """A paragraph put in above must not close a finding and open it anew."""
    moved = decided(report, "cap-agrees", consulted=tuple(_moved(report.checked[0], "cap-agrees")))
    was, now = (result_of(run_of(each, rulebook), "cap-agrees") for each in (report, moved))

    assert was["locations"] != now["locations"]
    assert was["partialFingerprints"] == now["partialFingerprints"]


def _moved(checked: Checked, rule_id: str) -> list[Any]:
    (evaluation,) = [each for each in checked.evaluations if each.rule.id == rule_id]
    return [
        replace(fact, evidence=tuple(replace(each, line=(each.line or 0) + 7) for each in fact.evidence))
        for fact in evaluation.consulted
    ]


def test_what_is_held_back_stays_in_the_file(report: Report, rulebook: Rulebook) -> None:
    """Else code scanning would close a finding, and open it anew when the waiver expires."""
    waived = decided(report, "cap-agrees", disposition=Disposition.WAIVED, decision=DECISION)
    known = decided(waived, "commission-legend", disposition=Disposition.BASELINED, since=Since.CARRIED)
    run = run_of(known, rulebook)

    (waiver,) = result_of(run, "cap-agrees")["suppressions"]
    (baseline,) = result_of(run, "commission-legend")["suppressions"]
    assert ("accepted", "accepted") == (waiver["status"], baseline["status"])
    assert "The staff agreed (waived by J. Doe on 2026-06-01, until 2026-12-31)" == waiver["justification"]
    assert "known to the baseline" == baseline["justification"]
    assert "suppressions" not in result_of(run, "issuer-full-name")


@pytest.mark.parametrize(
    ("since", "state"), [(Since.NEW, "new"), (Since.CARRIED, "unchanged"), (Since.CHANGED, "updated")]
)
def test_a_result_says_how_it_stands_to_the_baseline(
    report: Report, rulebook: Rulebook, since: Since, state: str
) -> None:
    """In the standard's words; without a baseline it says nothing."""
    run = run_of(decided(report, "cap-agrees", since=since), rulebook)

    assert state == result_of(run, "cap-agrees")["baselineState"]
    assert "baselineState" not in result_of(run, "commission-legend")


def test_a_waiver_that_does_not_hold_is_a_result(report: Report, rulebook: Rulebook) -> None:
    """It points to the entry in the file of waivers, and has a rule of its own."""
    run = run_of(replace(report, lapses=(LAPSE,)), rulebook)
    result = result_of(run, "waiver-lapsed")
    place = result["locations"][0]["physicalLocation"]

    assert ("waivers.yaml", 7) == (place["artifactLocation"]["uri"], place["region"]["startLine"])
    assert "waiver-lapsed" == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
    assert "The waiver of cap-agrees for draft.htm does not hold: it expired" == result["message"]["text"]


def test_an_input_that_was_not_checked_is_told(mixed_report: Report, rulebook: Rulebook) -> None:
    """The run was no success, and says of which file and why."""
    (invocation,) = run_of(mixed_report, rulebook)["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]

    assert invocation["executionSuccessful"] is False
    assert "none.htm: no such file" == notification["message"]["text"]


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("drafts/a.htm", "drafts/a.htm"),
        ("Project Falcon #2%.htm", "Project%20Falcon%20%232%25.htm"),
        ("/srv/a.htm", "file:///srv/a.htm"),
        ("caf\u00e9.htm", "caf%C3%A9.htm"),
        ("bad\udcff.htm", "bad%FF.htm"),
    ],
)
def test_a_path_is_written_as_a_uri(path: str, written: str) -> None:
    """Whatever the file is called, bytes that are no UTF-8 included."""
    assert written == uri(path)


def test_the_schema_can_fail(report: Report, rulebook: Rulebook) -> None:
    """A level and a key that the standard does not know are seen."""
    log = json.loads(render_sarif(report, rulebook.vocabulary, str))
    log["runs"][0]["results"][0] |= {"level": "notice", "remark": "none"}

    with pytest.raises(ValidationError, match="2 validation errors"):
        SarifLog.model_validate(log)


def test_a_report_of_nothing_is_valid(report: Report, rulebook: Rulebook) -> None:
    """No document, no result."""
    assert [] == run_of(replace(report, checked=()), rulebook)["results"]


def test_an_answer_that_does_not_hold_has_another_rule_than_a_waiver(report: Report, rulebook: Rulebook) -> None:
    """Each result names its own by its number."""
    run = run_of(replace(report, lapses=(LAPSE, replace(LAPSE, rule="program.cap", of=Kept.ANSWER))), rulebook)
    rules = run["tool"]["driver"]["rules"]
    told = {each["ruleId"]: each for each in run["results"] if each["ruleId"].endswith("-lapsed")}

    assert {"waiver-lapsed", "answer-lapsed"} == set(told)
    assert all(rule_id == rules[each["ruleIndex"]]["id"] for rule_id, each in told.items())
    assert told["answer-lapsed"]["message"]["text"].startswith("The answer of program.cap for draft.htm does not hold")


def test_what_people_answered_for_is_a_note_and_no_result(report: Report, rulebook: Rulebook) -> None:
    """It must open no alert; with the place where it differs from the draft."""
    (checked,) = report.checked
    signed = replace(ISSUER, answer=Answer("John Roe", date(2026, 11, 4)))
    facts = Facts.of([*checked.facts, signed])
    run = run_of(replace(report, checked=(replace(checked, facts=facts),)), rulebook)
    (note,) = run["invocations"][0]["toolExecutionNotifications"]

    assert ("note", True) == (note["level"], run["invocations"][0]["executionSuccessful"])
    assert note["message"]["text"].endswith("the document says CORVANE ENERGY CORP. (John Roe, 4 Nov 2026)")
    assert 10 == note["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert sorted(IN_THE_REPORT) == sorted(each["ruleId"] for each in run["results"])
