"""Slips of the pen, and what an old or another template left behind."""

from __future__ import annotations

import pytest

from checker.extraction.proofreading.proofread import NAMES
from checker.model.fact import State
from tests.extraction.drafting import launch, sticker
from tests.extraction.whole_supplement import inside, listed


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("We sell the the shares.", ["the the"]),
        ("The the shares are sold.", ["The the"]),
        ("We intend to use to use the proceeds.", ["to use to use"]),
        ("It is a a matter of course.", ["a a"]),
        ("We believe that that is so, as we had had time, and will sell from time to time to agents.", []),
        ("We bought Walla Walla Corp. We sold it. It is. Is it?", []),
        ("Vitamin B and vitamin c c are on-on and off/off.", []),
        ("the</p><p>the", []),
        ("<table><tr><td>of the</td><td>the whole</td></tr></table>", []),
    ],
)
def test_words_written_twice(paragraph: str, expected: list[str]) -> None:
    """Names, and words that grammar may double, are no slips; nor do cells and paragraphs run on."""
    assert expected == listed(inside(paragraph), "text.doubled_words")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("We sell at a price of $ per share.", ["of $ per"]),
        ("We raised $ million and $ , in all.", ["raised $ million", "and $ ,"]),
        ("See “Risk Factors” on page S- below.", ["on page S- below"]),
        ("It is dated , 2026.", ["dated , 2026"]),
        ("We agreed on March __, 2026.", ["March __,"]),
        ("See page S-__. See also page S-__.", ["S-__", "S-__"]),
        ("_______________", []),
        ("By: _______________", []),
        ("Name: ___________", []),
        ("In thousands of US$, except $5 per share; as agreed, 2026 was good.", []),
    ],
)
def test_blanks_that_no_bracket_marks(paragraph: str, expected: list[str]) -> None:
    """Rules across the page and lines to sign on are no blanks."""
    assert expected == listed(inside(paragraph), "document.blanks")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Visit the SEC’s Public Reference Room.", ["the public reference room, stale since 2019"]),
        ("Copies may be had at the public reference facilities.", ["the public reference room, stale since 2019"]),
        ("See Item 503(c) of Regulation S-K.", ["Item 503(c), which is Item 105 since 2 May 2019"]),
        (
            "Our ratio of earnings to fixed charges is 2.",
            ["the ratio of earnings to fixed charges, not required since 2018"],
        ),
        ("It is listed on the NYSE MKT.", ["a former name of NYSE American"]),
        ("It was listed on NYSE American, formerly the NYSE MKT.", []),
        ("It is quoted on the Nasdaq National Market.", ["a former name of a Nasdaq market"]),
        (
            "We are subject to General Instruction I.B.5 of Form S-3.",
            ["General Instruction I.B.5 of Form S-3; the one-third limit is in I.B.6"],
        ),
        (
            "We are subject to General Instruction I.B.6 of Form F-3.",
            ["General Instruction I.B.6 of Form F-3; the one-third limit is in I.B.5"],
        ),
        (
            "We report under Item 3.02 what is sold under the Sales Agreement.",
            ["Item 3.02 of Form 8-K, which is for unregistered sales"],
        ),
        ("We report under Item 3.02 what we place privately.", []),
        ("See Item 105 of Regulation S-K and General Instruction I.B.6 of Form S-3.", []),
    ],
)
def test_wordings_that_are_stale_or_cite_the_wrong_item(paragraph: str, expected: list[str]) -> None:
    """Each is told with what is wrong about it."""
    assert expected == listed(inside(paragraph), "text.stale_boilerplate")


@pytest.mark.parametrize(
    ("day", "count"),
    [("May 1, 2019", 0), ("May 2, 2019", 1), ("March 2, 2026", 1)],
)
def test_a_wording_is_stale_from_a_day_on(day: str, count: int) -> None:
    """An old supplement is measured by its own day."""
    facts = inside("See Item 503(c) of Regulation S-K.", date=f"The date of this prospectus supplement is {day}.")
    assert count == len(listed(facts, "text.stale_boilerplate"))


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("The underwriters have an over-allotment option.", ["over-allotment option"]),
        ("The underwriters named below will buy the shares.", ["underwriters named below"]),
        ("Until June 4, 2026, all dealers must deliver a prospectus.", ["Until June 4, 2026, all dealers"]),
        ("The representatives impose a penalty bid.", ["impose a penalty bid"]),
        (
            "Delivery of the shares is expected on or about June 4, 2026.",
            ["Delivery of the shares is expected on or about"],
        ),
        ("In our initial public offering there was an over-allotment option.", []),
        ("The agent will not impose penalty bids.", []),
        ("The private placement is expected to close on or about June 4, 2026.", []),
    ],
)
def test_wordings_of_an_underwritten_offering(paragraph: str, expected: list[str]) -> None:
    """What is denied, or told of another offering, is none."""
    assert expected == listed(inside(paragraph), "text.firm_commitment_leftovers")


def test_part_two_of_a_registration_statement_is_not_read() -> None:
    """It has a language of its own."""
    facts = inside("PART II", "INFORMATION NOT REQUIRED IN PROSPECTUS", "We sell the the shares.")
    assert [] == listed(facts, "text.doubled_words")


def test_a_slip_on_the_cover_of_an_excerpt_is_found_all_the_same() -> None:
    """It stands there, whatever comes after."""
    assert ("the the",) == launch(rest="We sell the the shares.")["text.doubled_words"].value


def test_a_clean_supplement_has_nothing_to_tell() -> None:
    """Nothing is called a slip by mistake."""
    facts = inside("We sell shares through Harbourline under the Sales Agreement. See “Risk Factors” on page S-5.")
    assert [State.ABSENT] * len(NAMES) == [facts[name].state for name in NAMES]


def test_a_document_of_another_kind_is_not_proof_read() -> None:
    """Its language is another."""
    facts = sticker("Annual report of Quillfeather Robotics, Inc. We sell the the shares of Pell.")
    assert {State.UNREAD} == {facts[name].state for name in NAMES}


def test_each_item_has_its_place() -> None:
    """Counsel finds each slip by its quote."""
    fact = inside("We sell the the shares.", "We buy of of them.")["text.doubled_words"]
    assert ["We sell the the shares.", "We buy of of them."] == [evidence.quote for evidence in fact.evidence]
