"""The shelf that a programme rests on, and the days of its life."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from checker.model.fact import Evidence, Fact, Origin, State
from checker.model.programme import AtmState, Deed, Event, Programme
from checker.programme.calendar import months_after

THREE_YEARS = 36
GRACE = timedelta(days=180)


class CurrentShelf(Struct, frozen=True):
    """The registration statement under which a programme sells. What comes after a replacement is not known here."""

    form: Fact
    filed: Fact
    effective: Fact
    registered_amount: Fact
    replacement_filed: Fact
    replacement_effective: Fact
    replacement_permits_offering: Fact

    @property
    def third_anniversary(self) -> Fact:
        """Give the last day on which three years have not passed.

        Law: 17 CFR 230.415(a)(5): "not more than three years have elapsed since the initial effective date": the third
            anniversary is the last such day; for 29 February it is 28 February.
        """
        name = "shelf.third_anniversary"
        day = self.effective.value
        if not isinstance(day, date):
            return replace(self.effective, name=name)
        return Fact(name, State.FOUND, months_after(day, THREE_YEARS), self.effective.evidence, Origin.COMPUTED)


def shelf_under(programme: Programme, launched: date | None) -> CurrentShelf:
    """Give the shelf under which a programme that was launched on a day sells: the replacement, if that was effective.

    Law: 17 CFR 230.415(a)(6): the offering on the earlier registration statement is deemed terminated as of the
        effectiveness of the new one; what is launched from then on is sold under the new one.
    """
    shelf, following = programme.shelf, programme.shelf.replacement
    effective = following.effective.value
    if launched is None or not isinstance(effective, date) or launched < effective:
        return CurrentShelf(
            shelf.form,
            shelf.filed,
            shelf.effective,
            shelf.registered_amount,
            following.filed,
            following.effective,
            following.permits_offering,
        )
    none = (Evidence(searched=f"{programme.path}, a replacement of the replacement"),)
    filed, again, permits = (
        Fact(name, State.ABSENT, evidence=none, origin=Origin.GIVEN)
        for name in ("shelf.replacement_filed", "shelf.replacement_effective", "shelf.replacement_permits_offering")
    )
    begun, start = replace(following.filed, name="shelf.filed"), replace(following.effective, name="shelf.effective")
    return CurrentShelf(following.form, begun, start, following.registered_amount, filed, again, permits)


def life_on(shelf: CurrentShelf, day: date) -> tuple[AtmState | None, str]:
    """Tell whether the shelf has come to its end on a day, and why: None while it lives.

    Law: 17 CFR 230.415(a)(5) and (a)(6).
    """
    effective, replaced = shelf.effective.value, shelf.replacement_effective.value
    end, filed = shelf.third_anniversary.value, shelf.replacement_filed.value
    if not isinstance(effective, date) or not isinstance(end, date):
        return AtmState.UNKNOWN, shelf.effective.reason
    if day < effective:
        return AtmState.NOT_STARTED, "the shelf is not yet effective"
    if isinstance(replaced, date) and replaced <= day:
        return AtmState.EXPIRED, "the shelf was replaced, and nothing is launched under the new one"
    if shelf.replacement_effective.state is State.UNREAD:
        return AtmState.UNKNOWN, shelf.replacement_effective.reason
    if day <= end:
        return None, ""
    if not isinstance(filed, date) or filed > end:
        return AtmState.EXPIRED, "three years have passed since the shelf became effective"
    if day <= end + GRACE or shelf.replacement_permits_offering.value is True:
        return None, ""
    if shelf.replacement_permits_offering.value is False:
        return AtmState.EXPIRED, "the 180 days for the replacement have passed"
    return AtmState.UNKNOWN, shelf.replacement_permits_offering.reason


def shelf_events(programme: Programme) -> Iterator[Event]:
    """List the days of the shelf that are known."""
    shelf, following = programme.shelf, programme.shelf.replacement
    first = shelf_under(programme, None)
    end = first.third_anniversary
    for fact, deed, told in (
        (shelf.effective, Deed.SHELF_EFFECTIVE, f"Form {shelf.form.value}" if shelf.form.found else ""),
        (following.filed, Deed.REPLACEMENT_FILED, ""),
        (following.effective, Deed.SHELF_REPLACED, ""),
        (end, Deed.SHELF_EXPIRES, "after this day, unless a replacement is on file"),
    ):
        if isinstance(fact.value, date):
            yield Event(fact.value, deed, programme.path, fact, told)
    if isinstance(end.value, date) and isinstance(following.filed.value, date) and following.filed.value <= end.value:
        yield Event(end.value + GRACE, Deed.GRACE_ENDS, programme.path, end, "180 days after the third anniversary")
