"""Running heads, feet and page numbers are no text; the number labels the page."""

from __future__ import annotations

import pytest

from checker.documents.pdf.lines import Line, lines_of
from checker.documents.pdf.margins import strip_margins
from tests.documents.pdf_drawing import texts, words


def page(*body: str, head: str = "", foot: str = "") -> list[Line]:
    """Give a page with a head and a foot at the same height as on other pages."""
    found = [*words(head, middle=760), *words(foot, middle=30)]
    for number, line in enumerate(body):
        found += words(line, middle=700 - 12 * number)
    return lines_of(found)


def labels(*pages: list[Line]) -> list[str]:
    """Give the labels of pages."""
    return [label for _, label in strip_margins(pages)]


def test_what_repeats_at_the_same_height_is_taken_away() -> None:
    """Digits may differ; the head of the first page stays, since it may be the corner of the cover."""
    pages = [page(f"body {word}", head="Draft of May 3", foot=f"Proof {number}") for number, word in enumerate("abcd")]
    assert [["Draft of May 3", "body a"], ["body b"], ["body c"], ["body d"]] == [
        texts(lines) for lines, _ in strip_margins(pages)
    ]


def test_the_head_that_is_the_heading_of_the_contents_stays() -> None:
    """Printers link from the head of each page to the contents, and set no other heading above them."""
    entries = [
        f"{caption}      S-{number}" for number, caption in enumerate(("Summary", "Risks", "Terms", "Experts"), 3)
    ]
    head = "Table of Contents"
    bare = [page("cover"), page(*entries, head=head), page("b", head=head), page("c", head=head)]
    headed = [page("cover"), page("CONTENTS", *entries, head=head), page("b", head=head), page("c", head=head)]
    assert [lines[0].text for lines, _ in strip_margins(bare)] == ["cover", head, "b", "c"]
    assert [lines[0].text for lines, _ in strip_margins(headed)] == ["cover", "CONTENTS", "b", "c"]


def test_what_stands_on_two_pages_only_stays() -> None:
    """Two covers may begin alike."""
    pages = [page("a"), page("b", head="PROSPECTUS"), page("c", head="PROSPECTUS")]
    assert [["a"], ["PROSPECTUS", "b"], ["PROSPECTUS", "c"]] == [texts(lines) for lines, _ in strip_margins(pages)]


def test_no_more_than_a_few_lines_are_a_head() -> None:
    """A form that is the same on every page is text."""
    pages = [page(*(f"row {row}" for row in "abcdefghijklmno")) for _ in range(3)]
    assert [15 - 4, 15 - 8, 15 - 8] == [len(lines) for lines, _ in strip_margins(pages)]


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("S-3", "S-3"),
        ("S-ii", "S-ii"),
        ("ii", "ii"),
        ("- iv -", "iv"),
        ("Page F-12", "F-12"),
        ("PS-2", "PS-2"),
        ("7", ""),
        ("2026", ""),
        ("mill", ""),
        ("S-3 of the prospectus", ""),
    ],
)
def test_a_page_number_is_known_by_its_form(foot: str, expected: str) -> None:
    """A bare number alone might be anything."""
    lines = page("body", foot=foot)
    assert [expected] == labels(lines)
    assert [["body"] if expected else ["body", foot]] == [texts(kept) for kept, _ in strip_margins([lines])]


@pytest.mark.parametrize(
    ("feet", "expected"),
    [
        (("1", "2", "3"), ["1", "2", "3"]),
        (("", "1", "", "3"), ["", "1", "", "3"]),
        (("1", "17"), ["", ""]),
        (("Alder Corp.       4", "Alder Corp.       5", "Alder Corp.       6"), ["4", "5", "6"]),
        (("1", "2", "1", "2"), ["1", "2", "1", "2"]),
    ],
)
def test_a_bare_number_must_go_on_from_page_to_page(feet: tuple[str, ...], expected: list[str]) -> None:
    """A base prospectus after a supplement counts from one again."""
    assert expected == labels(*(page(f"body {at}", foot=foot) for at, foot in enumerate(feet)))


def test_a_number_at_the_end_of_a_short_page_is_its_label() -> None:
    """A browser prints the number below the last paragraph, wherever that is."""
    pages = [page("one", "two", "8"), page("three", "9")]
    assert ["8", "9"] == labels(*pages)
