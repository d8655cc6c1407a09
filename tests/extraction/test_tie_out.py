"""Mentions of one thing, and the odd one out among them."""

from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.scope import Quote, Scope
from checker.extraction.ties.tie_out import Mention, odd_one_out, tied
from checker.model.fact import Evidence, Fact, Scalar, State
from checker.model.rule import FactType
from tests.extraction.drafting import read_launch

RATE = FactType("commission.rate", "", "percent", "%")
PRICE_DATE = FactType("listing.last_price_date", "", "date")


def mentions(*said: tuple[Scalar, str]) -> Fact:
    """Make a list fact of values, each with its place."""
    evidence = tuple(Evidence(quote=str(value), place=place) for value, place in said)
    return Fact("commission.rate_mentions", State.FOUND, tuple(value for value, _ in said), evidence)


@pytest.mark.parametrize(
    ("said", "thing", "expected"),
    [
        (
            [(3.0, "cover"), (3.0, "the_offering"), (2.5, "plan_of_distribution")],
            RATE,
            "2 mentions say 3.0%, 1 says 2.5% (plan of distribution)",
        ),
        (
            [(3.0, "cover"), (2.5, "the_offering"), (2.5, "plan_of_distribution")],
            RATE,
            "2 mentions say 2.5%, 1 says 3.0% (cover)",
        ),
        ([(3.0, "cover"), (2.5, "dilution")], RATE, "1 mention says 3.0%, 1 says 2.5% (dilution)"),
        (
            [(3.0, "cover"), (3.0, "cover"), (3.0, "body"), (2.5, "body"), (2.5, "summary"), (2.0, "summary")],
            RATE,
            "3 mentions say 3.0%, 2 say 2.5% (body, summary), 1 says 2.0% (summary)",
        ),
        (
            [(date(2026, 3, 9), "cover"), (date(2026, 3, 5), "the_offering")],
            PRICE_DATE,
            "1 mention says 9 March 2026, 1 says 5 March 2026 (the offering)",
        ),
    ],
)
def test_the_odd_one_out_is_told_next_to_the_most(
    said: list[tuple[Scalar, str]], thing: FactType, expected: str
) -> None:
    """How many say what, and where the fewer stand; of equally many the first stands for the rest."""
    assert expected == odd_one_out(mentions(*said), thing).value


def test_the_quotes_of_the_fewer_come_first() -> None:
    """A finding shows the first few quotes."""
    odd = odd_one_out(mentions((3.0, "cover"), (3.0, "summary"), (2.5, "dilution")), RATE)
    assert ["dilution", "cover", "summary"] == [evidence.place for evidence in odd.evidence]


@pytest.mark.parametrize("said", [[(3.0, "cover")], [(3.0, "cover"), (3.0, "dilution")]])
def test_where_all_agree_nothing_is_odd(said: list[tuple[Scalar, str]]) -> None:
    """Nothing odd was found among so many mentions."""
    assert State.ABSENT is odd_one_out(mentions(*said), RATE).state


@pytest.mark.parametrize("state", [State.ABSENT, State.UNREAD])
def test_without_mentions_nothing_is_known_of_an_odd_one(state: State) -> None:
    """What is not there has no odd one, and what was not read has none that we know of."""
    assert state is odd_one_out(Fact("commission.rate_mentions", state), RATE).state


def test_mentions_are_in_reading_order_and_count_once() -> None:
    """The quotes stand in the order of the values."""
    document = read_launch()
    assert document.main is not None
    found = [Mention(2.0, Quote(50, 60, "")), Mention(3.0, Quote(10, 20, "")), Mention(3.0, Quote(10, 25, ""))]
    fact, _ = tied(Scope(document, document.main), RATE, found, sticker=False)
    assert (3.0, 2.0) == fact.value
    assert [10, 50] == [evidence.start for evidence in fact.evidence]


@pytest.mark.parametrize(("times", "note"), [(1, "said once: there is nothing to compare it with"), (2, "")])
def test_what_is_said_once_says_so(times: int, note: str) -> None:
    """Nobody takes one mention for an agreement."""
    document = read_launch()
    assert document.main is not None
    found = [Mention(3.0, Quote(10 * at, 10 * at + 5, "")) for at in range(times)]
    fact, _ = tied(Scope(document, document.main), RATE, found, sticker=False)
    assert note == fact.note


def test_what_is_compared_may_be_another_form_of_the_value() -> None:
    """A name in capitals is the same name, and is written as it was first."""
    document = read_launch()
    assert document.main is not None
    found = [Mention("ACME, INC.", Quote(0, 5, ""), "acme inc"), Mention("Acme, Inc.", Quote(10, 15, ""), "acme inc")]
    fact, odd = tied(Scope(document, document.main), FactType("issuer.name", "", "text"), found, sticker=False)
    assert ("ACME, INC.", "ACME, INC.") == fact.value
    assert State.ABSENT is odd.state
