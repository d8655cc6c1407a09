"""The flow of a programme: file, documents and ledger give a timeline, the account of a day, a decision on a sale."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import file_digest, sha256
from pathlib import Path

from msgspec.structs import replace

from checker import __version__
from checker.check import Read, for_counsel, judge, read_source, without_programme
from checker.engine.answers import holding
from checker.engine.computed import compute
from checker.engine.evaluate import evaluate
from checker.engine.wording import spoken_day
from checker.errors import CheckerError, Fault, FaultyFilesError, UsageError
from checker.extraction.grammar.company_names import is_same_company
from checker.extraction.grammar.short_names import short_names
from checker.model.evaluation import Evaluation
from checker.model.fact import Facts
from checker.model.programme import Account, AtmState, Entry, Ledger, Opened, Programme, ReadEntry, Spell
from checker.model.report import Checked, Failed, Report
from checker.model.rule import Rulebook
from checker.model.sale import Decision, Order
from checker.programme.agent_names import as_named, nearest
from checker.programme.caps import launch_before
from checker.programme.day_facts import facts_on
from checker.programme.elsewhere import by_document, facts_beside, facts_of_whole
from checker.programme.ledger import Watch, read_ledger
from checker.programme.ledger_check import Asked, asked_sales, ledger_facts, together, with_rows
from checker.programme.one_third import Threshold
from checker.programme.programme_file import read_programme
from checker.programme.shelves import life_on, shelf_under
from checker.programme.states import standing_on
from checker.programme.timeline import document_faults, doubled_faults, put_in_order
from checker.rulebook.given import load_given_facts

SALES, PROGRAMME = "sales", "programme"


def open_programme(
    path: Path, rulebook: Rulebook, watch: Watch = lambda done, total: None, *, today: date | None = None
) -> Opened:
    """Read a programme file, every document that it lists, and the ledger.

    Args:
        path: of the programme file; the paths in it are relative to it.
        rulebook: its vocabulary says which facts there are.
        watch: is told how far the reading of the ledger is.
        today: the day on which signed answers must hold; None to take them all as holding.

    Raises:
        CheckerError: something in it cannot be read, or cannot be placed; all such faults are listed.
    """
    return _open(path, rulebook, watch, [], today)


def _open(
    path: Path, rulebook: Rulebook, watch: Watch, reads: list[Read], today: date | None, *, keep_drafts: bool = False
) -> Opened:
    """Open a programme; what was read of each document is added to ``reads``, even if something else is wrong."""
    programme = read_programme(path)
    faults: list[Fault] = []
    documents: list[ReadEntry] = []
    digests: list[str] = []
    for entry in programme.entries:
        read = _read(programme, entry, rulebook, faults, today, keep_drafts=keep_drafts)
        if read is not None:
            reads.append(read)
            documents.append(ReadEntry(entry, entry.path, read.facts))
            digests.append(read.sha256)
    ledger = _ledger(programme, watch, faults)
    faults += document_faults(programme, documents, is_same_company)
    faults += doubled_faults(programme, documents, digests)
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


def check_programme(
    path: Path,
    rulebook: Rulebook,
    *,
    as_of: date | None,
    today: date,
    keep_drafts: bool = False,
    watch: Watch = lambda done, total: None,
) -> Report:
    """Check every document of a programme by itself and beside the others, the programme, and the whole ledger.

    If something in it cannot be read or placed, the documents that can be read are checked by themselves, and the
    programme is listed as failed with every fault.
    """
    reads: list[Read] = []
    failed: tuple[Failed, ...] = ()
    try:
        opened = _open(path, rulebook, watch, reads, today, keep_drafts=keep_drafts)
    except CheckerError as error:
        failed = (Failed(str(path), str(error)),)
        checked = [judge(read, rulebook, Facts(), as_of, today) for read in reads]
    else:
        pairs = zip(reads, opened.documents, strict=True)
        checked = [_beside(read, entry, opened, rulebook, as_of, today) for read, entry in pairs]
        checked.append(_whole(opened, rulebook, as_of or today))
        checked += [_ledger_checked(opened, opened.ledger, rulebook, as_of or today)] if opened.ledger else []
    day = as_of or today
    counselled = for_counsel(checked, rulebook, day)
    return Report(day, __version__, rulebook.digest, counselled, failed, changes=rulebook.changes)


def _beside(
    read: Read, entry: ReadEntry, opened: Opened, rulebook: Rulebook, as_of: date | None, today: date
) -> Checked:
    """Judge a document with what the others say beside it."""
    beside = facts_beside(entry, opened, is_same_company)
    facts = Facts({**beside.by_name, **read.facts.by_name})
    checked = judge(replace(read, facts=facts), rulebook, Facts(), as_of, today)
    return replace(checked, notes=()) if beside.by_name and not checked.is_atm else checked


def _whole(opened: Opened, rulebook: Rulebook, day: date) -> Checked:
    """Judge the programme as it stands at the end of a day."""
    programme = opened.programme
    on_day = by_document(facts_on(opened, day, _threshold(rulebook, day)))
    known = {**without_programme(rulebook).by_name, **on_day.by_name}
    facts = compute(rulebook.vocabulary, Facts({**known, **Facts.of(facts_of_whole(opened)).by_name}))
    evaluations = evaluate(_only(rulebook, PROGRAMME), facts, day)
    digest = sha256(Path(programme.path).read_bytes()).hexdigest()
    return Checked(programme.path, digest, "programme", day, facts, evaluations, is_atm=False)


def _ledger_checked(opened: Opened, ledger: Ledger, rulebook: Rulebook, day: date) -> Checked:
    """Judge the ledger as a whole, and each of its sales by the state and the law of its own day."""
    path = opened.ledger_path
    last = ledger.days[-1].day if ledger.days else day
    stated = ledger_facts(opened, ledger, lambda day: _number(rulebook, "settlement_cycle", day))
    facts = compute(rulebook.vocabulary, Facts({**without_programme(rulebook).by_name, **Facts.of(stated).by_name}))
    by_rule: dict[str, list[tuple[Asked, Evaluation]]] = {}
    for asked in asked_sales(opened):
        for each in _decided(asked, rulebook, path):
            by_rule.setdefault(each.rule.id, []).append((asked, each))
    evaluations = [together(each, path) for each in by_rule.values()]
    evaluations += evaluate(_only(rulebook, PROGRAMME), facts, last)
    with Path(path).open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return Checked(path, digest, "ledger", last, facts, tuple(evaluations), is_atm=False)


def _decided(asked: Asked, rulebook: Rulebook, document: str) -> tuple[Evaluation, ...]:
    order = replace(asked.order, agent=_as_named(asked.order.agent, asked.opened))
    facts = with_rows(by_document(_facts(asked.opened, rulebook, order.day, order)), asked, document)
    return evaluate(_only(rulebook, SALES), facts, order.day)


def _only(rulebook: Rulebook, pack: str) -> Rulebook:
    return replace(rulebook, rules=tuple(rule for rule in rulebook.rules if rule.pack == pack))


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
    """Ask the rules of the pack ``sales`` about a sale, by the law of its day.

    Raises:
        UsageError: the agent is none of the programme, and one of a like name is.
    """
    order = replace(order, agent=_as_named(order.agent, opened))
    meant = nearest(order.agent, opened.documents)
    if meant:
        raise UsageError(f"no agent of the programme is called {order.agent}; did you mean {meant}?")
    facts = _facts(opened, rulebook, order.day, order)
    return Decision(order, facts, evaluate(_only(rulebook, SALES), facts, order.day))


def _facts(opened: Opened, rulebook: Rulebook, day: date, order: Order | None) -> Facts:
    return compute(rulebook.vocabulary, facts_on(opened, day, _threshold(rulebook, day), order))


def _threshold(rulebook: Rulebook, day: date) -> Threshold:
    """Look up the numbers of the one-third limit on a day."""
    return Threshold(_number(rulebook, "baby_shelf_float", day), _number(rulebook, "float_price_window", day))


def _number(rulebook: Rulebook, name: str, day: date) -> int:
    """Look up a number of a day; before it was law, the first one stands for it."""
    parameter = rulebook.parameters[name]
    return int(str(parameter.on(day) or parameter.values[0].value))


def _read(
    programme: Programme,
    entry: Entry,
    rulebook: Rulebook,
    faults: list[Fault],
    today: date | None,
    *,
    keep_drafts: bool,
) -> Read | None:
    """Read one document, and lay over it what the file of facts beside it says."""
    folder = Path(programme.path).parent
    try:
        read = read_source(folder / entry.path, rulebook, keep_draft=keep_drafts)
        if not entry.facts:
            return read
        facts = read.facts.merged(load_given_facts(folder / entry.facts, rulebook.vocabulary))
        return replace(read, facts=holding(facts, today) if today else facts)
    except FaultyFilesError as error:
        faults.extend(error.faults)
    except CheckerError as error:
        why = str(error).removeprefix(str(folder / entry.path)).removeprefix(":").lstrip()  # it is named already
        faults.append(Fault(programme.path, entry.line, entry.path, why))
    return None


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
    return as_named(agent, opened.documents, is_same_company, short_names)
