"""The mutations that a rule names, and what may be wrong with them."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model.mutation import Mutation, Way
from tests.rulebook.conftest import RULE, Faults, Load


def with_mutation(mutation: str) -> str:
    """Write the rule with a mutation."""
    return RULE.replace("examples:\n", f"mutation: {mutation}\nexamples:\n")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{remove: program.cap}", Mutation(Way.REMOVE, ("program.cap",))),
        ("{remove: [program.cap, program.title]}", Mutation(Way.REMOVE, ("program.cap", "program.title"))),
        ("{take_out: program.cap, place: cover}", Mutation(Way.TAKE_OUT, ("program.cap",), place="cover")),
        ("{change_digit: program.cap}", Mutation(Way.CHANGE_DIGIT, ("program.cap",))),
        (
            "{alter_one_occurrence: program.cap, out_of_reach: {ranged from: another day}}",
            Mutation(Way.ALTER_ONE_OCCURRENCE, ("program.cap",), out_of_reach={"ranged from": "another day"}),
        ),
        ("{multiply: program.cap, by: 1.5}", Mutation(Way.MULTIPLY, ("program.cap",), by=1.5)),
        ("{shift_days: document.date, by: -8}", Mutation(Way.SHIFT_DAYS, ("document.date",), by=-8)),
        (
            "{replace: [a, '{program.cap}'], with: b, in: program.title}",
            Mutation(Way.REPLACE, ("program.title",), ("a", "{program.cap}"), "b"),
        ),
        (
            "{insert: More., after: [program.title, program.cap], expect: unknown}",
            Mutation(Way.INSERT, ("program.title", "program.cap"), text="More.", expect="unknown"),
        ),
        (
            "{give: {program.cap: absent}, given: {document.date: 2020-01-02, program.title: present}}",
            Mutation(
                Way.GIVE,
                give={"program.cap": None},
                given={"document.date": date(2020, 1, 2), "program.title": True},
            ),
        ),
        ("{none: Nobody can file a draft late.}", Mutation(Way.NONE, text="Nobody can file a draft late.")),
    ],
)
def test_a_mutation_is_read(written: str, read: Mutation, load: Load) -> None:
    """Each way has its keys."""
    (mutation,) = load(with_mutation(written)).rules[0].mutations
    line = with_mutation(written).split("mutation:")[0].count("\n") + 1

    assert (read.way, line) == (mutation.way, mutation.line)
    for name in ("facts", "wordings", "text", "by", "place", "since", "give", "given", "expect", "out_of_reach"):
        assert getattr(read, name) == getattr(mutation, name)


def test_a_rule_may_name_several_mutations_or_none(load: Load) -> None:
    """In their order."""
    two = load(with_mutation("[{remove: program.cap}, {change_digit: program.cap}]")).rules[0]

    assert [Way.REMOVE, Way.CHANGE_DIGIT] == [mutation.way for mutation in two.mutations]
    assert () == load(RULE).rules[0].mutations


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("{remove: program.cpa}", "mutation.remove: there is no fact program.cpa; did you mean program.cap?"),
        ("{change_digit: program.double}", "program.double is computed; name a fact that it is computed from"),
        ("{insert: 'On {program.cpa}', after: program.cap}", "mutation.insert: there is no fact program.cpa"),
        ("{give: {program.cap: much}}", "mutation.give.program.cap: much must be an amount in US dollars"),
        ("{give: {}}", "mutation.give: "),
        ("{given: {program.cap: 1}}", "mutation: must name one way to break a draft, of remove, take_out"),
        ("{remove: program.cap, multiply: program.cap, by: 2}", "mutation: must name one way"),
        ("{alter_one_occurrence: program.cap, out_of_reach: {}}", "mutation.out_of_reach: "),
        ("{alter_one_occurrence: program.cap, out_of_reach: {On: 3}}", "mutation.out_of_reach.On: must be a text"),
        ("{multiply: program.cap, by: 1}", "mutation.by: changes nothing, so that no rule is put to the test"),
        ("{shift_days: document.date, by: 0}", "mutation.by: changes nothing"),
        ("{shift_days: document.date, by: 0, from: document.date}", "mutation.by: changes nothing"),
        ("{replace: [price, Cap], with: cap, in: program.title}", "mutation.with: changes nothing"),
        ("{multiply: program.cap}", "mutation.by: is missing: multiply needs it"),
        ("{multiply: program.cap, by: twice}", "mutation.by: must be a number"),
        ("{multiply: [program.cap, program.days], by: 2}", "mutation.multiply: must be a text"),
        ("{replace: a, with: b}", "mutation.in: is missing: replace needs it"),
        ("{remove: program.cap, from: document.date}", "mutation.from: is not a key here"),
        ("{take_out: program.cap, place: attic}", "mutation.place: must be one of cover, body"),
        ("{remove: program.cap, expect: pass}", "mutation.expect: pass is not one of fail, unknown"),
        ("{delete: program.cap}", "mutation.delete: is not a key here"),
        ("[]", "mutation: "),
        ("remove", "mutation: must be keys with values"),
    ],
)
def test_a_faulty_mutation_is_a_fault_with_its_line(written: str, fault: str, faults: Faults) -> None:
    """Before any draft is opened."""
    line = RULE.split("examples:")[0].count("\n") + 1
    told = faults(with_mutation(written))

    assert any(each.startswith(f"rules/pack/cap-is-stated.yaml:{line}: ") and fault in each for each in told), told
