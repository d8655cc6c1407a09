"""The application: its commands, and the way in."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from checker import __version__
from checker.cli import rules_commands
from checker.cli.check_command import check
from checker.cli.diff_command import diff
from checker.cli.errors_told import TellingGroup
from checker.cli.examples import give_examples
from checker.cli.facts_command import facts
from checker.cli.init_command import init
from checker.cli.output import never_fail_to_encode
from checker.cli.program_command import program
from checker.cli.sale_command import sale
from checker.cli.schema_command import schema
from checker.cli.screen_command import screen
from checker.cli.serve_command import serve
from checker.cli.waive_command import waive

app = typer.Typer(
    name="atmcheck",
    cls=TellingGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(check)
app.command()(facts)
app.command()(schema)
app.command()(diff)
app.command()(waive)
app.command()(init)
app.command()(program)
app.command()(sale)
app.command()(screen)
app.command()(serve)
app.add_typer(rules_commands.app, name="rules")
give_examples(app)


def main() -> None:
    """Run the command line."""
    gc.disable()  # one short run: what it makes goes with the process
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
