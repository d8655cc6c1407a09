"""What day it is, and how a report is made again on another."""

from __future__ import annotations

from datetime import date

import pytest

from checker.cli.clock import VARIABLE, today
from checker.errors import UsageError


def test_the_day_is_that_of_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless the variable says another."""
    monkeypatch.delenv(VARIABLE, raising=False)
    before = date.today()

    assert before <= today() <= date.today()


@pytest.mark.parametrize(("said", "day"), [("0", date(1970, 1, 1)), ("1767225599", date(2025, 12, 31))])
def test_the_variable_stands_for_the_clock(said: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its seconds are those of Greenwich."""
    monkeypatch.setenv(VARIABLE, said)

    assert day == today()


@pytest.mark.parametrize("said", ["yesterday", "1e9", "9" * 30])
def test_a_variable_that_is_no_time_is_refused(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says what it should be."""
    monkeypatch.setenv(VARIABLE, said)

    with pytest.raises(UsageError, match="give the seconds since 1970"):
        today()
