"""An unbroken draft with all that is known of it, and a broken one."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from checker.errors import CheckerError
from checker.model.fact import Fact, Facts, Origin, State, Value
from checker.model.rule import FactType
from checker.mutation.draft import Draft, open_draft


class NotMadeError(CheckerError):
    """A mutation could not be made on a draft. The message says why."""


class Case(Struct, frozen=True):
    """A draft on which a rule passes."""

    draft: Draft
    facts: Facts  # read, given and computed
    given: Facts
    vocabulary: Mapping[str, FactType]
    opened: dict[str, Draft] = field(default_factory=dict)  # every source met so far: rules share their mutations

    def reopened(self, source: str) -> Draft:
        """Read a changed source."""
        if source not in self.opened:
            self.opened[source] = open_draft(source.encode(), self.draft.name, self.vocabulary)
        return self.opened[source]


class Mutant(Struct, frozen=True):
    """A broken draft, or an unbroken one with other given facts."""

    draft: Draft
    given: Facts
    change: str  # what was changed, and where


def given_facts(values: Mapping[str, Value | None]) -> Facts:
    """Make given facts of values; None is absent."""
    states = ((name, value, State.ABSENT if value is None else State.FOUND) for name, value in values.items())
    return Facts.of(Fact(name, state, value, origin=Origin.GIVEN) for name, value, state in states)
