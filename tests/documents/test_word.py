"""Word files become text: what Word shows once all changes are accepted, and the paragraph of each character."""

from __future__ import annotations

import docx
import pytest
from docx.enum.section import WD_SECTION

from checker.documents.read import read_bytes
from checker.documents.word.reader import read_word
from checker.model.document import Position
from tests.documents.word_files import p, r, reading_of, saved, with_body, with_notes

BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
TRACKED = 'w:id="1" w:author="A" w:date="2026-03-02T10:00:00Z"'


def instruction(text: str) -> str:
    """Write the instruction of a field."""
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def cell(content: str) -> str:
    """Write a cell of a table."""
    return f"<w:tc>{content}</w:tc>"


def row(*cells: str) -> str:
    """Write a row of a table."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def box(content: str) -> str:
    """Write a text box as Word does, in a new and in an old form."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{inner}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (p("One") + p("Two"), "One\nTwo"),
        (p(r("Reg") + r("istra", "<w:b/>") + r("tion No.")), "Registration No."),
        (p(r("“Agent” it’s – ") + r("us\u00a0 all")), "“Agent” it’s – us all"),
        (p("<w:r><w:t>Rule</w:t><w:tab/><w:t>No.</w:t><w:br/><w:t>next</w:t></w:r>"), "Rule\tNo.\nnext"),
        (p("<w:r><w:t>S</w:t><w:noBreakHyphen/><w:t>3 co</w:t><w:softHyphen/><w:t>py</w:t></w:r>"), "S-3 copy"),
        (p(r("shown ") + r("not shown", "<w:vanish/>") + r("too", '<w:vanish w:val="0"/>')), "shown too"),
        (p(r("A"), "<w:rPr><w:vanish/></w:rPr>") + p("B"), "AB"),
        (p(f'<w:hyperlink w:anchor="x">{r("our website")}</w:hyperlink>'), "our website"),
        (p(f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{r('$5.00')}</w:sdtContent></w:sdt>"), "$5.00"),
        (f"<w:sdt><w:sdtContent>{p('block')}</w:sdtContent></w:sdt>", "block"),
        (p(f'<w:smartTag w:element="x">{r("tagged")}</w:smartTag>'), "tagged"),
        (p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1"),
        (p("<!-- a remark --><w:r><w:t>said</w:t></w:r><?proof now?>"), "said"),
    ],
    ids=range(13),
)
def test_a_paragraph_is_read_as_word_shows_it(content: str, expected: str) -> None:
    """Runs join, breaks are lines, tabs are tabs, and what is hidden is not read."""
    assert expected == reading_of(content).text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (BEGIN + instruction("PAGEREF _Toc1") + SEPARATE + r("S-5") + END, "S-5"),
        (BEGIN + instruction("DATE") + END + r("left"), "left"),
        (f'<w:fldSimple w:instr="DATE">{r("May 1")}</w:fldSimple>', "May 1"),
        (BEGIN + BEGIN + SEPARATE + r("inner") + END + SEPARATE + r("outer") + END, "outer"),
        (BEGIN + SEPARATE + r("a ") + BEGIN + SEPARATE + r("b") + END + END + r(" c"), "a b c"),
        (END + r("no field was open"), "no field was open"),
        (BEGIN + r("a field that never ends"), "a field that never ends"),
    ],
)
def test_of_a_field_the_result_is_shown(content: str, expected: str) -> None:
    """Its instruction is not, nor what stands inside an instruction."""
    assert expected == reading_of(p(content)).text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (row(cell(p("A")), cell(p("B"))) + row(cell(p("C"))), "A\tB\nC"),
        (row(cell(p("A")), cell(p("B") + p("C"))), "A\tB\nC"),
        (row(cell(p("A"))) + row(cell("<w:p/>"), cell(p("B"))), "A\nB"),
        (row(cell(f"<w:tbl>{row(cell(p('in')))}</w:tbl><w:p/>"), cell(p("out"))), "in\tout"),
        (f"<w:sdt><w:sdtContent>{row(cell(p('A')), cell(p('B')))}</w:sdtContent></w:sdt>", "A\tB"),
    ],
)
def test_tables_are_lines_of_cells(content: str, expected: str) -> None:
    """A row is a line, and cells are separated by tabs; a table in a cell is no different."""
    assert f"Before\n{expected}\nAfter" == reading_of(f"{p('Before')}<w:tbl>{content}</w:tbl>{p('After')}").text


