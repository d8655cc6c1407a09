"""Conditions: ``fact: present`` or ``fact: {comparator: value}``, side by side or under ``any_of``."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from checker.engine.comparators import COMPARATORS, WORDS
from checker.model.rule import Condition, Conditions, FactType
from checker.rulebook.operands import read_operand
from checker.rulebook.terms import Terms
from checker.yaml_files.fields import Reader, below, suggestion
from checker.yaml_files.strict_yaml import Item

COMPARED = frozenset(COMPARATORS) - frozenset(WORDS)
TOLERANCES = ("tolerance", "tolerance_percent")


def read_conditions(item: Item | None, where: str, reader: Reader, terms: Terms) -> Conditions:
    """Read the conditions under one key; none at all if the key is not there."""
    if item is None:
        return Conditions()
    items = reader.mapping(item, where)
    if not items:
        reader.shape(item.line, where, "names no condition")
    if "any_of" in items:
        return _read_alternatives(items, where, reader, terms)
    return Conditions(_read_all(items, where, reader, terms))


def _read_alternatives(items: Mapping[str, Item], where: str, reader: Reader, terms: Terms) -> Conditions:
    for key in items.keys() - {"any_of"}:
        reader.shape(items[key].line, below(where, key), "cannot stand beside any_of, which is in place of conditions")
    found: list[Condition] = []
    for index, entry in enumerate(reader.entries(items["any_of"], below(where, "any_of"))):
        place = f"{where}.any_of[{index}]"
        alternatives = reader.mapping(entry, place)
        if len(alternatives) != 1:
            reader.shape(entry.line, place, "must be one condition")
        found.extend(_read_all(alternatives, place, reader, terms))
    return Conditions(tuple(found), any_of=True)


def _read_all(items: Mapping[str, Item], where: str, reader: Reader, terms: Terms) -> tuple[Condition, ...]:
    read = (_Reading(name, item, below(where, name), reader, terms).condition() for name, item in items.items())
    return tuple(condition for condition in read if condition is not None)


class _Reading(Struct, frozen=True):
    """One condition being read."""

    name: str
    item: Item
    where: str
    reader: Reader
    terms: Terms

    def condition(self) -> Condition | None:
        fact_type = self.terms.fact(self.name, self.reader, self.item.line, self.where)
        if isinstance(self.item.value, dict):
            return self.comparison(self.item.value, fact_type)
        if self.item.value in WORDS:
            return Condition(self.name, str(self.item.value), line=self.item.line)
        self.shape("must be present, absent, or a comparator with a value such as {at_most: 3}")
        return None

    def comparison(self, items: Mapping[str, Item], fact_type: FactType | None) -> Condition | None:
        compared = [key for key in items if key not in TOLERANCES]
        if len(compared) != 1:
            self.shape("must have one comparator")
            return None
        (name,) = compared
        if name not in COMPARED:
            nearest = suggestion(name, COMPARED)
            self.shape(f"{name} is not a comparator" + (f"; did you mean {nearest}?" if nearest else ""))
            return None
        tolerance, is_percent = self.tolerance(items, name)
        if fact_type is None:
            return None
        if not COMPARATORS[name].accepts(fact_type):
            self.fault(f"{name} cannot be asked of {self.name}, which is {_described(fact_type)}")
            return None
        operand = read_operand(items[name], COMPARATORS[name], fact_type, self.where, self.reader, self.terms)
        return Condition(self.name, name, operand, tolerance, is_percent, self.item.line)

    def tolerance(self, items: Mapping[str, Item], comparator: str) -> tuple[float | None, bool]:
        given = [key for key in TOLERANCES if key in items]
        if comparator != "about":
            if given:
                self.shape(f"{given[0]} belongs to about, not to {comparator}")
            return None, False
        if len(given) != 1:
            self.shape("about needs either a tolerance or a tolerance_percent")
            return None, False
        value = items[given[0]].value
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
            self.shape(f"{given[0]} must be a number, and not a negative one")
            return None, False
        return float(value), given[0] == "tolerance_percent"

    def shape(self, what: str) -> None:
        self.reader.shape(self.item.line, self.where, what)

    def fault(self, what: str) -> None:
        self.reader.fault(self.item.line, self.where, what)


def _described(fact_type: FactType) -> str:
    kind = fact_type.type.replace("one_of", "one of several words")
    return f"a list ({kind})" if fact_type.is_list else f"a single value ({kind})"
