"""What is read from one-page supplements that amend, suspend or terminate."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model.fact import Facts, State
from tests.extraction.drafting import LEGEND, sticker

HEAD = ("QUILLFEATHER ROBOTICS, INC.", "Common Stock")
OPENING = (
    "This Supplement No. 2 to Prospectus Supplement (this “Supplement”) supplements and amends the "
    "Prospectus Supplement dated "
    "May 6, 2024 (the “Prospectus Supplement”) and the Prospectus dated April 30, 2024. On May 6, "
    "2024, we entered into an "
    "Equity Distribution Agreement (the “Distribution Agreement”) with Harbourline Securities, LLC, "
    "under which we could sell "
    "shares having an aggregate offering price of up to $22,000,000 from time to time at the market."
)
FOOT = (LEGEND, "The date of this Supplement No. 2 to the Prospectus Supplement is November 4, 2025.")


def amended(*sentences: str) -> Facts:
    """Give the facts of a sticker with these sentences after its opening."""
    return sticker(*HEAD, OPENING, *sentences, *FOOT)


SUSPENDS = (
    "The purpose of this Supplement is to suspend the offering under the Prospectus Supplement "
    "effective November 5, 2025."
)


@pytest.mark.parametrize(
    ("sentence", "kind", "purposes"),
    [
        (SUSPENDS, "stop", ("suspend",)),
        ("We have suspended sales under the Distribution Agreement, effective immediately.", "stop", ("suspend",)),
        ("Sales under the Distribution Agreement have been suspended as of the date hereof.", "stop", ("suspend",)),
        ("We are hereby suspending the ATM.", "stop", ("suspend",)),
        ("We hereby suspend that offering.", "stop", ("suspend",)),
        ("On November 3, 2025 we terminated the Distribution Agreement.", "stop", ("terminate",)),
        ("The Distribution Agreement has been terminated effective November 3, 2025.", "stop", ("terminate",)),
        ("We are no longer offering any shares under the Prospectus Supplement.", "stop", ("terminate",)),
        (
            "We are reducing the maximum aggregate offering price from $22,000,000 to $9,000,000.",
            "update",
            ("decrease",),
        ),
        ("This increases the maximum aggregate offering price to $30,000,000.", "update", ("increase",)),
        ("We hereby increase the maximum aggregate offering price to $30,000,000.", "update", ("increase",)),
        ("Pell Securities, Inc. was added as an additional sales agent.", "update", ("change_agents",)),
        ("The amendment adds Pell Securities, Inc. as an additional sales agent.", "update", ("change_agents",)),
        ("We previously suspended the ATM and have not resumed sales.", "stop", ("suspend",)),
        ("We do not intend to resume the ATM offering until we file a new supplement.", "update", ("amend",)),
        ("We have not, since then, resumed sales under the ATM.", "update", ("amend",)),
        ("We have determined to pause sales under the ATM, effective December 1, 2025.", "stop", ("suspend",)),
        ("We have discontinued the at the market offering.", "stop", ("suspend",)),
        ("The ATM is currently on hold.", "stop", ("suspend",)),
        (
            "We delivered notice to Harbourline to terminate the Distribution Agreement, effective December 1, 2025.",
            "stop",
            ("terminate",),
        ),
        ("We have not suspended the offering under the Prospectus Supplement.", "update", ("amend",)),
        ("This Supplement does not increase the maximum aggregate offering price.", "update", ("amend",)),
        ("We hereby resume sales under the ATM.", "update", ("resume",)),
        ("The offering will terminate upon the sale of all shares.", "update", ("amend",)),
        ("Either party may suspend sales upon notice.", "update", ("amend",)),
        ("We may terminate the Distribution Agreement at any time.", "update", ("amend",)),
        (
            "We and Harbourline each have the right, by giving five days’ written notice in the manner which that "
            "agreement describes, to terminate the Distribution Agreement.",
            "update",
            ("amend",),
        ),
        (
            "Either party may, upon giving notice to the other party in the manner which is laid down for it there, "
            "terminate the Distribution Agreement.",
            "update",
            ("amend",),
        ),
        (
            "In connection with our entry into a merger agreement, we terminated the existing Distribution Agreement.",
            "stop",
            ("terminate",),
        ),
        (
            "We have terminated the Distribution Agreement and entered into a new loan agreement with a bank.",
            "stop",
            ("terminate",),
        ),
        (
            "Upon our entry into a new Distribution Agreement, we suspended the existing program.",
            "stop",
            ("suspend",),
        ),
        (
            "We, who have the right, upon notice to the other party, to end it, have terminated the Distribution "
            "Agreement.",
            "stop",
            ("terminate",),
        ),
        (
            "Having sold all that we may, from time to time, sell through Harbourline, we have terminated the "
            "Distribution Agreement.",
            "stop",
            ("terminate",),
        ),
    ],
)
def test_kind_and_purposes(sentence: str, kind: str, purposes: tuple[str, ...]) -> None:
    """What is done counts; what may be done one day does not."""
    facts = amended(sentence)
    assert facts["document.kind"].value == kind
    assert facts["document.purposes"].value == purposes


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (SUSPENDS, date(2025, 11, 5)),
        ("We have suspended sales under the Distribution Agreement, effective immediately.", date(2025, 11, 4)),
        (
            "We have suspended sales under the Distribution Agreement effective as of November 1, 2025.",
            date(2025, 11, 1),
        ),
        ("We have suspended sales under the Distribution Agreement.", None),
    ],
)
def test_the_day_of_a_suspension(sentence: str, expected: date | None) -> None:
    """A day, the day of the document, or none at all."""
    assert amended(sentence)["suspension.effective_date"].value == expected


@pytest.mark.parametrize(
    ("sentence", "shares", "proceeds"),
    [
        (
            "As of the date of this Supplement, we have sold 4,100 shares of our common stock for "
            "gross proceeds of $71,500.",
            4_100,
            71_500,
        ),
        (
            "We have offered and sold an aggregate of 1,200,000 ADSs for aggregate gross proceeds of "
            "approximately $3.4 million.",
            1_200_000,
            3_400_000,
        ),
        ("As of November 1, 2025, we have not sold any shares under the Distribution Agreement.", 0, 0),
        ("We have sold shares for aggregate gross proceeds of US$102.2 million.", None, 102_200_000),
    ],
)
def test_sales_to_date(sentence: str, shares: int | None, proceeds: float | None) -> None:
    """Shares and gross proceeds, either, or none sold."""
    facts = amended(SUSPENDS, sentence)
    assert facts["sold.shares"].value == shares
    assert facts["sold.gross_proceeds"].value == proceeds


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "We will not make any sales unless and until a new prospectus supplement is filed.",
            "suspension.no_sales_statement",
        ),
        ("No further sales will be made under the Prospectus Supplement.", "suspension.no_sales_statement"),
        ("Until we file a supplement, no shares will be sold under it.", "suspension.no_sales_statement"),
        ("The Distribution Agreement remains in full force and effect.", "suspension.agreement_in_effect"),
        ("The Distribution Agreement will continue in effect.", "suspension.agreement_in_effect"),
    ],
)
def test_statements_of_a_suspension(sentence: str, name: str) -> None:
    """The sentence that says so is the value."""
    assert amended(SUSPENDS, sentence)[name].value == sentence
    assert amended(SUSPENDS)[name].state is State.ABSENT


def test_a_sticker_is_identified() -> None:
    """Number, dates of the documents it amends, its own date, and the cap it repeats."""
    facts = amended(SUSPENDS)
    assert facts["document.supplement_number"].value == 2
    assert facts["prior_supplements.dates"].value == (date(2024, 5, 6),)
    assert facts["base_prospectus.date"].value == date(2024, 4, 30)
    assert facts["document.date"].value == date(2025, 11, 4)
    assert facts["program.cap"].value == 22_000_000


def test_a_name_that_is_never_defined_is_listed_with_its_sentence() -> None:
    """The agreement has a defined term; another name for it is a slip."""
    facts = amended(
        SUSPENDS, "We have sold 4,100 shares pursuant to the Sales Agreement for gross proceeds of $71,500."
    )
    assert facts["agreement.undefined_titles"].value == ("Sales Agreement",)
    assert "4,100 shares" in facts["agreement.undefined_titles"].evidence[0].quote


def test_an_agreement_that_is_described_needs_no_definition() -> None:
    """Another agreement may be named with its date and party."""
    facts = amended(
        SUSPENDS, "We also ended the Sales Agreement, dated May 1, 2020, with Alder LLC. The Sales Agreement is over."
    )
    assert facts["agreement.undefined_titles"].state is State.ABSENT


def test_old_and_new_cap() -> None:
    """From one amount to another, and the programme's cap is the new one."""
    facts = amended("We are reducing the maximum aggregate offering price from $22,000,000 to $9,000,000.")
    assert facts["change.prior_cap"].value == 22_000_000
    assert facts["change.new_cap"].value == 9_000_000
    assert facts["program.cap"].value == 9_000_000


