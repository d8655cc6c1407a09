"""The calculation of the dilution: text and table."""

from __future__ import annotations

import pytest

from checker.model.fact import Facts, State
from tests.extraction.inside import inside

TEXT = (
    "Our net tangible book value as of December 31, 2025 was approximately $24.2 million, or $2.02 per share, based on "
    "12,000,000 shares of our common stock outstanding. Assuming that 7,500,000 shares are sold at an assumed price of "
    "$6.40 per share, it would have been $70.6 million, or $3.62 per share."
)
TABLE = {
    "price": "Assumed offering price per share\t$\t6.40",
    "before": "Net tangible book value per share as of December 31, 2025\t$\t2.02",
    "increase": "Increase per share attributable to this offering\t$\t1.60",
    "after": "As adjusted net tangible book value per share after this offering\t$\t3.62",
    "dilution": "Dilution per share to new investors\t$\t2.78",
}


def dilution(text: str = TEXT, **rows: str) -> Facts:
    """Give the facts of a launch with a section on dilution, with some rows of its table replaced."""
    return inside("DILUTION", text, *(TABLE | rows).values(), "LEGAL MATTERS")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("dilution.assumed_price", 6.4),
        ("dilution.assumed_shares", 7_500_000),
        ("dilution.net_tangible_book_value", 24_200_000),
        ("dilution.net_tangible_book_value_rounding", 50_000),
        ("dilution.shares_outstanding", 12_000_000),
        ("dilution.historical_per_share", 2.02),
        ("dilution.before_per_share", 2.02),
        ("dilution.increase_per_share", 1.6),
        ("dilution.as_adjusted_per_share", 3.62),
        ("dilution.per_share", 2.78),
        ("dilution.rounding", 0.005),
    ],
)
def test_the_calculation_is_read(name: str, expected: float) -> None:
    """Each number of text and table."""
    assert expected == dilution()[name].value


@pytest.mark.parametrize(
    ("row", "line", "name", "expected"),
    [
        ("before", "Net tangible book value (deficit) per share\t$\t(11.70\t)", "dilution.historical_per_share", -11.7),
        ("before", "Historical net tangible book deficit per share\t(1.68\t)", "dilution.historical_per_share", -1.68),
        ("before", "Historical net tangible book deficit per share\t1.68", "dilution.historical_per_share", -1.68),
        ("before", "Historical net tangible book value per share\t$\t4.99\t(1)", "dilution.historical_per_share", 4.99),
        ("before", "Net tangible book value per ADS\tUS$2.23", "dilution.historical_per_share", 2.23),
        ("before", "Net tangible book value per share\t$-0.40", "dilution.historical_per_share", -0.4),
        ("increase", "Decrease per share attributable to investors\t(0.61\t)", "dilution.increase_per_share", -0.61),
        ("increase", "Decrease per share attributable to investors\t$0.61", "dilution.increase_per_share", -0.61),
        ("after", "Adjusted net tangible book value per share\t$4.020", "dilution.as_adjusted_per_share", 4.02),
        ("after", "Net tangible book value after the offering\t$(1.13)", "dilution.as_adjusted_per_share", -1.13),
        ("dilution", "Dilution in net tangible book value per share\t$21.993", "dilution.per_share", 21.993),
        ("price", "Public offering price per share\t$30.31", "dilution.assumed_price", 30.31),
    ],
)
def test_a_row_is_known_by_its_label(row: str, line: str, name: str, expected: float) -> None:
    """Deficits are negative, in parentheses or in words."""
    assert expected == dilution(**{row: line})[name].value


@pytest.mark.parametrize(
    ("row", "lines", "name", "expected"),
    [
        ("increase", "Increase per share\n\nattributable to this offering\t$1.60", "increase", 1.6),
        (
            "increase",
            "Increase in the adjusted\n\nnet tangible book value per share owed to investors\t$\t1.60",
            "increase",
            1.6,
        ),
        (
            "after",
            "Net tangible book value per share at March 31, 2026,\n\nas adjusted for this offering\t3.62",
            "as_adjusted",
            3.62,
        ),
        ("before", "Net tangible book value per share\n\nThe table is ours.\n\nand no label\t2.02", "historical", None),
        ("before", "Net tangible book value per share\t$1.02\n\nand of another\t2.02", "historical", 1.02),
    ],
)
def test_a_label_may_go_on_in_the_row_of_its_amount(row: str, lines: str, name: str, expected: float | None) -> None:
    """In a line of the table that begins with a small letter, below one that is nothing but label."""
    assert expected == dilution(**{row: lines})[f"dilution.{name}_per_share"].value


