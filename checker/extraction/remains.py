"""Read what the making of a Word draft left in the file: tracked changes and comments."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.scope import Scope
from checker.model.fact import Fact, Facts

MOST = 25
"""How many of them are listed; a draft may have a thousand."""


def read_remains(scope: Scope, known: Facts) -> Iterator[Fact]:
    """List the tracked changes and the comments of the file. Only Word files can have any."""
    yield _listed(scope, "document.tracked_changes", scope.document.tracked_changes, "tracked changes")
    yield _listed(scope, "document.comments", scope.document.comments, "comments")


def _listed(scope: Scope, name: str, texts: tuple[str, ...], what: str) -> Fact:
    if texts:
        note = f"the first {MOST} of {len(texts)}" if len(texts) > MOST else ""
        return scope.concluded(name, texts[:MOST], "the file", what, note=note)
    return scope.absent(name, f"the file, for {what}")
