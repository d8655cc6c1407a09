"""How far a screening is, on standard error: a bar on a terminal, and elsewhere a line now and then."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.progress import Progress, Task

    from checker.screen.run import Watching

LINES = 20
"""In all, where there is no terminal."""


@contextmanager
def watching(*, quiet: bool, no_color: bool) -> Iterator[Watching]:
    """Give what is to be told of a run while it goes on."""
    from checker.screen.run import Watching

    if quiet:
        yield Watching(lambda count: None, lambda total, before: None, lambda count, failed: None)
    elif sys.stderr.isatty():
        with _bar(no_color=no_color or bool(os.environ.get("NO_COLOR"))) as progress:
            bar = _Bar(progress)
            yield Watching(bar.listed, bar.begun, bar.done)
    else:
        lines = _Lines()
        yield Watching(lambda count: None, lines.begun, lines.done)


class _Bar:
    """A bar with the rate, the time left, and the documents that could not be checked."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("listing", total=None, failed=0, before=0)
        self._failed = 0

    def listed(self, count: int) -> None:
        self._progress.update(self._task, completed=count)

    def begun(self, total: int, before: int) -> None:
        self._progress.reset(
            self._task, description="screening", total=total, completed=before, before=before, failed=0
        )

    def done(self, count: int, failed: int) -> None:
        self._failed += failed
        self._progress.update(self._task, advance=count, failed=self._failed)


class _Lines:
    """A line for each twentieth of the documents."""

    def __init__(self) -> None:
        self._total = self._done = self._failed = 0

    def begun(self, total: int, before: int) -> None:
        self._total, self._done = total, before
        self._tell(f", {before:,} of them were done before" if before else "")

    def done(self, count: int, failed: int) -> None:
        before, self._done, self._failed = self._done, self._done + count, self._failed + failed
        if before * LINES // self._total < self._done * LINES // self._total:
            self._tell()

    def _tell(self, more: str = "") -> None:
        failed = f", {self._failed:,} could not be checked" if self._failed else ""
        typer.echo(f"atmcheck: {self._done:,} of {self._total:,} documents{failed}{more}", err=True)


def _bar(*, no_color: bool) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(TextColumn):
        """Documents a second, of those that this process has done."""

        def render(self, task: Task) -> Text:
            elapsed = task.finished_time or task.elapsed
            made = task.completed - task.fields["before"]
            return Text(f"{made / elapsed:.1f}/s" if elapsed and made else "")

    failed = "{task.fields[failed]} not checked"
    console = Console(stderr=True, color_system=None if no_color else "auto")
    columns = (TextColumn("{task.description}"), BarColumn(None), MofNCompleteColumn(), Rate(""), TimeRemainingColumn())
    return Progress(*columns, TextColumn(failed), console=console, transient=True)
