"""The documents of a programme, put in order, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from checker.engine.wording import spoken_day
from checker.errors import Fault
from checker.model.programme import Event, Programme, ReadEntry, Timeline
from checker.programme.caps import clashing_amounts
from checker.programme.events import document_day, events_of
from checker.programme.one_third import Threshold, annual_tests
from checker.programme.shelves import shelf_events
from checker.programme.states import contrary, days_of

SUPPLEMENTS = frozenset({"launch", "update", "stop"})
SameCompany = Callable[[str, str], bool]


def put_in_order(
    programme: Programme, documents: Sequence[ReadEntry], threshold_on: Callable[[date], Threshold]
) -> Timeline:
    """List every event by its day, those of one day in the order of the programme file, and what contradicts."""
    of_documents = (event for read in documents for event in events_of(read))
    found = [*shelf_events(programme), *annual_tests(programme, threshold_on), *of_documents]
    events = sorted(found, key=lambda event: event.day)
    return Timeline(tuple(events), tuple(_contradictions(programme, events)))


def document_faults(programme: Programme, documents: Sequence[ReadEntry], same: SameCompany) -> list[Fault]:
    """List the documents that cannot be placed: of another issuer, without a date, or of a kind that is not known."""
    found: list[Fault] = []
    for number, read in enumerate(documents):
        where = f"documents[{number}]"
        found += [Fault(programme.path, read.entry.line, where, what) for what in _unusable(programme, read, same)]
    return found


def _unusable(programme: Programme, read: ReadEntry, same: SameCompany) -> Iterator[str]:
    kind = read.facts["document.kind"].value
    if not kind:
        yield f"what kind of document {read.path} is could not be read; give document.kind in a file of facts"
    if kind not in SUPPLEMENTS:
        return
    issuer = read.facts["issuer.name"].value
    if not isinstance(issuer, str):
        yield f"{read.path} does not name its issuer where it was looked for; give issuer.name in a file of facts"
    elif not same(issuer, programme.issuer):
        yield f"{read.path} is a document of {issuer}, and the programme is one of {programme.issuer}"
    if document_day(read) is None:
        yield f"{read.path} bears no date; write date: beside its path"


def _contradictions(programme: Programme, events: Sequence[Event]) -> Iterator[Fault]:
    for group in days_of(events):
        if contrary(group):
            said = " and ".join(f"{each.document} ({each.deed})" for each in group)
            yield _fault(programme, group, f"contradict each other for {spoken_day(group[0].day)}: {said}")
    for group in clashing_amounts(events):
        said = " and ".join(dict.fromkeys(each.document for each in group))
        yield _fault(programme, group, f"state different maximums for {spoken_day(group[0].day)}: {said}")


def _fault(programme: Programme, group: Sequence[Event], what: str) -> Fault:
    lines = [each.source.entry.line for each in group if each.source]
    return Fault(programme.path, max(lines, default=0), "documents", what)
