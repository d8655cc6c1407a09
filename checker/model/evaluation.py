"""What one rule says of one offering."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from checker.model.fact import Fact
from checker.model.review import Decision, Disposition, Since
from checker.model.rule import Rule


class Outcome(StrEnum):
    """The four things a rule can say."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"  # a fact that matters could not be read; shown to people as "needs review"


class Evaluation(Struct, frozen=True):
    """One rule on one offering. A finding is an evaluation that fails or is unknown."""

    rule: Rule
    outcome: Outcome
    message: str  # the rule's message with the facts' values in it; for a pass the rule's title
    consulted: tuple[Fact, ...]  # every fact that decided it, in the rule's order
    missing: tuple[str, ...] = ()  # names of facts that mattered and are unread
    disposition: Disposition | None = None  # None unless it is a finding
    remediation: str = ""  # the rule's remediation with the facts' values in it
    decision: Decision | None = None  # who holds the finding back, if it is waived
    since: Since | None = None  # how it stands to the baseline; None if there is none

    @property
    def is_finding(self) -> bool:
        """Whether a person must look at it."""
        return self.outcome in (Outcome.FAIL, Outcome.UNKNOWN)
