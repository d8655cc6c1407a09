"""``atmcheck diff``: what changed between two drafts of one document."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import options
from checker.cli.asked import Asked
from checker.cli.checking import checked, refuse_programmes
from checker.cli.clock import today
from checker.cli.errors_told import tell
from checker.cli.exit_codes import CLEAR, NOT_CHECKED, OPEN_FINDINGS, FailOn
from checker.cli.output import say, show
from checker.cli.redacting import redacting
from checker.cli.settings import Settings, settle
from checker.model.rule import Severity

if TYPE_CHECKING:
    from checker.model.difference import Difference, Verdict
    from checker.model.report import Report


class DiffFormat(StrEnum):
    """A format for standard output."""

    TERMINAL = "terminal"
    JSON = "json"
    MARKDOWN = "markdown"


Old = Annotated[str, typer.Argument(metavar="OLD", help="The earlier draft; - is standard input.")]
New = Annotated[str, typer.Argument(metavar="NEW", help="The later draft; - is standard input.")]
Output = Annotated[DiffFormat, typer.Option("-f", "--format", help="The format for standard output.")]
Redact = Annotated[bool, typer.Option("--redact", help="Tell which facts and findings changed, but no text or value.")]


def diff(
    old: Old,
    new: New,
    output_format: Output = DiffFormat.TERMINAL,
    fail_on: options.LowestSeverity = None,
    strict: options.Strict = None,
    as_of: options.AsOf = None,
    rules: options.RulesFolders = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    facts: options.GivenFacts = None,
    config: options.ConfigFile = None,
    no_config: options.NoConfig = False,
    stdin_filename: options.StdinFilename = None,
    redact: Redact = False,
    no_color: options.NoColor = False,
) -> None:
    """Tell which facts and which findings changed between two drafts. Waivers and baselines play no part.

    Exit codes:

    0  nothing got worse

    1  a finding at or above --fail-on is new, or fails where it needed review before

    2  wrong usage

    3  one of the drafts could not be checked, or the new one is no document of an offering any more
    """
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
        redact=redact,
    )
    refuse_programmes([old, new])
    settings = settle([old, new], asked)
    with redacting(settings.redact):
        raise typer.Exit(_compared(settings, stdin_filename, output_format, no_color=no_color))


def _compared(settings: Settings, stdin_filename: str | None, output_format: DiffFormat, *, no_color: bool) -> int:
    from checker.model.difference import Verdict
    from checker.review.difference import difference

    report = checked(settings, stdin_filename, today())
    if report.failed:
        for failed in report.failed:
            tell(failed.reason)
        return NOT_CHECKED
    before, after = report.checked
    found = difference(before, after, settings.rulebook.vocabulary)
    lowest = None if settings.fail_on is FailOn.NEVER else Severity(settings.fail_on)
    verdict = found.verdict(lowest, strict=settings.strict)
    _tell(found, verdict, report, output_format, settings, no_color=no_color)
    if verdict is Verdict.NOT_COMPARED:
        tell(f"{after.path} is no document of an offering: there is nothing to compare")
    return {Verdict.WORSE: OPEN_FINDINGS, Verdict.NOT_COMPARED: NOT_CHECKED}.get(verdict, CLEAR)


def _tell(
    found: Difference,
    verdict: Verdict,
    report: Report,
    output_format: DiffFormat,
    settings: Settings,
    *,
    no_color: bool,
) -> None:
    from checker.reporting import diff_view

    vocabulary = settings.rulebook.vocabulary
    if settings.redact:
        found = diff_view.redacted(found, report)
    if output_format is DiffFormat.JSON:
        say(diff_view.render_diff_json(found, verdict, report, vocabulary))
    elif output_format is DiffFormat.MARKDOWN:
        say(diff_view.render_diff_markdown(found, verdict, vocabulary))
    else:
        show(diff_view.render_diff(found, verdict, vocabulary), no_color=no_color)
