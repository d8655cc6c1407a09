"""Plain text and Markdown become text."""

from __future__ import annotations

import pytest

from checker.documents.plain import read_plain


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One\nTwo", "One\nTwo"),
        ("**Common Stock**", "Common Stock"),
        ("up to \\$14,500,000", "up to $14,500,000"),
        ("# Risk Factors\n\ntext", "Risk Factors\ntext"),
        ("above\n\n---\n\nbelow", "above\nbelow"),
        ("a\n***\nb", "a\nb"),
        ("*emphasis* and 2*3", "emphasis and 2*3"),
        ("Risk Factors........S-3", "Risk Factors\tS-3"),
        ("snake_case_name", "snake_case_name"),
        ("> quoted", "quoted"),
        ("- item", "item"),
        ("| Risk Factors | S-3 |\n|---|---|\n| Dilution | S-4 |", "Risk Factors\tS-3\nDilution\tS-4"),
        ("this | is no table", "this | is no table"),
        ("333-123456", "333-123456"),
    ],
)
def test_marks_of_markdown_go(source: str, expected: str) -> None:
    """Emphasis, escapes, headings and rules are not part of what is said."""
    assert read_plain(source).text == expected


def test_page_marks_break_pages() -> None:
    """Old filings mark pages with <PAGE>, others with a form feed."""
    reader = read_plain("Cover\n<PAGE>\nContents\n\fBody")
    assert reader.text == "Cover\nContents\nBody"
    assert reader.page_breaks == (5, 14)


def test_lines_are_those_of_the_source() -> None:
    """Blank lines and rules count although they are not in the text."""
    reader = read_plain("\n\n**A**\n\n---\n\nB")
    places = reader.places
    assert [places.position(reader.text.index(letter)).line for letter in "AB"] == [3, 7]
