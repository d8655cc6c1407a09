"""A whole ledger, held against the state of each of its days: each is asked about as a sale of that morning."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from checker.engine.wording import spoken_day
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact, Facts, Origin, State
from checker.model.programme import Ledger, LedgerDay, LedgerPart, Opened
from checker.model.sale import Order
from checker.programme.calendar import settlement_day

MOST_ROWS = 20
"""Rows of a finding that are quoted, and of a list of rows that are named; the others are counted."""
WORST_FIRST = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS, Outcome.NOT_APPLICABLE)


class Asked(Struct, frozen=True):
    """What was sold on a trade date through one agent, asked about as if it were still to be sold that day.

    ``opened`` has the ledger of the days before. The amounts are those of the whole day, for the limits are.
    """

    opened: Opened
    order: Order
    part: LedgerPart
    day: LedgerDay


def asked_sales(opened: Opened) -> Iterator[Asked]:
    """Give the sales of a ledger, by trade date and agent, each with what was sold before it."""
    ledger = opened.ledger
    if ledger is None:
        return
    for number, day in enumerate(ledger.days):
        before = replace(opened, ledger=Ledger(ledger.path, ledger.days[:number]))
        by_agent = {part.agent: part for part in reversed(day.parts)}
        for agent, part in reversed(by_agent.items()):
            yield Asked(before, Order(day.day, day.shares, day.gross / day.shares, agent), part, day)


def with_rows(facts: Facts, asked: Asked, document: str) -> Facts:
    """Prove the facts of a sale by the first of its rows."""
    row = Evidence(quote=asked.part.written, line=asked.part.first, document=document)
    sale = {
        name: replace(fact, evidence=(row,))
        for name, fact in facts.by_name.items()
        if name.startswith("sale.") and fact.found
    }
    return Facts({**facts.by_name, **sale})


def together(judged: Sequence[tuple[Asked, Evaluation]], document: str) -> Evaluation:
    """Make one evaluation of those of one rule on many sales: the worst outcome, with the rows that have it."""
    worst = min((each.outcome for _, each in judged), key=WORST_FIRST.index)
    those = [(asked, each) for asked, each in judged if each.outcome is worst]
    asked, first = those[0]
    if worst in (Outcome.NOT_APPLICABLE, Outcome.PASS):
        return first
    quotes = tuple(
        Evidence(quote=each.part.written, line=each.part.first, document=document) for each, _ in those[:MOST_ROWS]
    )
    return replace(
        first,
        message=_rows_told(asked, "R") + f": {first.message}{_more_told(those)}",
        consulted=_proved(first, quotes),
    )


def _proved(evaluation: Evaluation, rows: tuple[Evidence, ...]) -> tuple[Fact, ...]:
    """Put the rows in front of what the requirement rests on: they are what the finding is about."""
    required = [each.fact for each in evaluation.rule.requires.conditions]
    name = next((each for each in required if any(fact.name == each for fact in evaluation.consulted)), "")
    return tuple(
        replace(fact, evidence=(*rows, *(each for each in fact.evidence if each not in rows)))
        if fact.name == name
        else fact
        for fact in evaluation.consulted
    )


def _rows_told(asked: Asked, initial: str = "r") -> str:
    first, last = asked.part.first, max(each.last for each in asked.day.parts if each.agent == asked.part.agent)
    rows = f"{initial}ow {first}" if first == last else f"{initial}ows {first} to {last}"
    return f"{rows} of {spoken_day(asked.day.day)}"


def _more_told(those: Sequence[tuple[Asked, Evaluation]]) -> str:
    """Say how many more trade dates have the same outcome, and up to which row."""
    days = list(dict.fromkeys(asked.day.day for asked, _ in those))
    if len(days) == 1:
        return ""
    last = those[-1][0]
    dates = "trade date" if len(days) == 2 else "trade dates"
    return f" So it is on {len(days) - 1} more {dates}, the last of them {_rows_told(last)}."


def ledger_facts(opened: Opened, ledger: Ledger, cycle: Callable[[date], int]) -> Iterator[Fact]:
    """Give what is known of a ledger as a whole.

    Args:
        opened: the programme of the ledger.
        ledger: the sales.
        cycle: the business days of the standard settlement cycle on a trade date.
    """
    path = opened.ledger_path
    yield Fact("ledger.sales", State.FOUND, ledger.rows, origin=Origin.COMPUTED, note=f"rows of {ledger.path}")
    late = [(day, part) for day in ledger.days for part in day.parts if part.settles > due(day.day, cycle)]
    yield _rows("ledger.settled_late", late, path, lambda part: f"settled {spoken_day(part.settles)}")
    principal = [(day, part) for day in ledger.days for part in day.parts if part.capacity == "principal"]
    yield _rows("ledger.sold_as_principal", principal, path, lambda part: f"sold to {part.agent}")


def due(traded: date, cycle: Callable[[date], int]) -> date:
    """Give the last day on which a trade settles in the standard cycle."""
    return settlement_day(traded, cycle(traded))


def _rows(
    name: str, found: Sequence[tuple[LedgerDay, LedgerPart]], document: str, told: Callable[[LedgerPart], str]
) -> Fact:
    if not found:
        return Fact(name, State.ABSENT, evidence=(Evidence(searched="every row of the ledger", document=document),))
    named = [f"row {part.first} of {spoken_day(day.day)} ({told(part)})" for day, part in found[:MOST_ROWS]]
    if len(found) > MOST_ROWS:
        named.append(f"{len(found) - MOST_ROWS} more")
    quotes = (Evidence(quote=part.written, line=part.first, document=document) for _, part in found[:MOST_ROWS])
    return Fact(name, State.FOUND, tuple(named), tuple(quotes), Origin.COMPUTED)
