"""The files of folders of rules, put together into a rulebook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from checker.errors import Fault, FaultyFilesError
from checker.model.rule import FactType, Pack, Parameter, Rule, Rulebook
from checker.rulebook.folder import Kind, SourceFile
from checker.rulebook.packs import read_pack
from checker.rulebook.parameters import read_parameters
from checker.rulebook.rules import read_rule
from checker.rulebook.terms import Terms
from checker.rulebook.vocabulary import completed, read_vocabulary
from checker.yaml_files.fields import Reader
from checker.yaml_files.strict_yaml import Item, read_yaml

if TYPE_CHECKING:
    from checker.rulebook.overrides import Override

Parsed = list[tuple[SourceFile, Item]]
Replaced = tuple[SourceFile, Parameter, int]
T = TypeVar("T")


def composed(files: Sequence[SourceFile], left_out: dict[str, str], digest: str, faults: list[Fault]) -> Rulebook:
    """Make a rulebook of files.

    Args:
        files: in the order in which they are read.
        left_out: of the built-in rules that no pack wants the pack of each by its id.
        digest: of the files.
        faults: those that are known already.

    Raises:
        FaultyFilesError: something in some file is wrong; the known faults are listed too.
    """
    parsed = [(file, item) for file in files if (item := read_yaml(file.asked_for, file.label, faults))]
    parameters, replaced = _parameters(parsed, faults)
    terms = Terms(_vocabulary(parsed, faults), parameters)
    packs, overrides = _packs(parsed, terms, faults)
    rules = _rules(parsed, packs, terms, faults)
    by_id = {pack.id: pack for pack in packs.values()}
    rulebook = Rulebook(terms.vocabulary, terms.parameters, by_id, rules, digest)
    if overrides or replaced:
        from checker.rulebook.overrides import overridden, replacement

        whole = [replacement(parameter, _owner(file, packs), file.label, line) for file, parameter, line in replaced]
        rulebook = overridden(rulebook, [*whole, *overrides], faults, left_out)
    if faults:
        raise FaultyFilesError(faults)
    return rulebook


def _vocabulary(parsed: Parsed, faults: list[Fault]) -> dict[str, FactType]:
    known: dict[str, FactType] = {}
    for _, fact_types in _read(parsed, Kind.FACTS, lambda _, item, reader: read_vocabulary(item, reader), faults):
        for fact_type in fact_types:
            first = known.setdefault(fact_type.name, fact_type)
            if first is not fact_type:
                where = f"is already in {first.file}:{first.line}"
                faults.append(Fault(fact_type.file, fact_type.line, fact_type.name, where))
    return completed(known, faults)


def _parameters(parsed: Parsed, faults: list[Fault]) -> tuple[dict[str, Parameter], list[Replaced]]:
    """Read the parameters, and those that take the place of one that is known already, with their files and lines."""
    known: dict[str, Parameter] = {}
    replaced: list[Replaced] = []

    def read(file: SourceFile, item: Item, reader: Reader) -> None:
        for parameter in read_parameters(item, reader):
            first = known.setdefault(parameter.name, parameter)
            if first is parameter:
                continue
            line = reader.mapping(item, "")[parameter.name].line
            replaced.append((file, parameter, line))
            if parameter.unit != first.unit:
                what = f"is in {first.unit or 'no unit'} elsewhere: a firm may change the value, not the unit"
                reader.fault(line, parameter.name, what)

    _read(parsed, Kind.PARAMETERS, read, faults)
    return known, replaced


def _packs(parsed: Parsed, terms: Terms, faults: list[Fault]) -> tuple[dict[str, Pack], list[Override]]:
    """Read the packs, by the labels of their folders, and what they change in others."""
    packs: dict[str, Pack] = {}
    overrides: list[Override] = []
    for file, (pack, changes) in _read(
        parsed, Kind.PACK, lambda _, item, reader: read_pack(item, reader, terms), faults
    ):
        for other in packs.values():
            if other.id == pack.id:
                faults.append(Fault(file.label, 1, "id", f"{pack.id} is already the id of {other.file}"))
        packs[file.pack] = pack
        overrides.extend(changes)
    return packs, overrides


def _rules(parsed: Parsed, packs: dict[str, Pack], terms: Terms, faults: list[Fault]) -> tuple[Rule, ...]:
    def read(file: SourceFile, item: Item, reader: Reader) -> Rule:
        pack = packs.get(file.pack)
        return read_rule(item, pack.id if pack else "", reader, terms, examples=file.has_examples)

    known: dict[str, Rule] = {}
    for file, rule in _read(parsed, Kind.RULE, read, faults):
        first = known.setdefault(rule.id, rule)
        if first is not rule and rule.id:
            faults.append(Fault(file.label, rule.line, "id", f"{rule.id} is already the id of {first.file}"))
    return tuple(known.values())


def _owner(file: SourceFile, packs: dict[str, Pack]) -> str:
    """Name who says what a file says: its pack, or the file itself if it stands above the packs."""
    return packs[file.pack].id if file.pack in packs else file.label


def _read(
    parsed: Parsed, kind: Kind, read: Callable[[SourceFile, Item, Reader], T], faults: list[Fault]
) -> list[tuple[SourceFile, T]]:
    """Read the files of one kind. Of a misshapen file the schema says best what is wrong with it."""
    results: list[tuple[SourceFile, T]] = []
    for file, item in parsed:
        if file.kind is not kind:
            continue
        reader = Reader(file.label)
        results.append((file, read(file, item, reader)))
        faults.extend(reader.faults)
        if reader.misshapen:
            from checker.yaml_files.schema_faults import schema_faults

            faults.extend(schema_faults(item, kind, file.label) or reader.misshapen)
    return results
