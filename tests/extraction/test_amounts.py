"""Money, percentages and counts of shares are read in every form seen, and what is none of them is left."""

from __future__ import annotations

import pytest

from checker.extraction.grammar.amounts import (
    COUNT,
    MONEY,
    PERCENT,
    SHARES,
    half_of_last_digit,
    read_number,
    read_percent,
)
from checker.phrases.phrase import phrase

MONEY_FORMS = [
    ("$14,500,000", 14_500_000),
    ("$ 14,500,000", 14_500_000),
    ("$14,500,000.00", 14_500_000),
    ("US$750,000,000", 750_000_000),
    ("US $750,000,000", 750_000_000),
    ("US$ 14,500,000", 14_500_000),
    ("U.S.$1,000", 1_000),
    ("U.S. $75,000,000", 75_000_000),
    ("USD 75,000,000", 75_000_000),
    ("USD75 million", 75_000_000),
    ("$75.0 million", 75_000_000),
    ("$75 million", 75_000_000),
    ("$75 Million", 75_000_000),
    ("$75 MILLION", 75_000_000),
    ("$75\u00a0million", 75_000_000),
    ("$40.5\nmillion", 40_500_000),
    ("$75-million", 75_000_000),
    ("$5 millions", 5_000_000),
    ("$75million", 75_000_000),
    ("$14.5 mil", 14_500_000),
    ("$75M", 75_000_000),
    ("$75MM", 75_000_000),
    ("$75 mm", 75_000_000),
    ("$1.5B", 1_500_000_000),
    ("$1.5bn", 1_500_000_000),
    ("$500K", 500_000),
    ("$2.0 billion", 2_000_000_000),
    ("$1.5 BILLION", 1_500_000_000),
    ("$1.25 trillion", 1_250_000_000_000),
    ("$500 thousand", 500_000),
    ("$28.97 million", 28_970_000),
    ("$69,000", 69_000),
    ("$69000", 69_000),
    ("$3.67", 3.67),
    ("$0.4413", 0.4413),
    ("$0.0001", 0.0001),
    ("$.001", 0.001),
    ("$129.10", 129.1),
    ("$11,460,703.80", 11_460_703.8),
    ("$1", 1),
    ("$0", 0),
    ("$1,234,567,890", 1_234_567_890),
    ("$75,000, 000", 75_000_000),
    ("$75 ,000,000", 75_000_000),
    ("$50,\n000,000", 50_000_000),
]
NO_DOLLARS = [
    *("C$5,000,000", "CAD$5,000", "Cdn$5,000", "A$3.20", "A$ 3.20", "HK$10.00", "NT$5", "R$5", "S$5"),
    *("€500", "£500", "¥500", "RMB5,000", "5,000,000", "5,000 dollars"),
    *("$", "$ per share", "$[●]", "$[75,000,000]", "$__", "$$5", "$1,00", "$5,000,00", "$1.234.567"),
]
MONEY_IN_CONTEXT = [
    ("seventy-five million dollars ($75,000,000) in all", "$75,000,000"),
    ("up to an aggregate of $75,000,000, of which", "$75,000,000"),
    ("an aggregate offering price of up to $75.0 million.", "$75.0 million"),
    ("at $6.40 per share", "$6.40"),
    ("$6.40/share", "$6.40"),
    ("(par value $0.001 per share)", "$0.001"),
    ("from $50,000,000 to $75,000,000", "$50,000,000"),
    ("between $75-$80 million", "$80 million"),
    ("C$5,000,000 (US$3,600,000)", "US$3,600,000"),
    ("$5,000,000; 3.0% of it", "$5,000,000"),
    ("$25,000,000 Class B shares", "$25,000,000"),
]
COUNTS = [
    ("4,169", 4_169),
    ("7,082,747", 7_082_747),
    ("510000", 510_000),
    ("1.2 million", 1_200_000),
    ("1.2\nmillion", 1_200_000),
    ("12 million", 12_000_000),
    ("0.5 million", 500_000),
    ("1.5 billion", 1_500_000_000),
    ("2.5M", 2_500_000),
    ("500 thousand", 500_000),
    ("12,103,750", 12_103_750),
    ("1,234,567,890", 1_234_567_890),
    ("100", 100),
    ("0", 0),
]
NO_COUNTS = [
    *("10%", "10.5%", "$5,000", "$ [●]", "12,34", "1,2345", "1.234.567", "1234567890123456", "ten", "[●]", "III"),
]
SHARES_FORMS = [
    ("10,000,000 shares", "10,000,000", "shares"),
    ("10,000,000\nshares", "10,000,000", "shares"),
    ("10,000,000 Shares of Common Stock", "10,000,000", "Shares"),
    ("10,000,000 shares of our Class A common stock", "10,000,000", "shares"),
    ("1,500,000 ADSs", "1,500,000", "ADSs"),
    ("one ADS, or 1 ADS", "1", "ADS"),
    ("1,500,000 American Depositary Shares", "1,500,000", "American Depositary Shares"),
    ("1,500,000 ADRs", "1,500,000", "ADRs"),
    ("2,000,000 ordinary shares", "2,000,000", "ordinary shares"),
    ("2,000,000 Ordinary\nShares", "2,000,000", "Ordinary\nShares"),
    ("2,000,000 Class A ordinary shares", "2,000,000", "Class A ordinary shares"),
    ("2,000,000 Class D ordinary shares", "2,000,000", "Class D ordinary shares"),
    ("2,000,000 Class B common stock", "2,000,000", "Class B common stock"),
    ("2,000,000 common shares of beneficial interest", "2,000,000", "common shares"),
    ("2,000,000 subordinate voting shares", "2,000,000", "subordinate voting shares"),
    ("2,000,000 Class A non-voting shares", "2,000,000", "Class A non-voting shares"),
    ("2,000,000 registered shares", "2,000,000", "registered shares"),
    ("2,000,000 depositary shares", "2,000,000", "depositary shares"),
    ("1.2 million common units", "1.2 million", "common units"),
    ("25 million units", "25 million", "units"),
    ("In 2025, 500,000 shares", "500,000", "shares"),
    ("Form S-3, 500,000 shares", "500,000", "shares"),
]
NO_SHARES = [
    *("7,082, 747 shares", "12,34 shares", "$5,000 shares", "2,000,000 preferred shares", "5,000 warrants"),
    *("5% shares", "5,000 shareholders", "ten shares", "5,000 unitholders"),
]
PERCENTS = [
    *(("3.0%", 3), ("3%", 3), ("3.00%", 3), ("1.00%", 1), ("10.000%", 10), ("4.1234%", 4.1234), ("99.9%", 99.9)),
    *(("2.25 %", 2.25), ("3\u00a0%", 3), ("3.0\n%", 3), ("0.5%", 0.5), (".5%", 0.5), ("0%", 0), ("100%", 100)),
    *(("100.0%", 100), ("19.99%", 19.99), ("9.9%", 9.9), ("1.5 percent", 1.5), ("1.5 PERCENT", 1.5)),
    *(("3 percent", 3), ("3.0 Percent", 3), ("4 per cent", 4), ("4 per\ncent", 4), ("2 Per Cent", 2)),
]
PERCENT_IN_CONTEXT = [
    ("three percent (3%) of the gross proceeds", "3%"),
    ("three percent (3.0 %) of the gross proceeds", "3.0 %"),
    ("up to 3.0% of the sales price", "3.0%"),
    ("a commission of3.0% of it", "3.0%"),
    ("not exceed 8%, in all", "8%"),
    ("between 2% and 3%", "2%"),
    ("(3.0%)", "3.0%"),
    ("“3.0%”", "3.0%"),
]
NO_PERCENTS = [
    *("three percent", "1/2%", "33 1/3%", "3½%", "3-4%", "3–4%", "3,5%", "1,000%", "2026%", "3. 0%", "[●]%", "%"),
    *("3 percentage points", "300 basis points", "3.0 (%)"),
]
HALVES = [
    *(("$3.35", 0.005), ("$4.020", 0.0005), ("$.01", 0.005), ("$9,114,000", 0.5), ("12", 0.5)),
    *(("$24.2 million", 50_000), ("$(8.1) million", 50_000), ("$1.45 billion", 5_000_000), ("US$40 million", 500_000)),
    *(("$75MM", 500_000), ("$1.5B", 50_000_000), ("$24.2\nmillion", 50_000)),
]


