"""The one-third limit over time: tests, lifts, interpretation 116.26, and the sums behind the room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.check_programme import open_programme
from checker.model.programme import Opened
from tests.programme.desk import (
    AGENT,
    CAP,
    RULEBOOK,
    THIRD,
    broken,
    decide,
    launch,
    opened,
    row,
    shelf,
    unknown,
    update,
    written,
)


def floats(filing: int, update: int, sale: int) -> str:
    """Write the floats, in millions, before the shelf was filed, before the annual report, and before the sale."""
    of_days = {"2025-04-01": filing, "2026-03-02": update, "2026-04-01": sale}
    return f"[{', '.join(f'{{on: {day}, amount: {amount}000000}}' for day, amount in of_days.items())}]"


KEPT: dict[str, Any] = {
    "documents": [launch("2025-09-10", agreement__date="2025-09-10")],
    "shelf": shelf(filed="2025-04-20", effective="2025-05-03"),
    "floats": floats(90, 30, 30),
    "annual_reports": "[{filed: 2026-03-10, fiscal_year_end: 2025-12-31, eligible: true}]",
    "ledger": row("2026-03-23", 9, "10000000"),
    "expected_to_be_sold": "true",
}


@pytest.mark.parametrize(
    ("changed", "day", "expected"),
    [
        ({}, date(2026, 4, 8), ([], [])),
        ({"expected_to_be_sold": None}, date(2026, 4, 8), ([], [THIRD])),
        ({"expected_to_be_sold": "false"}, date(2026, 4, 8), ([THIRD], [])),
        (
            {"documents": [*KEPT["documents"], update("increase", "2026-03-24", "20000000")]},
            date(2026, 4, 8),
            ([THIRD], []),
        ),
        ({"ledger": row("2026-03-11", 9, "10000000")}, date(2026, 3, 18), ([THIRD], [])),
        (
            {"floats": floats(30, 30, 30)},
            date(2026, 4, 8),
            ([THIRD], []),
        ),
        (
            {"expected_to_be_sold": None, "floats": floats(90, 30, 75)},
            date(2026, 4, 8),
            ([], []),
        ),
    ],
    ids=[
        "kept",
        "not said",
        "not expected",
        "increased since",
        "before 19 March 2026",
        "launched under the limit",
        "lifted",
    ],
)
def test_a_programme_launched_before_the_float_fell_keeps_its_amount(
    changed: dict[str, Any], day: date, expected: tuple[list[str], list[str]], tmp_path: Path
) -> None:
    """Interpretation 116.26 with each of its conditions, and the lift at $75 million."""
    decision = decide(opened(tmp_path, **{**KEPT, **changed}), day)

    assert expected == (broken(decision), unknown(decision))


REPLACED: dict[str, Any] = {
    "shelf": shelf(replacement="{form: S-3, filed: 2022-09-01, effective: 2022-09-12, registered_amount: 100000000}"),
    "documents": [launch(), launch("2022-09-12", agreement__date="2022-09-12")],
}


@pytest.mark.parametrize(
    ("changed", "at_filing", "expected"),
    [
        (REPLACED, 30_000_000, ([THIRD], [])),
        (REPLACED, 80_000_000, ([], [])),
        (REPLACED, None, ([], [THIRD])),
        ({**REPLACED, "documents": [launch()]}, 30_000_000, (["sale-not-under-a-replaced-shelf"], [])),
        ({}, 30_000_000, ([], [])),
    ],
    ids=["below", "above", "no float", "still under the old one", "no new statement"],
)
def test_a_new_registration_statement_is_a_test_of_its_own(
    changed: dict[str, Any], at_filing: int | None, expected: tuple[list[str], list[str]], tmp_path: Path
) -> None:
    """What is sold under it is limited by the float before its own filing; what is sold under the old one is not."""
    of_filing = f", {{on: 2022-08-22, amount: {at_filing}}}" if at_filing else ""
    floats = f"[{{on: 2022-03-01, amount: 96500000}}{of_filing}, {{on: 2022-10-17, amount: 30000000}}]"
    sold = row("2022-10-18", 9, "9999000")
    decision = decide(opened(tmp_path, ledger=sold, floats=floats, **changed))

    assert expected == (broken(decision), unknown(decision))


@pytest.mark.parametrize(
    ("effective", "expected"),
    [("2022-09-30", []), ("2022-10-03", [THIRD]), ("2022-10-04", [THIRD]), ("2022-09-29", [])],
)
def test_only_a_float_after_the_effective_date_lifts_the_limit(
    effective: str, expected: list[str], tmp_path: Path
) -> None:
    """Instruction 3 lifts it if the float reaches $75 million subsequent to the effective date."""
    floats = (
        "[{on: 2022-09-01, amount: 30000000}, {on: 2022-10-03, amount: 75000000}, {on: 2022-10-17, amount: 15000000}]"
    )
    programme = opened(
        tmp_path,
        [launch("2022-10-04", agreement__date="2022-10-04")],
        row("2022-10-18", 9, "25000000"),
        shelf=shelf(filed="2022-09-15", effective=effective),
        floats=floats,
        annual_reports="none",
        expected_to_be_sold="false",
    )

    assert expected == [each for each in broken(decide(programme)) if each == THIRD]


def test_sales_before_the_limit_applied_do_not_count_towards_it(tmp_path: Path) -> None:
    """Only what was sold while the limit applied is sold under it."""
    case = {**KEPT, "expected_to_be_sold": "false", "ledger": row("2026-03-09", 9, "10000000")}

    assert decide(opened(tmp_path, **case), date(2026, 4, 8)).cleared


SALES = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 900), st.integers(1, 90_000)), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(sales=SALES, after=st.integers(0, 400), cents=st.integers(1, 90_000))
def test_the_room_is_what_a_slow_sum_says(
    sales: Sequence[tuple[int, int, int]], after: int, cents: int, tmp_path: Path
) -> None:
    """Random sales: the maximum and the one-third limit against sums made anew, in cents."""
    start, asked = date(2022, 3, 11), date(2022, 3, 11) + timedelta(days=after)
    rows = "".join(
        f'{start + timedelta(days=day)},{shares},{Decimal(amount) / 100},"{AGENT}",agency,2030-01-02,{number}\n'
        for number, (day, shares, amount) in enumerate(sorted(sales))
    )
    programme = _with_ledger(tmp_path, rows, asked)
    decision = decide(programme, asked, shares=1, price=cents / 100)
    until = [(start + timedelta(days=day), amount) for day, _, amount in sales if day <= after]
    a_year_before = asked.replace(year=asked.year - 1)
    sold, recent = sum(amount for _, amount in until), sum(amount for day, amount in until if day > a_year_before)

    assert (sold + cents > 600_000) is (CAP in broken(decision))
    assert (3 * (recent + cents) > 900_000) is (THIRD in broken(decision))


def _with_ledger(folder: Path, rows: str, asked: date) -> Opened:
    """Open a programme of $6,000 with a float of $9,000 on every day that matters."""
    reports = "[{filed: 2022-03-08, fiscal_year_end: 2021-12-31, eligible: true}]"
    floats = f"[{{on: 2022-03-01, amount: 9000}}, {{on: {asked}, amount: 9000}}]"
    path = written(folder, [launch(cap="6000")], floats=floats, annual_reports=reports)
    ledger = folder / "sales.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8").strip() + ",reference\n" + rows, encoding="utf-8")
    return open_programme(path, RULEBOOK)
