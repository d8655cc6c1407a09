"""A progress bar for what takes long, on standard error, if that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONG = 8 * 1024 * 1024
"""Bytes, or rows, from which a bar is worth its while."""


@contextmanager
def watching(what: str = "ledger", *, long: int = LONG) -> Iterator[Callable[[int, int], None]]:
    """Give what a long piece of work is to tell how far it is; the bar is shown from ``long`` pieces on."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None, visible=False)
        yield lambda done, total: progress.update(task, completed=done, total=total, visible=total >= long)
