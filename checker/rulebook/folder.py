"""Folders of rules: which files there are, and what each of them is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checker.errors import Fault
from checker.kept import INSTALLED_RULES, PACKAGE, is_installed

NOT_RULES = frozenset({"coverage.yaml"})  # read by people and by the documentation only
BUILTIN_NAME = "rules"


class Kind(StrEnum):
    """What a file of a folder of rules is. The value names its schema."""

    FACTS = "facts"
    PARAMETERS = "parameters"
    PACK = "pack"
    RULE = "rule"


EXAMPLES = re.compile(rb"^(?:examples|mutation):(?!.*^(?!examples|mutation)[a-z])", re.MULTILINE | re.DOTALL)
"""Where the examples and mutations of a rule begin, if nothing else follows them."""
BY_NAME = {f"{kind}.yaml": kind for kind in (Kind.FACTS, Kind.PARAMETERS, Kind.PACK)}


class SourceFile(Struct, frozen=True):
    """One file of a folder of rules."""

    label: str  # the path as it is told to the user
    inside: str  # the path inside the folder, the same on every machine
    kind: Kind
    pack: str  # the label of the pack's folder; empty for the files above the packs
    content: bytes
    path: Path  # where it is
    has_examples: bool = True  # False if the examples and mutations of a rule are not to be read

    @property
    def asked_for(self) -> bytes:
        """What is to be read of it."""
        return self.content if self.has_examples else EXAMPLES.split(self.content, 1)[0]

    def without_examples(self) -> SourceFile:
        """Leave out the examples and mutations, if this is a rule."""
        return replace(self, has_examples=self.kind is not Kind.RULE)


def builtin_folder() -> Path:
    """Find the built-in rules: inside the package if it is installed, else beside it in a checkout."""
    return INSTALLED_RULES if is_installed() else PACKAGE.parent / BUILTIN_NAME


def label_of(folder: Path) -> str:
    """Give the name that a folder of rules is called by in front of the user, never that of the built-in one."""
    if folder.resolve() == builtin_folder().resolve():
        return BUILTIN_NAME
    return f"./{folder}" if folder.parts[:1] == (BUILTIN_NAME,) else str(folder)


def read_folder(folder: Path, label: str, faults: list[Fault]) -> list[SourceFile]:
    """Read the files of a folder that holds packs, or that is a pack itself, in a stable order.

    Args:
        folder: what to read.
        label: how the folder is called in front of the user.
        faults: is added to if the folder is not one of rules, or a file cannot be read.
    """
    if not folder.is_dir():
        faults.append(Fault(label, 0, "", "there is no such folder"))
        return []
    packs = [folder] if (folder / "pack.yaml").exists() else [path for path in _visible(folder) if path.is_dir()]
    paths = [(path, "") for path in _yaml_files(folder, label, faults) if folder not in packs]
    for pack in packs:
        called = _label(pack, folder, label)
        paths += [(path, called) for path in _yaml_files(pack, called, faults)]
    files = [_read(path, folder, label, pack, faults) for path, pack in paths if path.name not in NOT_RULES]
    found = [file for file in files if file is not None]
    _check(found, label, faults)
    return found


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "_")))


def _yaml_files(folder: Path, label: str, faults: list[Fault]) -> Iterator[Path]:
    for path in _visible(folder):
        if path.suffix == ".yml":
            faults.append(Fault(f"{label}/{path.name}", 0, "", "must be called .yaml, or it would not be read"))
        elif path.suffix == ".yaml":
            yield path


def _label(path: Path, folder: Path, label: str) -> str:
    inside = path.relative_to(folder).as_posix()
    return label if inside == "." else f"{label}/{inside}"


def _read(path: Path, folder: Path, label: str, pack: str, faults: list[Fault]) -> SourceFile | None:
    shown = f"{pack or label}/{path.name}"
    try:
        content = path.read_bytes()
    except OSError as error:
        faults.append(Fault(shown, 0, "", f"cannot be read: {error.strerror}"))
        return None
    kind = BY_NAME.get(path.name, Kind.RULE)
    inside = str(path).removeprefix(str(folder)).replace(os.sep, "/").removeprefix("/")
    return SourceFile(shown, inside, kind, pack, content, path)


def _check(files: list[SourceFile], label: str, faults: list[Fault]) -> None:
    """Check that every rule stands in a pack, and that there is something to read at all."""
    packs = {file.pack for file in files if file.kind is Kind.PACK}
    homeless = [file for file in files if file.kind is Kind.RULE and file.pack not in packs]
    for pack in sorted({file.pack for file in homeless if file.pack}):
        faults.append(Fault(pack, 0, "", "holds rules, but no pack.yaml"))
    faults.extend(
        Fault(file.label, 0, "", "stands outside a pack: a rule needs a folder with a pack.yaml")
        for file in homeless
        if not file.pack
    )
    if not files:
        faults.append(Fault(label, 0, "", "holds neither packs nor facts.yaml nor parameters.yaml"))
