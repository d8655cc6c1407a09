"""The rules themselves, for a person at a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from checker.engine.comparators import COMPARATORS
from checker.engine.fact_types import type_of
from checker.engine.wording import plain_number, spoken, spoken_day
from checker.model.fact import Value
from checker.model.rule import (
    Condition,
    Conditions,
    Example,
    FactReference,
    FactType,
    ParameterReference,
    Rule,
    Rulebook,
)
from checker.reporting.changes import change_sentences
from checker.reporting.json_report import VERSION, Json, written
from checker.reporting.layout import GAP, Hanging, Pieces, SideBySide
from checker.reporting.words import STYLES, authority, counted, visible

EXPECTATIONS = {
    "pass": "it passes",
    "fail": "it fails",
    "not_applicable": "it does not apply",
    "unknown": "it needs review",
}


def render_rules(rulebook: Rulebook) -> Group:
    """List the rules by pack: id, severity, basis and title."""
    return Group(*_listing(rulebook))


def render_rules_json(rulebook: Rulebook) -> str:
    """Write the list of rules as JSON."""
    rules: list[Json] = [_rule_json(rule) for rule in rulebook.rules]
    return written({"version": VERSION, "rulebook": rulebook.digest, "rules": rules})


def render_rule(rule: Rule, rulebook: Rulebook, aloud: str) -> Group:
    """Show one rule: its reading aloud beside the words of the law, its conditions, and its examples as prose."""
    return Group(*_rule(rule, rulebook, aloud))


def _listing(rulebook: Rulebook) -> Iterator[RenderableType]:
    column = max((len(rule.id) for rule in rulebook.rules), default=0) + GAP
    for pack, rules in groupby(rulebook.rules, key=lambda rule: rule.pack):
        yield Hanging(Text.assemble((pack, "bold"), f"  {visible(rulebook.packs[pack].title)}"))
        for rule in rules:
            told = Text.assemble((str(rule.severity), STYLES[rule.severity]), f" ({rule.basis}): {visible(rule.title)}")
            yield Hanging(told, Text(rule.id), column, indent=2)
        yield ""
    for sentence in change_sentences(rulebook.changes):
        yield Hanging(Text(sentence))
    yield Pieces([counted(len(rulebook.rules), "rule"), f"rulebook {rulebook.digest}"])


def _rule_json(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "pack": rule.pack,
        "title": rule.title,
        "severity": str(rule.severity),
        "basis": str(rule.basis),
        "law": {"cite": rule.law.cite, "url": rule.law.url, "doubt": rule.law.doubt or None},
        "in_force": {
            "from": rule.in_force.first.isoformat() if rule.in_force.first else None,
            "until": rule.in_force.last.isoformat() if rule.in_force.last else None,
            **({"before": {"parameter": rule.in_force.before}} if rule.in_force.before else {}),
        },
    }


def _rule(rule: Rule, rulebook: Rulebook, aloud: str) -> Iterator[RenderableType]:
    yield Hanging(Text.assemble((rule.id, "bold"), f"  {visible(rule.title)}"))
    severity = Text(str(rule.severity), style=STYLES[rule.severity])
    yield Pieces([severity, authority(rule), f"pack {rule.pack}", visible(rule.file)])
    yield ""
    law = f"“{visible(rule.law.quote)}”" if rule.law.quote else "(not quoted)"
    yield SideBySide(Text("The rule, read aloud", style="bold"), Text("The law", style="bold"))
    yield SideBySide(Text(visible(aloud)), Text(law))
    yield ""
    yield Pieces([visible(part) for part in (rule.law.cite, rule.law.url) if part])
    if rule.law.doubt:
        yield _captioned("Doubt", visible(rule.law.doubt))
    for caption, conditions in (
        (f"All of {rule.pack} applies when", rulebook.packs[rule.pack].applies_when),
        ("Applies when", rule.applies_when),
        ("Unless", rule.unless),
        ("Requires", rule.requires),
    ):
        yield from _conditions(caption, conditions, rulebook.vocabulary)
    yield ""
    yield _captioned("If it fails", visible(rule.message))
    yield _captioned("Cure", visible(rule.remediation))
    yield ""
    yield Text("Examples", style="bold")
    for example in rule.examples:
        yield Hanging(Text(_example(example, rulebook.vocabulary)), Text("-"), 2, indent=2)


def _conditions(caption: str, conditions: Conditions, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    if conditions:
        yield ""
        yield Text(f"{caption} (any one of these)" if conditions.any_of else caption, style="bold")
    for condition in conditions.conditions:
        yield Hanging(Text(_condition(condition, vocabulary)), indent=2)


def _condition(condition: Condition, vocabulary: Mapping[str, FactType]) -> str:
    operand = condition.operand
    if isinstance(operand, FactReference):
        compared = operand.name
    elif isinstance(operand, ParameterReference):
        compared = f"the parameter {operand.name}"
    else:
        compared = "" if operand is None else _spoken(operand, condition.fact, vocabulary)
    said = f"{condition.fact} {COMPARATORS[condition.comparator].reads.format(compared)}"
    if condition.tolerance is None:
        return said
    percent = "%" if condition.tolerance_is_percent else ""
    return f"{said}, within {plain_number(condition.tolerance)}{percent}"


def _captioned(caption: str, text: str) -> Hanging:
    return Hanging(Text(text), Text(caption, style="bold"), len("If it fails") + GAP)


def _example(example: Example, vocabulary: Mapping[str, FactType]) -> str:
    facts = [
        f"{name} is {'absent' if value is None else _spoken(value, name, vocabulary)}"
        for name, value in example.facts.items()
    ]
    day = f"on {spoken_day(example.as_of)}, " if example.as_of else ""
    given = f"when {', and '.join(facts)}, " if facts else "when nothing is known, "
    return f"{visible(example.name)}: {day}{given}{EXPECTATIONS[example.expect]}."


def _spoken(value: Value, name: str, vocabulary: Mapping[str, FactType]) -> str:
    fact_type = type_of(name, vocabulary)
    return visible(spoken(value, fact_type)) if fact_type else visible(str(value))
