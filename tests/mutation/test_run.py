"""Rules of one's own, tried on a draft: each verdict, and what cannot be tried at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from checker.check import Piped, select_rules
from checker.errors import UnreadableError
from checker.model.fact import Facts
from checker.model.mutation import Trial, Verdict
from checker.mutation.run import mutate
from checker.rulebook.load import load_rulebook
from fixtures.make_formats import make_formats
from tests.mutation.conftest import STICKER

ROOT = Path(__file__).parents[2]
ANOTHER = "legend-is-complete-stop-or-update"
RULE = """\
id: house-rule
title: A rule of the house
law: {cite: House manual}
basis: practice
requires:
  REQUIRES
severity: warning
message: It is broken.
remediation: Mend it.
MUTATION
examples:
  - {name: one, facts: {program.cap: 1}, expect: pass}
  - {name: two, facts: {program.cap: 1}, expect: fail}
"""


def tried(tmp_path: Path, requires: str, mutation: str) -> list[Trial]:
    """Try a rule of the house on the sticker, and give what came of it."""
    (tmp_path / "pack.yaml").write_text("id: house\ntitle: House rules\n", encoding="utf-8")
    rule = RULE.replace("REQUIRES", requires).replace("MUTATION", mutation)
    (tmp_path / "house-rule.yaml").write_text(rule, encoding="utf-8")
    report = run(Piped("draft.htm", STICKER.encode()), tmp_path, only=("house-rule", ANOTHER))
    return [trial for trial in report if trial.rule == "house-rule"]


def run(source: Path | Piped, *folders: Path, only: Sequence[str] = ()) -> tuple[Trial, ...]:
    """Try all rules on one draft, or only some of them."""
    rulebook = select_rules(load_rulebook(folders), only, [])
    report = mutate([source], rulebook, given=Facts(), as_of=None, today=date(2026, 11, 21))
    return report.tried[0].trials


@pytest.mark.parametrize(
    ("requires", "mutation", "verdict", "outcome"),
    [
        ("program.cap: {is: 20000000}", "mutation: {change_digit: program.cap}", Verdict.CAUGHT, "fail"),
        ("program.cap: {at_least: 100}", "mutation: {change_digit: program.cap}", Verdict.MISSED, "pass"),
        ("issuer.name: present", "mutation: {take_out: issuer.name}", Verdict.MISSED, "unknown"),
        ("issuer.name: present", "mutation: {take_out: issuer.name, expect: unknown}", Verdict.CAUGHT, "unknown"),
        ("program.cap: present", "mutation: {remove: baby_shelf.public_float}", Verdict.NOT_MADE, ""),
        ("program.cap: present", "mutation: {none: nobody knows how}", Verdict.EXEMPT, ""),
        ("program.cap: absent", "mutation: {remove: program.cap}", Verdict.ALREADY_FAILS, ""),
        ("program.cap: present", "", Verdict.UNNAMED, ""),
        ("sale.date: present", "", Verdict.UNNAMED, ""),
        (
            "sale.date: present",
            "mutation: {give: {sale.date: absent}, given: {sale.date: 2026-08-01}}",
            Verdict.CAUGHT,
            "fail",
        ),
    ],
)
def test_each_trial_has_its_verdict(
    requires: str, mutation: str, verdict: Verdict, outcome: str, tmp_path: Path
) -> None:
    """Only a rule that passes is tried, and only a fail counts as caught, unless the rule is to ask."""
    (trial,) = tried(tmp_path, requires, mutation)

    assert (verdict, outcome) == (trial.verdict, trial.outcome)


def test_a_rule_that_says_nothing_of_the_draft_is_not_tried(tmp_path: Path) -> None:
    """What is unknown before it is broken proves nothing."""
    assert [] == tried(tmp_path, "base_prospectus.legend: present", "mutation: {remove: base_prospectus.legend}")


def test_the_other_rules_that_notice_are_named(tmp_path: Path) -> None:
    """Those that fail on the broken draft, and did not before."""
    (trial,) = tried(
        tmp_path, "legend.commission: present", "mutation: {replace: criminal, with: civil, in: legend.commission}"
    )

    assert (Verdict.MISSED, (ANOTHER,)) == (trial.verdict, trial.others)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (Path("facts.yaml"), "facts.yaml is a file of facts; give a draft, since its text is to be broken"),
        (Path("nowhere.htm"), "nowhere.htm: no such file"),
        (
            Piped("draft.docx", make_formats(ROOT / "fixtures/upsize-sticker/draft.htm")["word"]),
            "draft.docx cannot be mutated: give the draft as HTML, plain text or Markdown",
        ),
    ],
    ids=["facts", "nowhere", "word"],
)
def test_what_is_no_text_is_refused(source: Path | Piped, why: str) -> None:
    """In one sentence that says what to give instead."""
    with pytest.raises(UnreadableError) as error:
        run(source)

    assert why == str(error.value)


def test_a_draft_in_an_old_encoding_is_broken_like_any_other(tmp_path: Path) -> None:
    """With the line ends of another system too."""
    rule = RULE.replace("REQUIRES", "listing.symbol: {is: HLV}")
    rule = rule.replace("MUTATION", "mutation: {take_out: listing.symbol}").replace(
        "program.cap: 1", "listing.symbol: X"
    )
    (tmp_path / "pack.yaml").write_text("id: house\ntitle: House rules\n", encoding="utf-8")
    (tmp_path / "house-rule.yaml").write_text(rule, encoding="utf-8")
    source = STICKER.replace("&ldquo;", "“").replace("&rdquo;", "”").replace("\n", "\r\n").encode("cp1252")
    (trial,) = [trial for trial in run(Piped("draft.htm", source), tmp_path) if trial.rule == "house-rule"]

    assert ("“HLV” taken out (line 10)", "unknown") == (trial.change, trial.outcome)


def test_it_tells_how_far_it_is() -> None:
    """Once a rule and a draft, from nothing to the last but one."""
    told: list[tuple[int, int]] = []
    rulebook = select_rules(load_rulebook(()), ["cap-is-stated", "last-price"], [])
    drafts = [Piped(f"draft-{number}.htm", STICKER.encode()) for number in range(2)]
    mutate(
        drafts,
        rulebook,
        given=Facts(),
        as_of=None,
        today=date(2026, 11, 21),
        progress=lambda done, total: told.append((done, total)),
    )
    assert [(number, 4) for number in range(4)] == told
