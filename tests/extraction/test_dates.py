"""Dates are read in every form seen, and impossible ones are not invented."""

from __future__ import annotations

import re
from datetime import date

import pytest

from checker.extraction.grammar.dates import DATE, MONTHS, read_date

FORMS = [
    ("March 3, 2026", date(2026, 3, 3)),
    ("March 3 , 2026", date(2026, 3, 3)),
    ("March 3,2026", date(2026, 3, 3)),
    ("March  03, 2026", date(2026, 3, 3)),
    ("MARCH 3, 2026", date(2026, 3, 3)),
    ("march 3, 2026", date(2026, 3, 3)),
    ("M arch 3, 2026", date(2026, 3, 3)),
    ("March\n3, 2026", date(2026, 3, 3)),
    ("March 3 2026", date(2026, 3, 3)),
    ("3 March 2026", date(2026, 3, 3)),
    ("31 May 2024", date(2024, 5, 31)),
    ("Sept. 5, 2017", date(2017, 9, 5)),
    ("Sep. 5, 2017", date(2017, 9, 5)),
    ("Jan. 31, 2022", date(2022, 1, 31)),
    ("Dec 31, 2022", date(2022, 12, 31)),
    ("February 29, 2024", date(2024, 2, 29)),
    *((f"{month} 15, 2025", date(2025, number, 15)) for number, month in enumerate(MONTHS, 1)),
    *((f"{month[0]} {month[1:]} 1, 2025", date(2025, number, 1)) for number, month in enumerate(MONTHS, 1)),
    ("February 30, 2024", None),
    ("February 29, 2023", None),
    ("June 31, 2021", None),
    ("April 0, 2021", None),
]


@pytest.mark.parametrize(("written", "expected"), FORMS)
def test_a_date_is_read(written: str, expected: date | None) -> None:
    """The pattern finds the whole of it, and the reader gives the day or None."""
    match = re.search(DATE.replace(" ", r"\s"), f"dated {written}.", re.I)
    assert match is not None
    assert read_date(match[0]) == expected


@pytest.mark.parametrize("written", ["March 2026", "10-K of 2026", "Section 3, 2026 Act", "March 3, 20261"])
def test_what_is_no_date_is_not_found(written: str) -> None:
    """A month alone, a number, or too many digits."""
    assert re.search(DATE.replace(" ", r"\s"), written, re.I) is None
