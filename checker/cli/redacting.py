"""What goes wrong, told without what a person or a draft says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from checker.errors import CheckerError, FaultyFilesError

PACKAGE = Path(__file__).parents[1]


class DefectError(CheckerError):
    """A bug, told without what it says. Exit code 3."""


@contextmanager
def redacting(wanted: bool) -> Iterator[None]:
    """Let what goes wrong meanwhile be told by its place only, if that is wanted: a fault in a file, and a bug.

    A bug is a traceback otherwise; what stands at the end of one, and in those that led to it, may be words of a draft.

    Raises:
        FaultyFilesError: what was raised, redacted.
        DefectError: in place of a bug.
    """
    try:
        yield
    except FaultyFilesError as error:
        if not wanted:
            raise
        from checker.reporting.redact import redact_faults

        raise redact_faults(error) from None
    except (CheckerError, typer.Exit):
        raise
    except Exception as error:
        if not wanted:
            raise
        raise DefectError(_told(error)) from None


def _told(error: Exception) -> str:
    from traceback import extract_tb

    frames = [frame for frame in extract_tb(error.__traceback__) if PACKAGE in Path(frame.filename).parents]
    where = [f"{Path(frame.filename).relative_to(PACKAGE.parent)}, line {frame.lineno}" for frame in frames[-1:]]
    told = " in ".join([type(error).__name__, *where])
    return f"this is a defect of atmcheck: {told}; what it says may be of the draft: run without --redact to see it"
