"""EDGAR submissions become text: the prospectus, with the header and the fee exhibit attached."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.documents.read import read_bytes
from checker.documents.submission import read_submission
from checker.errors import UnreadableError
from checker.model.document import PartKind, SourceMap, Span

HEADER = """<SEC-DOCUMENT>0009990001-26-000001.txt : 20260303
<SEC-HEADER>
ACCESSION NUMBER:		0009990001-26-000001
</SEC-HEADER>
"""


def enclosed(kind: str, text: str, file: str = "") -> str:
    """Write one document of a submission."""
    named = f"<FILENAME>{file}\n" if file else ""
    return f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>1\n{named}<TEXT>\n{text}\n</TEXT>\n</DOCUMENT>\n"


def body_of(source: str) -> str:
    """Give the text that is taken for the prospectus."""
    reading = read_submission(source, "filing.txt")
    assert reading.body is not None
    return reading.text[reading.body.start : reading.body.end]


SUPPLEMENT = enclosed("424B5", "<html><p>Sup&shy;plement</p></html>", "supplement.htm")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (HEADER + SUPPLEMENT, "Supplement"),
        (SUPPLEMENT, "Supplement"),
        (HEADER + enclosed("EX-99", "Press release") + SUPPLEMENT, "Supplement"),
        (enclosed("GRAPHIC", "begin 644 logo.gif\nM1TE&.#EA\n`\nend", "logo.gif") + SUPPLEMENT, "Supplement"),
        (enclosed("424B5", "<PDF>\nbegin 644 copy.pdf\nM)5!$1\n`\nend\n</PDF>") + SUPPLEMENT, "Supplement"),
        (enclosed("424B5", " \n") + SUPPLEMENT, "Supplement"),
        (enclosed("8-K", "Report") + enclosed("POS AM", "Amendment"), "Amendment"),
        (enclosed("8-K", "Report") + enclosed("S-3ASR", "Shelf"), "Shelf"),
        (enclosed("EX-1.1", "Agreement") + enclosed("8-K", "Report"), "Report"),
        (enclosed("EX-1.1", "Agreement") + enclosed("EX-5.1", "Opinion"), "Agreement"),
        (enclosed("424B3", "One\n<PAGE>\n<TABLE>\nTwo\n</TABLE>"), "One\n<TABLE>\nTwo\n</TABLE>"),
        (enclosed("424B3", "Up to $5 < $6\n\nSmith & Co", "old.txt"), "Up to $5 < $6\nSmith & Co"),
        (enclosed("424B3", "<P>No file name</P>"), "No file name"),
        ("<DOCUMENT><TYPE>424B5<FILENAME>x.htm<TEXT>On one line</TEXT></DOCUMENT>", "On one line"),
        ("<DOCUMENT>\n<TYPE>424B5\n<TEXT>\nBroken off", "Broken off"),
        ("<DOCUMENT>" * 900 + SUPPLEMENT + "<DOCUMENT><TEXT>x" * 5_000, "Supplement"),
        (HEADER + "CENTRAL INDEX KEY:\n" * 100_000 + SUPPLEMENT, "Supplement"),
        (enclosed("424B5", "First").removesuffix("</DOCUMENT>\n") + enclosed("EX-5", "Second"), "First"),
    ],
)
def test_the_prospectus_is_the_body(source: str, expected: str) -> None:
    """Wherever it stands and however it is written; exhibits and what is no text are passed over."""
    assert expected == body_of(source)


@pytest.mark.parametrize(
    "source",
    [
        HEADER,
        HEADER + enclosed("GRAPHIC", "begin 644 logo.gif\nM1TE&.#EA\n`\nend"),
        enclosed("424B5", ""),
        enclosed("424B5", "<html><img src='cover.jpg'></html>", "cover.htm"),
        "<DOCUMENT><TYPE>" * 1_000,
    ],
)
def test_a_submission_without_text_is_refused(source: str) -> None:
    """The sentence names the file."""
    with pytest.raises(UnreadableError, match=r"^filing.txt is an EDGAR submission"):
        read_submission(source, "filing.txt")


def test_the_header_and_the_fee_exhibit_are_attached() -> None:
    """They are parts of their own, outside the body; an opinion is not read at all."""
    fees = enclosed("EX-FILING FEES", "<table><tr><td>Total</td><td>$5</td></tr></table>", "fees.htm")
    document = read_bytes((HEADER + SUPPLEMENT + enclosed("EX-5.1", "Opinion") + fees).encode(), "filing.txt")
    attached = {part.kind: document.text[part.span.start : part.span.end] for part in document.parts[1:]}

    assert "submission" == document.format
    assert document.main is document.parts[0]
    assert {PartKind.HEADER, PartKind.FEE_EXHIBIT} == set(attached)
    assert attached[PartKind.HEADER].splitlines()[2] == "ACCESSION NUMBER: 0009990001-26-000001"
    assert "Total\t$5" == attached[PartKind.FEE_EXHIBIT]
    assert "Opinion" not in document.text


def test_the_label_of_a_single_document_stands_for_the_header() -> None:
    """It names the form type, and nothing of it is in the body."""
    reading = read_submission(SUPPLEMENT, "filing.txt")
    header = reading.attached[0].span

    assert PartKind.HEADER == reading.attached[0].kind
    assert "<TYPE>424B5\n<SEQUENCE>1\n<FILENAME>supplement.htm" == reading.text[header.start : header.end]


def test_old_page_marks_break_pages() -> None:
    """A cover in plain text ends where the next page begins."""
    reading = read_submission(enclosed("424B3", "Cover\n<PAGE>\nInside"), "filing.txt")

    assert (reading.text.index("\nInside"),) == reading.page_breaks


@given(st.lists(st.sampled_from([HEADER, SUPPLEMENT, enclosed("EX-107", "Fee\ntable"), "\n", "<TEXT>", "</DOCUMENT>"])))
def test_lines_are_those_of_the_whole_file(pieces: list[str]) -> None:
    """A letter of the text stands at its place in the file, whatever was passed over before it."""
    source = "".join([*pieces, SUPPLEMENT])
    reading = read_submission(source, "filing.txt")
    assert isinstance(reading.places, SourceMap)
    assert reading.body != Span(0, len(reading.text))
    for offset, character in enumerate(reading.text):
        if character.isalpha():
            at = reading.places.source_offset(offset)
            assert character == source[at]
            assert source.count("\n", 0, at) + 1 == reading.places.position(offset).line


def test_the_links_of_a_submission_are_those_of_its_prospectus() -> None:
    """An exhibit in HTML does not make a plain prospectus one that keeps links."""
    exhibit = enclosed("EX-107", '<html><p><a href="https://x">Fees</a></p></html>', "fees.htm")
    linked = enclosed("424B5", '<html><p>our <a href="https://x">report</a></p></html>', "supplement.htm")

    assert read_submission(HEADER + enclosed("424B5", "Our report", "a.txt") + exhibit, "filing.txt").links is None
    links = read_submission(HEADER + linked + exhibit, "filing.txt").links
    assert links is not None
    assert len(links) == 2
