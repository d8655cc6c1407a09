"""Anniversaries, calendar months and the days on which something is due."""

from __future__ import annotations

from datetime import date

import pytest

from checker.engine.trading_days import is_trading_day
from checker.programme.calendar import due_day, months_after, twelve_months_to


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2021, 5, 3), 36, date(2024, 5, 3)),
        (date(2020, 2, 29), 36, date(2023, 2, 28)),
        (date(2020, 2, 29), 48, date(2024, 2, 29)),
        (date(2021, 12, 31), 16, date(2023, 4, 30)),
        (date(2022, 3, 31), -1, date(2022, 2, 28)),
        (date(9999, 1, 1), 36, date.max),
    ],
)
def test_a_month_that_is_too_short_gives_its_last_day(day: date, months: int, expected: date) -> None:
    """An anniversary of 29 February is 28 February where there is no other."""
    assert expected == months_after(day, months)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2022, 10, 19), date(2021, 10, 20)),
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2025, 2, 28), date(2024, 2, 29)),
    ],
)
def test_twelve_calendar_months_end_with_the_sale(day: date, expected: date) -> None:
    """The day of the sale is in the twelve months, and the same day a year before is not."""
    assert expected == twelve_months_to(day)


def test_holidays_and_weekends_do_not_count_towards_a_deadline() -> None:
    """Two business days after the Wednesday before Thanksgiving are the Monday after it."""
    assert date(2022, 11, 28) == due_day(date(2022, 11, 23), 2)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2022, 10, 19), True),
        (date(2022, 10, 22), False),
        (date(2022, 12, 26), False),  # Christmas, observed
        (date(2022, 10, 10), True),  # Columbus Day: banks are closed, the exchange is not
        (date(2025, 1, 9), False),  # a day of mourning
    ],
)
def test_the_exchange_has_a_calendar_of_its_own(day: date, expected: bool) -> None:
    """What is a federal holiday need not be one of the exchange, and the other way round."""
    assert expected is is_trading_day(day)
