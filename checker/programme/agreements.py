"""The sales agreements of a programme beside its supplements: which belongs to which, and what it says.

An agreement settles what a supplement should say only where it surely is the one that the supplement speaks of: a
programme file need not list every agreement and every amendment. Where it is not sure, the fact is unread, and says
which document would settle it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from checker.engine.wording import spoken_day
from checker.model.fact import Evidence, Fact, Origin, State
from checker.model.programme import ReadEntry, missing
from checker.programme.events import document_day

SameCompany = Callable[[str, str], bool]
PARTIES = ("parties", "agents_not_in_the_agreement", "agents_left_out")
SAID = ("agreement_dates", "agreement_title", "commission_rate", "commission_qualifier", "agreement_cap", "came_with")
LISTED = Evidence(searched="the documents of the programme, none of which is the agreement")


class Beside(Struct, frozen=True):
    """A supplement with the other supplements of its programme, oldest first, and the agreements."""

    read: ReadEntry
    supplements: Sequence[ReadEntry]
    agreements: Sequence[ReadEntry]

    @property
    def day(self) -> date:
        """Give the date of the supplement."""
        return document_day(self.read) or date.max

    @property
    def kind(self) -> str:
        """Give what it is: launch, update or stop."""
        return str(self.read.facts["document.kind"].value)

    @property
    def came_with(self) -> list[ReadEntry]:
        """List the agreements that this supplement is the first to speak of: no other lies between."""
        return [each for each in self.agreements if self._is_first_after(each)]

    @property
    def own(self) -> list[ReadEntry]:
        """List the agreements that this supplement names by their date, with the amendments of those up to it.

        If it gives no date, or one that no agreement bears, those that came with it.
        """
        named = self.read.day("agreement.date")
        dated = [
            each
            for each in self.agreements
            if named
            and named in (each.day("agreement.date"), each.day("agreement.original_date"))
            and (each.day("agreement.date") or self.day) <= self.day
        ]
        return dated or self.came_with

    @property
    def own_first(self) -> list[ReadEntry]:
        """List the agreements of this supplement that came with it, so that no amendment lies between."""
        return [each for each in self.own if self._is_first_after(each)]

    def _is_first_after(self, agreement: ReadEntry) -> bool:
        signed = agreement.day("agreement.date")
        if signed is None or signed > self.day:
            return False
        days = [document_day(each) or date.max for each in self.supplements]
        return self.day == min(day for day in days if day >= signed)


def agreement_facts(beside: Beside, same: SameCompany) -> Iterator[Fact]:
    """Give what the listed agreements say of what this supplement says too."""
    if not beside.agreements:
        for name in (*PARTIES, *SAID):
            yield Fact(f"elsewhere.{name}", State.ABSENT, evidence=(LISTED,))
        return
    yield _dates(beside)
    yield _said_by(beside.own, "elsewhere.agreement_title", "agreement.title")
    yield _said_by(beside.own_first, "elsewhere.commission_rate", "commission.rate")
    yield _said_by(beside.own_first, "elsewhere.commission_qualifier", "commission.qualifier")
    yield _cap(beside)
    count = len(beside.own_first)
    yield Fact("elsewhere.came_with", State.FOUND if count else State.ABSENT, count or None, (LISTED,), Origin.COMPUTED)
    yield from _agents(beside, same)


def _dates(beside: Beside) -> Fact:
    """List the dates that the agreements bear, or say of the one that they amend.

    A date that none of them bears is another one's, unless an agreement surely came with this supplement; a stop
    names the agreement of a programme that was there before.
    """
    name = "elsewhere.agreement_dates"
    stated = beside.read.day("agreement.date")
    facts = [each.facts[of] for each in beside.agreements for of in ("agreement.date", "agreement.original_date")]
    found = [fact for fact in facts if fact.found and isinstance(fact.value, date)]
    days = dict.fromkeys(fact.value for fact in found if isinstance(fact.value, date))
    evidence = tuple(each for fact in found for each in fact.evidence)
    undated = [each for each in beside.agreements if not each.facts["agreement.date"].found]
    if stated in days or (not undated and (beside.came_with or beside.kind == "stop")):
        return Fact(name, State.FOUND, tuple(days), evidence)
    if undated:
        return missing(name, f"the date of {undated[0].path} could not be read; give it in a file of facts")
    told = f"of {spoken_day(stated)}" if stated else "that this document speaks of"
    return missing(name, f"the agreement {told} is not among the documents; add it")


def _said_by(agreements: Sequence[ReadEntry], name: str, of: str) -> Fact:
    """Give what the first agreement says that says it; what one says unreadably may be what is looked for."""
    facts = [each.facts[of] for each in agreements]
    for state in (State.FOUND, State.UNREAD, State.ABSENT):
        fact = next((each for each in facts if each.state is state), None)
        if fact:
            return replace(fact, name=name)
    return _not_among(name)


def _not_among(name: str) -> Fact:
    searched = Evidence(searched="the agreements among the documents; none came with this one")
    return Fact(name, State.ABSENT, evidence=(searched,))


def _cap(beside: Beside) -> Fact:
    """Give the maximum of the agreement, as last amended before the supplement.

    Where the supplement offers more, and the agreement did not come with it, an amendment that is not listed may have
    raised it.
    """
    name = "elsewhere.agreement_cap"
    stating = [each for each in beside.own if each.facts["program.cap"].found]
    if not stating:
        return _said_by(beside.own, name, "program.cap")
    last = max(stating, key=lambda each: each.day("agreement.date") or date.min)
    fact, offered = last.facts["program.cap"], beside.read.facts["program.cap"].value
    more = isinstance(offered, (int, float)) and isinstance(fact.value, (int, float)) and offered > fact.value
    if more and not any(each is last for each in beside.own_first):
        return missing(name, f"{last.path} is older; add the amendment that raised its maximum amount, if there is one")
    return replace(fact, name=name)


def _agents(beside: Beside, same: SameCompany) -> Iterator[Fact]:
    """List the parties, the agents of the supplement that are none, and of a launch the parties that it leaves out.

    What a launch must name are the parties of the agreement that came with it: one may have left an older one.
    """
    parties, strangers, left_out = (f"elsewhere.{name}" for name in PARTIES)
    named = beside.read.facts["agents.names"]
    facts = [each.facts["agents.names"] for each in beside.own]
    unread = next((fact for fact in facts if not fact.found), None)
    if not facts or not named.found:
        yield from map(_not_among, (parties, strangers, left_out))
        return
    if unread:
        yield from (missing(name, unread.reason) for name in (parties, strangers, left_out))
        return
    theirs, ours = _listed(facts), _listed([named])
    evidence = tuple(each for fact in facts for each in fact.evidence)
    yield _list(parties, theirs, evidence)
    unknown = [each for each in ours if not any(_is_named(each, party, same) for party in theirs)]
    if unknown and not beside.own_first:
        yield missing(strangers, f"{beside.own[-1].path} is older; add the amendment by which {unknown[0]} joined it")
    else:
        yield _list(strangers, unknown, evidence)
    if beside.kind != "launch" or not beside.own_first:
        yield missing(left_out, "no agreement among the documents came with this one")
    else:
        yield _list(left_out, [each for each in theirs if not any(_is_named(each, a, same) for a in ours)], evidence)


def _list(name: str, listed: list[str], evidence: tuple[Evidence, ...]) -> Fact:
    state = State.FOUND if listed else State.ABSENT
    return Fact(name, state, tuple(listed) or None, evidence, Origin.COMPUTED)


def _listed(facts: Sequence[Fact]) -> list[str]:
    return list(dict.fromkeys(str(each) for fact in facts if isinstance(fact.value, tuple) for each in fact.value))


def _is_named(one: str, other: str, same: SameCompany) -> bool:
    """Tell whether two names are of one agent; a cover may shorten "Alder Fife & Co., LLC" to "Alder Fife"."""
    short, long = sorted((_words(one), _words(other)), key=len)
    return same(one, other) or short <= long


def _words(name: str) -> frozenset[str]:
    plain = "".join(each if each.isalnum() else " " for each in name.casefold())
    return frozenset(plain.split())
