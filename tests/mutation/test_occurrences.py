"""Every place that writes a value, altered one at a time."""

from __future__ import annotations

from datetime import date

import pytest

from checker.check import Read, judge
from checker.model.mutation import Mutation, Way
from checker.mutation.case import Case, NotMadeError, given_facts
from checker.mutation.draft import open_draft
from checker.mutation.occurrences import alter_each
from tests.mutation.conftest import STICKER, rulebook


def altered(name: str, source: str = STICKER, **out_of_reach: str) -> list[tuple[str, str]]:
    """Alter a fact of a draft in each place, and give what was changed and why it is out of reach."""
    vocabulary = rulebook().vocabulary
    draft = open_draft(source.encode(), "draft.htm", vocabulary)
    facts = judge(Read("draft.htm", "", "html", draft.facts), rulebook(), given_facts({}), None, date(2026, 11, 21))
    case = Case(draft, facts.facts, given_facts({}), vocabulary)
    mutation = Mutation(Way.ALTER_ONE_OCCURRENCE, (name,), out_of_reach=out_of_reach)
    return [(mutant.change.partition(" (")[0], why) for mutant, why in alter_each(mutation, case)]


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("program.cap", ["20,000,000 → 20,000,001"]),
        ("listing.last_price", ["4.05 → 4.06"]),
        ("filing.registration_numbers", ["333-100200 → 333-100201"]),
        ("agreement.date", ["June 2, 2025 → June 3, 2025"] * 3),
        ("issuer.name", ["Hollin & Vale, Inc. → Holin & Vale, Inc."]),
    ],
)
def test_each_place_that_writes_the_value_is_altered(name: str, changes: list[str]) -> None:
    """Another digit, the next day, or a letter less: whether the checker has read it there or not."""
    assert changes == [change for change, _ in altered(name)]


def test_a_place_that_no_reader_knows_is_altered_too() -> None:
    """The words around it make no difference; only the sign of money and percent does."""
    source = STICKER.replace("<p>Neither", "<p>Our dog is worth $4.05, and weighs 4.05 pounds.</p><p>Neither")

    assert ["4.05 → 4.06"] * 2 == [change for change, _ in altered("listing.last_price", source)]


def test_why_a_place_is_out_of_reach_goes_by_the_words_of_its_sentence() -> None:
    """The first reason whose words stand there, in whatever case."""
    reasons = [why for _, why in altered("agreement.date", **{"under the sales agreement": "it is told elsewhere"})]

    assert ["", "", "it is told elsewhere"] == reasons


def test_a_value_that_is_not_written_cannot_be_altered() -> None:
    """A listing is read from the name of an exchange, which is not how the fact is written."""
    with pytest.raises(NotMadeError, match="the exchange: not written in the draft"):
        altered("listing.exchange")
