"""How exactly a number is written."""

from __future__ import annotations

import pytest

from checker.extraction.grammar.rounding import half_of_last_digit


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("$3.35", 0.005),
        ("$4.020", 0.0005),
        ("$9,114,000", 0.5),
        ("$24.2 million", 50_000),
        ("$(8.1) million", 50_000),
        ("$1.45 billion", 5_000_000),
        ("US$40 million", 500_000),
        ("12", 0.5),
    ],
)
def test_half_of_the_last_digit(written: str, expected: float) -> None:
    """In dollars, whatever the word of scale."""
    assert expected == half_of_last_digit(written)


def test_without_a_number_there_is_no_digit() -> None:
    """It is an error of the caller."""
    with pytest.raises(ValueError, match="no number"):
        half_of_last_digit("a few million")
