"""What tests ask of a Word file with comments."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from zipfile import ZipFile

from lxml import etree

from checker.documents.read import read_bytes
from checker.documents.word.anchors import locate
from checker.reporting.word.annotate import annotate
from checker.reporting.word.remark import Line, Remark
from checker.reporting.word.xml import SPACE, w

MARKS = tuple(w(name) for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


def parts_of(data: bytes) -> dict[str, bytes]:
    """Unpack a Word file."""
    with ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def tree_of(data: bytes, part: str = "word/document.xml") -> etree._Element:
    """Parse a part."""
    return etree.fromstring(parts_of(data)[part])


def text_of(data: bytes) -> str:
    """Give the text of a Word file as the reader reads it."""
    return read_bytes(data, "draft.docx").text


def at(data: bytes, *quotes: str) -> list[Remark]:
    """Make a remark at each quote, the first that is there."""
    text = text_of(data)
    return [Remark((Line(quote),), (text.index(quote), text.index(quote) + len(quote))) for quote in quotes]


def remarked(data: bytes, *remarks: Remark) -> bytes:
    """Write remarks into a Word file."""
    return annotate(data, remarks, locate)


def comments_of(data: bytes) -> list[tuple[str, str, str]]:
    """List the comments: author, text, and the words that they are anchored to, as the reader would take them."""
    root = tree_of(data, "word/comments.xml")
    return [
        (each.get(w("author"), ""), "".join(map(str, each.itertext())), anchored(data, each.get(w("id"), "")))
        for each in root.iter(w("comment"))
    ]


def anchored(data: bytes, comment: str) -> str:
    """Give the words between the marks of a comment."""
    words, inside = "", False
    for each in tree_of(data).iter(*MARKS[:2], w("t"), w("noBreakHyphen"), w("p")):
        if each.get(w("id")) == comment and each.tag in MARKS:
            inside = each.tag == MARKS[0]
        elif inside:
            words += {w("t"): each.text or "", w("noBreakHyphen"): "-", w("p"): "\n"}.get(str(each.tag), "")
    return words


def without_marks(root: etree._Element) -> bytes:
    """Write a tree without the marks of comments and without the cuts between runs of one formatting."""
    for mark in list(root.iter(*MARKS)):
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)
    for run in list(root.iter(w("r"))):
        parent = run.getparent()
        if parent is not None and all(each.tag == w("rPr") for each in run):
            parent.remove(run)
    for element in list(root.iter()):
        _join(element)
    for text in root.iter(w("t")):
        text.attrib.pop(SPACE, "")
    return etree.tostring(root, method="c14n")


def _join(parent: etree._Element) -> None:
    """Join the runs of one formatting that stand side by side, and then the texts in them."""
    for first, second in reversed(list(pairwise(parent))):
        if first.tag == second.tag == w("r") and _properties(first) == _properties(second):
            for each in list(second):
                if each.tag != w("rPr"):
                    first.append(each)
            parent.remove(second)
    for run in parent.iter(w("r")):
        for first, second in reversed(list(pairwise(run))):
            if first.tag == second.tag == w("t"):
                first.text = (first.text or "") + (second.text or "")
                run.remove(second)


def _properties(run: etree._Element) -> bytes:
    properties = run.find(w("rPr"))
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def misplaced_marks(data: bytes) -> Iterator[str]:
    """Name the marks that stand where the schema allows none, or that have no counterpart."""
    root = tree_of(data)
    allowed = {w(name) for name in ("p", "hyperlink", "ins", "moveTo", "smartTag", "bdo", "dir")}
    comments = {each.get(w("id")) for each in tree_of(data, "word/comments.xml").iter(w("comment"))}
    for mark in root.iter(*MARKS):
        parent = mark.getparent()
        assert parent is not None
        holder = parent.getparent() if mark.tag == MARKS[2] else parent
        if holder is None or holder.tag not in allowed or mark.get(w("id")) not in comments:
            yield etree.tostring(mark).decode()
    for comment in comments:
        found = [mark.tag for mark in root.iter(*MARKS) if mark.get(w("id")) == comment]
        if found != list(MARKS):
            yield f"comment {comment}: {found}"
