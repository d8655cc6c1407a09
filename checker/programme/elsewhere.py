"""What the other documents of a programme and its ledger say of what a document says too: facts, no judgement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from checker.model.fact import Evidence, Fact, Facts, Origin, State, Value
from checker.model.programme import Deed, Opened, ReadEntry, missing
from checker.programme.agreements import Beside, SameCompany, agreement_facts
from checker.programme.caps import cap_on
from checker.programme.events import SUPPLEMENTS, document_day, filing_day
from checker.programme.sold_to_date import sold_facts
from checker.programme.states import standing_on

ALONE = Evidence(searched="the documents of the programme; no earlier one says it")


def facts_beside(read: ReadEntry, opened: Opened, same: SameCompany) -> Facts:
    """Gather what the programme says of what one of its documents says; of one that is no part of it, nothing."""
    kind = read.facts["document.kind"].value
    if kind in SUPPLEMENTS:
        return by_document(Facts.of(_of_supplement(_beside(read, opened), opened, same)))
    if kind in ("agreement", "fee_exhibit"):
        return by_document(Facts.of([_counted(opened), _issuer_is_same(read, opened, same)]))
    return Facts()


def by_document(facts: Facts) -> Facts:
    """Place the quotes by their documents and not by their sections: the cover of another document is meant."""
    return Facts.of(
        replace(fact, evidence=tuple(replace(each, place="") if each.place else each for each in fact.evidence))
        for fact in facts
    )


def facts_of_whole(opened: Opened) -> Iterator[Fact]:
    """Give what is known of a programme file as a whole."""
    programme = opened.programme
    count = len(opened.documents)
    listed = programme.lines["documents"]
    yield Fact("programme.documents", State.FOUND, count, (listed,), Origin.GIVEN)
    faults = opened.timeline.contradictions
    contradictions = tuple(each.what for each in faults)
    state = State.FOUND if contradictions else State.ABSENT
    lines = tuple(Evidence(quote=listed.quote, line=each.line, document=programme.path) for each in faults)
    evidence = lines or (Evidence(searched="the documents beside each other", document=programme.path),)
    yield Fact("programme.contradictions", state, contradictions or None, evidence, Origin.COMPUTED)


def _beside(read: ReadEntry, opened: Opened) -> Beside:
    supplements = [each for each in opened.documents if each.facts["document.kind"].value in SUPPLEMENTS]
    agreements = [each for each in opened.documents if each.facts["document.kind"].value == "agreement"]
    return Beside(read, sorted(supplements, key=lambda each: document_day(each) or date.max), agreements)


def _of_supplement(beside: Beside, opened: Opened, same: SameCompany) -> Iterator[Fact]:
    earlier = [each for each in beside.supplements if (document_day(each) or date.max) < beside.day]
    launch = _launch(beside, earlier)
    since = earlier[earlier.index(launch) :] if launch else []
    yield _counted(opened)
    yield from agreement_facts(beside, same)
    yield _fee(beside, opened)
    yield _number(beside, launch)
    yield _base_dates(launch, opened)
    yield from _not_listed(beside, since)
    yield _expected_number(since)
    yield _earlier_agreement_dates(beside, earlier)
    yield from _before(beside, opened)
    yield from sold_facts(beside, launch, opened)


def _counted(opened: Opened) -> Fact:
    count = len(opened.documents)
    return Fact("elsewhere.documents", State.FOUND, count, origin=Origin.COMPUTED, note=f"in {opened.programme.path}")


def _launch(beside: Beside, earlier: Sequence[ReadEntry]) -> ReadEntry | None:
    """Give the launch that an update or a stop builds on; a launch builds on none."""
    launches = [each for each in earlier if each.facts["document.kind"].value == "launch"]
    return launches[-1] if launches and beside.kind != "launch" else None


def _issuer_is_same(read: ReadEntry, opened: Opened, same: SameCompany) -> Fact:
    name, issuer = "elsewhere.issuer_is_same", read.facts["issuer.name"]
    if not issuer.found:
        return missing(name, issuer.reason or "the exhibit names no issuer where it was looked for")
    evidence = (*issuer.evidence, opened.programme.lines["issuer"])
    is_same = any(same(str(issuer.value), each) for each in opened.programme.names)
    is_same = any(same(str(issuer.value), each) for each in opened.programme.names)
    return Fact(name, State.FOUND, is_same, evidence, Origin.COMPUTED)


def _fee(beside: Beside, opened: Opened) -> Fact:
    """Give the amount of the fee exhibit that was filed with a document; of a single one with a single launch, that.

    An exhibit bears no date: the programme file says when it was filed.
    """
    name = "elsewhere.fee_amount"
    exhibits = [each for each in opened.documents if each.facts["document.kind"].value == "fee_exhibit"]
    filed = filing_day(beside.read) or beside.day
    own = [each for each in exhibits if filing_day(each) == filed]
    if not own and len(exhibits) == 1 and filing_day(exhibits[0]) is None:
        if len(beside.supplements) > 1:
            return missing(name, f"write filed: beside the path of {exhibits[0].path}")
        own = exhibits
    if not own:
        return _alone(name)
    return replace(own[0].facts["fee_exhibit.maximum_aggregate"], name=name)


def _number(beside: Beside, launch: ReadEntry | None) -> Fact:
    """Give the registration number of the launch, or of the agreement that came with a launch; a shared one first."""
    name = "elsewhere.registration_number"
    others = [launch] if launch else beside.came_with
    facts = [each.facts["filing.registration_numbers"] for each in others]
    found = next((fact for fact in facts if isinstance(fact.value, tuple)), None)
    if found is None or not isinstance(found.value, tuple):
        return replace(facts[0], name=name) if facts and facts[0].state is State.UNREAD else _alone(name)
    own = beside.read.facts["filing.registration_numbers"].value
    shared = [each for each in found.value if isinstance(own, tuple) and each in own]
    return replace(found, name=name, value=(shared or list(found.value))[0])


def _base_dates(launch: ReadEntry | None, opened: Opened) -> Fact:
    """List the dates of the base prospectus: as the launch gives it, and as a listed one bears it."""
    name = "elsewhere.base_prospectus_dates"
    facts = [launch.facts["base_prospectus.date"]] if launch else []
    facts += [each.facts["document.date"] for each in opened.documents if each.facts["document.kind"].value == "base"]
    return _collected(name, facts)


def _earlier_agreement_dates(beside: Beside, earlier: Sequence[ReadEntry]) -> Fact:
    name = "elsewhere.earlier_agreement_dates"
    if beside.kind != "stop":
        return _alone(name)
    return _collected(name, [each.facts["agreement.date"] for each in earlier])


def _collected(name: str, facts: Sequence[Fact]) -> Fact:
    found = [fact for fact in facts if fact.found and isinstance(fact.value, date)]
    values: tuple[date, ...] = tuple(dict.fromkeys(fact.value for fact in found if isinstance(fact.value, date)))
    if not values:
        return _alone(name)
    return Fact(name, State.FOUND, values, tuple(each for fact in found for each in fact.evidence), Origin.COMPUTED)


def _not_listed(beside: Beside, since: Sequence[ReadEntry]) -> Iterator[Fact]:
    """List the supplements from the launch on, and those of them whose dates the cross reference does not have."""
    names = ("elsewhere.earlier_supplements", "elsewhere.supplements_not_named")
    listed = beside.read.facts["prior_supplements.dates"]
    if not since or listed.state is State.UNREAD:
        yield from (missing(name, listed.reason) if since else _alone(name) for name in names)
        return
    dates = listed.value if isinstance(listed.value, tuple) else ()
    for name, those in zip(names, (since, [each for each in since if document_day(each) not in dates]), strict=True):
        quotes = tuple(quote for each in those for quote in each.facts["document.date"].evidence)
        days = tuple(day for each in those if (day := document_day(each)))
        yield Fact(
            name, State.FOUND if days else State.ABSENT, days or None, quotes or listed.evidence, Origin.COMPUTED
        )


def _expected_number(since: Sequence[ReadEntry]) -> Fact:
    """Give the number that follows on those since the launch, if each of them has the number of its turn."""
    name = "elsewhere.expected_number"
    numbers = [each.facts["document.supplement_number"].value for each in since[1:]]
    if not since or numbers != list(range(1, len(numbers) + 1)):
        return _alone(name)
    evidence = since[-1].facts["document.supplement_number"].evidence if numbers else ()
    return Fact(name, State.FOUND, len(numbers) + 1, evidence, Origin.COMPUTED)


def _before(beside: Beside, opened: Opened) -> Iterator[Fact]:
    """Give the state and the maximum of the programme on the day before a document."""
    events = [
        each for each in opened.timeline.events if each.source is not beside.read or each.deed is Deed.ESTABLISHED
    ]
    day = (filing_day(beside.read) or beside.day) - timedelta(days=1)
    standing = standing_on(events, day)
    quotes = tuple(dict.fromkeys(each.quote for each in standing.decided_by))
    if standing.reason:
        yield missing("elsewhere.state_before", standing.reason)
    else:
        state: Value = standing.state.replace(" ", "_")
        yield Fact("elsewhere.state_before", State.FOUND, state, quotes, Origin.COMPUTED)
    cap = cap_on(events, day)
    yield replace(cap.amount, name="elsewhere.cap_before") if cap else _alone("elsewhere.cap_before")


def _alone(name: str) -> Fact:
    return Fact(name, State.ABSENT, evidence=(ALONE,))
