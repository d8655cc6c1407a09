"""The layout of an HTML draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.documents.html import read_html
from checker.documents.layout import html_layout
from checker.model.document import Span
from checker.model.layout import Element, Style, Tag

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
