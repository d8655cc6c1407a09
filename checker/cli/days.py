"""A day on the command line."""

from __future__ import annotations

from datetime import datetime

import typer

from checker.errors import UsageError
from checker.model.days import BEYOND, is_within_reach

FORMATS = ["%Y-%m-%d"]


def within_reach(option: typer.CallbackParam, given: datetime | None) -> datetime | None:
    """Let a day through that can be one of an offering.

    Raises:
        UsageError: it cannot.
    """
    if given and not is_within_reach(given.date()):
        raise UsageError(f"{option.opts[0]} {given.date()} {BEYOND}")
    return given
