"""``atmcheck check``: drafts and facts files against the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.cli import options
from checker.cli.errors_told import tell
from checker.cli.exit_codes import FailOn, exit_code
from checker.cli.output import Format, as_text, format_of, refuse_overwriting, show, write_files
from checker.cli.sources import open_given, open_sources
from checker.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from checker.model.report import Report
    from checker.model.rule import FactType
    from checker.reporting.terminal import Detail


def check(
    paths: options.Paths,
    output_format: options.OutputFormat = Format.TERMINAL,
    output: options.Outputs = None,
    fail_on: options.LowestSeverity = FailOn.ERROR,
    strict: options.Strict = False,
    as_of: options.AsOf = None,
    rules: options.RulesFolders = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    facts: options.GivenFacts = None,
    stdin_filename: options.StdinFilename = None,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Check drafts of at-the-market supplements against the rules.

    Exit codes:

    0  nothing is open at or above --fail-on

    1  there are open findings

    2  wrong usage

    3  something could not be checked
    """
    from checker.check import check as run
    from checker.check import select_rules
    from checker.rulebook.load import load_rulebook

    detail = _detail(quiet=quiet, verbose=verbose)
    for path in output or ():
        format_of(path)
    refuse_overwriting(output or (), [*paths, *map(str, facts or ())])
    sources = open_sources(paths, stdin_filename)
    rulebook = select_rules(load_rulebook(rules or ()), select or (), ignore or ())
    given = open_given(facts or (), rulebook)
    report = run(sources, rulebook, given=given, as_of=as_of.date() if as_of else None, today=date.today())
    _tell(report, rulebook.vocabulary, output_format, detail, no_color=no_color)
    _write(report, rulebook.vocabulary, output or (), detail)
    raise typer.Exit(exit_code(report, fail_on, strict=strict))


def _detail(*, quiet: bool, verbose: bool) -> Detail:
    from checker.reporting.terminal import Detail

    if quiet and verbose:
        raise UsageError("--quiet and --verbose contradict each other")
    if quiet:
        return Detail.VERDICT
    return Detail.EVERYTHING if verbose else Detail.FINDINGS


def _tell(
    report: Report, vocabulary: Mapping[str, FactType], output_format: Format, detail: Detail, *, no_color: bool
) -> None:
    """Print the report. If nothing at all could be checked, there is none for a person, only the reasons."""
    if output_format is Format.JSON:
        typer.echo(_as_json(report, vocabulary), nl=False)
    elif report.checked:
        show(_for_people(report, vocabulary, detail), no_color=no_color)
        return
    for failed in report.failed:
        tell(failed.reason)


def _write(report: Report, vocabulary: Mapping[str, FactType], output: Sequence[Path], detail: Detail) -> None:
    written = {
        Format.JSON: lambda: _as_json(report, vocabulary),
        Format.TERMINAL: lambda: as_text(_for_people(report, vocabulary, detail)),
    }
    write_files(output, written)


def _as_json(report: Report, vocabulary: Mapping[str, FactType]) -> str:
    from checker.reporting.json_report import render_json

    return render_json(report, vocabulary)


def _for_people(report: Report, vocabulary: Mapping[str, FactType], detail: Detail) -> RenderableType:
    from checker.reporting.terminal import render_terminal

    return render_terminal(report, vocabulary, detail)
