"""The findings on a document: what fails, and what a person must decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import RenderableType
from rich.text import Text

from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import State
from checker.model.report import Checked
from checker.model.rule import FactType
from checker.reporting.evidence import Line, bullets, evidence_lines, reads
from checker.reporting.layout import Hanging
from checker.reporting.order import fails_in_order, with_outcome
from checker.reporting.words import REVIEW_STYLE, STYLES, authority, visible

COLUMN = 9
"""Where the text of a finding begins: beyond the longest word for a severity."""


def fails(checked: Checked, vocabulary: Mapping[str, FactType], *, verbose: bool) -> Iterator[RenderableType]:
    """Tell each fail: what, by what authority, on what evidence, and how to cure it."""
    for evaluation in fails_in_order(checked, vocabulary):
        rule = evaluation.rule
        yield ""
        yield _title(evaluation, str(rule.severity).upper(), STYLES[rule.severity])
        yield _body(authority(rule), "italic")
        yield _body(visible(evaluation.message))
        yield from bullets(evidence_lines(evaluation, vocabulary, everything=verbose), COLUMN)
        if rule.law.doubt:
            yield _labelled("Doubt: ", visible(rule.law.doubt), "dim")
        yield _labelled("→ ", visible(evaluation.remediation or rule.remediation), "bold")


def reviews(checked: Checked, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    """Tell what could not be decided, which fact would settle it, and why that is not known."""
    undecided = with_outcome(checked, Outcome.UNKNOWN)
    if not undecided:
        return
    yield ""
    yield Text(f"Needs review ({len(undecided)})", style="bold")
    for evaluation in undecided:
        yield _title(evaluation, "REVIEW", REVIEW_STYLE)
        yield from bullets(_settling(evaluation, checked, vocabulary), COLUMN)
    yield _body("Read the document, and give what it says in a file: --facts FILE.", "dim")


def _settling(evaluation: Evaluation, checked: Checked, vocabulary: Mapping[str, FactType]) -> list[Line]:
    """List the facts that a person could give, each with the reason why it is not known."""
    names = dict.fromkeys(each for name in evaluation.missing for each in _unread_inputs(name, checked, vocabulary))
    unread = [checked.facts[name] for name in names]
    lines = [Line(fact.name, f"{visible(fact.reason)} ({reads(fact, vocabulary)})") for fact in unread]
    return lines or [Line("", visible(evaluation.message))]


def _unread_inputs(name: str, checked: Checked, vocabulary: Mapping[str, FactType]) -> list[str]:
    """Trace a computed fact back to what it lacks; any other fact is itself what is lacking."""
    needs = vocabulary[name].needs if name in vocabulary else ()
    unread = [need for need in needs if checked.facts[need].state is State.UNREAD]
    return [each for need in unread for each in _unread_inputs(need, checked, vocabulary)] or [name]


def _title(evaluation: Evaluation, word: str, style: str) -> Hanging:
    rule = evaluation.rule
    disposition = evaluation.disposition
    held_back = f" ({disposition})" if disposition and disposition != "open" else ""
    return Hanging(
        Text.assemble((rule.id, "bold"), f"  {visible(rule.title)}{held_back}"), Text(word, style=style), COLUMN
    )


def _body(text: str, style: str = "") -> Hanging:
    return Hanging(Text(text, style=style), indent=COLUMN)


def _labelled(label: str, text: str, style: str) -> Hanging:
    return Hanging(Text(text), Text(label, style=style), len(label), COLUMN)
