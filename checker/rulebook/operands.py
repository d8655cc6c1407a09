"""Operands: a literal, ``{fact: other.fact}`` or ``{parameter: name}``, fitting the comparator and the fact."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from checker.engine.comparators import Comparator, Takes
from checker.engine.fact_types import NUMBERS
from checker.model.fact import Scalar
from checker.model.rule import FactReference, FactType, Operand, ParameterReference
from checker.rulebook.terms import Terms
from checker.rulebook.values import WrongValueError, scalar_of
from checker.yaml_files.fields import Reader
from checker.yaml_files.strict_yaml import Item


def read_operand(
    item: Item, comparator: Comparator, fact_type: FactType, where: str, reader: Reader, terms: Terms
) -> Operand | None:
    """Read the value that a fact is compared with; None if it is faulty, which is noted."""
    return _Reading(item, comparator, fact_type, where, reader, terms).operand()


class _Reading(Struct, frozen=True):
    """One operand being read."""

    item: Item
    comparator: Comparator
    fact_type: FactType
    where: str
    reader: Reader
    terms: Terms

    def operand(self) -> Operand | None:
        if self.comparator.takes is Takes.TRUE:
            if self.item.value is True:
                return True
            return self.misshapen("takes the word true; for the contrary write present")
        if isinstance(self.item.value, dict):
            return self.reference(self.item.value)
        return self.literal()

    def literal(self) -> Operand | None:
        takes = self.comparator.takes
        many = takes is Takes.SEVERAL or (takes is Takes.ONE and self.fact_type.is_list)
        entries = self.item.value
        if not isinstance(entries, list):
            return self.misshapen("takes a list") if many else self.scalar(self.item)
        if not entries or not (many or takes is Takes.ELEMENTS):
            return self.misshapen(f"takes {takes.value}" + ("" if entries else ", not an empty list"))
        values = [self.scalar(entry) for entry in entries]
        return tuple(value for value in values if value is not None)

    def scalar(self, item: Item) -> Scalar | None:
        try:
            return scalar_of(item, self.fact_type)
        except WrongValueError as wrong:
            self.reader.fault(item.line, self.where, str(wrong), wrong.hint)
            return None

    def reference(self, items: Mapping[str, Item]) -> Operand | None:
        kind = next(iter(items), "")
        if len(items) != 1 or kind not in ("fact", "parameter") or not isinstance(items[kind].value, str):
            return self.misshapen("takes a value, {fact: name} or {parameter: name}")
        name = str(items[kind].value)
        return self.fact(name) if kind == "fact" else self.parameter(name)

    def fact(self, name: str) -> FactReference | None:
        other = self.terms.fact(name, self.reader, self.item.line, self.where)
        if other is None:
            return None
        takes = self.comparator.takes
        as_list = takes is Takes.SEVERAL or (takes is Takes.ONE and self.fact_type.is_list)
        if other.is_list != as_list and takes is not Takes.ELEMENTS:
            self.fault(f"{self.comparator.name} needs {'a list' if as_list else 'a single value'}, not {name}")
        self.same_type(name, other.type, other.unit)
        return FactReference(name)

    def parameter(self, name: str) -> ParameterReference | None:
        parameter = self.terms.parameter(name, self.reader, self.item.line, self.where)
        if parameter is None:
            return None
        if self.comparator.takes is Takes.SEVERAL or (self.comparator.takes is Takes.ONE and self.fact_type.is_list):
            self.fault(f"{self.comparator.name} needs a list, and the parameter {name} is a single value")
        self.same_type(name, parameter.kind, parameter.unit)
        return ParameterReference(name)

    def same_type(self, name: str, kind: str, unit: str) -> None:
        mine = self.fact_type
        if mine.type != kind and not {mine.type, kind} <= NUMBERS:
            self.fault(f"{mine.name} ({mine.type}) cannot be compared with {name} ({kind})")
        elif mine.unit and unit and mine.unit != unit:
            self.fault(f"{mine.name} is in {mine.unit}, but {name} is in {unit}")

    def misshapen(self, what: str) -> Operand | None:
        self.reader.shape(self.item.line, self.where, f"{self.comparator.name} {what}")
        return None

    def fault(self, what: str) -> None:
        self.reader.fault(self.item.line, self.where, what)
