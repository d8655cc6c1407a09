"""The facts of a programme on one day, and of a sale that is asked about. What the rules judge, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from checker.engine.trading_days import is_trading_day
from checker.engine.wording import spoken_day
from checker.model.fact import Evidence, Fact, Facts, Origin, State, Value
from checker.model.programme import AtmState, Opened, missing
from checker.model.sale import Order
from checker.programme.calendar import months_after
from checker.programme.caps import cap_on, launch_before, sold_under
from checker.programme.filings import agents_on, agreement_date, last_raised, launch_filed, launch_in_force, overdue
from checker.programme.one_third import (
    Threshold,
    greatest_float,
    last_update,
    limit_applies,
    sold_in_twelve_months,
)
from checker.programme.shelves import shelf_under
from checker.programme.states import standing_on

SIXTEEN_MONTHS, NINE_MONTHS = 16, 9
NO_LEDGER = "give sales, the path of the ledger"


def facts_on(opened: Opened, day: date, threshold: Threshold, order: Order | None = None) -> Facts:
    """Gather what is known of a programme on a day.

    Args:
        opened: the programme.
        day: the day of the sale, or the day that is asked about.
        threshold: the numbers of General Instruction I.B.6 in force on that day.
        order: the sale; without one its facts are absent.
    """
    wanted = order.shares * order.price if order else 0.0
    return Facts.of(
        [
            *_programme(opened, day, order),
            *_amounts(opened, day, wanted),
            *_shelf(opened, day),
            *_one_third(opened, day, threshold),
            *_kept_capacity(opened, day, threshold),
            *_sale(opened, day, order),
        ]
    )


def _found(name: str, value: Value, *evidence: Evidence, note: str = "") -> Fact:
    return Fact(name, State.FOUND, value, evidence, Origin.COMPUTED, note=note)


def _programme(opened: Opened, day: date, order: Order | None) -> Iterator[Fact]:
    programme, events = opened.programme, opened.timeline.events
    issuer = programme.lines["issuer"]
    yield Fact("programme.issuer", State.FOUND, programme.issuer, (issuer,), Origin.GIVEN)
    yield Fact("document.kind", State.ABSENT, evidence=(Evidence(searched="a sale under a whole programme"),))
    standing = standing_on(events, day)
    quotes = tuple(dict.fromkeys(each.quote for each in standing.decided_by))
    if standing.state is AtmState.UNKNOWN:
        yield replace(missing("programme.state", standing.reason), evidence=quotes)
        yield _stopped_since(None, quotes)
    else:
        yield Fact("programme.state", State.FOUND, standing.state.replace(" ", "_"), quotes)
        stopped = standing.state in (AtmState.SUSPENDED, AtmState.TERMINATED)
        yield _stopped_since(standing.decided_by[0].day if stopped else None, quotes)
    yield launch_filed(events, day)
    yield agreement_date(events, day)
    yield agents_on(events, day, order.agent if order else "")
    yield overdue(opened.documents, day)


def _stopped_since(day: date | None, quotes: tuple[Evidence, ...]) -> Fact:
    if day is None:
        return Fact("programme.stopped_since", State.ABSENT, evidence=quotes)
    return Fact("programme.stopped_since", State.FOUND, day, quotes)


def _amounts(opened: Opened, day: date, wanted: float) -> Iterator[Fact]:
    """Give the maximum and what counts towards it, and the share capital."""
    capital, ledger = opened.programme.capital, opened.ledger
    cap = cap_on(opened.timeline.events, day)
    if cap is None:
        is_ahead = launch_in_force(opened.timeline.events, day) is not None
        for name in ("programme.cap", "programme.cap_shares", "programme.sold", "programme.sold_shares"):
            before = Fact(name, State.ABSENT, evidence=(Evidence(searched="the documents up to that day"),))
            yield before if is_ahead else missing(name, "no document that begins the programme is listed")
    else:
        yield cap.amount
        yield cap.shares
        yield sold_under(cap, ledger, day, wanted) if ledger else missing("programme.sold", NO_LEDGER)
        yield (
            _found("programme.sold_shares", ledger.shares(cap.since, day))
            if ledger
            else missing("programme.sold_shares", NO_LEDGER)
        )
    yield from (capital.authorised, capital.outstanding, capital.reserved)
    if ledger is None or capital.on is None:
        reason = "give shares.on, the day of the shares outstanding" if ledger else NO_LEDGER
        yield missing("programme.issued_since", reason)
    else:
        yield _found("programme.issued_since", ledger.shares(capital.on, day) - ledger.shares(capital.on, capital.on))


def _shelf(opened: Opened, day: date) -> Iterator[Fact]:
    programme, ledger = opened.programme, opened.ledger
    launch = launch_before(opened.timeline.events, day)
    shelf = shelf_under(programme, launch.day if launch else None)
    yield from (shelf.form, shelf.effective, shelf.registered_amount, shelf.third_anniversary)
    yield from (shelf.replacement_filed, shelf.replacement_effective, shelf.replacement_permits_offering)
    start = shelf.effective.value
    if not isinstance(start, date):
        yield replace(shelf.effective, name="shelf.nine_months")
        yield missing("shelf.sold", shelf.effective.reason)
    else:
        yield _found("shelf.nine_months", months_after(start, NINE_MONTHS), *shelf.effective.evidence)
        if ledger is None or programme.others is None:
            yield missing("shelf.sold", NO_LEDGER if ledger is None else "give other_sales, or none")
        else:
            others = sum(each.amount for each in programme.others if start <= each.day <= day)
            note = "the ledger and other sales since the shelf became effective"
            yield _found("shelf.sold", round(ledger.gross(start, day) + others, 2), note=note)
    yield from _annual_report(opened, day)


def _annual_report(opened: Opened, day: date) -> Iterator[Fact]:
    """Give what the last annual report says: how long its statements serve, and whether the form was still open."""
    programme = opened.programme
    name = "programme.statements_serve_until"
    filed = [each for each in programme.reports or () if each.filed <= day]
    if not filed:
        yield missing(name, f"give annual_reports in {programme.path}, with the last one filed")
    else:
        last = max(filed, key=lambda each: each.filed)
        until = months_after(last.fiscal_year_end, SIXTEEN_MONTHS)
        yield Fact(name, State.FOUND, until, (last.evidence,), Origin.COMPUTED)
    name = "shelf.form_open_at_update"
    update = last_update(programme, day)
    if programme.reports is None:
        yield missing(name, f"give annual_reports, or none, in {programme.path}")
    elif update is None:
        searched = Evidence(searched="the annual reports since the shelf became effective", document=programme.path)
        yield Fact(name, State.ABSENT, evidence=(searched,), origin=Origin.GIVEN)
    elif update.eligible is None:
        yield missing(name, f"write eligible: true or false beside the annual report of {spoken_day(update.filed)}")
    else:
        yield Fact(name, State.FOUND, update.eligible, (update.evidence,), Origin.GIVEN)


def _one_third(opened: Opened, day: date, threshold: Threshold) -> Iterator[Fact]:
    yield limit_applies(opened, day, threshold)
    yield greatest_float(opened.programme, day, threshold)
    if opened.ledger is None:
        yield missing("programme.sold_in_twelve_months", NO_LEDGER)
    else:
        yield sold_in_twelve_months(opened, opened.ledger, day, threshold)


def _kept_capacity(opened: Opened, day: date, threshold: Threshold) -> Iterator[Fact]:
    """Give the conditions of staff interpretation 116.26: of before the last annual report, and of that day."""
    programme, events = opened.programme, opened.timeline.events
    update = last_update(programme, day)
    raised, signed = last_raised(events, day), agreement_date(events, day)
    if update is None or raised is None:
        yield _found("kept_capacity.filed_before_update", False, note="no annual report followed")
        return
    applied = limit_applies(opened, raised.day, threshold)
    if applied.found:
        yield _found("kept_capacity.eligible_when_filed", applied.value is False, *applied.evidence)
    else:
        yield missing("kept_capacity.eligible_when_filed", applied.reason)
    yield _found("kept_capacity.filed_before_update", raised.day < update.filed, raised.quote)
    if isinstance(signed.value, date):
        yield _found("kept_capacity.agent_named_before_update", signed.value < update.filed, *signed.evidence)
    else:
        yield missing("kept_capacity.agent_named_before_update", signed.reason)
    if update.eligible is None:
        yield missing("kept_capacity.still_eligible", "write eligible: true or false beside the last annual report")
    else:
        yield _found("kept_capacity.still_eligible", update.eligible, update.evidence)
    yield programme.expected_to_be_sold


def _sale(opened: Opened, day: date, order: Order | None) -> Iterator[Fact]:
    """Give the sale as it was asked about, and what the calendar says of its day."""
    asked = Evidence(searched="the question; no sale is asked about")
    if order is None:
        for name in ("date", "shares", "price", "agent", "trading_day", "blackout"):
            yield Fact(f"sale.{name}", State.ABSENT, evidence=(asked,), origin=Origin.GIVEN)
        return
    yield Fact("sale.date", State.FOUND, day, origin=Origin.GIVEN)
    yield Fact("sale.shares", State.FOUND, order.shares, origin=Origin.GIVEN)
    yield Fact("sale.price", State.FOUND, order.price, origin=Origin.GIVEN)
    if order.agent:
        yield Fact("sale.agent", State.FOUND, order.agent, origin=Origin.GIVEN)
    else:
        nobody = Evidence(searched="the question; it names no agent")
        yield Fact("sale.agent", State.ABSENT, evidence=(nobody,), origin=Origin.GIVEN)
    yield _found("sale.trading_day", is_trading_day(day))
    yield _blackout(opened, day)


def _blackout(opened: Opened, day: date) -> Fact:
    programme = opened.programme
    if programme.blackouts is None:
        return missing("sale.blackout", f"give blackouts, or none, in {programme.path}")
    window = next((each for each in programme.blackouts if each.first <= day <= each.last), None)
    if window is None:
        return Fact("sale.blackout", State.ABSENT, evidence=(programme.lines["blackouts"],), origin=Origin.GIVEN)
    return Fact("sale.blackout", State.FOUND, window.why, (window.evidence,), Origin.GIVEN)
