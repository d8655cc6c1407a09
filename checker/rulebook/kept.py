"""Keep what was loaded from the built-in rules beside the code, and take it from there in a tenth of the time.

It is made when the package is built, and in a checkout by the first run, unless Python is told to write no bytecode.
What is kept is trusted as far as the code that it lies beside: only who can change the package can write to its folder.
It counts for the very files and the very code that it was made from. Whatever is wrong with it, it is made anew, and
where it cannot be written nothing is kept. So it may be deleted at any time, and several processes may write it.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from threading import get_ident
from typing import Any, TypeVar, cast

from checker import __version__
from checker.rulebook.folder import is_installed

T = TypeVar("T")
PACKAGE = Path(__file__).parent.parent
FOLDER = PACKAGE / "_kept"
READERS = ("model", "engine", "rulebook", "yaml_files")
"""The parts of the package that decide what is made of the files."""


def kept(name: str, of: str, make: Callable[[], T]) -> T:
    """Give what was made before of the same files, or make it and keep it.

    Args:
        name: what it is; there is one of each.
        of: the digest of the files.
        make: makes it. What it raises is raised, and nothing is kept.
    """
    path, key = FOLDER / name, key_of(of, _code())
    with suppress(Exception):  # not there, or damaged: whatever pickle makes of that
        content = path.read_bytes()
        if content.startswith(key):
            return cast("T", pickle.loads(content[len(key) :]))
    made = make()
    if not sys.dont_write_bytecode:
        _write(path, key + packed(made))
    return made


def key_of(of: str, code: str = "") -> bytes:
    """Give the key of what is made of some files, by the code of an installed package unless other code is named."""
    return sha256(f"{__version__}\0{code}\0{of}".encode()).digest()


def packed(made: object) -> bytes:
    """Pack something, to be kept behind its key."""
    content = BytesIO()
    _Packer(content, pickle.HIGHEST_PROTOCOL).dump(made)
    return content.getvalue()


def _code() -> str:
    """Tell what makes it: of an installed package the version does, of a checkout each file's size and time."""
    if is_installed():
        return ""
    found = []
    for part in READERS:
        with os.scandir(PACKAGE / part) as entries:
            about = ((entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py"))
            found += [f"{part}/{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in about]
    return "\n".join(sorted(found))


def _write(path: Path, content: bytes) -> None:
    """Write it whole, or not at all: the folder may be read-only, and another process may be doing the same."""
    beside = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}")
    try:
        path.parent.mkdir(exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()


class _Packer(pickle.Pickler):
    """Packs dataclasses so that they are made again as ever, which is twice as fast as to set each of their fields."""

    def reducer_override(self, obj: Any) -> Any:
        """Give the class of a dataclass and its arguments."""
        if is_dataclass(obj) and not isinstance(obj, type):
            return type(obj), tuple(getattr(obj, each.name) for each in fields(obj))
        return NotImplemented
