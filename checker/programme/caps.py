"""The maximum of the programme on a day, and what counts towards it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from checker.engine.wording import spoken_day
from checker.model.fact import Fact, Origin, State
from checker.model.programme import Deed, Event, Ledger, ReadEntry, missing
from checker.programme.events import SETS_CAP
from checker.programme.maximums import doubt_about, left_by, renamed, source_of, stated_by

CLOSE = 0.005
"""A part of the maximum; what differs by less is the same amount, rounded."""


class Cap(Struct, frozen=True):
    """The maximum in force, and the days from which sales count towards it: two if the documents leave that open."""

    amount: Fact  # programme.cap
    shares: Fact  # programme.cap_shares
    since: date
    or_since: date  # the same day, unless it is open whether the maximum includes what was sold before


def launch_before(events: Sequence[Event], day: date) -> Event | None:
    """Give the launch that the programme of a day rests on."""
    launches = [each for each in events if each.deed is Deed.ESTABLISHED and each.day <= day]
    return launches[-1] if launches else None


def cap_on(events: Sequence[Event], day: date) -> Cap | None:
    """Tell the maximum in force on a day; None before the first launch.

    Law: a launch offers its whole amount anew, so sales count from its day. The new maximum of an amendment includes
        what was sold before or not, which differs from filing to filing: its numbers tell, or the programme file does.
    """
    launch = launch_before(events, day)
    if launch is None:
        return None
    events = [each for each in events if launch.day <= each.day <= day]
    setting = [each for each in events if each.deed in SETS_CAP]
    last = [each for each in setting if each.day == setting[-1].day]
    doubt = doubt_about(last, events)
    if doubt:
        return Cap(missing("programme.cap", doubt), missing("programme.cap_shares", doubt), launch.day, launch.day)
    source = source_of(last[0])
    amount, shares = left_by(last[0]), renamed(source.facts["program.cap_shares"], "programme.cap_shares")
    if last[0].deed is Deed.ESTABLISHED or _includes_sold(source, amount):
        return Cap(amount, shares, launch.day, launch.day)
    if _includes_sold(source, amount) is False:
        return Cap(amount, shares, last[0].day, last[0].day)
    return Cap(amount, shares, launch.day, last[0].day)


def clashing_amounts(events: Sequence[Event]) -> Iterator[tuple[Event, ...]]:
    """Give the documents of one day that state different maximums."""
    setting = sorted((each for each in events if each.deed in SETS_CAP), key=lambda event: event.day)
    for _, of_the_day in groupby(setting, key=lambda event: event.day):
        group = tuple(of_the_day)
        if len({stated_by(each) for each in group}) > 1:
            yield group


def sold_under(cap: Cap, ledger: Ledger, day: date, more: float) -> Fact:
    """Sum what counts towards the maximum, up to the end of a day.

    If it is open whether sales before an amendment count, they do, unless it is just this that decides whether there is
    room for ``more``, an amount in US dollars.
    """
    name = "programme.sold"
    sold, at_least = ledger.gross(cap.since, day), ledger.gross(cap.or_since, day)
    limit = cap.amount.value
    if isinstance(limit, (int, float)) and at_least + more <= limit < sold + more:
        reason = (
            f"the supplement of {spoken_day(cap.or_since)} does not say whether its maximum includes"
            " what was sold before; write cap_includes_sold: true or false beside its path"
        )
        return missing(name, reason)
    return Fact(name, State.FOUND, sold, origin=Origin.COMPUTED, note=_sum_told(ledger, cap.since, day))


def _sum_told(ledger: Ledger, first: date, last: date) -> str:
    rows = sum(each.rows for each in ledger.days if first <= each.day <= last)
    return f"{rows:,} rows of {ledger.path}, {spoken_day(first)} to {spoken_day(last)}"


def _includes_sold(source: ReadEntry, amount: Fact) -> bool | None:
    """Tell whether a new maximum includes what was sold: as the programme file says, else as the numbers add up."""
    if source.entry.cap_includes_sold is not None:
        return source.entry.cap_includes_sold
    cap, sold, left = amount.value, source.facts["sold.gross_proceeds"].value, source.facts["program.remaining"].value
    if not isinstance(cap, (int, float)) or not isinstance(sold, (int, float)) or not isinstance(left, (int, float)):
        return None
    if abs(sold + left - cap) <= CLOSE * cap:
        return True
    return False if abs(left - cap) <= CLOSE * cap else None
