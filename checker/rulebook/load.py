"""Folders of rules become a rulebook, or all their faults at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from checker.errors import Fault, FaultyFilesError
from checker.model.rule import FactType, Pack, Parameter, Rule, Rulebook
from checker.rulebook.folder import BUILTIN_NAME, Kind, SourceFile, builtin_folder, read_folder
from checker.rulebook.packs import read_pack
from checker.rulebook.parameters import read_parameters
from checker.rulebook.rules import read_rule
from checker.rulebook.terms import Terms
from checker.rulebook.vocabulary import completed, read_vocabulary
from checker.yaml_files.fields import Reader
from checker.yaml_files.strict_yaml import Item, read_yaml

Parsed = list[tuple[SourceFile, Item]]
T = TypeVar("T")


def load_rulebook(extra_folders: Sequence[Path] = ()) -> Rulebook:
    """Load the built-in rules and those of further folders.

    A further folder is a pack itself, or holds packs, facts and parameters. Its facts and rules are added to the
    built-in ones; a parameter of a known name takes the place of the built-in one.

    Raises:
        FaultyFilesError: something in some file is wrong; all faults of all files are listed.
    """
    return load_folders([(builtin_folder(), BUILTIN_NAME), *((folder, str(folder)) for folder in extra_folders)])


def load_folders(folders: Sequence[tuple[Path, str]]) -> Rulebook:
    """Load folders of rules, each with the name that it is called by in front of the user.

    Raises:
        FaultyFilesError: something in some file is wrong.
    """
    faults: list[Fault] = []
    files = [file for folder, label in folders for file in read_folder(folder, label, faults)]
    parsed = [(file, item) for file in files if (item := read_yaml(file.content, file.label, faults))]
    terms = Terms(_vocabulary(parsed, faults), _parameters(parsed, faults))
    packs = _packs(parsed, terms, faults)
    rules = _rules(parsed, packs, terms, faults)
    if faults:
        raise FaultyFilesError(faults)
    by_id = {pack.id: pack for pack in packs.values()}
    return Rulebook(terms.vocabulary, terms.parameters, by_id, rules, _digest(files))


def _vocabulary(parsed: Parsed, faults: list[Fault]) -> dict[str, FactType]:
    known: dict[str, FactType] = {}
    for _, fact_types in _read(parsed, Kind.FACTS, lambda _, item, reader: read_vocabulary(item, reader), faults):
        for fact_type in fact_types:
            first = known.setdefault(fact_type.name, fact_type)
            if first is not fact_type:
                where = f"is already in {first.file}:{first.line}"
                faults.append(Fault(fact_type.file, fact_type.line, fact_type.name, where))
    return completed(known, faults)


def _parameters(parsed: Parsed, faults: list[Fault]) -> dict[str, Parameter]:
    read = _read(parsed, Kind.PARAMETERS, lambda _, item, reader: read_parameters(item, reader), faults)
    return {parameter.name: parameter for _, parameters in read for parameter in parameters}


def _packs(parsed: Parsed, terms: Terms, faults: list[Fault]) -> dict[str, Pack]:
    """Read the packs, by the labels of their folders."""
    packs: dict[str, Pack] = {}
    for file, pack in _read(parsed, Kind.PACK, lambda _, item, reader: read_pack(item, reader, terms), faults):
        for other in packs.values():
            if other.id == pack.id:
                faults.append(Fault(file.label, 1, "id", f"{pack.id} is already the id of {other.file}"))
        packs[file.pack] = pack
    return packs


def _rules(parsed: Parsed, packs: dict[str, Pack], terms: Terms, faults: list[Fault]) -> tuple[Rule, ...]:
    def read(file: SourceFile, item: Item, reader: Reader) -> Rule:
        pack = packs.get(file.pack)
        return read_rule(item, pack.id if pack else "", reader, terms)

    known: dict[str, Rule] = {}
    for file, rule in _read(parsed, Kind.RULE, read, faults):
        first = known.setdefault(rule.id, rule)
        if first is not rule and rule.id:
            faults.append(Fault(file.label, rule.line, "id", f"{rule.id} is already the id of {first.file}"))
    return tuple(known.values())


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


def _digest(files: Iterable[SourceFile]) -> str:
    digest = sha256()
    for file in files:
        digest.update(f"{file.inside}\0{len(file.content)}\0".encode())
        digest.update(file.content)
    return f"sha256:{digest.hexdigest()}"
