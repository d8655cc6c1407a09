"""The annual report among the reports incorporated, and in the risk factors."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model.fact import State
from tests.extraction.drafting import launch
from tests.extraction.inside import inside

CAPTION = "INCORPORATION BY REFERENCE"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "our Annual Report on Form 10-K for the year ended December 31, 2025, filed on March 2, 2026;",
            (2025, 12, 31),
        ),
        ("our annual report on Form 20-F for the fiscal year ended June 30, 2025", (2025, 6, 30)),
        ("our annual report on Form 10-K/A for the financial year ended September 30, 2025", (2025, 9, 30)),
        ("our annual reports on Form 10-KT for the period ended March 31, 2025", (2025, 3, 31)),
    ],
)
def test_the_year_of_the_annual_report_is_read(item: str, expected: tuple[int, int, int]) -> None:
    """From the list under its caption."""
    facts = inside(CAPTION, f"• {item}")
    assert date(*expected) == facts["incorporation.fiscal_year_end"].value
    assert State.FOUND == facts["incorporation.annual_report"].state


def test_a_report_that_only_describes_the_securities_is_not_the_annual_report() -> None:
    """It may be years old; and so may one that stands below the latest."""
    facts = inside(
        CAPTION,
        "• our annual report on Form 10-K for the year ended December 31, 2025;",
        "• our annual report on Form 10-K for the year ended December 31, 2023;",
        "• the description of stock in Exhibit 4.1 to our annual report on Form 10-K for the year ended May 31, 2026",
    )
    assert date(2025, 12, 31) == facts["incorporation.fiscal_year_end"].value


def test_a_report_without_its_year_is_listed_and_its_year_unread() -> None:
    """Nobody can tell which one it is."""
    facts = inside(CAPTION, "• our latest annual report on Form 10-K;")
    assert State.FOUND == facts["incorporation.annual_report"].state
    assert State.UNREAD == facts["incorporation.fiscal_year_end"].state


def test_a_list_without_an_annual_report() -> None:
    """Both are absent."""
    facts = inside(CAPTION, "• our quarterly report on Form 10-Q for the quarter ended March 31, 2026.")
    assert State.ABSENT == facts["incorporation.annual_report"].state
    assert State.ABSENT == facts["incorporation.fiscal_year_end"].state


def test_a_list_under_an_unknown_caption_is_unread() -> None:
    """It is there, for a sentence says so, and it was not found."""
    facts = inside("THE OFFERING", "The SEC allows us to incorporate by reference what follows.", "• our reports.")
    assert State.UNREAD == facts["incorporation.annual_report"].state


def test_the_risk_factors_name_the_latest_year_that_they_name() -> None:
    """Of several; and where they name none it is absent."""
    report = "our annual report on Form 10-K for the year ended December 31,"
    facts = inside("RISK FACTORS", f"See {report} 2023 and {report} 2024.")
    assert date(2024, 12, 31) == facts["risk_factors.fiscal_year_end"].value
    assert State.ABSENT == inside("RISK FACTORS", "Words.")["risk_factors.fiscal_year_end"].state
    assert State.UNREAD == launch()["risk_factors.fiscal_year_end"].state
