"""How the maximum of a programme, and what was sold under it, went over time: for the drawing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.model.programme import Course, Mark, Opened
from checker.programme.caps import Cap, cap_on
from checker.programme.events import SETS_CAP


def course_of(opened: Opened) -> Course:
    """Give the maximum from each day that sets one, and what counts towards it at the end of each trade date."""
    events = opened.timeline.events
    days = sorted({each.day for each in events if each.deed in SETS_CAP})
    caps = [(day, cap) for day in days if (cap := cap_on(events, day))]
    marks = tuple(Mark(day, _amount(cap), _is_in_dollars(cap)) for day, cap in caps)
    return Course(marks, tuple(_sold(opened, caps)))


def _is_in_dollars(cap: Cap) -> bool:
    return cap.amount.found


def _amount(cap: Cap) -> float | None:
    value = cap.amount.value if cap.amount.found else cap.shares.value
    return float(value) if isinstance(value, (int, float)) else None


def _sold(opened: Opened, caps: list[tuple[date, Cap]]) -> Iterator[Mark]:
    """Add up, beginning anew where sales count towards a new maximum only."""
    if opened.ledger is None:
        return
    for number, (day, cap) in enumerate(caps):
        following = caps[number + 1][0] if number + 1 < len(caps) else date.max
        in_dollars = _is_in_dollars(cap)
        total = 0.0
        for each in opened.ledger.days:
            if cap.since <= each.day < following:
                total += each.gross if in_dollars else each.shares
                if each.day >= day:
                    yield Mark(each.day, round(total, 2), in_dollars)
