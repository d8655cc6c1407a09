"""``atmcheck program``: the timeline of a programme, and how it stands on a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from checker.cli import options
from checker.cli.exit_codes import CLEAR, NOT_CHECKED
from checker.cli.ledger_progress import watching
from checker.cli.output import Format, show

Day = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="DATE", help="The day to look at; unless given, today."),
]


def program(
    programme: options.ProgrammeFile,
    as_of: Day = None,
    output_format: options.OutputFormat = Format.TERMINAL,
    rules: options.RulesFolders = None,
    no_color: options.NoColor = False,
) -> None:
    """Show the timeline of a programme, and at the end of a day its state and what is left under each limit.

    Exit code 0: it was read. 2: wrong usage. 3: it could not be read, or its documents contradict each other.
    """
    from checker import __version__
    from checker.check_programme import account_on, open_programme
    from checker.reporting.programme_json import render_programme_json
    from checker.reporting.programme_view import render_programme
    from checker.rulebook.load import load_rulebook

    rulebook = load_rulebook(rules or ())
    with watching() as watch:
        opened = open_programme(programme, rulebook, watch)
    account = account_on(opened, rulebook, as_of.date() if as_of else date.today())
    if output_format is Format.JSON:
        typer.echo(render_programme_json(account, rulebook, __version__), nl=False)
    else:
        show(render_programme(account, rulebook.vocabulary), no_color=no_color)
    raise typer.Exit(NOT_CHECKED if opened.timeline.contradictions else CLEAR)
