"""``--watch``: check again whenever one of the files is saved."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from checker.cli.errors_told import code_of, tell
from checker.errors import CheckerError, UsageError

if TYPE_CHECKING:
    from watchfiles import Change

FIRST_LOOK = 100
"""After so many milliseconds the folders are watched, and the first check is made."""

Watched = set[Path]
"""The files and folders whose changes matter. A check adds those of which it learns."""


def watching(check: Callable[[Watched], int], watched: Watched) -> int:
    """Check, and check again when something changes, until the user interrupts; give the last exit code.

    Folders are watched, and not the files in them: an editor that saves by renaming puts another file in place.

    Raises:
        UsageError: the library that watches is not installed.
    """
    try:
        import watchfiles
    except ImportError:
        raise UsageError("--watch needs the package watchfiles: install atmcheck[watch]") from None
    gc.enable()
    code: int | None = None
    while True:
        folders, wanted = sorted(_folders(watched)), _wanted(watched)
        changes = watchfiles.watch(
            *folders,
            watch_filter=wanted,
            recursive=False,
            raise_interrupt=False,
            rust_timeout=FIRST_LOOK,
            yield_on_timeout=True,
        )
        try:
            for changed in changes:
                if changed or code is None:
                    code = _redrawn(check, watched)
                    tell("waiting for a change; Ctrl-C ends")
                    if sorted(_folders(watched)) != folders:
                        break
            else:
                return code or 0
        except KeyboardInterrupt:
            return code or 0


def _redrawn(check: Callable[[Watched], int], watched: Watched) -> int:
    """Check once on a clean screen. A file that is faulty at the moment ends nothing."""
    Console().clear()
    try:
        return check(watched)
    except CheckerError as error:
        tell(str(error))
        return code_of(error)


def _folders(watched: Watched) -> Iterator[Path]:
    """Give the folders to watch: of a file the one it is in, and where a link leads; of a folder all in it."""
    found: set[Path] = set()
    for path in watched:
        if path.is_dir():
            found.update([path.resolve(), *(each.resolve() for each in path.rglob("*") if each.is_dir())])
        else:
            found.update([path.absolute().parent, path.resolve().parent])
    return (folder for folder in found if folder.is_dir())


def _wanted(watched: Watched) -> Callable[[Change, str], bool]:
    """Make the filter that lets through the changes that matter."""

    def matters(change: Change, changed: str) -> bool:
        path = Path(changed)
        return any(
            path in (each.absolute(), each.resolve()) or (each.is_dir() and path.is_relative_to(each.resolve()))
            for each in watched
        )

    return matters
