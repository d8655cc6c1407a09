"""What goes wrong, told without what a person or a draft says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from checker.errors import CheckerError, FaultyFilesError, defect_told


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
        told = f"{defect_told(error)}; what it says may be of the draft: run without --redact to see it"
        raise DefectError(told) from None
