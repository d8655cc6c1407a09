"""Folders of rules become a rulebook, or all their faults at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from checker.errors import Fault
from checker.kept import code_of, is_installed, kept, key_of
from checker.model.rule import Rulebook
from checker.rulebook.folder import BUILTIN_NAME, SourceFile, builtin_folder, label_of, read_folder

KEPT = "rulebook"
READERS = ("model", "engine", "rulebook", "yaml_files")
"""The parts of the package that decide what is made of the files."""


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
    if len(folders) > 1 or examples:
        return load_folders(list(folders.values()), examples=examples)
    faults: list[Fault] = []
    files, _ = _files([(builtin_folder(), BUILTIN_NAME)], faults, examples=False)
    if faults:
        return _composed(files, {}, faults)
    key = rulebook_key(_digest(files), installed=is_installed())
    return kept(KEPT, key, lambda: _composed(files, {}, faults))


def rulebook_key(digest: str, *, installed: bool) -> bytes:
    """Give the key under which the built-in rules are kept, without their examples."""
    return key_of(digest, code_of(READERS, installed=installed))


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
    return _composed(files, left_out, faults)


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


def _composed(files: Sequence[SourceFile], left_out: dict[str, str], faults: list[Fault]) -> Rulebook:
    from checker.rulebook.compose import composed  # where the rules are kept no file of theirs is parsed

    return composed(files, left_out, _digest(files), faults)


def _digest(files: Iterable[SourceFile]) -> str:
    digest = sha256()
    for file in files:
        digest.update(f"{file.inside}\0{len(file.content)}\0".encode())
        digest.update(file.content)
    return f"sha256:{digest.hexdigest()}"
