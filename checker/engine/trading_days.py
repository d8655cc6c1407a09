"""The days on which the exchanges of the United States are open."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

SATURDAY = 5
HOLIDAYS_FALL = (
    *((1, 1, 2), (1, 15, 21), (2, 15, 21), (3, 20, 31), (4, 1, 23), (5, 25, 31)),
    *((6, 18, 20), (7, 3, 5), (9, 1, 7), (11, 22, 28), (12, 24, 26), (12, 31, 31)),
)
"""Month, first and last day between which a holiday can be: outside them no calendar need be loaded."""


def is_trading_day(day: date) -> bool:
    """Tell whether the New York Stock Exchange, and with it Nasdaq, is open on a day."""
    return _exchange().is_working_day(day)


def is_weekend_or_holiday(day: date) -> bool:
    """Tell whether the exchanges are closed on a day, as every year; a closing for a storm does not count."""
    if day.weekday() >= SATURDAY:
        return True
    near = any(month == day.month and first <= day.day <= last for month, first, last in HOLIDAYS_FALL)
    return near and not is_trading_day(day)


@cache
def _exchange() -> HolidayBase:
    from holidays import financial_holidays

    return financial_holidays("NYSE")
