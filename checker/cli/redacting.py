"""Faults in the files that people write, told without what they wrote there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from checker.errors import FaultyFilesError


@contextmanager
def redacting(wanted: bool) -> Iterator[None]:
    """Let the faults that are found meanwhile be told by file and line only, if that is wanted.

    Raises:
        FaultyFilesError: what was raised, redacted.
    """
    try:
        yield
    except FaultyFilesError as error:
        if not wanted:
            raise
        from checker.reporting.redact import redact_faults

        raise redact_faults(error) from None
