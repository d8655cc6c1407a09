"""Find where in the main part of a Word file a character of its text stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from checker.documents.word.changes import Changes
from checker.documents.word.package import WordFile, open_word
from checker.documents.word.places import WordText
from checker.documents.word.reader import read_stories
from checker.documents.word.xml import Element, w
from checker.model.word import Anchor

NOTES = {w("footnote"): w("footnoteReference"), w("endnote"): w("endnoteReference")}


class _AnchoredText(WordText):
    """Remembers of each piece of the text which element shows it."""

    def __init__(self) -> None:
        super().__init__()
        self._elements: list[Element] = []
        self._sources: list[str] = []

    def write(self, text: str, element: Element) -> None:
        super().write(text, element)
        added = len(self._text_starts) - len(self._elements)
        self._elements += [element] * added
        self._sources += [text] * added

    def shown_by(self, offset: int) -> tuple[Element, int]:
        """Give the element that shows a character, and which of its own characters that is."""
        piece = max(0, bisect_right(self._text_starts, offset) - 1)
        self._source = self._sources[piece]
        return self._elements[piece], self._refine(self._source_starts[piece], offset - self._text_starts[piece])


def locate(data: bytes, offsets: Iterable[int]) -> dict[int, Anchor]:
    """Find where characters of the text of a Word file stand, by their offsets.

    The file is read again: a plain check need not remember this of every character. What stands in the header has
    no anchor.

    Raises:
        UnreadableError: it is no Word file that can be read.
    """
    file = open_word(data, "the draft")
    text = _AnchoredText()
    read_stories(file, text, Changes())
    references = _references(file)
    anchors: dict[int, Anchor] = {}
    for offset in offsets:
        element, within = text.shown_by(offset)
        anchor = _anchor(element, within, file.body, references)
        if anchor is not None:
            anchors[offset] = anchor
    return anchors


def _references(file: WordFile) -> Mapping[tuple[str, str], Element]:
    """List the references to notes in the body; of two to one note the first shows it."""
    found: dict[tuple[str, str], Element] = {}
    for element in file.body.iter(*NOTES.values()):
        found.setdefault((str(element.tag), element.get(w("id")) or ""), element)
    return found


def _anchor(
    element: Element, within: int, body: Element, references: Mapping[tuple[str, str], Element]
) -> Anchor | None:
    above = list(_above(element))
    if above[-1] is not body.getparent():
        note = next((each for each in above if each.tag in NOTES), None)
        reference = references.get((NOTES[str(note.tag)], note.get(w("id")) or "")) if note is not None else None
        return None if reference is None else _anchor(reference, 0, body, {})
    paragraphs = [index for index, each in enumerate(above) if each.tag == w("p")]
    in_box = len(paragraphs) > 1
    if not in_box:
        return Anchor(_path(above), within if element.tag != w("p") else 0)
    outermost = paragraphs[-1]
    run = max((index for index, each in enumerate(above[:outermost]) if each.tag == w("r")), default=outermost)
    return Anchor(_path(above[run - 1 :]))


def _above(element: Element) -> Iterator[Element]:
    """Give an element, and then each that it is in, up to the root."""
    inner: Element | None = element
    while inner is not None:
        yield inner
        inner = inner.getparent()


def _path(above: list[Element]) -> tuple[int, ...]:
    steps = [next(at for at, each in enumerate(outer) if each is inner) for inner, outer in pairwise(above)]
    return tuple(reversed(steps))
