"""One row of a sales ledger: what it must hold, and the sums by trade date. Nothing faulty is skipped."""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct, field

from checker.errors import Fault, FaultyFilesError
from checker.model.days import BEYOND, is_within_reach
from checker.model.programme import Ledger, LedgerDay, LedgerPart
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


class _Part(Struct):
    """What has been sold so far on one trade date through one agent, in one capacity, settling on one day."""

    first: int  # its row
    cells: tuple[str, ...]  # of that row
    last: int = 0
    shares: int = 0
    gross: Decimal = Decimal(0)
    rows: int = 0


class Adding(Struct):
    """Adds up rows in the order of the file, and collects what is wrong with them.

    To find sales that stand twice, a few numbers are kept of each row of one trade date, and nothing of those before:
    memory grows with the busiest day, by some hundred bytes a row, and not with the file.
    """

    file: str
    sums: dict[date, dict[tuple[str, ...], _Part]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    untold: int = 0
    latest: date = date.min
    prints: array[int] = field(default_factory=lambda: array("q"))  # of the sales of the latest day
    lines: array[int] = field(default_factory=lambda: array("q"))  # where those stand

    def header(self, names: Sequence[str], line: int) -> list[int] | None:
        """Tell where the columns stand, those of ``REQUIRED`` and then of ``OPTIONAL``; None if one is wrong."""
        known = (*REQUIRED, *OPTIONAL)
        for name in names:
            if name not in known:
                self.fault(line, name or "a column", "is not a column of a ledger", suggestion(name, known))
            elif names.count(name) > 1:
                self.fault(line, name, "is a column twice")
        missing = [name for name in REQUIRED if name not in names]
        if missing:
            is_or_are = "is" if len(missing) == 1 else "are"
            self.fault(line, ", ".join(missing), f"{is_or_are} missing from the header; it is {','.join(REQUIRED)}")
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
        of = (" ".join(cells[3].split()), *cells[4:6])
        self.prints.append(hash((shares, gross, of, " ".join(cells[6:]).strip())))
        self.lines.append(line)
        parts = self.sums.setdefault(day, {})
        part = parts.get(of)
        if part is None:
            part = parts[of] = _Part(line, cells)
        part.last = line
        part.shares += shares
        part.gross += gross
        part.rows += 1

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
        self._tell_doubled()
        if self.untold:
            self.faults.append(Fault(self.file, 0, "", f"has {self.untold:,} more faulty rows"))
        if self.faults:
            raise FaultyFilesError(self.faults)
        days = (_day_of(day, parts.values()) for day, parts in self.sums.items())
        return Ledger(self.file, tuple(sorted(days, key=lambda each: each.day)))

    def _turn_to(self, day: date, line: int) -> None:
        if day < self.latest:
            self.fault(line, "trade_date", f"{day} stands below {self.latest}: sort the rows by trade date")
        self._tell_doubled()
        self.latest = day

    def _tell_doubled(self) -> None:
        """Tell of the sales of the latest day that stand twice, however their numbers are written; forget that day."""
        if len(self.prints) > len(set(self.prints)):
            first: dict[int, int] = {}
            for mark, line in zip(self.prints, self.lines, strict=True):
                if first.setdefault(mark, line) != line:
                    told = f"is the same as row {first[mark]}; if both were sold, tell them apart in a column reference"
                    self.fault(line, "the row", told)
        del self.prints[:], self.lines[:]


def _day_of(day: date, parts: Collection[_Part]) -> LedgerDay:
    """Sum the parts of a trade date, to the cent."""
    gross = float(sum((each.gross for each in parts), Decimal(0)))
    listed = tuple(_part_of(each) for each in parts)
    return LedgerDay(day, sum(each.shares for each in listed), gross, sum(each.rows for each in listed), listed)


def _part_of(part: _Part) -> LedgerPart:
    written = ",".join(f'"{cell}"' if "," in cell else cell for cell in part.cells)
    return LedgerPart(
        agent=part.cells[3].strip(),
        capacity=part.cells[4],
        settles=date.fromisoformat(part.cells[5]),
        shares=part.shares,
        gross=float(part.gross),
        rows=part.rows,
        first=part.first,
        last=part.last,
        written=written,
    )


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
        read = date.fromisoformat(text) if DAY.match(text) else None
    except ValueError:
        raise _WrongCellError(name, f"{text} is not a day of the calendar") from None
    if read and is_within_reach(read):
        return read
    if read:
        raise _WrongCellError(name, f"{text} {BEYOND}")
    raise _WrongCellError(name, f"{text!r} is not a day, as 2022-10-19" if text else "is missing")


def _wrong_number(text: str, wanted: str) -> str:
    if not text.strip():
        return "is missing"
    if text.lstrip().startswith(("-", "(")):
        return f"{text} is negative; a ledger holds sales only"
    return f"{text!r} is not {wanted}"
