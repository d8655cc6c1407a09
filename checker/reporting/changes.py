"""What a firm has changed in the rules: a line before the summary, for what is switched off leaves no other trace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from checker.model.change import Change, ChangeKind
from checker.model.report import Report
from checker.reporting.layout import Hanging
from checker.reporting.words import counted, visible

DONE = {
    ChangeKind.DISABLED: ("rule", "disabled"),
    ChangeKind.SEVERITY: ("severity", "changed"),
    ChangeKind.PARAMETER: ("parameter", "changed"),
    ChangeKind.WORDING: ("message", "reworded"),
}
NAMED = frozenset(ChangeKind) - {ChangeKind.WORDING}  # what may hide a finding is named, not only counted


def changes(report: Report, *, verbose: bool) -> Iterator[RenderableType]:
    """Say what was changed, a line for each pack or configuration; with ``verbose`` each change with its reason."""
    for sentence in change_sentences(report.changes):
        yield Hanging(Text(sentence))
    for change in report.changes if verbose else ():
        yield Hanging(Text(_told(change)), Text("-"), 2, indent=2)


def change_sentences(made: Sequence[Change]) -> list[str]:
    """Count the changes of each pack or configuration in a sentence, and name what may hide a finding."""
    by_author = groupby(sorted(made, key=lambda change: change.by), key=lambda change: change.by)
    return [visible(f"{author} changes the rules: {_counts(list(changes))}.") for author, changes in by_author]


def _counts(made: list[Change]) -> str:
    parts = []
    for kind, (noun, verb) in DONE.items():
        of_kind = [change for change in made if change.kind is kind]
        if of_kind:
            plural = "severities" if kind is ChangeKind.SEVERITY else None
            names = f" ({', '.join(map(_name, of_kind))})" if kind in NAMED else ""
            parts.append(f"{counted(len(of_kind), noun, plural)} {verb}{names}")
    return ", ".join(parts)


def _name(change: Change) -> str:
    return f"{change.of}: {change.was} → {change.now}" if change.kind is ChangeKind.SEVERITY else change.of


def _told(change: Change) -> str:
    _, verb = DONE[change.kind]
    became = f": {change.was} → {change.now}" if change.now else ""
    return visible(f"{change.of} {verb}{became}{_because(change.reason)}")


def _because(reason: str) -> str:
    return f" (reason: {reason})" if reason else ""