@pytest.mark.parametrize(("written", "expected"), MONEY_FORMS)
def test_money_is_read_in_dollars(written: str, expected: float) -> None:
    """Words of scale and the letters for them multiply; cents are kept."""
    match = phrase(MONEY).search(f"up to {written}, from time to time")
    assert match is not None
    assert written == match[0]
    assert expected == read_number(match[0])


@pytest.mark.parametrize("written", NO_DOLLARS)
def test_other_currencies_are_not_dollars(written: str) -> None:
    """A Canadian or Hong Kong dollar is not a US dollar, and a lone sign or half a number is no amount."""
    assert phrase(MONEY).search(f"up to {written} of shares") is None


@pytest.mark.parametrize(("text", "expected"), MONEY_IN_CONTEXT)
def test_money_ends_where_it_ends(text: str, expected: str) -> None:
    """Neither less nor more than the amount, and of a range no half without its scale."""
    match = phrase(MONEY).search(text)
    assert match is not None
    assert expected == match[0]


@pytest.mark.parametrize(("written", "expected"), COUNTS)
def test_counts_are_read(written: str, expected: int) -> None:
    """A count of shares is a whole number."""
    match = phrase(COUNT).search(f"we sold {written} of them")
    assert match is not None
    assert written == match[0]
    assert expected == read_number(match[0])