@pytest.mark.parametrize(
    ("sentence", "cap"),
    [
        ("We are decreasing the maximum aggregate offering price of the shares to $9,000,000.", 9_000_000),
        ("We have reduced the amount that may be sold under the Distribution Agreement to $0.", 0),
        ("This increases the maximum aggregate offering price to $30,000,000.", 30_000_000),
        ("We do not intend to increase the maximum aggregate offering price to $30,000,000.", 22_000_000),
    ],
)
def test_the_cap_is_what_the_document_leaves_it_at(sentence: str, cap: float) -> None:
    """The words that stated it before the change still stand in the opening."""
    assert cap == amended(sentence)["program.cap"].value


@pytest.mark.parametrize(
    ("sentence", "unclear"),
    [
        ("No further sales will be made until further notice.", True),
        ("We are not offering any additional shares.", True),
        ("We will not sell shares with a value of more than one-third of our public float until it rises.", False),
        ("We are not offering these shares in any jurisdiction where that is not permitted.", False),
        ("Pell Securities, Inc. was added as an additional sales agent.", False),
    ],
)
def test_an_update_that_says_that_no_more_is_sold_is_told(sentence: str, unclear: bool) -> None:
    """Words that make it no stop are kept for the gate: a sale must not be cleared on them."""
    facts = amended(sentence)

    assert "update" == facts["document.kind"].value
    assert unclear == facts["suspension.unclear"].found


@pytest.mark.parametrize(
    ("stops", "says", "state"),
    [
        (
            SUSPENDS,
            "We will not make any further sales unless and until a new prospectus supplement is filed.",
            "absent",
        ),
        (SUSPENDS, "We will not make any further sales after that date.", "absent"),
        (SUSPENDS, "No further sales will be made.", "unread"),
        (SUSPENDS, "We have elected not to sell shares in the meantime.", "unread"),
        ("We hereby suspend the offering.", "No further sales will be made.", "absent"),
    ],
)
def test_what_a_stop_says_of_the_days_before_it(stops: str, says: str, state: str) -> None:
    """Of the days between its date and the one that it names nobody may sell on ignorance."""
    assert state == amended(stops, says)["suspension.unclear"].state.value


def test_the_first_of_several_days_counts() -> None:
    """The agreement ends later; the sales stop before."""
    facts = amended(
        "The Distribution Agreement will terminate on November 30, 2025.",
        "We have suspended sales under it as of November 4, 2025.",
    )

    assert date(2025, 11, 4) == facts["suspension.effective_date"].value