def test_dilution_in_parentheses_is_a_loss() -> None:
    """Unless the book value afterwards is above the price: that is a gain."""
    row = "Dilution per share to new investors\t$\t(2.78\t)"
    above = "As adjusted net tangible book value per share after this offering\t$\t9.18"
    assert (2.78, -2.78) == tuple(
        facts["dilution.per_share"].value for facts in (dilution(dilution=row), dilution(dilution=row, after=above))
    )


def test_the_increase_is_added_to_the_pro_forma_value() -> None:
    """If the table has one; the increase up to it is no fact."""
    rows = (
        "Historical net tangible book value per share\t$\t(1.68\t)\n\nPro forma increase per share\t3.64\n\n"
        "Pro forma net tangible book value per share as of December 31, 2025\t1.96"
    )
    facts = dilution(before=rows)
    assert (-1.68, 1.96, 1.6) == tuple(
        facts[f"dilution.{name}_per_share"].value for name in ("historical", "before", "increase")
    )


def test_a_pro_forma_change_without_its_sum_leaves_open_what_is_added_to() -> None:
    """The historical value is then not what the increase is added to."""
    rows = "Historical net tangible book value per share\t$\t(1.68\t)\n\nPro forma increase per share\t3.64"
    assert State.ABSENT is dilution(before=rows)["dilution.before_per_share"].state


@pytest.mark.parametrize(
    "line",
    [
        "Dilution per share to new investors\t$2.78\t$3.10",
        "Dilution per share to new investors\t43.4%",
    ],
)
def test_a_row_with_no_single_amount_is_left_out(line: str) -> None:
    """Two columns are two calculations."""
    assert State.ABSENT is dilution(dilution=line)["dilution.per_share"].state


def test_two_tables_that_differ_are_no_single_calculation() -> None:
    """Nothing is read from either."""
    twice = f"{TABLE['dilution']}\n\nDilution per share to new investors\t$\t2.10"
    assert State.ABSENT is dilution(dilution=twice)["dilution.as_adjusted_per_share"].state


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Our net tangible book value as of June 30, 2025 was $9,114,000, or $0.88 per share.", 9_114_000),
        ("Our historical net tangible book deficit as of June 30, 2025 was approximately $(8.1) million.", -8_100_000),
        ("Our net tangible book deficit on June 30, 2025 was $8.1 million.", -8_100_000),
        ("Our net tangible book value (deficit) on June 30, 2025 was $8.1 million.", 8_100_000),
        ("Our pro forma net tangible book value as of June 30, 2025 was $13.6 million.", None),
        ("After giving effect to the sale, our net tangible book value would be $13.6 million.", None),
    ],
)
def test_the_book_value_is_the_one_before_any_adjustment(sentence: str, expected: float | None) -> None:
    """In dollars, negative if it is a deficit."""
    assert expected == dilution(text=sentence)["dilution.net_tangible_book_value"].value


def test_the_assumed_sale_may_stand_in_a_risk_factor() -> None:
    """A supplement may have no section on dilution."""
    risk = "If we sell, assuming 7,500,000 shares of our common stock at a price of $6.40 per share, you are diluted."
    facts = inside("RISK FACTORS", risk)
    assert (7_500_000, 6.4) == (facts["dilution.assumed_shares"].value, facts["dilution.assumed_price"].value)


def test_every_mention_of_the_dilution_is_held_against_the_table() -> None:
    """The risk factor is the one that is forgotten."""
    facts = dilution(text=f"{TEXT} New investors would see dilution of $2.87 per share.")
    assert "1 mention says $2.87, 1 says $2.78 (dilution)" == facts["dilution.per_share_odd"].value
