"""The table of contents and its entries."""

from __future__ import annotations

import pytest

from checker.model.fact import State
from tests.extraction.drafting import launch, sticker
from tests.extraction.whole_supplement import inside, listed


def test_a_table_of_contents_is_found_with_the_page_of_its_risk_factors() -> None:
    """And every entry has its caption."""
    facts = inside("Words.", base=True)
    assert State.FOUND == facts["document.contents"].state
    assert "S-5" == facts["contents.risk_factors"].value
    assert [] == listed(facts, "contents.captions_missing")


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("THE OFFERING", []),
        ("The offering, in short", []),
        ("THE OFFER", ["the offering"]),
        ("The Of-", ["the offering"]),
        ("In the offering", ["the offering"]),
    ],
)
def test_an_entry_without_its_caption(first: str, expected: list[str]) -> None:
    """A caption begins a line; that a sentence has its words is not enough."""
    contents = "TABLE OF CONTENTS\n\nThe Offering\tS-1\n\nRisk Factors\tS-2\n\nDilution\tS-3\n\nExperts\tS-4"
    rest = "\n\n".join([contents, "-", first, "Words.", "RISK FACTORS", "DILUTION", "Words.", "EXPERTS"])
    assert expected == listed(launch(rest=rest), "contents.captions_missing")


def test_the_first_caption_may_look_like_an_entry() -> None:
    """One that ends in a number is taken into the table, and yet is a caption."""
    contents = "TABLE OF CONTENTS\n\nAbout Amendment No. 1\tS-1\n\nRisk Factors\tS-2\n\nDilution\tS-3\n\nExperts\tS-4"
    rest = "\n\n".join([contents, "ABOUT AMENDMENT NO. 1", "Words.", "RISK FACTORS", "DILUTION", "Words.", "EXPERTS"])
    assert [] == listed(launch(rest=rest), "contents.captions_missing")


def test_a_table_without_risk_factors() -> None:
    """Their page is absent."""
    contents = "TABLE OF CONTENTS\n\nThe Offering\tS-1\n\nDilution\tS-3\n\nExperts\tS-4\n\nLegal Matters\tS-5"
    facts = launch(rest=f"{contents}\n\nTHE OFFERING\n\nWords.")
    assert State.ABSENT == facts["contents.risk_factors"].state


def test_a_cover_alone_and_a_sticker() -> None:
    """The table of the one is unread; the other has none."""
    assert State.UNREAD == launch()["document.contents"].state
    assert State.ABSENT == sticker("ANNUAL REPORT", "Words.")["document.contents"].state
    assert State.UNREAD == inside("Words.")["base_prospectus.contents"].state