@pytest.mark.parametrize(
    ("font", "char", "shown"),
    [
        ("Wingdings", "F06C", "●"),
        ("Wingdings", "FE", "☑"),
        ("Symbol", "F0B7", "•"),
        ("Symbol", "F0D2", "®"),
        ("Symbol", "F061", "α"),
        ("Wingdings 2", "F052", "☑"),
        ("Arial", "2022", "•"),
        ("Webdings", "F061", "\ufffd"),
        ("Wingdings", "F0F9", "\ufffd"),
        ("Arial", "D800", "\ufffd"),
        ("Arial", "zz", ""),
    ],
)
def test_symbols_are_the_nearest_characters(font: str, char: str, shown: str) -> None:
    """Of the fonts that drafts use; any other is marked as unknown."""
    content = p(r("a ") + f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>' + r(" b"))

    assert f"a {shown} b".replace("  ", " ") == reading_of(content).text


def test_text_in_a_symbol_font_is_read_as_that_font_shows_it() -> None:
    """Older files write the private codes as text."""
    fonts = '<w:rFonts w:ascii="Wingdings"/>'
    content = p(r("[\uf06c]", fonts)) + p(r("\uf0b7"))

    assert "[●]\n•" == reading_of(content).text


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    """Not in the middle of a sentence, and not again from the copy for older programs."""
    reading = reading_of(p(r("We may ") + box(p("Filed pursuant to") + p("Rule 424(b)(5)")) + r("sell.")) + p("Next"))

    assert "We may sell.\nFiled pursuant to\nRule 424(b)(5)\nNext" == reading.text
    assert [1, 1, 2] == [reading.places.position(reading.text.index(word)).paragraph for word in ("We", "424", "Next")]


def test_an_old_text_box_and_a_box_in_a_box_are_read() -> None:
    """The old form may stand alone, and boxes follow each other."""
    inner = p(r("outer") + box(p("inner")))
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></w:r>"

    assert "Text\nouter\ninner" == reading_of(p(r("Text") + old)).text


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    """Footnotes and endnotes, each once; notes that nothing refers to are not shown."""
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end_reference = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    document = with_body(p(r("Price") + reference + r(" per share") + end_reference) + p("Next"))
    with_notes(document, "footnote", {-1: p("separator"), 2: p(r("As of May 1.") + reference)})
    with_notes(document, "endnote", {2: p("At the end.")})

    assert "Price per share\nAs of May 1.\nAt the end.\nNext" == read_word(saved(document), "draft.docx").text


def test_the_header_of_the_first_page_comes_first() -> None:
    """The Rule 424 corner may stand in it; what stands on the other pages is not part of the text."""
    document = with_body(p("PROSPECTUS SUPPLEMENT"))
    section = document.sections[0]
    section.header.paragraphs[0].text = "on every page"
    section.footer.paragraphs[0].text = "S-1"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Filed Pursuant to Rule 424(b)(5)"
    reading = read_word(saved(document), "draft.docx")

    assert "Filed Pursuant to Rule 424(b)(5)\nPROSPECTUS SUPPLEMENT" == reading.text
    assert (Position(), Position(paragraph=1)) == (reading.places.position(0), reading.places.position(33))


def test_a_header_of_all_pages_is_that_of_the_first() -> None:
    """Unless the first page has its own, which may be empty."""
    document = with_body(p("Text"))
    document.sections[0].header.paragraphs[0].text = "Corner"
    assert "Corner\nText" == read_word(saved(document), "draft.docx").text

    document.sections[0].different_first_page_header_footer = True
    assert "Text" == read_word(saved(document), "draft.docx").text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (p('<w:r><w:t>One</w:t><w:br w:type="page"/><w:t>Two</w:t></w:r>'), (3,)),
        (p("One") + p("Two", "<w:pageBreakBefore/>"), (3,)),
        (p("One") + p("Two", '<w:pageBreakBefore w:val="false"/>'), ()),
        (p("One", "<w:pageBreakBefore/>") + p("Two"), ()),
        (p("One", "<w:sectPr/>") + p("Two"), (3,)),
        (p("<w:r><w:t>One</w:t><w:br/><w:lastRenderedPageBreak/><w:t>Two</w:t></w:r>"), ()),
        (p('<w:r><w:t>One</w:t><w:br w:type="column"/><w:t>Two</w:t></w:r>'), ()),
    ],
)
def test_page_breaks_are_those_that_the_author_set(content: str, expected: tuple[int, ...]) -> None:
    """A break, a paragraph that begins a page, a new section; not where Word happened to end a page."""
    reading = reading_of(content)

    assert ("One\nTwo", expected) == (reading.text, reading.page_breaks)


