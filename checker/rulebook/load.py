"""Folders of rules become a rulebook, or all their faults at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from checker.errors import Fault, FaultyFilesError
from checker.kept import code_of, is_installed, kept, key_of
from checker.model.rule import FactType, Pack, Parameter, Rule, Rulebook
from checker.rulebook.folder import Kind, SourceFile, builtin_folder, label_of, read_folder
from checker.rulebook.packs import read_pack
from checker.rulebook.parameters import read_parameters
from checker.rulebook.rules import read_rule
from checker.rulebook.terms import Terms
from checker.rulebook.vocabulary import completed, read_vocabulary
from checker.yaml_files.fields import Reader
from checker.yaml_files.strict_yaml import Item, read_yaml

if TYPE_CHECKING:
    from checker.rulebook.overrides import Override

KEPT = "rulebook"
READERS = ("model", "engine", "rulebook", "yaml_files")
"""The parts of the package that decide what is made of the files."""
Parsed = list[tuple[SourceFile, Item]]
Replaced = tuple[SourceFile, Parameter, int]
T = TypeVar("T")


def load_rulebook(extra_folders: Sequence[Path] = (), *, examples: bool = True) -> Rulebook:
    """Load the built-in rules and those of further folders.

    A further folder is a pack itself, or holds packs, facts and parameters. Its facts and rules are added to the
    built-in ones, or to those that its packs extend; a parameter of a known name takes the place of the built-in one,
    and a pack may change rules and parameters of others. A folder that is named twice is read once.

    Args:
        extra_folders: the further folders.
        examples: see ``load_folders``.

    Raises:
        FaultyFilesError: something in some file is wrong; all faults of all files are listed.
    """
    folders = {folder.resolve(): (folder, label_of(folder)) for folder in (builtin_folder(), *extra_folders)}
    return load_folders(list(folders.values()), examples=examples)


def load_folders(folders: Sequence[tuple[Path, str]], *, examples: bool = True) -> Rulebook:
    """Load folders of rules, each with the name that it is called by in front of the user; the built-in one first.

    Args:
        folders: the folders and their names.
        examples: False if nobody asks for the examples and mutations of the rules of the first folder, which are half
            of all its text: loading takes half the time. Those of other folders are always read, for their faults.

    Raises:
        FaultyFilesError: something in some file is wrong.
    """
    faults: list[Fault] = []
    files, left_out = _files(folders, faults, examples=examples)
    if len(folders) == 1 and not examples and not faults:
        key = rulebook_key(_digest(files), installed=is_installed())
        return kept(KEPT, key, lambda: _loaded(files, left_out, faults))
    return _loaded(files, left_out, faults)


def rulebook_key(digest: str, *, installed: bool) -> bytes:
    """Give the key under which the built-in rules are kept, without their examples."""
    return key_of(digest, code_of(READERS, installed=installed))


def _loaded(files: Sequence[SourceFile], left_out: dict[str, str], faults: list[Fault]) -> Rulebook:
    """Make a rulebook of files, given the faults that are known and the rules that no pack wants."""
    parsed = [(file, item) for file in files if (item := read_yaml(file.asked_for, file.label, faults))]
    parameters, replaced = _parameters(parsed, faults)
    terms = Terms(_vocabulary(parsed, faults), parameters)
    packs, overrides = _packs(parsed, terms, faults)
    rules = _rules(parsed, packs, terms, faults)
    by_id = {pack.id: pack for pack in packs.values()}
    rulebook = Rulebook(terms.vocabulary, terms.parameters, by_id, rules, _digest(files))
    if overrides or replaced:
        from checker.rulebook.overrides import overridden, replacement

        whole = [replacement(parameter, _owner(file, packs), file.label, line) for file, parameter, line in replaced]
        rulebook = overridden(rulebook, [*whole, *overrides], faults, left_out)
    if faults:
        raise FaultyFilesError(faults)
    return rulebook


def _files(
    folders: Sequence[tuple[Path, str]], faults: list[Fault], *, examples: bool
) -> tuple[list[SourceFile], dict[str, str]]:
    """Read the files of all folders, and of the packs that theirs extend.

    Returns: the files, and of the built-in rules that no pack wants the pack of each by its id.
    """
    builtin, *further = ([*read_folder(folder, label, faults)] for folder, label in folders)
    if not examples:
        builtin = [file.without_examples() for file in builtin]
    given = [file for files in further for file in files]
    if not given:
        return builtin, {}
    from checker.rulebook.extends import with_extended

    return with_extended(builtin, given, faults)


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


def _digest(files: Iterable[SourceFile]) -> str:
    digest = sha256()
    for file in files:
        digest.update(f"{file.inside}\0{len(file.content)}\0".encode())
        digest.update(file.content)
    return f"sha256:{digest.hexdigest()}"
