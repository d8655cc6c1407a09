"""Reading a rule aloud: one English paragraph that counsel compares with the words of the law."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.engine.comparators import COMPARATORS, WORDS
from checker.engine.fact_types import type_of
from checker.engine.wording import spoken, spoken_day
from checker.model.fact import Scalar
from checker.model.rule import (
    Basis,
    Condition,
    Conditions,
    FactReference,
    FactType,
    Parameter,
    ParameterReference,
    Rule,
    Rulebook,
)

DEMANDS = {
    Basis.LAW: "the law requires that",
    Basis.STAFF: "the staff's position is that",
    Basis.CONTRACT: "such agreements require that",
    Basis.PRACTICE: "practice expects that",
}
OF_SEVERAL = {"is": "are", "says": "say", "does": "do", "includes": "include"}
NAMING = frozenset({"is", "is_one_of"})  # the comparators that name the values


def read_aloud(rule: Rule, rulebook: Rulebook) -> str:
    """Say a rule in one English sentence: since when, by what authority, when, unless, and what must hold."""
    voice = _Voice(rulebook)
    pack = rulebook.packs[rule.pack]
    applies = [voice.conditions(part) for part in (_not_repeated(pack.applies_when, rule), rule.applies_when) if part]
    when = f"when {' and '.join(applies)}, " if applies else ""
    unless = f"unless {voice.conditions(rule.unless)}, " if rule.unless else ""
    return f"{_authority(rule, rulebook)}: {when}{unless}{DEMANDS[rule.basis]} {voice.conditions(rule.requires)}."


def _not_repeated(of_pack: Conditions, rule: Rule) -> Conditions:
    """Leave out of the pack's conditions those that the rule's own make narrower."""
    own = () if rule.applies_when.any_of else rule.applies_when.conditions
    if of_pack.any_of:
        return of_pack
    return Conditions(tuple(c for c in of_pack.conditions if not any(_narrower(mine, c) for mine in own)))


def _narrower(mine: Condition, other: Condition) -> bool:
    """Tell whether a condition that is met makes another one met: ``is launch`` that of ``is launch or update``."""
    if mine.fact != other.fact or not {mine.comparator, other.comparator} <= NAMING:
        return False
    return _literals(mine) <= _literals(other) and bool(_literals(mine))


def _literals(condition: Condition) -> frozenset[Scalar]:
    operand = condition.operand
    if operand is None or isinstance(operand, (FactReference, ParameterReference)):
        return frozenset()
    return frozenset(operand if isinstance(operand, tuple) else (operand,))


def _authority(rule: Rule, rulebook: Rulebook) -> str:
    since = f"since {spoken_day(rule.in_force.first)}" if rule.in_force.first else ""
    until = f"until {spoken_day(rule.in_force.last)}" if rule.in_force.last else ""
    before = f"before {_ending(rulebook.parameters[rule.in_force.before])}" if rule.in_force.before else ""
    period = ", ".join(part for part in (" ".join(part for part in (since, until) if part), before) if part)
    return f"{period[0].upper()}{period[1:]}, {rule.law.cite}" if period else rule.law.cite


def _ending(parameter: Parameter) -> str:
    day = parameter.values[-1].value if parameter.values else None
    return f"{parameter.reads} ({spoken_day(day) if isinstance(day, date) else 'not fixed'})"


class _Voice:
    """Says conditions in the words of one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def conditions(self, conditions: Conditions) -> str:
        """Say conditions, joined by "and" or "or"."""
        said = [self.condition(condition) for condition in conditions.conditions]
        if not conditions.any_of:
            return _listed(said, "and")
        return ("either " if len(said) > 1 else "") + " or ".join(said)

    def condition(self, condition: Condition) -> str:
        """Say one condition."""
        fact_type = self.type_of(condition.fact)
        words = COMPARATORS[condition.comparator].reads.format(self.operand(condition, fact_type))
        if fact_type.is_list:
            verb, _, rest = words.partition(" ")
            words = f"{OF_SEVERAL[verb]} {rest}"
        return f"{fact_type.reads} {words}{self.tolerance(condition, fact_type)}"

    def operand(self, condition: Condition, fact_type: FactType) -> str:
        """Say what a fact is compared with."""
        operand = condition.operand
        if operand is None or condition.comparator in WORDS:
            return ""
        if isinstance(operand, FactReference):
            return self.type_of(operand.name).reads
        if isinstance(operand, ParameterReference):
            parameter = self.rulebook.parameters[operand.name]
            if not parameter.values:
                return f"{parameter.reads} (not yet fixed)"
            latest = parameter.values[-1]
            since = "" if latest.since == date.min else f" since {spoken_day(latest.since)}"
            return f"{parameter.reads} ({spoken(latest.value, fact_type)}{since})"
        values = operand if isinstance(operand, tuple) else (operand,)
        word = "or" if condition.comparator == "is_one_of" else "and"
        return _listed([_quoted(spoken(value, fact_type), fact_type) for value in values], word)

    def tolerance(self, condition: Condition, fact_type: FactType) -> str:
        """Say how far off ``about`` may be."""
        if condition.tolerance is None:
            return ""
        if condition.tolerance_is_percent:
            return f", give or take {condition.tolerance:g}%"
        return f", give or take {spoken(condition.tolerance, fact_type)}"

    def type_of(self, name: str) -> FactType:
        """Give the type of a fact that a loaded rule names."""
        fact_type = type_of(name, self.rulebook.vocabulary)
        assert fact_type is not None, name
        return fact_type


def _quoted(said: str, fact_type: FactType) -> str:
    return f"“{said}”" if fact_type.type == "text" else said


def _listed(parts: Iterable[str], word: str) -> str:
    *first, last = parts
    return f"{', '.join(first)} {word} {last}" if first else last
