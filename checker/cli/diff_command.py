"""``atmcheck diff``: what changed between two drafts of one document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import options
from checker.cli.errors_told import tell
from checker.cli.exit_codes import CLEAR, NOT_CHECKED, OPEN_FINDINGS, FailOn
from checker.cli.output import say, show
from checker.cli.settings import Asked, Settings, settle
from checker.cli.sources import open_sources
from checker.model.rule import Severity

if TYPE_CHECKING:
    from checker.model.difference import Difference
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

    3  one of the drafts could not be checked
    """
    from checker.review.difference import difference

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
    settings = settle([old, new], asked)
    report = _checked([old, new], stdin_filename, settings)
    if report.failed:
        for failed in report.failed:
            tell(failed.reason)
        raise typer.Exit(NOT_CHECKED)
    before, after = report.checked
    found = difference(before, after, settings.rulebook.vocabulary)
    _tell(found, report, output_format, settings, no_color=no_color)
    never = settings.fail_on is FailOn.NEVER
    worse = not never and found.worse(Severity(settings.fail_on), strict=settings.strict)
    raise typer.Exit(OPEN_FINDINGS if worse else CLEAR)


def _checked(drafts: Sequence[str], stdin_filename: str | None, settings: Settings) -> Report:
    from checker.check import check

    return check(
        open_sources(drafts, stdin_filename),
        settings.rulebook,
        given=settings.given,
        given_for=settings.given_for,
        as_of=settings.as_of,
        today=date.today(),
    )


def _tell(found: Difference, report: Report, output_format: DiffFormat, settings: Settings, *, no_color: bool) -> None:
    from checker.reporting import diff_view

    vocabulary = settings.rulebook.vocabulary
    if settings.redact:
        found = diff_view.redacted(found, report)
    if output_format is DiffFormat.JSON:
        say(diff_view.render_diff_json(found, report, vocabulary))
    elif output_format is DiffFormat.MARKDOWN:
        say(diff_view.render_diff_markdown(found, vocabulary))
    else:
        show(diff_view.render_diff(found, vocabulary), no_color=no_color)
