"""What changed between two drafts, as it is told."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from checker.model.difference import Course, Difference, FactChange, FindingChange, Verdict
from checker.model.fact import Fact, Facts, State
from checker.model.report import Checked, Report
from checker.model.rule import Rulebook
from checker.reporting.diff_view import redacted, render_diff, render_diff_json, render_diff_markdown
from checker.reporting.markdown_report import escaped
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
    text = printed(render_diff(difference, Verdict.WORSE, rulebook.vocabulary), width)

    snapshot(f"diff-{width}", text)
    assert [] == [line for line in text.splitlines() if len(line) > width or line != line.rstrip()]
    assert [] == [each for each in text if not each.isprintable() and each != "\n"]


def test_the_markdown_is_the_snapshot(difference: Difference, rulebook: Rulebook, snapshot: Snapshot) -> None:
    """Text of a draft is no markup in it."""
    text = render_diff_markdown(difference, Verdict.WORSE, rulebook.vocabulary)

    snapshot("diff-markdown", text)
    assert [] == [mark for mark in ("[bold]", "@all", "\x1b", "|`x`") if mark in text]


def test_what_is_not_found_stands_nowhere(difference: Difference, rulebook: Rulebook) -> None:
    """Though a fact that is computed has the quotes of what it was computed from."""
    gone = FactChange(CAP, replace(CAP, state=State.ABSENT, value=None))
    text = render_diff_markdown(replace(difference, facts=(gone,)), Verdict.WORSE, rulebook.vocabulary)

    assert any(each.quote for each in gone.new.evidence)
    assert [True] == [
        line.endswith(" | not found |") for line in text.splitlines() if CAP.name in line and "old" not in line
    ]


@pytest.mark.parametrize(
    ("verdict", "headline"),
    [
        (Verdict.NOT_COMPARED, "NOT COMPARED"),
        (Verdict.WORSE, "WORSE"),
        (Verdict.WORSE_BELOW, "WORSE, but in nothing that --fail-on counts"),
        (Verdict.NOT_WORSE, "NOT WORSE"),
    ],
)
def test_the_headline_is_the_verdict(
    difference: Difference, both: Report, rulebook: Rulebook, verdict: Verdict, headline: str
) -> None:
    """In every format; the last line counts."""
    text = printed(render_diff(difference, verdict, rulebook.vocabulary))

    assert headline == text.splitlines()[2]
    assert text.splitlines()[-2].startswith("5 findings: 2 new, 1 worsened, 1 changed, 0 carried, 0 gone, 1 fixed")
    assert render_diff_markdown(difference, verdict, rulebook.vocabulary).startswith(f"### {headline}: ")
    assert verdict == json.loads(render_diff_json(difference, verdict, both, rulebook.vocabulary))["verdict"]


def of_kind(checked: Checked, kind: str) -> Checked:
    """Make a draft of a kind."""
    facts = Facts.of([*checked.facts, Fact("document.kind", State.FOUND, kind)])
    return replace(checked, facts=facts, is_atm=kind == "launch")


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (("launch", "other"), "The kind of document changed: ATM launch → not an ATM document."),
        (("agreement", "agreement"), "Neither is an ATM document: sales agreement."),
        (("launch", "launch"), "NOT WORSE"),
    ],
)
def test_another_kind_of_document_is_said_first(
    difference: Difference, checked: Checked, rulebook: Rulebook, kinds: tuple[str, str], said: str
) -> None:
    """Before the verdict; without --redact by name."""
    old, new = (of_kind(checked, kind) for kind in kinds)
    changes = (FactChange(old.facts["document.kind"], new.facts["document.kind"]),) if kinds[0] != kinds[1] else ()
    told = replace(difference, old=old, new=new, facts=changes)
    text = printed(render_diff(told, Verdict.NOT_WORSE, rulebook.vocabulary), 120).splitlines()

    assert said == text[2]
    assert escaped(said) in render_diff_markdown(told, Verdict.NOT_WORSE, rulebook.vocabulary)


def test_what_differs_in_a_long_text_is_shown(difference: Difference, rulebook: Rulebook) -> None:
    """And not twice the same beginning and end."""
    common = "The agent is not required to sell any specific amount of the shares. " * 6
    changes = [Fact("agent.efforts", State.FOUND, f"{common}{word} efforts. {common}") for word in ("Best", "All")]
    told = replace(difference, facts=(FactChange(*changes),))
    lines = printed(render_diff(told, Verdict.WORSE, rulebook.vocabulary), 200).splitlines()
    before, now = (next(line.strip() for line in lines if line.strip().startswith(f"{sign} ")) for sign in "-+")

    assert ("Best efforts" in before, "All efforts" in now) == (True, True)
    assert before[1:] != now[1:]


def test_the_json_has_both_drafts_and_every_change(difference: Difference, both: Report, rulebook: Rulebook) -> None:
    """Values as in the report."""
    whole = json.loads(render_diff_json(difference, Verdict.WORSE, both, rulebook.vocabulary))

    assert ("v1|`x`.htm", "draft.htm") == (whole["old"]["path"], whole["new"]["path"])
    assert list(COURSES.items()) == [(each["rule"], each["course"]) for each in whole["findings"]]
    assert [12_000_000, 14_500_000] == [whole["facts"][0][side]["value"] for side in ("old", "new")]
    assert {"new": 2, "worsened": 1, "changed": 1, "carried": 0, "gone": 0, "fixed": 1, "facts": 3} == whole["summary"]


def test_redacted_it_keeps_names_and_drops_texts(difference: Difference, both: Report, rulebook: Rulebook) -> None:
    """In every format."""
    hidden = redacted(difference, both)
    told = (
        printed(render_diff(hidden, Verdict.WORSE, rulebook.vocabulary))
        + render_diff_markdown(hidden, Verdict.WORSE, rulebook.vocabulary)
        + render_diff_json(hidden, Verdict.WORSE, both, rulebook.vocabulary)
    )

    assert [name for name in COURSES if name in told] == list(COURSES)
    assert [] == [text for text in ("14500000", "12000000", "Corvane", "CORVANE", "3.0%", "0000000000") if text in told]
