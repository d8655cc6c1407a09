"""Computed facts: their values, their reasons for having none, and their arithmetic in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from msgspec.structs import replace

from checker.engine.computed import compute, computing_order, cycle
from checker.engine.expressions import names_in, problems, signature_of
from checker.model.fact import Evidence, Fact, Facts, Origin, State, Value
from checker.model.rule import FactType

GIVEN_TYPES = (
    FactType("a.shares", "the shares", "integer", "shares"),
    FactType("a.price", "the price", "money", "USD"),
    FactType("a.names", "the names", "text", is_list=True),
    FactType("a.amounts", "the amounts", "money", "USD", is_list=True),
    FactType("a.title", "the title", "text"),
    FactType("a.start", "the start", "date"),
    FactType("a.end", "the end", "date"),
    FactType("a.one", "the one", "boolean"),
    FactType("a.two", "the two", "boolean"),
)


def vocabulary(*computed: FactType) -> dict[str, FactType]:
    """Make a vocabulary of the given types and computed facts."""
    types = {fact_type.name: fact_type for fact_type in (*GIVEN_TYPES, *computed)}
    return {name: replace(t, needs=names_in(t.compute, types)) for name, t in types.items()}


def facts(told: dict[str, Value | None]) -> Facts:
    """Make facts: None is absent, what is not named is unread."""
    return Facts.of(_fact(name, value) for name, value in told.items())


def _fact(name: str, value: Value | None) -> Fact:
    return Fact(name, State.ABSENT if value is None else State.FOUND, value, (Evidence(f"quote of {name}", "cover"),))


def computed(expression: str, told: dict[str, Value | None], kind: str = "money", is_list: bool = False) -> Fact:
    """Compute one fact."""
    types = vocabulary(FactType("a.result", "the result", kind, compute=expression, is_list=is_list))
    return compute(types, facts(told))["a.result"]


@pytest.mark.parametrize(
    ("expression", "kind", "told", "expected"),
    [
        ("a.shares * a.price", "money", {"a.shares": 7082747, "a.price": 5.72}, 40513312.84),
        ("a.price + 0.2", "money", {"a.price": 0.1}, 0.3),
        ("a.names.size()", "integer", {"a.names": ("x", "y")}, 2),
        ("a.shares / 2.0", "integer", {"a.shares": 4}, 2),
        ("a.amounts.all(amount, amount == a.price)", "boolean", {"a.amounts": (3, 3.0), "a.price": 3}, True),
        ("a.title + '!'", "text", {"a.title": "x"}, "x!"),
        ("a.title.place", "text", {"a.title": "x"}, "cover"),
        ("a.start", "date", {"a.start": date(2022, 9, 1)}, date(2022, 9, 1)),
        (
            "double((a.end - a.start).getHours()) / 24.0",
            "number",
            {"a.start": date(2022, 9, 1), "a.end": date(2022, 10, 20)},
            49,
        ),
        ("a.one || a.two", "boolean", {"a.one": True}, True),
        ("a.one && a.two", "boolean", {"a.two": False}, False),
        ("a.one ? a.price : 0.0", "money", {"a.one": False}, 0),
    ],
)
def test_a_value_follows_from_the_inputs(
    expression: str, kind: str, told: dict[str, Value | None], expected: Value
) -> None:
    """All numbers are doubles, and what CEL need not ask for may be unread."""
    fact = computed(expression, told, kind)
    assert (State.FOUND, expected, Origin.COMPUTED) == (fact.state, fact.value, fact.origin)


def test_a_whole_number_is_an_integer() -> None:
    """A count is never written 2.0."""
    assert "2" == repr(computed("a.shares / 2.0", {"a.shares": 4}, "integer").value)


def test_a_list_may_be_computed() -> None:
    """It is a tuple, as all lists are."""
    assert (2.0, 4.0) == computed("a.amounts.map(x, x * 2.0)", {"a.amounts": (1, 2)}, is_list=True).value


@pytest.mark.parametrize(
    ("expression", "told", "state", "reason"),
    [
        ("a.shares * a.price", {"a.shares": 3}, State.UNREAD, "it needs the price: not looked for"),
        ("a.shares * a.price", {"a.shares": None}, State.UNREAD, "it needs the price: not looked for"),
        ("a.shares * a.price", {"a.shares": 3, "a.price": None}, State.ABSENT, ""),
        ("a.shares * a.price", {"a.shares": None, "a.price": None}, State.ABSENT, ""),
        (
            "a.price / a.shares",
            {"a.shares": 0, "a.price": 3},
            State.UNREAD,
            "the arithmetic has no finite result, as after a division by zero",
        ),
        (
            "0.0 / a.shares",
            {"a.shares": 0},
            State.UNREAD,
            "the arithmetic has no finite result, as after a division by zero",
        ),
        ("double(int(a.price))", {"a.price": 1e300}, State.UNREAD, "OUT_OF_RANGE: double out of int64 range"),
        (
            "double(size(a.title))",
            {"a.title": True},
            State.UNREAD,
            "it needs the title: given as present, without its text",
        ),
    ],
)
def test_without_its_inputs_it_is_unread_or_absent(
    expression: str, told: dict[str, Value | None], state: State, reason: str
) -> None:
    """Unread outweighs absent, and an impossible result is never a value."""
    fact = computed(expression, told)
    assert (state, None, reason) == (fact.state, fact.value, fact.reason)


@pytest.mark.parametrize(
    ("expression", "told", "note"),
    [
        ("a.shares * a.price", {"a.shares": 7082747, "a.price": 5.72}, "7,082,747 × 5.72 = 40,513,312.84"),
        ("a.price / 3.0 - 1.0", {"a.price": 6}, "6 / 3 − 1 = 1"),
        ("a.title == 'a.price' ? 1.0 : 2.0", {"a.title": "x"}, "x == 'a.price' ? 1 : 2 = 2"),
        (
            "double((a.end - a.start).getHours()) / 24.0",
            {"a.start": date(2022, 9, 1), "a.end": date(2022, 10, 20)},
            "20 October 2022 − 1 September 2022 = 49",
        ),
    ],
)
def test_the_note_is_the_arithmetic_with_its_numbers(expression: str, told: dict[str, Value | None], note: str) -> None:
    """So that a lawyer can do the sum again."""
    assert note == computed(expression, told).note


def test_the_evidence_is_the_first_of_each_input() -> None:
    """A computed fact stands where its numbers stand."""
    evidence = computed("a.shares * a.price", {"a.shares": 3, "a.price": 2}).evidence
    assert ["quote of a.shares", "quote of a.price"] == [piece.quote for piece in evidence]


def test_a_given_fact_beats_computing_it() -> None:
    """A person may know better."""
    types = vocabulary(FactType("a.result", "the result", "money", compute="a.price * 2.0"))
    given = Fact("a.result", State.FOUND, 7, origin=Origin.GIVEN)
    assert given == compute(types, Facts.of([_fact("a.price", 2), given]))["a.result"]


CHAIN = (
    FactType("b.last", "the last", "money", compute="b.middle + 1.0"),
    FactType("b.middle", "the middle", "money", compute="a.first + 1.0"),
    FactType("a.first", "the first", "money", compute="a.price + 1.0"),
)


def test_computed_facts_may_need_computed_facts() -> None:
    """In whatever order the vocabulary has them; what is unread is unread for all that follow."""
    types = vocabulary(*CHAIN)
    assert ["a.first", "b.middle", "b.last"] == computing_order(types)
    assert 13.0 == compute(types, facts({"a.price": 10}))["b.last"].value
    assert State.UNREAD is compute(types, facts({}))["b.last"].state


def test_a_circle_is_found() -> None:
    """Whether directly, through others, or through the place of one."""
    direct = FactType("b.self", "it", "money", compute="b.self + 1.0")
    through = FactType("b.place", "it", "boolean", compute="b.other")
    other = FactType("b.other", "it", "boolean", compute="b.place.place == 'cover'")
    assert ["b.self", "b.self"] == cycle(vocabulary(direct))
    assert {"b.place", "b.other"} == set(cycle(vocabulary(through, other)))
    assert [] == cycle(vocabulary(*CHAIN))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("a.price + a.shares + a.price", ("a.price", "a.shares")),
        ("a.names.size() + size(a . title)", ("a.names", "a.title")),
        ("a.title == 'a.price' || a.title == \"it's a.shares\"", ("a.title",)),
        ("a.title.place == 'cover'", ("a.title.place",)),
        ("(a.end - a.start).getHours()", ("a.end", "a.start")),
        ("1.0 + unknown.name", ()),
    ],
)
def test_the_names_in_an_expression_are_facts(expression: str, expected: Iterable[str]) -> None:
    """Methods, quoted words and unknown names are none."""
    assert expected == names_in(expression, vocabulary())


@pytest.mark.parametrize(
    ("expression", "kind", "column", "what"),
    [
        ("a.price +", "money", 10, "Syntax error"),
        ("a.price * 3", "money", 9, "write 3.0 for 3"),
        ("a.price * a.pric", "money", 11, "undeclared reference to 'a.pric'"),
        ("a.price > 3.0", "money", 0, "it gives bool, but the fact is declared as money"),
        ("a.price", "date", 0, "it gives double, but the fact is declared as date"),
    ],
)
def test_a_faulty_expression_is_found_before_it_is_used(expression: str, kind: str, column: int, what: str) -> None:
    """With the column, and in the case of a whole number with what to write."""
    types = vocabulary(FactType("a.result", "it", kind, compute=expression))
    (problem,) = problems(types["a.result"], signature_of(types))
    assert column == problem.column
    assert what in problem.what


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, State.ABSENT),
        ({"kept_capacity.one": True}, State.UNREAD),
        ({"kept_capacity.one": False}, State.FOUND),
        ({"kept_capacity.one": True, "kept_capacity.two": True}, State.FOUND),
    ],
)
def test_a_position_that_nobody_claims_is_absent(told: dict[str, Value | None], expected: State) -> None:
    """Only a person can claim it; of what is claimed in part the rest is unread."""
    one, two = (FactType(f"kept_capacity.{name}", name, "boolean") for name in ("one", "two"))
    both = FactType("kept_capacity.both", "both", "boolean", compute="kept_capacity.one && kept_capacity.two")
    types = vocabulary(one, two, both)

    assert expected is compute(types, facts(told))["kept_capacity.both"].state
