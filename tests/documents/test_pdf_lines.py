"""Words become lines, and lines cells, by where they stand."""

from __future__ import annotations

import pytest

from checker.documents.pdf.lines import Word, lines_of
from tests.documents.pdf_drawing import texts, typed, words


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("one two three", ["one two three"]),
        ("label       value", ["label\tvalue"]),
        ("a   justified   line   has   wide   spaces", ["a justified line has wide spaces"]),
        ("Dilution       $4.54       $7.45", ["Dilution\t$4.54\t$7.45"]),
        ("Risk Factors...........S-3", ["Risk Factors\tS-3"]),
        ("Risk Factors . . . . . . . S-3", ["Risk Factors\tS-3"]),
        ("dated               , 2026", ["dated , 2026"]),
        ("first\nsecond", ["first", "second"]),
    ],
)
def test_a_line_is_divided_into_cells_at_wide_gaps(page: str, expected: list[str]) -> None:
    """Wide is what is wider than the other spaces of the line; a blank to be filled in divides nothing."""
    assert expected == texts(typed(page))


def test_a_raised_figure_belongs_to_its_line() -> None:
    """A footnote mark stands higher and is smaller, and the text follows it."""
    mark = Word("(1)", 107, 699, 115, 706)
    assert ["Agents(1) sell"] == texts(lines_of([*words("Agents", left=77), mark, *words("sell", left=120)]))


def test_letters_that_touch_are_one_word() -> None:
    """Some typesetters place each letter by itself."""
    letters = [word for at, letter in enumerate("word") for word in words(letter, left=72 + 5.3 * at)]
    assert ["word"] == texts(lines_of(letters))


def test_a_slanted_letter_that_leans_into_the_space_ends_its_word() -> None:
    """Behind a slanted f there is little room in boxes of letters, and yet a space."""
    assert ["Use of proceeds"] == texts(lines_of([*words("Use of"), *words("proceeds", left=72 + 6 * 5 + 0.6)]))


def test_a_line_of_many_cells_is_a_drawing() -> None:
    """What has more cells than any table is read as words."""
    (line,) = typed("x          y" + "          z" * 99)
    assert 1 == len(line.cells)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("•     our annual report", True),
        ("• our annual report", True),
        ("(a)     our annual report", True),
        ("(a) our annual report", False),
        ("12.     Exhibits", True),
        ("$12     $13", False),
        ("Experts     S-9", False),
        ("•", False),
    ],
)
def test_an_item_of_a_list_is_told_from_a_row(page: str, expected: bool) -> None:
    """A bullet or a number, and then text."""
    (line,) = typed(page)
    assert expected is line.is_item
