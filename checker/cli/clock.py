"""What day it is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from checker.errors import UsageError

VARIABLE = "SOURCE_DATE_EPOCH"


def today() -> date:
    """Give the day; the variable SOURCE_DATE_EPOCH stands in its place, so that a report can be made again.

    Raises:
        UsageError: the variable does not count the seconds since 1970.
    """
    said = os.environ.get(VARIABLE)
    if not said:
        return date.today()
    try:
        return datetime.fromtimestamp(int(said), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"{VARIABLE} is {said}: give the seconds since 1970, as in 1767225600") from None
