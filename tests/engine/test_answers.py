"""Signed answers, and whether they hold."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from checker.engine.answers import holding
from checker.model.fact import Answer, Evidence, Fact, Facts, Origin, Said, State

TODAY = date(2026, 11, 21)
ANSWER = Answer("Jane Doe", date(2026, 11, 1))
NYSE = Fact("listing.exchange", State.FOUND, "nyse", (Evidence("NYSE", "cover", 3),))
GIVEN = Fact("listing.exchange", State.FOUND, "nyse_american", origin=Origin.GIVEN, answer=ANSWER)


def known(read: Fact | None, **signed: object) -> Fact:
    """Lay an answer over what was read, and give what is known today."""
    given = replace(GIVEN, answer=replace(ANSWER, **signed))
    facts = Facts.of([read] if read else []).merged(Facts.of([given]))
    return holding(facts, TODAY)["listing.exchange"]


@pytest.mark.parametrize(
    ("signed", "why"),
    [
        ({}, ""),
        ({"on": TODAY}, ""),
        ({"on": date(2026, 11, 22)}, "it is dated 22 November 2026, which is still to come"),
        ({"until": TODAY}, ""),
        ({"until": date(2026, 11, 20)}, "it expired on 20 November 2026"),
        ({"document_says": Said(State.FOUND, "nyse")}, ""),
        ({"document_says": Said(State.FOUND, True)}, ""),
        (
            {"document_says": Said(State.FOUND, "nasdaq")},
            "the document does not say any more what it said when it was given",
        ),
        ({"document_says": Said(State.ABSENT)}, "the document does not say any more what it said when it was given"),
    ],
)
def test_an_answer_holds_on_its_days_and_for_its_text(signed: dict[str, object], why: str) -> None:
    """If it does not, what the document says stands again, and the fact says why."""
    fact = known(NYSE, **signed)

    assert ("nyse" if why else "nyse_american") == fact.value
    assert why == (fact.unheld.why if fact.unheld else "")
    assert (fact.origin is Origin.READ, fact.answer is None) == (bool(why), bool(why))


@pytest.mark.parametrize("read", [None, Fact("listing.exchange", State.UNREAD, reason="the cover is missing")])
def test_what_only_an_answer_knew_is_unread_without_it(read: Fact | None) -> None:
    """It is never taken for absent, and the reason names the answer."""
    fact = known(read, until=date(2026, 11, 20))

    assert (State.UNREAD, None) == (fact.state, fact.value)
    assert fact.reason.endswith("; an answer was given, but it expired on 20 November 2026")


@pytest.mark.parametrize(
    ("said", "read", "holds"),
    [
        (Said(State.UNREAD), None, True),
        (Said(State.UNREAD), NYSE, False),
        (Said(State.ABSENT), Fact("listing.exchange", State.ABSENT), True),
        (Said(State.FOUND, "a  b"), replace(NYSE, value="a\nb"), True),
        (Said(State.FOUND, ("a", "b")), replace(NYSE, value=("a", "b")), True),
        (Said(State.FOUND, ("a",)), replace(NYSE, value=("a", "b")), False),
    ],
)
def test_what_the_document_said_may_be_anything_that_can_be_known(said: Said, read: Fact | None, holds: bool) -> None:
    """Unread and absent too; how it is spaced makes no difference."""
    assert holds is (known(read, document_says=said).unheld is None)


def test_a_plain_given_fact_is_not_signed_and_holds() -> None:
    """It has no days."""
    given = Facts.of([replace(GIVEN, answer=None)])
    assert "nyse_american" == holding(Facts.of([NYSE]).merged(given), TODAY)["listing.exchange"].value


def test_over_an_earlier_answer_the_document_still_counts() -> None:
    """Of two answers the later stands, and what it is held against is the document."""
    later = replace(GIVEN, value="nasdaq", answer=replace(ANSWER, document_says=Said(State.FOUND, "nyse")))
    facts = Facts.of([NYSE]).merged(Facts.of([GIVEN])).merged(Facts.of([later]))
    assert ("nasdaq", NYSE) == (holding(facts, TODAY)["listing.exchange"].value, facts["listing.exchange"].over)
