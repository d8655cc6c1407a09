"""What differs between two drafts of one document."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

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
    GONE = "gone"  # only the old draft has it: the rule does not apply to the new one
    FIXED = "fixed"  # only the old draft has it: the new one passes


class Verdict(StrEnum):
    """How the new draft stands to the old one."""

    NOT_COMPARED = "not_compared"  # the new one is no document of an offering
    WORSE = "worse"
    WORSE_BELOW = "worse_below"  # but nothing of it decides the exit code
    NOT_WORSE = "not_worse"


class FactChange(Struct, frozen=True):
    """A fact that is not in the new draft what it was in the old one."""

    old: Fact
    new: Fact


class FindingChange(Struct, frozen=True):
    """A finding of either draft. ``evaluation`` is that of the new one, or of the old one if only that has it."""

    course: Course
    evaluation: Evaluation
    fingerprint: str


class Difference(Struct, frozen=True):
    """Two drafts beside each other."""

    old: Checked
    new: Checked
    facts: tuple[FactChange, ...]  # in the order of the vocabulary
    findings: tuple[FindingChange, ...]  # the gravest course first, and in it the gravest severity

    def count(self, course: Course) -> int:
        """Count the findings with that course."""
        return sum(1 for each in self.findings if each.course is course)

    def verdict(self, at_or_above: Severity | None, *, strict: bool) -> Verdict:
        """Say how the new draft stands to the old one.

        It is worse if a fail at or above a severity is new, or needed review before; with None that never is enough.
        With ``strict`` what newly needs review counts like a fail. If rules no longer apply because the new one is no
        document of an offering, nothing was compared; with ``strict`` it never is one that can be.
        """
        if not self.new.is_atm and (self.old.is_atm or strict):
            return Verdict.NOT_COMPARED
        worse = [each.evaluation for each in self.findings if each.course in (Course.NEW, Course.WORSENED)]
        outcomes = {Outcome.FAIL, Outcome.UNKNOWN} if strict else {Outcome.FAIL}
        lowest = -1 if at_or_above is None else at_or_above.rank
        if any(each.outcome in outcomes and each.rule.severity.rank <= lowest for each in worse):
            return Verdict.WORSE
        return Verdict.WORSE_BELOW if worse else Verdict.NOT_WORSE
