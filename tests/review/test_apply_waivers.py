"""Waivers over a report: what is held back, and which of them do not hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.model.evaluation import Evaluation, Outcome
from checker.model.report import Report
from checker.model.review import Decision, Disposition
from checker.model.rule import Severity
from checker.review.apply_waivers import apply_waivers
from checker.review.grounds_told import grounds_of
from checker.review.waivers import Waiver
from tests.review.conftest import (
    LEGEND,
    LEGEND_RULE,
    RULEBOOK,
    SOLD,
    SOLD_RULE,
    TODAY,
    VOCABULARY,
    cap,
    cap_fails,
    draft,
    judged,
    known,
    passing,
    report,
)

LEGEND_FAILS = judged(LEGEND_RULE, Outcome.FAIL, LEGEND)


def waiver(finding: Evaluation | None = None, /, **changes: object) -> Waiver:
    """Make a waiver that holds for a finding, and change it."""
    of = finding or cap_fails()
    sound = Waiver(
        rule=of.rule.id,
        document="drafts/launch.htm",
        until=date(2027, 1, 31),
        evidence=known(of),
        reason="The board has decided so.",
        by="Jane Doe",
        on=date(2026, 11, 1),
        rests_on=grounds_of(of, VOCABULARY),
        file="waivers.yaml",
        line=3,
    )
    return replace(sound, **changes)


def applied(checked: Report, *waivers: Waiver, today: date = TODAY) -> Report:
    """Lay waivers over a report."""
    return apply_waivers(checked, waivers, RULEBOOK, today)


def dispositions(reviewed: Report) -> list[Disposition | None]:
    """List what has been decided of each evaluation."""
    return [each.disposition for checked in reviewed.checked for each in checked.evaluations]


@pytest.mark.parametrize(
    "finding",
    [cap_fails(), LEGEND_FAILS, judged(SOLD_RULE, Outcome.UNKNOWN, SOLD)],
    ids=["warning", "error of the law", "needs review"],
)
def test_a_finding_that_somebody_signed_for_is_held_back(finding: Evaluation) -> None:
    """With who, why and until when."""
    reviewed = applied(report(draft(finding)), waiver(finding))
    expected = Decision(
        "The board has decided so.", "Jane Doe", date(2026, 11, 1), date(2027, 1, 31), "waivers.yaml", 3
    )
    assert [Disposition.WAIVED] == dispositions(reviewed)
    assert expected == reviewed.checked[0].evaluations[0].decision
    assert () == reviewed.lapses


def test_another_finding_and_another_draft_stay_open() -> None:
    """A waiver is for one rule in one document."""
    other = draft(cap_fails(), path="drafts/other.htm")
    reviewed = applied(report(draft(cap_fails(), LEGEND_FAILS), other), waiver())
    assert [Disposition.WAIVED, Disposition.OPEN, Disposition.OPEN] == dispositions(reviewed)


@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2027, 1, 31)])
def test_the_first_and_the_last_day_count(day: date) -> None:
    """It holds on both."""
    assert [Disposition.WAIVED] == dispositions(applied(report(draft(cap_fails())), waiver(), today=day))


@pytest.mark.parametrize(
    ("changes", "why", "severity"),
    [
        ({"until": date(2026, 11, 20)}, "it expired on 20 November 2026", Severity.WARNING),
        ({"on": date(2026, 11, 22)}, "it is dated 22 November 2026, which is still to come", Severity.ERROR),
        ({"by": ""}, "it is not signed: by is missing", Severity.ERROR),
        ({"reason": "", "on": None}, "it is not signed: reason and on are missing", Severity.ERROR),
        ({"evidence": "0" * 16, "rests_on": None}, "what it was signed for has changed", Severity.WARNING),
    ],
)
def test_a_waiver_that_does_not_hold_is_a_finding_itself(
    changes: dict[str, object], why: str, severity: Severity
) -> None:
    """And what it was for is open."""
    reviewed = applied(report(draft(cap_fails())), waiver(**changes))
    (lapse,) = reviewed.lapses
    assert [Disposition.OPEN] == dispositions(reviewed)
    assert ("cap-is-small", "drafts/launch.htm", "waivers.yaml", 3) == (
        lapse.rule,
        lapse.document,
        lapse.file,
        lapse.line,
    )
    assert (why, severity) == (lapse.why, lapse.severity)


def test_a_lapse_is_as_severe_as_what_it_was_for() -> None:
    """An error that was waived is an error again."""
    (lapse,) = applied(report(draft(LEGEND_FAILS)), waiver(LEGEND_FAILS, until=date(2026, 11, 20))).lapses
    assert Severity.ERROR is lapse.severity


def test_changed_evidence_is_told_from_what_to_what() -> None:
    """The value first, or else the quote."""
    higher = cap_fails(cap(6_000_000.0, "up to $6,000,000"))
    (lapse,) = applied(report(draft(higher)), waiver()).lapses
    assert "what it was signed for has changed: program.cap from “$5,000,000” to “$6,000,000”" == lapse.why

    reworded = cap_fails(cap(quote="not more than $5,000,000"))
    (lapse,) = applied(report(draft(reworded)), waiver()).lapses
    assert (
        "what it was signed for has changed: program.cap from “up to $5,000,000” to “not more than $5,000,000”"
        == lapse.why
    )


def test_a_renewal_stands_beside_what_it_renews() -> None:
    """The one that holds counts; the others are its history."""
    expired, renewed = waiver(until=date(2026, 11, 20)), waiver(until=date(2027, 6, 30), line=12)
    reviewed = applied(report(draft(cap_fails())), expired, renewed, waiver(line=21))
    decision = reviewed.checked[0].evaluations[0].decision
    assert decision is not None
    assert (12, ()) == (decision.line, reviewed.lapses)


def test_of_several_that_do_not_hold_the_last_is_told() -> None:
    """Once."""
    reviewed = applied(
        report(draft(cap_fails())), waiver(until=date(2026, 11, 2)), waiver(until=date(2026, 11, 20), line=12)
    )
    assert ["it expired on 20 November 2026"] == [lapse.why for lapse in reviewed.lapses]


def test_a_waiver_that_nothing_needs_is_told() -> None:
    """Whether or not it has expired."""
    for changes in ({}, {"until": date(2026, 11, 20)}):
        (lapse,) = applied(report(draft(passing(cap_fails()))), waiver(**changes)).lapses
        assert ("no finding needs it any more: take it out", Severity.WARNING) == (lapse.why, lapse.severity)


def test_a_waiver_for_a_rule_that_does_not_exist_is_told() -> None:
    """With the one that was probably meant."""
    (lapse,) = applied(report(draft(cap_fails())), waiver(rule="cap-is-smal")).lapses
    assert "there is no rule cap-is-smal; did you mean cap-is-small?" == lapse.why


def test_a_waiver_for_a_draft_that_is_gone_is_told(tmp_path: Path) -> None:
    """One for a draft that is there, and was not checked this time, is left alone."""
    (tmp_path / "there.htm").write_text("x", encoding="utf-8")
    file = str(tmp_path / "waivers.yaml")
    gone, there = (waiver(document=name, file=file) for name in ("gone.htm", "there.htm"))
    reviewed = applied(report(draft(cap_fails())), gone, replace(there, line=9))
    assert [("gone.htm", "there is no such document: take it out")] == [
        (lapse.document, lapse.why) for lapse in reviewed.lapses
    ]


def test_a_waiver_for_a_rule_that_was_not_asked_is_left_alone() -> None:
    """As with --select."""
    assert () == applied(report(draft(LEGEND_FAILS)), waiver()).lapses


def test_an_unsigned_waiver_is_told_even_if_nothing_needs_it() -> None:
    """Nobody should find it in the file and rely on it."""
    (lapse,) = applied(report(draft(passing(cap_fails()))), waiver(by="")).lapses
    assert "it is not signed: by is missing" == lapse.why
