"""A sales ledger in Parquet. Imported only for one: the library that reads it is large, and an extra."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from checker.errors import UnreadableError
from checker.programme.ledger_rows import Adding

AT_ONCE = 65_536


def add_parquet(path: Path, adding: Adding, watch: Callable[[int, int], None]) -> None:
    """Add the rows of a Parquet file, batch by batch; its rows are counted from 1.

    Raises:
        UnreadableError: it is no Parquet file, or pyarrow is not installed.
    """
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        raise UnreadableError(f"{adding.file}: to read Parquet install pyarrow, or give the ledger as CSV") from None
    try:
        with parquet.ParquetFile(path) as file:
            names = file.schema_arrow.names
            places = adding.header(names, 0)
            if places is None:
                return
            columns = [names[place] for place in places]
            done = 0
            for batch in file.iter_batches(batch_size=AT_ONCE, columns=columns):
                cells = (batch.column(name).to_pylist() for name in columns)
                for number, row in enumerate(zip(*cells, strict=True), start=done + 1):
                    adding.add(tuple(map(_as_written, row)), number)
                done += batch.num_rows
                watch(done, file.metadata.num_rows)
    except ArrowException as error:
        reason = " ".join(str(error).split())
        raise UnreadableError(f"{adding.file} cannot be read as Parquet: {reason}") from None


def _as_written(value: object) -> str:
    """Write a typed cell as a CSV file would have it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.6f}" if isinstance(value, float) else str(value)
