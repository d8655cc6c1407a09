"""A space in a phrase is any white space of the document."""

from __future__ import annotations

import pytest

from checker.phrases.phrase import CASE_MATTERS, phrase


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("sales agreement", "the Sales\nAgreement", True),
        ("sales agreement", "salesagreement", False),
        ("A ?ugust", "A ugust", True),
        ("A ?ugust", "August", True),
        ("[a b]c", " c", True),
        (r"\[ x", "[ x", True),
        (r"(?<!the[ ])offer", "an offer", True),
        (r"(?<!the[ ])offer", "the offer", False),
    ],
)
def test_spaces_stand_for_white_space(pattern: str, text: str, expected: bool) -> None:
    """Inside a character class, and behind a backslash, a space stays a space."""
    assert bool(phrase(pattern).search(text)) is expected


def test_case_may_matter() -> None:
    """Names are told from words by their capitals."""
    assert phrase("Agent", CASE_MATTERS).search("agent") is None
