"""A programme over time: the shelf, its documents, what was sold, and how it stands on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import PurePath
from typing import ClassVar

from msgspec import Struct, field

from checker.errors import Fault
from checker.model.alike import Alike
from checker.model.fact import Evidence, Fact, Facts, State


class Deed(StrEnum):
    """What an event does."""

    SHELF_EFFECTIVE = "shelf effective"
    ESTABLISHED = "established"
    INCREASED = "increased"
    DECREASED = "decreased"
    AGENTS_CHANGED = "agents changed"
    AMENDED = "amended"
    REPORTED = "sales reported"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    TERMINATED = "terminated"
    NOT_UNDERSTOOD = "not understood"  # it may stop the programme
    ANNUAL_REPORT = "annual report"
    REPLACEMENT_FILED = "replacement filed"
    SHELF_REPLACED = "shelf replaced"
    SHELF_EXPIRES = "shelf expires"
    GRACE_ENDS = "grace ends"


class AtmState(StrEnum):
    """Whether shares may be sold, as far as the documents and the shelf go."""

    NOT_STARTED = "not started"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
    EXPIRED = "expired"
    UNKNOWN = "not known"


class Entry(Struct, frozen=True):
    """A document as the programme file lists it. What the file says stands over what the document says."""

    path: str  # as written, relative to the file
    line: int
    dated: date | None = None
    filed: date | None = None
    facts: str = ""  # the path of a file of given facts
    cap_includes_sold: bool | None = None  # None: not said
    evidence: Evidence = field(default_factory=Evidence)  # its line of the programme file


class OnDay(Struct, frozen=True):
    """An amount on a day, in US dollars: a public float, or the proceeds of another offering."""

    day: date
    amount: float
    evidence: Evidence


class AnnualReport(Struct, frozen=True):
    """A Form 10-K, and what it tests."""

    filed: date
    fiscal_year_end: date
    eligible: bool | None  # for the form of the shelf when it was filed; None: not said
    evidence: Evidence


class Window(Struct, frozen=True):
    """Days on which nothing is sold, both ends included."""

    first: date
    last: date
    why: str
    evidence: Evidence


class Replacement(Struct, frozen=True):
    """The registration statement that follows the shelf. A given fact that is absent means that there is none yet."""

    filed: Fact
    effective: Fact
    registered_amount: Fact
    form: Fact
    permits_offering: Fact  # whether it permits the continuous offering of the first to go on


class Shelf(Struct, frozen=True):
    """The registration statement, as the programme file states it."""

    form: Fact
    filed: Fact
    effective: Fact
    registered_amount: Fact
    replacement: Replacement


class ShareCapital(Struct, frozen=True):
    """Shares, as the programme file states them on a day."""

    authorised: Fact
    outstanding: Fact
    reserved: Fact
    on: date | None


class Programme(Struct, frozen=True):
    """A programme file. A list that is None was not given, and so is not known; an empty one says there is none."""

    path: str
    issuer: str
    entries: tuple[Entry, ...]
    shelf: Shelf
    capital: ShareCapital
    floats: tuple[OnDay, ...] | None
    reports: tuple[AnnualReport, ...] | None
    others: tuple[OnDay, ...] | None  # other sales from the shelf
    blackouts: tuple[Window, ...] | None
    expected_to_be_sold: Fact
    ledger: str  # the path as written; empty if there is none
    lines: Mapping[str, Evidence] = field(default_factory=dict)  # of each key, its line in the file
    formerly: tuple[str, ...] = ()  # the names that the issuer had before

    @property
    def names(self) -> tuple[str, ...]:
        """List the names under which its documents may go, the present one first."""
        return (self.issuer, *self.formerly)


class ReadEntry(Struct, frozen=True):
    """A document of the programme with what was read from it."""

    entry: Entry
    path: str
    facts: Facts

    def day(self, name: str) -> date | None:
        """Give the day that a fact states, None if it states none."""
        value = self.facts[name].value
        return value if isinstance(value, date) else None


class Event(Struct, frozen=True):
    """Something that happened, or will happen, to the programme.

    ``deciding`` is the fact that says so; a stop whose day is not known stands at the date of its document.
    """

    day: date
    deed: Deed
    document: str  # the path of the document or of the programme file
    deciding: Fact
    told: str = ""  # the rest of it in words: "to $14,500,000"
    source: ReadEntry | None = None
    day_is_known: bool = True

    @property
    def quote(self) -> Evidence:
        """Give the first quote that the event rests on."""
        return next((each for each in self.deciding.evidence if each.quote), Evidence(document=self.document))


class LedgerPart(Struct, frozen=True):
    """What was sold on one trade date through one agent, in one capacity, settling on one day."""

    agent: str
    capacity: str  # agency or principal
    settles: date
    shares: int
    gross: float
    rows: int
    first: int  # its first row, counted as lines of the file
    last: int
    written: str  # its first row, as it stands there


class LedgerDay(Alike, frozen=True):
    """What was sold on one trade date. Gross proceeds are in US dollars."""

    ASIDE: ClassVar = 1

    day: date
    shares: int
    gross: float
    rows: int
    parts: tuple[LedgerPart, ...] = ()  # in the order of their first rows


class Ledger(Struct, frozen=True):
    """The sales ledger, summed by trade date, oldest first."""

    path: str
    days: tuple[LedgerDay, ...]

    @property
    def rows(self) -> int:
        """Count the sales."""
        return sum(each.rows for each in self.days)

    def gross(self, first: date, last: date) -> float:
        """Sum the gross proceeds of the trades of these days, both included, to the cent."""
        return round(sum(each.gross for each in self.days if first <= each.day <= last), 2)

    def shares(self, first: date, last: date) -> int:
        """Sum the shares of the trades of these days, both included."""
        return sum(each.shares for each in self.days if first <= each.day <= last)


class Timeline(Struct, frozen=True):
    """The events in order of their days, and what contradicts."""

    events: tuple[Event, ...]
    contradictions: tuple[Fault, ...] = ()


class Standing(Struct, frozen=True):
    """How the documents leave the programme on a day."""

    state: AtmState
    decided_by: tuple[Event, ...]  # the events of the day that decided it
    reason: str = ""  # why it is not known


class Opened(Struct, frozen=True):
    """A programme with all that belongs to it, read and put in order."""

    programme: Programme
    documents: tuple[ReadEntry, ...]
    timeline: Timeline
    ledger: Ledger | None

    @property
    def ledger_path(self) -> str:
        """Give where the ledger is, as seen from where the programme file was named."""
        return str(PurePath(self.programme.path).parent / self.programme.ledger)


class Spell(Struct, frozen=True):
    """A stretch of days in one state, up to the next spell."""

    first: date
    state: AtmState
    why: str = ""


class Account(Struct, frozen=True):
    """How a programme stands at the end of a day, with what is left under each limit."""

    day: date
    opened: Opened
    now: Spell
    spells: tuple[Spell, ...]  # of the whole programme, oldest first
    facts: Facts


class Mark(Struct, frozen=True):
    """An amount from a day on; None if it is not known."""

    day: date
    amount: float | None
    in_dollars: bool = True  # else in shares


class Course(Struct, frozen=True):
    """How the maximum of a programme, and what counts towards it, went over time, both oldest first."""

    caps: tuple[Mark, ...]
    sold: tuple[Mark, ...]


def missing(name: str, reason: str) -> Fact:
    """Make a fact of which nothing is known."""
    return Fact(name, State.UNREAD, reason=reason)
