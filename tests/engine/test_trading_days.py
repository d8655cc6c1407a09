"""The days on which the exchanges are closed every year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from checker.engine.trading_days import is_trading_day, is_weekend_or_holiday


@pytest.mark.parametrize("year", range(2008, 2031))
def test_every_holiday_of_a_year_is_told(year: int) -> None:
    """Whatever the calendar of the exchange says, but for what closed it once: storms and days of mourning."""
    once = {date(2012, 10, 29), date(2012, 10, 30), date(2018, 12, 5), date(2025, 1, 9)}
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(365)]
    assert [] == [day for day in days if is_weekend_or_holiday(day) is is_trading_day(day) and day not in once]


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        (date(2026, 6, 7), True),
        (date(2026, 6, 5), False),
        (date(2026, 4, 3), True),  # Good Friday
        (date(2026, 7, 3), True),  # Independence Day, observed
        (date(2026, 11, 27), False),  # a short day
    ],
)
def test_a_weekend_or_a_holiday_is_told(day: date, closed: bool) -> None:
    """Holidays are told on the day on which they are observed."""
    assert closed is is_weekend_or_holiday(day)
