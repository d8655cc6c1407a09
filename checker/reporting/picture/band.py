"""The band of states over the years, with the numbered events above it and the day that is asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from xml.etree.ElementTree import SubElement

from checker.model.programme import Account, AtmState, Event
from checker.reporting.picture.canvas import Canvas, Scale, width_of
from checker.reporting.words import short_day

HEIGHT = 46
RADIUS = 10
LANE = 2 * RADIUS + 4
YEAR = 34
"""The room that a year takes below the band."""
FEW_DAYS = 800
STATES = {state: state.name.lower().replace("_", "-") for state in AtmState}
"""The class of each state in the style sheet."""


def scale_of(account: Account, canvas: Canvas) -> Scale:
    """Lay the days from the first event to the last, and the one that is asked about, across the width."""
    days = [account.day, *(each.day for each in account.opened.timeline.events)]
    first, last = min(days), max(days)
    margin = timedelta(days=max(10, (last - first).days // 40))
    return Scale(_moved(first, -margin), _moved(last, margin), canvas.left, canvas.right)


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def draw_band(canvas: Canvas, account: Account, scale: Scale) -> None:
    """Draw the events, the band, the years below it and what its colours mean."""
    events = account.opened.timeline.events
    lanes = list(_lanes([scale.x(each.day) for each in events]))
    top = canvas.y + 24 + (max(lanes, default=0) + 1) * LANE
    canvas.y = top
    _spells(canvas, account, scale)
    pins = [(event, scale.x(event.day), top - 8 - lane * LANE) for event, lane in zip(events, lanes, strict=True)]
    for _, at, y in pins:
        canvas.line([(at, y), (at, top)], "stem")
    for number, (event, at, y) in enumerate(pins, 1):
        _pin(canvas, event, number, at, y, is_ahead=event.day > account.day)
    canvas.y = top + HEIGHT
    _ticks(canvas, scale)
    _key(canvas, account)


def draw_day(canvas: Canvas, account: Account, scale: Scale, top: float, bottom: float) -> None:
    """Draw the day that is asked about as a line behind the whole picture."""
    at = scale.x(account.day)
    line = canvas.line([(at, top + 20), (at, bottom)], "asked")
    canvas.root.remove(line)
    canvas.root.insert(0, line)
    told = f"as of {short_day(account.day)}"
    half = width_of(told, 12) / 2
    middle = min(max(at, canvas.left + half), canvas.right - half)
    canvas.text(middle, top + 14, told, "asked-told", anchor="middle", size=12)


def _lanes(places: Sequence[float]) -> Iterator[int]:
    """Put each number into the lowest lane in which it touches none before it."""
    ends: list[float] = []
    for at in places:
        lane = next((number for number, end in enumerate(ends) if at - RADIUS >= end), len(ends))
        ends[lane : lane + 1] = [at + RADIUS + 2]
        yield lane


def _spells(canvas: Canvas, account: Account, scale: Scale) -> None:
    known = [(each.first, each.state, each.why) for each in account.spells]
    begun = known[1:] if known and known[0][1] is AtmState.NOT_STARTED else known
    spells = [(scale.first, AtmState.NOT_STARTED, ""), *begun]
    ends = [*(start for start, _, _ in spells[1:]), scale.last]
    for (start, state, why), end in zip(spells, ends, strict=True):
        left, right = scale.x(start), scale.x(end)
        if right <= left:
            continue
        shape = canvas.rectangle((left, canvas.y, right - left, HEIGHT), "state", STATES[state])
        SubElement(shape, "title").text = f"{state} from {short_day(start)}{f': {why}' if why else ''}"
        word = state.upper()
        if width_of(word, 12) + 8 <= right - left:
            canvas.text(
                (left + right) / 2, canvas.y + HEIGHT / 2 + 4, word, "word", STATES[state], anchor="middle", size=12
            )


def _pin(canvas: Canvas, event: Event, number: int, at: float, y: float, *, is_ahead: bool) -> None:
    """Draw the number of an event; what lies ahead is hollow."""
    ahead = ("ahead",) if is_ahead else ()
    shape = canvas.circle(at, y - RADIUS, RADIUS, "pin", *ahead)
    SubElement(shape, "title").text = f"{short_day(event.day)}: {event.deed}"
    canvas.text(at, y - RADIUS + 4, str(number), "number", *ahead, anchor="middle", size=11)


def _ticks(canvas: Canvas, scale: Scale) -> None:
    """Write the years, or of a short time the quarters."""
    days = [day for day in _turns(scale) if scale.first <= day <= scale.last]
    free = canvas.left - 1
    for day in days:
        at = scale.x(day)
        canvas.line([(at, canvas.y), (at, canvas.y + 6)], "tick")
        if at >= free and at + YEAR <= canvas.right + 4:
            told = str(day.year) if day.month == 1 else f"{day:%b}"
            canvas.text(at + 3, canvas.y + 16, told, "soft", size=12)
            free = at + YEAR
    canvas.y += 22


def _turns(scale: Scale) -> Iterator[date]:
    months = (1, 4, 7, 10) if (scale.last - scale.first).days <= FEW_DAYS else (1,)
    for year in range(scale.first.year, scale.last.year + 1):
        yield from (date(year, month, 1) for month in months)


def _key(canvas: Canvas, account: Account) -> None:
    """Say in words what the colours of the band mean."""
    states = {each.state for each in account.spells} | {AtmState.NOT_STARTED}
    at = canvas.left
    canvas.y += 18
    for state in (each for each in AtmState if each in states):
        room = 22 + width_of(state, 12) + 16
        if at + room > canvas.right and at > canvas.left:
            at = canvas.left
            canvas.y += 20
        canvas.rectangle((at, canvas.y - 11, 15, 13), "state", STATES[state], radius=2)
        canvas.text(at + 21, canvas.y, state, "soft", size=12)
        at += room
    canvas.y += 8
