"""Three-valued logic, as full truth tables."""

from __future__ import annotations

from itertools import product

import pytest

from checker.engine.logic import Truth, all_of, any_of, negate, truth

TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN

ALL_OF = {
    (TRUE, TRUE): TRUE,
    (TRUE, FALSE): FALSE,
    (TRUE, UNKNOWN): UNKNOWN,
    (FALSE, TRUE): FALSE,
    (FALSE, FALSE): FALSE,
    (FALSE, UNKNOWN): FALSE,
    (UNKNOWN, TRUE): UNKNOWN,
    (UNKNOWN, FALSE): FALSE,
    (UNKNOWN, UNKNOWN): UNKNOWN,
}
ANY_OF = {
    (TRUE, TRUE): TRUE,
    (TRUE, FALSE): TRUE,
    (TRUE, UNKNOWN): TRUE,
    (FALSE, TRUE): TRUE,
    (FALSE, FALSE): FALSE,
    (FALSE, UNKNOWN): UNKNOWN,
    (UNKNOWN, TRUE): TRUE,
    (UNKNOWN, FALSE): UNKNOWN,
    (UNKNOWN, UNKNOWN): UNKNOWN,
}


@pytest.mark.parametrize("parts", list(product(Truth, repeat=2)))
def test_two_parts_join_as_the_truth_tables_say(parts: tuple[Truth, Truth]) -> None:
    """A decisive part outweighs an unknown one, in whatever order they stand."""
    assert ALL_OF[parts] is all_of(parts)
    assert ANY_OF[parts] is any_of(parts)


@pytest.mark.parametrize("parts", list(product(Truth, repeat=3)))
def test_three_parts_join_as_two_and_one(parts: tuple[Truth, Truth, Truth]) -> None:
    """Joining is associative, so a list has one meaning."""
    first, second, third = parts
    assert all_of([all_of([first, second]), third]) is all_of(parts)
    assert any_of([any_of([first, second]), third]) is any_of(parts)


def test_of_nothing_all_is_true_and_any_is_false() -> None:
    """A rule without conditions applies, and one without alternatives does not."""
    assert TRUE is all_of([])
    assert FALSE is any_of([])


@pytest.mark.parametrize(("part", "turned"), [(TRUE, FALSE), (FALSE, TRUE), (UNKNOWN, UNKNOWN)])
def test_the_negation_of_the_unknown_is_unknown(part: Truth, turned: Truth) -> None:
    """Not knowing whether it is so is not knowing whether it is not so."""
    assert turned is negate(part)


@pytest.mark.parametrize(("holds", "expected"), [(True, TRUE), (False, FALSE)])
def test_what_is_known_is_true_or_false(holds: bool, expected: Truth) -> None:
    """A boolean has a truth."""
    assert expected is truth(holds)
