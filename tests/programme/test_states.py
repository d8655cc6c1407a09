"""The state of a programme on a day, table by table and against a slow oracle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.check_programme import state_on
from checker.model.fact import Evidence, Fact, Facts, Origin, State
from checker.model.programme import AtmState, Entry, Event, ReadEntry
from checker.programme.events import DEEDS, EFFECTIVE, events_of
from checker.programme.states import standing_on
from tests.programme.desk import document, launch, opened, suspension, termination, update

START = date(2022, 3, 1)
DAYS = 6
"""The oracle tries every day for what has none, so time is short here."""
NEVER = DAYS + 2


@dataclass(frozen=True)
class Paper:
    """A document as the oracle sees it. ``effect`` is the day from which a stop counts, or absent, or unread."""

    purpose: str
    dated: int
    effect: int | str = 0


def read(paper: Paper, number: int) -> ReadEntry:
    """Make the document that a paper is."""
    name = EFFECTIVE.get(DEEDS[paper.purpose]) if paper.purpose in DEEDS else None
    dated = START + timedelta(days=paper.dated)
    kind = "stop" if name else "launch" if paper.purpose == "establish" else "update"
    purpose = paper.purpose if paper.purpose in DEEDS else "amend"
    facts = [
        Fact("document.kind", State.FOUND, kind),
        Fact("document.purposes", State.FOUND, (purpose,), (Evidence(quote="so it is"),), Origin.GIVEN),
        Fact("document.date", State.FOUND, dated),
    ]
    if paper.purpose == "odd":
        facts.append(Fact("suspension.unclear", State.FOUND, "It is on hold.", (Evidence(quote="It is on hold."),)))
    if name and isinstance(paper.effect, int):
        facts.append(Fact(name, State.FOUND, START + timedelta(days=paper.effect)))
    elif name and paper.effect == "absent":
        facts.append(Fact(name, State.ABSENT))
    return ReadEntry(Entry(f"{number}.md", number), f"{number}.md", Facts.of(facts))


def events(papers: list[Paper]) -> list[Event]:
    """Give the events of papers, in the order of their days."""
    found = [event for number, paper in enumerate(papers) for event in events_of(read(paper, number))]
    return sorted(found, key=lambda event: event.day)


def oracle(papers: list[Paper], day: int) -> set[str]:
    """Play every world through, day by day: every day that a stop may count from, in every order of one day."""
    openings = [paper.dated for paper in papers if paper.purpose in ("establish", "resume")]
    return {
        state
        for effects in product(*(days_of(paper, openings) for paper in papers))
        for state in play([(effect, paper) for effect, paper in zip(effects, papers, strict=True)], day)
    }


def days_of(paper: Paper, openings: list[int]) -> list[int]:
    """List the days from which a paper may count: what stops has been opened before, and not anew since."""
    if paper.purpose not in ("suspend", "terminate"):
        return [paper.dated]
    if isinstance(paper.effect, int):
        return [paper.effect]
    earliest = max(day for day in openings if day <= paper.dated)
    if paper.effect == "absent":
        return list(range(earliest, paper.dated + 1))
    reopened = min((day for day in openings if day > paper.dated), default=NEVER)
    return [*range(earliest, reopened), NEVER]


def play(deeds: list[tuple[int, Paper]], day: int) -> set[str]:
    """Go from day to day in one world, and list where one may stand at the end.

    What has no day of its own, and counts from another than that of its document, counts from the end of a day.
    """
    states = {"not started"} if begins_with_a_launch(deeds) else {"not started", "active"}
    for today in range(day + 1):
        late = {paper for effect, paper in deeds if paper.effect in ("absent", "unread") and effect != paper.dated}
        of_today = [paper for effect, paper in deeds if effect == today]
        early = [paper.purpose for paper in of_today if paper not in late]
        evening = [paper.purpose for paper in of_today if paper in late]
        orders = [(*one, *other) for one in permutations(early) for other in permutations(evening)]
        states = {end for state in states for order in orders for end in last({state}, order)}
    return states


def begins_with_a_launch(deeds: list[tuple[int, Paper]]) -> bool:
    """Tell whether nothing happens before the first launch."""
    first = min((day for day, _ in deeds), default=None)
    return any(day == first and paper.purpose == "establish" for day, paper in deeds)


def last(states: set[str], purposes: tuple[str, ...]) -> set[str]:
    """Apply purposes one after the other; what is not understood suspends, or does nothing."""
    for purpose in purposes:
        states = {end for state in states for end in after(state, purpose)}
    return states


def after(state: str, purpose: str) -> set[str]:
    """Apply a purpose."""
    if purpose == "establish":
        return {"active"}
    if purpose == "terminate":
        return {"terminated"}
    if purpose == "suspend":
        return {"terminated" if state == "terminated" else "suspended"}
    if purpose == "odd" and state == "active":
        return {"active", "suspended"}
    return {"active" if purpose == "resume" and state == "suspended" else state}


EFFECTS = st.one_of(st.integers(0, DAYS), st.sampled_from(["absent", "unread"]))
PURPOSES = st.sampled_from(["establish", "suspend", "resume", "terminate", "odd", "report_sales", "increase", "amend"])
PAPERS = st.lists(st.builds(Paper, PURPOSES, st.integers(0, DAYS), EFFECTS), max_size=4)


@settings(max_examples=400, deadline=None)
@given(PAPERS, st.integers(0, DAYS))
def test_the_state_is_that_of_the_oracle(papers: list[Paper], day: int) -> None:
    """Where every world agrees the state is told; where one of several is active, it is not known."""
    papers = [Paper("establish", 0), *papers]
    expected = oracle(papers, day)
    got = standing_on(events(papers), START + timedelta(days=day)).state

    if len(expected) == 1 or "active" in expected:
        assert (next(iter(expected)) if len(expected) == 1 else "not known") == got
    else:
        assert got in {*expected, "not known"}


@given(PAPERS, st.integers(0, DAYS))
def test_a_report_or_an_amendment_changes_no_state(papers: list[Paper], day: int) -> None:
    """Nothing but a launch or a resumption opens, and nothing but a stop closes."""
    papers = [Paper("establish", 0), *papers]
    silent = [paper for paper in papers if paper.purpose not in ("report_sales", "increase", "amend")]
    asked = START + timedelta(days=day)

    assert standing_on(events(silent), asked).state == standing_on(events(papers), asked).state


STOPPED, ENDED = suspension(), termination("2022-10-20", "2022-10-30")
RESUMED, SAME_DAY = update("resume", "2022-11-14"), update("resume", "2022-10-20")
AGAIN = launch("2022-11-14")
ODD = update("amend", "2022-10-20", suspension__unclear="We have put the offering on hold.")


@pytest.mark.parametrize(
    ("documents", "day", "expected"),
    [
        ([launch()], date(2022, 3, 10), AtmState.NOT_STARTED),
        ([launch()], date(2022, 3, 11), AtmState.ACTIVE),
        ([launch(), STOPPED], date(2022, 10, 19), AtmState.ACTIVE),
        ([launch(), STOPPED], date(2022, 10, 20), AtmState.SUSPENDED),
        ([launch(), suspension(dated="2022-10-25")], date(2022, 10, 21), AtmState.SUSPENDED),
        ([launch(), STOPPED, update("report_sales", "2022-11-14")], date(2022, 11, 14), AtmState.SUSPENDED),
        ([launch(), STOPPED, update("increase", "2022-11-14", "20000000")], date(2022, 11, 14), AtmState.SUSPENDED),
        ([launch(), STOPPED, RESUMED], date(2022, 11, 13), AtmState.SUSPENDED),
        ([launch(), STOPPED, RESUMED], date(2022, 11, 14), AtmState.ACTIVE),
        ([launch(), STOPPED, AGAIN], date(2022, 11, 14), AtmState.ACTIVE),
        ([launch(), ENDED], date(2022, 10, 29), AtmState.ACTIVE),
        ([launch(), ENDED], date(2022, 10, 30), AtmState.TERMINATED),
        ([launch(), ENDED, RESUMED], date(2022, 11, 14), AtmState.TERMINATED),
        ([launch(), ENDED, suspension("2022-11-10", "2022-11-10")], date(2022, 11, 10), AtmState.TERMINATED),
        ([launch(), ENDED, AGAIN], date(2022, 11, 14), AtmState.ACTIVE),
        ([launch(), suspension(effective=None)], date(2022, 3, 11), AtmState.UNKNOWN),
        ([launch(), suspension(effective=None)], date(2023, 3, 11), AtmState.UNKNOWN),
        ([launch(), suspension(effective="absent")], date(2022, 10, 19), AtmState.UNKNOWN),
        ([launch(), suspension(effective="absent")], date(2022, 10, 20), AtmState.SUSPENDED),
        ([launch(), suspension(effective=None), AGAIN], date(2022, 11, 14), AtmState.ACTIVE),
        ([launch(), STOPPED, SAME_DAY], date(2022, 10, 20), AtmState.UNKNOWN),
        ([launch(), STOPPED, SAME_DAY, AGAIN], date(2022, 11, 14), AtmState.ACTIVE),
        ([update("resume", "2022-10-20")], date(2022, 10, 20), AtmState.UNKNOWN),
        ([update("report_sales", "2022-10-20")], date(2022, 10, 19), AtmState.UNKNOWN),
        ([update("report_sales", "2022-10-20")], date(2022, 10, 20), AtmState.UNKNOWN),
        ([update("increase", "2022-10-20", "20000000"), AGAIN], date(2022, 11, 13), AtmState.UNKNOWN),
        ([update("increase", "2022-10-20", "20000000"), AGAIN], date(2022, 11, 14), AtmState.ACTIVE),
        ([STOPPED], date(2022, 10, 19), AtmState.UNKNOWN),
        ([STOPPED], date(2022, 10, 20), AtmState.SUSPENDED),
        ([launch(), ODD], date(2022, 10, 19), AtmState.ACTIVE),
        ([launch(), ODD], date(2022, 10, 20), AtmState.UNKNOWN),
        ([launch(), ODD, update("amend", "2022-11-01")], date(2022, 11, 14), AtmState.UNKNOWN),
        ([launch(), ODD, RESUMED], date(2022, 11, 14), AtmState.ACTIVE),
        ([launch(), ODD, AGAIN], date(2022, 11, 14), AtmState.ACTIVE),
        ([launch(), ODD, SAME_DAY], date(2022, 10, 20), AtmState.UNKNOWN),
        ([launch(), {**ODD, "document.kind": "other"}], date(2022, 10, 20), AtmState.UNKNOWN),
        ([launch(), STOPPED, ODD], date(2022, 10, 20), AtmState.SUSPENDED),
        ([launch()], date(2024, 5, 3), AtmState.ACTIVE),
        ([launch()], date(2024, 5, 4), AtmState.EXPIRED),
        ([launch(), STOPPED], date(2024, 5, 4), AtmState.EXPIRED),
    ],
)
def test_the_boundary_days(documents: list[dict[str, str]], day: date, expected: AtmState, tmp_path: Path) -> None:
    """The day that a stop names is stopped, the third anniversary is not expired, and only what resumes re-opens."""
    assert expected is state_on(opened(tmp_path, documents), day).state


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([update("report_sales", "2022-10-20")], "no launch is listed before 0.yaml"),
        ([document("agreement", "amend", "2022-03-11")], "no launch is listed"),
        (
            [launch(), ODD],
            "1.yaml may stop the programme: “We have put the offering on hold.”; if it does not, give "
            "suspension.unclear: absent in a file of facts beside it",
        ),
    ],
)
def test_what_keeps_the_state_from_being_known_is_told(
    documents: list[dict[str, str]], expected: str, tmp_path: Path
) -> None:
    """A sentence names the document, and quotes it."""
    assert expected == state_on(opened(tmp_path, documents), date(2022, 10, 20)).why


def test_contrary_documents_of_one_day_are_told(tmp_path: Path) -> None:
    """The fault names both, and the line of the later one."""
    programme = opened(tmp_path, [launch(), STOPPED, SAME_DAY])
    expected = (
        f"{tmp_path / 'programme.yaml'}:5: documents: contradict each other for 20 October 2022: "
        "1.yaml (suspended) and 2.yaml (resumed)"
    )

    assert [expected] == [str(fault) for fault in programme.timeline.contradictions]


def test_different_maximums_of_one_day_are_told(tmp_path: Path) -> None:
    """Two amendments of one day that leave different amounts contradict each other."""
    raised, lowered = update("increase", "2022-05-02", "20000000"), update("decrease", "2022-05-02", "9000000")
    programme = opened(tmp_path, [launch(), raised, lowered])

    assert [True] == ["state different maximums" in str(fault) for fault in programme.timeline.contradictions]


def test_a_document_that_is_no_supplement_does_nothing(tmp_path: Path) -> None:
    """An agreement in the list has no event of its own."""
    programme = opened(tmp_path, [launch(), document("agreement", "amend", "2022-03-11")])

    assert ["0.yaml"] == [event.document for event in programme.timeline.events if event.source]
