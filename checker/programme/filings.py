"""The supplements in force on a day: when they were filed, who sells, and what is overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.engine.wording import spoken_day
from checker.model.fact import Evidence, Fact, Origin, State
from checker.model.programme import Deed, Event, ReadEntry, missing
from checker.programme.calendar import due_day
from checker.programme.caps import launch_before
from checker.programme.events import SUPPLEMENTS, document_day, filing_day

LATER_PARAGRAPH = "424(b)(3)"


def launch_filed(events: Sequence[Event], day: date) -> Fact:
    """Give the day on which the launch in force was filed; before any, that of the first."""
    name = "programme.launch_filed"
    launch = launch_in_force(events, day)
    if launch is None or launch.source is None:
        return missing(name, "no document that begins the programme is listed")
    filed = filing_day(launch.source)
    if filed is None:
        return missing(name, f"write filed: beside the path of {launch.document}")
    if launch.source.entry.filed:
        return Fact(name, State.FOUND, filed, (launch.source.entry.evidence,), Origin.GIVEN)
    return Fact(name, State.FOUND, filed, launch.source.facts["filing.filed_on"].evidence)


def agreement_date(events: Sequence[Event], day: date) -> Fact:
    """Give the date of the agreement, as the launch in force states it."""
    name = "programme.agreement_date"
    launch = launch_in_force(events, day)
    if launch is None or launch.source is None:
        return missing(name, "no document that begins the programme is listed")
    dated = launch.source.facts["agreement.date"]
    if not dated.found:
        return missing(name, f"{launch.document} does not state it where it was looked for; give it in a file of facts")
    return Fact(name, State.FOUND, dated.value, dated.evidence, dated.origin)


def agents_on(events: Sequence[Event], day: date, agent: str = "") -> Fact:
    """List the agents of a day: those of the launch in force and of later changes.

    A document that changes them may name only those who come. So all that were named are listed; but whether one that
    the last change does not name is still a party is open, and if that one is asked about, the list is unread.
    """
    name = "programme.agents"
    launch = launch_in_force(events, day)
    if launch is None:
        return missing(name, "no document that begins the programme is listed")
    changes = [each for each in events if each.deed is Deed.AGENTS_CHANGED and launch.day <= each.day <= day]
    facts = [each.source.facts["agents.names"] for each in (launch, *changes) if each.source]
    lists = [fact.value for fact in facts if isinstance(fact.value, tuple)]
    if len(lists) < len(facts):
        return missing(name, f"give agents.names in a file of facts beside {(launch, *changes)[len(lists)].document}")
    names = dict.fromkeys(str(each) for listed in lists for each in listed)
    if agent in names and agent not in lists[-1]:
        return missing(name, f"{changes[-1].document} changes the agents, and does not name {agent}")
    return Fact(name, State.FOUND, tuple(names), tuple(each for fact in facts for each in fact.evidence))


def overdue(documents: Sequence[ReadEntry], day: date) -> Fact:
    """List the supplements that had to be on file before a day, and were not.

    Law: 17 CFR 230.424(b): the second business day after first use, for which the date of the document stands; the
        fifth for paragraph (b)(3). A prospectus inside a registration statement is filed with that.
    """
    name = "programme.overdue_supplements"
    late: list[str] = []
    for read in documents:
        dated = document_day(read)
        if dated is None or dated >= day or read.facts["filing.form"].found:
            continue
        if read.facts["document.kind"].value not in SUPPLEMENTS or _due(read, dated) >= day:
            continue
        filed = filing_day(read)
        if filed is None:
            return missing(name, f"write filed: beside the path of {read.path}")
        if filed > day:
            late.append(f"{read.path} of {spoken_day(dated)}")
    searched = Evidence(searched="the filing dates of the listed documents")
    return Fact(name, State.FOUND if late else State.ABSENT, tuple(late) or None, (searched,), Origin.COMPUTED)


def launch_in_force(events: Sequence[Event], day: date) -> Event | None:
    """Give the last launch up to a day; before any, the first."""
    return launch_before(events, day) or next((each for each in events if each.deed is Deed.ESTABLISHED), None)


def last_raised(events: Sequence[Event], day: date) -> Event | None:
    """Give the last document up to a day that launches or increases."""
    raising = [each for each in events if each.deed in (Deed.ESTABLISHED, Deed.INCREASED) and each.day <= day]
    return raising[-1] if raising else None


def _due(read: ReadEntry, dated: date) -> date:
    paragraph = read.facts["filing.rule_paragraph"].value
    return due_day(dated, 5 if paragraph == LATER_PARAGRAPH else 2)
