"""The text on dilution, held against the table under it and against the commission."""

from __future__ import annotations

import pytest

from checker.model.fact import State
from tests.extraction.inside import inside

TABLE = (
    "Assumed offering price per share\t$6.40",
    "Net tangible book value per share as of December 31, 2025\t$0.88",
    "Increase per share attributable to this offering\t$0.19",
    "As adjusted net tangible book value per share after this offering\t$1.07",
    "Dilution per share to new investors\t$5.33",
)
SOLD = "Assuming that 7,500,000 shares are sold at $6.40 per share, after commissions of {} and expenses of $1,"


@pytest.mark.parametrize(
    ("sentence", "compared", "differing"),
    [
        ("Our net tangible book value was $9,114,000, or $0.88 per share.", (0.88,), None),
        (
            "Our net tangible book value was $9,114,000, or $0.98 per share.",
            (0.98,),
            ("$0.98 per share, in the table $0.88",),
        ),
        (
            "After giving effect to it, our as adjusted net tangible book value would be $14 million, or $1.70 per "
            "share. This is an immediate increase in net tangible book value of $0.19 per share to holders.",
            (1.7, 0.19),
            ("$1.70 per share, in the table $1.07",),
        ),
        ("Existing stockholders would gain $0.29 per share.", (0.29,), ("$0.29 per share, in the table $0.19",)),
        ("An increase of $1.00 per share in the assumed price would increase it by $0.40 per share.", None, None),
        ("Our pro forma net tangible book value was $12 million, or $1.01 per share.", None, None),
        ("A bond was sold for $12 million, or $9.01 per share.", None, None),
    ],
)
def test_an_amount_of_the_text_is_held_against_its_row(
    sentence: str, compared: tuple[float, ...] | None, differing: tuple[str, ...] | None
) -> None:
    """What the table does not give, or what is only supposed, is not compared."""
    facts = inside("DILUTION", sentence, *TABLE)

    assert compared == facts["dilution.text_amounts"].value
    assert differing == facts["dilution.text_against_table"].value


def test_the_commissions_of_the_assumed_sale_are_read() -> None:
    """With how exact they can be: half of the last digit, and the commission on one share."""
    facts = inside("DILUTION", SOLD.format("$1,440,000"), *TABLE)

    assert (1_440_000, 0.69) == (
        facts["dilution.commissions"].value,
        facts["dilution.commissions_rounding"].value,
    )


def test_without_a_section_on_dilution_nothing_is_compared() -> None:
    """And nothing is said to agree."""
    facts = inside("PLAN OF DISTRIBUTION", SOLD.format("$1,440,000"))

    assert {State.ABSENT} == {
        facts[name].state for name in ("dilution.text_amounts", "dilution.text_against_table", "dilution.commissions")
    }
