"""Cross references to captions that are not there, and to pages that the contents do not give."""

from __future__ import annotations

import pytest

from checker.extraction.proofreading.contents import page_order, words_of
from tests.extraction import whole_supplement
from tests.extraction.drafting import launch, sticker
from tests.extraction.whole_supplement import inside, listed

SUITABLE = "of this prospectus supplement"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("See “Dilution.”", ["“Dilution”"]),
        ("See the section titled “Dilution” below.", ["“Dilution”"]),
        ("It is told under the caption “Dilution” in this supplement.", ["“Dilution”"]),
        ("See “Plan of Distribution” and “Dilution.”", ["“Dilution”"]),
        ("See “Risk Factors—We may never pay dividends.”", ["“Risk Factors—We may never pay dividends”"]),
        ("See “Plan of Distribution.”", []),
        ("See “PLAN OF DISTRIBUTION,” “Use of proceeds” and “Legal Matters.”", []),
        ("See “Risk Factors—Words on the Matter.”", []),
        ("See “Dilution” in our annual report for 2025.", []),
        ("See “Dilution” in the accompanying prospectus.", []),
        ("See “Dilution,” which is incorporated by reference.", []),
        ("Our stock trades under the symbol “QLFR.” Section 5 defines “Emerging Company.”", []),
    ],
)
def test_captions_that_are_referred_to(sentence: str, expected: list[str]) -> None:
    """Case and punctuation do not count; references to other documents are not judged."""
    assert expected == listed(inside(sentence), "references.captions_missing")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"See “Use of Proceeds” beginning on page S-9 {SUITABLE}.", []),
        (
            f"See “Use of Proceeds” beginning on page S-7 {SUITABLE}.",
            ["“Use of Proceeds” on page S-7, in the contents on page S-9"],
        ),
        ("See “USE OF PROCEEDS” on page S-8.", ["“USE OF PROCEEDS” on page S-8, in the contents on page S-9"]),
        ("See “Risk Factors” on page S-7.", []),
        ("See “Risk Factors” starting on page S-7.", ["“Risk Factors” on page S-7, in the contents on page S-5"]),
        ("See “Plan of Distribution—Fees” beginning on page S-11.", []),
        ("See “Dilution” on page S-30.", []),
        ("See “Use of Proceeds” on page S-7 of the original prospectus supplement.", []),
        (f"See “Use of Proceeds” on page 9 {SUITABLE}.", ["“Use of Proceeds” on page 9, in the contents on page S-9"]),
        (f"See “Risk Factors” beginning on page S-5 {SUITABLE} and page 4 of the accompanying prospectus.", []),
        (
            f"See “Risk Factors” beginning on page S-5 {SUITABLE} and on page 6 of the accompanying prospectus.",
            ["“Risk Factors” on page 6, in the contents on page 4"],
        ),
        (
            f"See “Risk Factors” on page S-5 of the base prospectus and page 4 {SUITABLE}.",
            [
                "“Risk Factors” on page S-5, in the contents on page 4",
                "“Risk Factors” on page 4, in the contents on page S-5",
            ],
        ),
    ],
)
def test_pages_that_are_referred_to(sentence: str, expected: list[str]) -> None:
    """A section begins on one page and goes on to the next caption; each document has pages of its own."""
    assert expected == listed(inside(sentence, base=True), "references.pages_wrong")


@pytest.mark.parametrize("gap", ["", " ", "........ ", " . . . . . "])
def test_the_contents_may_be_lines_of_plain_text(gap: str) -> None:
    """Caption and page stand in one line, with spaces or dots between them."""
    sentence = f"See “Risk Factors” beginning on page S-7 {SUITABLE} and on page 6 of the accompanying prospectus."
    assert [
        "“Risk Factors” on page S-7, in the contents on page S-5",
        "“Risk Factors” on page 6, in the contents on page 4",
    ] == listed(inside(sentence, base=True, gap=gap), "references.pages_wrong")


def test_a_stray_page_number_does_not_hide_the_entries_of_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printers leave the label of the page in the midst of the table."""
    stray = [*whole_supplement.CONTENTS[:3], ("S-i", ""), *whole_supplement.CONTENTS[3:]]
    monkeypatch.setattr(whole_supplement, "CONTENTS", stray)
    facts = inside("See “Risk Factors” beginning on page S-99.", gap=" ")
    assert ["“Risk Factors” on page S-99, in the contents on page S-5"] == listed(facts, "references.pages_wrong")


def test_entries_that_are_not_told_apart_leave_references_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known of where a caption stands, so no reference to it is known to be right."""
    monkeypatch.setattr(whole_supplement, "CONTENTS", [(caption, "F-7") for caption, _ in whole_supplement.CONTENTS])
    fact = inside("See “Risk Factors” on page S-7.")["references.pages_wrong"]
    assert (fact.state, fact.reason) == ("unread", "the entries of the table of contents were not told apart")


def test_pages_of_a_base_prospectus_that_is_not_at_hand_are_not_judged() -> None:
    """Nothing is known of its contents."""
    sentence = "See “Risk Factors” on page 99 of the accompanying prospectus."
    assert [] == listed(inside(sentence), "references.pages_wrong")


def test_a_cover_alone_shows_nothing_of_references() -> None:
    """Captions and contents stand further on."""
    facts = launch()
    assert "unread" == facts["references.captions_missing"].state
    assert "unread" == facts["references.pages_wrong"].state


def test_a_sticker_refers_to_what_it_supplements() -> None:
    """It has neither captions nor contents of its own."""
    facts = sticker(
        "QUILLFEATHER ROBOTICS, INC.",
        "This Supplement No. 2 amends the Prospectus Supplement dated May 6, 2024, under an Equity Distribution "
        "Agreement with Harbourline Securities, LLC for sales at the market. See “Dilution” on page S-8.",
        "The date of this Supplement No. 2 to the Prospectus Supplement is November 4, 2025.",
    )
    assert [] == listed(facts, "references.captions_missing")
    assert [] == listed(facts, "references.pages_wrong")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("S-7", ("s-", 7)),
        ("12", ("", 12)),
        ("iv", ("i", 4)),
        ("S-ii", ("s-i", 2)),
        ("xix", ("i", 19)),
        ("A-3", ("a-", 3)),
    ],
)
def test_the_order_of_page_labels(label: str, expected: tuple[str, int]) -> None:
    """Each series counts for itself."""
    assert expected == page_order(label)


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("RISK FACTORS.", "risk factors"),
        ("Management’s Plan", "managements plan"),
        ("Forward-Looking Statements", "forward looking statements"),
        ("Terms & Conditions", "terms and conditions"),
    ],
)
def test_the_words_of_a_caption(caption: str, expected: str) -> None:
    """Captions are compared by their words."""
    assert expected == words_of(caption)
