"""The days on which the exchanges of the United States are open, and its federal offices and banks."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from checker.kept import code_of, is_installed, key_of, taken

if TYPE_CHECKING:
    from holidays import HolidayBase

KEPT = "closed_days"
KEPT_YEARS = range(1995, 2041)
CALENDARS = ("financial/ny_stock_exchange.py", "countries/united_states.py")
SATURDAY = 5
HOLIDAYS_FALL = (
    *((1, 1, 2), (1, 15, 21), (2, 15, 21), (3, 20, 31), (4, 1, 23), (5, 25, 31)),
    *((6, 18, 20), (7, 3, 5), (9, 1, 7), (11, 22, 28), (12, 24, 26), (12, 31, 31)),
)
"""Month, first and last day between which a holiday can be: outside them no calendar need be loaded."""


class ClosedDays(Struct, frozen=True):
    """Days from Monday to Friday on which something is closed."""

    exchange: frozenset[date]
    federal: frozenset[date]


def is_trading_day(day: date) -> bool:
    """Tell whether the New York Stock Exchange, and with it Nasdaq, is open on a day."""
    closed = _kept_for(day)
    if closed is None:
        return _exchange().is_working_day(day)
    return day.weekday() < SATURDAY and day not in closed.exchange


def is_federal_business_day(day: date) -> bool:
    """Tell whether a day is neither of a weekend nor a federal holiday, as observed."""
    closed = _kept_for(day)
    if closed is None:
        return _federal().is_working_day(day)
    return day.weekday() < SATURDAY and day not in closed.federal


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
def _federal() -> HolidayBase:
    from holidays import country_holidays

    return country_holidays("US")


def _kept_for(day: date) -> ClosedDays | None:
    return _closed_days() if day.year in KEPT_YEARS else None


@cache
def _closed_days() -> ClosedDays | None:
    return cast("ClosedDays | None", taken(KEPT, key_of_closed_days(installed=is_installed())))


def key_of_closed_days(*, installed: bool) -> bytes:
    """Give the key of the days that are kept: they count for the calendars that they were taken from."""
    package = find_spec("holidays")
    folder = Path(package.origin).parent if package and package.origin else Path()
    sizes = [(folder / each).stat().st_size if (folder / each).is_file() else 0 for each in CALENDARS]
    return key_of(str(sizes), code_of(["engine"], installed=installed))


def closed_days() -> ClosedDays:
    """List the days on which the exchanges, and the federal offices, are closed, to be kept.

    To import the calendars takes as long as to check a draft.
    """
    first, last = date(KEPT_YEARS[0], 1, 1).toordinal(), date(KEPT_YEARS[-1], 12, 31).toordinal()
    days = [day for day in map(date.fromordinal, range(first, last + 1)) if day.weekday() < SATURDAY]
    return ClosedDays(
        frozenset(day for day in days if not _exchange().is_working_day(day)),
        frozenset(day for day in days if not _federal().is_working_day(day)),
    )
