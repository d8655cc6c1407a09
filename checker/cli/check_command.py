"""``atmcheck check``: drafts and facts files against the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.cli import options
from checker.cli.asked import Asked
from checker.cli.checking import checked
from checker.cli.clock import today
from checker.cli.errors_told import tell
from checker.cli.exit_codes import exit_code
from checker.cli.output import ReportFormat, planned_outputs, refuse_overwriting
from checker.cli.programmes import files_of_programmes
from checker.cli.redacting import redacting
from checker.cli.reviewing import load_decisions, refuse_baseline_over_input, review
from checker.cli.reviewing import write_baseline as write_known
from checker.cli.settings import Settings, settle
from checker.cli.sources import STDIN
from checker.cli.telling import Telling, tell_report
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.model.report import Report
    from checker.reporting.terminal import Detail


def check(
    paths: options.Paths = None,
    output_format: options.OutputReport = ReportFormat.TERMINAL,
    output: options.Outputs = None,
    fail_on: options.LowestSeverity = None,
    strict: options.Strict = None,
    as_of: options.AsOf = None,
    rules: options.RulesFolders = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    facts: options.GivenFacts = None,
    config: options.ConfigFile = None,
    no_config: options.NoConfig = False,
    waivers: options.WaiversFile = None,
    no_waivers: options.NoWaivers = False,
    baseline: options.BaselineFile = None,
    write_baseline: options.WriteBaseline = None,
    precedents: options.PrecedentsFile = None,
    stdin_filename: options.StdinFilename = None,
    redact: options.Redact = False,
    watch: options.Watch = False,
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
    telling = Telling(output_format, planned_outputs(output or ()), _detail(quiet=quiet, verbose=verbose), no_color)
    if (select or ignore) and any(each.is_signoff for each in telling.formats):
        raise UsageError("a sign-off sheet is for all rules: leave out --select and --ignore")
    asked = Asked(
        config=config,
        no_config=no_config,
        rules=rules or (),
        select=select or (),
        ignore=ignore or (),
        facts=facts or (),
        as_of=as_of.date() if as_of else None,
        fail_on=fail_on,
        strict=strict,
        waivers=waivers,
        no_waivers=no_waivers,
        baseline=baseline,
        redact=redact,
        precedents=precedents,
    )
    once = partial(_check, paths or (), asked, telling, stdin_filename, write_baseline)
    raise typer.Exit(_again_and_again(once, paths or (), asked) if watch else once(set()))


def _again_and_again(once: Callable[[set[Path]], int], paths: Sequence[str], asked: Asked) -> int:
    if STDIN in paths:
        raise UsageError("--watch is for files: standard input cannot be read twice")
    from checker.cli.watch import watching

    files = filter(None, [asked.config, asked.waivers, asked.baseline])
    return watching(once, {*map(Path, paths), *asked.facts, *asked.rules, *files})


def _check(
    paths: Sequence[str],
    asked: Asked,
    telling: Telling,
    stdin_filename: str | None,
    write_baseline: Path | None,
    read: set[Path],
) -> int:
    """Check, tell, and give the exit code; what is read is added to ``read`` as soon as it is known."""
    settings = settle(paths, asked)
    files = [*settings.read, *files_of_programmes(settings.paths)]
    read.update(Path(each) for each in files)
    kept = [*files, *([str(write_baseline)] if write_baseline else [])]
    refuse_overwriting([each.path for each in telling.outputs], kept)
    refuse_baseline_over_input(write_baseline, settings)
    with redacting(settings.redact):
        return _checked_and_told(settings, asked, telling, stdin_filename, write_baseline)


def _checked_and_told(
    settings: Settings, asked: Asked, telling: Telling, stdin_filename: str | None, write_baseline: Path | None
) -> int:
    report = _report(settings, stdin_filename, keep_drafts=telling.shows_drafts and not settings.redact)
    if settings.configuration and telling.detail is telling.detail.EVERYTHING:
        tell(f"the configuration is {settings.configuration}")
    vocabulary = settings.rulebook.vocabulary
    told = _beside_precedents(_told(report, settings), asked.precedents)
    tell_report(told, vocabulary, telling, strict=settings.strict)
    if write_baseline is not None:  # last of all: what could not be told to anybody is not known
        write_known(report, write_baseline, vocabulary)
    return exit_code(report, settings.fail_on, strict=settings.strict)


def _report(settings: Settings, stdin_filename: str | None, *, keep_drafts: bool) -> Report:
    decisions = load_decisions(settings)
    day = today()
    return review(checked(settings, stdin_filename, day, keep_drafts=keep_drafts), decisions, settings, day)


def _told(report: Report, settings: Settings) -> Report:
    if not settings.redact:
        return report
    from checker.reporting.redact import redact

    return redact(report)


def _beside_precedents(report: Report, table: Path | None) -> Report:
    if table is None:
        return report
    from msgspec.structs import replace

    from checker.screen.summary import precedents

    return replace(report, precedents=precedents(table))


def _detail(*, quiet: bool, verbose: bool) -> Detail:
    from checker.reporting.terminal import Detail

    if quiet and verbose:
        raise UsageError("--quiet and --verbose contradict each other")
    if quiet:
        return Detail.VERDICT
    return Detail.EVERYTHING if verbose else Detail.FINDINGS
