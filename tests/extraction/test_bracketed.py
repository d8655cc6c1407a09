"""A value that a draft still has in brackets is neither there nor missing."""

from __future__ import annotations

import pytest

from checker.model.fact import Fact, State
from tests.extraction.drafting import launch

PRICE = "Our common stock is listed on The Nasdaq Global Market. "


@pytest.mark.parametrize(
    ("sentences", "name", "told"),
    [
        (
            {"listing": PRICE + "On February 27, 2026, the last reported sale price of our common stock was $[6.40]."},
            "listing.last_price",
            "$[6.40]",
        ),
        (
            {"listing": PRICE + "On [February 27], 2026, the last reported sale price of our stock was $6.40."},
            "listing.last_price_date",
            "[February 27]",
        ),
        (
            {
                "amount": "Up to $[48,000,000]",
                "agreement": "We have entered into a Sales Agreement with Harbourline Securities, LLC.",
            },
            "program.cap",
            "$[48,000,000]",
        ),
        (
            {"commission": "Harbourline will receive a commission of [3.0]% of the gross proceeds of the shares sold."},
            "commission.rate",
            "[3.0]",
        ),
        ({"date": "The date of this prospectus supplement is [March 2, 2026]."}, "document.date", "[March 2, 2026]"),
        ({"base": "(To Prospectus dated [April 8], 2025)"}, "base_prospectus.date", "[April 8]"),
    ],
)
def test_a_value_in_brackets_is_unread(sentences: dict[str, str], name: str, told: str) -> None:
    """The reason quotes the brackets."""
    fact = _in_a_whole_draft(sentences, name)
    assert State.UNREAD == fact.state
    assert f"it stands in brackets: “{told}”" == fact.reason


@pytest.mark.parametrize("blank", ["", " The last reported sale price of our common stock was $[●] per share."])
def test_a_value_that_is_not_there_stays_absent(blank: str) -> None:
    """Neither a blank nor brackets elsewhere stand for a price."""
    listing = "Our common stock is listed on The Nasdaq Global Market [formerly, until 2019, another market]." + blank
    assert State.ABSENT == _in_a_whole_draft({"listing": listing}, "listing.last_price").state


def test_a_value_found_elsewhere_stands() -> None:
    """What is stated without brackets is found, although it is also stated in them."""
    assert 48_000_000 == _in_a_whole_draft({"amount": "Up to $[48,000,000]"}, "program.cap").value


def _in_a_whole_draft(sentences: dict[str, str], name: str) -> Fact:
    """Read a draft that goes on behind its cover, so that what is not there is absent."""
    contents = "TABLE OF CONTENTS\n\nRisk Factors S-5\n\nUse of Proceeds S-6\n\nRISK FACTORS\n\nOur stock is risky."
    return launch(rest=contents, **sentences)[name]
