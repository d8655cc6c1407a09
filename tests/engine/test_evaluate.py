"""What a rule says of one offering: the table of outcomes, and what is told with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest
from msgspec.structs import replace

from checker.engine.conditions import Case
from checker.engine.evaluate import evaluate, evaluate_rule
from checker.model.evaluation import Outcome
from checker.model.review import Disposition
from checker.model.rule import (
    Basis,
    Condition,
    Conditions,
    FactReference,
    Law,
    Pack,
    ParameterReference,
    Period,
    Rule,
    Rulebook,
    Severity,
)

MakeCase = Callable[..., Case]
TOLD = {"true": 1, "false": None}  # of a condition `present`; what is not told is unknown

RULE = Rule(
    id="a-rule",
    pack="pack",
    title="The cap is stated",
    law=Law("17 CFR 1"),
    basis=Basis.LAW,
    severity=Severity.ERROR,
    requires=Conditions((Condition("a.cap", "present"),)),
    message="No cap, the title is {a.title}.",
    remediation="State the cap of {a.title}.",
    applies_when=Conditions((Condition("a.title", "present"),)),
    unless=Conditions((Condition("a.days", "present"),)),
)

# by applies_when, unless and requires
OUTCOMES = {
    ("true", "false", "true"): "pass",
    ("true", "false", "false"): "fail",
    ("true", "false", "unknown"): "unknown",
    ("true", "true", "true"): "not_applicable",
    ("true", "true", "false"): "not_applicable",
    ("true", "true", "unknown"): "not_applicable",
    ("true", "unknown", "true"): "pass",
    ("true", "unknown", "false"): "unknown",
    ("true", "unknown", "unknown"): "unknown",
    ("unknown", "false", "true"): "pass",
    ("unknown", "false", "false"): "unknown",
    ("unknown", "false", "unknown"): "unknown",
    ("unknown", "true", "true"): "not_applicable",
    ("unknown", "true", "false"): "not_applicable",
    ("unknown", "true", "unknown"): "not_applicable",
    ("unknown", "unknown", "true"): "pass",
    ("unknown", "unknown", "false"): "unknown",
    ("unknown", "unknown", "unknown"): "unknown",
    **{
        ("false", unless, requires): "not_applicable"
        for unless, requires in product(("true", "false", "unknown"), repeat=2)
    },
}


@pytest.mark.parametrize(("parts", "expected"), list(OUTCOMES.items()))
def test_the_outcome_is_as_the_table_says(case: MakeCase, parts: tuple[str, str, str], expected: str) -> None:
    """Every combination of applicability, exception and requirement."""
    names = ("a.title", "a.days", "a.cap")
    told = {name: TOLD[part] for name, part in zip(names, parts, strict=True) if part in TOLD}
    evaluation = evaluate_rule(RULE, case(told))
    assert expected == evaluation.outcome
    assert (expected in ("fail", "unknown")) is (evaluation.disposition is Disposition.OPEN)


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        ({"a.title": "x", "a.days": None, "a.cap": 3}, ()),
        ({"a.title": "x", "a.days": None}, ("a.cap",)),
        ({"a.title": "x"}, ("a.days", "a.cap")),
        ({"a.cap": None}, ("a.title", "a.days")),
        ({"a.cap": 3}, ()),
        ({"a.title": None}, ()),
    ],
)
def test_only_facts_that_matter_are_missing(case: MakeCase, told: dict[str, object], missing: tuple[str, ...]) -> None:
    """A requirement that holds either way asks for nothing more."""
    assert missing == evaluate_rule(RULE, case(told)).missing


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"a.title": "Shares", "a.days": None, "a.cap": 3}, "The cap is stated"),
        ({"a.title": "Shares", "a.days": None, "a.cap": None}, "No cap, the title is Shares."),
        ({"a.title": "Shares", "a.days": None}, "could not tell: the cap: not looked for"),
        ({"a.title": None}, "does not apply: the title: not found"),
        ({"a.days": 3}, "does not apply: the days: 3 days"),
    ],
)
def test_the_message_tells_the_outcome(case: MakeCase, told: dict[str, object], message: str) -> None:
    """A pass says the title, a fail the message with its facts, the others why."""
    assert message == evaluate_rule(RULE, case(told)).message


def test_the_remediation_has_the_facts_in_it(case: MakeCase) -> None:
    """It is filled as the message is."""
    told = {"a.title": "Shares", "a.days": None, "a.cap": None}
    assert "State the cap of Shares." == evaluate_rule(RULE, case(told)).remediation


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2020, 1, 1), "not_applicable"),
        (date(2020, 1, 2), "fail"),
        (date(2021, 1, 1), "fail"),
        (date(2021, 1, 2), "not_applicable"),
    ],
)
def test_a_rule_counts_from_its_first_day_to_its_last(case: MakeCase, as_of: date, expected: str) -> None:
    """Both days are within."""
    rule = replace(RULE, in_force=Period(date(2020, 1, 2), date(2021, 1, 1)))
    told = {"a.title": "x", "a.days": None, "a.cap": None}
    assert expected == evaluate_rule(rule, case(told, as_of)).outcome


def test_outside_its_days_a_rule_says_so(case: MakeCase) -> None:
    """And consults nothing."""
    evaluation = evaluate_rule(replace(RULE, in_force=Period(date(2020, 1, 2))), case({}, date(2019, 3, 1)))
    assert ("not in force on 1 March 2019", ()) == (evaluation.message, evaluation.consulted)


@pytest.mark.parametrize(("limited", "expected"), [(True, "fail"), (False, "not_applicable"), ("unread", "unknown")])
def test_the_pack_says_where_its_rules_apply(
    rulebook: Rulebook, case: MakeCase, limited: object, expected: str
) -> None:
    """Its conditions are joined to each rule's own."""
    pack = Pack("pack", "A pack", Conditions((Condition("a.limited", "is", True),)))
    told = {"a.title": "x", "a.days": None, "a.cap": None} | ({} if limited == "unread" else {"a.limited": limited})
    book = replace(rulebook, packs={"pack": pack}, rules=(RULE,))
    (evaluation,) = evaluate(book, case(told).facts, date(2026, 1, 1))
    assert expected == evaluation.outcome


def test_the_facts_consulted_stand_in_the_rules_order_and_once(case: MakeCase) -> None:
    """Those named as operands among them; a rule that does not apply consults only what says so."""
    rule = replace(
        RULE,
        requires=Conditions(
            (
                Condition("a.cap", "is", FactReference("a.other_cap")),
                Condition("a.days", "is", ParameterReference("cycle")),
                Condition("a.cap.place", "is", "cover"),
            )
        ),
    )
    names = [fact.name for fact in evaluate_rule(rule, case({})).consulted]
    assert ["a.title", "a.days", "a.cap", "a.other_cap", "a.cap.place"] == names
    assert ["a.title", "a.days"] == [fact.name for fact in evaluate_rule(rule, case({"a.title": None})).consulted]


def test_rules_are_evaluated_in_the_rulebooks_order(rulebook: Rulebook, case: MakeCase) -> None:
    """Nothing is left out, not even what does not apply."""
    rules = (replace(RULE, id="b"), replace(RULE, id="a"))
    evaluations = evaluate(replace(rulebook, rules=rules), case({"a.title": None}).facts, date(2026, 1, 1))
    assert [("b", Outcome.NOT_APPLICABLE), ("a", Outcome.NOT_APPLICABLE)] == [
        (e.rule.id, e.outcome) for e in evaluations
    ]
