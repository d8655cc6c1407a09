"""What the rules leave to counsel: the questions that no machine can answer."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from checker.model.coverage import Question
from checker.model.report import Checked
from checker.reporting.layout import Hanging
from checker.reporting.words import BASES, visible

BULLET = Text("•")
INDENT = 2
COLUMN = 2


def checklist(checked: Checked, *, verbose: bool) -> Iterator[RenderableType]:
    """List the questions, each with its authority; if verbose also with the words of the law, in full."""
    if not checked.checklist:
        return
    yield ""
    yield Text(f"For counsel ({len(checked.checklist)})", style="bold")
    for question in checked.checklist:
        asked = Text.assemble(visible(question.question), (f"  {_authority(question)}", "dim"))
        yield Hanging(asked, BULLET, COLUMN, INDENT)
        if verbose:
            yield from _behind(question)


def _authority(question: Question) -> str:
    basis = BASES[question.basis]
    return visible(f"{question.cite} ({basis})" if basis else question.cite)


def _behind(question: Question) -> Iterator[RenderableType]:
    if question.quote:
        yield Hanging(Text(f"“{visible(question.quote)}”", style="italic"), indent=INDENT + COLUMN)
    if question.doubt:
        label = Text("Doubt: ", style="dim")
        yield Hanging(Text(visible(question.doubt)), label, label.cell_len, INDENT + COLUMN)
    yield Hanging(Text(" ".join(filter(None, [question.id, question.url])), style="dim"), indent=INDENT + COLUMN)
