"""What each document does to the programme, and on which day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.engine.wording import plain_number
from checker.model.fact import Fact, Origin, State
from checker.model.programme import Deed, Event, ReadEntry

DEEDS = {
    "establish": Deed.ESTABLISHED,
    "increase": Deed.INCREASED,
    "decrease": Deed.DECREASED,
    "change_agents": Deed.AGENTS_CHANGED,
    "amend": Deed.AMENDED,
    "report_sales": Deed.REPORTED,
    "suspend": Deed.SUSPENDED,
    "resume": Deed.RESUMED,
    "terminate": Deed.TERMINATED,
}
SUPPLEMENTS = frozenset({"launch", "update", "stop"})
OPENING = frozenset({Deed.ESTABLISHED, Deed.RESUMED})
STOPPING = frozenset({Deed.SUSPENDED, Deed.TERMINATED})
SETS_CAP = frozenset({Deed.ESTABLISHED, Deed.INCREASED, Deed.DECREASED})
EFFECTIVE = {Deed.SUSPENDED: "suspension.effective_date", Deed.TERMINATED: "termination.effective_date"}
UNCLEAR = "suspension.unclear"
PURPOSE_OF_KIND = {"launch": ("establish",), "update": ("amend",)}


def document_day(read: ReadEntry) -> date | None:
    """Give the date of a document: the one beside its path, else the one it bears."""
    return read.entry.dated or read.day("document.date")


def filing_day(read: ReadEntry) -> date | None:
    """Give the day a document was filed: the one beside its path, else that of the filing header."""
    return read.entry.filed or read.day("filing.filed_on")


def events_of(read: ReadEntry) -> Iterator[Event]:
    """List what a document does; one of another kind does nothing, unless it may stop the programme.

    Law: a supplement counts from the day it is filed ("unless and until a new prospectus supplement is filed"), and
        where that is not known from its date. A stop counts from the day that it names. What may be a stop, and is
        not understood, counts from the date of the document.
    """
    dated = document_day(read)
    if dated is None:
        return
    unclear = _not_understood(read)
    if unclear:
        # what it opens, it opens on the day it is filed: then too nobody can tell
        opens = any(DEEDS[purpose] in OPENING for purpose in _purposes(read))
        for day in dict.fromkeys((dated, filing_day(read) if opens else None)):
            if day:
                yield Event(day, Deed.NOT_UNDERSTOOD, read.path, unclear, "", read)
    if read.facts["document.kind"].value not in SUPPLEMENTS:
        return
    purposes = read.facts["document.purposes"]
    for purpose in _purposes(read):
        deed = DEEDS[purpose]
        deciding = purposes if purposes.found else read.facts["document.kind"]
        if deed in EFFECTIVE:
            yield _stop(read, deed, dated, deciding)
        else:
            yield Event(filing_day(read) or dated, deed, read.path, deciding, _told(deed, read), read)


def _not_understood(read: ReadEntry) -> Fact | None:
    """Give the fact that leaves open whether a document stops the programme.

    That is a sentence that may do so. And of an amendment that was read, what it amends is not known unless it has a
    purpose of its own: whether it stops nothing a person must say.
    """
    purposes = read.facts["document.purposes"]
    unclear = read.facts[UNCLEAR]
    if unclear.found or (unclear.state is State.UNREAD and unclear.evidence):
        return unclear
    is_update = read.facts["document.kind"].value == "update"
    return purposes if is_update and purposes.origin is Origin.READ and _purposes(read) == ("amend",) else None


def _purposes(read: ReadEntry) -> tuple[str, ...]:
    value = read.facts["document.purposes"].value
    if isinstance(value, tuple) and value:
        return tuple(str(each) for each in value)
    kind = str(read.facts["document.kind"].value)
    ends = read.facts["termination.effective_date"].found and not read.facts["suspension.effective_date"].found
    return PURPOSE_OF_KIND.get(kind, ("terminate",) if ends else ("suspend",))


def _stop(read: ReadEntry, deed: Deed, dated: date, deciding: Fact) -> Event:
    effective = read.facts[EFFECTIVE[deed]]
    day = effective.value
    if isinstance(day, date):
        return Event(day, deed, read.path, effective if effective.evidence else deciding, "", read)
    told = "from a day that is not stated" if effective.state is State.ABSENT else "from a day that could not be read"
    return Event(dated, deed, read.path, deciding, told, read, day_is_known=False)


def _told(deed: Deed, read: ReadEntry) -> str:
    new = read.facts["change.new_cap"]
    cap = (new if deed in (Deed.INCREASED, Deed.DECREASED) and new.found else read.facts["program.cap"]).value
    if deed in SETS_CAP and isinstance(cap, (int, float)):
        return f"{'up' if deed is Deed.ESTABLISHED else 'now up'} to ${plain_number(cap)}"
    agents = read.facts["agents.names"].value
    if deed is Deed.AGENTS_CHANGED and isinstance(agents, tuple):
        return f"now {', '.join(map(str, agents))}"
    return ""
