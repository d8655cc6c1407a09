"""Read a table of findings bit by bit, in either format: only what is counted leaves the reader."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from checker.errors import UnreadableError
from checker.screen.rows import COLUMNS, FAILED, RULE
from checker.screen.tables import METADATA, PARQUET, format_of

RuleKey = tuple[str, str, str, int | None]
"""The id of a rule, its severity, the outcome, and the year of the document."""
OF_EACH_DOCUMENT = "document.kind"
"""The fact that every document that was checked has exactly one row of."""


def metadata(path: Path) -> dict[str, str]:
    """Give what a table says of itself: version and rulebook. JSON lines say nothing.

    Raises:
        CheckerError: it is no such table.
    """
    if format_of(path) != PARQUET:
        return {}
    with _opened(path) as file:
        told = (file.schema_arrow.metadata or {}).get(METADATA)
    return json.loads(told) if told else {}


def count_outcomes(path: Path) -> Counter[RuleKey]:
    """Count the rows of rules by rule, outcome and year.

    Raises:
        CheckerError: it is no such table.
    """
    counts: Counter[RuleKey] = Counter()
    if format_of(path) == PARQUET:
        for table in _tables(path, ["row", "name", "severity", "outcome", "document_date"]):
            _add_grouped(counts, table)
        return counts
    for row in _rows(path):
        if row["row"] == RULE:
            year = row.get("document_date")
            counts[row["name"], row["severity"], row["outcome"], int(year[:4]) if year else None] += 1
    return counts


def documents(path: Path, table_format: str) -> Iterator[dict[str, Any]]:
    """Give one row of each document: that of its kind, or that says why it could not be checked."""
    columns = ["document", "sha256", "document_date", "row", "name", "value", "reason"]
    if table_format == PARQUET:
        import pyarrow.compute as pc

        for table in _tables(path, columns):
            mask = pc.or_kleene(pc.equal(table["row"], FAILED), pc.equal(table["name"], OF_EACH_DOCUMENT))
            yield from table.filter(mask).to_pylist()
        return
    for row in _rows(path):
        if row["row"] == FAILED or row["name"] == OF_EACH_DOCUMENT:
            yield {name: row.get(name) for name in columns}


def rows_of_rules(path: Path, rules: Collection[str], outcomes: Collection[str]) -> Iterator[dict[str, Any]]:
    """Give the rows of some rules that came out in one of some ways."""
    columns = ["document", "link", "row", "name", "outcome"]
    if format_of(path) == PARQUET:
        import pyarrow
        import pyarrow.compute as pc

        for table in _tables(path, columns):
            named = pc.is_in(table["name"], pyarrow.array(list(rules), pyarrow.string()))
            out = pc.is_in(table["outcome"], pyarrow.array(list(outcomes), pyarrow.string()))
            yield from table.filter(pc.and_(named, out)).to_pylist()
        return
    for row in _rows(path):
        if row.get("name") in rules and row["outcome"] in outcomes:
            yield {name: row.get(name) for name in columns}


def _add_grouped(counts: Counter[RuleKey], table: Any) -> None:
    import pyarrow.compute as pc

    of_rules = table.filter(pc.equal(table["row"], RULE))
    of_rules = of_rules.append_column("year", pc.year(of_rules["document_date"]))
    for group in of_rules.group_by(["name", "severity", "outcome", "year"]).aggregate([([], "count_all")]).to_pylist():
        counts[group["name"], group["severity"], group["outcome"], group["year"]] += group["count_all"]


def _tables(path: Path, columns: Sequence[str]) -> Iterator[Any]:
    """Give the row groups of a Parquet file one after the other."""
    with _opened(path) as file:
        for number in range(file.num_row_groups):
            yield file.read_row_group(number, columns=columns)


def _opened(path: Path) -> Any:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        raise UnreadableError(f"{path}: to read Parquet install atmcheck[screen]") from None
    try:
        file = parquet.ParquetFile(path)
    except (ArrowException, OSError) as error:
        raise UnreadableError(f"{path} cannot be read as Parquet: {' '.join(str(error).split())}") from None
    if not set(COLUMNS) <= set(file.schema_arrow.names):
        raise UnreadableError(f"{path} is no table of findings: atmcheck screen makes one")
    return file


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                row = json.loads(line)
                if not isinstance(row, dict) or not {"document", "row", "outcome"} <= row.keys():
                    raise UnreadableError(f"{path}:{number}: this is no row of a table of findings")
                yield row
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{path} cannot be read as JSON lines: {error}") from None
