"""The baby-shelf paragraph: float, shares, price, date, prior sales, and whether the limit applies."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.drafting import launch

LIMITED = (
    "As of May 1, 2026, the aggregate market value of our outstanding common stock held by "
    "non-affiliates, or the public "
    "float, was approximately $18.2 million, based on 10,400,000 shares outstanding, of which "
    "9,100,000 shares were held by "
    "non-affiliates, at a price of $2.00 per share, the closing price on March 20, 2026. Pursuant to "
    "General Instruction "
    "I.B.6 of Form S-3, in no event will we sell more than one-third of our public float in any "
    "12-month period so long as "
    "our public float remains below $75,000,000. During the prior 12 calendar months that end on and "
    "include the date of "
    "this prospectus supplement, we have not sold any securities pursuant to General Instruction I.B.6 of Form S-3."
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("baby_shelf.limited", True),
        ("baby_shelf.public_float", 18_200_000),
        ("baby_shelf.nonaffiliate_shares", 9_100_000),
        ("baby_shelf.outstanding_shares", 10_400_000),
        ("baby_shelf.price", 2),
        ("baby_shelf.price_date", date(2026, 3, 20)),
        ("baby_shelf.sold_prior_12_months", 0),
    ],
)
def test_the_calculation_is_read(name: str, expected: object) -> None:
    """Each number of the calculation."""
    assert launch(float=LIMITED)[name].value == expected


def test_the_last_price_is_not_taken_from_the_calculation() -> None:
    """The price used for the float is another price."""
    assert launch(float=LIMITED)["listing.last_price"].value == 6.4


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "We have not offered any securities pursuant to General Instruction I.B.6 during the "
            "prior 12 months, except for "
            "$1,000,000 in May and $250,000 in June.",
            1_250_000,
        ),
        (
            "During the 12 calendar months prior to the date of this prospectus supplement, we have "
            "sold approximately $1.5 "
            "million of securities pursuant to General Instruction I.B.6 of Form S-3.",
            1_500_000,
        ),
        ("During the prior twelve-month period we sold nothing of note.", None),
    ],
)
def test_prior_sales_are_added_up(sentence: str, expected: float | None) -> None:
    """None, one amount, or several; silence is not nothing."""
    head, _, _ = LIMITED.rpartition("During the prior")
    assert launch(float=head + sentence)["baby_shelf.sold_prior_12_months"].value == expected


def test_a_paragraph_that_says_the_limit_does_not_apply() -> None:
    """Its numbers are read, and the limit is not."""
    paragraph = LIMITED.split("Pursuant to")[0] + (
        "We are therefore not currently subject to the limitations under General Instruction I.B.6 of Form S-3."
    )
    facts = launch(float=paragraph)
    assert facts["baby_shelf.limited"].value is False
    assert facts["baby_shelf.public_float"].value == 18_200_000


def test_without_a_paragraph_all_of_it_is_absent() -> None:
    """A cover that is silent has no baby-shelf facts."""
    assert launch()["baby_shelf.paragraph"].found is False
