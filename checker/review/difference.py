"""Two drafts of one document are compared: which facts and which findings are not what they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.engine.grounds import fingerprint
from checker.model.difference import Course, Difference, FactChange, FindingChange
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Fact, Scalar, State, Value
from checker.model.report import Checked
from checker.model.rule import FactType


def difference(old: Checked, new: Checked, vocabulary: Mapping[str, FactType]) -> Difference:
    """Compare two drafts that were checked against the same rules.

    Where a sentence stands and how it is spaced makes no difference. A fail that can no longer be decided is not
    fixed: it is changed. Nor is one whose rule does not apply any more: it is gone.
    """
    findings = sorted(_findings(old, new, vocabulary), key=_rank)
    return Difference(old, new, tuple(_facts(old, new, vocabulary)), tuple(findings))


def _facts(old: Checked, new: Checked, vocabulary: Mapping[str, FactType]) -> Iterator[FactChange]:
    for name in vocabulary:
        before, now = old.facts[name], new.facts[name]
        if _essence(before) != _essence(now):
            yield FactChange(before, now)


def _essence(fact: Fact) -> tuple[State, Value | None]:
    if isinstance(fact.value, tuple):
        return fact.state, tuple(_unspaced(item) for item in fact.value)
    return fact.state, None if fact.value is None else _unspaced(fact.value)


def _unspaced(value: Scalar) -> Scalar:
    return " ".join(value.split()) if isinstance(value, str) else value


def _findings(old: Checked, new: Checked, vocabulary: Mapping[str, FactType]) -> Iterator[FindingChange]:
    before = {each.rule.id: each for each in old.evaluations if each.is_finding}
    for evaluation in new.evaluations:
        earlier = before.pop(evaluation.rule.id, None)
        if evaluation.is_finding:
            known = fingerprint(evaluation, vocabulary)
            yield FindingChange(_course(earlier, evaluation, known, vocabulary), evaluation, known)
        elif earlier is not None:
            course = Course.FIXED if evaluation.outcome is Outcome.PASS else Course.GONE
            yield FindingChange(course, earlier, fingerprint(earlier, vocabulary))


def _course(earlier: Evaluation | None, now: Evaluation, known: str, vocabulary: Mapping[str, FactType]) -> Course:
    if earlier is None:
        return Course.NEW
    if (earlier.outcome, now.outcome) == (Outcome.UNKNOWN, Outcome.FAIL):
        return Course.WORSENED
    return Course.CARRIED if fingerprint(earlier, vocabulary) == known else Course.CHANGED


def _rank(change: FindingChange) -> tuple[int, bool, int, str]:
    evaluation = change.evaluation
    undecided = evaluation.outcome is Outcome.UNKNOWN
    return list(Course).index(change.course), undecided, evaluation.rule.severity.rank, evaluation.rule.id
