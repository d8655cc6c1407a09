"""What changed between two drafts, as it is told."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from checker.model.difference import Course, Difference, FactChange, FindingChange
from checker.model.fact import Fact, State
from checker.model.report import Checked, Report
from checker.model.rule import Rulebook
from checker.reporting.diff_view import redacted, render_diff, render_diff_json, render_diff_markdown
from tests.conftest import Snapshot
from tests.reporting.conftest import CAP, ESCROW, LEGEND, SOLD
from tests.reporting.test_terminal import printed

COURSES = {
    "cap-agrees": Course.NEW,
    "sold-as-of": Course.NEW,
    "commission-legend": Course.WORSENED,
    "issuer-full-name": Course.CHANGED,
    "commission-rate": Course.FIXED,
}


@pytest.fixture
def old(checked: Checked) -> Checked:
    """Give the draft before."""
    return replace(checked, path="v1|`x`.htm")


@pytest.fixture
def difference(checked: Checked, old: Checked) -> Difference:
    """Give a difference that has one of everything."""
    facts = (
        FactChange(replace(CAP, value=12_000_000.0), CAP),
        FactChange(Fact("legend.commission", State.FOUND, "[bold]x[/bold] \x1b[31m @all"), LEGEND),
        FactChange(SOLD, ESCROW),
    )
    by_rule = {each.rule.id: each for each in checked.evaluations}
    findings = tuple(FindingChange(course, by_rule[rule_id], "0" * 16) for rule_id, course in COURSES.items())
    return Difference(old, checked, facts, findings)


@pytest.fixture
def both(report: Report, checked: Checked, old: Checked) -> Report:
    """Give the report on both drafts."""
    return replace(report, checked=(old, checked))


@pytest.mark.parametrize("width", [80, 120])
def test_the_difference_is_the_snapshot(
    width: int, difference: Difference, rulebook: Rulebook, snapshot: Snapshot
) -> None:
    """The findings by course, the facts from what to what, and the counts."""
    text = printed(render_diff(difference, rulebook.vocabulary), width)

    snapshot(f"diff-{width}", text)
    assert [] == [line for line in text.splitlines() if len(line) > width or line != line.rstrip()]
    assert [] == [each for each in text if not each.isprintable() and each != "\n"]


def test_the_markdown_is_the_snapshot(difference: Difference, rulebook: Rulebook, snapshot: Snapshot) -> None:
    """Text of a draft is no markup in it."""
    text = render_diff_markdown(difference, rulebook.vocabulary)

    snapshot("diff-markdown", text)
    assert [] == [mark for mark in ("[bold]", "@all", "\x1b", "|`x`") if mark in text]


def test_nothing_worse_is_said_so(difference: Difference, rulebook: Rulebook) -> None:
    """A change in the evidence is not worse."""
    kept = tuple(each for each in difference.findings if each.course in (Course.CHANGED, Course.FIXED))
    text = printed(render_diff(replace(difference, findings=kept), rulebook.vocabulary))

    assert "NOT WORSE" == text.splitlines()[2]
    assert text.splitlines()[-1].startswith("2 findings: 0 new, 0 worsened, 1 changed, 0 carried, 1 fixed")


def test_the_json_has_both_drafts_and_every_change(difference: Difference, both: Report, rulebook: Rulebook) -> None:
    """Values as in the report."""
    whole = json.loads(render_diff_json(difference, both, rulebook.vocabulary))

    assert ("v1|`x`.htm", "draft.htm") == (whole["old"]["path"], whole["new"]["path"])
    assert list(COURSES.items()) == [(each["rule"], each["course"]) for each in whole["findings"]]
    assert [12_000_000, 14_500_000] == [whole["facts"][0][side]["value"] for side in ("old", "new")]
    assert {"new": 2, "worsened": 1, "changed": 1, "carried": 0, "fixed": 1, "facts": 3} == whole["summary"]


def test_redacted_it_keeps_names_and_drops_texts(difference: Difference, both: Report, rulebook: Rulebook) -> None:
    """In every format."""
    hidden = redacted(difference, both)
    told = (
        printed(render_diff(hidden, rulebook.vocabulary))
        + render_diff_markdown(hidden, rulebook.vocabulary)
        + render_diff_json(hidden, both, rulebook.vocabulary)
    )

    assert [name for name in COURSES if name in told] == list(COURSES)
    assert [] == [text for text in ("14500000", "12000000", "Corvane", "CORVANE", "3.0%", "0000000000") if text in told]
