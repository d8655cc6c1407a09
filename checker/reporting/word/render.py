"""The Word file for a report: the draft itself with comments, or a list of issues."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model.report import Report
from checker.model.rule import FactType
from checker.model.word import Locate


def render_word(report: Report, vocabulary: Mapping[str, FactType], locate: Locate) -> bytes:
    """Annotate the draft, if one Word file and nothing else was checked; of anything else list the issues.

    A redacted report holds no draft, and so it gives a list.

    Raises:
        UnreadableError: there is no place in the draft for a comment.
    """
    draft = report.checked[0].draft if len(report.checked) == 1 and not report.failed else None
    if draft is None or not draft.data:
        from checker.reporting.word.issues_list import issues_list

        return issues_list(report, vocabulary)
    from checker.reporting.word.annotate import annotate
    from checker.reporting.word.remarks import remarks_of

    return annotate(draft.data, remarks_of(report.checked[0], report, vocabulary), locate)
