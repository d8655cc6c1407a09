"""The baseline: written, read, and compared with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from checker.errors import UnreadableError
from checker.model.evaluation import Evaluation, Outcome
from checker.model.report import Report
from checker.model.review import Disposition, Fixed, Since
from checker.review.baseline import apply_baseline, load_baseline, written_baseline
from checker.yaml_files.schema_files import schema
from tests.review.conftest import (
    LEGEND,
    LEGEND_RULE,
    SOLD,
    SOLD_RULE,
    VOCABULARY,
    cap,
    cap_fails,
    draft,
    judged,
    passing,
    report,
)

LEGEND_FAILS = judged(LEGEND_RULE, Outcome.FAIL, LEGEND)
SOLD_UNDECIDED = judged(SOLD_RULE, Outcome.UNKNOWN, SOLD)


def compared(before: Report, now: Report, folder: Path) -> Report:
    """Write a report as the baseline, and compare another with it."""
    file = folder / "known.json"
    file.write_text(written_baseline(before, file, VOCABULARY), encoding="utf-8")
    return apply_baseline(now, load_baseline(file), VOCABULARY)


def standing(reviewed: Report) -> list[tuple[Since | None, Disposition | None]]:
    """List how each evaluation stands."""
    return [(each.since, each.disposition) for checked in reviewed.checked for each in checked.evaluations]


def test_what_was_known_does_not_count(tmp_path: Path) -> None:
    """On the same evidence, whether it fails or needs review."""
    both = report(draft(cap_fails(), SOLD_UNDECIDED))
    assert [(Since.CARRIED, Disposition.BASELINED)] * 2 == standing(compared(both, both, tmp_path))


def test_what_is_new_and_what_has_changed_is_open(tmp_path: Path) -> None:
    """Both are told apart."""
    now = report(draft(cap_fails(cap(6_000_000.0)), LEGEND_FAILS))
    reviewed = compared(report(draft(cap_fails())), now, tmp_path)
    assert [(Since.CHANGED, Disposition.OPEN), (Since.NEW, Disposition.OPEN)] == standing(reviewed)


@pytest.mark.parametrize("outcomes", [(Outcome.FAIL, Outcome.UNKNOWN), (Outcome.UNKNOWN, Outcome.FAIL)])
def test_another_outcome_is_a_change(tmp_path: Path, outcomes: tuple[Outcome, Outcome]) -> None:
    """A fail that nobody can decide any more is not fixed."""
    before, now = (report(draft(replace(cap_fails(), outcome=outcome))) for outcome in outcomes)
    reviewed = compared(before, now, tmp_path)
    assert ([(Since.CHANGED, Disposition.OPEN)], ()) == (standing(reviewed), reviewed.fixed)


KNOWN = (Fixed("cap-is-small", "drafts/launch.htm"),)


@pytest.mark.parametrize(("outcome", "fixed", "gone"), [(Outcome.PASS, KNOWN, ()), (Outcome.NOT_APPLICABLE, (), KNOWN)])
def test_what_passes_is_fixed_and_what_does_not_apply_is_gone(
    tmp_path: Path, outcome: Outcome, fixed: tuple[Fixed, ...], gone: tuple[Fixed, ...]
) -> None:
    """A rule that finds nothing has no standing; that it no longer applies is no cure."""
    now = report(draft(replace(passing(cap_fails()), outcome=outcome)))
    reviewed = compared(report(draft(cap_fails())), now, tmp_path)
    assert (fixed, gone) == (reviewed.fixed, reviewed.gone)
    assert [(None, None)] == standing(reviewed)


@pytest.mark.parametrize("now", [report(), report(draft(LEGEND_FAILS)), report(draft(path="drafts/other.htm"))])
def test_what_was_not_asked_is_not_fixed(tmp_path: Path, now: Report) -> None:
    """A draft that was not checked, or a rule that was left out, says nothing."""
    assert () == compared(report(draft(cap_fails())), now, tmp_path).fixed


def test_a_waived_finding_is_left_to_its_waiver(tmp_path: Path) -> None:
    """Else it would be held back still when the waiver has expired."""
    waived = replace(cap_fails(), disposition=Disposition.WAIVED)
    reviewed = compared(report(draft(waived)), report(draft(cap_fails())), tmp_path)
    assert [(Since.NEW, Disposition.OPEN)] == standing(reviewed)


def test_a_waived_finding_that_was_known_stays_waived(tmp_path: Path) -> None:
    """Who signed for it is worth more than that it was there."""
    waived = replace(cap_fails(), disposition=Disposition.WAIVED)
    reviewed = compared(report(draft(cap_fails())), report(draft(waived)), tmp_path)
    assert [(Since.CARRIED, Disposition.WAIVED)] == standing(reviewed)


@pytest.mark.parametrize("finding", [cap_fails(), LEGEND_FAILS, SOLD_UNDECIDED])
def test_nothing_of_a_draft_is_in_it(finding: Evaluation) -> None:
    """Neither a quote nor a value."""
    text = written_baseline(report(draft(finding)), Path("known.json"), VOCABULARY)
    (entry,) = json.loads(text)["findings"]
    assert {"document", "rule", "fingerprint"} == set(entry)
    assert ("drafts/launch.htm", finding.rule.id) == (entry["document"], entry["rule"])
    assert "5,000,000" not in text
    assert Draft202012Validator(schema("baseline")).is_valid(json.loads(text))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"version": "2.1.0", "runs": []}',
        b'{"version": 1, "tool": "atmcheck", "findings": {}}',
        b'{"version": 1, "tool": "atmcheck", "findings": [{"rule": "x"}]}',
        b'{"version": 1, "tool": "other", "findings": []}',
    ],
)
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """With one sentence."""
    file = tmp_path / "known.json"
    file.write_bytes(content)
    with pytest.raises(UnreadableError, match=r"is not a baseline: write one with --write-baseline$"):
        load_baseline(file)


def test_a_baseline_of_another_version_is_refused(tmp_path: Path) -> None:
    """With another one."""
    file = tmp_path / "known.json"
    file.write_text('{"version": 2, "tool": "atmcheck", "findings": []}', encoding="utf-8")
    with pytest.raises(UnreadableError, match="another version of atmcheck: write it anew"):
        load_baseline(file)


def test_a_baseline_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    """With a sentence."""
    with pytest.raises(UnreadableError, match=r"the baseline .* cannot be read: No such file or directory"):
        load_baseline(tmp_path / "known.json")
