"""Filed submissions: what the rules say when header, cover and fee exhibit agree, and when they do not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.check import Piped, check
from checker.model.evaluation import Outcome
from checker.model.fact import Facts
from checker.model.report import Checked
from checker.rulebook.load import load_rulebook

FIXTURES = Path(__file__).parents[1] / "fixtures"
LAUNCH = (FIXTURES / "submission-launch" / "draft.txt").read_text(encoding="utf-8")
TIES = frozenset(
    {
        "form-type-is-the-rule-424-paragraph",
        "file-number-is-that-of-the-filing",
        "issuer-is-the-filing-company",
        "not-dated-after-its-filing",
        "filed-by-the-second-business-day",
        "fee-exhibit-is-for-the-cap",
    }
)


def checked(name: str, source: str) -> Checked:
    """Check one source."""
    piped = Piped(name, source.encode())
    report = check([piped], load_rulebook(), given=Facts(), as_of=None, today=date(2026, 11, 21))
    assert () == report.failed
    return report.checked[0]


def rules(outcome: Outcome, source: str) -> set[str]:
    """List the rules with that outcome on a submission."""
    return {each.rule.id for each in checked("filing.txt", source).evaluations if each.outcome is outcome}


def test_a_submission_in_order_passes() -> None:
    """Everything is tied to something, and nothing is open."""
    assert TIES <= rules(Outcome.PASS, LAUNCH)
    assert set() == rules(Outcome.FAIL, LAUNCH)


@pytest.mark.parametrize(
    ("was", "becomes", "rule"),
    [
        (
            "CONFORMED SUBMISSION TYPE:\t424B5",
            "CONFORMED SUBMISSION TYPE:\t424B2",
            "form-type-is-the-rule-424-paragraph",
        ),
        ("SEC FILE NUMBER:\t333-902144", "SEC FILE NUMBER:\t333-920144", "file-number-is-that-of-the-filing"),
        ("\tCORVANE ENERGY CORP", "\tCORVANE POWER CORP", "issuer-is-the-filing-company"),
        ("FILED AS OF DATE:\t\t20260309", "FILED AS OF DATE:\t\t20260305", "not-dated-after-its-filing"),
        ("FILED AS OF DATE:\t\t20260309", "FILED AS OF DATE:\t\t20260311", "filed-by-the-second-business-day"),
        (
            ">750,000,000.00</ix:nonFraction>. The",
            ">570,000,000.00</ix:nonFraction>. The",
            "fee-exhibit-is-for-the-cap",
        ),
    ],
)
def test_one_thing_broken_is_found_alone(was: str, becomes: str, rule: str) -> None:
    """The right rule fails, and no other."""
    assert 1 == LAUNCH.count(was)
    assert {rule} == rules(Outcome.FAIL, LAUNCH.replace(was, becomes))


def test_a_filing_on_the_second_business_day_is_in_time() -> None:
    """The supplement is dated on a Friday; the second business day is Tuesday."""
    source = LAUNCH.replace("FILED AS OF DATE:\t\t20260309", "FILED AS OF DATE:\t\t20260310")

    assert "filed-by-the-second-business-day" in rules(Outcome.PASS, source)


def test_nothing_of_it_applies_to_a_draft() -> None:
    """What is not filed has no header, and no rule asks for one."""
    draft = (FIXTURES / "launch-large" / "draft.htm").read_text(encoding="utf-8")
    outcomes = {each.rule.id: each.outcome for each in checked("draft.htm", draft).evaluations}

    assert {Outcome.NOT_APPLICABLE} == {outcomes[rule] for rule in TIES}


def test_a_draft_reads_the_same_inside_its_submission() -> None:
    """The envelope adds facts and changes none, nor does it change a line's quote."""
    inside = checked("filing.txt", LAUNCH).facts
    alone = checked("draft.htm", (FIXTURES / "launch-large" / "draft.htm").read_text(encoding="utf-8")).facts
    added = {fact.name for fact in inside if fact.name.startswith(("filing.", "fee_exhibit."))}

    assert {fact.name: (fact.state, fact.value) for fact in alone if fact.name not in added} == {
        fact.name: (fact.state, fact.value) for fact in inside if fact.name not in added
    }
