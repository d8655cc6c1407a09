"""Find, or make, the places in a paragraph of a Word file where a mark may stand."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from checker.reporting.word.xml import SPACE, w

MAY_HOLD = frozenset(w(name) for name in ("hyperlink", "ins", "moveTo", "smartTag", "bdo", "dir"))
"""What a mark may stand in, within a paragraph."""
RUN, TEXT, PARAGRAPH = w("r"), w("t"), w("p")


class Gap(Struct, frozen=True):
    """A place between two children of an element: before the child with that index."""

    parent: etree._Element
    index: int


def gap_at(node: etree._Element, characters: int, *, begins: bool) -> Gap:
    """Give the place for a mark behind so many characters of an element; its run is cut in two there if it must be.

    The text and the formatting of both halves stay as they are. What cannot be cut is marked as a whole: what begins
    within it begins before it, and what ends within it ends behind it.
    """
    if node.tag == PARAGRAPH:
        return Gap(node, _first_content(node) if begins else len(node))
    chain = list(_up_to_paragraph(node))
    closed = [each for each in chain[1:] if each.tag not in MAY_HOLD and not _is_open_run(each)]
    whole = closed[-1] if closed else node
    run = whole.getparent()
    if run is None or run.tag != RUN:
        return _beside(whole, behind=not begins)
    if closed or not _may_be_cut(run, node):
        characters = 0 if begins else _length(node)
    if 0 < characters < _length(node):
        _cut_text(node, characters)
    return _boundary(run, run.index(whole) + (characters > 0))


def _up_to_paragraph(node: etree._Element) -> Iterator[etree._Element]:
    """Give an element and what it is in, up to the child of the paragraph."""
    inner: etree._Element | None = node
    while inner is not None and inner.tag != PARAGRAPH:
        yield inner
        inner = inner.getparent()


def _beside(node: etree._Element, *, behind: bool) -> Gap:
    parent = node.getparent()
    if parent is None:
        raise ValueError("a mark cannot stand beside the root")
    return Gap(parent, parent.index(node) + behind)


def _first_content(parent: etree._Element) -> int:
    return 1 if len(parent) and parent[0].tag in (w("pPr"), w("rPr")) else 0


def _is_open_run(node: etree._Element) -> bool:
    """Whether it is a run that a mark may stand beside."""
    parent = node.getparent()
    return node.tag == RUN and parent is not None and (parent.tag == PARAGRAPH or parent.tag in MAY_HOLD)


def _length(node: etree._Element) -> int:
    return len(node.text or "") if node.tag == TEXT else 1


def _may_be_cut(run: etree._Element, text: etree._Element) -> bool:
    """Whether a cut changes nothing.

    A tracked change of the formatting would become two, and spaces that Word leaves out would have to be kept.
    """
    shown = text.text or ""
    keeps_spaces = text.get(SPACE) == "preserve" or shown == shown.strip()
    return keeps_spaces and run.find(f"{w('rPr')}/{w('rPrChange')}") is None


def _cut_text(text: etree._Element, characters: int) -> None:
    shown = text.text or ""
    rest = deepcopy(text)
    text.text, rest.text = shown[:characters], shown[characters:]
    text.tail = None
    for half in (text, rest):
        if half.text != (half.text or "").strip():
            half.set(SPACE, "preserve")
    text.addnext(rest)


def _boundary(run: etree._Element, index: int) -> Gap:
    """Give the place between two children of a run, which becomes two runs unless nothing is on one side."""
    first = _first_content(run)
    if index <= first:
        return _beside(run, behind=False)
    if index < len(run):
        rest = deepcopy(run)
        for each in list(rest)[first:index]:
            rest.remove(each)
        for each in list(run)[index:]:
            run.remove(each)
        run.tail = None
        run.addnext(rest)
    return _beside(run, behind=True)
