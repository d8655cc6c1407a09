"""The sales ledger: what is added up, and what is refused with its row."""

from __future__ import annotations

import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from pyarrow import Table, parquet

from checker.errors import CheckerError, FaultyFilesError, UnreadableError
from checker.model.programme import LedgerDay
from checker.programme.ledger import read_ledger
from checker.programme.ledger_rows import MOST_TOLD
from tests.programme.desk import AGENT, HEADER, row

SOUND = "2022-06-14,1500,25125.00,Colworth,agency,2022-06-16"


def ledger(tmp_path: Path, text: str) -> Path:
    """Write a ledger."""
    path = tmp_path / "sales.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def faults(path: Path) -> list[str]:
    """Give what is wrong with a ledger, as the user sees it."""
    with pytest.raises(FaultyFilesError) as raised:
        read_ledger(path, "sales.csv")
    return str(raised.value).splitlines()


def test_rows_are_summed_by_trade_date(tmp_path: Path) -> None:
    """Shares and gross proceeds, to the cent, of every trade date."""
    text = HEADER + row("2022-06-14", 1500, "0.10") + row("2022-06-14", 20, "0.20") + row("2022-06-15", 7, "9")
    expected = (LedgerDay(date(2022, 6, 14), 1520, 0.3, 2), LedgerDay(date(2022, 6, 15), 7, 9.0, 1))

    days = read_ledger(ledger(tmp_path, text), "sales.csv").days

    assert expected == tuple(replace(each, parts=()) for each in days)


def test_a_window_of_days_includes_both_ends(tmp_path: Path) -> None:
    """Sums are by trade date, from the first day through the last."""
    text = HEADER + "".join(row(f"2022-06-{day}", 1, "10") for day in (13, 14, 15, 16))
    sales = read_ledger(ledger(tmp_path, text), "sales.csv")

    assert (20.0, 2) == (
        sales.gross(date(2022, 6, 14), date(2022, 6, 15)),
        sales.shares(date(2022, 6, 14), date(2022, 6, 15)),
    )


@pytest.mark.parametrize(
    "text",
    [
        HEADER + SOUND,  # no newline at the end
        HEADER + SOUND + "\n\n",  # an empty line
        "\ufeff" + HEADER + SOUND + "\n",  # a byte order mark
        (HEADER + SOUND + "\n").replace("\n", "\r\n"),
        HEADER + '2022-06-14,"1,500","25,125.00",Colworth,agency,2022-06-16\n',  # quoted thousands
        "shares,trade_date,agent,capacity,gross_proceeds,settlement_date\n1500,2022-06-14,C,agency,25125,2022-06-16\n",
        HEADER.strip() + ",reference\n" + SOUND + ",1\n",
    ],
)
def test_the_ways_to_write_one_sale(text: str, tmp_path: Path) -> None:
    """Line ends, order of columns, and thousands separators in quotes make no difference."""
    assert (LedgerDay(date(2022, 6, 14), 1500, 25125.0, 1),) == read_ledger(ledger(tmp_path, text), "sales.csv").days


def test_a_ledger_without_rows_says_that_nothing_was_sold(tmp_path: Path) -> None:
    """The header alone is a ledger."""
    assert () == read_ledger(ledger(tmp_path, HEADER), "sales.csv").days


