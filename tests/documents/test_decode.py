"""Bytes become text, or one sentence says why not."""

from __future__ import annotations

import pytest

from checker.documents.decode import decode
from checker.errors import UnreadableError


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("“é”".encode(), "“é”"),
        (b"\xef\xbb\xbfmarked", "marked"),
        ("sixteen €".encode("utf-16"), "sixteen €"),
        (b"\x93old quotes\x94 \x96", "“old quotes” –"),
        (b"one\r\ntwo\rthree", "one\ntwo\nthree"),
    ],
)
def test_encodings_are_recognised(data: bytes, expected: str) -> None:
    """A mark counts first, then UTF-8, then Windows-1252."""
    assert decode(data, "draft.htm") == expected


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\xd0\xcf\x11\xe0", "old Word file"),
        (b"\x01\x02\x03\x04" * 100, "not text"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, says: str) -> None:
    """The sentence names the file and what it is."""
    with pytest.raises(UnreadableError, match=says) as refused:
        decode(data, "draft.htm")
    assert "draft.htm" in str(refused.value)
