"""The JSON report: held against its contract, written here by hand as a schema."""

import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from checker.model.fact import Evidence, Facts, Value
from checker.model.report import Checked, Report
from checker.model.rule import Rulebook
from checker.reporting.json_report import json_value, render_facts_json, render_json
from checker.reporting.rules_view import render_rules_json
from tests.reporting.conftest import CAP


def exactly(**properties: Any) -> dict[str, Any]:
    """Make the schema of an object with just these properties."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def a_list(of: dict[str, Any]) -> dict[str, Any]:
    """Make the schema of a list."""
    return {"type": "array", "items": of}


TEXT = {"type": "string"}
NUMBER = {"type": ["integer", "null"]}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
SCALAR = {"type": ["string", "number", "boolean"]}
EVIDENCE = {
    "oneOf": [
        exactly(quote=TEXT, place=TEXT, line=NUMBER, page={"type": ["string", "null"]}, start=NUMBER, end=NUMBER),
        exactly(searched=TEXT),
    ]
}
EVIDENCE["oneOf"][0]["properties"] |= {"paragraph": {"type": "integer"}, "heading": TEXT}  # in Word files only
UNIT = {"type": ["string", "null"]}
KNOWN = {"origin": {"enum": ["read", "computed", "given"]}, "unit": UNIT, "evidence": a_list(EVIDENCE)}
FOUND = exactly(state={"const": "found"}, value={"anyOf": [SCALAR, a_list(SCALAR)]}, **KNOWN)
ABSENT = exactly(state={"const": "absent"}, value={"type": "null"}, **KNOWN)
for known in (FOUND, ABSENT):
    known["properties"]["note"] = TEXT
FACT = {"oneOf": [FOUND, ABSENT, exactly(state={"const": "unread"}, reason=TEXT)]}
EVALUATION = exactly(
    rule=TEXT,
    pack=TEXT,
    outcome={"enum": ["pass", "fail", "not_applicable", "unknown"]},
    severity={"enum": ["error", "warning", "note"]},
    disposition={"enum": [None, "open", "waived", "baselined"]},
    message=TEXT,
    remediation=TEXT,
    law=exactly(cite=TEXT, url=TEXT),
    facts=a_list(TEXT),
    missing=a_list(TEXT),
    evidence=a_list(EVIDENCE),
)
EVALUATION["properties"]["fingerprint"] = {"type": "string", "pattern": "^[0-9a-f]{16}$"}  # of findings only
COUNTS = ("pass", "fail", "not_applicable", "unknown", "waived", "baselined")
HEAD = {
    "version": {"const": 1},
    "tool": exactly(name={"const": "atmcheck"}, version=TEXT, rulebook={"type": "string", "pattern": "^sha256:"}),
    "as_of": DAY,
}
DOCUMENT = {
    "path": TEXT,
    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "format": {"enum": ["html", "word", "text", "markdown", "facts"]},
    "as_of": DAY,
    "notes": a_list(TEXT),
    "facts": {"type": "object", "additionalProperties": FACT},
}
QUESTION = exactly(
    id=TEXT, question=TEXT, cite=TEXT, basis=TEXT, url=TEXT, quote=TEXT, doubt={"type": ["string", "null"]}
)
FAILED = a_list(exactly(path=TEXT, reason=TEXT))
REPORT = exactly(
    **HEAD,
    documents=a_list(exactly(**DOCUMENT, evaluations=a_list(EVALUATION), checklist=a_list(QUESTION))),
    failed=FAILED,
    summary=exactly(**{name: {"type": "integer"} for name in COUNTS}),
)
FACTS_REPORT = exactly(**HEAD, documents=a_list(exactly(**DOCUMENT)), failed=FAILED)


@pytest.fixture
def written(mixed_report: Report, rulebook: Rulebook) -> dict[str, Any]:
    """Give the report over several inputs as a program would read it."""
    read: dict[str, Any] = json.loads(render_json(mixed_report, rulebook.vocabulary))
    return read


def test_the_report_keeps_the_contract(written: dict[str, Any]) -> None:
    """Every key that the contract names is there, and no other."""
    assert [] == [error.message for error in Draft202012Validator(REPORT).iter_errors(written)]


def test_the_schema_of_the_contract_can_fail(written: dict[str, Any]) -> None:
    """A missing key is seen, deep inside too."""
    del written["documents"][0]["facts"]["program.cap"]["evidence"][0]["line"]

    assert not Draft202012Validator(REPORT).is_valid(written)


def test_facts_alone_keep_the_contract(mixed_report: Report, rulebook: Rulebook) -> None:
    """Without evaluations there is no count of them either."""
    facts = json.loads(render_facts_json(mixed_report, rulebook.vocabulary))

    assert [] == [error.message for error in Draft202012Validator(FACTS_REPORT).iter_errors(facts)]


def test_the_facts_stand_in_the_order_of_the_vocabulary(written: dict[str, Any], rulebook: Rulebook) -> None:
    """Every fact is there, the unread too."""
    assert [list(rulebook.vocabulary)] * 3 == [list(document["facts"]) for document in written["documents"]]


def test_a_given_place_follows_its_fact(report: Report, checked: Checked, rulebook: Rulebook) -> None:
    """What a person said of a place is not lost."""
    placed = Facts.of([*checked.facts, replace(CAP, name="program.cap.place", value="summary")])
    with_place = replace(report, checked=(replace(checked, facts=placed),))
    names = list(json.loads(render_json(with_place, rulebook.vocabulary))["documents"][0]["facts"])

    assert "program.cap.place" == names[names.index("program.cap") + 1]


def test_the_values_of_a_fact_are_those_of_the_contract(written: dict[str, Any]) -> None:
    """Money is a number with a unit, an absent fact says where was searched, an unread one why."""
    facts = written["documents"][0]["facts"]

    quote = {
        "quote": "Up to $14,500,000\nof Common\tStock",
        "place": "cover",
        "line": 12,
        "page": None,
        "start": 960,
        "end": 993,
    }
    assert {
        "state": "found",
        "value": 14500000,
        "unit": "USD",
        "origin": "read",
        "evidence": [quote],
    } == facts["program.cap"]
    assert {
        "state": "absent",
        "value": None,
        "unit": None,
        "origin": "read",
        "evidence": [{"searched": "the cover"}],
    } == facts["legend.commission"]
    assert {"state": "unread", "reason": "only the cover of the document is there"} == facts["sold.as_of"]


def test_a_quote_from_a_word_file_has_its_paragraph_and_headings(
    report: Report, checked: Checked, rulebook: Rulebook
) -> None:
    """These keys are there only where the format has them, and the contract allows them."""
    from_word = Evidence("one business day", "body", paragraph=88, heading="Plan > Settlement", start=5, end=21)
    facts = Facts.of([replace(CAP, evidence=(from_word,))])
    written = json.loads(render_json(replace(report, checked=(replace(checked, facts=facts),)), rulebook.vocabulary))

    (quote,) = written["documents"][0]["facts"]["program.cap"]["evidence"]
    assert (88, "Plan > Settlement", None) == (quote["paragraph"], quote["heading"], quote["line"])
    assert Draft202012Validator(REPORT).is_valid(written)


def test_an_evaluation_has_the_evidence_of_what_it_consulted_once(written: dict[str, Any]) -> None:
    """A quote that proves two facts is listed once."""
    agrees = written["documents"][0]["evaluations"][3]

    assert ["document.kind", "program.cap_mentions", "program.cap_agrees"] == agrees["facts"]
    assert [8, 12, 1204] == [evidence["line"] for evidence in agrees["evidence"]]


def test_the_summary_and_the_failures_are_those_of_the_report(written: dict[str, Any]) -> None:
    """The counts are over all documents."""
    assert [{"path": "none.htm", "reason": "none.htm: no such file"}] == written["failed"]
    assert dict(zip(COUNTS, (6, 4, 2, 1, 0, 0), strict=True)) == written["summary"]


def test_the_text_is_ascii_and_always_the_same(mixed_report: Report, rulebook: Rulebook) -> None:
    """Nothing that a terminal acts on is in it, and two runs give the same bytes."""
    text = render_json(mixed_report, rulebook.vocabulary)

    assert text.isascii()
    assert "\x1b" not in text
    assert text == render_json(mixed_report, rulebook.vocabulary)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (14_500_000.0, "14500000"),
        (3.0, "3"),
        (2.31, "2.31"),
        (True, "true"),
        (date(2022, 10, 20), '"2022-10-20"'),
        ((date(2022, 10, 20), date(2023, 1, 2)), '["2022-10-20", "2023-01-02"]'),
        ((), "[]"),
    ],
)
def test_values_are_written_as_json_has_them(value: Value, expected: str) -> None:
    """Whole numbers have no fraction, days are ISO 8601."""
    assert expected == json.dumps(json_value(value))


def test_the_rules_are_listed_with_their_law(rulebook: Rulebook) -> None:
    """Severity, basis, citation and the days in force."""
    listed = json.loads(render_rules_json(rulebook))

    assert (1, rulebook.digest) == (listed["version"], listed["rulebook"])
    assert {
        "id": "commission-legend",
        "pack": "regulation-s-k",
        "title": "The cover bears the Commission legend",
        "severity": "error",
        "basis": "law",
        "law": {"cite": "17 CFR 229.501(b)", "url": "https://www.law.cornell.edu/cfr/text/17/229.501", "doubt": None},
        "in_force": {"from": "1998-10-01", "until": None},
    } == listed["rules"][2]
