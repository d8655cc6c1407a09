"""``atmcheck screen``: thousands of filings become one table."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import options
from checker.cli.errors_told import tell
from checker.cli.exit_codes import CLEAR, INTERRUPTED, NOT_CHECKED
from checker.cli.output import Format, show
from checker.cli.screen_progress import watching
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.screen.run import Finished

Patterns = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATTERN...",
        help="Files, folders, patterns such as '2025/**/*.htm', archives (.zip, .tar, .tar.gz …), and URLs of any "
        "fsspec driver that is installed, such as s3://filings/2025/*.txt.",
        show_default=False,
    ),
]
Table = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="The table: .parquet, or .jsonl for JSON lines."),
]
SummaryOf = Annotated[
    Path | None,
    typer.Option(
        "--summary", metavar="FILE", exists=True, dir_okay=False, help="Tell what a table says, and screen nothing."
    ),
]
Jobs = Annotated[
    int | None, typer.Option("-j", "--jobs", min=1, help="Processes on this machine.", show_default="all cores")
]
Scheduler = Annotated[
    str | None, typer.Option(metavar="URL", help="Screen on a Dask cluster instead: tcp://… of its scheduler.")
]
TimeLimit = Annotated[float, typer.Option(min=1, metavar="SECONDS", help="The longest that one document may take.")]
MemoryLimit = Annotated[int, typer.Option(min=256, metavar="MB", help="The most memory that one document may take.")]
BatchSize = Annotated[int, typer.Option("--batch", min=1, metavar="N", help="Documents that are saved together.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Begin anew, and replace what an earlier run has left.")]


def screen(
    patterns: Patterns = None,
    output: Table = None,
    summary: SummaryOf = None,
    as_of: options.AsOf = None,
    rules: options.RulesFolders = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    time_limit: TimeLimit = 60,
    memory_limit: MemoryLimit = 2048,
    batch: BatchSize = 200,
    fresh: Fresh = False,
    output_format: options.OutputFormat = Format.TERMINAL,
    no_color: options.NoColor = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress.")] = False,
) -> None:
    """Screen thousands of filings: a row for each rule and each fact of each document.

    The same command goes on where a run was killed. A document that cannot be checked is a row that says why.

    Exit codes:

    0  the table is complete, and every document in it was checked

    2  wrong usage

    3  the table is complete, but some documents could not be checked; or the run was broken off
    """
    gc.enable()
    if summary is not None:
        _summarise(summary, [patterns, output], output_format, no_color=no_color)
        return
    if not patterns or output is None:
        raise UsageError("name what is to be screened and a table: atmcheck screen PATTERN… -o findings.parquet")
    from checker.check import select_rules
    from checker.rulebook.load import load_rulebook

    _refuse_missing(patterns, output, scheduler)
    from checker.screen.job import Job, Limits
    from checker.screen.run import Run
    from checker.screen.run import screen as run_all
    from checker.screen.tables import format_of

    table_format = format_of(output)
    rulebook = select_rules(load_rulebook(rules or ()), select or (), ignore or ())
    limits, day = Limits(time_limit, memory_limit), as_of.date() if as_of else None
    job = Job(rulebook, day, date.today(), limits, table_format)
    run = Run(patterns, output, jobs or _cores(), scheduler or "", batch, fresh)
    try:
        with watching(quiet=quiet, no_color=no_color) as watch:
            finished = run_all(run, job, watch)
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}; the same command goes on later") from None
    except KeyboardInterrupt:
        tell(f"stopped; the same command{', without --fresh,' if fresh else ''} goes on where it was")
        raise typer.Exit(INTERRUPTED) from None
    _tell_finished(finished, output)


def _refuse_missing(patterns: Sequence[str], output: Path, scheduler: str | None) -> None:
    """Refuse at once what else would fail after hours.

    Raises:
        UsageError: a package is not installed, or the folder of the table is not there.
    """
    needed = ["pebble", *(["pyarrow"] if output.suffix.lower() == ".parquet" else [])]
    needed += ["distributed"] if scheduler else []
    needed += ["fsspec"] if any("://" in pattern for pattern in patterns) else []
    from importlib.util import find_spec

    for package in needed:
        if find_spec(package) is None:
            raise UsageError(f"this needs the package {package}: install atmcheck[screen]")
    scheme, is_url, rest = output.as_posix().partition(":/")  # a path has one slash where the URL had two
    if is_url and len(scheme) > 1 and "/" not in scheme and not output.parent.is_dir():
        told = "a table is written on this machine; name a file, and copy it there"
        raise UsageError(f"--output {scheme}://{rest}: {told}")
    if not output.parent.is_dir():
        raise UsageError(f"--output {output}: there is no folder {output.parent}")


def _cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tell_finished(finished: Finished, output: Path) -> None:
    """Say what came of a run, and leave with its exit code."""
    manifest = finished.manifest
    count, failed = int(manifest["documents"]), int(manifest["failed"])
    told = "was complete already (--fresh makes it anew)" if finished.was_complete else "is complete"
    typer.echo(f"{output} {told}: {count:,} document{'' if count == 1 else 's'}, {failed:,} could not be checked")
    for reason in manifest["failures"]:
        tell(reason)
    if failed > len(manifest["failures"]):
        tell(f"and {failed - len(manifest['failures']):,} more: the rows with outcome failed")
    tell(f"to see what it says: atmcheck screen --summary {output}")
    raise typer.Exit(NOT_CHECKED if failed else CLEAR)


def _summarise(table: Path, others: Sequence[object], output_format: Format, *, no_color: bool) -> None:
    from checker.screen.summary import summarise
    from checker.screen.told import render_summary, render_summary_json

    if any(others):
        raise UsageError("--summary only reads a table: name neither documents nor --output with it")
    found = summarise(table)
    if output_format is Format.JSON:
        typer.echo(render_summary_json(found), nl=False)
    else:
        show(render_summary(found), no_color=no_color)
