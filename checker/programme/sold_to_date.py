"""What the ledger adds up to for a "sold to date" that a supplement states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from checker.engine.wording import plain_number, spoken_day
from checker.model.fact import Evidence, Fact, Origin, State
from checker.model.programme import Ledger, LedgerPart, Opened, ReadEntry, missing
from checker.programme.agreements import Beside
from checker.programme.events import document_day

NAMES = ("elsewhere.ledger_gross", "elsewhere.ledger_shares")
STATED = ("sold.gross_proceeds", "sold.shares")


def sold_facts(beside: Beside, launch: ReadEntry | None, opened: Opened) -> Iterator[Fact]:
    """Give the sums of the ledger from the launch to the day as of which a supplement says what was sold.

    What is sold "to date" is counted in more than one way: by trade or by settlement date, since this launch or since
    an earlier one under the same agreement. The way whose sum is that of the document is taken, else by trade date
    since the launch. The sum is rounded as the document rounds: $69,000 stands for what rounds to it.
    """
    ledger, stated = opened.ledger, [beside.read.facts[name] for name in STATED]
    if ledger is None or launch is None or not any(each.found for each in stated):
        searched = Evidence(searched="the ledger, of which nothing is asked" if ledger else "the programme; no ledger")
        for name in NAMES:
            yield Fact(name, State.ABSENT, evidence=(searched,))
        return
    as_of = beside.read.facts["sold.as_of"]
    if as_of.state is State.UNREAD:
        for name in NAMES:
            yield missing(name, f"the day as of which it was sold was not read: {as_of.reason}")
        return
    last = as_of.value if isinstance(as_of.value, date) else beside.day
    starts = _starts(beside, launch)
    for name, fact, is_gross in zip(NAMES, stated, (True, False), strict=True):
        summed = _sum(name, fact, ledger, starts, last, is_gross=is_gross)
        yield replace(summed, evidence=_last_row(ledger, last, opened.ledger_path))


def _starts(beside: Beside, launch: ReadEntry) -> list[date]:
    """List the days from which may be counted: that of the launch, and of earlier launches."""
    days = [document_day(each) for each in beside.supplements if each.facts["document.kind"].value == "launch"]
    first = document_day(launch) or beside.day
    return [first, *(day for day in reversed(days) if day and day < first)]


def _sum(name: str, stated: Fact, ledger: Ledger, starts: list[date], last: date, *, is_gross: bool) -> Fact:
    said = stated.value if isinstance(stated.value, (int, float)) else None
    readings = [(start, settled) for start in starts for settled in (False, True)]
    sums = {each: _added(ledger, *each, last, is_gross=is_gross) for each in readings}
    chosen = next((each for each in readings if said is not None and _rounded(sums[each], said) == said), readings[0])
    exact = sums[chosen]
    way = "settled" if chosen[1] else "traded"
    written = f"${plain_number(exact)}" if is_gross else plain_number(exact)
    note = f"{written} in {ledger.path}, {way} from {spoken_day(chosen[0])} to {spoken_day(last)}"
    value = exact if said is None else _rounded(exact, said)
    return Fact(name, State.FOUND, value, origin=Origin.COMPUTED, note=note)


def _added(ledger: Ledger, first: date, settled: bool, last: date, *, is_gross: bool) -> float | int:
    parts = [
        part
        for each in ledger.days
        if first <= each.day <= last
        for part in each.parts
        if not settled or part.settles <= last
    ]
    return _gross(parts) if is_gross else sum(part.shares for part in parts)


def _gross(parts: Iterable[LedgerPart]) -> float:
    return round(sum(part.gross for part in parts), 2)


def _rounded(exact: float, said: float) -> float | int:
    """Round a sum as what is said is rounded: to the cent, to the dollar, or what ends in three noughts further.

    Such a one is rounded to its last digit that is not nought, but to two digits at least.
    """
    if said != int(said):
        return exact
    unit = 1
    while said % 1000 == 0 and said % (unit * 10) == 0 and said >= unit * 100:
        unit *= 10
    return round(exact / unit) * unit


def _last_row(ledger: Ledger, last: date, document: str) -> tuple[Evidence, ...]:
    """Quote the last row that may count."""
    parts = [part for each in ledger.days if each.day <= last for part in each.parts]
    if not parts:
        return ()
    return (Evidence(quote=parts[-1].written, line=parts[-1].first, document=document),)
