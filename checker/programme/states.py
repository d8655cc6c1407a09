"""The state of the programme on a day, as its documents leave it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from checker.engine.wording import spoken_day
from checker.model.fact import State
from checker.model.programme import AtmState, Deed, Event, Standing
from checker.programme.events import EFFECTIVE, OPENING, STOPPING, UNCLEAR

States = frozenset[AtmState]
START: States = frozenset({AtmState.NOT_STARTED})
NO_LAUNCH: States = frozenset({AtmState.NOT_STARTED, AtmState.ACTIVE})
"""Where a programme may stand whose launch is not listed before its other documents."""
TURNING = OPENING | STOPPING | {Deed.NOT_UNDERSTOOD}
AFTER: dict[tuple[AtmState, Deed], States] = {
    **{(state, Deed.ESTABLISHED): frozenset({AtmState.ACTIVE}) for state in AtmState},
    **{(state, Deed.SUSPENDED): frozenset({AtmState.SUSPENDED}) for state in AtmState},
    **{(state, Deed.TERMINATED): frozenset({AtmState.TERMINATED}) for state in AtmState},
    (AtmState.TERMINATED, Deed.SUSPENDED): frozenset({AtmState.TERMINATED}),
    (AtmState.ACTIVE, Deed.NOT_UNDERSTOOD): frozenset({AtmState.ACTIVE, AtmState.SUSPENDED}),
    (AtmState.SUSPENDED, Deed.RESUMED): frozenset({AtmState.ACTIVE}),
    # a resumption of what no listed document has begun: nobody can tell
    (AtmState.NOT_STARTED, Deed.RESUMED): frozenset({AtmState.NOT_STARTED, AtmState.ACTIVE}),
}
"""What follows from a state. An event that is not here leaves it as it is: a resumption does not revive what is
terminated, and a supplement that only reports or amends re-opens nothing."""


def standing_on(events: Sequence[Event], day: date) -> Standing:
    """Tell the state on a day.

    Law: the day that a stop names is a day of the stop already. A later launch or resumption re-opens a suspended
        programme from the day it is filed; only a launch follows a termination. If two documents of one day say
        contrary things, nobody can tell, until a later one settles it. Nor can anybody if the day of a stop is not
        known, for the days before the document, up to the last opening; nor from a document on that may be a stop and
        is not understood, up to the next opening; nor without the launch, up to the first stop.
    """
    states = START if _begins_with_a_launch(events) else NO_LAUNCH
    groups = days_of(each for each in events if each.day <= day)
    for group in groups:
        states = _after_the_day(states, group)
    early = tuple(_may_have_stopped(events, day)) if AtmState.ACTIVE in states else ()
    states |= frozenset(_stopped(event) for event in early)
    decided_by = (*(groups[-1] if groups else ()), *early)
    if len(states) == 1:
        return Standing(next(iter(states)), decided_by)
    why = _no_launch(events, day) or _why_unknown([*groups, *([early] if early else [])])
    return Standing(AtmState.UNKNOWN, decided_by, why)


def days_of(events: Iterable[Event]) -> list[tuple[Event, ...]]:
    """Group the events that open or stop by their days."""
    return [tuple(group) for _, group in groupby(turning(events), key=lambda event: event.day)]


def turning(events: Iterable[Event]) -> list[Event]:
    """List the events that open or stop, in the order of their days."""
    return sorted((each for each in events if each.deed in TURNING), key=lambda event: event.day)


def contrary(group: Sequence[Event]) -> bool:
    """Tell whether what counts from one day both opens and stops."""
    return any(each.deed in OPENING for each in group) and any(each.deed in STOPPING for each in group)


def _after_the_day(states: States, group: Sequence[Event]) -> States:
    """Apply the events of a day, openings first and the others first: that is the same unless they are contrary."""
    openings = [each for each in group if each.deed in OPENING]
    stops = [each for each in group if each.deed not in OPENING]
    return _after(states, [*openings, *stops]) | _after(states, [*stops, *openings])


def _after(states: States, group: Iterable[Event]) -> States:
    for event in group:
        after = frozenset[AtmState]().union(*(AFTER.get((state, event.deed), {state}) for state in states))
        states = after | states if _day_is_unread(event) else after
    return states


def _day_is_unread(event: Event) -> bool:
    """Tell whether a stop may lie later than its document: its day is stated, or may be, and could not be read."""
    if event.day_is_known or event.source is None:
        return False
    return event.source.facts[EFFECTIVE[event.deed]].state is State.UNREAD


def _may_have_stopped(events: Sequence[Event], day: date) -> Iterator[Event]:
    """Give the later stops of unknown day that may count on this day already: no opening lies between."""
    for event in turning(events):
        opened = any(each.deed in OPENING and day < each.day <= event.day for each in events)
        if not event.day_is_known and day < event.day and not opened:
            yield event


def _stopped(event: Event) -> AtmState:
    return AtmState.SUSPENDED if event.deed is Deed.SUSPENDED else AtmState.TERMINATED


def _why_unknown(groups: Sequence[Sequence[Event]]) -> str:
    """Say what the documents have that keeps the state from being known; the latest reason that there is."""
    for group in reversed(groups):
        odd = [each for each in group if each.deed is Deed.NOT_UNDERSTOOD]
        if odd:
            return _odd_told(odd[0])
        vague = [each for each in group if not each.day_is_known]
        if vague:
            return f"{vague[0].document} stops the programme {vague[0].told}"
        if contrary(group):
            documents = " and ".join(dict.fromkeys(each.document for each in group))
            return f"{documents} say contrary things for {spoken_day(group[0].day)}"
    return ""


def _odd_told(event: Event) -> str:
    if event.deciding.name == UNCLEAR:
        unread = event.deciding.reason.removeprefix("it ")
        said = f"{event.document} {unread or f'may stop the programme: “{event.deciding.value}”'}"
        return f"{said}; if it does not, give suspension.unclear: absent in a file of facts beside it"
    said = f"{event.document} amends the prospectus, and what it changes was not read"
    return f"{said}; if it stops nothing, give document.purposes: [amend] in a file of facts beside it"


def _begins_with_a_launch(events: Sequence[Event]) -> bool:
    """Tell whether the first of the documents that do something launches the programme."""
    first = min((each.day for each in events if each.source), default=None)
    return any(each.deed is Deed.ESTABLISHED and each.day == first for each in events)


def _no_launch(events: Sequence[Event], day: date) -> str:
    """Say that the launch is missing on which all rests, if it is."""
    if _begins_with_a_launch(events) or any(each.deed is Deed.ESTABLISHED and each.day <= day for each in events):
        return ""
    first = min((each for each in events if each.source), key=lambda event: event.day, default=None)
    return f"no launch is listed{f' before {first.document}' if first else ''}"
