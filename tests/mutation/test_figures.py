"""Where a value stands in a quote, and how another is written like it."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model.document import Span
from checker.model.fact import Scalar
from checker.mutation.figures import another_day, find_value, multiplied, other_digit


@pytest.mark.parametrize(
    ("quote", "value", "stated"),
    [
        ("up to $20,000,000 of stock", 20_000_000, "20,000,000"),
        ("of $58.3 million, or $1.83", 58_300_000, "58.3"),
        ("of $58.3 million, or $1.83", 1.83, "1.83"),
        ("3.0% of the gross", 3.0, "3.0"),
        ("$\t0.88", 0.88, "0.88"),
        ("on the first trading day", 1, None),
        ("As of May 14, 2026, and June 1, 2026", date(2026, 6, 1), "June 1, 2026"),
        ("on 14 May 2026", date(2026, 5, 14), "14 May 2026"),
        ("FILED AS OF DATE: 20260514", date(2026, 5, 14), "20260514"),
        ("the date of this supplement", date(2026, 5, 14), None),
        ("Registration No. 333-100200", "333-100200", "333-100200"),
        ("HOLLIN & VALE, INC.", "Hollin & Vale, Inc.", "HOLLIN & VALE, INC."),
        ("listed on the New York Stock Exchange", "nyse", None),
        ("is limited to one third", True, None),
    ],
)
def test_a_value_is_found_as_it_is_written(quote: str, value: Scalar, stated: str | None) -> None:
    """Only the figures of a number, all of a date, the words of a text in whatever case."""
    span = find_value(quote, value)

    assert stated == (quote[span.start : span.end] if isinstance(span, Span) else None)


@pytest.mark.parametrize(
    ("written", "other"),
    [("20,000,000", "20,000,001"), ("1.89", "1.88"), ("424(b)(5)", "424(b)(6)"), ("none", "none")],
)
def test_the_last_digit_is_changed_by_one(written: str, other: str) -> None:
    """A nine goes down, so that no other digit changes."""
    assert other == other_digit(written)


@pytest.mark.parametrize(
    ("written", "factor", "other"),
    [("5,680,000", 10, "56,800,000"), ("1.84", 2, "3.68"), ("21,285,865", 1.02, "21,711,582"), ("950", 2, "1,900")],
)
def test_a_number_is_multiplied_in_its_own_form(written: str, factor: float, other: str) -> None:
    """With as many decimals as it had, and with commas."""
    assert other == multiplied(written, factor)


@pytest.mark.parametrize(
    ("written", "other"),
    [("May 14, 2026", "December 1, 2024"), ("14 May 2026", "1 December 2024"), ("20260514", "20241201")],
)
def test_a_day_is_written_in_its_own_form(written: str, other: str) -> None:
    """American, British, and as the header of a submission has it."""
    assert other == another_day(written, date(2024, 12, 1))
