"""Files made to do harm: each is read, or refused in one sentence, and nothing is fetched."""

from __future__ import annotations

import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from checker.documents.read import read_bytes
from checker.errors import UnreadableError
from checker.model.document import Document
from fixtures.make_formats import FORMATS
from tests.formats import FIXTURES, facts_of, in_formats

DRAFT = FIXTURES / "upsize-sticker/draft.htm"
WORD = in_formats(DRAFT)["word"]
PDF = in_formats(DRAFT)["pdf"]
LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
CUTS = 40


def read_or_refused(data: bytes, name: str) -> Document | None:
    """Read a file, and hold that its quotes are in it; if it is refused, that this is one sentence that names it."""
    try:
        document = read_bytes(data, name)
    except UnreadableError as error:
        assert name in str(error)
        assert "\n" not in str(error)
        return None
    quoted = [evidence for fact in facts_of(document) for evidence in fact.evidence if evidence.quote]
    assert [e.quote for e in quoted] == [document.text[e.start : e.end] for e in quoted]
    return document


def repacked(edit: Callable[[str, bytes], bytes]) -> bytes:
    """Make the Word file again with its parts edited."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(WORD)) as packed, ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as made:
        for name in packed.namelist():
            made.writestr(name, edit(name, packed.read(name)))
    return stream.getvalue()


def with_text(addition: bytes, *, declared: bytes = b"") -> bytes:
    """Make the Word file again with a paragraph before the others, and a document type."""

    def edit(name: str, content: bytes) -> bytes:
        if name != "word/document.xml":
            return content
        head, _, rest = content.partition(b"?>")
        return head + b"?>" + declared + rest.replace(b"<w:body>", b"<w:body>" + addition, 1)

    return repacked(edit)


def paragraph(text: bytes) -> bytes:
    """Write a paragraph of a Word file."""
    return b"<w:p><w:r><w:t>" + text + b"</w:t></w:r></w:p>"


def pdf_of(*objects: str) -> bytes:
    """Write a PDF of objects, the first of which is the catalog."""
    body = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in offsets)
    return body + f"{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n".encode()


@pytest.mark.parametrize(
    "made",
    [
        lambda: with_text(b"", declared=f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'.encode()),
        lambda: with_text(paragraph(b"&x;"), declared=b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
        lambda: with_text(b"", declared=b'<!DOCTYPE x SYSTEM "http://localhost:9/x.dtd">'),
        lambda: with_text(paragraph(b" " * 60_000_000)),
        lambda: with_text(b"<w:p/>" * 3_000_000),
        lambda: with_text(b"<w:tbl><w:tr><w:tc>" * 100_000),
        lambda: repacked(lambda name, content: content * (1 + 400_000 * (name == "_rels/.rels"))),
        lambda: repacked(lambda name, content: b"" if name == "word/document.xml" else content),
    ],
    ids=["laughs", "external", "dtd", "bomb", "many", "deep", "relations", "empty"],
)
def test_a_hostile_word_file_is_refused(made: Callable[[], bytes]) -> None:
    """Bombs are not unpacked, entities neither expanded nor fetched."""
    assert read_or_refused(made(), "draft.docx") is None


@pytest.mark.parametrize("name", ["../../evil.xml", "/tmp/evil.xml", "..\\evil.xml"])
def test_paths_in_a_word_file_lead_nowhere(name: str) -> None:
    """Nothing is unpacked to disk, so that a name with a path in it is only a name."""
    stream = io.BytesIO(WORD)
    with ZipFile(stream, "a") as packed:
        packed.writestr(name, "evil")
    document = read_or_refused(stream.getvalue(), "draft.docx")

    assert document is not None
    assert "evil" not in document.text


@pytest.mark.parametrize(
    "data",
    [
        pdf_of("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[2 0 R]>>"),
        pdf_of("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 2/Kids[3 0 R]>>", "<</Type/Pages/Kids[2 0 R]>>"),
        pdf_of("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 2147483647/Kids[]>>"),
        pdf_of("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", "3 0 R"),
        pdf_of("<</Type/Catalog/Pages 1 0 R>>"),
        pdf_of("[" * 100_000),
        b"%PDF-1.7\n" + b"1 0 obj\n" * 200_000,
    ],
    ids=["self", "loop", "count", "reference", "catalog", "deep", "objects"],
)
def test_a_hostile_pdf_is_refused(data: bytes) -> None:
    """A loop in its page tree ends; a page that is said to be there and is not, is not waited for."""
    assert read_or_refused(data, "draft.pdf") is None


@pytest.mark.parametrize("form", FORMATS)
def test_a_truncated_file_is_read_or_refused(form: str) -> None:
    """Wherever a download broke off; of a text, what is there is read."""
    name, data = FORMATS[form][0], in_formats(DRAFT)[form]
    cuts = 6 if form == "pdf" else CUTS  # each PDF costs a process
    read = [read_or_refused(data[: len(data) * at // cuts], name) for at in range(cuts)]

    assert read[0] is None
    assert (form not in ("word", "pdf")) == all(read[cuts // 2 :])


@pytest.mark.parametrize("form", ["html", "text", "markdown", "submission"])
def test_null_bytes_change_no_fact(form: str) -> None:
    """They are not seen, and so not read."""
    name, data = FORMATS[form][0], in_formats(DRAFT)[form]
    plain = {fact.name: fact.value for fact in facts_of(read_bytes(data, name))}
    words = data.replace(b"Common", b"Com\x00mon").replace(b"Rule", b"R\x00ule")

    assert data != words
    assert plain == {fact.name: fact.value for fact in facts_of(read_bytes(words, name))}


@pytest.mark.parametrize("mark", ["\u202e", "\u200f", "\u2066", "\u200b", "\u00ad", "\ufeff", "\u2060"])
@pytest.mark.parametrize("form", ["html", "text", "markdown", "submission", "word"])
def test_marks_hidden_in_the_legend_do_not_hide_it(form: str, mark: str) -> None:
    """Overrides of direction, zero-width spaces and soft hyphens are not seen; the legend is read through them."""
    name, data = FORMATS[form][0], in_formats(DRAFT)[form]
    plain = facts_of(read_bytes(data, name))["legend.commission"]
    written = f"dis{mark}app{mark}roved"
    if form == "word":
        hidden = repacked(lambda _, content: content.replace(b"disapproved", written.encode()))
    else:
        hidden = data.replace(b"disapproved", written.encode())

    assert hidden != data
    assert plain.value == facts_of(read_bytes(hidden, name))["legend.commission"].value
