"""Open a Word file: its zip is measured and copied before any library sees it, and nothing is ever extracted."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from msgspec import Struct

from checker.documents.word.xml import Element, child, w
from checker.errors import UnreadableError

MOST_FILES = 2_000
LARGEST_UNPACKED = 200 * 1024 * 1024
"""Greatest size of everything in the zip, by what the zip says of itself."""
LARGEST_XML = 20 * 1024 * 1024
"""Greatest size of what is really unpacked; the largest filing in a sample of real ones has 3 MB of HTML."""
HIGHEST_RATIO = 100
"""XML of a document packs to a tenth of its size, or a thirtieth; what packs better repeats one thing."""
RATIO_COUNTS_FROM = 5 * 1024 * 1024
MOST_MARKS = 1_250_000
"""Most tags and attributes; the tree that holds one of them takes about a hundred bytes."""
MOST_RELATIONSHIPS = 20_000
CHUNK = 1024 * 1024
FILE_HEADER = b"PK\x01\x02"

WORD = b"wordprocessingml.document.main+xml"
OTHERS = (
    (b"ms-word.document.macroEnabled", "a Word file with macros; save it as .docx"),
    (b"ms-word.template", "a Word template; save it as .docx"),
    (b"wordprocessingml.template", "a Word template; save it as .docx"),
    (b"spreadsheetml", "an Excel file, and no draft"),
    (b"ms-excel", "an Excel file, and no draft"),
    (b"presentationml", "a PowerPoint file, and no draft"),
)
STRICT = b"purl.oclc.org/ooxml"


class WordFile(Struct, frozen=True):
    """The parts of a Word file that are read."""

    body: Element
    header: Element | None  # of the first page
    running: tuple[Element, ...]  # the other headers, and the footers
    notes: Mapping[tuple[str, str], Element]  # by ("footnote", id) and ("endnote", id)
    comments: tuple[Element, ...]
    styles: Element | None
    numbering: Element | None


def open_word(data: bytes, name: str) -> WordFile:
    """Open a Word file.

    Raises:
        UnreadableError: it is another kind of file, encrypted, damaged, or too large when unpacked.
    """
    copy = _safe_copy(data, name)
    try:
        return _parts(docx.Document(copy))
    except Exception:
        # The library has no error of its own for a damaged file: a missing part is a KeyError, a bad one a
        # SyntaxError, a wrong one an AttributeError. Whatever it meets, the fault is the file's.
        raise UnreadableError(f"{name} is a damaged Word file; open it in Word and save it again") from None


def _safe_copy(data: bytes, name: str) -> io.BytesIO:
    """Copy the XML of a zip into a new one, each file read in chunks and measured, whatever its header claims.

    Pictures and other contents are left empty: they are never looked at.
    """
    if data.count(FILE_HEADER) > MOST_FILES:
        raise UnreadableError(f"{name} is a zip file with more than {MOST_FILES} files in it; no Word file has so many")
    copy = io.BytesIO()
    try:
        with ZipFile(io.BytesIO(data)) as packed, ZipFile(copy, "w") as safe:
            _refuse_strange(packed.infolist(), name)
            budget = _Budget(name)
            for info in packed.infolist():
                is_xml = info.filename.lower().endswith((".xml", ".rels"))
                safe.writestr(info.filename, b"".join(_chunks(packed, info, budget)) if is_xml else b"")
            _refuse_other_kinds(safe, name)
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise UnreadableError(
            f"{name} is a damaged zip file, or one that breaks off; get the Word file again"
        ) from None
    copy.seek(0)
    return copy


def _refuse_strange(infos: list[ZipInfo], name: str) -> None:
    if any(info.flag_bits & 1 for info in infos):
        raise UnreadableError(f"{name} is encrypted; save it without a password")
    if len({info.filename for info in infos}) < len(infos):
        raise UnreadableError(f"{name} is a zip file in which two files have one name; save it in Word again")
    if any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in infos):
        raise UnreadableError(f"{name} is packed in a way that Word does not use; save it in Word again")
    if sum(info.file_size for info in infos) > LARGEST_UNPACKED:
        raise _too_large(name)


def _refuse_other_kinds(packed: ZipFile, name: str) -> None:
    names = packed.namelist()
    types = packed.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if WORD in types:
        if "_rels/.rels" in names and STRICT in packed.read("_rels/.rels"):
            raise UnreadableError(f"{name} is a Strict Open XML file; save it as an ordinary Word document (.docx)")
        return
    if "mimetype" in names and "META-INF/manifest.xml" in names:
        raise UnreadableError(f"{name} is an OpenDocument file; save it as .docx")
    for mark, what in OTHERS:
        if mark in types:
            raise UnreadableError(f"{name} is {what}")
    raise UnreadableError(f"{name} is a zip file, and no Word file; give the drafts in it one by one")


def _chunks(packed: ZipFile, info: ZipInfo, budget: _Budget) -> Iterator[bytes]:
    unpacked = 0
    with packed.open(info) as stream:
        while chunk := stream.read(CHUNK):
            unpacked += len(chunk)
            budget.spend(info, chunk, unpacked)
            yield chunk


class _Budget:
    """What a file may still unpack to."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._unpacked = 0
        self._marks = 0
        self._relationships = 0

    def spend(self, info: ZipInfo, chunk: bytes, unpacked: int) -> None:
        self._unpacked += len(chunk)
        tags = chunk.count(b"<")
        self._marks += tags + chunk.count(b"=")
        if info.filename.lower().endswith(".rels"):
            self._relationships += tags
        ratio = unpacked / max(info.compress_size, 1)
        if self._unpacked > LARGEST_XML or (unpacked > RATIO_COUNTS_FROM and ratio > HIGHEST_RATIO):
            raise _too_large(self._name)
        if self._marks > MOST_MARKS or self._relationships > MOST_RELATIONSHIPS:
            raise UnreadableError(f"{self._name} has more formatting in it than any draft; it is not read")


