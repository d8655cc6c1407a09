"""A mutation: one way to break a clean draft, and what the rules said of the broken one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from checker.model.fact import Value


class Way(StrEnum):
    """How a draft is broken. Each is a key of a rule's ``mutation``."""

    REMOVE = "remove"  # every sentence or caption that says the facts
    TAKE_OUT = "take_out"  # only the words of the facts; the sentences stay
    CHANGE_DIGIT = "change_digit"  # the last digit; of a list, in one place
    ALTER_ONE_OCCURRENCE = "alter_one_occurrence"  # each place that writes the value is altered in a draft of its own
    MULTIPLY = "multiply"
    SHIFT_DAYS = "shift_days"
    REPLACE = "replace"  # a wording in the evidence of a fact
    INSERT = "insert"  # a paragraph after that of a fact
    GIVE = "give"  # given facts in the place of others
    NONE = "none"  # no way is known, and why


class Mutation(Struct, frozen=True):
    """One way to break a draft that keeps a rule, as the rule's file names it."""

    way: Way
    facts: tuple[str, ...] = ()  # what is changed; of insert, the fact after whose paragraph the text is put
    wordings: tuple[str, ...] = ()  # of replace: what is replaced
    text: str = ""  # of replace: what stands instead; of insert: the paragraph; of none: the reason
    by: float = 0.0  # of multiply: the factor; of shift_days: the days
    place: str = ""  # of remove and take_out: only what stands there, on the cover or in a section
    since: str = ""  # of shift_days: the date from which the days count, if not from the fact itself
    give: Mapping[str, Value | None] = field(default_factory=dict)  # None is absent, True of a text is present
    given: Mapping[str, Value | None] = field(default_factory=dict)  # given before and after
    expect: str = "fail"  # what the rule must say of the broken draft; unknown, if it is to ask a person
    line: int = 0
    out_of_reach: Mapping[str, str] = field(default_factory=dict)  # of alter_one_occurrence: words near it, and why


class Verdict(StrEnum):
    """What came of one mutation of one rule on one draft."""

    CAUGHT = "caught"  # the rule says of the broken draft what it must: it fails, or asks a person
    MISSED = "missed"  # it does not
    OUT_OF_REACH = "out_of_reach"  # it does not, and the rule says why
    NOT_MADE = "not_made"  # the draft does not say what the mutation changes
    EXEMPT = "exempt"  # the rule names no way, and why
    UNNAMED = "unnamed"  # the rule names no mutation
    ALREADY_FAILS = "already_fails"  # the rule fails on the unbroken draft


class Trial(Struct, frozen=True):
    """One mutation of one rule, tried on one draft."""

    rule: str
    verdict: Verdict
    mutation: Mutation | None = None
    change: str = ""  # what was changed, "$75,000,000 → $75,000,001 (line 12)", or why nothing was
    outcome: str = ""  # what the rule says of the broken draft
    others: tuple[str, ...] = ()  # the other rules that fail on the broken draft and did not before
    why: str = ""  # why the rule cannot see what is out of its reach


class Tried(Struct, frozen=True):
    """All that was tried on one draft."""

    path: str
    trials: tuple[Trial, ...]

    def named(self, *verdicts: Verdict) -> list[Trial]:
        """List the trials with one of the verdicts."""
        return [trial for trial in self.trials if trial.verdict in verdicts]


class MutationReport(Struct, frozen=True):
    """One run over several drafts."""

    rulebook_digest: str
    tried: tuple[Tried, ...]

    @property
    def untested(self) -> tuple[str, ...]:
        """List the drafts on which no rule was put to the test."""
        tested = (Verdict.CAUGHT, Verdict.MISSED, Verdict.OUT_OF_REACH, Verdict.ALREADY_FAILS)
        return tuple(tried.path for tried in self.tried if not tried.named(*tested))

    def counts(self) -> dict[str, int]:
        """Count the trials of all drafts by verdict."""
        counter = Counter(trial.verdict for tried in self.tried for trial in tried.trials)
        return {str(verdict): counter[verdict] for verdict in Verdict}
