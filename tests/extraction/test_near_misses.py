"""Sentences beside those that are read: each looks like one, and says something else."""

from __future__ import annotations

import pytest

from checker.extraction.cover.agents import BANK
from checker.model.fact import Facts, State
from tests.extraction.drafting import LAUNCH, launch, sticker

PAID = "We will pay the sales agent a commission of {} of the gross sales price."
AGREED = (
    "We have entered into an Equity Sales Agreement, dated March 2, 2026 (the “Sales Agreement”), with {}, relating to "
    "shares of our common stock. Under the Sales Agreement we may offer and sell shares of our common stock having an "
    "aggregate offering price of up to $48,000,000 from time to time."
)
FORWARD = " Each forward purchaser may borrow shares from others."


def update(said: str) -> Facts:
    """Give the facts of a sticker that says something."""
    return sticker(
        "Filed Pursuant to Rule 424(b)(5)\n\nRegistration No. 333-912345\n\nQUILLFEATHER ROBOTICS, INC.",
        "This Supplement No. 1 amends the Prospectus Supplement dated May 6, 2024, under an Equity Distribution "
        f"Agreement (the “Sales Agreement”) with Harbourline Securities, LLC for sales at the market. {said}",
        "The date of this Supplement No. 1 to the Prospectus Supplement is November 4, 2025.",
    )


@pytest.mark.parametrize(
    ("said", "rate"),
    [
        ("three percent", 3.0),
        ("two and one-half percent", 2.5),
        ("one-half of one percent", None),
        ("three-quarters of one percent", None),
        ("two point five percent", None),
        ("between two percent and three percent", None),
        ("two to three percent", None),
    ],
)
def test_a_commission_in_words_is_a_whole_number_of_words(said: str, rate: float | None) -> None:
    """The last word of a number in words is another number."""
    fact = launch(commission=PAID.format(said))["commission.rate"]
    assert (State.UNREAD, None) == (fact.state, fact.value) if rate is None else rate == fact.value


def test_what_remains_after_a_commission_is_none() -> None:
    """Ninety-seven percent of the price are the issuer's."""
    said = "We will receive ninety-seven percent of the gross sales price after the commission of the sales agent."
    assert launch(commission=said)["commission.rate"].value is None


@pytest.mark.parametrize(
    ("agents", "names"),
    [
        ("Harbourline Securities, LLC and Fife Bank Limited (the “Agents”)", 2),
        ("Harbourline Securities, LLC, as sales agent, and Fife Bank Limited, as forward purchaser", 1),
    ],
)
def test_a_bank_that_is_defined_as_an_agent_is_one(agents: str, names: int) -> None:
    """Though forwards are sold too."""
    found = launch(agreement=AGREED.format(agents) + FORWARD)["agents.names"].value
    assert isinstance(found, tuple)
    assert names == len(found)


def test_the_other_of_two_agents_is_no_short_name() -> None:
    """ "X LLC or Y" are two."""
    found = launch(agreement=AGREED.format("Alder Securities LLC or Fife, as sales agents"))["agents.names"].value
    assert ("Alder Securities LLC",) != found


def test_a_long_name_that_ends_as_no_bank_does_is_none() -> None:
    """It is not tried in every division of its letters: that would not end."""
    assert BANK.search("Bank of " + "A" * 5_000 + " Inc.") is None


@pytest.mark.parametrize(
    ("said", "shares"),
    [
        ("In the first quarter we did not sell any shares under the Sales Agreement.", 0),
        (
            "In the first quarter we did not sell any shares under the Sales Agreement. As of the date hereof we have "
            "sold 1,000,000 shares of our common stock under the Sales Agreement for gross proceeds of $5,000,000.",
            1_000_000,
        ),
    ],
)
def test_no_sales_in_a_while_are_not_no_sales(said: str, shares: int) -> None:
    """What is said of other sales counts."""
    assert shares == update(said)["sold.shares"].value


@pytest.mark.parametrize("form", ["Harbourline Inc. Sales Agreement", "U.S. Sales Agreement"])
def test_a_sentence_goes_on_within_the_name_of_an_agreement(form: str) -> None:
    """Behind the form of a company, and behind U.S."""
    said = f"Commissions payable under the {form} are up to 3.0% of the gross sales price."
    assert 3.0 == launch(commission=said)["commission.rate"].value


def test_the_symbol_of_warrants_is_not_that_of_the_shares() -> None:
    """Though it stands first, and no symbol is called one."""
    said = (
        "Our warrants are listed on the NYSE under “QLFRW”. Our common stock is listed on the New York Stock Exchange."
    )
    assert "QLFRW" != launch(listing=said)["listing.symbol"].value


def test_a_price_in_dollars_at_home_comes_before_one_abroad() -> None:
    """The first is in US dollars."""
    said = "On March 2, 2026, the closing price of our common stock was US$3.60 on the NYSE and $5.00 on the TSX."
    assert 3.6 == launch(listing=f"Our common stock is listed on the NYSE. {said}")["listing.last_price"].value


def test_a_change_by_this_supplement_may_stand_in_the_past() -> None:
    """ "Was increased" tells of an earlier change only without that."""
    facts = update(
        "By this Supplement No. 1, the maximum aggregate offering price of the shares was increased from $75,000,000 "
        "to $90,000,000."
    )
    assert 90_000_000 == facts["change.new_cap"].value


def test_another_security_of_the_supplement_is_no_other_cap() -> None:
    """It has an amount of its own."""
    said = "This prospectus supplement covers up to $50,000,000 of our Series A preferred stock as well."
    assert launch(method=f"{LAUNCH['method']} {said}")["program.cap_odd"].value is None
