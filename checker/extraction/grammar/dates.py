"""Read dates as American prospectuses write them."""

from __future__ import annotations

from datetime import date

from checker.phrases.phrase import phrase

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# Printers' kerning splits words after their first letter: "A ugust". Three letters tell a month; read_date() sees
# to the rest, so that the pattern, which stands inside many others, stays short.
_MONTH = r"(?:J ?(?:an|un|ul)|F ?eb|M ?a[ry]|A ?(?:pr|ug)|S ?ep|O ?ct|N ?ov|D ?ec)[a-z]{0,6}"
DATE = rf"(?:{_MONTH}\.?\s{{0,9}}\d{{1,2}}\s{{0,9}},?\s{{0,9}}\d{{4}}|\d{{1,2}} {_MONTH} \d{{4}})(?!\d)"
"""A pattern without groups, to be used inside others, without regard to case."""

_PARTS = phrase(r"(?P<first>\d{1,2})?\s*(?P<month>[A-Za-z] ?[a-z]+)\.?\s*(?P<second>\d{1,2})?\s*,?\s*(?P<year>\d{4})")


def read_date(written: str) -> date | None:
    """Read one date; None if there is no such day in the calendar."""
    parts = _PARTS.search(written)
    if not parts:
        return None
    month = parts["month"].replace(" ", "").casefold()
    number = next((index for index, name in enumerate(MONTHS, 1) if name.casefold().startswith(month)), 0)
    day = parts["first"] or parts["second"]
    if not number or not day:
        return None
    try:
        return date(int(parts["year"]), number, int(day))
    except ValueError:
        return None
