"""The drafts that a configuration names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from checker.errors import Fault, FaultyFilesError
from checker.review.configuration import Configuration, Documents

WORD_LOCK = "~$"
"""How the names of the files begin that Word puts beside a document that somebody has open."""


def configured_documents(configuration: Configuration) -> dict[Path, list[Documents]]:
    """List the drafts in the order of the configuration, each once, with the entries that name it.

    Raises:
        FaultyFilesError: an entry names no file. A draft that nobody checks must not go unnoticed.
    """
    named: dict[Path, list[Documents]] = {}
    faults: list[Fault] = []
    for index, entry in enumerate(configuration.documents):
        found = list(_files(entry, configuration.folder))
        for path in found:
            named.setdefault(path, []).append(entry)
        if not found:
            patterns = ", ".join(entry.patterns)
            faults.append(Fault(configuration.file, entry.line, f"documents[{index}]", f"{patterns} names no file"))
    if faults:
        raise FaultyFilesError(faults)
    return named


def entries_for(path: Path, configuration: Configuration) -> list[Documents]:
    """List the entries that give something for a draft and name it."""
    wanted = path.absolute()
    giving = [entry for entry in configuration.documents if entry.kind or entry.facts_file or entry.facts]
    return [
        entry for entry in giving if any(_same(wanted, file.absolute()) for file in _files(entry, configuration.folder))
    ]


def files_named(pattern: str, folder: Path) -> list[Path]:
    """List the files that a pattern names, seen from a folder; hidden ones and those that Word locks with are none."""
    import glob

    names = sorted(glob.glob(pattern, root_dir=folder, recursive=True))  # noqa: PTH207 - Path.glob gives hidden files
    files = [folder / name for name in names]
    return [file for file in files if file.is_file() and not file.name.startswith(WORD_LOCK)]


def _files(entry: Documents, folder: Path) -> Iterator[Path]:
    for pattern in entry.patterns:
        yield from files_named(pattern, folder)


def _same(one: Path, other: Path) -> bool:
    return os.path.normpath(one) == os.path.normpath(other)
