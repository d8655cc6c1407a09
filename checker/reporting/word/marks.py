"""Put the marks of comments into the main part of a Word file, at the very words.

A mark stands only where the schema allows one. What Word fills in by itself, such as a content control or the result of
a simple field, is marked as a whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from lxml import etree
from msgspec import Struct, field

from checker.errors import UnreadableError
from checker.model.word import Anchor
from checker.reporting.word.cuts import Gap, gap_at
from checker.reporting.word.xml import element, w

START, END, REFERENCE = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")


class Range(Struct, frozen=True):
    """What one comment is anchored to: its first and its last character, or else the first paragraph with words."""

    comment: str  # its id
    first: Anchor | None = None
    last: Anchor | None = None


class _Marks(Struct):
    """The comments that end and that begin at one place."""

    ends: list[str] = field(default_factory=list)
    begins: list[str] = field(default_factory=list)


def put_marks(root: etree._Element, ranges: Iterable[Range]) -> None:
    """Mark the stretches that comments are anchored to.

    The last place in the document is marked first: what is cut off a run is then behind all that is still to come.

    Raises:
        UnreadableError: there is no paragraph.
    """
    places: dict[tuple[tuple[int, ...], int], _Marks] = defaultdict(_Marks)
    unplaced = []
    for each in ranges:
        if each.first and each.last and _in_paragraph(root, each.first) and _in_paragraph(root, each.last):
            places[each.first.path, each.first.offset].begins.append(each.comment)
            last = _reachable(root, each.first, each.last)
            places[last.path, last.offset + 1].ends.append(each.comment)
        else:
            unplaced.append(each.comment)
    nodes = {path: _at(root, path) for path, _ in places}
    for path, characters in sorted(places, reverse=True):
        node, marks = nodes[path], places[path, characters]
        if marks.begins:
            _mark(gap_at(node, characters, begins=True), (), marks.begins)
        if marks.ends:
            _mark(gap_at(node, characters, begins=False), marks.ends, ())
    _mark_first_paragraph(root, unplaced)


def remove_marks(root: etree._Element, comments: Collection[str]) -> None:
    """Take away the marks of comments, and the runs that hold nothing else."""
    for mark in list(root.iter(START, END, REFERENCE)):
        if mark.get(w("id")) not in comments:
            continue
        run = mark.getparent()
        _remove(mark)
        if mark.tag == REFERENCE and run is not None and all(each.tag == w("rPr") for each in run):
            _remove(run)


def marked_ids(root: etree._Element) -> set[str]:
    """List the ids of all comments that are marked."""
    return {mark.get(w("id"), "") for mark in root.iter(START, END, REFERENCE)}


def _at(root: etree._Element, path: Iterable[int]) -> etree._Element:
    for index in path:
        root = root[index]
    return root


def _in_paragraph(root: etree._Element, anchor: Anchor) -> bool:
    node = _at(root, anchor.path)
    return node.tag == w("p") or next(node.iterancestors(w("p")), None) is not None


def _reachable(root: etree._Element, first: Anchor, last: Anchor) -> Anchor:
    """Give the last character, or if a comment cannot reach to it the end of the paragraph of the first one.

    Not every program shows a comment that reaches into a table or out of it. And a quote may begin in a paragraph
    and end in a text box of it, which is read after the paragraph and hangs further up.
    """
    if _table(root, first) is _table(root, last) and (first.path, first.offset) <= (last.path, last.offset):
        return last
    depths = range(1, len(first.path) + 1)
    return next(Anchor(first.path[:depth]) for depth in depths if _at(root, first.path[:depth]).tag == w("p"))


def _table(root: etree._Element, anchor: Anchor) -> etree._Element | None:
    return next(_at(root, anchor.path).iterancestors(w("tbl")), None)


def _mark_first_paragraph(root: etree._Element, comments: Sequence[str]) -> None:
    if not comments:
        return
    paragraphs = list(root.iter(w("p")))
    if not paragraphs:
        raise UnreadableError("the draft has no paragraph that a comment could stand at; write the report to a page")
    first = next(filter(_has_words, paragraphs), paragraphs[0])
    start = 1 if len(first) and first[0].tag == w("pPr") else 0
    _mark(Gap(first, len(first)), comments, ())
    _mark(Gap(first, start), (), comments)


def _has_words(paragraph: etree._Element) -> bool:
    return any((each.text or "").strip() for each in paragraph.iter(w("t")))


def _mark(gap: Gap, ends: Sequence[str], begins: Sequence[str]) -> None:
    """Put marks side by side: what ends here, with the signs of those comments, and then what begins."""
    marks: list[etree._Element] = []
    references = [_reference(comment) for comment in ends]
    in_paragraph = gap.parent.tag == w("p")
    for comment, reference in zip(ends, references, strict=True):
        marks += [element("commentRangeEnd", id=comment), *([reference] if in_paragraph else [])]
    marks += [element("commentRangeStart", id=comment) for comment in begins]
    for index, mark in enumerate(marks, start=gap.index):
        gap.parent.insert(index, mark)
    if not in_paragraph:
        _after(gap.parent, references)


def _after(inner: etree._Element, references: Sequence[etree._Element]) -> None:
    """Put the signs of comments behind the link or the tracked change that their words stand in."""
    outer = inner.getparent()
    while outer is not None and outer.tag != w("p"):
        inner, outer = outer, outer.getparent()
    for reference in reversed(references):
        inner.addnext(reference)


def _reference(comment: str) -> etree._Element:
    run = element("r")
    run.append(element("commentReference", id=comment))
    return run


def _remove(node: etree._Element) -> None:
    """Take an element away; the white space that follows it stays."""
    parent, previous = node.getparent(), node.getprevious()
    if parent is None:
        return
    if node.tail and previous is not None:
        previous.tail = (previous.tail or "") + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + node.tail
    parent.remove(node)
