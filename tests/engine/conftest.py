"""A small vocabulary, and a rulebook over it, for all tests of the engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from checker.engine.conditions import Case
from checker.model.fact import Fact, Facts, State, Value
from checker.model.rule import DatedValue, FactType, Pack, Parameter, Rulebook

TYPES = (
    FactType("a.cap", "the cap", "money", "USD"),
    FactType("a.other_cap", "the other cap", "money", "USD"),
    FactType("a.rate", "the rate", "percent", "%"),
    FactType("a.days", "the days", "integer", "days"),
    FactType("a.title", "the title", "text"),
    FactType("a.other_title", "the other title", "text"),
    FactType("a.day", "the day", "date"),
    FactType("a.other_day", "the other day", "date"),
    FactType("a.limited", "the limit", "boolean"),
    FactType("a.kind", "the kind", "one_of", values=("launch", "update", "stop")),
    FactType("a.names", "the names", "text", is_list=True),
    FactType("a.other_names", "the other names", "text", is_list=True),
)
CYCLE = Parameter(
    "cycle", "the cycle", "days", "17 CFR 1", (DatedValue(date(2017, 9, 5), 2), DatedValue(date(2024, 5, 28), 1))
)

Told = dict[str, Value | None]


@pytest.fixture
def rulebook() -> Rulebook:
    """Give a rulebook without rules."""
    return Rulebook({t.name: t for t in TYPES}, {"cycle": CYCLE}, {"pack": Pack("pack", "A pack")}, (), "sha256:0")


@pytest.fixture
def case(rulebook: Rulebook) -> Callable[..., Case]:
    """Give a maker of cases: values by fact name, None for absent; what is not named is unread."""

    def make(told: Told, as_of: date = date(2026, 1, 1)) -> Case:
        facts = (Fact(n, State.ABSENT if v is None else State.FOUND, v) for n, v in told.items())
        return Case(rulebook, Facts.of(facts), as_of)

    return make
