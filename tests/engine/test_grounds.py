"""What an evaluation rests on, and its fingerprint."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.engine.grounds import fingerprint, required_facts
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact, State
from checker.model.rule import Basis, Condition, Conditions, Law, Rule, Severity

CAP = Fact("program.cap", State.FOUND, 5.0, (Evidence(quote="up to $5", place="cover", line=3, start=9, end=17),))
KIND = Fact("document.kind", State.FOUND, "launch", (Evidence(quote="prospectus supplement", line=1),))
RULE = Rule(
    id="cap-is-small",
    pack="practice",
    title="The cap is small",
    law=Law("none"),
    basis=Basis.PRACTICE,
    severity=Severity.WARNING,
    requires=Conditions((Condition("program.cap", "less_than", 4.0),)),
    message="The cap is large.",
    remediation="Make it small.",
)
EVALUATION = Evaluation(RULE, Outcome.FAIL, "The cap is large.", (KIND, CAP))


def with_cap(**changes: object) -> Evaluation:
    """Give the evaluation with another cap."""
    return replace(EVALUATION, consulted=(KIND, replace(CAP, **changes)))


def test_an_evaluation_rests_on_what_its_requirement_names() -> None:
    """The kind of document says why the rule applies, and is no evidence of the cap."""
    assert [CAP] == required_facts(EVALUATION, {})


def test_the_fingerprint_is_short() -> None:
    """Sixteen hex digits can be read over the telephone."""
    assert 16 == len(fingerprint(EVALUATION, {}))
    int(fingerprint(EVALUATION, {}), 16)


@pytest.mark.parametrize(
    "same",
    [
        with_cap(evidence=(Evidence(quote="up to $5", place="body", line=40, page="S-2", start=900, end=908),)),
        with_cap(evidence=(Evidence(quote="up\n to  $5", place="cover", line=3),)),
        replace(EVALUATION, message="another wording of the rule"),
    ],
    ids=["moved", "spaced otherwise", "message"],
)
def test_what_does_not_matter_leaves_the_fingerprint(same: Evaluation) -> None:
    """A finding that moves to another line is the same finding."""
    assert fingerprint(EVALUATION, {}) == fingerprint(same, {})


@pytest.mark.parametrize(
    "other",
    [
        with_cap(value=6.0),
        with_cap(state=State.ABSENT, value=None),
        with_cap(evidence=(Evidence(quote="up to $5.0", place="cover", line=3),)),
        replace(EVALUATION, rule=replace(RULE, id="cap-is-round")),
        replace(EVALUATION, outcome=Outcome.UNKNOWN),
    ],
    ids=["value", "state", "quote", "rule", "outcome"],
)
def test_what_matters_changes_the_fingerprint(other: Evaluation) -> None:
    """Another value, quote, rule or outcome is another finding."""
    assert fingerprint(EVALUATION, {}) != fingerprint(other, {})
