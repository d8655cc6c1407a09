"""Two drafts beside each other."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.model.difference import Course, Verdict
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Fact, State
from checker.model.rule import Severity
from checker.review.difference import difference
from tests.review.conftest import (
    LEGEND,
    LEGEND_RULE,
    SOLD,
    SOLD_RULE,
    VOCABULARY,
    cap,
    cap_fails,
    draft,
    judged,
    passing,
)

FAILS, PASSES = cap_fails(), passing(cap_fails())
UNDECIDED = replace(FAILS, outcome=Outcome.UNKNOWN)
IDLE = replace(PASSES, outcome=Outcome.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("old", "new", "course"),
    [
        (PASSES, FAILS, Course.NEW),
        (IDLE, UNDECIDED, Course.NEW),
        (UNDECIDED, FAILS, Course.WORSENED),
        (FAILS, UNDECIDED, Course.CHANGED),
        (FAILS, cap_fails(cap(6_000_000.0)), Course.CHANGED),
        (FAILS, cap_fails(cap(quote="up to  $5,000,000")), Course.CARRIED),
        (UNDECIDED, UNDECIDED, Course.CARRIED),
        (FAILS, PASSES, Course.FIXED),
        (UNDECIDED, PASSES, Course.FIXED),
        (FAILS, IDLE, Course.GONE),
        (UNDECIDED, IDLE, Course.GONE),
    ],
)
def test_each_finding_takes_one_course(old: Evaluation, new: Evaluation, course: Course) -> None:
    """A fail that can no longer be decided is not fixed, nor is one whose rule does not apply any more."""
    assert [course] == [each.course for each in difference(draft(old), draft(new), VOCABULARY).findings]


def test_what_is_no_finding_in_either_is_not_told() -> None:
    """Passes are not news."""
    assert () == difference(draft(PASSES), draft(IDLE), VOCABULARY).findings


def test_the_gravest_comes_first() -> None:
    """By course, then fails before reviews, then by severity."""
    legend, sold = judged(LEGEND_RULE, Outcome.FAIL, LEGEND), judged(SOLD_RULE, Outcome.UNKNOWN, SOLD)
    found = difference(draft(passing(legend), FAILS, passing(sold)), draft(sold, FAILS, legend), VOCABULARY)
    assert ["legend", "sold-as-of", "cap-is-small"] == [each.evaluation.rule.id for each in found.findings]


def found_text(text: str) -> Fact:
    """Make the legend as it was found."""
    return Fact("legend.commission", State.FOUND, text)


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        (found_text("a b"), found_text("a\n b"), False),
        (found_text("a b"), found_text("a c"), True),
        (LEGEND, found_text("a"), True),
        (SOLD, replace(SOLD, reason="another"), False),
        (cap(), cap(quote="other words"), False),
        (cap(), cap(6.0), True),
    ],
)
def test_a_fact_changed_if_its_state_or_value_did(old: Fact, new: Fact, changed: bool) -> None:
    """Spacing does not count, nor where it stands."""
    before, now = (draft(judged(LEGEND_RULE, Outcome.PASS, fact)) for fact in (old, new))
    facts = difference(before, now, VOCABULARY).facts
    assert ([(old, new)] if changed else []) == [(each.old, each.new) for each in facts]


@pytest.mark.parametrize(
    ("old", "new", "lowest", "strict", "verdict"),
    [
        (PASSES, FAILS, Severity.WARNING, False, Verdict.WORSE),
        (PASSES, FAILS, Severity.ERROR, False, Verdict.WORSE_BELOW),
        (PASSES, FAILS, None, True, Verdict.WORSE_BELOW),
        (UNDECIDED, FAILS, Severity.WARNING, False, Verdict.WORSE),
        (PASSES, UNDECIDED, Severity.WARNING, False, Verdict.WORSE_BELOW),
        (PASSES, UNDECIDED, Severity.WARNING, True, Verdict.WORSE),
        (FAILS, FAILS, Severity.NOTE, True, Verdict.NOT_WORSE),
        (FAILS, cap_fails(cap(6.0)), Severity.NOTE, True, Verdict.NOT_WORSE),
        (FAILS, PASSES, Severity.NOTE, True, Verdict.NOT_WORSE),
        (FAILS, IDLE, Severity.NOTE, True, Verdict.NOT_WORSE),
    ],
)
def test_worse_is_what_is_new_or_has_worsened(
    old: Evaluation, new: Evaluation, lowest: Severity | None, strict: bool, verdict: Verdict
) -> None:
    """At or above a severity; below it is said too."""
    assert verdict is difference(draft(old), draft(new), VOCABULARY).verdict(lowest, strict=strict)


@pytest.mark.parametrize(
    ("old_is_one", "new_is_one", "strict", "verdict"),
    [
        (True, False, False, Verdict.NOT_COMPARED),
        (True, False, True, Verdict.NOT_COMPARED),
        (False, False, False, Verdict.NOT_WORSE),
        (False, False, True, Verdict.NOT_COMPARED),
        (False, True, False, Verdict.NOT_WORSE),
    ],
)
def test_what_is_no_document_of_an_offering_any_more_was_not_compared(
    old_is_one: bool, new_is_one: bool, strict: bool, verdict: Verdict
) -> None:
    """Its findings went with the rules; of two agreements there may be something to compare."""
    old, new = replace(draft(FAILS), is_atm=old_is_one), replace(draft(IDLE), is_atm=new_is_one)
    assert verdict is difference(old, new, VOCABULARY).verdict(Severity.ERROR, strict=strict)
