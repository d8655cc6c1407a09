"""What was read from a document, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from checker.model.fact import Evidence, Fact, Origin, State
from checker.model.report import Report
from checker.model.rule import FactType
from checker.reporting.evidence import signature, spoken_value
from checker.reporting.layout import GAP, Hanging
from checker.reporting.order import facts_in_order
from checker.reporting.terminal import failures
from checker.reporting.verdict import head
from checker.reporting.words import PASS_STYLE, REVIEW_STYLE, place_of, quoted, shortened, visible

STATE_STYLES = {State.FOUND: PASS_STYLE, State.ABSENT: "bold", State.UNREAD: REVIEW_STYLE}


def render_facts(report: Report, vocabulary: Mapping[str, FactType], *, verbose: bool = False) -> Group:
    """List every fact of the vocabulary: its state, its value, and where it stands or was looked for.

    Verbose, also the wording that each quote was recognised by, and all wordings of each vain search.
    """
    return Group(*_lines(report, vocabulary, verbose))


def _lines(report: Report, vocabulary: Mapping[str, FactType], verbose: bool) -> Iterator[RenderableType]:
    for checked in report.checked:
        yield head(checked)
        for note in checked.notes:
            yield Hanging(Text(visible(note)))
        yield ""
        facts = facts_in_order(checked.facts, vocabulary)
        column = max(len(fact.name) for fact in facts) + GAP
        for fact in facts:
            yield from _fact(fact, vocabulary, column, verbose)
        yield ""
        yield _tally(facts)
    yield from failures(report)


def _fact(fact: Fact, vocabulary: Mapping[str, FactType], column: int, verbose: bool) -> Iterator[Hanging]:
    told = Text.assemble((str(fact.state), STATE_STYLES[fact.state]), _told(fact, vocabulary))
    yield Hanging(told, Text(fact.name, style="bold"), column)
    for evidence in fact.evidence:
        if evidence.quote:
            yield Hanging(Text(f"{place_of(evidence)}: {quoted(evidence.quote)}", style="dim"), Text(), column)
        if verbose and evidence.wording:
            yield Hanging(Text(_wording(evidence), style="dim italic"), Text(), column)
    if fact.note:
        yield Hanging(Text(visible(fact.note), style="dim"), Text(), column)
    if verbose and fact.search:
        yield Hanging(Text(_searched(fact.search), style="dim italic"), Text(), column)


def _wording(evidence: Evidence) -> str:
    return f"{'matched' if evidence.quote else 'for'} {visible(evidence.wording)}"


def _searched(search: Evidence) -> str:
    """Say where was searched, and for which wordings."""
    wordings = f", for {visible(search.wording)}" if search.wording else ""
    return f"searched {visible(search.searched)}{wordings}"


def _told(fact: Fact, vocabulary: Mapping[str, FactType]) -> str:
    """Say what is known of a fact beyond its state; a value that is its quote is not said twice."""
    if fact.state is State.UNREAD:
        return f": {visible(fact.reason)}"
    if fact.state is State.ABSENT:
        searched = ", ".join(visible(each.searched) for each in fact.evidence if each.searched)
        return f": searched {searched}" if searched else ""
    value = spoken_value(fact, vocabulary)
    if any(visible(each.quote) == value for each in fact.evidence):
        return ""
    origin = "" if fact.origin is Origin.READ else f" ({fact.origin}){signature(fact)}"
    return f": {shortened(value)}{origin}"


def _tally(facts: list[Fact]) -> Text:
    counts = {state: sum(1 for fact in facts if fact.state is state) for state in State}
    return Text(f"{len(facts)} facts: " + ", ".join(f"{count} {state}" for state, count in counts.items()))
