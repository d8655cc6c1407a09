"""A small launch supplement whose sentences a test may replace one at a time."""

from __future__ import annotations

from checker.documents.read import read_bytes
from checker.extraction.extract import extract_facts
from checker.model.document import Document
from checker.model.fact import Facts

LEGEND = (
    "Neither the Securities and Exchange Commission nor any state securities commission has approved or disapproved "
    "of these securities or passed upon the adequacy or accuracy of this prospectus supplement. Any representation to "
    "the contrary is a criminal offense."
)

LAUNCH = {
    "corner": "Filed Pursuant to Rule 424(b)(5)",
    "number": "Registration No. 333-912345",
    "title": "PROSPECTUS SUPPLEMENT",
    "base": "(To Prospectus dated April 8, 2025)",
    "issuer": "Quillfeather Robotics, Inc.",
    "amount": "Up to $48,000,000",
    "security": "Common Stock",
    "agreement": (
        "We have entered into an Equity Sales Agreement, dated March 2, 2026 (the “Sales Agreement”), with Harbourline "
        "Securities, LLC (“Harbourline”), relating to shares of our common stock. Under the Sales Agreement we may "
        "offer and sell shares of our common stock having an aggregate offering price of up to $48,000,000 from time "
        "to time through Harbourline, as our sales agent."
    ),
    "listing": (
        "Our common stock is listed on The Nasdaq Global Market under the symbol “QLFR.” On February "
        "27, 2026, the last "
        "reported sale price of our common stock was $6.40 per share."
    ),
    "method": (
        "Sales of our shares, if any, will be made in sales deemed to be “at the market offerings” as defined in Rule "
        "415(a)(4) under the Securities Act of 1933. Harbourline is not required to sell any "
        "specific number of shares, "
        "but will use commercially reasonable efforts. There is no arrangement for funds to be received in escrow."
    ),
    "commission": "Harbourline will receive a commission of up to 3.0% of the gross proceeds of the shares sold.",
    "float": "",
    "risk": "Investing in our stock is risky. See “Risk Factors” beginning on page S-5 of this prospectus supplement.",
    "legend": LEGEND,
    "agent": "Harbourline Securities",
    "date": "The date of this prospectus supplement is March 2, 2026.",
    "rest": "",
}


def read_launch(**sentences: str) -> Document:
    """Read the launch supplement with some of its sentences replaced; an empty one is left out."""
    return read_bytes("\n\n".join(filter(None, (LAUNCH | sentences).values())).encode(), "draft.txt")


def launch(**sentences: str) -> Facts:
    """Give the facts of the launch supplement with some of its sentences replaced."""
    return extract_facts(read_launch(**sentences), {})


def sticker(*paragraphs: str) -> Facts:
    """Give the facts of a one-page supplement that amends another."""
    return extract_facts(read_bytes("\n\n".join(paragraphs).encode(), "draft.txt"), {})
