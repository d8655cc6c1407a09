"""What is no Word file, or a hostile one, is refused in one sentence, or read without harm."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.documents.read import read_bytes
from checker.documents.word.package import MOST_FILES
from checker.documents.word.reader import read_word
from checker.errors import UnreadableError
from tests.documents.word_files import edited, p, r, saved, with_body, zipped

GOOD = saved(with_body(p("Up to $5,000,000") + p("Common Stock")))
TYPES = "[Content_Types].xml"
BODY = "word/document.xml"
TEXT = b"Common Stock"

ORDINARY, STRICT = b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"
EXTERNAL = (
    b'<Relationship Id="rId%d" TargetMode="External" Target="http://localhost:9/%s" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/>'
)

Files = dict[str, bytes]


def types(main: str) -> bytes:
    """Write the content types of an Office file."""
    return f'<Types><Override PartName="/x.xml" ContentType="application/{main}"/></Types>'.encode()


def replaced(name: str, old: bytes, new: bytes) -> Callable[[Files], None]:
    """Replace bytes in one of the files."""

    def edit(files: Files) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new)

    return edit


def without(name: str) -> Callable[[Files], None]:
    """Take out one of the files."""

    def edit(files: Files) -> None:
        del files[name]

    return edit


def with_flag(data: bytes) -> bytes:
    """Mark every file of a zip as encrypted."""
    marked = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            marked[at + offset] |= 1
            at = data.find(sign, at + 1)
    return bytes(marked)


def with_lying_size(data: bytes, true_size: int) -> bytes:
    """Make a zip say that a file in it has ten bytes."""
    return data.replace(true_size.to_bytes(4, "little"), (10).to_bytes(4, "little"))


def packed_with(compression: int, files: Files) -> bytes:
    """Pack files in a way of one's own."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", compression) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return stream.getvalue()


def with_a_huge_picture(files: Files) -> None:
    """Put in a picture that is larger than all of a Word file may be."""
    files["word/media/a.png"] = bytes(201 * 1024 * 1024)


def bomb() -> Callable[[Files], None]:
    """Put sixty million spaces into the text."""
    return replaced(BODY, TEXT, (b" " * 1_000_000 + b"</w:t><w:t>") * 60)


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (zipped({"draft.txt": b"text"}), "a zip file, and no Word file"),
        (zipped({TYPES: types("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")}), "an Excel file"),
        (zipped({TYPES: types("vnd.ms-excel.sheet.binary.macroEnabled.main")}), "an Excel file"),
        (zipped({TYPES: types("vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml")}), "PowerPoint"),
        (zipped({TYPES: types("vnd.ms-word.document.macroEnabled.main+xml")}), "with macros"),
        (zipped({TYPES: types("vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")}), "template"),
        (zipped({"mimetype": b"application/x", "META-INF/manifest.xml": b"<x/>"}), "an OpenDocument file"),
        (edited(GOOD, replaced("_rels/.rels", ORDINARY, STRICT)), "Strict"),
        (with_flag(GOOD), "is encrypted"),
        (GOOD[: len(GOOD) // 2], "a damaged zip file"),
        (GOOD[:4], "a damaged zip file"),
        (b"PK\x03\x04" + bytes(1000), "a damaged zip file"),
        (packed_with(ZIP_BZIP2, {TYPES: b"<Types/>"}), "in a way that Word does not use"),
        (zipped({f"{at}.xml": b"" for at in range(MOST_FILES + 1)}), f"more than {MOST_FILES} files"),
        (edited(GOOD, without(BODY)), "a damaged Word file"),
        (edited(GOOD, without("_rels/.rels")), "a damaged Word file"),
        (edited(GOOD, replaced(BODY, b"</w:body>", b"")), "a damaged Word file"),
        (edited(GOOD, replaced(BODY, b"w:body", b"w:bodies")), "a damaged Word file"),
        (edited(GOOD, replaced(BODY, TEXT, b"null \x00 byte")), "a damaged Word file"),
        (edited(GOOD, replaced("word/styles.xml", b"<w:styles", b"<w:styles <")), "a damaged Word file"),
        (lambda: edited(GOOD, replaced(BODY, TEXT, b"<w:tbl><w:tr><w:tc>" * 100_000)), "a damaged Word file"),
        (lambda: edited(GOOD, bomb()), "far more than any draft"),
        (lambda: edited(GOOD, with_a_huge_picture), "far more"),
        (lambda: edited(GOOD, replaced(BODY, TEXT, b"</w:t>" + b"<w:b/>" * 1_600_000 + b"<w:t>")), "far more"),
    ],
    ids=range(24),
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_reason(made: bytes | Callable[[], bytes], says: str) -> None:
    """The sentence names the file and says what it is."""
    data = made if isinstance(made, bytes) else made()
    with pytest.raises(UnreadableError, match=says) as refused:
        read_bytes(data, "draft.docx")
    assert str(refused.value).startswith("draft.docx ")


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x SYSTEM "http://localhost:9/x.dtd">',
    ],
)
def test_a_file_that_declares_entities_is_refused(declaration: str) -> None:
    """No Word file does; they are neither resolved nor fetched."""

    def edit(files: Files) -> None:
        files[BODY] = declaration.encode() + files[BODY].partition(b"?>")[2].replace(TEXT, b"&b;&e;")

    with pytest.raises(UnreadableError, match="a damaged Word file"):
        read_word(edited(GOOD, edit), "draft.docx")


