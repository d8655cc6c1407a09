"""How long the risk factors are, and their summary."""

from __future__ import annotations

import pytest

from checker.model.fact import Facts, State
from tests.extraction.drafting import launch, sticker
from tests.extraction.inside import inside


def contents(risks: str, following: str) -> Facts:
    """Give the facts of a launch whose table of contents has the risk factors and the next section on these pages."""
    entries = f"The Offering S-1\n\nRisk Factors {risks}\n\nDilution {following}\n\nPlan of Distribution S-90"
    return launch(rest=f"TABLE OF CONTENTS\n\n{entries}\n\nRISK FACTORS\n\nA risk.\n\nDILUTION\n\nWords.")


@pytest.mark.parametrize(
    ("risks", "following", "expected"),
    [("S-5", "S-20", 15), ("S-5", "S-21", 16), ("9", "31", 22), ("S-5", "S-5", 1), ("S-5", "S-6", 1)],
)
def test_pages_are_counted_up_to_the_next_section(risks: str, following: str, expected: int) -> None:
    """The page on which the next section begins does not count, since they may have ended before it."""
    assert expected == contents(risks, following)["risk_factors.pages"].value


@pytest.mark.parametrize(("risks", "following"), [("S-5", "7"), ("S-9", "S-4")])
def test_pages_out_of_order_are_not_counted(risks: str, following: str) -> None:
    """Two series of pages, or a slip in the table, leave the length unread."""
    assert State.UNREAD == contents(risks, following)["risk_factors.pages"].state


def test_without_a_table_of_contents_nobody_knows() -> None:
    """Of a cover alone the length is unread; another document has no such section."""
    assert State.UNREAD == launch()["risk_factors.pages"].state
    assert State.ABSENT == sticker("ANNUAL REPORT", "Words.")["risk_factors.pages"].state


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("SUMMARY OF RISK FACTORS", State.FOUND),
        ("Summary of the Material Risks", State.FOUND),
        ("Risk Factor Summary", State.FOUND),
        ("Summary Risk Factors", State.FOUND),
        ("A summary of risk factors would be long.", State.ABSENT),
        ("SUMMARY", State.ABSENT),
    ],
)
def test_a_summary_of_the_risk_factors(caption: str, expected: State) -> None:
    """It has a caption of its own."""
    facts = inside("THE OFFERING", caption, "Words.", "RISK FACTORS", "A risk.", "DILUTION")
    assert expected == facts["risk_factors.summary"].state