NOT_MONEY = "is not an amount in US dollars, as 69000.00"
NOT_WHOLE = "is not a whole number, as 4169"
SAME = "is the same as row 2; if both were sold, tell them apart in a column reference"
NEGATIVE = "is negative; a ledger holds sales only"


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("trade_date", "2022-06-31", "2022-06-31 is not a day of the calendar"),
        ("trade_date", "14.06.2022", "'14.06.2022' is not a day, as 2022-10-19"),
        ("trade_date", "", "is missing"),
        ("trade_date", "0001-01-01", "0001-01-01 is not a day from 1933 to 2199"),
        ("settlement_date", "9999-12-31", "9999-12-31 is not a day from 1933 to 2199"),
        ("trade_date", "2022-06-13", "2022-06-13 stands below 2022-06-14: sort the rows by trade date"),
        ("shares", "", "is missing"),
        ("shares", "-1500", f"-1500 {NEGATIVE}"),
        ("shares", "1500.5", f"'1500.5' {NOT_WHOLE}"),
        ("shares", "٣", f"'٣' {NOT_WHOLE}"),
        ("shares", "0", "is zero; a row is a sale"),
        ("gross_proceeds", "nan", f"'nan' {NOT_MONEY}"),
        ("gross_proceeds", "1e6", f"'1e6' {NOT_MONEY}"),
        ("gross_proceeds", "$25125", f"'$25125' {NOT_MONEY}"),
        ("gross_proceeds", '"25,12.00"', f"'25,12.00' {NOT_MONEY}"),
        ("gross_proceeds", "(25125)", f"(25125) {NEGATIVE}"),
        ("gross_proceeds", "0.00", "is zero; a row is a sale"),
        ("agent", " ", "is missing"),
        ("capacity", "broker", "'broker' is not one of agency, principal"),
        ("settlement_date", "2022-06-13", "2022-06-13 is before the trade date 2022-06-14"),
    ],
)
def test_a_faulty_cell_is_told_with_its_row(column: str, cell: str, expected: str, tmp_path: Path) -> None:
    """Nothing is skipped, and the fault has the file, the row and the column."""
    cells = dict(zip(HEADER.strip().split(","), SOUND.split(","), strict=True))
    changed = ",".join({**cells, column: cell}.values())

    assert [f"sales.csv:3: {column}: {expected}"] == faults(ledger(tmp_path, f"{HEADER}{SOUND}\n{changed}\n"))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            "2022-06-14,1500,25,125.00,C,agency,2022-06-16",
            "has 7 columns, and the header has 6; put a number with thousands separators in quotes, or leave them out",
        ),
        ("2022-06-14,1500", "has 2 columns, and the header has 6"),
        (SOUND, SAME),
        ('2022-06-14,"1,500",25125.00,Colworth,agency,2022-06-16', SAME),
        ("2022-06-14,1500,25125,Colworth,agency,2022-06-16", SAME),
        ('2022-06-14,01500,"25,125.0",Colworth  ,agency,2022-06-16', SAME),
    ],
)
def test_a_faulty_row_is_told_with_its_number(changed: str, expected: str, tmp_path: Path) -> None:
    """Thousands separators without quotes, a row cut short, and a row that stands twice."""
    assert [f"sales.csv:3: the row: {expected}"] == faults(ledger(tmp_path, f"{HEADER}{SOUND}\n{changed}\n"))


def test_equal_sales_can_be_told_apart_by_a_reference(tmp_path: Path) -> None:
    """A column reference makes two equal rows two sales."""
    text = HEADER.strip() + f",reference\n{SOUND},1\n{SOUND},2\n"

    assert 2 == read_ledger(ledger(tmp_path, text), "sales.csv").rows


def test_sales_that_differ_in_anything_are_not_the_same(tmp_path: Path) -> None:
    """A share, a cent, another agent, or another day of settlement: each is a sale of its own."""
    day = "2022-06-14"
    rows = [
        f"{day},1500,25125.00,Colworth,agency,2022-06-16",
        f"{day},1501,25125.00,Colworth,agency,2022-06-16",
        f"{day},1500,25125.01,Colworth,agency,2022-06-16",
        f"{day},1500,25125.00,Ridley,agency,2022-06-16",
        f"{day},1500,25125.00,Colworth,principal,2022-06-16",
        f"{day},1500,25125.00,Colworth,agency,2022-06-17",
        "2022-06-15,1500,25125.00,Colworth,agency,2022-06-16",
    ]

    assert len(rows) == read_ledger(ledger(tmp_path, HEADER + "\n".join(rows)), "sales.csv").rows


