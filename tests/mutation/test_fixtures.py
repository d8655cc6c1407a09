"""The standard: whatever is broken in a clean fixture, the rule that names the breach notices."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from checker.model.fact import Facts
from checker.model.mutation import MutationReport, Trial, Verdict, Way
from checker.model.rule import Rulebook
from checker.mutation.page import mutation_page
from checker.mutation.run import mutate
from checker.rulebook.load import load_rulebook

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/mutation.md"
CLEAN = (
    "atm-in-registration-statement/draft.htm",
    "downsize-sticker/draft.htm",
    "launch-baby-shelf/draft.htm",
    "launch-foreign/draft.htm",
    "launch-large/draft.htm",
    "launch-with-base/draft.htm",
    "submission-launch/draft.txt",
    "submission-upsize/draft.txt",
    "termination-sticker/draft.txt",
    "upsize-sticker/draft.htm",
)
"""No rule fails on them as they are."""
ASKED = "cap-is-stated"
"""Of a supplement that amends another, a cap that is not found is asked about: what it amends may state it."""
AMENDS = {"downsize-sticker", "submission-upsize", "upsize-sticker"}
WITH_DEFECTS = ("submission-suspension/draft.txt", "suspension/draft.md")
"""The only suspensions: some rules fail on them, the others are tried."""


@cache
def rulebook() -> Rulebook:
    """Load the built-in rules once."""
    return load_rulebook()


@cache
def report() -> MutationReport:
    """Break every fixture in every way, once for all of these tests."""
    drafts = [ROOT / "fixtures" / name for name in (*CLEAN, *WITH_DEFECTS)]
    return mutate(drafts, rulebook(), given=Facts(), as_of=None, today=date(2026, 11, 21))


def trials(*verdicts: Verdict) -> list[tuple[str, Trial]]:
    """List what came out so on any fixture, with the fixture."""
    return [(Path(tried.path).parent.name, trial) for tried in report().tried for trial in tried.named(*verdicts)]


def test_every_mutant_is_caught_by_its_own_rule() -> None:
    """Wherever a draft says it."""
    assert [] == trials(Verdict.MISSED)


def test_only_an_amendment_that_states_no_cap_is_asked_about() -> None:
    """A launch that states none fails."""
    outcomes = {(fixture, trial.outcome) for fixture, trial in trials(Verdict.CAUGHT) if trial.rule == ASKED}

    assert AMENDS == {fixture for fixture, outcome in outcomes if outcome == "unknown"}
    assert {fixture for fixture, _ in outcomes} - AMENDS == {fixture for fixture, said in outcomes if said == "fail"}


def test_what_is_out_of_reach_has_its_reason_for_something() -> None:
    """A reason that excuses no occurrence on any fixture is none."""
    used = {trial.why for _, trial in trials(Verdict.OUT_OF_REACH)}
    named = {why for rule in rulebook().rules for each in rule.mutations for why in each.out_of_reach.values()}

    assert named == used


def test_nothing_fails_on_the_clean_fixtures_before_they_are_broken() -> None:
    """Only the fixtures with defects of their own have rules that fail already."""
    with_defects = {Path(name).parent.name for name in WITH_DEFECTS}

    assert with_defects == {fixture for fixture, _ in trials(Verdict.ALREADY_FAILS)}


def test_every_built_in_rule_names_a_mutation() -> None:
    """Or says why there is none."""
    assert [] == [rule.id for rule in rulebook().rules if not rule.mutations]


def test_every_mutation_of_a_rule_breaks_some_fixture() -> None:
    """A mutation that can be made on no fixture proves nothing."""
    caught = [(trial.rule, trial.mutation) for _, trial in trials(Verdict.CAUGHT)]
    named = [(rule.id, mutation) for rule in rulebook().rules for mutation in rule.mutations]

    assert [] == [each for each in named if each not in caught and each[1].way is not Way.NONE]


def test_the_page_of_the_mutations_is_current(request: pytest.FixtureRequest) -> None:
    """What is said to be caught is what is caught."""
    page = mutation_page(report(), rulebook())
    if request.config.getoption("--update-snapshots"):
        PAGE.write_text(page, encoding="utf-8")
    assert page == PAGE.read_text(encoding="utf-8")
