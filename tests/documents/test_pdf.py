"""A PDF becomes text: the same facts as from the HTML draft, the printed pages, and a sentence for what cannot be."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from checker.documents.pdf.reader import read_pdf
from checker.documents.read import read_bytes, read_document
from checker.errors import UnreadableError
from checker.extraction.extract import extract_facts
from checker.model.document import Document
from checker.model.fact import Facts
from checker.rulebook.load import load_rulebook
from tests.documents.pdf_drawing import RUNNING_HEAD, draw, print_draft, text_page

FIXTURES = Path(__file__).parents[2] / "fixtures"
# Of a submission only the draft is printed, not its header.
DRAFTS = sorted(draft for draft in FIXTURES.glob("*/draft.*") if not draft.parent.name.startswith("submission"))


def name_of(draft: Path) -> str:
    """Name a draft in a test's id: ``suspension.md``."""
    return draft.parent.name + draft.suffix


@cache
def printed(draft: Path) -> tuple[Document, Document]:
    """Give a draft as it is, and as it is when it has been printed."""
    source = read_document(draft)
    return source, read_bytes(print_draft(source), "draft.pdf")


def facts_of(document: Document) -> Facts:
    """Read the facts of a document."""
    return extract_facts(document, load_rulebook().vocabulary)


def image(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    """Put a grey image on a page."""
    picture = BytesIO()
    Image.new("L", (8, 8), 128).save(picture, "PNG")
    canvas.drawImage(ImageReader(picture), left, bottom, width, height)


def scan(canvas: Canvas) -> None:
    """Draw a page as a scanner makes it."""
    image(canvas, 0, 0, 612, 792)


@pytest.mark.parametrize("draft", DRAFTS, ids=name_of)
def test_a_printed_draft_gives_the_same_facts(draft: Path) -> None:
    """Pages, justified lines, tables, running heads and page numbers change no fact; links are read in HTML only."""
    source, pdf = printed(draft)
    of_links = {"document.links_read", "incorporation.unlinked_reports"}
    expected, actual = (
        {fact.name: (fact.state, fact.value) for fact in facts_of(each) if fact.name not in of_links}
        for each in (source, pdf)
    )

    assert expected == actual


@pytest.mark.parametrize("draft", DRAFTS, ids=name_of)
def test_every_quote_stands_in_the_text_with_a_page(draft: Path) -> None:
    """The text between start and end is the quote, and each quote has the label of its page."""
    pdf = printed(draft)[1]
    quoted = [evidence for fact in facts_of(pdf) for evidence in fact.evidence if evidence.quote]

    assert quoted
    for evidence in quoted:
        assert evidence.quote == pdf.text[evidence.start : evidence.end]
        assert re.fullmatch(r"\[\d+\]|S-(?:\d+|i+)|\d+|i+", evidence.page or "")


def test_the_pages_of_a_draft_have_their_printed_labels() -> None:
    """The cover has no number, and a section is on the page that the table of contents says."""
    pdf = printed(FIXTURES / "launch-large" / "draft.htm")[1]
    facts = facts_of(pdf)

    assert "[1]" == facts["legend.commission"].evidence[0].page
    assert "S-8" == facts["section.plan_of_distribution"].evidence[0].page
    assert RUNNING_HEAD not in pdf.text


def test_a_page_break_stands_where_the_text_of_the_page_begins() -> None:
    """A page without text begins where the next one does; a page without a number is known by its place."""
    reading = read_pdf(
        draw(text_page("Cover.", foot="i"), text_page(), text_page("Contents.", foot="iii")), "draft.pdf"
    )

    assert "Cover.\nContents." == reading.text
    assert (6, 7) == reading.page_breaks
    assert ["i", "iii"] == [reading.places.position(reading.text.index(word)).page for word in ("Cover", "Contents")]


def test_a_paragraph_goes_on_over_the_page() -> None:
    """The break is within the line, and a word that the page divides is whole."""
    first = text_page("Our common stock trades on the exchange under a symbol and is regis-", foot="1")
    second = text_page("tered under the Act.", foot="2")
    reading = read_pdf(draw(first, second), "draft.pdf")

    assert "Our common stock trades on the exchange under a symbol and is registered under the Act." == reading.text
    assert (reading.text.index("tered"),) == reading.page_breaks


def test_a_space_that_the_file_leaves_out_is_seen_between_wide_letters() -> None:
    """Browsers print gaps in the place of spaces, and PDFium overlooks those that are narrow beside the letters."""

    def page(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setFont("Times-Bold", 10)
        for line, gap in (("LEGAL MATTERS", 1.6), ("our Annual Report", 1.4), ("the holders’ securities", 1.8)):
            text.setTextOrigin(72, text.getY() - 20)
            for word in line.split():
                text.textOut(word)
                text.moveCursor(stringWidth(word, "Times-Bold", 10) + gap, 0)
        text.setTextOrigin(72, 500)
        text.setCharSpace(1.5)
        text.textOut("PROSPECTUS")
        canvas.drawText(text)

    assert [["LEGAL", "MATTERS"], ["our", "Annual", "Report"], ["the", "holders’", "securities"], ["PROSPECTUS"]] == [
        line.split() for line in read_pdf(draw(page), "draft.pdf").text.split("\n")
    ]


def test_a_legend_in_the_margin_is_read_and_a_watermark_is_not() -> None:
    """Words that run up the page are read after the others; those across it are no part of the draft."""

    def page(canvas: Canvas) -> None:
        text_page("Common Stock")(canvas)
        for degrees, text in ((90, "not complete and may be changed"), (45, "CONFIDENTIAL")):
            canvas.saveState()
            canvas.translate(30, 100)
            canvas.rotate(degrees)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    assert "Common Stock\nnot complete and may be changed" == read_pdf(draw(page), "draft.pdf").text


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_may_be_turned(degrees: int) -> None:
    """Whichever side is up, lines follow one another as they are read."""

    def page(canvas: Canvas) -> None:
        canvas.translate(306, 396)
        canvas.rotate(degrees)
        for number, line in enumerate(("One.", "Two.", "Three.")):
            canvas.drawString(-100, 50 - 30 * number, line)

    assert "One.\nTwo.\nThree." == read_pdf(draw(page), "draft.pdf").text


def test_the_place_of_an_image_is_noted() -> None:
    """A logo stands before the text below it; a bullet is too small to be one."""

    def page(canvas: Canvas) -> None:
        text_page("Above.", top=750)(canvas)
        image(canvas, 72, 650, 100, 40)
        image(canvas, 60, 500, 5, 5)
        text_page("Below.", top=600)(canvas)

    reading = read_pdf(draw(page), "draft.pdf")
    assert "Above.\nBelow." == reading.text
    assert (7,) == reading.images


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (draw(scan, scan), "is a scanned PDF: its pages are images without text; run text recognition"),
        (draw(scan, text_page("Contents.")), "partly scanned PDF: 1 of its 2 pages, page 1 first"),
        (draw(text_page("Cover."), scan, scan), "partly scanned PDF: 2 of its 3 pages, page 2 first"),
        (draw(text_page("Cover."), encrypt="secret"), "encrypted with a password"),
        (draw(text_page("Cover."))[:-400], "damaged PDF"),
        (draw(text_page()), "has no text"),
        (b"%PDF-1.7\n" + b"\0" * 100_000, "damaged PDF"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, says: str) -> None:
    """The sentence names the file, what is wrong with it, and what to do."""
    with pytest.raises(UnreadableError, match=says) as refused:
        read_bytes(data, "draft.pdf")
    assert "draft.pdf" in str(refused.value)


def test_a_picture_inside_a_draft_is_no_scan() -> None:
    """One page of pictures among pages of text does not keep the draft from being read, and is remembered."""
    reading = read_pdf(draw(text_page("Cover."), scan, text_page("End.")), "draft.pdf")
    assert "Cover.\nEnd." == reading.text
    assert ("[2]",) == reading.unread_pages
