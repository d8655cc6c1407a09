"""The check that the commands share: what the settings name, with what counts for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.cli.programmes import divided, is_programme, with_programmes
from checker.cli.sources import open_sources
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.cli.settings import Settings
    from checker.model.report import Report


def checked(settings: Settings, stdin_filename: str | None, today: date, *, keep_drafts: bool = False) -> Report:
    """Check drafts, files of facts and programmes, each under what was settled for it.

    If the settings redact, the report is still whole, but for the reasons why something could not be checked.

    Raises:
        CheckerError: standard input is named twice, or facts are given for all documents of a programme at once.
    """
    from checker.check import check

    programmes, drafts = divided(settings.paths)
    report = check(
        open_sources(drafts, stdin_filename),
        settings.rulebook,
        given=settings.given,
        given_for=settings.given_for,
        as_of=settings.as_of,
        today=today,
        keep_drafts=keep_drafts,
    )
    if programmes:
        report = with_programmes(report, programmes, settings, today, keep_drafts=keep_drafts)
    return _without_reasons(report) if report.failed and settings.redact else report


def _without_reasons(report: Report) -> Report:
    """Keep back why something could not be checked: it may repeat what stands there."""
    from checker.reporting.redact import redact

    return replace(report, failed=redact(report).failed)


def refuse_programmes(paths: Sequence[str]) -> None:
    """Make sure that each path is one document.

    Raises:
        UsageError: one is a programme file.
    """
    for path in paths:
        if is_programme(path):
            raise UsageError(f"{path} is a programme file and not a draft: name one of the documents that it lists")
