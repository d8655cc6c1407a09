"""Programme files among what is to be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.errors import CheckerError, UsageError

if TYPE_CHECKING:
    from checker.cli.settings import Settings
    from checker.model.report import Report

ENDINGS = frozenset({".yaml", ".yml"})
SIGN = re.compile(rb"(?m)^(?:documents|issuer)[ \t]*:")
"""A key of a programme file; the names in a file of facts have dots."""
LONGEST = 1_000_000


def divided(paths: Sequence[str]) -> tuple[list[str], list[str]]:
    """Divide what is to be checked into programme files and all else."""
    programmes = [path for path in paths if is_programme(path)]
    return programmes, [path for path in paths if path not in programmes]


def is_programme(path: str) -> bool:
    """Tell whether a file is a programme file, by its ending and its keys."""
    if Path(path).suffix.lower() not in ENDINGS or not Path(path).is_file():
        return False
    try:
        with Path(path).open("rb") as file:
            return bool(SIGN.search(file.read(LONGEST)))
    except OSError:
        return False  # read as a file of facts it tells why


def files_of_programmes(paths: Sequence[str]) -> Iterator[str]:
    """Name the files that the programme files among the paths list; of one that cannot be read, none."""
    for path in divided(paths)[0]:
        from checker.programme.programme_file import read_programme

        try:
            programme = read_programme(Path(path))
        except CheckerError:
            continue  # the check tells why
        named = [name for entry in programme.entries for name in (entry.path, entry.facts)]
        yield from (str(Path(path).parent / name) for name in (*named, programme.ledger) if name)


def with_programmes(
    report: Report, programmes: Sequence[str], settings: Settings, today: date, *, keep_drafts: bool
) -> Report:
    """Add what the rules say of whole programmes to a report on drafts.

    Raises:
        UsageError: facts are given for all documents at once, or for a programme file.
    """
    from checker.check_programme import check_programme
    from checker.cli.ledger_progress import watching

    beside = "in a programme write facts: beside the path of a document"
    if len(settings.given):
        raise UsageError(f"facts are given for all drafts; {beside}")
    told = next((path for path in programmes if len(settings.given_for.get(str(Path(path)), ()))), None)
    if told:
        raise UsageError(f"the configuration gives facts for {told}; {beside}")
    for path in programmes:
        with watching() as watch:
            whole = check_programme(
                Path(path), settings.rulebook, as_of=settings.as_of, today=today, keep_drafts=keep_drafts, watch=watch
            )
        report = replace(report, checked=(*report.checked, *whole.checked), failed=(*report.failed, *whole.failed))
    return report
