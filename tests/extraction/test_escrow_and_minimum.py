"""What the supplement says of an escrow, of a minimum, of its end and of the settlement of sales."""

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
        ("offering.no_escrow", "We have not arranged to place funds in an escrow or similar account.", State.FOUND),
        ("offering.no_escrow", "There is no seal, nor any arrangement for an escrow of funds.", State.FOUND),
        ("offering.no_escrow", "The proceeds are not, and will not be, placed into escrow.", State.FOUND),
        ("offering.no_minimum", "There is no minimum offering amount.", State.FOUND),
        ("offering.no_minimum", "There is no minimum aggregate offering amount.", State.FOUND),
        ("offering.no_minimum", "The offering has no minimum and no fixed end.", State.FOUND),
        ("offering.no_minimum", "We are not required to sell any minimum number of shares.", State.FOUND),
        ("offering.no_minimum", "There is neither a minimum purchase requirement nor a lock-up.", State.FOUND),
        ("offering.no_minimum", "There is no minimum purchase price.", State.UNREAD),
        ("offering.end", "The offering shall automatically terminate upon the sale of all shares.", State.FOUND),
        ("offering.end", "The offering will continue until all shares are sold.", State.FOUND),
        ("offering.end", "The offering may be terminated by either of us at any time.", State.FOUND),
        ("settlement.days", "Settlement will occur no later than the first trading day after each sale.", State.FOUND),
        ("settlement.days", "Settlement is on the second (2nd) business day after each sale.", State.FOUND),
        ("settlement.days", "Settlement is made as the parties agree.", State.UNREAD),
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
