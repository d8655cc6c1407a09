"""A report in the format that is asked for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from checker.cli.output import ReportFormat, as_text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from checker.model.report import Report
    from checker.model.rule import FactType
    from checker.reporting.terminal import Detail


def for_people(report: Report, vocabulary: Mapping[str, FactType], detail: Detail) -> RenderableType:
    """Lay out a report for a terminal."""
    from checker.reporting.terminal import render_terminal

    return render_terminal(report, vocabulary, detail)


def rendered(
    report: Report, vocabulary: Mapping[str, FactType], output_format: ReportFormat, detail: Detail, *, strict: bool
) -> str | bytes:
    """Write a report in a format. What is for a terminal is laid out for a text file.

    Raises:
        CheckerError: the draft has no place for comments.
    """
    match output_format:
        case ReportFormat.TERMINAL:
            return as_text(for_people(report, vocabulary, detail))
        case ReportFormat.JSON:
            from checker.reporting.json_report import render_json

            return render_json(report, vocabulary)
        case ReportFormat.SARIF:
            from checker.reporting.sarif import render_sarif

            return render_sarif(report, vocabulary, repository_path)
        case ReportFormat.JUNIT:
            from checker.reporting.junit import render_junit

            return render_junit(report, vocabulary, repository_path, strict=strict)
        case ReportFormat.GITHUB:
            from checker.reporting.github import render_github

            return render_github(report, vocabulary, repository_path)
        case ReportFormat.GITLAB:
            from checker.reporting.gitlab import render_gitlab

            return render_gitlab(report, vocabulary, repository_path)
        case ReportFormat.MARKDOWN:
            from checker.reporting.markdown_report import render_markdown

            return render_markdown(report, vocabulary, repository_path)
        case ReportFormat.HTML:
            from checker.reporting.html.page import render_html

            return render_html(report, vocabulary)
        case ReportFormat.WORD:
            from checker.documents.word.anchors import locate
            from checker.reporting.word.render import render_word

            return render_word(report, vocabulary, locate)
        case ReportFormat.SIGNOFF_HTML:
            from checker.reporting.signoff.render import signoff_html

            return signoff_html(report, vocabulary)
        case ReportFormat.SIGNOFF_MARKDOWN:
            from checker.reporting.signoff.render import signoff_markdown

            return signoff_markdown(report, vocabulary)
        case ReportFormat.SIGNOFF_WORD:
            from checker.reporting.signoff.render import signoff_word

            return signoff_word(report, vocabulary)


def repository_path(path: str) -> str:
    """Name a file relative to the root of the repository that one works in, with slashes, as its host names it.

    Outside of a repository that is the working directory. A file that is elsewhere keeps its name.
    """
    folder = Path.cwd()
    root = next((each for each in (folder, *folder.parents) if (each / ".git").exists()), folder)
    inside = PurePath(os.path.relpath(path, root))  # a link in the repository is named as it stands there
    return (PurePath(path) if inside.parts[:1] == ("..",) else inside).as_posix()
