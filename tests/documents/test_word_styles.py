"""What the styles of a Word file say of a paragraph."""

from __future__ import annotations

import pytest
from docx.oxml.parser import parse_xml

from checker.documents.word.styles import Style, read_styles
from tests.documents.word_files import SPACES

STYLES = f"""<w:styles {SPACES}>
<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Firm heading"/><w:basedOn w:val="H2"/>
  <w:pPr><w:pageBreakBefore/><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Hidden"><w:name w:val="Note to draft"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
</w:styles>"""


@pytest.mark.parametrize(
    ("style_id", "expected"),
    [
        ("Normal", Style()),
        ("H2", Style(level=2)),
        ("Own", Style(level=2, new_page=True, list_id="3")),
        ("Hidden", Style(hidden=True)),
        ("A", Style(level=1)),
        ("not there", Style()),
        (None, Style()),
    ],
)
def test_a_style_has_what_it_says_and_what_it_is_based_on(style_id: str | None, expected: Style) -> None:
    """A circle of styles ends."""
    assert expected == read_styles(parse_xml(STYLES)).named(style_id)


def test_a_paragraph_overrides_its_style() -> None:
    """What it says itself counts first."""
    properties = parse_xml(
        f'<w:pPr {SPACES}><w:pStyle w:val="Own"/><w:pageBreakBefore w:val="0"/><w:numPr><w:ilvl w:val="1"/>'
        '<w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="99999999"/></w:pPr>'
    )

    assert Style(10, None, False, "0", 1) == read_styles(parse_xml(STYLES)).of_paragraph(properties)


def test_without_styles_nothing_is_said() -> None:
    """Not every file has them."""
    assert Style() == read_styles(None).of_paragraph(None)
