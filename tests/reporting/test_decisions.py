"""What people have decided, at a terminal and in JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest
from msgspec.structs import replace

from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Answer, Facts
from checker.model.report import Checked, Report
from checker.model.review import Decision, Disposition, Fixed, Lapse, Since
from checker.model.rule import Rulebook, Severity
from checker.reporting.json_report import render_json
from checker.reporting.terminal import Detail, render_terminal
from tests.conftest import Snapshot
from tests.reporting.conftest import CAP_RULE, FACTS, ISSUER
from tests.reporting.test_terminal import printed

DECISION = Decision(
    "The board has decided so on 2 November.", "Jane Doe", date(2026, 11, 3), date(2027, 1, 31), "waivers.yaml", 3
)
LAPSES = (
    Lapse("cap-agrees", "draft.htm", "it expired on 1 November 2026", Severity.ERROR, "waivers.yaml", 12),
    Lapse(
        "commission-rate",
        "draft.htm",
        "what it was signed for has changed: commission.rate from 2.0% to 3.0%",
        Severity.NOTE,
        "waivers.yaml",
        21,
    ),
)
BY_RULE = {
    "commission-legend": {"disposition": Disposition.WAIVED, "decision": DECISION, "since": Since.CARRIED},
    "sold-as-of": {"disposition": Disposition.WAIVED, "decision": DECISION},
    "cap-agrees": {"disposition": Disposition.BASELINED, "since": Since.CARRIED},
    "issuer-full-name": {"since": Since.NEW},
    "commission-rate": {"since": Since.CHANGED},
}


def decided(evaluation: Evaluation) -> Evaluation:
    """Lay over a finding what was decided of it."""
    changes = BY_RULE.get(evaluation.rule.id, {})
    return replace(evaluation, **changes)  # type: ignore[arg-type]


@pytest.fixture
def reviewed(report: Report, checked: Checked) -> Report:
    """Give a report with one of everything that can be decided."""
    issuer = replace(ISSUER, answer=Answer("John Roe", date(2026, 11, 4), "as in the charter"))
    facts = Facts.of([*FACTS, issuer])
    draft = replace(checked, facts=facts, evaluations=tuple(decided(each) for each in checked.evaluations))
    return replace(report, checked=(draft,), lapses=LAPSES, fixed=(Fixed("escrow", "draft.htm"),))


@pytest.mark.parametrize("width", [80, 120])
def test_the_decisions_are_the_snapshot(width: int, reviewed: Report, rulebook: Rulebook, snapshot: Snapshot) -> None:
    """Who, why and until when; what lapsed; what is new, changed and fixed; who answered for what."""
    text = printed(render_terminal(reviewed, rulebook.vocabulary, Detail.FINDINGS), width)

    snapshot(f"decisions-{width}", text)
    assert [] == [line for line in text.splitlines() if len(line) > width or line != line.rstrip()]


def test_even_the_verdict_alone_tells_of_all_that_is_held_back(reviewed: Report, rulebook: Rulebook) -> None:
    """As many as the summary; a waived error is never out of sight, nor is a waiver that does not hold."""
    text = printed(render_terminal(reviewed, rulebook.vocabulary, Detail.VERDICT), 120)

    assert "WARNING  1 warning, 1 note, 2 waived (1 error), 1 baselined (1 error)" == text.splitlines()[1]
    assert "2 waived, 1 baselined" in text[text.index("rules: ") :]
    assert "Waivers that do not hold (2)" in text
    assert "since the baseline 1 new, 1 carried, 1 changed, 1 fixed; 2 waivers not holding" in text


def test_a_report_without_decisions_says_nothing_of_them(report: Report, rulebook: Rulebook) -> None:
    """No empty captions."""
    text = printed(render_terminal(report, rulebook.vocabulary, Detail.FINDINGS), 120).lower()

    assert [] == [word for word in ("waived", "waiver", "baseline", "answered", "fixed") if word in text]


def test_what_people_wrote_reaches_no_terminal_as_a_command(reviewed: Report, rulebook: Rulebook) -> None:
    """It is escaped as the text of a draft is."""
    (draft,) = reviewed.checked
    evil = replace(DECISION, reason="\x1b[31m", by="\u202e")
    waived = tuple(replace(each, decision=evil) if each.decision else each for each in draft.evaluations)
    text = printed(
        render_terminal(
            replace(
                reviewed,
                checked=(replace(draft, evaluations=waived),),
                lapses=(replace(LAPSES[0], why="\x07", document="\x1b"),),
                fixed=(Fixed("\x1b", "\x1b"),),
                gone=(Fixed("\x1b", "\x1b"),),
            ),
            rulebook.vocabulary,
            Detail.FINDINGS,
        )
    )
    assert [] == [each for each in text if not each.isprintable() and each != "\n"]


def test_the_json_has_what_was_decided(reviewed: Report, rulebook: Rulebook) -> None:
    """Beside what it always has."""
    whole = json.loads(render_json(reviewed, rulebook.vocabulary))
    evaluations = {each["rule"]: each for each in whole["documents"][0]["evaluations"]}

    assert {
        "reason": "The board has decided so on 2 November.",
        "by": "Jane Doe",
        "on": "2026-11-03",
        "until": "2027-01-31",
        "file": "waivers.yaml",
        "line": 3,
    } == evaluations["commission-legend"]["decision"]
    assert ("waived", "carried") == (
        evaluations["commission-legend"]["disposition"],
        evaluations["commission-legend"]["since"],
    )
    assert {"by": "John Roe", "on": "2026-11-04", "why": "as in the charter"} == whole["documents"][0]["facts"][
        "issuer.name"
    ]["answer"]
    assert ["cap-agrees", "commission-rate"] == [each["rule"] for each in whole["lapses"]]
    assert {"of", "rule", "document", "why", "severity", "file", "line"} == set(whole["lapses"][0])
    assert [{"rule": "escrow", "document": "draft.htm"}] == whole["fixed"]


def test_every_finding_has_its_fingerprint_in_json(report: Report, rulebook: Rulebook) -> None:
    """And nothing else has one."""
    whole = json.loads(render_json(report, rulebook.vocabulary))
    evaluations = whole["documents"][0]["evaluations"]
    findings = [each for each in evaluations if each["outcome"] in (Outcome.FAIL, Outcome.UNKNOWN)]

    assert len(findings) == len({each["fingerprint"] for each in findings})
    assert {each["rule"] for each in findings} == {each["rule"] for each in evaluations if "fingerprint" in each}
    assert CAP_RULE.id not in {each["rule"] for each in findings}
