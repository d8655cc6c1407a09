"""The gate before a sale: the seed case, every reason that blocks, and what is not known."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.check_programme import decide_sale, open_programme
from checker.errors import UsageError
from checker.model.rule import Severity
from checker.model.sale import Order
from tests.programme.desk import (
    CAP,
    CAP_SHARES,
    EXPIRES,
    FILED,
    GRACE,
    OPEN,
    OVERDUE,
    PARTY,
    RULEBOOK,
    SHARES,
    SHELF,
    THIRD,
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

SEED = Path(__file__).parents[2] / "fixtures" / "programme-suspended" / "programme.yaml"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2022, 3, 10), [FILED, "sale-not-before-the-agreement"]),
        (date(2022, 3, 11), []),
        (date(2022, 10, 5), ["sale-not-in-a-blackout"]),
        (date(2022, 10, 19), []),
        (date(2022, 10, 20), [OPEN]),
        (date(2022, 10, 21), [OPEN]),
        (date(2023, 2, 3), [OPEN]),
        (date(2023, 2, 6), []),
        (date(2023, 2, 7), []),
    ],
)
def test_the_seed_case_day_by_day(day: date, expected: list[str]) -> None:
    """Suspended from 20 October 2022, and open again on every day from a new supplement on."""
    programme = open_programme(SEED, RULEBOOK)
    decision = decide_sale(programme, RULEBOOK, Order(day, 10_000, 2.10))

    assert (sorted(expected), []) == (sorted(broken(decision)), unknown(decision))
    assert (not expected) is decision.cleared


def test_the_reason_shows_the_quote_of_the_suspension() -> None:
    """The evidence of a block is the sentence of the supplement, with its file."""
    decision = decide_sale(open_programme(SEED, RULEBOOK), RULEBOOK, Order(date(2022, 10, 20), 10_000, 2.10))
    quotes = [each for fact in decision.reasons[0].consulted for each in fact.evidence if each.document.endswith(".md")]

    assert {SEED.with_name("suspension.md").as_posix()} == {Path(each.document).as_posix() for each in quotes}
    assert {"suspend the ATM" in each.quote for each in quotes} == {True}


BLOCKS: list[tuple[str, dict[str, Any], dict[str, Any], list[str]]] = [
    ("suspended", {"documents": [launch(), suspension()]}, {"day": date(2022, 10, 20)}, [OPEN]),
    ("terminated", {"documents": [launch(), termination("2022-10-03", "2022-10-13")]}, {}, [OPEN]),
    (
        "before the supplement is filed",
        {"beside": {0: "filed: 2022-10-20"}},
        {},
        [FILED, OVERDUE],
    ),
    (
        "before the agreement",
        {"documents": [launch(agreement__date="2022-10-20")]},
        {},
        ["sale-not-before-the-agreement"],
    ),
    ("before the shelf", {"shelf": shelf(effective="2022-10-20")}, {}, ["sale-not-before-the-shelf"]),
    ("the shelf has expired", {"shelf": shelf(effective="2019-10-18")}, {}, [EXPIRES]),
    (
        "the grace has ended",
        {
            "shelf": shelf(
                effective="2019-04-21",
                replacement="{form: S-3, filed: 2022-04-20, effective: none, "
                "registered_amount: 1, permits_offering: false}",
            )
        },
        {},
        [GRACE],
    ),
    (
        "the shelf is replaced",
        {"shelf": shelf(replacement="{form: S-3, filed: 2022-10-03, effective: 2022-10-19, registered_amount: 1}")},
        {},
        ["sale-not-under-a-replaced-shelf"],
    ),
    ("over the maximum", {"ledger": row("2022-10-18", 9, "14498000.01")}, {}, [CAP]),
    (
        "over the maximum in shares",
        {"documents": [launch(cap="absent", program__cap_shares="5000")], "ledger": row("2022-10-18", 4001, "1")},
        {},
        [CAP_SHARES],
    ),
    ("over the shelf", {"other_sales": "[{on: 2022-01-03, amount: 99998000.01}]"}, {}, [SHELF]),
    (
        "over one third",
        {
            "floats": "[{on: 2022-03-01, amount: 30000000}, {on: 2022-10-03, amount: 29999999.97}]",
            "ledger": row("2022-10-18", 9, "9998000"),
        },
        {},
        [THIRD],
    ),
    ("over the authorised shares", {}, {"shares": 40_600_001, "price": 0.01}, [SHARES]),
    ("through somebody else", {}, {"agent": "Ridley Parrish & Co., LLC"}, [PARTY]),
    (
        "in a blackout",
        {"blackouts": "[{from: 2022-10-19, to: 2022-10-19, why: earnings}]"},
        {},
        ["sale-not-in-a-blackout"],
    ),
    (
        "an amendment is overdue",
        {"documents": [launch(), update("amend", "2022-10-14")], "beside": {1: "filed: 2022-10-20"}},
        {},
        [OVERDUE],
    ),
    ("a Saturday", {}, {"day": date(2022, 10, 22)}, ["sale-on-a-trading-day"]),
    (
        "stale statements",
        {"annual_reports": "[{filed: 2022-03-08, fiscal_year_end: 2021-06-18, eligible: true}]"},
        {},
        ["sale-not-on-stale-statements"],
    ),
    (
        "the form is lost",
        {"annual_reports": "[{filed: 2022-03-08, fiscal_year_end: 2021-12-31, eligible: false}]"},
        {},
        ["form-was-open-at-the-last-update"],
    ),
]


@pytest.mark.parametrize(
    ("programme", "sale", "expected"), [case[1:] for case in BLOCKS], ids=[case[0] for case in BLOCKS]
)
def test_the_sale_is_blocked(
    programme: dict[str, Any], sale: dict[str, Any], expected: list[str], tmp_path: Path
) -> None:
    """Each reason by itself blocks a sale that is otherwise cleared, and nothing else is blamed."""
    decision = decide(opened(tmp_path, **programme), **sale)

    assert (sorted(expected), []) == (sorted(broken(decision)), unknown(decision))


CLEARS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("a plain sale", {}, {}),
    ("exactly the maximum", {"ledger": row("2022-10-18", 9, "14498000")}, {}),
    ("exactly the shelf", {"other_sales": "[{on: 2022-01-03, amount: 99998000}]"}, {}),
    (
        "exactly one third",
        {
            "floats": "[{on: 2022-03-01, amount: 30000000}, {on: 2022-10-03, amount: 30000000}]",
            "ledger": row("2022-10-18", 9, "9998000"),
        },
        {},
    ),
    (
        "a sale of the same day a year before does not count",
        {
            "floats": "[{on: 2022-03-01, amount: 30000000}, {on: 2022-10-03, amount: 30000000}]",
            "other_sales": "[{on: 2021-10-19, amount: 10000000}]",
        },
        {},
    ),
    ("exactly the authorised shares", {}, {"shares": 40_600_000, "price": 0.01}),
    ("the third anniversary", {"shelf": shelf(effective="2019-10-19")}, {}),
    (
        "a leap day's third anniversary",
        {
            "shelf": shelf(effective="2020-02-29"),
            "documents": [launch("2022-03-11")],
            "annual_reports": "[{filed: 2022-03-08, fiscal_year_end: 2021-12-31, eligible: true}]",
        },
        {"day": date(2023, 2, 28)},
    ),
    (
        "the last day of the grace",
        {
            "shelf": shelf(
                effective="2019-04-22",
                replacement="{form: S-3, filed: 2022-04-22, effective: none, registered_amount: 1}",
            )
        },
        {},
    ),
    ("no maximum registered", {"shelf": shelf(form="S-3ASR", registered_amount="none")}, {}),
    ("no limit in the articles", {"shares": "{authorised: none, outstanding: 1, reserved: 0, on: 2022-03-01}"}, {}),
    ("no agent is asked about", {}, {"agent": ""}),
    ("the agent written another way", {}, {"agent": "COLWORTH PRYCE SECURITIES L.L.C."}),
    ("resumed", {"documents": [launch(), suspension("2022-10-03", "2022-10-03"), update("resume", "2022-10-19")]}, {}),
    (
        "an amendment within its two days",
        {"documents": [launch(), update("amend", "2022-10-17")], "beside": {1: "filed: 2022-10-20"}},
        {},
    ),
]


@pytest.mark.parametrize(("programme", "sale"), [case[1:] for case in CLEARS], ids=[case[0] for case in CLEARS])
def test_the_sale_is_cleared(programme: dict[str, Any], sale: dict[str, Any], tmp_path: Path) -> None:
    """On the edge of each limit a sale is cleared: nothing that the law allows is blocked."""
    decision = decide(opened(tmp_path, **programme), **sale)

    assert ([], []) == (broken(decision), unknown(decision))
    assert decision.cleared


@pytest.mark.parametrize(
    ("facts", "beside", "expected"),
    [
        ({"sold.gross_proceeds": "8000000", "program.remaining": "12000000"}, "", [CAP]),
        ({"sold.gross_proceeds": "8000000", "program.remaining": "20000000"}, "", []),
        ({}, ", cap_includes_sold: true", [CAP]),
        ({}, ", cap_includes_sold: false", []),
    ],
)
def test_whether_a_new_maximum_includes_what_was_sold(
    facts: dict[str, str], beside: str, expected: list[str], tmp_path: Path
) -> None:
    """The numbers of the amendment say so, or the programme file does."""
    raised = {**update("increase", "2022-09-01", "20000000"), **facts}
    ledger = row("2022-08-01", 9, "8000000") + row("2022-10-03", 9, "11999000")
    programme = opened(tmp_path, [launch(), raised], ledger, {1: f"filed: 2022-09-01{beside}"})

    assert (expected, []) == (broken(decide(programme)), unknown(decide(programme)))


def test_a_maximum_that_may_include_what_was_sold_is_not_known_where_it_matters(tmp_path: Path) -> None:
    """There is room if earlier sales do not count, and none if they do."""
    ledger = row("2022-08-01", 9, "8000000") + row("2022-10-03", 9, "11999000")
    programme = opened(tmp_path, [launch(), update("increase", "2022-09-01", "20000000")], ledger)

    assert [CAP] == unknown(decide(programme))
    assert decide(programme, shares=1, price=1.0).cleared


DECREASE = update("decrease", "2022-09-01", "14500000")


@pytest.mark.parametrize(
    ("changing", "expected"),
    [
        ({**DECREASE, "program.cap": "1000000"}, "broken"),
        ({**DECREASE, "program.cap": "1000000", "change.new_cap": "1000000"}, "broken"),
        ({**DECREASE, "program.cap": "absent", "change.new_cap": "1000000"}, "broken"),
        ({**DECREASE, "change.new_cap": "1000000"}, "not known"),
        ({**DECREASE, "change.new_cap": "0", "program.cap": "absent"}, "broken"),
        (DECREASE, "not known"),
        ({**DECREASE, "program.cap": "absent"}, "not known"),
        (update("increase", "2022-09-01", "14500000", change__new_cap="20000000"), "not known"),
        (update("increase", "2022-09-01", "absent", change__new_cap="20000000"), "cleared"),
        (update("amend", "2022-09-01", "1000000"), "not known"),
        (update("resume", "2022-09-01", "absent", change__new_cap="1000000"), "not known"),
        (
            update("amend", "2022-09-01", "14500000", program__cap_mentions="[14500000, 1000000]"),
            "not known",
        ),
        (update("amend", "2022-09-01", "14500000", program__cap_mentions="[14500000]"), "cleared"),
        (update("report_sales", "2022-09-01", "14500000"), "cleared"),
    ],
)
def test_a_change_of_the_maximum_is_never_passed_over(changing: dict[str, str], expected: str, tmp_path: Path) -> None:
    """$2,000,000 are within $14,500,000 and not within $1,000,000; what is not clear is not known."""
    programme = opened(tmp_path, [launch(), changing], beside={1: "filed: 2022-09-01, cap_includes_sold: true"})
    decision = decide(programme, shares=1_000_000)

    how = "cleared" if decision.cleared else "broken" if broken(decision) == [CAP] else "not known"

    assert expected == how
    assert (expected == "not known") is (CAP in unknown(decision))


def test_a_former_maximum_may_be_told_again(tmp_path: Path) -> None:
    """A later supplement that tells how the maximum came about changes nothing."""
    raised = update("increase", "2022-05-02", "20000000")
    told = update("change_agents", "2022-09-01", "20000000", program__cap_mentions="[14500000, 20000000]")

    assert decide(opened(tmp_path, [launch(), raised, told])).cleared


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        ("Colworth", "cleared"),
        ("colworth", "cleared"),
        ("COLWORTH PRYCE SECURITIES L.L.C.", "cleared"),
        ("Colworth Pryce", "no agent of the programme is called Colworth Pryce; did you mean"),
        ("Colworth Price Securities, LLC", "did you mean Colworth Pryce Securities, LLC?"),
        ("the Agent", "blocked"),
        ("Ridley Parrish & Co., LLC", "blocked"),
        ("LLC", "blocked"),
    ],
)
def test_an_agent_may_be_named_as_the_documents_name_it(agent: str, expected: str) -> None:
    """A defined short name stands for it, in any case; a name that is nearly one is asked about, and never judged."""
    programme = open_programme(SEED, RULEBOOK)
    order = Order(date(2022, 10, 19), 1000, 16.0, agent)

    if expected in ("cleared", "blocked"):
        decision = decide_sale(programme, RULEBOOK, order)
        assert (expected == "cleared", [PARTY] * (expected == "blocked")) == (decision.cleared, broken(decision))
    else:
        with pytest.raises(UsageError, match=re.escape(expected)):
            decide_sale(programme, RULEBOOK, order)


def test_a_sale_without_an_agent_says_so(tmp_path: Path) -> None:
    """It is cleared, and the note tells that nobody has asked who sells."""
    decision = decide(opened(tmp_path), agent="")

    assert decision.cleared
    assert ["No agent was named, so that nobody has asked whether a party to the agreement sells."] == [
        each.message for each in decision.notes
    ]


def test_a_launch_under_the_replacement_goes_on(tmp_path: Path) -> None:
    """From its day on the new registration statement counts: its amount and its three years."""
    replacement = "{form: S-3, filed: 2024-04-30, effective: 2024-06-03, registered_amount: 2000}"
    reports = "[{filed: 2024-03-08, fiscal_year_end: 2023-12-31, eligible: true}]"
    programme = opened(
        tmp_path,
        [launch(), launch("2024-06-03")],
        row("2022-06-14", 9, "9999"),
        shelf=shelf(replacement=replacement),
        annual_reports=reports,
        floats="[{on: 2024-03-01, amount: 96500000}]",
    )

    assert ["sale-not-under-a-replaced-shelf"] == broken(
        decide(
            opened(
                tmp_path,
                shelf=shelf(replacement=replacement),
                annual_reports=reports,
                floats="[{on: 2024-03-01, amount: 96500000}]",
            ),
            date(2024, 6, 3),
        )
    )
    assert decide(programme, date(2024, 6, 3)).cleared
    assert [SHELF] == broken(decide(programme, date(2024, 6, 3), shares=1001))


def test_a_note_does_not_block(tmp_path: Path) -> None:
    """A shelf that expires soon is told, and the sale is cleared."""
    decision = decide(opened(tmp_path, shelf=shelf(effective="2019-11-01")))

    assert decision.cleared
    assert ["shelf-expires-soon"] == [each.rule.id for each in decision.notes]


@pytest.mark.parametrize(
    ("today", "cleared"), [(date(2022, 10, 25), True), (date(2022, 10, 26), False)], ids=["last day", "a day later"]
)
def test_a_signed_answer_clears_nothing_after_its_last_day(tmp_path: Path, today: date, cleared: bool) -> None:
    """What a person said of a document counts for the gate only as long as the answer holds."""
    shutil.copytree(SEED.parent, tmp_path, dirs_exist_ok=True)
    (tmp_path / "answers.yaml").write_text(
        "document.purposes: {value: [resume], by: Jane Doe, on: 2022-10-24, until: 2022-10-25, why: counsel said so}\n"
        "document.kind: {value: update, by: Jane Doe, on: 2022-10-24, until: 2022-10-25, why: counsel said so}\n",
        encoding="utf-8",
    )
    written = (tmp_path / "programme.yaml").read_text(encoding="utf-8")
    with_answers = written.replace("path: suspension.md", "path: suspension.md, facts: answers.yaml")
    (tmp_path / "programme.yaml").write_text(with_answers, encoding="utf-8")
    programme = open_programme(tmp_path / "programme.yaml", RULEBOOK, today=today)

    decision = decide_sale(programme, RULEBOOK, Order(date(2022, 10, 25), 1000, 16.0))
    assert cleared == (not [each for each in decision.reasons if each.rule.severity is Severity.ERROR])
