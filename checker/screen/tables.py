"""The table of findings, in Parquet or as JSON lines: its shards, and all of them as one file.

The same documents and rules give the same bytes, however often the run was interrupted and wherever it ran.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from checker.errors import UsageError
from checker.screen.rows import COLUMNS, Row, Screened

PARQUET, JSON_LINES = "parquet", "jsonl"
ENDINGS = {".parquet": PARQUET, ".jsonl": JSON_LINES, ".ndjson": JSON_LINES}
METADATA = b"atmcheck"


def format_of(path: Path) -> str:
    """Tell the format of a table by its ending.

    Raises:
        UsageError: it is none.
    """
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(f"{path}: the ending of a table of findings is one of {', '.join(ENDINGS)}")
    return ENDINGS[path.suffix.lower()]


def encoded(documents: Sequence[Screened], table_format: str) -> bytes:
    """Write the rows of documents as a shard."""
    rows = (each.head + row for each in documents for row in each.rows)
    return _parquet(rows) if table_format == PARQUET else b"".join(_lines(rows))


def merge(shards: Sequence[Path], target: Path, table_format: str, about: Mapping[str, str]) -> None:
    """Write shards one after the other into one file, one at a time.

    Args:
        shards: in the order of their rows.
        target: the file.
        table_format: of the shards and of the file.
        about: what Parquet says of the table as a whole.
    """
    if table_format == PARQUET:
        _merge_parquet(shards, target, about)
        return
    with target.open("wb") as file:
        for shard in shards:
            with shard.open("rb") as lines:
                shutil.copyfileobj(lines, file)


def _lines(rows: Iterator[Row]) -> Iterator[bytes]:
    """Write each row as an object without what it does not have."""
    for row in rows:
        cells = {name: cell for name, cell in zip(COLUMNS, row, strict=True) if cell is not None}
        written = {name: cell.isoformat() if isinstance(cell, date) else cell for name, cell in cells.items()}
        yield json.dumps(written, ensure_ascii=False, allow_nan=False).encode() + b"\n"


def _schema(about: Mapping[str, str] | None = None) -> Any:
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "date": pyarrow.date32(),
        "number": pyarrow.float64(),
        "integer": pyarrow.int64(),
    }
    metadata = {METADATA: json.dumps(about).encode()} if about else None
    return pyarrow.schema([(name, types[kind]) for name, kind in COLUMNS.items()], metadata=metadata)


def _parquet(rows: Iterator[Row]) -> bytes:
    import pyarrow
    from pyarrow import parquet

    schema = _schema()
    columns = zip(*rows, strict=True)
    arrays = [pyarrow.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    file = BytesIO()
    parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=schema), file, compression="zstd")
    return file.getvalue()


def _merge_parquet(shards: Sequence[Path], target: Path, about: Mapping[str, str]) -> None:
    from pyarrow import parquet

    with parquet.ParquetWriter(target, _schema(about), compression="zstd") as writer:
        for shard in shards:
            with parquet.ParquetFile(shard) as file:
                writer.write_table(file.read())
