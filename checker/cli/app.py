"""The application: its commands, and the way in."""

from __future__ import annotations

from typing import Annotated

import typer

from checker import __version__
from checker.cli.commands import CommandGroup
from checker.cli.output import never_fail_to_encode

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
    app(prog_name="atmcheck")


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
