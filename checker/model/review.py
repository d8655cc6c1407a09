"""What people have decided about findings, and how findings stand to an earlier run."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from checker.model.rule import Severity


class Disposition(StrEnum):
    """What has been decided about a finding."""

    OPEN = "open"
    WAIVED = "waived"
    BASELINED = "baselined"


class Since(StrEnum):
    """How a finding stands to the baseline."""

    NEW = "new"  # the baseline has no such finding
    CARRIED = "carried"  # the baseline has it, on the same evidence
    CHANGED = "changed"  # the baseline has it, on other evidence


class Kept(StrEnum):
    """What people sign, and keep in a file."""

    WAIVER = "waiver"
    ANSWER = "answer"


class Decision(Struct, frozen=True):
    """A waiver that holds: somebody signed for the finding, for a reason, until a day."""

    reason: str
    by: str
    on: date
    until: date
    file: str  # the waivers file, and the line of the entry
    line: int


class Lapse(Struct, frozen=True):
    """A waiver or an answer that does not hold, as a finding of its own. All counts as if it were not there."""

    rule: str  # of an answer the fact
    document: str
    why: str  # a sentence: it expired on …; the evidence changed from … to …; no finding matches it
    severity: Severity
    file: str
    line: int
    of: Kept = Kept.WAIVER


class Fixed(Struct, frozen=True):
    """A finding of the baseline that is one no more."""

    rule: str
    document: str
