"""Keep beside the code what is costly to make and always the same: loaded rules, compiled phrases, and such.

To take it from there takes a fraction of the time. It is made when the package is installed (see ``keeping``), and the
rules in a checkout also by the first run, unless Python is told to write no bytecode. What is kept is trusted as far as
the code that it lies beside: only who can change the package can write to its folder. It counts for the very code and
files that it was made from. Whatever is wrong with it, it is made anew, and where it cannot be written nothing is kept.
So it may be deleted at any time, and several processes may write it at once.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from typing import TypeVar, cast

from checker import __version__

T = TypeVar("T")
PACKAGE = Path(__file__).parent
FOLDER = PACKAGE / "_kept"
INSTALLED_RULES = PACKAGE / "_rules"
_in_this_process: dict[str, tuple[bytes, object]] = {}


def is_installed() -> bool:
    """Tell whether the package is installed, with the rules inside it, and does not stand in a checkout."""
    return INSTALLED_RULES.is_dir()


def kept(name: str, key: bytes, make: Callable[[], T]) -> T:
    """Give what was made before, in this process or another, or make it and keep it.

    Args:
        name: what it is; there is one of each.
        key: what it is made from, and by.
        make: makes it. What it raises is raised, and nothing is kept.
    """
    known, made = _in_this_process.get(name, (b"", None))
    if known == key:
        return cast("T", made)
    found = taken(name, key)
    if found is None:
        found = make()
        if not sys.dont_write_bytecode:
            keep(name, key + packed(found))
    _in_this_process[name] = key, found
    return cast("T", found)


def taken(name: str, key: bytes) -> object | None:
    """Give what was made before; None if nothing was, or not from that."""
    # It may not be there, or be damaged: whatever pickle makes of that.
    with suppress(Exception), (FOLDER / name).open("rb") as content:
        if content.read(len(key)) == key:
            return cast("object", pickle.load(content))
    return None


def keep(name: str, content: bytes) -> None:
    """Write it whole, or not at all: the folder may be read-only, and another process may be doing the same."""
    path = FOLDER / name
    beside = path.with_name(f"{name}.{os.getpid()}-{get_ident()}")
    try:
        path.parent.mkdir(exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()


def key_of(of: str, code: str) -> bytes:
    """Give the key of what is made from something by some code."""
    return sha256(f"{__version__}\0{code}\0{of}".encode()).digest()


def code_of(parts: Sequence[str], *, installed: bool) -> str:
    """Tell the code of parts of the package: by the version if it is installed, else by each file's size and time."""
    if installed:
        return ""
    found = []
    for part in parts:
        with os.scandir(PACKAGE / part) as entries:
            about = ((entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py"))
            found += [f"{part}/{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in about]
    return "\n".join(sorted(found))


def packed(made: object) -> bytes:
    """Pack something, to be kept behind its key."""
    return pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
