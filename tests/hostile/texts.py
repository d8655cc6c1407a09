"""Texts on which a careless pattern takes forever, and the prospectuses that hide them."""

from __future__ import annotations

UNITS = (
    "Sales Agreement ",
    "the Sales Agreement ",
    "the Alder Lane Agreement ",
    "up to $1,000,000 ",
    "aggregate offering price of up to ",
    "aggregate offering price of up to $1,000,000. ",
    "suspend the offering ",
    "January 5, 2026 ",
    "prospectus dated January 5, 2026, ",
    "(",
    "( ",
    "(“",
    "“",
    "“ ",
    "[",
    "[NTD: ",
    "Inc., LLC, ",
    "Alder ",
    "A & ",
    "Alder\n",
    "x",
    "X",
    "X.",
    "1",
    "1,",
    "111,",
    "$1",
    "3% of gross sales ",
    "333-123456, ",
    "registration file ",
    "file no. 333-12345 ",
    "General Instruction I.B.6 ",
    "aggregate market value ",
    "100 shares outstanding ",
    "through Alder Lane Securities, LLC ",
    "approved or disapproved ",
    "TABLE OF CONTENTS\n",
    "PROSPECTUS\n",
    "Risk Factors\n",
    "Risk Factors\tS-3\n",
    "see “Risk Factors” on page S-3 ",
    "settle ",
    "to the ",
)
HEAD = """Filed pursuant to Rule 424(b)(5)
Registration No. 333-123456

PROSPECTUS SUPPLEMENT
(To Prospectus dated January 5, 2026)

Alder Lane Corp.

Up to $5,000,000
Common Stock

{opening} We have entered into a Sales Agreement with Birch Hill Securities, LLC to offer and sell common stock from
time to time in sales deemed to be an at the market offering.

"""
FOOT = """

Neither the Securities and Exchange Commission nor any state securities commission has approved or disapproved of these
securities or determined if this prospectus is truthful or complete. Any representation to the contrary is a criminal
offense.

The date of this prospectus supplement is January 5, 2026.

"""


def hidden_in_cover(text: str) -> str:
    """Put a text into the cover of a launch."""
    return HEAD.format(opening="") + text + FOOT


def hidden_in_body(text: str) -> str:
    """Put a text into the risk factors of a launch."""
    return HEAD.format(opening="") + FOOT + "\f\nRISK FACTORS\n\n" + text + "\n\nPLAN OF DISTRIBUTION\n\n" + text


def hidden_in_stop(text: str) -> str:
    """Put a text into a supplement that suspends the offering."""
    opening = "This supplement amends the prospectus supplement dated May 1, 2025. We have suspended the ATM."
    return HEAD.format(opening=opening) + text + FOOT


def hidden_in_update(text: str) -> str:
    """Put a text into a supplement that increases the amount."""
    opening = "This supplement amends the prospectus. We increase the maximum aggregate amount from $1 to $5,000,000."
    return HEAD.format(opening=opening) + text + FOOT


def bare(text: str) -> str:
    """Give the text alone."""
    return text


DISGUISES = (bare, hidden_in_cover, hidden_in_body, hidden_in_stop, hidden_in_update)
