"""Any bytes, and any text: properties that hold of all of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.documents.read import read_bytes
from tests.hostile.test_files import read_or_refused
from tests.hostile.texts import DISGUISES, UNITS

NAMES = st.sampled_from(["draft.htm", "draft.txt", "draft.md", "draft.docx", "draft", "-"])
BEGINNINGS = st.sampled_from(
    [b"", b"<html>", b"PK\x03\x04", b"<SEC-DOCUMENT>", b"\xff\xfe", b"\xef\xbb\xbf", b"<DOCUMENT>\n<TYPE>"]
)
MARKS = (
    "<p>",
    "</p>",
    "<td>",
    "<br>",
    "&nbsp;",
    "&#146;",
    "\n",
    "\n\n",
    "\f",
    "\t",
    "é",
    "“",
    "[●]",
    "**",
    "| a |",
    "\u202e",
)
PIECES = st.lists(st.sampled_from((*UNITS, *MARKS)) | st.text(max_size=12), max_size=60)


@given(BEGINNINGS, st.binary(max_size=600), NAMES)
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(beginning: bytes, data: bytes, name: str) -> None:
    """There is a document, or one sentence that names the file; nothing else is raised."""
    read_or_refused(beginning + data, name)


@given(PIECES, st.sampled_from(DISGUISES), st.sampled_from(["draft.htm", "draft.txt", "draft.md"]))
@settings(max_examples=120, deadline=None)
def test_quotes_of_any_text_stand_where_they_are_said_to(pieces: list[str], disguise: object, name: str) -> None:
    """Whatever is in a draft, what is quoted from it is in it, word for word and at its place."""
    assert callable(disguise)
    read_or_refused(disguise("".join(pieces)).encode(errors="replace"), name)


@given(PIECES, st.sampled_from(["draft.htm", "draft.txt", "draft.md"]))
@settings(max_examples=120, deadline=None)
def test_white_space_is_never_doubled(pieces: list[str], name: str) -> None:
    """Of any run of white space one character is left, on which the patterns rely for their speed."""
    text = read_bytes(("Common Stock " * 500 + "".join(pieces)).encode(errors="replace"), name).text

    assert text.split() == [word for line in text.split("\n") for cell in line.split("\t") for word in cell.split(" ")]
