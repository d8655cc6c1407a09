"""A sale that is asked about, and what the rules say of it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Facts
from checker.model.rule import Severity


class Order(Struct, frozen=True):
    """A sale that the desk wants to make."""

    day: date
    shares: int
    price: float  # US dollars a share
    agent: str = ""


class Decision(Struct, frozen=True):
    """What the rules say of a sale.

    Law: a sale is blocked by every rule that it breaks, and by every rule that could not be decided: nobody sells on
        ignorance. A note does not block.
    """

    order: Order
    facts: Facts
    evaluations: tuple[Evaluation, ...]

    @property
    def reasons(self) -> tuple[Evaluation, ...]:
        """List the rules that the sale breaks."""
        return self._blocking(Outcome.FAIL)

    @property
    def not_known(self) -> tuple[Evaluation, ...]:
        """List the rules that could not be decided."""
        return self._blocking(Outcome.UNKNOWN)

    @property
    def notes(self) -> tuple[Evaluation, ...]:
        """List the findings that do not block."""
        return tuple(each for each in self.evaluations if each.is_finding and each.rule.severity is Severity.NOTE)

    @property
    def cleared(self) -> bool:
        """Whether nothing stands in the way, and something was asked."""
        passed = any(each.outcome is Outcome.PASS for each in self.evaluations)
        return passed and not self.reasons and not self.not_known

    def _blocking(self, outcome: Outcome) -> tuple[Evaluation, ...]:
        found = (each for each in self.evaluations if each.outcome is outcome)
        return tuple(each for each in found if each.rule.severity is not Severity.NOTE)
