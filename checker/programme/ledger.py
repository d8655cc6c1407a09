"""The sales ledger: a CSV or Parquet file, streamed."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import UnreadableError
from checker.model.programme import Ledger
from checker.programme.ledger_rows import Adding

if TYPE_CHECKING:
    from _csv import Reader

Watch = Callable[[int, int], None]
"""Is told from time to time how much has been read, and how much there is."""
AT_ONCE = 16_384


def read_ledger(path: Path, name: str, watch: Watch = lambda done, total: None) -> Ledger:
    """Add up a ledger by trade date.

    Raises:
        UnreadableError: it cannot be opened.
        FaultyFilesError: something in it is wrong; each fault has its row.
    """
    adding = Adding(name)
    try:
        if path.suffix.lower() == ".parquet":
            from checker.programme.ledger_parquet import add_parquet

            add_parquet(path, adding, watch)
        else:
            _add_csv(path, adding, watch)
    except OSError as error:
        raise UnreadableError(f"{name} cannot be read: {error.strerror or error}") from None
    return adding.ledger()


def _add_csv(path: Path, adding: Adding, watch: Watch) -> None:
    total = path.stat().st_size
    with path.open("rb") as file:
        rows = csv.reader(TextIOWrapper(file, encoding="utf-8-sig", newline=""), strict=True)
        try:
            places = adding.header([name.strip() for name in next(rows, [])], 1)
            while places is not None and _add_some(rows, places, adding):
                watch(file.tell(), total)
        except UnicodeDecodeError:
            adding.fault(rows.line_num + 1, "", "is not UTF-8 text from here on")
        except csv.Error as error:
            adding.fault(rows.line_num, "", f"is not CSV: {error}")


def _add_some(rows: Reader, places: list[int], adding: Adding) -> bool:
    """Add the next rows; tell whether there were any. A line without anything on it is no row."""
    width = len(places)
    in_order = places == list(range(width))
    added = False
    for row in islice(rows, AT_ONCE):
        added = True
        if len(row) == width:
            adding.add(tuple(row) if in_order else tuple(row[place] for place in places), rows.line_num)
        elif row:
            adding.fault(rows.line_num, "the row", _wrong_width(row, width))
    return added


def _wrong_width(row: list[str], width: int) -> str:
    more = "; put a number with thousands separators in quotes, or leave them out" if len(row) > width else ""
    return f"has {len(row)} columns, and the header has {width}{more}"