def test_a_zip_that_lies_about_its_sizes_unpacks_no_further_than_it_says() -> None:
    """What is in it is counted while it is read."""
    bomb_file = zipped({TYPES: b" " * 60_000_000})
    lying = with_lying_size(bomb_file, 60_000_000)
    tracemalloc.start()
    with pytest.raises(UnreadableError, match="damaged"):
        read_word(lying, "draft.docx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert lying != bomb_file
    assert peak < 20_000_000


def test_two_files_of_one_name_are_refused() -> None:
    """Two programs might read different ones."""
    stream = io.BytesIO(GOOD)
    with ZipFile(stream, "a", ZIP_DEFLATED) as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr(BODY, b"<other/>")

    with pytest.raises(UnreadableError, match="two files have one name"):
        read_word(stream.getvalue(), "draft.docx")


@pytest.mark.parametrize(
    "edit",
    [
        lambda files: files.update({"../../escaped.xml": b"<x/>", "/tmp/absolute.xml": b"<x/>", "C:\\x.xml": b"<x/>"}),
        lambda files: files.update({"word/media/image1.png": bytes(1_000_000)}),
        replaced(
            "word/_rels/document.xml.rels",
            b"</Relationships>",
            EXTERNAL % (90, b"logo.png", b"image")
            + EXTERNAL % (91, b"firm.dotx", b"attachedTemplate")
            + b"</Relationships>",
        ),
        replaced("word/styles.xml", b'w:val="heading 1"', b'w:val=""'),
    ],
    ids=("path tricks", "a large picture", "remote pictures and templates", "a style without a name"),
)
def test_what_does_no_harm_is_read(edit: Callable[[Files], None]) -> None:
    """Nothing is extracted and nothing is fetched, so that it does not matter where it would lead."""
    assert "Up to $5,000,000\nCommon Stock" == read_word(edited(GOOD, edit), "draft.docx").text


def test_a_hundred_thousand_runs_are_read() -> None:
    """Each on its own, without recursion."""
    runs = b"</w:t></w:r>" + b"<w:r><w:t>x</w:t></w:r>" * 100_000 + b"<w:r><w:t>"
    reading = read_word(edited(GOOD, replaced(BODY, TEXT, runs)), "draft.docx")

    assert "x" * 100_000 == reading.text.splitlines()[1]


def test_tables_nested_as_deep_as_xml_may_be_are_read() -> None:
    """The depth of the tree does not become the depth of a stack."""
    deep = "<w:tbl><w:tr><w:tc>" * 80 + p("deep") + "</w:tc></w:tr></w:tbl>" * 80

    assert "deep" == read_word(saved(with_body(deep)), "draft.docx").text


def test_right_to_left_overrides_are_not_read() -> None:
    """They could hide what a legend says."""
    assert "approved" == read_word(saved(with_body(p(r("ap\u202eprov\u202ced")))), "draft.docx").text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_damage_gives_a_reading_or_one_sentence(damage: list[tuple[int, int]]) -> None:
    """Bytes of the zip are changed at random."""
    data = bytearray(GOOD)
    for at, byte in damage:
        data[at] = byte
    read_or_refused(bytes(data))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([BODY, "word/styles.xml", "word/numbering.xml", TYPES, "word/_rels/document.xml.rels"]),
    st.integers(0, 20_000),
    st.sampled_from([b"", b"<", b">", b'"', b"</w:p>", b"<w:p>", b"\xff", b"w:val", b"99999999999", b"/", b"&x;"]),
    st.integers(0, 40),
)
def test_any_disorder_inside_gives_a_reading_or_one_sentence(name: str, at: int, put: bytes, cut: int) -> None:
    """The XML within an intact zip is changed at random."""

    def edit(files: Files) -> None:
        content = files[name]
        place = at % len(content)
        files[name] = content[:place] + put + content[place + cut :]

    read_or_refused(edited(GOOD, edit))


def read_or_refused(data: bytes) -> None:
    """Read a file; nothing but a refusal with a sentence may come of it."""
    try:
        reading = read_word(data, "draft.docx")
    except UnreadableError as refusal:
        assert str(refusal).startswith("draft.docx ")
    else:
        assert all(reading.places.position(offset) for offset in range(len(reading.text)))