@pytest.mark.parametrize(("start", "expected"), [(WD_SECTION.CONTINUOUS, ()), (WD_SECTION.ODD_PAGE, (3,))])
def test_a_section_begins_a_page_if_it_says_so(start: WD_SECTION, expected: tuple[int, ...]) -> None:
    """The type of a break stands at the end of the section that follows it."""
    document = docx.Document()
    document.add_paragraph("One")
    document.add_section(start)
    document.add_paragraph("Two")

    assert expected == read_word(saved(document), "draft.docx").page_breaks


def test_pictures_are_noted() -> None:
    """Each once, at the length of the text before it."""
    reading = reading_of(p(r("One") + "<w:r><w:drawing><pic:pic/></w:drawing></w:r>") + p("Two"))

    assert ("One\nTwo", (3,)) == (reading.text, reading.images)


def test_headings_are_the_path_of_what_stands_below_them() -> None:
    """From the styles, from an outline level of the paragraph itself, and inside tables."""
    document = docx.Document()
    document.add_heading("PROSPECTUS SUPPLEMENT", 0)
    document.add_paragraph("Cover")
    document.add_heading("Plan of Distribution", 1)
    document.add_heading("Settlement", 2)
    document.add_table(1, 1).rows[0].cells[0].text = "One business day"
    document.add_heading("Experts", 1)
    document.add_paragraph("Audited")
    reading = read_word(saved(document), "draft.docx")

    expected = {
        "PROSPECTUS": Position(paragraph=1),
        "Cover": Position(paragraph=2, heading="PROSPECTUS SUPPLEMENT"),
        "Settlement": Position(paragraph=4, heading="Plan of Distribution"),
        "business": Position(paragraph=5, heading="Plan of Distribution > Settlement"),
        "Experts": Position(paragraph=6),
        "Audited": Position(paragraph=7, heading="Experts"),
    }
    assert expected == {word: reading.places.position(reading.text.index(word)) for word in expected}


def test_an_outline_level_makes_a_heading() -> None:
    """Without any style, and level 10 is body text."""
    reading = reading_of(
        p("Dilution", '<w:outlineLvl w:val="0"/>') + p("no heading", '<w:outlineLvl w:val="9"/>') + p("Text")
    )

    assert "Dilution" == reading.places.position(reading.text.index("Text")).heading


def test_tracked_changes_are_accepted_and_listed() -> None:
    """Inserted text counts, deleted text does not, moved text counts where it went; neighbours are one change."""
    deleted = "<w:r><w:delText>$14,000,000</w:delText></w:r>"
    reading = reading_of(
        p(
            r("Up to ")
            + f"<w:del {TRACKED}>{deleted}</w:del>"
            + f"<w:ins {TRACKED}>{r('$14,')}</w:ins><w:ins {TRACKED}>{r('500,000')}</w:ins>"
            + r(" of stock")
        )
        + p(f"<w:moveFrom {TRACKED}>{r('moved words')}</w:moveFrom>" + r("Here: "))
        + p(r("There: ") + f"<w:moveTo {TRACKED}>{r('moved words')}</w:moveTo>")
    )

    assert "Up to $14,500,000 of stock\nHere:\nThere: moved words" == reading.text
    assert (
        "deleted: $14,000,000",
        "inserted: $14,500,000",
        "moved away: moved words",
        "moved here: moved words",
    ) == reading.tracked_changes