def _too_large(name: str) -> UnreadableError:
    return UnreadableError(f"{name} unpacks to far more than any draft has; it is not read")


def _parts(document: Document) -> WordFile:
    part = document.part
    header = _first_header(document)
    running = _related(part, RELATION.HEADER) + _related(part, RELATION.FOOTER)
    return WordFile(
        body=_body(part),
        header=header,
        running=tuple(root for root in running if root is not header),
        notes={**_notes(part, RELATION.FOOTNOTES, "footnote"), **_notes(part, RELATION.ENDNOTES, "endnote")},
        comments=tuple(each for root in _related(part, RELATION.COMMENTS) for each in root.iter(w("comment"))),
        styles=next(iter(_related(part, RELATION.STYLES)), None),
        numbering=next(iter(_related(part, RELATION.NUMBERING)), None),
    )


def _first_header(document: Document) -> Element | None:
    if not len(document.sections):
        return None
    section = document.sections[0]
    header = section.first_page_header if section.different_first_page_header_footer else section.header
    return None if header.is_linked_to_previous else _root(header.part)


def _body(part: Part) -> Element:
    body = child(_root(part), "body")
    if body is None:
        raise ValueError("there is no body")
    return body


def _notes(part: Part, relation: str, kind: str) -> dict[tuple[str, str], Element]:
    notes = (each for root in _related(part, relation) for each in root.iter(w(kind)))
    return {(kind, each.get(w("id")) or ""): each for each in notes}


def _related(part: Part, relation: str) -> list[Element]:
    """Give the roots of the parts that have this relation to the document."""
    relations = [each for each in part.rels.values() if each.reltype == relation and not each.is_external]
    return [_root(each.target_part) for each in relations]


def _root(part: Part) -> Element:
    root: Any = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
    if root.getroottree().docinfo.doctype:
        raise ValueError("Word files declare no entities, and those of this one were not resolved")
    element: Element = root
    return element
