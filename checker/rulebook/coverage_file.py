"""Read ``coverage.yaml``: what the built-in rules cover of the law."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from checker.errors import Fault
from checker.model.coverage import Entry, Status
from checker.model.rule import Basis, Law, Rulebook
from checker.rulebook.conditions import read_conditions
from checker.rulebook.periods import read_period
from checker.rulebook.terms import Terms
from checker.yaml_files.fields import Fields, Reader, below
from checker.yaml_files.strict_yaml import Item, read_yaml

ALWAYS = ("title", "cite", "basis", "status")
OF_A_QUESTION = ("question", "quote", "in_force", "applies_when", "unless")
MAY_ASK = (*OF_A_QUESTION, "asked_by")
MUST_HAVE = {
    Status.AUTOMATED: ("rules",),
    Status.PARTIAL: ("rules", "not_checked"),
    Status.MANUAL: (),
    Status.OUT_OF_SCOPE: ("why",),
}
MAY_HAVE = {Status.PARTIAL: MAY_ASK, Status.MANUAL: MAY_ASK}


def read_entries(
    content: bytes, file: str, rulebook: Rulebook, rules: Collection[str] | None, faults: list[Fault]
) -> tuple[Entry, ...]:
    """Read the entries of a coverage file; what is wrong with it is added to ``faults``.

    Args:
        content: the file.
        file: how it is called in front of the user.
        rulebook: has the facts and parameters that conditions may name.
        rules: the ids that an entry may name; None if they are not held against any.
        faults: see above.
    """
    item = read_yaml(content, file, faults)
    if item is None:
        return ()
    reader = Reader(file)
    terms = Terms(rulebook.vocabulary, rulebook.parameters)
    entries = [_read_entry(*found, reader, terms, rules) for found in _entries(item, reader)]
    _check_askers(entries, reader)
    faults.extend(reader.faults)
    if reader.misshapen:
        from checker.yaml_files.schema_faults import schema_faults

        faults.extend(schema_faults(item, "coverage", file) or reader.misshapen)
    return tuple(entries)


def _entries(item: Item, reader: Reader) -> Iterator[tuple[str, str, Item]]:
    for section, entries in reader.mapping(item, "").items():
        for name, entry in reader.mapping(entries, section).items():
            yield section, name, entry


def _read_entry(
    section: str, name: str, item: Item, reader: Reader, terms: Terms, rules: Collection[str] | None
) -> Entry:
    where = below(section, name)
    status = _status(item)
    required = (*ALWAYS, *MUST_HAVE.get(status, ())) if status else ALWAYS
    optional = ("url", "doubt", *MAY_HAVE.get(status, ())) if status else (*MAY_ASK, "rules", "not_checked", "why")
    fields = reader.fields(item, where, required, optional)
    entry = Entry(
        id=name,
        section=section,
        title=fields.text("title"),
        law=Law(fields.text("cite"), fields.text("url"), fields.text("quote"), fields.text("doubt")),
        basis=Basis(fields.choice("basis", Basis)),
        status=Status(fields.choice("status", Status)),
        rules=tuple(_read_rules(fields, rules)),
        not_checked=fields.text("not_checked"),
        question=fields.text("question"),
        asked_by=fields.identifier("asked_by"),
        applies_when=read_conditions(fields.items.get("applies_when"), below(where, "applies_when"), reader, terms),
        unless=read_conditions(fields.items.get("unless"), below(where, "unless"), reader, terms),
        in_force=read_period(fields, terms),
        why=fields.text("why"),
        file=reader.file,
        line=item.line,
    )
    _check_question(entry, fields)
    return entry


def _check_question(entry: Entry, fields: Fields) -> None:
    """Check that what is asked is asked once, and on what ground."""
    if entry.status is Status.MANUAL and "status" in fields.items and not (entry.question or entry.asked_by):
        fields.reader.shape(entry.line, below(fields.where, "question"), "is missing, or asked_by in its place")
    if entry.asked_by and fields.items.keys() & {*OF_A_QUESTION}:
        told = f"stands in place of {', '.join(OF_A_QUESTION[:-1])} and {OF_A_QUESTION[-1]}"
        fields.reader.shape(entry.line, below(fields.where, "asked_by"), told)
    if entry.question and not (entry.law.quote or entry.law.doubt):
        what = "a question needs the words of the law, or a doubt in their place"
        fields.reader.fault(entry.line, below(fields.where, "quote"), what)


def _check_askers(entries: Sequence[Entry], reader: Reader) -> None:
    """Check that an entry which lets another one ask names one that does; and that no id stands in two sections."""
    asking = {entry.id for entry in entries if entry.question}
    first: dict[str, Entry] = {}
    for entry in entries:
        where = below(entry.section, entry.id)
        if entry.asked_by and entry.asked_by not in asking:
            what = f"there is no question of {entry.asked_by}"
            reader.unknown(entry.line, below(where, "asked_by"), what, asking)
        if first.setdefault(entry.id, entry) is not entry:
            reader.fault(entry.line, where, f"stands twice, first in line {first[entry.id].line}")


def _status(item: Item) -> Status | None:
    """Look ahead at the status: which keys an entry has depends on it."""
    named = item.value.get("status") if isinstance(item.value, dict) else None
    return Status(str(named.value)) if named is not None and named.value in list(Status) else None


def _read_rules(fields: Fields, rules: Collection[str] | None) -> Iterator[str]:
    for index, item in enumerate(fields.entries("rules")):
        where = f"{below(fields.where, 'rules')}[{index}]"
        name = fields.reader.text(item, where)
        if name and rules is not None and name not in rules:
            fields.reader.unknown(item.line, where, f"there is no rule {name}", rules)
        yield name
