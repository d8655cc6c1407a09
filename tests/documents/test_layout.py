"""The layout of an HTML draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.documents import layout as layouts
from checker.documents.html import read_html
from checker.documents.layout import draft_of, html_layout
from checker.documents.read import read_bytes
from checker.model.document import Span
from checker.model.layout import Draft, Element, Style, Tag

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").glob("*/draft.htm"))


def layout(source: str) -> tuple[Tag, ...]:
    """Read the layout of a whole source."""
    return html_layout(source, Span(0, len(source)))


@pytest.mark.parametrize(
    ("source", "element", "styles"),
    [
        ("<p>a", Element.BLOCK, set()),
        ("<P ALIGN=CENTER>a", Element.BLOCK, {Style.CENTRED}),
        ('<div style="text-align: right">a', Element.BLOCK, {Style.RIGHT}),
        ('<font style="font: bold 10pt Times">a', Element.STYLED, {Style.BOLD}),
        ('<span style="font-weight:700;font-style:italic">a', Element.STYLED, {Style.BOLD, Style.ITALIC}),
        ('<span style="text-decoration:underline">a', Element.STYLED, {Style.UNDERLINED}),
        ("<b>a", Element.STYLED, {Style.BOLD}),
        ("<em>a", Element.STYLED, {Style.ITALIC}),
        ("<sup>a", Element.STYLED, {Style.RAISED}),
        ("<sub>a", Element.STYLED, {Style.LOWERED}),
        ("<ol><li>a", Element.LIST, {Style.NUMBERED}),
        ("<h2>a", Element.HEADING, set()),
        ("<th>a", Element.CELL, {Style.HEAD}),
        ("<center>a", Element.BLOCK, {Style.CENTRED}),
    ],
)
def test_an_element_is_known_by_its_name_and_style(source: str, element: Element, styles: set[Style]) -> None:
    """Old and new ways of writing HTML come to the same."""
    tag = layout(source)[0]

    assert (element, frozenset(styles)) == (tag.element, tag.styles)


def test_cells_say_what_they_span() -> None:
    """A span that no table has is cut down."""
    tags = [tag for tag in layout('<table><tr><td colspan="3">a</td><td ROWSPAN=900 colspan=0>b') if tag.columns]

    cells = [(tag.columns, tag.rows) for tag in tags if tag.element is Element.CELL and not tag.closing]
    assert [(3, 1), (1, 100)] == cells


def test_what_is_hidden_has_no_layout() -> None:
    """Tags within an element that is not shown are left out, with it."""
    hidden = '<div style="display:none"><table><tr><td>x</td></tr></table></div><p>seen</p>'

    assert [Element.BLOCK, Element.BLOCK] == [tag.element for tag in layout(hidden)][-2:]
    assert Element.TABLE not in {tag.element for tag in layout(hidden)}


@pytest.mark.parametrize("draft", FIXTURES, ids=lambda path: path.parent.name)
def test_offsets_are_those_of_the_text(draft: Path) -> None:
    """Every tag stands within the text that the reader of HTML gives, in order."""
    source = draft.read_text(encoding="utf-8")
    offsets = [tag.offset for tag in layout(source)]

    assert sorted(offsets) == offsets
    assert offsets[-1] <= len(read_html(source).text)


def draft(source: str, name: str = "draft.htm") -> Draft:
    """Read a draft to be shown again."""
    return draft_of(source.encode(), read_bytes(source.encode(), name))


def words_of(shown: Draft, element: Element) -> list[str]:
    """List what stands in the elements of one kind that are not nested."""
    tags = [tag for tag in shown.tags if tag.element is element]
    return [shown.text[begin.offset : end.offset].strip() for begin, end in zip(tags[::2], tags[1::2], strict=True)]


def test_a_submission_keeps_the_layout_of_what_is_html_in_it() -> None:
    """Tags stand at their words in the whole text; the header and a plain exhibit are lines."""
    prospectus = "<DOCUMENT>\n<TYPE>424B5\n<TEXT>\n<html><p><b>Up to</b> $5</p></html>\n</TEXT>\n</DOCUMENT>\n"
    fees = "<DOCUMENT>\n<TYPE>EX-FILING FEES\n<TEXT>\nFee table\n</TEXT>\n</DOCUMENT>\n"
    shown = draft(f"<SEC-DOCUMENT>x.txt\n<SEC-HEADER>\nFORM TYPE: 424B5\n</SEC-HEADER>\n{prospectus}{fees}", "x.txt")

    assert ["Up to"] == words_of(shown, Element.STYLED)
    blocks = words_of(shown, Element.BLOCK)
    assert {"FORM TYPE: 424B5", "Up to $5", "Fee table"} <= set(blocks)
    assert sorted(shown.tags, key=lambda tag: tag.offset) == list(shown.tags)


def test_images_keep_their_place() -> None:
    """In a draft with tags and in one without."""
    assert [4] == [tag.offset for tag in draft("<p>Logo<img src=a.png></p><p>b").tags if tag.element is Element.IMAGE]


def test_a_draft_of_far_too_many_tags_is_shown_as_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would take a browser minutes to open is shown more plainly, with all of its words."""
    source = "<p>one</p><p><b>two</b></p>"
    assert ["two"] == words_of(draft(source), Element.STYLED)

    monkeypatch.setattr(layouts, "MOST_TAGS", 5)
    assert [] == words_of(draft(source), Element.STYLED)
    assert ["one", "two"] == words_of(draft(source), Element.BLOCK)


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
def test_a_draft_without_tags_has_lines(name: str) -> None:
    """Of whatever format that is not HTML."""
    assert ["Cover", "Second line"] == words_of(draft("Cover\n\nSecond line\n", name), Element.BLOCK)
