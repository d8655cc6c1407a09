"""The types of facts and of their places."""

from __future__ import annotations

from checker.engine.fact_types import PLACES, all_names, type_of
from checker.model.rule import Rulebook


def test_every_fact_has_a_place(rulebook: Rulebook) -> None:
    """The place of a fact is one of the places of a prospectus, and reads as such."""
    place = type_of("a.cap.place", rulebook.vocabulary)
    assert place is not None
    assert ("one_of", PLACES, "the place of the cap") == (place.type, place.values, place.reads)


def test_other_names_have_no_type(rulebook: Rulebook) -> None:
    """Neither a name that is not in the vocabulary nor the place of one."""
    assert [None, None] == [type_of(name, rulebook.vocabulary) for name in ("a.capp", "a.capp.place")]


def test_all_names_are_facts_and_places(rulebook: Rulebook) -> None:
    """What is suggested for a misspelt name."""
    names = all_names(rulebook.vocabulary)
    assert 2 * len(rulebook.vocabulary) == len(names)
    assert {"a.cap", "a.cap.place"} <= set(names)
