"""The maximum of the programme as steps, and what was sold under it as an area that grows towards it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from checker.engine.wording import plain_number
from checker.model.programme import Account, AtmState, Course, Mark
from checker.reporting.picture.canvas import Canvas, Scale, width_of
from checker.reporting.words import short_day

SHORT = ((1e9, "bn"), (1e6, "m"), (1e3, "k"))


def draw_chart(canvas: Canvas, account: Account, course: Course, scale: Scale, height: float) -> float:
    """Draw both, and tell where the axis is. Dollars and shares are not drawn together.

    Where no maximum is known there is nothing to draw.
    """
    in_dollars = course.caps[-1].in_dollars if course.caps else True
    caps = [each for each in course.caps if each.amount is not None and each.in_dollars == in_dollars]
    sold = [each for each in course.sold if each.in_dollars == in_dollars]
    if not caps:
        return canvas.y
    canvas.heading("Maximum of the programme, and what was sold under it", above=28)
    bottom = canvas.y + 26 + height
    most = max(each.amount or 0.0 for each in [*caps, *sold])
    last = _end(account, scale)

    def y(amount: float) -> float:
        return bottom - amount / (most or 1) * (height - 14)

    _lines(canvas, most, y(0), y(most))
    _area(canvas, sold, caps, scale, y(0), [y(each.amount or 0) for each in sold], last)
    for mark, following in zip(caps, [*(each.day for each in caps[1:]), last], strict=True):
        level, start, end = y(mark.amount or 0), scale.x(mark.day), scale.x(following)
        canvas.line([(start, bottom), (start, level), (end, level)], "cap")
        told = f"up to {short_amount(mark.amount or 0, in_dollars=in_dollars)}"
        canvas.text(min(start + 4, canvas.right - width_of(told, 12)), level - 6, told, "cap-told", size=12)
    canvas.line([(canvas.left, bottom), (canvas.right, bottom)], "axis")
    canvas.y = bottom + 6
    canvas.paragraph(canvas.left, _sold_told(account, sold, in_dollars=in_dollars), "soft", size=12)
    return bottom


def _end(account: Account, scale: Scale) -> date:
    """Give where the last maximum ends: with the programme, if that has ended."""
    ended = account.spells[-1] if account.spells else None
    return ended.first if ended and ended.state in (AtmState.TERMINATED, AtmState.EXPIRED) else scale.last


def short_amount(amount: float, *, in_dollars: bool) -> str:
    """Write an amount as short as it can be without losing a digit: ``$14.5m``."""
    unit, word = next(((unit, word) for unit, word in SHORT if amount >= unit), (1.0, ""))
    short = f"{amount / unit:.4g}{word}"
    exact = abs(float(f"{amount / unit:.4g}") * unit - amount) < 1e-6 * max(amount, 1)
    written = short if exact else plain_number(amount)
    return f"${written}" if in_dollars else f"{written} shares"


def _lines(canvas: Canvas, most: float, zero: float, high: float) -> None:
    for part in (0.25, 0.5, 0.75, 1.0):
        level = zero - (zero - high) * part
        canvas.line([(canvas.left, level), (canvas.right, level)], "grid")


def _area(
    canvas: Canvas,
    sold: Sequence[Mark],
    caps: Sequence[Mark],
    scale: Scale,
    zero: float,
    levels: list[float],
    last: date,
) -> None:
    """Fill what was sold up to each new maximum; within a pixel only the last trade date counts."""
    turns = [each.day for each in caps]
    for start, end in zip(turns, [*turns[1:], last], strict=True):
        points = [(scale.x(start), zero)]
        level = zero
        for mark, height in zip(sold, levels, strict=True):
            if start <= mark.day and (mark.day < end or end == last):
                at = scale.x(mark.day)
                points += [(at, level), (at, height)]
                level = height
        points += [(scale.x(end), level), (scale.x(end), zero)]
        canvas.line(list(_thinned(points)), "sold", closed=True)


def _thinned(points: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Leave out what is drawn over: of points that are one above the other on a pixel, the first and the last stay."""
    kept: list[tuple[float, float]] = []
    for point in points:
        if len(kept) >= 2 and abs(kept[-1][0] - point[0]) < 0.5 and abs(kept[-2][0] - point[0]) < 0.5:
            kept[-1] = point
        else:
            kept.append(point)
    yield from kept


def _sold_told(account: Account, sold: Sequence[Mark], *, in_dollars: bool) -> str:
    if account.opened.ledger is None:
        return "No ledger is given: what was sold is not known."
    if not sold:
        return "The ledger lists no sale that counts towards it."
    amount = plain_number(sold[-1].amount or 0)
    written = f"${amount}" if in_dollars else f"{amount} shares"
    return f"Filled: what was sold, by trade date; {written} on {short_day(sold[-1].day)}, the last one."
