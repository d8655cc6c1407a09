"""What the supplement says of an escrow and of a minimum."""

from __future__ import annotations

import pytest

from checker.model.fact import State
from tests.extraction.drafting import launch


@pytest.mark.parametrize(
    ("fact", "sentence", "state"),
    [
        ("offering.no_escrow", "There is no arrangement for funds to be received in escrow.", State.FOUND),
        ("offering.no_escrow", "No funds are placed in escrow, in trust or under a similar arrangement.", State.FOUND),
        ("offering.no_escrow", "The proceeds are held in escrow until the closing.", State.UNREAD),
        ("offering.no_minimum", "There is no minimum offering amount.", State.FOUND),
        ("offering.no_minimum", "The shares are offered without a minimum offering amount.", State.FOUND),
        ("offering.no_minimum", "There is no minimum number of shares that must be sold.", State.FOUND),
        ("offering.no_minimum", "There is no minimum price.", State.UNREAD),
        ("offering.no_minimum", "There is no required minimum sales price.", State.UNREAD),
    ],
)
def test_the_statement_is_told_from_what_is_like_it(fact: str, sentence: str, state: State) -> None:
    """That a share has no lowest price says nothing of the amount that must be sold; only the cover was given."""
    method = (
        "Sales are made in “at the market offerings” as defined in Rule 415(a)(4) under the Securities Act of 1933."
    )

    assert state is launch(method=f"{method} {sentence}")[fact].state
