"""What the rules say of one offering."""

from __future__ import annotations

from datetime import date

from checker.engine.conditions import Case, Gap, Verdict, hold, joined, judge, negated
from checker.engine.logic import Truth
from checker.engine.wording import fill, spoken_day, spoken_fact
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Fact, Facts
from checker.model.review import Disposition
from checker.model.rule import Condition, Conditions, FactReference, Period, Rule, Rulebook


def evaluate(rulebook: Rulebook, facts: Facts, as_of: date) -> tuple[Evaluation, ...]:
    """Apply every rule to the facts of one offering by the law of one day, in the rulebook's order.

    Computed facts must be in ``facts`` already: see ``checker.engine.computed.compute``.
    """
    case = Case(rulebook, facts, as_of)
    return tuple(evaluate_rule(rule, case) for rule in rulebook.rules)


def evaluate_rule(rule: Rule, case: Case) -> Evaluation:
    """Apply one rule.

    Law: a rule counts on the days on which it is in force, and on no other. A requirement that holds is complied
        with, whether or not the rule applies; one that is broken is a fail only if the rule surely applies.
    """
    if not in_force(rule.in_force, case):
        return Evaluation(rule, Outcome.NOT_APPLICABLE, f"not in force on {spoken_day(case.as_of)}", ())
    applies = _applies(rule, case)
    if applies.truth is Truth.FALSE:
        return Evaluation(
            rule, Outcome.NOT_APPLICABLE, _why_not(rule, case), _consulted(_applicability(rule, case), case)
        )
    requires = hold(rule.requires, case)
    outcome = _outcome(applies.truth, requires.truth)
    gaps = (*applies.gaps, *requires.gaps) if outcome is Outcome.UNKNOWN else ()
    return Evaluation(
        rule,
        outcome,
        _message(rule, outcome, gaps, case),
        _consulted((rule.applies_when, rule.unless, rule.requires, _pack_conditions(rule, case)), case),
        tuple(dict.fromkeys(gap.fact for gap in gaps if gap.fact)),
        Disposition.OPEN if outcome in (Outcome.FAIL, Outcome.UNKNOWN) else None,
        fill(rule.remediation, case.facts, case.rulebook.vocabulary),
    )


def in_force(period: Period, case: Case) -> bool:
    """Tell whether the day of the case is in a period.

    Law: what is only proposed ends nothing: a rule that counts before the day of a parameter counts until that day
        is fixed.
    """
    end = case.rulebook.parameters[period.before].on(case.as_of) if period.before else None
    return period.holds(case.as_of) and not (isinstance(end, date) and case.as_of >= end)


def _applies(rule: Rule, case: Case) -> Verdict:
    parts = [hold(_pack_conditions(rule, case), case), hold(rule.applies_when, case)]
    if rule.unless:
        parts.append(negated(hold(rule.unless, case)))
    return joined(parts)


def _outcome(applies: Truth, requires: Truth) -> Outcome:
    if requires is Truth.TRUE:
        return Outcome.PASS
    if applies is Truth.TRUE and requires is Truth.FALSE:
        return Outcome.FAIL
    return Outcome.UNKNOWN


def _message(rule: Rule, outcome: Outcome, gaps: tuple[Gap, ...], case: Case) -> str:
    if outcome is Outcome.PASS:
        return rule.title
    if outcome is Outcome.FAIL:
        return fill(rule.message, case.facts, case.rulebook.vocabulary)
    return "could not tell: " + "; ".join(f"{gap.reads}: {gap.reason}" for gap in dict.fromkeys(gaps))


def _pack_conditions(rule: Rule, case: Case) -> Conditions:
    return case.rulebook.packs[rule.pack].applies_when


def _applicability(rule: Rule, case: Case) -> tuple[Conditions, ...]:
    return rule.applies_when, rule.unless, _pack_conditions(rule, case)


def _why_not(rule: Rule, case: Case) -> str:
    """Name the fact that keeps the rule from applying."""
    for conditions, decisive in (
        (_pack_conditions(rule, case), Truth.FALSE),
        (rule.applies_when, Truth.FALSE),
        (rule.unless, Truth.TRUE),
    ):
        if conditions and hold(conditions, case).truth is decisive:
            return _does_not_apply(_deciding(conditions, decisive, case), case)
    raise AssertionError(rule.id)


def _deciding(conditions: Conditions, decisive: Truth, case: Case) -> Condition:
    return next(condition for condition in conditions.conditions if judge(condition, case).truth is decisive)


def _does_not_apply(condition: Condition, case: Case) -> str:
    fact_type = case.type_of(condition.fact)
    return f"does not apply: {fact_type.reads}: {spoken_fact(case.facts[condition.fact], fact_type)}"


def _consulted(parts: tuple[Conditions, ...], case: Case) -> tuple[Fact, ...]:
    names: dict[str, None] = {}
    for conditions in parts:
        for condition in conditions.conditions:
            names[condition.fact] = None
            if isinstance(condition.operand, FactReference):
                names[condition.operand.name] = None
    return tuple(case.facts[name] for name in names)
