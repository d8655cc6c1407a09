"""What many documents that were screened say of each rule: base rates, to be shown beside a finding."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Rate(Struct, frozen=True):
    """How often a rule came out how. What needs review counts for nothing: it is no pass."""

    passed: int = 0
    failed: int = 0
    undecided: int = 0  # needs review
    not_applicable: int = 0

    @property
    def applied(self) -> int:
        """The number of documents that the rule applied to, or may have applied to."""
        return self.passed + self.failed + self.undecided


class Precedents(Struct, frozen=True):
    """The base rates of one table of findings."""

    file: str
    rulebook_digest: str  # empty if the table does not say by which rules it was made
    rates: Mapping[str, Rate]  # by rule id
