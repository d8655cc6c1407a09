"""Word files for tests: a body written in XML, on the styles of an ordinary document."""

from __future__ import annotations

import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from checker.documents.reading import Reading
from checker.documents.word.reader import read_word

SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
NOTES = {
    "footnote": ("/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    "endnote": ("/word/endnotes.xml", CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES),
}


def with_body(content: str) -> Document:
    """Make a document with that content of its body; the page setup at its end stays."""
    document = docx.Document()
    body = document.element.body
    for each in reversed(parse_xml(f"<w:body {SPACES}>{content}</w:body>")):
        body.insert(0, each)
    return document


def with_notes(document: Document, kind: str, notes: dict[int, str]) -> None:
    """Add footnotes or endnotes by their ids."""
    content = "".join(f'<w:{kind} w:id="{note_id}">{note}</w:{kind}>' for note_id, note in notes.items())
    path, content_type, relation = NOTES[kind]
    blob = f"<w:{kind}s {SPACES}>{content}</w:{kind}s>".encode()
    document.part.relate_to(Part(PackURI(path), content_type, blob, document.part.package), relation)


def saved(document: Document) -> bytes:
    """Give the bytes of a document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def reading_of(content: str) -> Reading:
    """Read a document with that body."""
    return read_word(saved(with_body(content)), "draft.docx")


def edited(data: bytes, edit: Callable[[dict[str, bytes]], None]) -> bytes:
    """Change the files inside a Word file."""
    with ZipFile(io.BytesIO(data)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    edit(files)
    return zipped(files)


def zipped(files: dict[str, bytes]) -> bytes:
    """Pack files into a zip."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return stream.getvalue()


def p(content: str, properties: str = "") -> str:
    """Write a paragraph; content that is no XML becomes a run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if content.startswith('<') else r(content)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Write a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
