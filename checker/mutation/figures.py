"""Where a value stands in a quote, and how another is written in the same manner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from math import isclose

from checker.extraction.grammar.amounts import read_number
from checker.extraction.grammar.dates import DATE, MONTHS, read_date
from checker.model.document import Span
from checker.model.fact import Scalar
from checker.phrases.phrase import phrase

NUMBERS = phrase(r"(?P<figures>\d[\d,]*(?:\.\d+)?|\.\d+)(?: ?(?:thousand|million|billion)\b)?")
DAYS = phrase(DATE)
FILED = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)")


def find_value(quote: str, value: Scalar) -> Span | None:
    """Find where a quote states a value: of a number its figures, of a date all of it, of a text its words."""
    return next(iter(_places(quote, value)), None)


def other_digit(written: str) -> str:
    """Change the last digit by one; the text itself if it has none."""
    at = max((index for index, each in enumerate(written) if each.isdecimal()), default=None)
    if at is None:
        return written
    digit = int(written[at])
    return f"{written[:at]}{digit - 1 if digit == 9 else digit + 1}{written[at + 1 :]}"


def multiplied(written: str, factor: float) -> str:
    """Multiply figures, and write them with as many decimals as before and with commas."""
    decimals = len(written.partition(".")[2])
    return f"{read_number(written) * factor:,.{decimals}f}"


def another_day(written: str, day: date) -> str:
    """Write a day in the manner of another: ``May 14, 2026``, ``14 May 2026`` or ``20260514``."""
    if FILED.fullmatch(written):
        return f"{day:%Y%m%d}"
    month = MONTHS[day.month - 1]
    return f"{day.day} {month} {day.year}" if written[0].isdecimal() else f"{month} {day.day}, {day.year}"


def _places(quote: str, value: Scalar) -> Iterator[Span]:
    if isinstance(value, date):
        days = [match for match in DAYS.each(quote) if read_date(match[0]) == value]
        days += [match for match in FILED.finditer(quote) if f"{value:%Y%m%d}" == match[0]]
        yield from (Span(*match.span()) for match in days)
    elif isinstance(value, str):
        at = quote.casefold().find(value.casefold())
        if at >= 0 and value:
            yield Span(at, at + len(value))
    elif not isinstance(value, bool):
        for match in NUMBERS.each(quote):
            if isclose(read_number(match[0]), value):
                yield Span(*match.span("figures"))
