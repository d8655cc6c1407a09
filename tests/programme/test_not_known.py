"""What is not known blocks a sale, and is not called a breach."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.programme.desk import (
    CAP,
    CAP_SHARES,
    EXPIRES,
    FILED,
    GRACE,
    KEYS,
    OPEN,
    OVERDUE,
    PARTY,
    SHARES,
    SHELF,
    THIRD,
    broken,
    decide,
    launch,
    opened,
    shelf,
    suspension,
    unknown,
    update,
)

UNKNOWNS: list[tuple[str, dict[str, Any], dict[str, Any], list[str]]] = [
    ("no ledger", {"sales": None}, {}, [SHARES, CAP, SHELF]),
    ("no filing date", {"beside": {0: ""}}, {}, [FILED, OVERDUE]),
    ("no effective date", {"shelf": shelf(effective="")}, {}, [EXPIRES, "sale-not-before-the-shelf", GRACE, SHELF]),
    ("no word on a replacement", {"shelf": shelf(replacement="")}, {}, ["sale-not-under-a-replaced-shelf"]),
    ("no blackouts", {"blackouts": None}, {}, ["sale-not-in-a-blackout"]),
    ("no other sales", {"other_sales": None}, {}, [SHELF]),
    ("no shares", {"shares": None}, {}, [SHARES]),
    ("no float for the last test", {"floats": None}, {}, [THIRD]),
    ("no float for the sale", {"floats": "[{on: 2022-03-01, amount: 30000000}]"}, {}, [THIRD]),
    (
        "no word on the form",
        {"annual_reports": "[{filed: 2022-03-08, fiscal_year_end: 2021-12-31}]"},
        {},
        ["form-was-open-at-the-last-update"],
    ),
    (
        "no annual report",
        {"annual_reports": None},
        {},
        ["form-was-open-at-the-last-update", "sale-not-on-stale-statements", THIRD],
    ),
    ("the day of a suspension was not read", {"documents": [launch(), suspension(effective=None)]}, {}, [OPEN]),
    (
        "contrary documents",
        {"documents": [launch(), suspension(), update("resume", "2022-10-20")]},
        {"day": date(2022, 10, 20)},
        [OPEN],
    ),
    (
        "two maximums",
        {
            "documents": [
                launch(),
                update("increase", "2022-05-02", "20000000"),
                update("decrease", "2022-05-02", "9000000"),
            ]
        },
        {},
        [CAP, CAP_SHARES],
    ),
    ("no names of agents", {"documents": [launch(agents__names="absent")]}, {}, [PARTY]),
    (
        "a change that does not name the agent",
        {"documents": [launch(), update("change_agents", "2022-05-02", agents__names="[Ridley Parrish]")]},
        {},
        [PARTY],
    ),
    (
        "no launch is listed",
        {"documents": [update("report_sales", "2022-05-02")]},
        {},
        [OPEN, FILED, "sale-not-before-the-agreement", PARTY, CAP, CAP_SHARES],
    ),
    (
        "an update that may stop the programme",
        {"documents": [launch(), update("amend", "2022-05-02", suspension__unclear="Sales are on hold.")]},
        {},
        [OPEN],
    ),
    (
        "no date of the agreement",
        {"documents": [launch(agreement__date="absent")]},
        {},
        ["sale-not-before-the-agreement"],
    ),
    (
        "beyond the grace, on paragraph (B)",
        {"shelf": shelf(effective="2019-04-21", replacement="{form: S-3, filed: 2022-04-20, effective: none}")},
        {},
        [GRACE],
    ),
]


@pytest.mark.parametrize(
    ("programme", "sale", "expected"), [case[1:] for case in UNKNOWNS], ids=[case[0] for case in UNKNOWNS]
)
def test_what_is_not_known_blocks(
    programme: dict[str, Any], sale: dict[str, Any], expected: list[str], tmp_path: Path
) -> None:
    """Nobody sells on ignorance, and ignorance is not called a breach."""
    decision = decide(opened(tmp_path, **programme), **sale)

    assert ([], sorted(expected)) == (broken(decision), sorted(unknown(decision)))
    assert not decision.cleared


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_is_left_out_never_clears(key: str, tmp_path: Path) -> None:
    """Whatever the programme file does not say blocks the sale that would be cleared with it."""
    left_out: dict[str, Any] = {key: None}

    assert not decide(opened(tmp_path, **left_out)).cleared
