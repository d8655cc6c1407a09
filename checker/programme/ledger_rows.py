"""One row of a sales ledger: what it must hold, and the sums by trade date. Nothing faulty is skipped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from checker.errors import Fault, FaultyFilesError
from checker.model.programme import Ledger, LedgerDay
from checker.yaml_files.fields import suggestion

REQUIRED = ("trade_date", "shares", "gross_proceeds", "agent", "capacity", "settlement_date")
OPTIONAL = ("reference",)
CAPACITIES = ("agency", "principal")
MOST_TOLD = 20
"""Faults of one ledger that are told; the others are counted."""
WHOLE = re.compile(r"(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})$", re.ASCII)
MONEY = re.compile(r"(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,6})?$", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}$", re.ASCII)


class _WrongCellError(Exception):
    """What is wrong with a cell."""


@dataclass(slots=True)
class _Sum:
    """What has been sold on one trade date so far."""

    shares: int = 0
    gross: Decimal = Decimal(0)
    rows: int = 0


@dataclass(slots=True)
class Adding:
    """Adds up rows in the order of the file, and collects what is wrong with them.

    Only the rows of one trade date are kept, to find those that stand twice: memory does not grow with the file.
    """

    file: str
    sums: dict[date, _Sum] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    untold: int = 0
    latest: date = date.min
    of_that_day: dict[tuple[str, ...], int] = field(default_factory=dict)

    def header(self, names: Sequence[str], line: int) -> list[int] | None:
        """Tell where the columns stand, those of ``REQUIRED`` and then of ``OPTIONAL``; None if one is wrong."""
        known = (*REQUIRED, *OPTIONAL)
        for name in names:
            if name not in known:
                self.fault(line, name or "a column", "is not a column of a ledger", suggestion(name, known))
            elif names.count(name) > 1:
                self.fault(line, name, "is a column twice")
        for name in REQUIRED:
            if name not in names:
                self.fault(line, name, f"is missing from the header; it is {','.join(REQUIRED)}")
        return None if self.faults else [names.index(name) for name in known if name in names]

    def add(self, cells: tuple[str, ...], line: int) -> None:
        """Add one row; its cells stand in the order of ``REQUIRED``, the reference last."""
        try:
            day, shares, gross = _read(cells)
        except _WrongCellError as wrong:
            where, what = wrong.args
            self.fault(line, where, what)
            return
        if day != self.latest:
            self._turn_to(day, line)
        first = self.of_that_day.setdefault(cells, line)
        if first != line:
            told = f"is the same as row {first}; if both were sold, tell them apart in a column reference"
            self.fault(line, "the row", told)
        total = self.sums.setdefault(day, _Sum())
        total.shares += shares
        total.gross += gross
        total.rows += 1

    def fault(self, line: int, where: str, what: str, hint: str = "") -> None:
        """Note what is wrong with a row; beyond the first few it is only counted."""
        if len(self.faults) < MOST_TOLD:
            self.faults.append(Fault(self.file, line, where, what, hint))
        else:
            self.untold += 1

    def ledger(self) -> Ledger:
        """Give the sums.

        Raises:
            FaultyFilesError: a row is faulty.
        """
        if self.untold:
            self.faults.append(Fault(self.file, 0, "", f"has {self.untold:,} more faulty rows"))
        if self.faults:
            raise FaultyFilesError(self.faults)
        days = (LedgerDay(day, sold.shares, float(sold.gross), sold.rows) for day, sold in self.sums.items())
        return Ledger(self.file, tuple(sorted(days, key=lambda each: each.day)))

    def _turn_to(self, day: date, line: int) -> None:
        if day < self.latest:
            self.fault(line, "trade_date", f"{day} stands below {self.latest}: sort the rows by trade date")
        self.latest = day
        self.of_that_day = {}


def _read(cells: tuple[str, ...]) -> tuple[date, int, Decimal]:
    day = _day("trade_date", cells[0])
    if not WHOLE.match(cells[1]):
        raise _WrongCellError("shares", _wrong_number(cells[1], "a whole number, as 4169"))
    shares = int(cells[1].replace(",", ""))
    if not MONEY.match(cells[2]):
        raise _WrongCellError("gross_proceeds", _wrong_number(cells[2], "an amount in US dollars, as 69000.00"))
    gross = Decimal(cells[2].replace(",", ""))
    if not shares or not gross:
        raise _WrongCellError("gross_proceeds" if shares else "shares", "is zero; a row is a sale")
    if not cells[3].strip():
        raise _WrongCellError("agent", "is missing")
    if cells[4] not in CAPACITIES:
        raise _WrongCellError("capacity", f"{cells[4]!r} is not one of {', '.join(CAPACITIES)}")
    if _day("settlement_date", cells[5]) < day:
        raise _WrongCellError("settlement_date", f"{cells[5]} is before the trade date {day}")
    return day, shares, gross


@lru_cache(maxsize=4096)
def _day(name: str, text: str) -> date:
    try:
        if DAY.match(text):
            return date.fromisoformat(text)
    except ValueError:
        raise _WrongCellError(name, f"{text} is not a day of the calendar") from None
    raise _WrongCellError(name, f"{text!r} is not a day, as 2022-10-19" if text else "is missing")


def _wrong_number(text: str, wanted: str) -> str:
    if not text.strip():
        return "is missing"
    if text.lstrip().startswith(("-", "(")):
        return f"{text} is negative; a ledger holds sales only"
    return f"{text!r} is not {wanted}"
