"""The documents of a programme, put in order, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from checker.engine.wording import spoken_day
from checker.errors import Fault
from checker.model.days import BEYOND, is_within_reach
from checker.model.programme import Event, Programme, ReadEntry, Timeline
from checker.programme.caps import clashing_amounts
from checker.programme.events import EFFECTIVE, SUPPLEMENTS, UNCLEAR, document_day, events_of
from checker.programme.one_third import Threshold, annual_tests
from checker.programme.shelves import shelf_events
from checker.programme.states import contrary, days_of

EXHIBITS = frozenset({"agreement", "fee_exhibit"})
DAYS = ("document.date", "filing.filed_on", *EFFECTIVE.values())
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
    """List the documents that cannot be placed: of another issuer, of no kind, of no day, or not ours."""
    found: list[Fault] = []
    for read in documents:
        found += [_at(programme, read, what) for what in _unusable(programme, read, same)]
    return found


def doubled_faults(programme: Programme, documents: Sequence[ReadEntry], digests: Sequence[str]) -> list[Fault]:
    """List the documents that are listed twice, under whatever path; the digests are of their bytes."""
    return [
        _at(programme, read, f"{read.path} is listed twice, first as {documents[digests.index(digest)].path}")
        for number, (read, digest) in enumerate(zip(documents, digests, strict=True))
        if digests.index(digest) != number
    ]


def _at(programme: Programme, read: ReadEntry, what: str) -> Fault:
    return Fault(programme.path, read.entry.line, f"documents[{programme.entries.index(read.entry)}]", what)


def _unusable(programme: Programme, read: ReadEntry, same: SameCompany) -> Iterator[str]:
    kind = read.facts["document.kind"].value
    if not kind:
        yield f"what kind of document {read.path} is could not be read; give document.kind in a file of facts"
    if not kind or kind in EXHIBITS:
        return
    is_ours = kind in SUPPLEMENTS or read.facts[UNCLEAR].found
    issuer = read.facts["issuer.name"].value
    if isinstance(issuer, str) and not any(same(issuer, each) for each in programme.names):
        yield _of_another(read, issuer, programme)
    elif not isinstance(issuer, str) and is_ours:
        yield f"{read.path} does not name its issuer where it was looked for; give issuer.name in a file of facts"
    elif not is_ours and kind != "base":
        yield f"{read.path} is no document of the programme: it offers nothing at the market; take it off the list"
    if is_ours:
        yield from _wrong_days(read)


def _of_another(read: ReadEntry, issuer: str, programme: Programme) -> str:
    ours = f"{read.path} is a document of {issuer}, and the programme is one of {programme.issuer}"
    before = f", formerly {', '.join(programme.formerly)}" if programme.formerly else ""
    return f"{ours}{before}; if that is its former name, write it under formerly"


def _wrong_days(read: ReadEntry) -> Iterator[str]:
    """Tell of days that are missing or cannot be. A prospectus in a registration statement may be dated later."""
    dated, filed = document_day(read), read.entry.filed
    if dated is None:
        yield f"{read.path} bears no date; write date: beside its path"
    elif filed and filed < dated and not read.facts["filing.form"].found:
        yield f"{read.path} is dated {spoken_day(dated)}, and cannot be filed before that, on {spoken_day(filed)}"
    for day in filter(None, map(read.day, DAYS)):
        if not is_within_reach(day):
            yield f"{read.path} states {day}, which {BEYOND}"


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
