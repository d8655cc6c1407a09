"""The law of a day: the built-in rules as of days before and after it changed, and what is left to counsel."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from checker.check import Read, Source, check, judge, select_rules
from checker.model.fact import Fact, Facts, Origin, State, Value
from checker.model.report import Checked
from checker.rulebook.load import load_rulebook

FIXTURES = Path(__file__).parents[1] / "fixtures"
LAUNCH = FIXTURES / "launch-large" / "draft.htm"
BABY_SHELF = FIXTURES / "launch-baby-shelf" / "draft.htm"
RULEBOOK = load_rulebook()
TODAY = date(2026, 11, 21)
CONDITIONS = (
    "eligible_when_filed",
    "filed_before_update",
    "agent_named_before_update",
    "amount_was_expected",
    "still_eligible",
)
SMALL: dict[str, Value] = {"document.kind": "launch", "baby_shelf.limited": True}


def given(told: dict[str, Value], absent: tuple[str, ...] = ()) -> Facts:
    """Give facts as a person does."""
    found = [Fact(name, State.FOUND, value, origin=Origin.GIVEN) for name, value in told.items()]
    return Facts.of([*found, *(Fact(name, State.ABSENT, origin=Origin.GIVEN) for name in absent)])


def outcome(rule: str, told: dict[str, Value], as_of: date, absent: tuple[str, ...] = ()) -> str:
    """Ask one built-in rule of given facts by the law of a day."""
    read = Read("facts.yaml", "", "facts", given(told, absent))
    checked = judge(read, RULEBOOK, Facts(), as_of, TODAY)
    return str(next(each.outcome for each in checked.evaluations if each.rule.id == rule))


def checked(source: Source, as_of: date | None = None) -> Checked:
    """Check one draft."""
    return check([source], RULEBOOK, given=Facts(), as_of=as_of, today=TODAY).checked[0]


@pytest.mark.parametrize(
    ("days", "as_of", "expected"),
    [
        (3, date(2017, 9, 4), "pass"),
        (3, date(2017, 9, 5), "fail"),
        (2, date(2017, 9, 4), "fail"),
        (2, date(2017, 9, 5), "pass"),
        (2, date(2024, 5, 27), "pass"),
        (2, date(2024, 5, 28), "fail"),
        (1, date(2024, 5, 27), "fail"),
        (1, date(2024, 5, 28), "pass"),
    ],
)
def test_the_settlement_cycle_is_that_of_the_day(days: int, as_of: date, expected: str) -> None:
    """T+3, T+2 from 5 September 2017, T+1 from 28 May 2024."""
    assert expected == outcome("settlement-cycle", {"document.kind": "launch", "settlement.days": days}, as_of)


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("fee-exhibit-is-for-the-cap", date(2022, 1, 31)),
        ("baby-shelf-float", date(2008, 1, 28)),
        ("right-424-paragraph", date(2005, 12, 1)),
        ("filed-by-the-second-business-day", date(2005, 12, 1)),
        ("filed-by-the-fifth-business-day", date(2005, 12, 1)),
    ],
)
def test_a_rule_counts_from_the_day_of_its_law(rule: str, first: date) -> None:
    """The day before it is not in force."""
    found = RULEBOOK.rule(rule)

    assert found is not None
    assert [False, True] == [found.in_force.holds(day) for day in (first - timedelta(days=1), first)]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("trading-symbol", {"document.kind": "launch", "listing.exchange": "nyse", "listing.symbol": "ABCD"}),
        ("price-method", {"document.kind": "launch", "program.method_415": "at the market offerings"}),
    ],
)
def test_what_the_cover_had_to_say_before_2_may_2019_it_still_has_to(rule: str, told: dict[str, Value]) -> None:
    """Item 501(b) was reworded on that day; what these rules ask for was asked before."""
    assert ["pass", "pass"] == [outcome(rule, told, day) for day in (date(2019, 5, 1), date(2019, 5, 2))]


@pytest.mark.parametrize(
    ("claimed", "as_of", "expected"),
    [
        ((), date(2026, 3, 19), "fail"),
        (CONDITIONS, date(2026, 3, 18), "fail"),
        (CONDITIONS, date(2026, 3, 19), "not_applicable"),
        (CONDITIONS[:4], date(2026, 3, 19), "unknown"),
    ],
)
def test_interpretation_116_26_counts_from_its_day_and_only_if_a_person_says_so(
    claimed: tuple[str, ...], as_of: date, expected: str
) -> None:
    """Without a claim the rule stands; of a claim in part the rest must be known."""
    told = SMALL | {f"kept_capacity.{name}": True for name in claimed}

    assert expected == outcome("baby-shelf-float", told, as_of, ("baby_shelf.public_float",))


def test_a_condition_of_interpretation_116_26_that_is_not_met_leaves_the_rule_as_it_is() -> None:
    """Whatever else is claimed."""
    told = SMALL | {f"kept_capacity.{name}": name != "amount_was_expected" for name in CONDITIONS}

    assert "fail" == outcome("baby-shelf-float", told, date(2026, 4, 1), ("baby_shelf.public_float",))


def test_the_arithmetic_of_a_stated_float_is_checked_whatever_the_ground() -> None:
    """Interpretation 116.26 lets the limit go, not a wrong sum."""
    kept = {f"kept_capacity.{name}": True for name in CONDITIONS}
    told = {"baby_shelf.public_float": 30e6, "baby_shelf.nonaffiliate_shares": 9e6, "baby_shelf.price": 2.0}

    assert "fail" == outcome("baby-shelf-float-arithmetic", SMALL | kept | told, date(2026, 4, 1), ("security.title",))


@pytest.mark.parametrize(
    ("reform", "expected"),
    [("", "fail"), ("2027-01-02", "fail"), ("2027-01-01", "not_applicable")],
)
def test_the_reform_switches_its_rules_off_from_the_day_that_a_firm_gives(
    tmp_path: Path, reform: str, expected: str
) -> None:
    """As long as it has no day it changes nothing."""
    parameters = f"parameters: {{registered_offering_reform: {reform}}}\n" if reform else ""
    (tmp_path / "pack.yaml").write_text(f"id: house\ntitle: House\n{parameters}", encoding="utf-8")
    read = Read("facts.yaml", "", "facts", given(SMALL, ("baby_shelf.public_float",)))
    evaluations = judge(read, load_rulebook([tmp_path]), Facts(), date(2027, 1, 1), TODAY).evaluations

    assert expected == next(each.outcome for each in evaluations if each.rule.id == "baby-shelf-float")


def test_every_rule_on_the_one_third_limit_ends_with_the_reform() -> None:
    """So that one parameter is enough."""
    limit = [rule for rule in RULEBOOK.rules if rule.pack == "form-s-3"]

    assert ["registered_offering_reform"] * len(limit) == [rule.in_force.before for rule in limit]


@pytest.mark.parametrize(
    ("draft", "as_of", "notes"),
    [
        (LAUNCH, None, ()),
        (LAUNCH, TODAY, ("the standard settlement cycle was",)),
        (BABY_SHELF, date(2026, 6, 30), ()),
        (BABY_SHELF, TODAY, ("the effective date of the Registered Offering Reform",)),
    ],
)
def test_the_report_says_what_was_not_verified_for_its_day(
    draft: Path, as_of: date | None, notes: tuple[str, ...]
) -> None:
    """In one sentence, and only of what was used."""
    told = checked(draft, as_of).notes

    assert len(notes) == len(told)
    assert all(note in said for note, said in zip(notes, told, strict=True))


def test_a_launch_leaves_questions_to_counsel_and_an_annual_report_none() -> None:
    """What is no document of an offering has nothing to be asked about."""
    other = checked(FIXTURES / "not-atm-annual-report" / "draft.htm")

    assert "cdi-212-05-opinion" in {question.id for question in checked(LAUNCH).checklist}
    assert () == other.checklist


def test_who_picks_rules_is_asked_nothing() -> None:
    """A question belongs to no rule; leaving rules out leaves the questions in."""
    picked = select_rules(RULEBOOK, ["form-s-3"], [])
    ignoring = select_rules(RULEBOOK, [], ["form-s-3"])

    asked = [check([LAUNCH], rulebook, given=Facts(), as_of=None, today=TODAY).checked[0].checklist
             for rulebook in (picked, ignoring)]  # fmt: skip
    assert [False, True] == [bool(questions) for questions in asked]
