"""Below the picture: what is left under each limit, and the events by their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from checker.engine.wording import spoken_day
from checker.model.programme import Account, Event
from checker.model.rule import FactType
from checker.reporting.capacity import Limit, limits
from checker.reporting.picture.canvas import LETTER, Canvas, cut, width_of
from checker.reporting.words import short_day

NAMES = 150
"""The room for the name of a limit, where the picture is wide."""
BAR = 10


def draw_limits(canvas: Canvas, account: Account, vocabulary: Mapping[str, FactType], *, is_wide: bool) -> None:
    """Draw how much of each limit is used, with its arithmetic."""
    canvas.heading(f"What is left at the end of {spoken_day(account.day)}", above=34)
    canvas.y += 6
    for limit in limits(account.facts, vocabulary):
        _limit(canvas, limit, NAMES if is_wide else 0)


def _limit(canvas: Canvas, limit: Limit, indent: float) -> None:
    canvas.y += 22
    canvas.text(canvas.left, canvas.y, limit.name, "strong")
    if indent:
        canvas.text(canvas.left + indent, canvas.y, limit.left)
    else:
        canvas.text(canvas.right, canvas.y, limit.left, anchor="end")
    if limit.used is not None:
        room = canvas.right - canvas.left - indent
        canvas.y += 7
        canvas.rectangle((canvas.left + indent, canvas.y, room, BAR), "whole", radius=3)
        used = min(1.0, max(0.0, limit.used))
        shape = "over" if limit.used >= 1 else "used"
        canvas.rectangle((canvas.left + indent, canvas.y, room * used, BAR), shape, radius=3)
        canvas.y += BAR + 2
        told = f"{limit.used:.1%} used"
        canvas.y += 13
        canvas.text(canvas.left + indent, canvas.y, told, "soft", size=12)
    for line in limit.arithmetic:
        canvas.paragraph(canvas.left + indent, line, "soft", size=12)


def draw_events(canvas: Canvas, account: Account, *, is_wide: bool) -> None:
    """List the events with their documents."""
    canvas.heading("Events", above=34)
    canvas.y += 6
    for number, event in enumerate(account.opened.timeline.events, 1):
        _event(canvas, event, number, is_ahead=event.day > account.day, is_wide=is_wide)


def _event(canvas: Canvas, event: Event, number: int, *, is_ahead: bool, is_wide: bool) -> None:
    ahead = ("ahead",) if is_ahead else ()
    canvas.y += 25
    at = canvas.left
    canvas.circle(at + 10, canvas.y - 4, 10, "pin", *ahead)
    canvas.text(at + 10, canvas.y, str(number), "number", *ahead, anchor="middle", size=11)
    canvas.text(at + 30, canvas.y, short_day(event.day), "soft")
    deed = f"{event.deed}{' (ahead)' if is_ahead else ''}"
    canvas.text(at + 122, canvas.y, deed, "strong")
    told, document = event.told, PurePath(event.document).name
    if not is_wide:
        canvas.y += 1
        canvas.paragraph(at + 30, f"{told}; {document}" if told else document, "soft", size=12)
        return
    start = at + 138 + max(150, width_of(deed, 15))
    canvas.text(start, canvas.y, cut(told, 420, 13))
    room = canvas.right - max(start + width_of(told, 13) + 16, start + 200)
    canvas.text(canvas.right, canvas.y, cut(document, max(room, 60 * LETTER), 12), "soft", anchor="end", size=12)
