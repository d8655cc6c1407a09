"""The two formats of a table say the same, and one made of shards is the same as one that was never broken."""

from pathlib import Path

import pytest

from checker.errors import UnreadableError, UsageError
from checker.screen.rows import COLUMNS, Screened
from checker.screen.table_reader import count_outcomes, documents, metadata, rows_of_rules
from checker.screen.tables import encoded, format_of, merge

ABOUT = {"version": "1", "rulebook": "sha256:0"}


def table(folder: Path, findings: list[Screened], table_format: str) -> Path:
    """Write a table of two shards."""
    shards = [folder / "0", folder / "1"]
    for shard, part in zip(shards, (findings[:2], findings[2:]), strict=True):
        shard.write_bytes(encoded(part, table_format))
    merge(shards, folder / f"findings.{table_format}", table_format, ABOUT)
    return folder / f"findings.{table_format}"


def test_both_formats_say_the_same(tmp_path: Path, findings: list[Screened]) -> None:
    """What is counted, and every row that is looked up, is equal."""
    parquet, lines = (table(tmp_path, findings, each) for each in ("parquet", "jsonl"))
    assert count_outcomes(parquet) == count_outcomes(lines)
    told = [
        [{k: str(v) for k, v in row.items()} for row in documents(each, format_of(each))] for each in (parquet, lines)
    ]
    assert told[0] == told[1]
    assert len(findings) == len(told[0])
    looked_up = [list(rows_of_rules(each, {"cap-is-stated"}, {"pass"})) for each in (parquet, lines)]
    assert looked_up[0] == looked_up[1] != []


def test_parquet_has_every_column_with_its_type_and_says_what_made_it(tmp_path: Path, findings: list[Screened]) -> None:
    """Dates are dates, and the rulebook stands in the metadata."""
    from pyarrow import parquet

    path = table(tmp_path, findings, "parquet")
    read = parquet.read_table(path)
    assert list(COLUMNS) == read.column_names
    assert sum(len(each.rows) for each in findings) == read.num_rows
    kinds = {str(field.type) for field in read.schema}
    assert {"string", "date32[day]", "double", "int64"} == kinds
    assert ABOUT == metadata(path)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.parquet", b"PAR1", "cannot be read as Parquet"),
        ("a.jsonl", b"{", "cannot be read as JSON lines"),
        ("a.jsonl", b"[1]\n", "a.jsonl:1: this is no row of a table of findings"),
        ("a.jsonl", b"{}\n", "a.jsonl:1: this is no row of a table of findings"),
        ("none.jsonl", None, "cannot be read as JSON lines"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, name: str, data: bytes | None, told: str) -> None:
    """A file of something else never counts as one that says nothing."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableError, match=told):
        count_outcomes(tmp_path / name)


def test_another_parquet_file_is_told(tmp_path: Path) -> None:
    """It lacks the columns."""
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"a": [1]}), tmp_path / "a.parquet")
    with pytest.raises(UnreadableError, match="is no table of findings"):
        count_outcomes(tmp_path / "a.parquet")


def test_the_ending_says_the_format() -> None:
    """Any other is wrong usage."""
    assert ["parquet", "jsonl", "jsonl"] == [format_of(Path(f"a.{each}")) for each in ("parquet", "jsonl", "NDJSON")]
    with pytest.raises(UsageError, match=r"one of .parquet, .jsonl"):
        format_of(Path("a.csv"))
