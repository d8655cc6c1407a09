"""What differs between two drafts of one document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Fact
from checker.model.report import Checked
from checker.model.rule import Severity


class Course(StrEnum):
    """What became of a finding from the old draft to the new one."""

    NEW = "new"  # only the new draft has it
    WORSENED = "worsened"  # it needed review, and now it fails
    CHANGED = "changed"  # both have it, on other evidence; or it failed, and now it needs review
    CARRIED = "carried"  # both have it, on the same evidence
    FIXED = "fixed"  # only the old draft has it


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that is not in the new draft what it was in the old one."""

    old: Fact
    new: Fact


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding of either draft. ``evaluation`` is that of the new draft; of a fixed one, that of the old."""

    course: Course
    evaluation: Evaluation
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two drafts beside each other."""

    old: Checked
    new: Checked
    facts: tuple[FactChange, ...]  # in the order of the vocabulary
    findings: tuple[FindingChange, ...]  # the gravest course first, and in it the gravest severity

    def count(self, course: Course) -> int:
        """Count the findings with that course."""
        return sum(1 for each in self.findings if each.course is course)

    def worse(self, at_or_above: Severity, *, strict: bool) -> list[FindingChange]:
        """List what got worse at or above a severity; with ``strict`` what newly needs review is worse too."""
        outcomes = {Outcome.FAIL, Outcome.UNKNOWN} if strict else {Outcome.FAIL}
        return [
            each
            for each in self.findings
            if each.course in (Course.NEW, Course.WORSENED)
            and each.evaluation.outcome in outcomes
            and each.evaluation.rule.severity.rank <= at_or_above.rank
        ]
