"""General Instruction I.B.6: whether the one-third limit applies on a day, and what counts towards it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from checker.engine.wording import plain_number, spoken_day
from checker.model.fact import Evidence, Fact, Origin, State
from checker.model.programme import AnnualReport, Deed, Event, Ledger, OnDay, Opened, Programme, missing
from checker.programme.calendar import twelve_months_to
from checker.programme.caps import launch_before
from checker.programme.events import document_day
from checker.programme.shelves import CurrentShelf, shelf_under


class Threshold(Struct, frozen=True):
    """The numbers of the law of a day."""

    float_at_least: float  # US dollars; from it on the limit does not apply
    window: int  # days before a test or a sale from which the price may be


class _Test(Struct, frozen=True):
    """A day on which it was settled whether the limit applies."""

    day: date
    what: str
    applies: bool | None  # None: no float is given for it
    evidence: tuple[Evidence, ...] = ()


def limit_applies(opened: Opened, day: date, threshold: Threshold) -> Fact:
    """Tell whether the one-third limit applies on a day.

    Law: Form S-3, General Instructions I.B.1 and I.B.6; the float of a day within sixty days before the registration
        statement was filed under which is sold, and again before each later annual report (Rule 401(b)), decides until
        the next. Instruction 3: if the float reaches $75 million subsequent to the effective date, the limit is lifted
        until then. A supplement that says that the limit applies settles it too.
    """
    name = "programme.one_third_applies"
    programme = opened.programme
    floats = programme.floats
    if programme.reports is None:
        return missing(name, f"give annual_reports, or none, in {programme.path}")
    if floats is None:
        return missing(name, f"give floats in {programme.path}")
    shelf = _shelf_on(opened, day)
    tests = [test for test in _tests(opened, shelf, threshold) if test.day <= day]
    if not tests:
        return missing(name, shelf.filed.reason or "the registration statement was not yet filed on that day")
    last = max(tests, key=lambda test: test.day)
    reached = [each for each in floats if last.day < each.day <= day and each.amount >= threshold.float_at_least]
    effective = shelf.effective.value
    if reached and last.applies is not False and not isinstance(effective, date):
        return missing(name, shelf.effective.reason)
    lifted = [each for each in reached if isinstance(effective, date) and effective < each.day]
    if lifted and last.applies is not False:
        told = f"lifted on {spoken_day(lifted[0].day)}, when the float reached the threshold"
        return _settled(False, told, lifted[0].evidence)
    if last.applies is None:
        reason = f"give a float of a day within {threshold.window} days before {spoken_day(last.day)}, {last.what}"
        return missing(name, reason)
    return _settled(last.applies, f"settled on {spoken_day(last.day)}, {last.what}", *last.evidence)


def greatest_float(programme: Programme, day: date, threshold: Threshold) -> Fact:
    """Give the greatest public float of the sixty days before a sale, that day included: any of them may be taken."""
    name = "programme.float"
    found = _in_window(programme.floats or (), day, threshold)
    if not found:
        return missing(name, f"give a float of a day within {threshold.window} days before {spoken_day(day)}")
    best = max(found, key=lambda each: each.amount)
    return Fact(name, State.FOUND, best.amount, (best.evidence,), Origin.GIVEN, note=f"on {spoken_day(best.day)}")


def sold_in_twelve_months(opened: Opened, ledger: Ledger, day: date, threshold: Threshold) -> Fact:
    """Sum what was sold under the limit in the twelve calendar months that end with a day, by trade date.

    What was sold on days on which the limit surely did not apply does not count; all else does, and so do other sales.
    """
    name = "programme.sold_in_twelve_months"
    programme = opened.programme
    if programme.others is None:
        return missing(name, f"give other_sales, or none, in {programme.path}")
    first = twelve_months_to(day)
    status: dict[date, bool] = {}
    total = sum(each.amount for each in programme.others if first <= each.day <= day)
    for sold in ledger.days:
        if first <= sold.day <= day:
            since = _last_change(opened, sold.day)
            if since not in status:
                status[since] = limit_applies(opened, sold.day, threshold).value is not False
            total += sold.gross if status[since] else 0.0
    note = f"sales and other sales from {spoken_day(first)} to {spoken_day(day)}"
    return Fact(name, State.FOUND, round(total, 2), origin=Origin.COMPUTED, note=note)


def annual_tests(programme: Programme, threshold_on: Callable[[date], Threshold]) -> Iterator[Event]:
    """List the annual reports, with what the float of each says of the one-third limit until the next."""
    for report in programme.reports or ():
        threshold = threshold_on(report.filed)
        floats = _in_window(programme.floats or (), report.filed, threshold)
        best = max((each.amount for each in floats), default=None)
        told = "tested again; no float is given for it"
        if best is not None:
            limit = "no one-third limit" if best >= threshold.float_at_least else "one-third limit"
            told = f"tested again: float ${plain_number(best)}, {limit}"
        fact = Fact("annual_report", State.FOUND, report.filed, (report.evidence,), Origin.GIVEN)
        yield Event(report.filed, Deed.ANNUAL_REPORT, programme.path, fact, told)


def last_update(programme: Programme, day: date) -> AnnualReport | None:
    """Give the last annual report filed by a day and after the shelf became effective."""
    effective = programme.shelf.effective.value
    filed = [
        report
        for report in programme.reports or ()
        if report.filed <= day and (not isinstance(effective, date) or report.filed > effective)
    ]
    return max(filed, key=lambda each: each.filed, default=None)


def _shelf_on(opened: Opened, day: date) -> CurrentShelf:
    launch = launch_before(opened.timeline.events, day)
    return shelf_under(opened.programme, launch.day if launch else None)


def _tests(opened: Opened, shelf: CurrentShelf, threshold: Threshold) -> list[_Test]:
    """List the tests of a registration statement: its own filing, and what came after it."""
    programme, filed = opened.programme, shelf.filed.value
    tests: list[_Test] = []
    if isinstance(filed, date):
        tests.append(_tested(programme, filed, "when the registration statement was filed", threshold))
    since = filed if isinstance(filed, date) else shelf.effective.value
    for report in programme.reports or ():
        if isinstance(since, date) and since <= report.filed:
            tests.append(_tested(programme, report.filed, "when the annual report was filed", threshold))
    for read in opened.documents:
        dated = document_day(read)
        if dated and read.facts["baby_shelf.limited"].value is True:
            tests.append(_Test(dated, f"as {read.path} says", True, read.facts["baby_shelf.limited"].evidence))
    return tests


def _tested(programme: Programme, day: date, what: str, threshold: Threshold) -> _Test:
    found = _in_window(programme.floats or (), day, threshold)
    if not found:
        return _Test(day, what, None)
    best = max(found, key=lambda each: each.amount)
    return _Test(day, what, best.amount < threshold.float_at_least, (best.evidence,))


def _in_window(floats: Sequence[OnDay], day: date, threshold: Threshold) -> list[OnDay]:
    return [each for each in floats if day - timedelta(days=threshold.window) <= each.day <= day]


def _last_change(opened: Opened, day: date) -> date:
    """Give the last day up to this one on which the answer may have changed."""
    programme = opened.programme
    days = [each.day for each in programme.floats or ()] + [each.filed for each in programme.reports or ()]
    days += [dated for read in opened.documents if (dated := document_day(read))]
    days += [event.day for event in opened.timeline.events if event.deed is Deed.ESTABLISHED]
    filed = programme.shelf.filed.value
    days += [filed] if isinstance(filed, date) else []
    return max((each for each in days if each <= day), default=date.min)


def _settled(applies: bool, note: str, *evidence: Evidence) -> Fact:
    return Fact("programme.one_third_applies", State.FOUND, applies, evidence, Origin.COMPUTED, note=note)
