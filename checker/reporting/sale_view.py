"""A decision on a sale, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from checker.engine.grounds import required_facts
from checker.engine.wording import plain_number, spoken_day
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact, Origin
from checker.model.programme import Opened
from checker.model.rule import FactType, Severity
from checker.model.sale import Decision
from checker.reporting.evidence import Line, bullets, reads, spoken_value
from checker.reporting.lacking import lacking
from checker.reporting.layout import Hanging
from checker.reporting.words import PASS_STYLE, REVIEW_STYLE, STYLES, authority, counted, place_of, quoted, visible

INDENT = 2
MOST_QUOTES = 3


def render_sale(decision: Decision, opened: Opened, vocabulary: Mapping[str, FactType]) -> Group:
    """Lay out a decision: the word, each reason with law, quote and document, and what was cleared."""
    return Group(*_lines(decision, opened, vocabulary))


def headline(decision: Decision, vocabulary: Mapping[str, FactType]) -> Text:
    """Say in one line whether the sale is cleared; if it is blocked on ignorance alone, what is not known."""
    if decision.cleared:
        return Text("CLEARED", style=PASS_STYLE)
    if decision.reasons:
        return Text("BLOCKED", style=STYLES[Severity.ERROR])
    unknown = lacking(decision.not_known, decision.facts, vocabulary)
    told = "; ".join(reads(fact, vocabulary) for fact in unknown) or "no rule of sales was asked"
    return Text(f"BLOCKED, not known: {visible(told)}", style=STYLES[Severity.ERROR])


def _lines(decision: Decision, opened: Opened, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    yield Hanging(headline(decision, vocabulary))
    yield Hanging(Text(_asked(decision, opened)))
    for fault in opened.timeline.contradictions:
        yield Hanging(Text(visible(str(fault))), Text("FAULT", style=STYLES[Severity.ERROR]), 7)
    for evaluation in decision.reasons:
        yield from _reason(evaluation, vocabulary)
    yield from _not_known(decision, vocabulary)
    for evaluation in decision.notes:
        yield ""
        yield Hanging(Text(visible(evaluation.message)), Text("NOTE", style=STYLES[Severity.NOTE]), 6)
    yield from _held(decision, vocabulary)


def _asked(decision: Decision, opened: Opened) -> str:
    order = decision.order
    through = f", through {visible(order.agent)}" if order.agent else ""
    amount = plain_number(round(order.shares * order.price, 2))
    return (
        f"{order.shares:,} shares of {visible(opened.programme.issuer)} at ${plain_number(order.price)}{through}"
        f" on {spoken_day(order.day)}: ${amount}"
    )


def _reason(evaluation: Evaluation, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    rule = evaluation.rule
    yield ""
    yield Hanging(Text.assemble((rule.id, "bold"), f"  {visible(rule.title)}"))
    yield Hanging(Text(authority(rule), style="italic"), indent=INDENT)
    if rule.law.quote:
        yield Hanging(Text(quoted(rule.law.quote), style="italic"), indent=INDENT)
    yield Hanging(Text(visible(evaluation.message)), indent=INDENT)
    yield from bullets(_evidence(required_facts(evaluation, vocabulary), vocabulary), INDENT)
    if rule.law.doubt:
        yield Hanging(Text(visible(rule.law.doubt)), Text("Doubt: ", style="dim"), 7, INDENT)
    yield Hanging(Text(visible(evaluation.remediation)), Text("→ ", style="bold"), 2, INDENT)


def _evidence(facts: Sequence[Fact], vocabulary: Mapping[str, FactType]) -> list[Line]:
    """List the quotes with their documents, and the arithmetic of what is computed."""
    quotes = dict.fromkeys(each for fact in facts for each in fact.evidence if each.quote)
    lines = [Line(_place(each), quoted(each.quote)) for each in list(quotes)[:MOST_QUOTES]]
    sums = [fact for fact in facts if fact.origin is Origin.COMPUTED and fact.note]
    return [*lines, *(Line(reads(fact, vocabulary), visible(fact.note)) for fact in sums)]


def _place(evidence: Evidence) -> str:
    place = place_of(evidence)
    return place if not evidence.place or not evidence.document else f"{visible(evidence.document)}, {place}"


def _not_known(decision: Decision, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    """Tell each fact that is not known, what would give it, and the rules that wait for it."""
    if not decision.not_known:
        return
    yield ""
    yield Text(f"Not known, and so blocked ({len(decision.not_known)})", style="bold")
    groups: dict[str, list[Evaluation]] = {}
    for evaluation in decision.not_known:
        facts = lacking([evaluation], decision.facts, vocabulary)
        told = "; ".join(f"{reads(fact, vocabulary)}: {fact.reason or 'not read'}" for fact in facts)
        groups.setdefault(told or evaluation.message, []).append(evaluation)
    for told, waiting in groups.items():
        yield Hanging(Text(visible(told)), Text("?", style=REVIEW_STYLE), 2, INDENT)
        rules = ", ".join(f"{each.rule.id} ({each.rule.law.cite})" for each in waiting)
        yield Hanging(Text(rules, style="dim"), indent=INDENT + 2)


def _held(decision: Decision, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    """Count what was cleared; of a sale that is cleared, tell each with what it rests on."""
    passed = [each for each in decision.evaluations if each.outcome is Outcome.PASS]
    yield ""
    if decision.cleared:
        for evaluation in passed:
            told = _rests_on(evaluation, vocabulary)
            shown = f" ({told})" if told else ""
            yield Hanging(Text.assemble(evaluation.rule.title, (shown, "dim")), Text("✓", PASS_STYLE), 2)
        yield ""
    idle = sum(1 for each in decision.evaluations if each.outcome is Outcome.NOT_APPLICABLE)
    counts = [
        f"{len(passed)} hold",
        f"{len(decision.reasons)} broken",
        f"{len(decision.not_known)} not known",
        f"{idle} not applicable",
    ]
    yield Hanging(Text(f"{counted(len(decision.evaluations), 'rule')}: {', '.join(counts)}"))


def _rests_on(evaluation: Evaluation, vocabulary: Mapping[str, FactType]) -> str:
    """Say what a rule that holds rests on: the arithmetic, else what is known of the programme."""
    facts = [fact for fact in required_facts(evaluation, vocabulary) if fact.found and fact.value is not True]
    facts = [fact for fact in facts if not fact.name.startswith("sale.")]
    sums = [fact.note for fact in facts if fact.origin is Origin.COMPUTED and isinstance(fact.value, (int, float))]
    return "; ".join(map(visible, filter(None, sums))) or "; ".join(spoken_value(fact, vocabulary) for fact in facts)
