"""A day on the command line."""

from __future__ import annotations

from datetime import datetime

import typer

from checker.errors import UsageError
from checker.model.days import BEYOND, is_within_reach


def day(written: str) -> datetime:
    """Read a date such as 2026-03-06.

    Raises:
        BadParameter: it is none.
    """
    try:
        return datetime.strptime(written, "%Y-%m-%d")
    except ValueError:
        raise typer.BadParameter(f"{written} is not a day: write one as 2026-03-06.") from None


def within_reach(option: typer.CallbackParam, given: datetime | None) -> datetime | None:
    """Let a day through that can be one of an offering.

    Raises:
        UsageError: it cannot.
    """
    if given and not is_within_reach(given.date()):
        raise UsageError(f"{option.opts[0]} {given.date()} {BEYOND}")
    return given
