"""Numbers in words, and the figures in parentheses after them."""

from __future__ import annotations

import pytest

from checker.extraction.grammar.number_words import number_in_words
from checker.model.fact import State
from tests.extraction.drafting import launch


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("zero", 0),
        ("one", 1),
        ("nineteen", 19),
        ("twenty", 20),
        ("twenty-four", 24),
        ("seventy five", 75),
        ("Ninety-Nine", 99),
        ("one hundred", 100),
        ("one hundred twenty", 120),
        ("one hundred and twenty", 120),
        ("two hundred and fifty-six", 256),
        ("one thousand", 1_000),
        ("two thousand and five", 2_005),
        ("twelve thousand five hundred", 12_500),
        ("one hundred twenty-three thousand four hundred fifty-six", 123_456),
        ("fourteen million", 14_000_000),
        ("one million five hundred thousand", 1_500_000),
        ("three billion two million", 3_002_000_000),
        ("one-half", 0.5),
        ("three-quarters", 0.75),
        ("one and one-half", 1.5),
        ("two and a half", 2.5),
        ("two and three", None),
        ("twenty fifty", None),
        ("ten twenty", None),
        ("five and", None),
        ("hundred", None),
        ("million", None),
        ("one thousand million", None),
        ("half", None),
        ("one-half million", None),
    ],
)
def test_a_number_in_words_is_read(written: str, expected: float | None) -> None:
    """What is no single number in words is none."""
    assert expected == number_in_words(written)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("a fee of three percent (2.0%) of the price", "three percent (2.0%)"),
        ("up to one million (1,500,000) shares", "one million (1,500,000)"),
        ("fourteen million dollars ($14,500,000) in all", "fourteen million dollars ($14,500,000)"),
        ("within ten (15) business days", "ten (15)"),
        ("one and one-half percent (1.25%)", "one and one-half percent (1.25%)"),
        ("five (6) trading days", "five (6)"),
    ],
)
def test_words_that_differ_from_their_figures_are_found(sentence: str, expected: str) -> None:
    """The words and the figures as written, and the sentence."""
    fact = launch(rest=f"We agreed on {sentence}.")["document.words_against_figures"]
    assert (expected,) == fact.value
    assert [f"We agreed on {sentence}."] == [evidence.quote for evidence in fact.evidence]


@pytest.mark.parametrize(
    "sentence",
    [
        "a fee of three percent (3.0%) of the price",
        "up to one million (1,000,000) shares",
        "fifteen million dollars ($15.0 million) in all",
        "one and one-half percent (1.5%)",
        "twenty-four (24) hours",
        "between one and two (2) days",
        "a third in year two (25%) and the rest",
        "three years, in note five (1)",
        "one-third (33.3%)",
        "one or more (but not all)",
        "someone (1) else",
    ],
)
def test_what_agrees_or_is_no_pair_is_not_told(sentence: str) -> None:
    """Figures in parentheses may be a footnote, or a percentage of something else."""
    assert State.ABSENT is launch(rest=f"We agreed on {sentence}.")["document.words_against_figures"].state
