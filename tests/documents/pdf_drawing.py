"""Draw PDFs for tests, whole drafts and single pages, and lines of words that come from no file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from checker.documents.pdf.lines import Line, Word, lines_of
from checker.model.document import Document

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=8, alignment=TA_JUSTIFY)
TITLE = ParagraphStyle("title", BODY, fontName="Times-Bold", alignment=TA_CENTER)
CELL = ParagraphStyle("cell", BODY, spaceAfter=0, alignment=0)
LONGEST_TITLE = 90
RUNNING_HEAD = "Table of Contents"

LETTER_WIDTH = 5.0
SIZE = 10.0


def print_draft(document: Document) -> bytes:
    """Print a draft: paragraphs justified, short lines centred, rows as tables, a head on each page."""
    story: list[Flowable] = []
    breaks = list(document.page_breaks)
    offset = 0
    for line in document.text.split("\n"):
        while breaks and breaks[0] <= offset:
            story.append(PageBreak())
            del breaks[0]
        story.append(_printed(line))
        offset += len(line) + 1
    file = BytesIO()
    SimpleDocTemplate(file, pagesize=LETTER, invariant=1).build(story, onLaterPages=_head)
    return file.getvalue()


def draw(*pages: Callable[[Canvas], None], **options: object) -> bytes:
    """Draw pages on a canvas."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=LETTER, invariant=1, **options)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def text_page(*lines: str, foot: str = "", top: float = 700) -> Callable[[Canvas], None]:
    """Give a page with lines of text, and a foot in the middle of its last line."""

    def page(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        for number, line in enumerate(lines):
            canvas.drawString(72, top - 13 * number, line)
        canvas.drawCentredString(306, 40, foot)

    return page


def words(text: str, left: float = 72, middle: float = 700, size: float = SIZE) -> list[Word]:
    """Give the words of a line, each letter as wide as the next; more than one space is a gap of that width."""
    found: list[Word] = []
    at = 0
    for word in text.split(" "):
        if word:
            begin = left + at * LETTER_WIDTH
            end = begin + len(word) * LETTER_WIDTH
            found.append(Word(word, begin, middle - size / 2, end, middle + size / 2))
        at += len(word) + 1
    return found


def typed(page: str, pitch: float = 12) -> list[Line]:
    """Give the lines of a typewritten page; an empty line is half a line high."""
    found: list[Word] = []
    middle = 700.0
    for line in page.strip("\n").split("\n"):
        found += words(line, middle=middle)
        middle -= pitch if line.strip() else pitch / 2
    return lines_of(found)


def texts(lines: Iterable[Line]) -> list[str]:
    """Give the text of each line."""
    return [line.text for line in lines]


def _printed(line: str) -> Flowable:
    cells = line.split("\t")
    if len(cells) > 1:
        row = [[Paragraph(escape(cell), CELL) for cell in cells]]
        return Table(row, style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return Paragraph(escape(line), TITLE if len(line) <= LONGEST_TITLE else BODY)


def _head(canvas: Canvas, template: SimpleDocTemplate) -> None:
    canvas.setFont("Times-Roman", 8)
    canvas.drawString(72, 760, RUNNING_HEAD)
