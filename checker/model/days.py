"""The days that the checker reckons with. What lies beyond is a slip of the pen, and no day of an offering."""

from __future__ import annotations

from datetime import date

FIRST_DAY = date(1933, 1, 1)
LAST_DAY = date(2199, 12, 31)
BEYOND = f"is not a day from {FIRST_DAY.year} to {LAST_DAY.year}"


def is_within_reach(day: date) -> bool:
    """Tell whether a day can be one of an offering: the Securities Act is of 1933."""
    return FIRST_DAY <= day <= LAST_DAY
