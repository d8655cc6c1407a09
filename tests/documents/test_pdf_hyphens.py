"""Words that the end of a line divides are put together, and compounds keep their hyphen."""

from __future__ import annotations

import pytest

from checker.documents.pdf.hyphens import Hyphens

DOCUMENT = "sales that are at-the-market of long and of term debt, registered as a free-writing prospectus"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("that are regis-", "tered under", "that are registered under"),
        ("an amend-", "ment.", "an amendment."),
        ("Amend-", "ment", "Amendment"),
        ("held by non-", "affiliates", "held by non-affiliates"),
        ("by Non-", "Affiliates", "by Non-Affiliates"),
        ("on Form S-", "3 and", "on Form S-3 and"),
        ("an at-the-", "market offering", "an at-the-market offering"),
        ("a free-", "writing prospectus", "a free-writing prospectus"),
        ("long-", "term debt", "long-term debt"),
        ("No. 333-", "902144", "No. 333-902144"),
        ("SELF-", "INSURANCE", "SELF-INSURANCE"),
        ("the price -", "if any", "the price - if any"),
        ("investors—", "all of them", "investors—all of them"),
        ("and/", "or", "and/or"),
        ("Rule 415(a)", "(4) under", "Rule 415(a)(4) under"),
        ("Sections 13(a)", "(the “Act”)", "Sections 13(a) (the “Act”)"),
        ("our common", "stock", "our common stock"),
        ("", "stock", "stock"),
    ],
)
def test_the_end_of_a_line_and_the_next_are_joined(before: str, after: str, expected: str) -> None:
    """A printed hyphen goes, a written one stays, and between words there is a space."""
    assert expected == Hyphens([DOCUMENT]).joined([before, after])


def test_the_halves_of_a_divided_word_are_no_words() -> None:
    """That a line ends in "regis-" does not make "regis" a word of the document."""
    lines = ["shares that are regis-", "tered"]
    assert "shares that are registered" == Hyphens(lines).joined(lines)
