"""A rule: one requirement as data, and the rulebook that holds all of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field

from checker.model.change import Change
from checker.model.fact import Scalar, Value

if TYPE_CHECKING:
    from checker.model.mutation import Mutation


class Basis(StrEnum):
    """What a rule stands on. A custom is never called a violation."""

    LAW = "law"
    STAFF = "staff"
    CONTRACT = "contract"
    PRACTICE = "practice"


class Severity(StrEnum):
    """How bad a fail is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class FactType(Struct, frozen=True):
    """One line of the vocabulary, ``rules/facts.yaml``."""

    name: str
    reads: str  # how it reads aloud: "the cap of the programme"
    type: str  # text, number, integer, money, percent, date, boolean, one_of
    unit: str = ""
    is_list: bool = False
    values: tuple[str, ...] = ()  # of one_of
    compute: str = ""  # a CEL expression, of a computed fact
    needs: tuple[str, ...] = ()  # the facts that the expression names
    find: str = ""  # a pattern, of a pattern fact
    find_in: str = "anywhere"  # cover, anywhere, or a section name
    file: str = ""
    line: int = 0


class FactReference(Struct, frozen=True):
    """``{fact: other.fact}`` as the value of a comparison."""

    name: str


class ParameterReference(Struct, frozen=True):
    """``{parameter: name}`` as the value of a comparison."""

    name: str


Operand = Value | FactReference | ParameterReference


class Condition(Struct, frozen=True):
    """``fact: present``, ``fact: absent`` or ``fact: {comparator: value}``.

    ``comparator`` is a key of the table of comparators; ``present`` and ``absent`` have no operand.
    """

    fact: str
    comparator: str
    operand: Operand | None = None
    tolerance: float | None = None  # of `about`: the greatest distance, in the fact's unit
    tolerance_is_percent: bool = False  # whether the tolerance is a percentage of the operand
    line: int = 0


class Conditions(Struct, frozen=True):
    """Conditions side by side. All must hold, or with ``any_of`` at least one."""

    conditions: tuple[Condition, ...] = ()
    any_of: bool = False

    def __bool__(self) -> bool:
        return bool(self.conditions)


class Law(Struct, frozen=True):
    """The authority behind a rule."""

    cite: str
    url: str = ""
    quote: str = ""
    doubt: str = ""  # what is not verified about it, in the words that counsel is shown


class Example(Struct, frozen=True):
    """A small case inside a rule, run as a test."""

    name: str
    facts: Mapping[str, Value | None]  # None is absent; `present` is True for a text fact
    expect: str
    as_of: date | None = None
    line: int = 0


class Period(Struct, frozen=True):
    """The days on which a rule counts, or a question is asked; all days if nothing is said."""

    first: date | None = None
    last: date | None = None
    before: str = ""  # the parameter whose day is the first that is no longer in it

    def holds(self, day: date) -> bool:
        """Whether a day is in it, but for what the parameter says."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


class Rule(Struct, frozen=True):
    """One requirement of the law, or of practice, as data."""

    id: str
    pack: str
    title: str
    law: Law
    basis: Basis
    severity: Severity
    requires: Conditions
    message: str
    remediation: str
    applies_when: Conditions = field(default_factory=Conditions)
    unless: Conditions = field(default_factory=Conditions)
    in_force: Period = field(default_factory=Period)
    examples: tuple[Example, ...] = ()
    mutations: tuple[Mutation, ...] = ()  # ways to break a draft that keeps it
    file: str = ""
    line: int = 0


class Pack(Struct, frozen=True):
    """A folder of rules from one source. Its ``applies_when`` is joined to each of its rules' own."""

    id: str
    title: str
    applies_when: Conditions = field(default_factory=Conditions)
    file: str = ""


class DatedValue(Struct, frozen=True):
    """The value of a parameter from a day on."""

    since: date  # date.min if it counts on all earlier days
    value: Scalar
    source: str = ""


class Parameter(Struct, frozen=True):
    """A number or a day that the law changes, dated and cited. What is only proposed has no values."""

    name: str
    reads: str
    unit: str
    cite: str
    values: tuple[DatedValue, ...]  # oldest first
    verified_through: date | None = None
    type: str = ""  # of one that may have no values: date

    @property
    def kind(self) -> str:
        """What its values are: boolean, number, date or text."""
        if not self.values:
            return self.type
        value = self.values[0].value
        if isinstance(value, bool):
            return "boolean"
        if isinstance(value, (int, float)):
            return "number"
        return "date" if isinstance(value, date) else "text"

    def on(self, day: date) -> Scalar | None:
        """Give the value in force on that day, or None before the first."""
        current = [dated.value for dated in self.values if dated.since <= day]
        return current[-1] if current else None


class Rulebook(Struct, frozen=True):
    """Everything loaded from the folders of rules, checked and ready to evaluate."""

    vocabulary: Mapping[str, FactType]
    parameters: Mapping[str, Parameter]
    packs: Mapping[str, Pack]
    rules: tuple[Rule, ...]  # in reading order: pack, then id
    digest: str  # "sha256:…" over the files
    asks_counsel: bool = True  # False if only some rules were picked
    changes: tuple[Change, ...] = ()  # what a firm has changed in the rules and the parameters of others

    def rule(self, rule_id: str) -> Rule | None:
        """Find a rule by its id."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)
