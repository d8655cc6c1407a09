"""A file is read by what its bytes are, or one sentence says why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.documents import read
from checker.documents.read import read_bytes, read_document
from checker.errors import UnreadableError


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("draft.htm", b"plain words", "html"),
        ("draft.txt", b"<html><body><p>words</p></body></html>", "html"),
        ("draft.txt", b"words", "text"),
        ("draft.md", b"**words**", "markdown"),
        ("draft", b"words < more words", "text"),
    ],
)
def test_the_format_is_told_by_the_bytes_before_the_name(name: str, data: bytes, expected: str) -> None:
    """HTML is HTML whatever it is called; among text formats the ending decides."""
    assert expected == read_bytes(data, name).format


def test_a_file_that_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence gives both sizes."""
    monkeypatch.setattr(read, "LARGEST", 3_000_000)
    with pytest.raises(UnreadableError, match=r"draft\.txt has 4 MB; the greatest size is 3 MB"):
        read_bytes(b"x" * 4_000_000, "draft.txt")


def test_markup_without_words_is_refused() -> None:
    """A page of pictures has nothing to check."""
    with pytest.raises(UnreadableError, match="no text in it"):
        read_bytes(b"<html><img src='scan.jpg'></html>", "draft.htm")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A directory, and a name that is not there."""
    with pytest.raises(UnreadableError, match="is a directory; name the files in it"):
        read_document(tmp_path)
    with pytest.raises(UnreadableError, match="no such file"):
        read_document(tmp_path / "gone.htm")


@pytest.mark.parametrize(
    ("begins", "told"),
    [
        ("<!-- page 2", "the comment that begins in line 3 never ends"),
        ("<SCRIPT>", "the script that begins in line 3 never ends"),
        ("<style>p {", "the style that begins in line 3 never ends"),
    ],
)
def test_a_draft_whose_text_is_lost_behind_a_comment_is_refused(begins: str, told: str) -> None:
    """A browser shows nothing of the rest either; but to find nothing in it, and say so, would be no check."""
    data = f"<p>Cover</p>\n\n{begins}\n{'<p>Inside</p>' * 100}".encode()

    with pytest.raises(UnreadableError, match=f"draft.htm: {told}, and hides all text behind it"):
        read_bytes(data, "draft.htm")


@pytest.mark.parametrize(
    "ends",
    [f"<!-- {'page ' * 500}-->", f"<script>{'x();' * 500}</script\n>", f"<!-- {'page ' * 9}", f"<?xml {'x ' * 999}?>"],
    ids=["comment", "script", "short", "xml"],
)
def test_a_draft_that_ends_with_a_comment_is_read(ends: str) -> None:
    """If the comment ends, or little can be lost in it."""
    assert "Cover" == read_bytes(f"<p>Cover</p>{ends}".encode(), "draft.htm").text
