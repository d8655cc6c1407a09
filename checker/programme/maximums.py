"""What each document says of the maximum of the programme, and where what they say leaves it open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.engine.wording import plain_number, spoken_day
from checker.model.fact import Fact, Scalar
from checker.model.programme import Deed, Event, ReadEntry, missing
from checker.programme.events import SETS_CAP, STOPPING


def source_of(event: Event) -> ReadEntry:
    """Give the document of an event that sets a maximum: only documents do."""
    assert event.source is not None
    return event.source


def left_by(event: Event) -> Fact:
    """Give the maximum that a document leaves: that of a launch, or the new one of a change.

    What a change states as the maximum must be the new one. If it states another one too, or none, nobody can tell; an
    amount in shares may stand in its place.
    """
    name, facts = "programme.cap", source_of(event).facts
    stated, new = facts["program.cap"], facts["change.new_cap"]
    if event.deed is Deed.ESTABLISHED:
        return renamed(stated, name)
    if new.found and stated.found and new.value != stated.value:
        said = f"{_told(new.value)} as the new maximum and {_told(stated.value)} as the maximum"
        return missing(name, f"{event.document} states {said}; give program.cap and change.new_cap in a file of facts")
    if new.found or stated.found:
        return renamed(new if new.found else stated, name)
    if facts["program.cap_shares"].found:
        return renamed(stated, name)
    return missing(name, f"{event.document} changes the maximum; give change.new_cap in a file of facts beside it")


def stated_by(event: Event) -> tuple[object, object]:
    """Give the maximum that a document leaves, in US dollars and in shares."""
    return left_by(event).value, source_of(event).facts["program.cap_shares"].value


def renamed(fact: Fact, name: str) -> Fact:
    """Take over a fact of a document as one of the programme."""
    return Fact(name, fact.state, fact.value, fact.evidence, fact.origin, fact.reason, fact.note)


def doubt_about(last: Sequence[Event], events: Sequence[Event]) -> str:
    """Say why the maximum is not known that the last documents leave; nothing if it is.

    Args:
        last: those that set the maximum last, all of one day.
        events: all from the launch on, in the order of their days.
    """
    return _clash(last) or _wrong_way(last, events) or _unsaid_change(last, events)


def _clash(last: Sequence[Event]) -> str:
    """Say that the documents of one day state different maximums, if they do."""
    if len({stated_by(each) for each in last}) == 1:
        return ""
    documents = " and ".join(dict.fromkeys(each.document for each in last))
    return f"{documents} state different maximums for {spoken_day(last[0].day)}"


def _wrong_way(last: Sequence[Event], events: Sequence[Event]) -> str:
    """Say that a decrease leaves no less than there was, if it does: then it is the old maximum that was read."""
    former = [each for each in events if each.deed in SETS_CAP and each.day < last[0].day]
    if not former or not all(each.deed is Deed.DECREASED for each in last):
        return ""
    before, after = left_by(former[-1]).value, left_by(last[0]).value
    if not isinstance(before, (int, float)) or not isinstance(after, (int, float)) or after < before:
        return ""
    document = last[0].document
    return f"{document} decreases the maximum, and no lower one was read; give change.new_cap in a file of facts"


def _unsaid_change(last: Sequence[Event], events: Sequence[Event]) -> str:
    """Say which later document has another maximum and does not say that it changes it, if one has.

    What was the maximum before may be told again; a stop makes no difference to what may be sold.
    """
    setting = [each for each in events if each.deed in SETS_CAP]
    own = {each.document for each in setting}
    known = {value for each in setting for value in stated_by(each)}
    for event in events:
        if event.day < last[0].day or event.source is None or event.document in own or event.deed in STOPPING:
            continue
        for name, value in _amounts(event.source):
            if value not in known if name == "program.cap_mentions" else value not in stated_by(last[0]):
                said = f"{event.document} has another maximum, {_told(value)}, and is not understood as a change"
                return f"{said}; give document.purposes or {name} in a file of facts beside it"
    return ""


def _amounts(read: ReadEntry) -> Iterator[tuple[str, Scalar]]:
    """List what a document states as a maximum, each with the name of its fact."""
    for name in ("change.new_cap", "program.cap", "program.cap_shares", "program.cap_mentions"):
        value = read.facts[name].value
        for each in value if isinstance(value, tuple) else () if value is None else (value,):
            yield name, each


def _told(amount: object) -> str:
    return plain_number(amount) if isinstance(amount, (int, float)) else str(amount)
