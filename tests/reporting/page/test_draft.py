"""The draft shown again as a page."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.layout import EMPTY, Element, Style, Tag
from checker.reporting.html.coverage import Coverage, Paragraph
from checker.reporting.html.draft import DEEPEST, draft_html
from checker.reporting.html.marks import Mark, Reference, Tone

VOID = frozenset({"br", "hr"})
OURS = {
    **dict.fromkeys(("div", "ul", "li", "table", "tr"), frozenset({"class", "data-read"})),
    "hr": frozenset({"class"}),
    "span": frozenset({"class", "data-read", "role", "aria-label"}),
    "td": frozenset({"class", "data-read", "colspan", "rowspan"}),
    "mark": frozenset({"class", "data-mark"}),
    "a": frozenset({"id", "class", "href", "aria-label", "data-number"}),
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
        parent = next((tag for tag in reversed(self.open) if tag not in ("mark", "span")), "")
        assert data.isspace() or parent not in ("table", "tr", "ul")
        self.text += data
        for number in self.numbers:
            self.marked[number] = self.marked.get(number, "") + data


def mark(start: int, end: int, mark_id: str, tone: Tone = Tone.READ, *references: Reference) -> Mark:
    """Make a mark."""
    return Mark(start, end, mark_id, tone, references)


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


@given(
    TEXTS,
    st.lists(TAGS, max_size=30),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5),
    st.dictionaries(st.integers(0, 40), st.sampled_from(Coverage), max_size=5),
)
def test_any_tags_make_a_sound_page(
    text: str, tags: list[Tag], spans: list[tuple[int, int]], coverage: dict[int, Coverage]
) -> None:
    """Whatever the tags and the marks, elements are nested, all words are there, and marks hold their words."""
    inside = sorted((tag for tag in tags if tag.offset <= len(text)), key=lambda tag: tag.offset)
    marks = [mark(start, min(end, len(text)), f"m{number}") for number, (start, end) in enumerate(spans)]
    starts = sorted(start for start in coverage if start < len(text))
    paragraphs = [
        Paragraph(start, end, coverage[start]) for start, end in zip(starts, [*starts[1:], len(text)], strict=False)
    ]
    page = Page(draft_html(text, inside, (), marks, paragraphs))

    assert "".join(text.split()) == "".join(page.text.split())
    for each in marks:
        words = text[each.start : each.end]
        assert "".join(words.split()) == "".join(page.marked.get(each.id, "").split())


def test_nesting_has_a_limit() -> None:
    """A hostile draft of a million open tags makes a page that a browser can open."""
    page = Page(shown("a", *[Tag(0, Element.BLOCK)] * 5_000))

    assert DEEPEST == page.deepest


def test_what_is_too_deep_ends_nothing_above_it() -> None:
    """The end of an element that was not opened closes no other."""
    deep = [Tag(0, Element.BLOCK)] * (DEEPEST + 5)

    page = shown("ab", *deep, *[Tag(1, Element.BLOCK, closing=True)] * 5)
    assert page.endswith("ab" + "</div>" * DEEPEST)


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
        ("a", (Tag(1, Element.IMAGE),),
         'a<span class="image" role="img" aria-label="An image, which was not read"></span>'),
    ],
    ids=["escaped", "block", "cells", "styled", "heading", "items", "stray end", "empty", "image"],
)  # fmt: skip
def test_elements_become_ours(text: str, tags: tuple[Tag, ...], expected: str) -> None:
    """Each element has one way to be written, and what HTML wants around it is put there."""
    assert expected == shown(text, *tags)


def test_marks_are_cut_where_they_overlap() -> None:
    """Two marks that overlap share the words in which they do, and the graver one shows."""
    page = shown("abc", marks=(mark(0, 2, "m1", Tone.ERROR), mark(1, 3, "m2", Tone.NOTE)))

    assert (
        '<a id="m1"></a><mark class="error" data-mark="m1">a</mark><a id="m2"></a>'
        '<mark class="error" data-mark="m1 m2">b</mark><mark class="note" data-mark="m2">c</mark>'
    ) == page


def test_a_mark_leads_to_its_findings() -> None:
    """Each finding has a numbered link before the words; the words themselves stay as they are."""
    page = shown("ab", marks=(mark(0, 1, "m1", Tone.ERROR, Reference("d1-legend", 3, Tone.ERROR)),))

    link = '<a class="ref error" href="#d1-legend" aria-label="Finding 3" data-number="3"></a>'
    assert f'<a id="m1"></a>{link}<mark class="error" data-mark="m1">a</mark>b' == page
    assert "ab" == Page(page).text


def covered(text: str, tags: tuple[Tag, ...], *coverages: Coverage) -> str:
    """Show a text of one-letter paragraphs that were looked at so."""
    return draft_html(text, tags, paragraphs=[Paragraph(at, at + 1, each) for at, each in enumerate(coverages)])


def test_a_block_is_shaded_as_a_whole() -> None:
    """Where all of its words were looked at alike."""
    block = (Tag(0, Element.BLOCK), Tag(1, Element.STYLED), Tag(2, Element.STYLED, closing=True))

    page = covered("ab", block, Coverage.READ, Coverage.READ)
    assert '<div data-read="r">a<span>b</span></div>' == page


def test_words_of_a_block_are_shaded_apart_where_they_differ() -> None:
    """Nothing that no rule has touched looks as if one had."""
    page = covered("ab", (Tag(0, Element.BLOCK), Tag(1, Element.LINE_BREAK)), Coverage.CITED, Coverage.UNTOUCHED)

    assert (
        '<div><span class="begins" data-read="c">a</span><br><span class="begins" data-read="u">b</span></div>' == page
    )


def test_only_the_first_words_of_a_paragraph_are_told_to_begin_it() -> None:
    """So that its bar is drawn once, whatever it is made of."""
    bold = (Tag(0, Element.BLOCK), Tag(1, Element.STYLED), Tag(2, Element.STYLED, closing=True))
    divided = [Paragraph(0, 2, Coverage.READ), Paragraph(2, 3, Coverage.UNTOUCHED)]

    assert [True, False, True] == [
        'class="begins"' in each for each in draft_html("abc", bold, (), (), divided).split("data-read")[:-1]
    ]


def test_a_row_is_shaded_with_its_empty_cells() -> None:
    """A row of a table is one paragraph."""
    cells = (Tag(0, Element.CELL), Tag(1, Element.CELL), Tag(1, Element.CELL))

    page = covered("ab", cells, Coverage.READ, Coverage.READ)
    assert '<table><tr data-read="r"><td>a</td><td></td><td>b</td></tr></table>' == page


def test_markup_in_the_text_stays_text() -> None:
    """What looks like an element in the text is shown as it is written."""
    attack = "<script>alert(1)</script><img src=x onerror=alert(2)>"

    assert attack == unescape(shown(attack))
    assert "<" not in shown(attack)


def test_every_element_has_a_name() -> None:
    """Nothing of the layout is forgotten by the page."""
    for element in Element:
        tag = Tag(0, element)
        closing = () if element in EMPTY else (Tag(1, element, closing=True),)
        assert "<" in shown("a", tag, *closing)
