"""A draft says the same whatever bytes its characters are written in."""

from __future__ import annotations

import codecs

import pytest

from checker.documents.read import read_bytes

SENTENCE = "“Sales Agreement” – the Agent’s 3% of $5,000,000 • “at the market”"
PAGE = '<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'
WINDOWS = {"‘": 145, "’": 146, "“": 147, "”": 148, "•": 149, "–": 150, "—": 151}
"""The numbers that these characters have in Windows-1252, where Unicode has control characters."""


def references(text: str) -> str:
    """Write the typographic characters as numeric references of Windows-1252, as old word processors did."""
    return "".join(f"&#{WINDOWS[each]};" if each in WINDOWS else each for each in text)


def page(charset: str, encoding: str) -> bytes:
    """Write the sentence in one encoding, declared as another."""
    return PAGE.format(charset=charset, text=SENTENCE).encode(encoding)


@pytest.mark.parametrize(
    "data",
    [
        page("utf-8", "utf-8"),
        page("utf-8", "utf-8-sig"),
        page("utf-8", "utf-16"),
        page("utf-16", "utf-16"),
        codecs.BOM_UTF16_LE + page("utf-8", "utf-16-le"),
        codecs.BOM_UTF16_BE + page("utf-8", "utf-16-be"),
        codecs.BOM_UTF32_BE + page("utf-8", "utf-32-be"),
        page("windows-1252", "cp1252"),
        page("utf-8", "cp1252"),
        page("iso-8859-1", "cp1252"),
        page("shift_jis", "cp1252"),
        page("iso-8859-1", "utf-8"),
        page("no such charset", "utf-8"),
        PAGE.format(charset="utf-8", text=references(SENTENCE)).encode("ascii"),
        PAGE.format(charset="utf-8", text=SENTENCE).encode("ascii", "xmlcharrefreplace"),
        f"<p>{SENTENCE}</p>".encode("cp1252"),
    ],
)
def test_html_says_the_same_in_every_encoding(data: bytes) -> None:
    """A byte order mark counts, then what the bytes are; what is declared does not."""
    assert SENTENCE == read_bytes(data, "draft.htm").text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", ["draft.txt", "draft.md", "-"])
def test_text_says_the_same_in_every_encoding(name: str, encoding: str) -> None:
    """Neither the name nor the encoding changes a word."""
    text = SENTENCE.replace("• ", "")
    assert text == read_bytes(text.encode(encoding), name).text


def test_a_sentence_pasted_in_another_encoding_spoils_no_other() -> None:
    """A draft in UTF-8 may have a sentence of Windows-1252 in it; each is read as what it is."""
    data = f"<p>{SENTENCE}</p>".encode() + f"<p>{SENTENCE}</p>".encode("cp1252")

    assert f"{SENTENCE}\n{SENTENCE}" == read_bytes(data, "draft.htm").text


@pytest.mark.parametrize(("number", "character"), [(code, character) for character, code in WINDOWS.items()])
@pytest.mark.parametrize("written", ["&#{};", "&#x{:x};", "&#{:05};"])
def test_a_reference_to_a_windows_control_is_the_character_of_windows(
    number: int, character: str, written: str
) -> None:
    """As in all browsers: decimal, hexadecimal, with zeros before."""
    assert f"a{character}b" == read_bytes(f"<p>a{written.format(number)}b</p>".encode(), "draft.htm").text


def test_places_are_those_of_the_characters_and_not_of_the_bytes() -> None:
    """A column counts characters, in every encoding."""
    for encoding in ("utf-8", "utf-16", "cp1252"):
        document = read_bytes("<p>“‘–’”</p>\n<p>“‘–’” cap</p>".encode(encoding), "draft.htm")
        position = document.places.position(document.text.index("cap"))
        assert (2, 10) == (position.line, position.column), encoding
