"""Days: anniversaries, calendar months and business days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from checker.engine.trading_days import is_federal_business_day, is_trading_day

LAST_YEAR = 9999


def months_after(day: date, months: int) -> date:
    """Give the same day of a later or, with a negative number, an earlier month.

    A month that is too short gives its last day: a year after 29 February is 28 February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > LAST_YEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def twelve_months_to(day: date) -> date:
    """Give the first day of the twelve calendar months that end with this day and include it.

    Law: Form S-3, General Instruction I.B.6(a): "12 calendar months immediately prior to, and including, the sale". For
        a sale on 19 October 2022 they begin on 20 October 2021.
    """
    return months_after(day, -12) + timedelta(days=1)


def due_day(dated: date, business_days: int) -> date:
    """Give the n-th federal business day after a day.

    Law: 17 CFR 230.424(b): "no later than the second business day", or the fifth.
    """
    day = dated
    for _ in range(business_days):
        day += timedelta(days=1)
        while not is_federal_business_day(day):
            day += timedelta(days=1)
    return day


@lru_cache(maxsize=4096)
def settlement_day(traded: date, business_days: int) -> date:
    """Give the n-th day after a trade on which both the exchange and the banks are open.

    Law: 17 CFR 240.15c6-1(a) counts business days. On some federal holidays the exchange trades and nothing settles.
    """
    if traded.year == LAST_YEAR:
        return date.max
    day = traded
    for _ in range(business_days):
        day += timedelta(days=1)
        while not (is_federal_business_day(day) and is_trading_day(day)):
            day += timedelta(days=1)
    return day
