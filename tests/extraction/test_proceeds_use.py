"""The section on the use of proceeds."""

from __future__ import annotations

import pytest

from checker.model.fact import Facts, State
from tests.extraction.inside import inside


def used(*paragraphs: str) -> Facts:
    """Give the facts of a launch with this section on the use of proceeds."""
    return inside("USE OF PROCEEDS", *paragraphs, "LEGAL MATTERS")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We intend to use the net proceeds, if any, for working capital.", State.FOUND),
        ("NEE will add the net proceeds to its general funds.", State.FOUND),
        ("The proceeds will be used to fund our trials.", State.FOUND),
        ("We have no specific plan for what we receive.", State.FOUND),
        ("What is said here supplements “Use of Proceeds” in the base prospectus.", State.ABSENT),
        ("The amount of proceeds depends on the number of shares sold.", State.ABSENT),
    ],
)
def test_a_purpose(sentence: str, expected: State) -> None:
    """A sentence that uses the proceeds, or that says there is no plan; the caption is none."""
    assert expected == used(sentence)["use_of_proceeds.purpose"].state


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We intend to use the proceeds to repay our term loan.", State.FOUND),
        ("We will redeem our notes.", State.FOUND),
        ("We expect to use them to repay commercial paper as it falls due.", State.FOUND),
        ("We intend to use the proceeds for general purposes, including repayment of debt.", State.ABSENT),
        ("We expect to use them as working capital, and may repay debt.", State.ABSENT),
        ("We intend to buy machines.", State.ABSENT),
    ],
)
def test_debt_that_will_be_repaid(sentence: str, expected: State) -> None:
    """What only may be repaid, or is one of several purposes named as examples, is not."""
    assert expected == used(sentence)["use_of_proceeds.debt_repaid"].state


@pytest.mark.parametrize(
    ("sentence", "rate", "maturity"),
    [
        ("The loan bears interest at 8.0% and matures on July 1, 2028.", State.FOUND, State.FOUND),
        ("It accrues interest at SOFR plus a margin.", State.FOUND, State.ABSENT),
        ("Its weighted average rate is 4.6%, with maturities of up to 45 days.", State.FOUND, State.FOUND),
        ("The notes are due in 2031.", State.ABSENT, State.FOUND),
        ("The expenses are payable by us.", State.ABSENT, State.ABSENT),
    ],
)
def test_the_terms_of_the_debt(sentence: str, rate: State, maturity: State) -> None:
    """A rate and a maturity, each by itself."""
    facts = used(sentence)
    assert (rate, maturity) == (facts["use_of_proceeds.debt_rate"].state, facts["use_of_proceeds.debt_maturity"].state)
