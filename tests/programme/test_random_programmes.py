"""Random programmes with documents, sales and a shelf: the decision against an oracle that is slow and of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from checker.model.sale import Decision
from tests.programme.desk import (
    CAP,
    EXPIRES,
    OPEN,
    SHELF,
    broken,
    decide,
    launch,
    opened,
    row,
    shelf,
    suspension,
    termination,
    unknown,
    update,
)

START = date(2022, 3, 11)
DAYS = 40
GOOD_FRIDAY = date(2022, 4, 15)
OPENS, STOPS = ("establish", "resume"), ("suspend", "terminate")


@dataclass(frozen=True)
class Paper:
    """A document: what it does, its day, the day from which a stop counts, and the maximum that a change leaves."""

    purpose: str
    dated: int
    delay: int
    cap: int
    includes_sold: bool

    @property
    def counts(self) -> int:
        """The day from which it counts."""
        return self.dated + self.delay if self.purpose in STOPS else self.dated


def day_of(number: int) -> date:
    """Give a day by its number."""
    return START + timedelta(days=number)


def written(paper: Paper) -> dict[str, str]:
    """Write the facts of a paper."""
    dated, counts, cap = str(day_of(paper.dated)), str(day_of(paper.counts)), str(paper.cap)
    if paper.purpose == "establish":
        return launch(dated, cap)
    if paper.purpose in STOPS:
        return suspension(dated, counts) if paper.purpose == "suspend" else termination(dated, counts)
    if paper.purpose in ("increase", "decrease"):
        return update(paper.purpose, dated, cap, change__new_cap=cap)
    return update(paper.purpose, dated)


def states(papers: Sequence[Paper], asked: int) -> set[str]:
    """Play the papers through day by day, in every order of one day."""
    now = {"not started"}
    for today in range(asked + 1):
        orders = list(permutations(paper.purpose for paper in papers if paper.counts == today))
        now = {after(state, order) for state in now for order in orders}
    return now


def after(state: str, purposes: Sequence[str]) -> str:
    """Apply purposes one after the other."""
    for purpose in purposes:
        if purpose == "establish" or (purpose == "resume" and state == "suspended"):
            state = "active"
        elif purpose == "terminate":
            state = "terminated"
        elif purpose == "suspend" and state != "terminated":
            state = "suspended"
    return state


def room(papers: Sequence[Paper], sales: dict[int, int], asked: int) -> int | None:
    """Count the dollars that are left of the maximum; None if a decrease leaves no less than there was."""
    cap, since = 0, 0
    known = True
    for paper in sorted(papers, key=lambda each: each.dated):
        if paper.dated > asked or paper.purpose not in ("establish", "increase", "decrease"):
            continue
        if paper.purpose == "establish":
            since = paper.dated
        known = paper.purpose != "decrease" or paper.cap < cap
        cap, counted = paper.cap, since if paper.purpose == "establish" or paper.includes_sold else paper.dated
    return cap - sum(amount for day, amount in sales.items() if counted <= day <= asked) if known else None


def three_years_after(day: date) -> date:
    """Give the third anniversary; the eve of 1 March for a leap day."""
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + 3, 2, 28) if leap else date(day.year + 3, day.month, day.day)


THOUSANDS = st.integers(1, 12).map(lambda number: number * 1000)
"""Round amounts, so that limits are met exactly."""
PAPERS = st.lists(
    st.builds(
        Paper,
        st.sampled_from([*OPENS, *STOPS, "increase", "decrease", "report_sales"]),
        st.integers(1, DAYS),
        st.integers(-2, 3),
        THOUSANDS,
        st.booleans(),
    ),
    max_size=5,
    unique_by=lambda paper: paper.dated,
)
SALES = st.dictionaries(st.integers(0, DAYS), THOUSANDS, max_size=8)
LAPSES = st.sampled_from([None, -1, 0, 1])
"""By how many days the third anniversary of the shelf misses the day of the sale; None if it is far away."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(
    papers=PAPERS,
    sales=SALES,
    first=THOUSANDS,
    asked=st.integers(0, DAYS),
    amount=THOUSANDS,
    lapse=LAPSES,
    registered=st.integers(5, 60).map(lambda number: number * 1000),
)
def test_the_decision_is_that_of_the_oracle(
    papers: list[Paper],
    sales: dict[int, int],
    first: int,
    asked: int,
    amount: int,
    lapse: int | None,
    registered: int,
    tmp_path: Path,
) -> None:
    """Each rule of state, maximum and shelf is broken, not known or kept as the oracle says; so the sale is cleared."""
    assume(day_of(asked).weekday() < 5 and day_of(asked) != GOOD_FRIDAY)
    papers = [Paper("establish", 0, 0, first, False), *papers]
    effective = date(2021, 5, 3)
    if lapse is not None:
        effective = day_of(asked).replace(year=START.year - 3) + timedelta(days=lapse)
    decision = _decision(tmp_path, papers, sales, asked, amount, effective, registered)
    standing, left = states(papers, asked), room(papers, sales, asked)
    sold = sum(dollars for day, dollars in sales.items() if day <= asked)
    stopped = standing <= {"suspended", "terminated"}
    expected = {
        OPEN: stopped and len(standing) == 1,
        CAP: left is not None and amount > left and len(standing) == 1,
        SHELF: sold + amount > registered,
        EXPIRES: day_of(asked) > three_years_after(effective),
    }
    doubtful = {OPEN: len(standing) > 1, CAP: left is None or (amount > left and len(standing) > 1)}

    assert [rule for rule, is_broken in expected.items() if is_broken] == [
        rule for rule in expected if rule in broken(decision)
    ]
    assert [rule for rule, is_open in doubtful.items() if is_open] == [
        rule for rule in expected if rule in unknown(decision)
    ]
    assert decision.cleared is not any([*expected.values(), *doubtful.values()])


def _decision(
    folder: Path,
    papers: Sequence[Paper],
    sales: dict[int, int],
    asked: int,
    amount: int,
    effective: date,
    registered: int,
) -> Decision:
    """Write the programme out, and ask for as many shares at a dollar as there are dollars."""
    beside = {
        number: f"filed: {day_of(paper.dated)}, cap_includes_sold: {str(paper.includes_sold).lower()}"
        for number, paper in enumerate(papers)
    }
    programme = opened(
        folder,
        [written(paper) for paper in papers],
        "".join(row(str(day_of(day)), 1, str(dollars)) for day, dollars in sorted(sales.items())),
        beside,
        shelf=shelf(filed=str(effective), effective=str(effective), registered_amount=str(registered)),
    )
    return decide(programme, day_of(asked), shares=amount, price=1.0)
