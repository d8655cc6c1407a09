"""The timeline drawn in characters: a band of states over the years, with the day that is asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from checker.model.programme import AtmState, Spell
from checker.reporting.layout import Pieces
from checker.reporting.words import short_day

SIGNS = {
    AtmState.NOT_STARTED: ("·", "dim"),
    AtmState.ACTIVE: ("█", "green"),
    AtmState.SUSPENDED: ("▒", "yellow"),
    AtmState.TERMINATED: ("×", "red"),
    AtmState.EXPIRED: ("-", "red"),
    AtmState.UNKNOWN: ("?", "magenta"),
}
NARROWEST = 20
YEAR = 5
"""Cells that a year takes under the band, with a space."""


class Band(Struct, frozen=True):
    """States over time, a cell for a stretch of days; a stretch that holds several shows the last that begins in it."""

    spells: Sequence[Spell]
    last: date
    asked: date

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the day that is asked about, the band, the years, and what the signs mean."""
        width = max(options.max_width, NARROWEST)
        first = min(self.spells[0].first, self.asked)
        days = (max(self.last, self.asked) - first).days + 1
        ends = [first + timedelta(days=days * (cell + 1) // width - 1) for cell in range(width)]
        column = next(cell for cell, end in enumerate(ends) if self.asked <= end)
        yield _marked(self.asked, column, width)
        states = [self._state_on(max(end, first)) for end in ends]
        states[column] = self._state_on(self.asked)
        yield Text.assemble(*(SIGNS[state] for state in states), no_wrap=True)
        yield Text(_years(ends), style="dim", no_wrap=True)
        shown = [state for state in AtmState if state in states]
        yield Pieces([Text.assemble(SIGNS[state], f" {state}") for state in shown])

    def _state_on(self, day: date) -> AtmState:
        begun = [spell for spell in self.spells if spell.first <= day]
        before = AtmState.UNKNOWN if self.spells[0].state is AtmState.UNKNOWN else AtmState.NOT_STARTED
        return begun[-1].state if begun else before


def _marked(day: date, column: int, width: int) -> Text:
    """Point to a day, with its date on the side that has room for it."""
    told = short_day(day)
    if column + len(told) + 2 <= width:
        return Text(f"{' ' * column}▼ {told}", no_wrap=True)
    return Text(f"{told} ▼".rjust(column + 1), no_wrap=True)


def _years(ends: Sequence[date]) -> str:
    """Write each year where its first cell is, as far as there is room."""
    line = ""
    for column, year in _turns(ends):
        if column >= len(line) and column + YEAR - 1 <= len(ends):
            line = f"{line:<{column}}{year} "
    return line.rstrip()


def _turns(ends: Sequence[date]) -> Iterator[tuple[int, int]]:
    for column, end in enumerate(ends):
        if column == 0 or ends[column - 1].year != end.year:
            yield column, end.year
