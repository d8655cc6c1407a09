"""Money, percentages and counts are read in every form seen."""

from __future__ import annotations

import pytest

from checker.extraction.grammar.amounts import COUNT, MONEY, PERCENT, read_number
from checker.extraction.grammar.phrases import phrase

MONEY_FORMS = [
    ("$14,500,000", 14_500_000),
    ("$ 14,500,000", 14_500_000),
    ("US$750,000,000", 750_000_000),
    ("US $750,000,000", 750_000_000),
    ("U.S.$1,000", 1_000),
    ("$75.0 million", 75_000_000),
    ("$75 million", 75_000_000),
    ("$2.0 billion", 2_000_000_000),
    ("$1.5 BILLION", 1_500_000_000),
    ("$69,000", 69_000),
    ("$3.67", 3.67),
    ("$0.4413", 0.4413),
    ("$129.10", 129.1),
    ("$11,460,703.80", 11_460_703.8),
    ("$28.97 million", 28_970_000),
    ("$500 thousand", 500_000),
    ("$40.5\nmillion", 40_500_000),
    ("$1", 1),
    ("$13,504,438", 13_504_438),
    ("$100,000,000", 100_000_000),
]
NO_DOLLARS = ["C$5,000,000", "A$3.20", "HK$10.00", "€500", "$", "$ per share"]
COUNTS = [
    ("4,169", 4_169),
    ("7,082,747", 7_082_747),
    ("510000", 510_000),
    ("1.2 million", 1_200_000),
    ("12,103,750", 12_103_750),
    ("0", 0),
]
PERCENTS = [
    ("3.0%", 3),
    ("3%", 3),
    ("1.00%", 1),
    ("2.25 %", 2.25),
    ("1.5 percent", 1.5),
    ("4 per cent", 4),
    (".5%", 0.5),
]


@pytest.mark.parametrize(("written", "expected"), MONEY_FORMS)
def test_money_is_read_in_dollars(written: str, expected: float) -> None:
    """Words of scale multiply; cents are kept."""
    match = phrase(MONEY).search(f"up to {written}, from time to time")
    assert match is not None
    assert match[0] == written
    assert read_number(match[0]) == expected


@pytest.mark.parametrize("written", NO_DOLLARS)
def test_other_currencies_are_not_dollars(written: str) -> None:
    """A Canadian or Hong Kong dollar is not a US dollar, and a lone sign is no amount."""
    assert phrase(MONEY).search(f"up to {written} of shares") is None


@pytest.mark.parametrize(("written", "expected"), COUNTS)
def test_counts_are_read(written: str, expected: int) -> None:
    """A count of shares is a whole number."""
    match = phrase(COUNT).begins(written)
    assert match is not None
    assert read_number(written) == expected


@pytest.mark.parametrize(("written", "expected"), PERCENTS)
def test_percentages_are_read(written: str, expected: float) -> None:
    """Three percent is 3.0."""
    match = phrase(PERCENT).search(f"at {written} of the gross proceeds")
    assert match is not None
    assert read_number(match[0]) == expected


def test_what_has_no_number_is_an_error() -> None:
    """A caller that reads a number where there is none is told."""
    with pytest.raises(ValueError, match="no number"):
        read_number("many dollars")
