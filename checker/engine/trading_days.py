"""The days on which the exchanges of the United States are open."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from checker.kept import code_of, is_installed, key_of, taken

if TYPE_CHECKING:
    from holidays import HolidayBase

KEPT = "exchange"
KEPT_YEARS = range(1995, 2041)
CALENDAR = "financial/ny_stock_exchange.py"
SATURDAY = 5
HOLIDAYS_FALL = (
    *((1, 1, 2), (1, 15, 21), (2, 15, 21), (3, 20, 31), (4, 1, 23), (5, 25, 31)),
    *((6, 18, 20), (7, 3, 5), (9, 1, 7), (11, 22, 28), (12, 24, 26), (12, 31, 31)),
)
"""Month, first and last day between which a holiday can be: outside them no calendar need be loaded."""


def is_trading_day(day: date) -> bool:
    """Tell whether the New York Stock Exchange, and with it Nasdaq, is open on a day."""
    closed = _closed_days() if day.year in KEPT_YEARS else None
    if closed is None:
        return _exchange().is_working_day(day)
    return day.weekday() < SATURDAY and day not in closed


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


@cache
def _closed_days() -> frozenset[date] | None:
    return cast("frozenset[date] | None", taken(KEPT, key_of_closed_days(installed=is_installed())))


def key_of_closed_days(*, installed: bool) -> bytes:
    """Give the key of the days that are kept: they count for the calendar that they were taken from."""
    package = find_spec("holidays")
    calendar = Path(package.origin).parent / CALENDAR if package and package.origin else None
    size = calendar.stat().st_size if calendar and calendar.exists() else 0
    return key_of(str(size), code_of(["engine"], installed=installed))


def closed_days() -> frozenset[date]:
    """List the days from Monday to Friday on which the exchanges are closed, to be kept.

    To import the calendar takes as long as to check a draft.
    """
    first, last = date(KEPT_YEARS[0], 1, 1).toordinal(), date(KEPT_YEARS[-1], 12, 31).toordinal()
    days = map(date.fromordinal, range(first, last + 1))
    return frozenset(day for day in days if day.weekday() < SATURDAY and not _exchange().is_working_day(day))