@pytest.mark.parametrize(
    ("content", "text", "changes"),
    [
        (p(r("A "), f"<w:rPr><w:del {TRACKED}/></w:rPr>") + p("B"), "A B", ("deleted: ¶",)),
        (p("A", f"<w:rPr><w:ins {TRACKED}/></w:rPr>") + p("B"), "A\nB", ("inserted: ¶",)),
        (p(f"<w:ins {TRACKED}><w:r><w:tab/></w:r></w:ins>" + r("A")), "A", ("inserted: (no text)",)),
        (p(r("A", f"<w:rPrChange {TRACKED}><w:rPr/></w:rPrChange>")), "A", ("formatting changed: 1 ×",)),
        (p(f"<w:ins {TRACKED}>{r('x' * 300)}</w:ins>"), "x" * 300, ("inserted: " + "x" * 199 + "…",)),
        (
            f"<w:tbl><w:tr><w:trPr><w:del {TRACKED}/></w:trPr>{cell(p('gone'))}</w:tr>{row(cell(p('A')))}</w:tbl>",
            "A",
            ("deleted: gone",),
        ),
        (
            f"<w:tbl><w:tr><w:trPr><w:ins {TRACKED}/></w:trPr>{cell(p('A'))}</w:tr></w:tbl>",
            "A",
            ("inserted: (no text)",),
        ),
        (p(f"<w:ins {TRACKED}><w:del {TRACKED}>{r('A')}</w:del></w:ins>" + r("B")), "B", None),
    ],
    ids=range(8),
)
def test_every_kind_of_change_is_listed(content: str, text: str, changes: tuple[str, ...] | None) -> None:
    """The ends of paragraphs, rows, formatting, and changes without any text."""
    reading = reading_of(content)

    assert text == reading.text
    assert changes in (None, reading.tracked_changes)
    assert reading.tracked_changes


def test_changes_in_headers_and_notes_are_listed() -> None:
    """Even where the text itself is not part of the draft's."""
    document = with_body(p(r("Text") + '<w:r><w:footnoteReference w:id="1"/></w:r>'))
    with_notes(document, "footnote", {1: p(f"<w:ins {TRACKED}>{r('in the note')}</w:ins>")})
    footer = document.sections[0].footer.paragraphs[0]
    footer._p.append(with_body(p(f"<w:ins {TRACKED}>{r('in the footer')}</w:ins>")).element.body[0][1])

    assert ("inserted: in the note", "inserted: in the footer") == read_word(saved(document), "d.docx").tracked_changes


def test_comments_are_listed_and_are_not_text() -> None:
    """Each as one line, shortened."""
    document = docx.Document()
    paragraph = document.add_paragraph("Up to $5,000,000")
    document.add_comment(paragraph.runs, "Company to confirm.\nBy Friday.", "Counsel")
    document.add_comment(paragraph.runs, "y" * 300, "Counsel")
    reading = read_word(saved(document), "draft.docx")

    assert "Up to $5,000,000" == reading.text
    assert ("Company to confirm. By Friday.", "y" * 199 + "…") == reading.comments


def test_a_file_without_either_has_none() -> None:
    """An ordinary document has neither comments nor tracked changes."""
    reading = reading_of(p("Text"))

    assert ((), ()) == (reading.tracked_changes, reading.comments)


def test_every_paragraph_knows_its_number() -> None:
    """Each word is found in the paragraph that the library counts it in, tables and empty paragraphs included."""
    document = docx.Document()
    for at in range(30):
        document.add_paragraph(f"word{at}" if at % 3 else "")
        if at % 10 == 5:
            document.add_table(2, 2).rows[1].cells[1].text = f"cell{at}"
    reading = read_word(saved(document), "draft.docx")
    paragraphs = ["".join(t.text or "" for t in each.iter("{*}t")) for each in document.element.body.iter("{*}p")]

    for word in reading.text.split():
        found = reading.places.position(reading.text.index(word)).paragraph
        assert word == paragraphs[(found or 0) - 1]


def test_a_word_draft_is_a_document() -> None:
    """The format is told by the bytes, whatever the name."""
    document = read_bytes(saved(with_body(p(f"<w:ins {TRACKED}>{r('New')}</w:ins>"))), "draft.txt")

    assert ("word", "New", ("inserted: New",)) == (document.format, document.text, document.tracked_changes)
