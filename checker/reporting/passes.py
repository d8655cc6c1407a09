"""What passes, with its evidence, and on demand what does not apply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace
from rich.console import RenderableType
from rich.text import Text

from checker.engine.grounds import required_facts
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact, Origin, State
from checker.model.report import Checked
from checker.model.rule import FactType
from checker.reporting.evidence import bullets, evidence_lines, spoken_value
from checker.reporting.layout import GAP, Hanging, Rows
from checker.reporting.order import with_outcome
from checker.reporting.words import PASS_STYLE, place_of, quoted, spots, visible

COLUMN = 9


def passes(checked: Checked, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    """Tabulate the passes: the rule, the value or quote that satisfies it, and where that stands."""
    passed = with_outcome(checked, Outcome.PASS)
    if passed:
        yield ""
        yield Text(f"Passes ({len(passed)})", style="bold")
        rows = [_row(evaluation, vocabulary) for evaluation in passed]
        yield Rows([row[:3] for row in rows], flexible=1, narrow=[(row[0], row[1], row[3]) for row in rows])


def passes_in_full(checked: Checked, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    """Tell each pass with all of its evidence."""
    passed = with_outcome(checked, Outcome.PASS)
    if passed:
        yield ""
        yield Text(f"Passes ({len(passed)})", style="bold")
    for evaluation in passed:
        rule = evaluation.rule
        title = Text.assemble((rule.id, "bold"), f"  {visible(rule.title)}")
        yield Hanging(title, Text("PASS", style=PASS_STYLE), COLUMN)
        yield from bullets(evidence_lines(evaluation, vocabulary, everything=True), COLUMN)


def not_applicable(checked: Checked) -> Iterator[RenderableType]:
    """List the rules that do not apply, and why not."""
    idle = with_outcome(checked, Outcome.NOT_APPLICABLE)
    if not idle:
        return
    yield ""
    yield Text(f"Not applicable ({len(idle)})", style="bold")
    column = max(len(evaluation.rule.id) for evaluation in idle) + GAP
    for evaluation in idle:
        yield Hanging(Text(visible(evaluation.message)), Text(evaluation.rule.id), column, indent=2)


def _row(evaluation: Evaluation, vocabulary: Mapping[str, FactType]) -> tuple[Text, Text, Text, Text]:
    """Give the rule, what satisfies it, and where that stands, in full and in short."""
    facts = required_facts(evaluation, vocabulary)
    fact = next((fact for fact in facts if fact.found), facts[0])
    evidence = next((each for each in fact.evidence if each.quote), Evidence())
    place = place_of(replace(evidence, heading=""))
    spot = "given" if fact.origin is Origin.GIVEN else ", ".join(spots(evidence) if evidence.place else [])
    return (
        Text(evaluation.rule.id),
        Text(_shown(fact, vocabulary)),
        Text(place, style="dim"),
        Text(spot, style="dim"),
    )


def _shown(fact: Fact, vocabulary: Mapping[str, FactType]) -> str:
    """Write a short value as it is, and a sentence as a quote. What passes for being absent was looked for in vain."""
    if fact.state is State.ABSENT:
        return "none found"
    fact_type = vocabulary.get(fact.name)
    is_sentence = fact_type is not None and fact_type.type == "text" and isinstance(fact.value, str)
    return quoted(str(fact.value)) if is_sentence else spoken_value(fact, vocabulary)
