"""The flow of a programme: file, documents and ledger give a timeline, the account of a day, a decision on a sale."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from checker.check import read_source
from checker.engine.computed import compute
from checker.engine.evaluate import evaluate
from checker.engine.wording import spoken_day
from checker.errors import CheckerError, Fault, FaultyFilesError
from checker.extraction.grammar.company_names import is_same_company
from checker.model.fact import Facts
from checker.model.programme import Account, AtmState, Entry, Ledger, Opened, Programme, ReadEntry, Spell
from checker.model.rule import Rulebook
from checker.model.sale import Decision, Order
from checker.programme.caps import launch_before
from checker.programme.day_facts import facts_on
from checker.programme.ledger import Watch, read_ledger
from checker.programme.one_third import Threshold
from checker.programme.programme_file import read_programme
from checker.programme.shelves import life_on, shelf_under
from checker.programme.states import standing_on
from checker.programme.timeline import document_faults, put_in_order
from checker.rulebook.given import load_given_facts

SALES = "sales"


def open_programme(path: Path, rulebook: Rulebook, watch: Watch = lambda done, total: None) -> Opened:
    """Read a programme file, every document that it lists, and the ledger.

    Args:
        path: of the programme file; the paths in it are relative to it.
        rulebook: its vocabulary says which facts there are.
        watch: is told how far the reading of the ledger is.

    Raises:
        CheckerError: something in it cannot be read, or cannot be placed; all such faults are listed.
    """
    programme = read_programme(path)
    faults: list[Fault] = []
    documents = [read for entry in programme.entries if (read := _read(programme, entry, rulebook, faults))]
    ledger = _ledger(programme, watch, faults)
    faults += document_faults(programme, documents, is_same_company)
    if faults:
        raise FaultyFilesError(faults)
    timeline = put_in_order(programme, documents, lambda day: _threshold(rulebook, day))
    return Opened(programme, tuple(documents), timeline, ledger)


def account_on(opened: Opened, rulebook: Rulebook, day: date) -> Account:
    """Tell how a programme stands at the end of a day, with what is left under each limit."""
    return Account(day, opened, state_on(opened, day), spells(opened), _facts(opened, rulebook, day, None))


def state_on(opened: Opened, day: date) -> Spell:
    """Tell the state of a day from the documents and, while they leave the programme open or suspended, the shelf."""
    events = opened.timeline.events
    standing = standing_on(events, day)
    why = standing.reason
    if standing.state in (AtmState.SUSPENDED, AtmState.TERMINATED):
        why = f"from {spoken_day(standing.decided_by[0].day)} on, {standing.decided_by[0].document}"
    if standing.state not in (AtmState.ACTIVE, AtmState.SUSPENDED):
        return Spell(day, standing.state, why)
    launch = launch_before(events, day)
    ended, ended_why = life_on(shelf_under(opened.programme, launch.day if launch else None), day)
    if ended is None or (ended is AtmState.UNKNOWN and standing.state is AtmState.SUSPENDED):
        return Spell(day, standing.state, why)
    return Spell(day, ended, ended_why)


def spells(opened: Opened) -> tuple[Spell, ...]:
    """Divide the time from the first event on into spells. A state changes only on the day of an event or after it."""
    found: list[Spell] = []
    days = {day for event in opened.timeline.events for day in (event.day, event.day + timedelta(days=1))}
    for day in sorted(days):
        spell = state_on(opened, day)
        if not found or (found[-1].state, found[-1].why) != (spell.state, spell.why):
            found.append(spell)
    return tuple(found)


def decide_sale(opened: Opened, rulebook: Rulebook, order: Order) -> Decision:
    """Ask the rules of the pack ``sales`` about a sale, by the law of its day."""
    order = replace(order, agent=_as_named(order.agent, opened))
    rules = tuple(rule for rule in rulebook.rules if rule.pack == SALES)
    facts = _facts(opened, rulebook, order.day, order)
    return Decision(order, facts, evaluate(replace(rulebook, rules=rules), facts, order.day))


def _facts(opened: Opened, rulebook: Rulebook, day: date, order: Order | None) -> Facts:
    return compute(rulebook.vocabulary, facts_on(opened, day, _threshold(rulebook, day), order))


def _threshold(rulebook: Rulebook, day: date) -> Threshold:
    """Look up the numbers of a day; before they were law, the first ones stand for them."""
    numbers = [
        parameter.on(day) or parameter.values[0].value
        for parameter in (rulebook.parameters["baby_shelf_float"], rulebook.parameters["float_price_window"])
    ]
    return Threshold(float(str(numbers[0])), int(str(numbers[1])))


def _read(programme: Programme, entry: Entry, rulebook: Rulebook, faults: list[Fault]) -> ReadEntry | None:
    """Read one document, and lay over it what the file of facts beside it says."""
    folder = Path(programme.path).parent
    path = folder / entry.path
    try:
        facts = read_source(path, rulebook).facts
        if entry.facts:
            facts = facts.merged(load_given_facts(folder / entry.facts, rulebook.vocabulary))
    except FaultyFilesError as error:
        faults.extend(error.faults)
        return None
    except CheckerError as error:
        faults.append(Fault(programme.path, entry.line, entry.path, str(error)))
        return None
    return ReadEntry(entry, entry.path, facts)


def _ledger(programme: Programme, watch: Watch, faults: list[Fault]) -> Ledger | None:
    if not programme.ledger:
        return None
    try:
        return read_ledger(Path(programme.path).parent / programme.ledger, programme.ledger, watch)
    except FaultyFilesError as error:
        faults.extend(error.faults)
    except CheckerError as error:
        faults.append(Fault(programme.path, programme.lines["sales"].line or 0, "sales", str(error)))
    return None


def _as_named(agent: str, opened: Opened) -> str:
    """Write the name of an agent as the documents do, if it is one of theirs."""
    named = (
        str(each)
        for read in opened.documents
        for each in (read.facts["agents.names"].value if isinstance(read.facts["agents.names"].value, tuple) else ())
    )
    return next((each for each in named if is_same_company(each, agent)), agent)
