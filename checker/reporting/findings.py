"""The findings on a document: what fails, and what a person must decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Fact, State
from checker.model.precedents import Precedents
from checker.model.report import Checked
from checker.model.rule import FactType
from checker.reporting.decisions import SINCE, is_held_back
from checker.reporting.evidence import Line, bullets, evidence_lines, reads
from checker.reporting.layout import Hanging
from checker.reporting.order import fails_in_order, with_outcome
from checker.reporting.precedents import base_rate
from checker.reporting.words import REVIEW_STYLE, STYLES, authority, visible

COLUMN = 9
"""Where the text of a finding begins: beyond the longest word for a severity."""
MOST_FACTS = 12
MOST_REVIEWS = 8
"""More rules than this that need review are told in groups."""


def fails(
    checked: Checked, vocabulary: Mapping[str, FactType], *, verbose: bool, precedents: Precedents | None = None
) -> Iterator[RenderableType]:
    """Tell each fail: what, by what authority, on what evidence, and how to cure it."""
    for evaluation in fails_in_order(checked, vocabulary):
        if is_held_back(evaluation):
            continue
        rule = evaluation.rule
        yield ""
        yield _title(evaluation, str(rule.severity).upper(), STYLES[rule.severity])
        yield _body(authority(rule), "italic")
        yield _body(visible(evaluation.message))
        yield from bullets(evidence_lines(evaluation, vocabulary, everything=verbose), COLUMN)
        if rule.law.doubt:
            yield _labelled("Doubt: ", visible(rule.law.doubt), "dim")
        yield from _base_rate(evaluation, precedents)
        yield _labelled("→ ", visible(evaluation.remediation or rule.remediation), "bold")


def reviews(
    checked: Checked, vocabulary: Mapping[str, FactType], *, verbose: bool, precedents: Precedents | None = None
) -> Iterator[RenderableType]:
    """Tell what could not be decided, which fact would settle it, and why that is not known.

    Where many rules wait, as for an excerpt, those that wait for one reason are told together.
    """
    undecided = [each for each in with_outcome(checked, Outcome.UNKNOWN) if not is_held_back(each)]
    if not undecided:
        return
    yield ""
    yield Text(f"Needs review ({len(undecided)})", style="bold")
    if len(undecided) > MOST_REVIEWS and not verbose:
        yield from _reviews_by_reason(undecided, checked, vocabulary)
    else:
        for evaluation in undecided:
            yield _title(evaluation, "REVIEW", REVIEW_STYLE)
            yield from bullets(_settling(evaluation, checked, vocabulary), COLUMN)
            yield from _base_rate(evaluation, precedents)
    yield _body("Read the document, and give what it says in a file: --facts FILE.", "dim")


def _base_rate(evaluation: Evaluation, precedents: Precedents | None) -> Iterator[Hanging]:
    told = base_rate(evaluation, precedents)
    if told:
        yield _body(f"{told}.", "dim")


def _reviews_by_reason(
    undecided: Sequence[Evaluation], checked: Checked, vocabulary: Mapping[str, FactType]
) -> Iterator[RenderableType]:
    groups: dict[tuple[str, ...], list[Evaluation]] = {}
    for evaluation in undecided:
        unread = _unread(evaluation, checked, vocabulary)
        reasons = tuple(dict.fromkeys(fact.reason for fact in unread)) or (evaluation.message,)
        groups.setdefault(reasons, []).append(evaluation)
    for told, waiting in sorted(groups.items(), key=lambda group: -len(group[1])):
        facts = dict.fromkeys(fact.name for each in waiting for fact in _unread(each, checked, vocabulary))
        rules = "1 rule" if len(waiting) == 1 else f"{len(waiting)} rules"
        said = Text.assemble((f"{rules} undecided", "bold"), f"  {visible('; '.join(told))}")
        yield Hanging(said, Text("REVIEW", style=REVIEW_STYLE), COLUMN)
        more = f" and {len(facts) - MOST_FACTS} more: see --verbose" if len(facts) > MOST_FACTS else ""
        settled_by = ", ".join(list(facts)[:MOST_FACTS]) + more
        lines = [Line("rules", ", ".join(each.rule.id for each in waiting)), Line("settled by", settled_by)]
        yield from bullets([line for line in lines if line.text], COLUMN)


def _unread(evaluation: Evaluation, checked: Checked, vocabulary: Mapping[str, FactType]) -> list[Fact]:
    """List the facts that a person could give to settle a rule."""
    names = dict.fromkeys(each for name in evaluation.missing for each in _unread_inputs(name, checked, vocabulary))
    return [checked.facts[name] for name in names]


def _settling(evaluation: Evaluation, checked: Checked, vocabulary: Mapping[str, FactType]) -> list[Line]:
    """List the facts that a person could give, each with the reason why it is not known."""
    unread = _unread(evaluation, checked, vocabulary)
    lines = [Line(fact.name, f"{visible(fact.reason)} ({reads(fact, vocabulary)})") for fact in unread]
    return lines or [Line("", visible(evaluation.message))]


def _unread_inputs(name: str, checked: Checked, vocabulary: Mapping[str, FactType]) -> list[str]:
    """Trace a computed fact back to what it lacks; any other fact is itself what is lacking."""
    needs = vocabulary[name].needs if name in vocabulary else ()
    unread = [need for need in needs if checked.facts[need].state is State.UNREAD]
    return [each for need in unread for each in _unread_inputs(need, checked, vocabulary)] or [name]


def _title(evaluation: Evaluation, word: str, style: str) -> Hanging:
    since = f" ({SINCE[evaluation.since]})" if evaluation.since else ""
    told = f"  {visible(evaluation.rule.title)}{since}"
    return Hanging(Text.assemble((evaluation.rule.id, "bold"), told), Text(word, style=style), COLUMN)


def _body(text: str, style: str = "") -> Hanging:
    return Hanging(Text(text, style=style), indent=COLUMN)


def _labelled(label: str, text: str, style: str) -> Hanging:
    return Hanging(Text(text), Text(label, style=style), len(label), COLUMN)
