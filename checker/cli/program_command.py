"""``atmcheck program``: the timeline of a programme, and how it stands on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import options
from checker.cli.days import day, within_reach
from checker.cli.exit_codes import CLEAR, NOT_CHECKED
from checker.cli.ledger_progress import watching
from checker.cli.output import Format, refuse_overwriting, say, show, write_all
from checker.cli.programmes import files_of_programmes
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.model.programme import Account
    from checker.model.rule import Rulebook

Day = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        parser=day,
        callback=within_reach,
        metavar="DATE",
        help="The day to look at; unless given, today.",
    ),
]
Pictures = Annotated[
    list[Path] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Also draw the timeline to a file, .svg or .html, that needs nothing else; may be repeated.",
    ),
]
ENDINGS = (".svg", ".html")


def program(
    programme: options.ProgrammeFile,
    as_of: Day = None,
    output_format: options.OutputFormat = Format.TERMINAL,
    rules: options.RulesFolders = None,
    output: Pictures = None,
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

    pictures = _planned(output or (), programme)
    rulebook = load_rulebook(rules or (), examples=False)
    with watching() as watch:
        opened = open_programme(programme, rulebook, watch, today=date.today())
    account = account_on(opened, rulebook, as_of.date() if as_of else date.today())
    if pictures:
        _draw(account, rulebook, pictures)
    if output_format is Format.JSON:
        say(render_programme_json(account, rulebook, __version__))
    else:
        show(render_programme(account, rulebook.vocabulary), no_color=no_color)
    raise typer.Exit(NOT_CHECKED if opened.timeline.contradictions else CLEAR)


def _planned(pictures: Sequence[Path], programme: Path) -> Sequence[Path]:
    for path in pictures:
        if path.suffix.lower() not in ENDINGS:
            raise UsageError(f"--output {path}: a timeline is drawn as {' or '.join(ENDINGS)}")
    refuse_overwriting(pictures, [str(programme), *files_of_programmes([str(programme)])])
    return pictures


def _draw(account: Account, rulebook: Rulebook, pictures: Sequence[Path]) -> None:
    """Write the pictures before anything is printed."""
    from checker.programme.course import course_of

    course = course_of(account.opened)
    written: list[tuple[Path, str]] = []
    for path in pictures:
        if path.suffix.lower() == ".svg":
            from checker.reporting.picture.svg import render_timeline_svg

            written.append((path, render_timeline_svg(account, course, rulebook.vocabulary)))
        else:
            from checker.reporting.picture.page import render_timeline_page

            written.append((path, render_timeline_page(account, course, rulebook.vocabulary)))
    write_all(written)
