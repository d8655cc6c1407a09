"""The code quality report of GitLab, held against what its documentation asks for."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from checker.model.report import Checked, Report
from checker.model.review import Disposition
from checker.model.rule import Rulebook
from checker.reporting.gitlab import render_gitlab
from tests.reporting.decided import LAPSE

TEXT = {"type": "string", "minLength": 1}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": {"type": "object", "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}


def issues_of(report: Report, rulebook: Rulebook) -> list[dict[str, Any]]:
    """Render a report, hold it against the schema, and read it."""
    issues: list[dict[str, Any]] = json.loads(render_gitlab(report, rulebook.vocabulary, str))
    assert [] == [error.message for error in Draft202012Validator(SCHEMA).iter_errors(issues)]
    return issues


def test_each_open_finding_is_an_issue(mixed_report: Report, rulebook: Rulebook) -> None:
    """What was not checked blocks; what needs review informs."""
    severities = [each["severity"] for each in issues_of(mixed_report, rulebook)]

    assert ["blocker", "critical", "critical", "major", "minor", "info"] == severities


def test_an_issue_names_its_rule_and_its_line(report: Report, rulebook: Rulebook) -> None:
    """Where nothing is quoted it is the first line."""
    issues = {each["check_name"]: each for each in issues_of(report, rulebook)}

    assert {"path": "draft.htm", "lines": {"begin": 12}} == issues["cap-agrees"]["location"]
    assert 1 == issues["commission-legend"]["location"]["lines"]["begin"]
    assert issues["cap-agrees"]["description"].startswith("Every mention of the maximum is the same: The maximum is")


def test_no_two_issues_have_one_fingerprint(report: Report, checked: Checked, rulebook: Rulebook) -> None:
    """Equal ones would be shown as one."""
    twice = replace(report, checked=(checked, checked, replace(checked, path="other.htm")), lapses=(LAPSE,))
    fingerprints = [each["fingerprint"] for each in issues_of(twice, rulebook)]

    assert len(fingerprints) == len(set(fingerprints)) == 16


@pytest.mark.parametrize("disposition", [Disposition.WAIVED, Disposition.BASELINED])
def test_what_is_held_back_is_left_out(
    report: Report, checked: Checked, rulebook: Rulebook, disposition: Disposition
) -> None:
    """The format has no word for it."""
    held = tuple(replace(each, disposition=disposition) if each.is_finding else each for each in checked.evaluations)

    assert [] == issues_of(replace(report, checked=(replace(checked, evaluations=held),)), rulebook)
