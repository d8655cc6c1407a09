"""What is a slip of the pen, and what is another thing."""

from __future__ import annotations

import pytest

from checker.extraction.ties.near import is_slip


@pytest.mark.parametrize(
    ("written", "meant", "slip"),
    [
        ("1.94", "1.84", True),
        ("1.48", "1.84", True),
        ("333-911837", "333-911873", True),
        ("6580000", "5680000", True),
        ("lumenora", "lumenorra", True),
        ("lumennorra", "lumenorra", True),
        ("xlumenorra", "lumenorra", True),
        ("lumenorra", "lumenorra", False),
        ("1.95", "1.84", False),
        ("8.41", "1.84", False),
        ("lumenra", "lumenorra", False),
        ("", "ab", False),
    ],
)
def test_one_character_or_two_neighbours_are_a_slip(written: str, meant: str, slip: bool) -> None:
    """Changed, left out, added or exchanged; what is the same is none."""
    assert slip is is_slip(written, meant)
    assert slip is is_slip(meant, written)
