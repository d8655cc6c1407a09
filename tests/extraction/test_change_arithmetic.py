"""What a change of the programme can be computed again from, and the proceeds of a whole one."""

from __future__ import annotations

import pytest

from checker.model.fact import Facts, State
from tests.extraction.drafting import LEGEND, launch, sticker
from tests.extraction.inside import inside


def update(sentence: str) -> Facts:
    """Give the facts of a supplement that changes the amount."""
    return sticker(
        "Filed Pursuant to Rule 424(b)(5)",
        "Registration No. 333-912345",
        "Up to $75,000,000",
        "Common Stock",
        "This prospectus supplement amends and supplements the prospectus supplement dated March 2, 2026, relating to "
        "at the market offerings under our Sales Agreement, dated March 2, 2026, with Harbourline Securities, LLC.",
        sentence,
        LEGEND,
        "The date of this prospectus supplement is June 1, 2026.",
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We are increasing the amount that we may sell by $25,000,000.", 25_000_000),
        ("We have increased the aggregate offering price by an additional $25.0 million.", 25_000_000),
        ("We are reducing the maximum aggregate offering price by $20,000,000.", -20_000_000),
        ("We are increasing the amount that we may sell to $75,000,000.", None),
    ],
)
def test_the_amount_of_the_change_has_a_sign(sentence: str, expected: float | None) -> None:
    """More is positive, less is negative; "to" is no change by."""
    assert expected == update(sentence)["change.amount"].value


def test_the_components_of_an_amount() -> None:
    """A total and the two amounts that it is said to consist of."""
    facts = update("We may sell $75,000,000, consisting of $4,500,000 remaining and an additional $70,500,000.")
    names = ("total", "first_component", "second_component")
    assert (75_000_000, 4_500_000, 70_500_000) == tuple(facts[f"change.{name}"].value for name in names)


@pytest.mark.parametrize(
    "sentence",
    [
        "We may sell $75,000,000, consisting of $4,500,000 remaining, $500,000 of another and $70,000,000 new.",
        "We may sell $75,000,000, consisting of $4,500,000 remaining and $70,000,000 new and $500,000 of others.",
        "We may sell $75,000,000, of which $4,500,000 is left.",
    ],
)
def test_other_breakdowns_are_no_sum_of_two(sentence: str) -> None:
    """Nothing is read of a sum whose parts may not all be known."""
    assert State.ABSENT is update(sentence)["change.total"].state


def test_the_average_price_is_that_of_the_sales_to_date() -> None:
    """The product can be as far off as the roundings of both numbers."""
    facts = update(
        "As of June 1, 2026, we have sold 1,000,000 shares of our common stock at an average price of $2.35 per share "
        "for gross proceeds of approximately $2.4 million."
    )
    assert (2.35, 55_000) == (facts["sold.average_price"].value, facts["sold.rounding"].value)


def test_without_sales_there_is_no_average_price() -> None:
    """A change by itself says nothing of prices."""
    assert State.ABSENT is update("We are increasing the amount by $25,000,000.")["sold.average_price"].state


NET = "We estimate net proceeds of up to approximately $46.4 million, after deducting commissions and expenses."


def test_the_net_proceeds_and_the_expenses() -> None:
    """Of the sale of everything, and without commissions."""
    facts = launch(
        rest=f"USE OF PROCEEDS\n\n{NET}\n\nPLAN OF DISTRIBUTION\n\nWe estimate that the total expenses for the "
        "offering, excluding compensation payable to the agent, will be approximately $150,000."
    )
    names = ("net", "net_rounding", "expenses")
    assert (46_400_000, 50_000, 150_000) == tuple(facts[f"proceeds.{name}"].value for name in names)


@pytest.mark.parametrize(
    "sentence",
    [
        "We received net proceeds of $9.0 million from a private placement, after deducting expenses.",
        "The net proceeds of this offering will be used for working capital.",
        "After estimated offering expenses payable by us, you will experience dilution of $4.80 per share.",
    ],
)
def test_other_proceeds_are_not_those_of_the_programme(sentence: str) -> None:
    """What was received before, or no amount at all."""
    facts = launch(rest=f"USE OF PROCEEDS\n\n{sentence}")
    assert (None, None) == (facts["proceeds.net"].value, facts["proceeds.expenses"].value)


def test_shares_outstanding_before_and_after() -> None:
    """From the summary of the offering and the sentence under it."""
    facts = inside(
        "THE OFFERING",
        "Common stock to be outstanding after this offering\tUp to 19,500,000 shares",
        "The number of shares to be outstanding after this offering is based on 12,000,000 shares of "
        "common stock outstanding as of December 31, 2025.",
    )
    assert (12_000_000, 19_500_000) == (
        facts["offering.outstanding_before"].value,
        facts["offering.outstanding_after"].value,
    )
