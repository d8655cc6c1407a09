"""The numbers that Word shows before the paragraphs of a list."""

from __future__ import annotations

import docx
import pytest
from docx.oxml.parser import parse_xml

from checker.documents.word.numbering import read_numbering
from checker.documents.word.reader import read_word
from tests.documents.word_files import SPACES, p, saved, with_body


def level(depth: int, form: str, pattern: str, more: str = "") -> str:
    """Write one level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/>'
        "</w:lvl>"
    )


def lists(levels: str, overrides: str = "") -> str:
    """Write a numbering part with a list 5, and a list 6 that begins anew."""
    return (
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="6"><w:abstractNumId w:val="0"/>{overrides}</w:num></w:numbering>'
    )


def labels(levels: str, depths: list[int]) -> list[str]:
    """Give the labels of paragraphs of list 5 at those levels."""
    numbering = read_numbering(parse_xml(lists(levels)))
    return [numbering.label("5", depth, None)[0] for depth in depths]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", ["1.", "2.", "3.", "4."]),
        ("decimalZero", ["01.", "02.", "03.", "04."]),
        ("lowerLetter", ["a.", "b.", "c.", "d."]),
        ("upperLetter", ["A.", "B.", "C.", "D."]),
        ("lowerRoman", ["i.", "ii.", "iii.", "iv."]),
        ("upperRoman", ["I.", "II.", "III.", "IV."]),
        ("none", [".", ".", ".", "."]),
        ("bullet", ["•", "•", "•", "•"]),
        ("a form of the future", ["1.", "2.", "3.", "4."]),
    ],
)
def test_each_form_counts_as_word_counts(form: str, expected: list[str]) -> None:
    """Digits, letters, Roman numbers, bullets."""
    assert expected == labels(level(0, form, "%1."), [0] * 4)


@pytest.mark.parametrize(
    ("form", "at", "expected"),
    [
        ("lowerLetter", 27, "aa"),
        ("lowerLetter", 53, "aaa"),
        ("lowerLetter", 30_000, "30000"),
        ("lowerRoman", 1994, "mcmxciv"),
        ("lowerRoman", 4000, "4000"),
        ("lowerRoman", 0, "0"),
    ],
)
def test_a_start_far_on_is_written_too(form: str, at: int, expected: str) -> None:
    """Letters double after z; what neither letters nor Roman numbers can say is said in digits."""
    far = f'<w:lvl w:ilvl="0"><w:start w:val="{at}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1"/></w:lvl>'

    assert [expected] == labels(far, [0])


def test_a_deeper_level_begins_anew_under_each_item() -> None:
    """And shows the numbers of the levels above it."""
    levels = (
        level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2") + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    )

    assert ["I.", "I.1", "I.2", "1.2.1", "II.", "II.1"] == labels(levels, [0, 1, 1, 2, 0, 1])


def test_a_list_may_begin_anew_or_go_on() -> None:
    """Two lists of one definition count together, unless one sets a start of its own."""
    goes_on = read_numbering(parse_xml(lists(level(0, "decimal", "%1"))))
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    anew = read_numbering(parse_xml(lists(level(0, "decimal", "%1"), override)))

    order = ["5", "5", "6", "6"]
    assert ["1", "2", "3", "4"] == [goes_on.label(each, 0, None)[0] for each in order]
    assert ["1", "2", "1", "2"] == [anew.label(each, 0, None)[0] for each in order]


@pytest.mark.parametrize(("list_id", "depth"), [("0", 0), ("99", 0), ("5", 7), ("", None)])
def test_a_list_that_is_not_there_has_no_number(list_id: str, depth: int | None) -> None:
    """Number 0 takes a paragraph out of its list."""
    assert ("", "nothing") == read_numbering(parse_xml(lists(level(0, "decimal", "%1")))).label(list_id, depth, None)


def test_the_numbers_stand_before_the_text() -> None:
    """From the paragraph itself or from its style; a paragraph that a tracked change removes is not counted."""
    document = docx.Document()
    for text in ("first", "second"):
        document.add_paragraph(text, "List Number")
    document.add_paragraph("dot", "List Bullet")

    assert "1.\tfirst\n2.\tsecond\n•\tdot" == read_word(saved(document), "draft.docx").text


def test_a_removed_paragraph_is_not_counted() -> None:
    """The paragraph after it takes its number."""
    listed = '<w:pStyle w:val="ListNumber"/>'
    document = with_body(p("one", listed) + p("<w:r/>", f"{listed}<w:rPr><w:del/></w:rPr>") + p("two", listed))

    assert "1.\tone\n2.\ttwo" == read_word(saved(document), "draft.docx").text
