"""The whole ledger: each sale by the state of its day, what supplements say was sold, and when sales settle."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.check_programme import check_programme
from checker.model.evaluation import Evaluation, Outcome
from checker.model.report import Checked, Report
from tests.programme.desk import (
    AGENT,
    CAP,
    HEADER,
    OPEN,
    PARTY,
    RULEBOOK,
    launch,
    row,
    suspension,
    update,
    written,
)

PROCEEDS, SHARES = "sold-proceeds-are-those-of-the-ledger", "sold-shares-are-those-of-the-ledger"
SETTLES, PRINCIPAL = "sales-settle-in-the-standard-cycle", "principal-sales-are-looked-at"
SOLD = row("2022-06-14", 1500, "25125.00") + row("2022-06-15", 1200, "19800.00") + row("2022-09-07", 1469, "24075.00")


def checked(folder: Path, ledger: str, documents: list[dict[str, str]] | None = None, **keys: str | None) -> Report:
    """Write a programme with a ledger, and check the whole of it."""
    path = written(folder, documents, ledger, None, **keys)
    return check_programme(path, RULEBOOK, as_of=None, today=date(2026, 11, 21))


def ledger_of(report: Report) -> Checked:
    """Give what is said of the ledger."""
    return next(each for each in report.checked if each.format == "ledger")


def said(checked: Checked, rule: str) -> Evaluation:
    """Give what one rule says."""
    return next(each for each in checked.evaluations if each.rule.id == rule)


def test_a_ledger_in_order_breaks_nothing(tmp_path: Path) -> None:
    """Every rule on sales is asked of every trade date."""
    found = ledger_of(checked(tmp_path, SOLD, [launch(), suspension()]))

    assert set() == {each.rule.id for each in found.evaluations if each.outcome is Outcome.FAIL}
    assert Outcome.PASS is said(found, OPEN).outcome


def test_a_sale_after_the_suspension_is_named_by_its_row(tmp_path: Path) -> None:
    """The finding has the row, its words and its place in the ledger, and counts the others."""
    late = row("2022-10-20", 500, "9100.00") + row("2022-10-20", 5, "90.00") + row("2022-10-21", 7, "120.00")
    evaluation = said(ledger_of(checked(tmp_path, SOLD + late, [launch(), suspension()])), OPEN)
    quotes = [each for fact in evaluation.consulted for each in fact.evidence if each.document.endswith("sales.csv")]

    assert Outcome.FAIL is evaluation.outcome
    assert evaluation.message.startswith("Rows 5 to 6 of 20 October 2022: The programme is suspended")
    assert evaluation.message.endswith("So it is on 1 more trade date, the last of them row 7 of 21 October 2022.")
    assert [5, 7] == list(dict.fromkeys(each.line for each in quotes))
    assert f'2022-10-20,500,9100.00,"{AGENT}",agency,2022-10-20' == quotes[0].quote


def test_the_limits_count_what_was_sold_before(tmp_path: Path) -> None:
    """The second day is the one that goes over the maximum, by a cent."""
    ledger = row("2022-06-14", 1000, "14000000.00") + row("2022-06-15", 1000, "500000.01")
    evaluation = said(ledger_of(checked(tmp_path, ledger)), CAP)

    assert Outcome.FAIL is evaluation.outcome
    assert evaluation.message.startswith("Row 3 of 15 June 2022: ")


def test_exactly_the_maximum_may_be_sold(tmp_path: Path) -> None:
    """The limit itself is within it."""
    ledger = row("2022-06-14", 1000, "14000000.00") + row("2022-06-15", 1000, "500000.00")

    assert Outcome.PASS is said(ledger_of(checked(tmp_path, ledger)), CAP).outcome


def test_each_agent_of_a_day_is_asked_about(tmp_path: Path) -> None:
    """A stranger is found though the first sale of the day was through an agent of the programme."""
    ledger = row("2022-06-14", 10, "100.00") + "2022-06-14,20,200.00,Ridley Parrish LLC,agency,2022-06-16\n"
    evaluation = said(ledger_of(checked(tmp_path, ledger)), PARTY)

    assert Outcome.FAIL is evaluation.outcome
    assert evaluation.message.startswith("Row 3 of 14 June 2022: ")


def test_what_is_not_known_of_a_day_needs_review(tmp_path: Path) -> None:
    """A rule that cannot be decided for a sale is never a pass for the ledger."""
    evaluation = said(ledger_of(checked(tmp_path, SOLD, blackouts=None)), "sale-not-in-a-blackout")

    assert Outcome.UNKNOWN is evaluation.outcome
    assert evaluation.message.startswith("Row 2 of 14 June 2022: could not tell")


def test_a_fail_outweighs_what_is_not_known(tmp_path: Path) -> None:
    """A sale before a stop of unknown day is open; one after it is not, whatever of the others."""
    stop = suspension("2022-10-20", None)
    resumed = suspension("2022-12-01", "2022-12-01")
    late = row("2022-10-19", 1, "10.00") + row("2022-12-02", 1, "10.00")

    assert Outcome.FAIL is said(ledger_of(checked(tmp_path, late, [launch(), stop, resumed])), OPEN).outcome


@pytest.mark.parametrize(
    ("traded", "settled", "expected"),
    [
        ("2017-09-01", "2017-09-07", "pass"),  # T+3, over Labor Day
        ("2022-06-14", "2022-06-16", "pass"),  # T+2
        ("2022-06-14", "2022-06-17", "fail"),
        ("2022-06-15", "2022-06-17", "pass"),
        ("2022-06-16", "2022-06-21", "pass"),  # Juneteenth lies between
        ("2024-05-24", "2024-05-29", "pass"),  # still T+2, over Memorial Day
        ("2024-05-28", "2024-05-29", "pass"),  # T+1 from this day on
        ("2024-05-28", "2024-05-30", "fail"),
        ("2024-10-11", "2024-10-15", "pass"),  # the exchange is open on Columbus Day, the banks are not
    ],
)
def test_sales_settle_in_the_cycle_of_their_own_day(traded: str, settled: str, expected: str, tmp_path: Path) -> None:
    """Three business days, then two, then one; a holiday of either the banks or the exchange does not count."""
    ledger = f'{traded},10,100.00,"{AGENT}",agency,{settled}\n'

    assert expected == said(ledger_of(checked(tmp_path, ledger)), SETTLES).outcome


def test_a_late_settlement_is_named_by_its_row(tmp_path: Path) -> None:
    """Of rows that are alike but for the day on which they settle, the late one is named."""
    ledger = f'2022-06-14,10,100.00,"{AGENT}",agency,2022-06-16\n2022-06-14,20,200.00,"{AGENT}",agency,2022-06-21\n'
    evaluation = said(ledger_of(checked(tmp_path, ledger)), SETTLES)

    assert "row 3 of 14 June 2022 (settled 21 June 2022)" in evaluation.message


def test_sales_as_principal_are_noted(tmp_path: Path) -> None:
    """They may need a supplement of their own."""
    ledger = f'2022-06-14,10,100.00,"{AGENT}",principal,2022-06-16\n'

    assert Outcome.FAIL is said(ledger_of(checked(tmp_path, ledger)), PRINCIPAL).outcome


def test_an_empty_ledger_is_checked(tmp_path: Path) -> None:
    """Nothing was sold, and nothing is wrong with that."""
    found = ledger_of(checked(tmp_path, ""))

    assert [] == [each.rule.id for each in found.evaluations if each.is_finding]


@pytest.mark.parametrize(
    ("gross", "shares", "expected"),
    [
        ("69000", "4169", ("pass", "pass")),
        ("96000", "4196", ("fail", "fail")),
        ("69001", "4170", ("fail", "fail")),
        ("69000.00", "4169", ("pass", "pass")),
    ],
)
def test_sold_to_date_is_what_the_ledger_adds_up_to(
    gross: str, shares: str, expected: tuple[str, str], tmp_path: Path
) -> None:
    """Both the proceeds and the shares that a stop states are held to the rows up to its day."""
    stop = {**suspension(), "sold.gross_proceeds": gross, "sold.shares": shares, "sold.as_of": "2022-10-20"}
    report = checked(tmp_path, SOLD, [launch(), stop])

    assert expected == tuple(said(report.checked[1], rule).outcome for rule in (PROCEEDS, SHARES))


@pytest.mark.parametrize(
    ("ledger", "stated", "as_of"),
    [
        (row("2022-06-14", 1, "68951.20"), "69000", "2022-10-20"),  # rounded to thousands
        (row("2022-06-14", 1, "1126123.40"), "1100000", "2022-10-20"),  # rounded to two digits
        (SOLD + f'2022-10-19,9,500.00,"{AGENT}",agency,2022-10-21\n', "69000", "2022-10-20"),  # as settled
        (SOLD + row("2022-10-19", 9, "500.00"), "69000", "2022-10-18"),  # as of an earlier day
        (row("2022-03-10", 9, "500.00") + SOLD, "69000", "2022-10-20"),  # not what was sold before the launch
    ],
)
def test_there_is_more_than_one_right_way_to_count(ledger: str, stated: str, as_of: str, tmp_path: Path) -> None:
    """Rounded, or by settlement date, or up to the day that is named: none of it is called wrong."""
    stop = {**suspension(), "sold.gross_proceeds": stated, "sold.as_of": as_of}

    assert Outcome.PASS is said(checked(tmp_path, ledger, [launch(), stop]).checked[1], PROCEEDS).outcome


def test_sales_since_an_earlier_launch_may_be_counted(tmp_path: Path) -> None:
    """A second launch under one agreement may tell what was sold under both."""
    report_of_sales = {**update("report_sales", "2023-03-01"), "sold.gross_proceeds": "79000"}
    ledger = SOLD + row("2023-02-07", 9, "10000.00")
    documents = [launch(), launch("2023-02-06"), {**report_of_sales, "sold.as_of": "2023-03-01"}]

    assert Outcome.PASS is said(checked(tmp_path, ledger, documents).checked[2], PROCEEDS).outcome


def test_a_count_of_an_unread_day_needs_review(tmp_path: Path) -> None:
    """If it could not be read up to when was counted, nobody can tell."""
    stop = {**suspension(), "sold.gross_proceeds": "69000"}

    assert Outcome.UNKNOWN is said(checked(tmp_path, SOLD, [launch(), stop]).checked[1], PROCEEDS).outcome


def test_without_a_ledger_no_count_passes(tmp_path: Path) -> None:
    """What was sold is then only said, and not compared."""
    stop = {**suspension(), "sold.gross_proceeds": "69000", "sold.as_of": "2022-10-20"}
    report = checked(tmp_path, "", [launch(), stop], sales=None)

    assert Outcome.NOT_APPLICABLE is said(report.checked[1], PROCEEDS).outcome
    assert [] == [each for each in report.checked if each.format == "ledger"]


def test_faulty_rows_leave_the_documents_checked(tmp_path: Path) -> None:
    """Every faulty row is told with its number, and the programme counts as not checked."""
    bad = HEADER + row("2022-06-14", 10, "-5.00") + row("2022-06-31", 10, "5.00") + row("2022-06-15", 10, "1,00.00")
    path = written(tmp_path, [launch()])
    (tmp_path / "sales.csv").write_text(bad, encoding="utf-8")
    report = check_programme(path, RULEBOOK, as_of=None, today=date(2026, 11, 21))
    (failed,) = report.failed

    assert ["sales.csv:2", "sales.csv:3", "sales.csv:4"] == [line.split(": ")[0] for line in failed.reason.splitlines()]
    assert [str(tmp_path / "0.yaml")] == [each.path for each in report.checked]
