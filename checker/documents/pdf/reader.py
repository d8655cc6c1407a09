"""A PDF becomes text: pages are taken apart into words, and the words put together as they are read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from statistics import median_low

from msgspec import Struct

from checker.documents.pdf.columns import Flow, flows_of
from checker.documents.pdf.hyphens import Hyphens
from checker.documents.pdf.lines import Line, lines_of
from checker.documents.pdf.margins import strip_margins
from checker.documents.pdf.pages import Box, Page, read_pages
from checker.documents.pdf.paragraphs import Paragraph, goes_on, paragraphs_of, usual_distance
from checker.documents.reading import Reading
from checker.errors import UnreadableError
from checker.model.document import Position

USUAL_DISTANCE = 1.1
"""Of two lines, in heights of the line."""

UNMAPPED = range(0xE000, 0xF900)
MOST_UNMAPPED = 0.1
"""Share of the characters of a PDF that may have no meaning; bullets of symbol fonts are such."""


class PagePlaces(Struct, frozen=True):
    """Knows the printed label of the page on which each character stands."""

    starts: tuple[int, ...]  # the text offset at which each page begins
    labels: tuple[str, ...]

    def position(self, offset: int) -> Position:
        """Give the page of a text offset."""
        return Position(page=self.labels[max(0, bisect_right(self.starts, offset) - 1)])


def read_pdf(data: bytes, name: str) -> Reading:
    """Read the text of a PDF in the order in which a person reads it; a paragraph becomes one line.

    Raises:
        UnreadableError: it is encrypted, damaged, too large, a scan without text, or its letters have no meaning.
    """
    pages = read_pages(data, name)
    _refuse_scans(pages, name)
    _refuse_unmapped(pages, name)
    stripped = strip_margins([lines_of(page.words.get(0, ())) for page in pages])
    left, right = _margins([lines for lines, _ in stripped])
    flows = [list(flows_of(lines, left, right)) for lines, _ in stripped]
    for page, own in zip(pages, flows, strict=True):
        own.extend(_turned(page))
    distance = usual_distance([flow for own in flows for flow in own], otherwise=USUAL_DISTANCE)
    hyphens = Hyphens(line.text for own in flows for flow in own for line in flow.lines)
    writer = _Writer(hyphens)
    for page, own in zip(pages, flows, strict=True):
        here = usual_distance(own, otherwise=distance)
        writer.page([(flow, list(paragraphs_of(flow, here, hyphens))) for flow in own], page.images)
    labels = tuple(label or f"[{number}]" for number, (_, label) in enumerate(stripped, 1))
    return writer.reading(labels, tuple(labels[number - 1] for number in _scans(pages)))


def _refuse_scans(pages: Sequence[Page], name: str) -> None:
    """Refuse a file whose cover, or most of whose pages, are pictures: what is on them would seem not to be there."""
    scans = _scans(pages)
    if not scans:
        return
    if not any(page.words for page in pages):
        raise UnreadableError(
            f"{name} is a scanned PDF: its pages are images without text; run text recognition (OCR) on it first"
        )
    if scans[0] == 1 or 2 * len(scans) > len(pages):
        raise UnreadableError(
            f"{name} is a partly scanned PDF: {len(scans)} of its {len(pages)} pages, page {scans[0]} first, are "
            "images without text; run text recognition (OCR) on it first"
        )


def _scans(pages: Sequence[Page]) -> list[int]:
    """List the numbers of the pages that are images without text."""
    return [number for number, page in enumerate(pages, 1) if page.images and not page.words]


def _refuse_unmapped(pages: Sequence[Page], name: str) -> None:
    letters = [ord(letter) for page in pages for words in page.words.values() for word in words for letter in word.text]
    unmapped = sum(letter in UNMAPPED or letter == 0xFFFD for letter in letters)
    if unmapped > MOST_UNMAPPED * len(letters):
        raise UnreadableError(
            f"{name} is a PDF whose fonts do not say which letters they show; make it again with embedded fonts, "
            "or run text recognition (OCR) on it"
        )


def _margins(pages: Sequence[list[Line]]) -> tuple[float, float]:
    """Give the left and the right margin of the text: those of the page in the middle, ordered by margin."""
    written = [lines for lines in pages if lines]
    if not written:
        return 0.0, 0.0
    left = median_low(min(line.left for line in lines) for lines in written)
    return left, median_low(max(line.right for line in lines) for lines in written)


def _turned(page: Page) -> Iterator[Flow]:
    """Give what is written sideways on a page, such as the legend of a preliminary prospectus in the margin."""
    for turn in sorted(page.words.keys() - {0}):
        lines = lines_of(page.words[turn])
        yield Flow(lines, min(line.left for line in lines), max(line.right for line in lines), turned=True)


class _Writer:
    """Writes paragraphs one after the other, and remembers where pages begin and images stand."""

    def __init__(self, hyphens: Hyphens) -> None:
        self._hyphens = hyphens
        self._pieces: list[str] = []
        self._length = 0
        self._last: Paragraph | None = None  # the paragraph that may go on
        self._starts: list[int] = []
        self._images: list[int] = []

    def page(self, flows: Sequence[tuple[Flow, Sequence[Paragraph]]], images: Sequence[Box]) -> None:
        waiting = sorted(images, key=lambda image: -image.top)
        started = False
        for flow, paragraphs in flows:
            for paragraph in paragraphs:
                offset = self._add(paragraph, may_go_on=paragraph is paragraphs[0] and not flow.turned)
                if not started:
                    self._starts.append(offset)
                    started = True
                while waiting and not flow.turned and waiting[0].bottom >= paragraph.top:
                    self._images.append(offset)
                    del waiting[0]
        if not started:
            self._starts.append(self._length)
        self._images.extend(self._length for _ in waiting)

    def _add(self, paragraph: Paragraph, *, may_go_on: bool) -> int:
        """Write a paragraph and give the offset at which it begins."""
        if self._last is None:
            separator = ""
        elif may_go_on and goes_on(self._last, paragraph):
            separator = self._bridge(paragraph.text)
        else:
            separator = "\n"
        self._pieces += [separator, paragraph.text]
        offset = self._length + len(separator)
        self._length = offset + len(paragraph.text)
        self._last = paragraph
        return offset

    def _bridge(self, after: str) -> str:
        """Give what stands between the two halves of a paragraph; a printed hyphen is taken away."""
        before = self._pieces[-1]
        joined = self._hyphens.join(before, after)
        kept = joined[: len(joined) - len(after)]
        if len(kept) < len(before):
            self._pieces[-1] = kept
            self._length -= len(before) - len(kept)
            return ""
        return kept[len(before) :]

    def reading(self, labels: tuple[str, ...], unread_pages: tuple[str, ...]) -> Reading:
        return Reading(
            text="".join(self._pieces),
            places=PagePlaces(tuple(self._starts), labels),
            page_breaks=tuple(dict.fromkeys(self._starts[1:])),
            images=tuple(self._images),
            unread_pages=unread_pages,
        )