@pytest.mark.parametrize("written", NO_COUNTS)
def test_what_counts_nothing_is_no_count(written: str) -> None:
    """A percentage, an amount of money, a number that breaks off."""
    assert phrase(COUNT).search(f"we sold {written} of them") is None


@pytest.mark.parametrize(("text", "count", "shares"), SHARES_FORMS)
def test_shares_are_counted_by_whatever_name_they_have(text: str, count: str, shares: str) -> None:
    """Shares of all classes, units and depositary shares."""
    match = phrase(rf"(?P<count>{COUNT}) (?P<shares>{SHARES})\b").search(text)
    assert match is not None
    assert (count, shares) == (match["count"], match["shares"])


@pytest.mark.parametrize("text", NO_SHARES)
def test_what_are_no_shares_is_not_counted(text: str) -> None:
    """Half a number, money, securities of another kind."""
    assert phrase(rf"{COUNT} {SHARES}\b").search(text) is None


@pytest.mark.parametrize(("written", "expected"), PERCENTS)
def test_percentages_are_read(written: str, expected: float) -> None:
    """Three percent is 3.0."""
    match = phrase(PERCENT).search(f"at {written} of the gross proceeds")
    assert match is not None
    assert written == match[0]
    assert expected == read_percent(match[0])


@pytest.mark.parametrize(("text", "expected"), PERCENT_IN_CONTEXT)
def test_a_percentage_ends_where_it_ends(text: str, expected: str) -> None:
    """Neither less nor more than the percentage."""
    match = phrase(PERCENT).search(text)
    assert match is not None
    assert expected == match[0]


@pytest.mark.parametrize("written", NO_PERCENTS)
def test_what_is_no_percentage_is_not_found(written: str) -> None:
    """Words without figures, fractions, ranges, and the tail of a greater number."""
    assert phrase(PERCENT).search(f"at {written} of the gross proceeds") is None


@pytest.mark.parametrize(("written", "expected"), HALVES)
def test_half_of_the_last_digit(written: str, expected: float) -> None:
    """In dollars, whatever the word of scale."""
    assert expected == half_of_last_digit(written)


@pytest.mark.parametrize("read", [read_number, half_of_last_digit])
def test_what_has_no_number_is_an_error(read: object) -> None:
    """A caller that reads a number where there is none is told."""
    assert callable(read)
    with pytest.raises(ValueError, match="no number"):
        read("many dollars")
