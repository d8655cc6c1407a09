"""The commands. Each is imported when it is called, since a run needs the options of one alone."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer

from checker.cli.errors_told import TellingGroup
from checker.cli.examples import give_examples

MODULES = {
    "check": "check_command",
    "facts": "facts_command",
    "schema": "schema_command",
    "diff": "diff_command",
    "waive": "waive_command",
    "init": "init_command",
    "program": "program_command",
    "sale": "sale_command",
    "screen": "screen_command",
    "serve": "serve_command",
    "rules": "rules_commands",
}
"""In the order of the help. A module has a function of that name, or an application of its own with the commands."""


class CommandGroup(TellingGroup):
    """All commands, by their names."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.commands = dict.fromkeys(MODULES)  # type: ignore[assignment]  # only the names are asked of it

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command; None if there is none of that name."""
        if cmd_name not in MODULES:
            return None
        module = import_module(f"checker.cli.{MODULES[cmd_name]}")
        app = getattr(module, "app", None) or typer.Typer(add_completion=False)
        group = f"{cmd_name} " if app.registered_commands else ""
        if not group:
            app.command()(getattr(module, cmd_name))
        give_examples(app, group)
        command = typer.main.get_command(app)
        command.name = cmd_name
        return command
