"""The draft shown again as a page."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.layout import EMPTY, Element, Style, Tag
from checker.reporting.html.draft import DEEPEST, Mark, draft_html
from checker.reporting.html.plain_layout import plain_layout

VOID = frozenset({"br", "hr"})
OURS = {
    **dict.fromkeys(("div", "ul", "li", "span", "hr"), frozenset({"class"})),
    "table": frozenset({"class"}),
    "tr": frozenset({"class"}),
    "td": frozenset({"class", "colspan", "rowspan"}),
    "mark": frozenset({"class", "data-mark"}),
    "a": frozenset({"id"}),
    "br": frozenset[str](),
}


class Page(HTMLParser):
    """Reads a page strictly: every element is closed where it was opened, and all of them are ours."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""
        self.deepest = 0
        self.marked: dict[str, str] = {}
        self.numbers: list[str] = []
        self.feed(page)
        self.close()
        assert [] == self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that begins."""
        assert {name for name, _ in attrs} <= OURS[tag]
        if tag not in VOID:
            self.open.append(tag)
            self.deepest = max(self.deepest, len(self.open))
        if tag == "mark":
            self.numbers = (dict(attrs)["data-mark"] or "").split()

    def handle_endtag(self, tag: str) -> None:
        """Note an element that ends."""
        assert tag == self.open.pop()
        if tag == "mark":
            self.numbers = []

    def handle_data(self, data: str) -> None:
        """Note the words."""
        parent = next((tag for tag in reversed(self.open) if tag != "mark"), "")
        assert data.isspace() or parent not in ("table", "tr", "ul")
        self.text += data
        for number in self.numbers:
            self.marked[number] = self.marked.get(number, "") + data


def shown(text: str, *tags: Tag, marks: tuple[Mark, ...] = ()) -> str:
    """Show a text."""
    return draft_html(text, tags, (), marks)


TEXTS = st.text(st.sampled_from("ab <>&\"'\n\t"), min_size=1, max_size=40)
TAGS = st.builds(
    Tag,
    st.integers(0, 40),
    st.sampled_from(Element),
    st.booleans(),
    st.frozensets(st.sampled_from(Style)),
    st.integers(1, 9),
    st.integers(1, 9),
    st.integers(0, 6),
)


@given(TEXTS, st.lists(TAGS, max_size=30), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_any_tags_make_a_sound_page(text: str, tags: list[Tag], spans: list[tuple[int, int]]) -> None:
    """Whatever the tags and the marks, elements are nested, all words are there, and marks hold their words."""
    inside = sorted((tag for tag in tags if tag.offset <= len(text)), key=lambda tag: tag.offset)
    marks = tuple(
        Mark(start, min(end, len(text)), number, number % 2 == 0) for number, (start, end) in enumerate(spans)
    )
    page = Page(draft_html(text, inside, (), marks))

    assert "".join(text.split()) == "".join(page.text.split())
    for mark in marks:
        words = text[mark.start : mark.end]
        assert "".join(words.split()) == "".join(page.marked.get(str(mark.number), "").split())


def test_nesting_has_a_limit() -> None:
    """A hostile draft of a million open tags makes a page that a browser can open."""
    page = Page(shown("a", *[Tag(0, Element.BLOCK)] * 5_000))

    assert DEEPEST == page.deepest


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("a < b & c", (), "a &lt; b &amp; c"),
        ("ab", (Tag(0, Element.BLOCK, styles=frozenset({Style.CENTRED})),), '<div class="centred">ab</div>'),
        (
            "ab",
            (Tag(0, Element.CELL, columns=3, rows=2), Tag(1, Element.CELL)),
            '<table><tr><td colspan="3" rowspan="2">a</td><td>b</td></tr></table>',
        ),
        (
            "ab",
            (Tag(0, Element.STYLED, styles=frozenset({Style.BOLD})), Tag(1, Element.STYLED, closing=True)),
            '<span class="bold">a</span>b',
        ),
        ("ab", (Tag(0, Element.HEADING, level=2), Tag(2, Element.HEADING, closing=True)),
         '<div class="heading level-2">ab</div>'),
        ("ab", (Tag(0, Element.ITEM), Tag(1, Element.ITEM)), "<ul><li>a</li><li>b</li></ul>"),
        ("ab", (Tag(0, Element.CELL), Tag(1, Element.STYLED, closing=True)), "<table><tr><td>ab</td></tr></table>"),
        ("ab", (Tag(1, Element.LINE_BREAK), Tag(1, Element.RULE)), "a<br><hr>b"),
    ],
    ids=["escaped", "block", "cells", "styled", "heading", "items", "stray end", "empty"],
)  # fmt: skip
def test_elements_become_ours(text: str, tags: tuple[Tag, ...], expected: str) -> None:
    """Each element has one way to be written, and what HTML wants around it is put there."""
    assert expected == shown(text, *tags)


def test_marks_are_cut_where_they_overlap() -> None:
    """Two marks that overlap share the words in which they do."""
    page = shown("abc", marks=(Mark(0, 2, 1, cited=True), Mark(1, 3, 2, cited=False)))

    assert (
        '<a id="mark-1"></a><mark class="cited" data-mark="1">a</mark><a id="mark-2"></a>'
        '<mark class="cited" data-mark="1 2">b</mark><mark class="read" data-mark="2">c</mark>'
    ) == page


def test_markup_in_the_text_stays_text() -> None:
    """What looks like an element in the text is shown as it is written."""
    attack = "<script>alert(1)</script><img src=x onerror=alert(2)>"

    assert attack == unescape(shown(attack))
    assert "<" not in shown(attack)


def test_a_text_without_tags_has_paragraphs_and_tables() -> None:
    """Lines are paragraphs; neighbouring lines with cells are one table."""
    text = "Cover\n\nPrice\t$5\nSold\t$6\nEnd"
    table = "<table><tr><td>Price</td><td>$5</td></tr><tr><td>Sold</td><td>$6</td></tr></table>"

    page = draft_html(text, plain_layout(text), (), ())

    assert f"<div>Cover</div>{table}<div>End</div>" == "".join(page.replace("\t", "").split("\n"))
    Page(page)


def test_every_element_has_a_name() -> None:
    """Nothing of the layout is forgotten by the page."""
    for element in Element:
        tag = Tag(0, element)
        closing = () if element in EMPTY else (Tag(1, element, closing=True),)
        assert "<" in shown("a", tag, *closing)
