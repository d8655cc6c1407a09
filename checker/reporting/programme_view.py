"""A programme over time, for a person at a terminal: the state, the timeline, the events, the capacity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import PurePath

from msgspec.structs import replace
from rich.console import Group, RenderableType
from rich.text import Text

from checker.engine.wording import spoken_day
from checker.model.programme import Account, AtmState, Event
from checker.model.rule import FactType, Severity
from checker.reporting.capacity import Limit, limits
from checker.reporting.layout import Hanging, Rows
from checker.reporting.timeline_band import Band
from checker.reporting.words import PASS_STYLE, REVIEW_STYLE, STYLES, place_of, quoted, short_day, visible

STATE_STYLES = {AtmState.ACTIVE: PASS_STYLE, AtmState.UNKNOWN: REVIEW_STYLE}
DAY_COLUMN = 13
BAR = 20
"""Cells of the bar that shows how much of a limit is used."""
PAST_THE_END = timedelta(days=60)


def render_programme(account: Account, vocabulary: Mapping[str, FactType]) -> Group:
    """Lay out how a programme stands on a day, and how it came to that."""
    return Group(*_lines(account, vocabulary))


def _lines(account: Account, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    opened = account.opened
    yield Hanging(Text.assemble((visible(opened.programme.issuer), "bold"), f" | {visible(opened.programme.path)}"))
    why = f": {visible(account.now.why)}" if account.now.why else ""
    style = STATE_STYLES.get(account.now.state, STYLES[Severity.ERROR])
    yield Hanging(Text.assemble((account.now.state.upper(), style), f" on {spoken_day(account.day)}{why}"))
    for fault in opened.timeline.contradictions:
        yield Hanging(Text(visible(str(fault))), Text("FAULT", style=STYLES[Severity.ERROR]), 7)
    events = opened.timeline.events
    if events:
        yield ""
        yield Band(account.spells, events[-1].day + PAST_THE_END, account.day)
    yield ""
    yield Text("Events", style="bold")
    for event in events:
        yield from _event(event, is_past=event.day <= account.day)
    yield ""
    yield Text(f"Capacity at the end of {spoken_day(account.day)}", style="bold")
    yield from _capacity(account, vocabulary)
    yield ""
    yield Hanging(Text(_ledger(account), style="dim"))


def _event(event: Event, *, is_past: bool) -> Iterator[RenderableType]:
    """Tell an event with its document and quote; one that lies ahead is marked."""
    told = f" {visible(event.told)}" if event.told else ""
    ahead = "" if is_past else " (ahead)"
    label = Text(f"{short_day(event.day):>11}", style="" if is_past else "dim")
    yield Hanging(Text.assemble((str(event.deed), "bold"), told, ahead), label, DAY_COLUMN)
    quote = event.quote
    if quote.quote:
        place = place_of(replace(quote, document=""))
        named = f"{PurePath(quote.document or event.document).name}, {place}"
        yield Hanging(Text(f"{visible(named)}: {quoted(quote.quote)}", style="dim"), Text(), DAY_COLUMN)


def _capacity(account: Account, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    """Draw the use of each limit, and write the arithmetic below it."""
    found = limits(account.facts, vocabulary)
    rows = [(Text(each.name), _bar(each), Text(each.left)) for each in found]
    yield Rows(rows, flexible=2)
    yield ""
    for limit in found:
        for line in limit.arithmetic:
            yield Hanging(Text(visible(line), style="dim"), Text(limit.name, style="dim"), 21, 2)


def _bar(limit: Limit) -> Text:
    if limit.used is None:
        return Text(" " * (BAR + 6))
    full = min(BAR, round(limit.used * BAR))
    style = STYLES[Severity.ERROR] if limit.used >= 1 else PASS_STYLE
    return Text.assemble(("█" * full, style), ("░" * (BAR - full), "dim"), f"{min(limit.used, 9.99):>6.1%}")


def _ledger(account: Account) -> str:
    ledger = account.opened.ledger
    if ledger is None:
        return "No ledger is given: what was sold is not known."
    if not ledger.days:
        return f"{visible(ledger.path)} lists no sale."
    first, last = ledger.days[0].day, ledger.days[-1].day
    return f"{visible(ledger.path)}: {ledger.rows:,} sales from {short_day(first)} to {short_day(last)}"