def test_memory_grows_by_little_with_the_busiest_day(tmp_path: Path) -> None:
    """Sixteen bytes are kept of each row of one trade date, and at the end of the day some hundred for a moment."""
    rows = "".join(f'2022-06-14,1500,25125.00,"{AGENT}",agency,2022-06-16,{number}\n' for number in range(30_000))
    path = ledger(tmp_path, HEADER.strip() + ",reference\n" + rows)
    tracemalloc.start()
    read_ledger(path, "sales.csv")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert most < 30_000 * 160


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "trade_date,share,gross_proceeds,agent,capacity,settlement_date",
            [
                "sales.csv:1: share: is not a column of a ledger; did you mean shares?",
                f"sales.csv:1: shares: is missing from the header; it is {HEADER.strip()}",
            ],
        ),
        (f"{HEADER.strip()},shares", ["sales.csv:1: shares: is a column twice"]),
        (
            HEADER.strip().removesuffix(",capacity,settlement_date"),
            [f"sales.csv:1: capacity, settlement_date: are missing from the header; it is {HEADER.strip()}"],
        ),
    ],
)
def test_a_wrong_header_is_told(header: str, expected: list[str], tmp_path: Path) -> None:
    """Columns that are unknown, missing or doubled."""
    assert expected == faults(ledger(tmp_path, f"{header}\n{SOUND}\n"))


def test_of_many_faults_the_first_are_told_and_the_others_counted(tmp_path: Path) -> None:
    """A ledger that is wrong throughout does not fill the screen."""
    told = faults(ledger(tmp_path, HEADER + "x\n" * 1000))

    assert MOST_TOLD + 1 == len(told)
    assert f"sales.csv: has {1000 - MOST_TOLD} more faulty rows" in told


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (HEADER.encode() + b"2022-06-14,1,1,\xff,agency,2022-06-16\n", "is not UTF-8 text from here on"),
        (HEADER.encode() + b'2022-06-14,1,1,"C,agency,2022-06-16\n', "is not CSV: unexpected end of data"),
        (b"", "capacity, settlement_date: are missing from the header"),
    ],
)
def test_what_is_no_csv_is_refused(content: bytes, expected: str, tmp_path: Path) -> None:
    """Bytes of any kind give a fault and no traceback."""
    path = tmp_path / "sales.csv"
    path.write_bytes(content)

    assert any(expected in fault for fault in faults(path))


def test_a_ledger_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    """A sentence, and no traceback."""
    with pytest.raises(UnreadableError, match=r"sales\.csv cannot be read: No such file or directory"):
        read_ledger(tmp_path / "sales.csv", "sales.csv")


def test_parquet_gives_what_csv_gives(tmp_path: Path) -> None:
    """A typed ledger has the same sums."""
    path = tmp_path / "sales.parquet"
    columns = {
        "trade_date": [date(2022, 6, 14), date(2022, 6, 15)],
        "shares": [1500, 1200],
        "gross_proceeds": [25125.0, 19800.25],
        "agent": ["Colworth", "Colworth"],
        "capacity": ["agency", "principal"],
        "settlement_date": [date(2022, 6, 16), date(2022, 6, 17)],
    }
    parquet.write_table(Table.from_pydict(columns), path)
    expected = (LedgerDay(date(2022, 6, 14), 1500, 25125.0, 1), LedgerDay(date(2022, 6, 15), 1200, 19800.25, 1))

    assert expected == read_ledger(path, "sales.parquet").days


def test_a_faulty_row_of_a_parquet_file_has_its_number(tmp_path: Path) -> None:
    """Rows are counted from one, and a missing value is a fault."""
    path = tmp_path / "sales.parquet"
    cells = SOUND.split(",")
    names = HEADER.strip().split(",")
    columns = {name: [cell, None if name == "agent" else cell] for name, cell in zip(names, cells, strict=True)}
    parquet.write_table(Table.from_pydict(columns), path)

    with pytest.raises(FaultyFilesError, match=r"^sales\.parquet:2: agent: is missing$"):
        read_ledger(path, "sales.parquet")


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    """Other bytes under that name give a sentence."""
    path = tmp_path / "sales.parquet"
    path.write_bytes(b"PAR1 and nothing else")

    with pytest.raises(CheckerError, match=r"^sales\.parquet cannot be read"):
        read_ledger(path, "sales.parquet")


def test_the_reader_tells_how_far_it_is(tmp_path: Path) -> None:
    """What watches is told the bytes read, up to the size of the file."""
    told: list[tuple[int, int]] = []
    path = ledger(
        tmp_path, HEADER + "".join(f"2022-06-14,{number},1.00,C,agency,2022-06-16\n" for number in range(1, 40_000))
    )
    read_ledger(path, "sales.csv", lambda done, total: told.append((done, total)))

    assert len(told) > 1
    assert (path.stat().st_size, path.stat().st_size) == told[-1]
    assert sorted(told) == told
