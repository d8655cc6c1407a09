"""Make a Word document from scratch: a title, lines, tables, a foot with the page number."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from checker.reporting.word.package import same_times
from checker.reporting.word.remark import Line

SERIF, SANS = "Times New Roman", "Arial"
INK, GREY, HAIR = "1F2933", "5F6B76", "C9CFD6"
TONES = {"Error": "9B1C1C", "Warning": "8A5A00", "Note": "1F4E79", "Needs review": "5B3A86"}
"""The colours of the words for severities; the word itself says the same."""
SMALL = 8.5


class Pages:
    """A document that grows from its top."""

    def __init__(self, title: str, *, landscape: bool = False, margins: tuple[float, float] = (0.8, 0.7)) -> None:
        self._document = docx.Document()
        section = self._document.sections[0]
        section.page_width, section.page_height = Inches(8.5), Inches(11)
        if landscape:
            section.orientation = WD_ORIENTATION.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
        section.left_margin = section.right_margin = Inches(margins[0])
        section.top_margin = section.bottom_margin = Inches(margins[1])
        section.header_distance = section.footer_distance = Inches(min(0.5, margins[1] / 2))
        self._write_properties(title)

    def line(
        self,
        *parts: Line,
        size: float = 10,
        font: str = SANS,
        colour: str = INK,
        before: float = 0,
        after: float = 3,
        leading: float | None = None,
    ) -> None:
        """Add a paragraph of parts on one line; sizes and distances are in points, leading as usual unless given."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = font == SERIF and size > SMALL  # a caption
        _space(paragraph, before, after)
        paragraph.paragraph_format.line_spacing = Pt(leading) if leading else None
        for part in parts:
            _write(paragraph, part, size, font, colour)

    def rule(self) -> None:
        """Add a line across the page."""
        paragraph = self._document.add_paragraph()
        _space(paragraph, 0, 6)
        borders = _bordered("w:pBdr", {"bottom": INK})
        paragraph._p.get_or_add_pPr().append(borders)

    def table(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[Sequence[Line]]],
        widths: Sequence[float],
        *,
        size: float = SMALL,
        space: float = 2,
    ) -> None:
        """Add a table; a cell is a list of paragraphs, and widths are in inches. Heads are repeated on each page.

        Size of the words, and space above and below each paragraph, are in points.
        """
        table = self._document.add_table(rows=1 if heads else 0, cols=len(widths))
        table.autofit = False
        properties = table._tbl.tblPr
        properties.append(_bordered("w:tblBorders", {"top": INK, "bottom": INK, "insideH": HAIR}))
        if heads:
            for cell, head in zip(table.rows[0].cells, heads, strict=True):
                _fill(cell, [Line(head, bold=True)], GREY, size, space)
            table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in rows:
            for cell, lines in zip(table.add_row().cells, row, strict=True):
                _fill(cell, lines, INK, size, space)
            table.rows[-1]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        _set_widths(table, widths)

    def new_section(self, *, columns: int = 1, same_page: bool = False) -> None:
        """Begin a new page, from which on the head may be another, or columns on the same page."""
        section = self._document.add_section(WD_SECTION.CONTINUOUS if same_page else WD_SECTION.NEW_PAGE)
        before = self._document.paragraphs[-1]  # holds the end of the section before, and would be as high as a line
        _space(before, 0, 0)
        before.paragraph_format.line_spacing = Pt(1)
        shape = section._sectPr.find(qn("w:cols"))
        shape.set(qn("w:num"), str(columns))
        shape.set(qn("w:space"), "200")

    def head(self, text: str) -> None:
        """Write a line at the head of each page of the section."""
        header = self._document.sections[-1].header
        header.is_linked_to_previous = False
        _write(header.paragraphs[0], Line(text), SMALL, SANS, GREY)

    def foot(self, text: str) -> None:
        """Write a line at the foot of each page, and the number of the page."""
        paragraph = self._document.sections[0].footer.paragraphs[0]
        _write(paragraph, Line(f"{text}  ·  Page "), SMALL, SANS, GREY)
        _write_field(paragraph, "PAGE")
        _write(paragraph, Line(" of "), SMALL, SANS, GREY)
        _write_field(paragraph, "NUMPAGES")

    def saved(self) -> bytes:
        """Give the file; the same content gives the same bytes."""
        stream = io.BytesIO()
        self._document.save(stream)
        return same_times(stream.getvalue())

    def _write_properties(self, title: str) -> None:
        """Name the document. When it was made is left out: a second run is to give the same file."""
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = title, "atmcheck", ""
        for each in list(properties._element):
            if each.tag in (qn("dcterms:created"), qn("dcterms:modified")):
                properties._element.remove(each)


def _write(paragraph: Paragraph, line: Line, size: float, font: str, colour: str) -> None:
    if line.label:
        _write(paragraph, Line(f"{line.label} ", bold=True), size, font, colour)
    run = paragraph.add_run(line.text)
    run.bold = line.bold or None
    run.font.size, run.font.name = Pt(size), font
    run.font.color.rgb = RGBColor.from_string(TONES.get(line.text, colour))


def _write_field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    _write(paragraph, Line("1"), SMALL, SANS, GREY)
    field.append(paragraph._p[-1])
    paragraph._p.append(field)


def _fill(cell: _Cell, lines: Sequence[Line], colour: str, size: float, space: float) -> None:
    paragraph = cell.paragraphs[0]
    for number, line in enumerate(lines):
        if number:
            paragraph = cell.add_paragraph()
        _write(paragraph, line, size, SANS, colour)
    for each in cell.paragraphs:
        _space(each, space, space)


def _space(paragraph: Paragraph, before: float, after: float) -> None:
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)


def _bordered(name: str, colours: dict[str, str]) -> etree._Element:
    borders = OxmlElement(name)
    for side, colour in colours.items():
        border = OxmlElement(f"w:{side}")
        for key, value in {"val": "single", "sz": "4", "space": "1", "color": colour}.items():
            border.set(qn(f"w:{key}"), value)
        borders.append(border)
    return borders


def _set_widths(table: Table, widths: Sequence[float]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
        for cell in column.cells:
            cell.width = Inches(width)
