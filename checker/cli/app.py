"""The application: its commands, and the way in."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from checker import __version__
from checker.cli.commands import CommandGroup
from checker.cli.errors_told import tell
from checker.cli.exit_codes import WRONG_USAGE
from checker.cli.output import never_fail_to_encode, refuse_lost_output
from checker.errors import UsageError

app = typer.Typer(
    name="atmcheck",
    cls=CommandGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line."""
    never_fail_to_encode()
    try:
        app(prog_name="atmcheck")
    except OSError as error:
        try:
            refuse_lost_output(error)
        except UsageError as error:  # a full disk, and no bug
            tell(str(error))
            sys.exit(WRONG_USAGE)
        raise


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"atmcheck {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_tell_version, help="Show the version and leave.")
    ] = False,
) -> None:
    """Check the disclosure of at-the-market offerings against rules that counsel can read."""
