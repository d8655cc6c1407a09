"""The one place where the errors that a user may cause are caught."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import typer
from typer.core import TyperGroup

from checker.cli.exit_codes import INTERRUPTED, NOT_CHECKED, WRONG_USAGE
from checker.errors import CheckerError, UsageError


class TellingGroup(TyperGroup):
    """A group of commands that tells a user's errors, and an interrupt, in a sentence. A bug stays a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was called."""
        try:
            return super().invoke(ctx)
        except CheckerError as error:
            tell(str(error))
            raise typer.Exit(code_of(error)) from None
        except KeyboardInterrupt:
            tell("interrupted before it was done")
            raise typer.Exit(INTERRUPTED) from None


def code_of(error: CheckerError) -> int:
    """Give the exit code of an error."""
    return WRONG_USAGE if isinstance(error, UsageError) else NOT_CHECKED


def tell(message: str) -> None:
    """Write each line of a message to standard error, with nothing in it that a terminal would act on."""
    from checker.reporting.words import visible

    with suppress(OSError):  # the exit code tells it still
        for line in message.splitlines():
            typer.echo(f"atmcheck: {visible(line)}", err=True)
