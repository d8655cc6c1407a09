"""``atmcheck facts``: what was read from a document."""

from __future__ import annotations

import typer
from msgspec.structs import replace

from checker.cli import options
from checker.cli.asked import Asked
from checker.cli.checking import checked, refuse_programmes
from checker.cli.clock import today
from checker.cli.errors_told import tell
from checker.cli.exit_codes import CLEAR, NOT_CHECKED
from checker.cli.output import Format, say, show
from checker.cli.redacting import redacting
from checker.cli.settings import settle


def facts(
    path: options.OnePath,
    output_format: options.OutputFormat = Format.TERMINAL,
    rules: options.RulesFolders = None,
    config: options.ConfigFile = None,
    no_config: options.NoConfig = False,
    stdin_filename: options.StdinFilename = None,
    redact: options.Redact = False,
    verbose: options.Wordings = False,
) -> None:
    """Show what was read from a draft, with the quotes, what is absent and what could not be read.

    The configuration counts as it does for a check: its facts of one's own, what it gives, and whether it redacts.

    Exit code 0: it was read. 2: wrong usage. 3: it could not be read.
    """
    from checker.reporting.facts_view import render_facts
    from checker.reporting.json_report import render_facts_json

    refuse_programmes([path])
    settings = settle([path], Asked(config=config, no_config=no_config, rules=rules or (), redact=redact))
    rulebook = replace(settings.rulebook, rules=())
    with redacting(settings.redact):
        report = checked(replace(settings, rulebook=rulebook), stdin_filename, today())
        if settings.redact:
            from checker.reporting.redact import redact as redacted

            report = redacted(report)
        if output_format is Format.JSON:
            say(render_facts_json(report, rulebook.vocabulary))
        elif report.checked:
            show(render_facts(report, rulebook.vocabulary, verbose=verbose))
    for failed in report.failed:
        tell(failed.reason)
    raise typer.Exit(NOT_CHECKED if report.failed else CLEAR)
