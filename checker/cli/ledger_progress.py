"""A progress bar for a long ledger, on standard error, if that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONG = 8 * 1024 * 1024
"""Bytes, or rows, from which a bar is worth its while."""


@contextmanager
def watching() -> Iterator[Callable[[int, int], None]]:
    """Give what the reading of a ledger is to tell how far it is."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("ledger", total=None, visible=False)
        yield lambda done, total: progress.update(task, completed=done, total=total, visible=total >= LONG)
