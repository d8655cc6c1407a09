"""HTML becomes text: what is shown, in order, and where in the source each character stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.documents.html import LostTextError, read_html
from checker.model.document import SourceMap


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<div>One<div>Two</div>Three</div>", "One\nTwo\nThree"),
        ("Up to $5,000,000 of<br>Common Stock", "Up to $5,000,000 of\nCommon Stock"),
        ("<p>Reg<font>istra</font><b>tion</b> No.</p>", "Registration No."),
        ("<p>A&nbsp;&nbsp;B&#160;C&#8202;D</p>", "A B C D"),
        ("<p>&#147;Agent&#148; &ldquo;we&rdquo; &#8220;us&#8221; &amp; Co</p>", "“Agent” “we” “us” & Co"),
        ("<p>zero&#8203;width&#xAD; soft&shy;hyphen</p>", "zerowidth softhyphen"),
        ("<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>", "A\tB\nC"),
        ("<table><tr><td><p>A</p></td><td><p>B</p><p>C</p></td></tr></table>", "A\tB\nC"),
        ("<table><tr><td><table><tr><td>in</td></tr></table></td><td>out</td></tr></table>", "in\tout"),
        ("<style>p{}</style><script>if (a<b) x()</script><!-- no --><p>Yes</p>", "Yes"),
        ("<title>No</title><body>Yes", "Yes"),
        ('<p>Seen<span style="display: none">not <span>seen</span></span> too</p>', "Seen too"),
        ("<ix:header><div>hidden facts</div></ix:header><p>Shown</p>", "Shown"),
        ("<p>Before</p><table><tr><td></td><td>A</td></tr></table>", "Before\nA"),
        ("<P>UPPER<BR/>CASE</P>", "UPPER\nCASE"),
        ('<p title="a > b">Quoted</p>', "Quoted"),
        ("<p>5 < 6 and 7 > 3</p>", "5 < 6 and 7 > 3"),
        ("<p>unclosed <b>tags<p>go on", "unclosed tags\ngo on"),
        ("<pre>one\n  two</pre>", "one\ntwo"),
        ("<!-- never closed <p>x", ""),
        ("<script>never closed <p>x", ""),
        ("a\nb\n\n\nc", "a b c"),
    ],
)
def test_html_is_shown_as_a_browser_would(source: str, expected: str) -> None:
    """Blocks and line breaks become lines, cells tabs, and what is not shown is not read."""
    assert read_html(source).text == expected


def test_page_breaks_and_images_are_noted() -> None:
    """A break before a block, after a block, and at a rule; and the place of an image."""
    source = (
        '<div style="page-break-after:always"><p>Cover<img src="logo.jpg"></p></div>'
        '<p style="break-before: page">Contents</p><hr style="page-break-before:always">Body'
        '<HR STYLE="PAGE-BREAK-AFTER: ALWAYS">End'
    )
    reader = read_html(source)
    assert reader.text == "Cover\nContents\nBody\nEnd"
    assert reader.page_breaks == (5, 14, 19)
    assert reader.images == (5,)


@pytest.mark.parametrize(
    "source",
    [
        "<p>" * 50_000 + "deep",
        "<div" * 50_000,
        "<a href='" * 50_000,
        "&" * 100_000,
        "x " * 500_000,
        "\x00\u202e\ufeff" * 1_000 + "y",
        '<p style="' + "page-break-" * 20_000 + '">z</p>',
    ],
    ids=range(7),  # written into them, these texts take longer than to be read
)
def test_disorder_is_read_without_failing(source: str) -> None:
    """Any nesting, unclosed anything: some text comes back."""
    reader = read_html(source)
    assert len(reader.text) <= len(source)


@pytest.mark.parametrize("begins", ["<!--", "<script>"])
def test_what_never_ends_is_refused_at_once(begins: str) -> None:
    """Not from each of its beginnings again."""
    with pytest.raises(LostTextError):
        read_html(begins * 50_000)


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<td>", "<br>", "a", "B ", " ", "\n", "&nbsp;", "&#146;", "&amp;", "é"]))
)
def test_every_character_knows_its_line(pieces: list[str]) -> None:
    """A letter of the text stands at its mapped place in the source."""
    source = "".join(pieces)
    reader = read_html(source)
    places = reader.places
    assert isinstance(places, SourceMap)
    for offset, character in enumerate(reader.text):
        if character.isalpha():
            at = places.source_offset(offset)
            assert source[at] == character
            position = places.position(offset)
            assert position.line == source.count("\n", 0, at) + 1
            assert position.column == at - source.rfind("\n", 0, at)


def test_a_long_single_line_keeps_its_columns() -> None:
    """Beyond any limit of line numbers, a character far out on one line is still found."""
    source = "<p>" + "word " * 40_000 + "needle</p>"
    reader = read_html(source)
    offset = reader.text.index("needle")
    assert isinstance(reader.places, SourceMap)
    assert reader.places.source_offset(offset) == source.index("needle")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<p>our <a href="https://www.sec.gov/a.htm">annual <b>report</b></a>; and</p>', ["annual report"]),
        ("<P><A HREF=http://x>One</A> and <a class=b href='two.htm'>two</a></P>", ["One", "two"]),
        ('<p><a href="#s_1">Risk Factors</a> <a name="s_2">Dilution</a> <a href="">x</a></p>', []),
        ('<p><a href="mailto:ir@example.com">write</a></p>', []),
        ('<p><a href="https://x">never closed</p><p>more <a name="y">here</a>', ["never closed\nmore"]),
        ('<p><a href="https://x"> </a>no words</p>', []),
        ('<div style="display:none"><a href="https://x">hidden</a></div>shown', []),
        ("<p>none</p>", []),
    ],
)
def test_the_texts_that_link_to_other_documents_are_noted(source: str, expected: list[str]) -> None:
    """A link within the file is none, nor is one without words."""
    reading = read_html(source)
    assert reading.links is not None
    assert expected == [reading.text[link.start : link.end] for link in reading.links]
