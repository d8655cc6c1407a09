"""The draft shown again: its own words, its structure rebuilt from a short list of elements, and the marks in it.

Nothing of the source is passed through. Every element is one of ours, and every character of the text is escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from msgspec import Struct, field

from checker.model.document import Span
from checker.model.layout import EMPTY, Element, Style, Tag
from checker.reporting.html.coverage import Coverage, Paragraph
from checker.reporting.html.marks import Mark, Reference, Tone

DEEPEST = 60
"""No more elements are opened in one another; no draft nests half as deep."""
NAMES = {
    Element.BLOCK: "div",
    Element.HEADING: "div",
    Element.TABLE: "table",
    Element.ROW: "tr",
    Element.CELL: "td",
    Element.LIST: "ul",
    Element.ITEM: "li",
    Element.STYLED: "span",
    Element.LINE_BREAK: "br",
    Element.RULE: "hr",
    Element.PAGE_BREAK: "hr",
    Element.IMAGE: "span",
}
INLINE = frozenset({Element.STYLED})
WALLS: dict[Element, frozenset[Element]] = {
    Element.STYLED: frozenset(Element) - INLINE,
    Element.BLOCK: frozenset({Element.CELL, Element.ROW, Element.TABLE, Element.ITEM, Element.LIST}),
    Element.HEADING: frozenset({Element.CELL, Element.ROW, Element.TABLE, Element.ITEM, Element.LIST}),
    Element.ITEM: frozenset({Element.CELL, Element.ROW, Element.TABLE, Element.LIST}),
    Element.LIST: frozenset({Element.CELL, Element.ROW, Element.TABLE}),
    Element.CELL: frozenset({Element.TABLE}),
    Element.ROW: frozenset({Element.TABLE}),
    Element.TABLE: frozenset(),
}
"""What an end tag does not reach across: ``</b>`` ends no paragraph, and ``</td>`` no cell of an outer table."""


def draft_html(
    text: str,
    tags: Sequence[Tag],
    page_breaks: Sequence[int] = (),
    marks: Sequence[Mark] = (),
    paragraphs: Sequence[Paragraph] = (),
) -> str:
    """Show a document.

    Args:
        text: the whole text; offsets are in it.
        tags: its layout, in order.
        page_breaks: the offsets at which new pages begin.
        marks: what is to be marked; they may overlap, and may cross elements.
        paragraphs: what was looked at, in order.
    """
    writer = _Writer(text)
    position = 0
    for offset, step in _steps(tags, page_breaks, marks, paragraphs):
        if offset > position:
            writer.words(Span(position, offset))
            position = offset
        if isinstance(step, Tag):
            writer.tag(step)
        elif isinstance(step, Paragraph):
            writer.coverage, writer.begins = step.coverage, True
        elif step.start == offset:
            writer.begin(step)
        else:
            writer.marks.remove(step)
    writer.words(Span(position, len(text)))
    writer.close_down_to(0)
    return "".join(writer.written)


Step = Tag | Paragraph | Mark


def _steps(
    tags: Iterable[Tag], page_breaks: Iterable[int], marks: Iterable[Mark], paragraphs: Iterable[Paragraph]
) -> Iterator[tuple[int, Step]]:
    """List all that happens between two characters, in order: marks end first, then come tags, then marks begin."""
    steps: list[tuple[int, int, Step]] = []
    for mark in marks:
        if mark.end > mark.start:
            steps += [(mark.start, 4, mark), (mark.end, 0, mark)]
    steps += [(offset, 1, Tag(offset, Element.PAGE_BREAK)) for offset in page_breaks]
    steps += [(tag.offset, 2, tag) for tag in tags]
    steps += [(paragraph.start, 3, paragraph) for paragraph in paragraphs]
    return ((offset, step) for offset, _, step in sorted(steps, key=lambda step: step[:2]))


class _Words(Struct, frozen=True):
    """Some words of a paragraph."""

    at: int  # where they were written
    coverage: Coverage
    begins: bool  # whether they are the first of the paragraph


class _Runs(Struct):
    """The words that stand in an element, to be shaded together if all of them were looked at alike."""

    at: int  # where the element's own tag was written
    words: list[_Words] = field(default_factory=list)


class _Writer(Struct):
    """Writes elements that are nested as HTML wants them, whatever the order of the tags."""

    text: str
    written: list[str] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)
    runs: list[_Runs] = field(default_factory=list)  # of each open element
    ignored: Counter[Element] = field(default_factory=Counter)  # those too deep to be opened, until they end
    marks: list[Mark] = field(default_factory=list)
    coverage: Coverage | None = None
    begins: bool = False  # whether no words of the paragraph were written yet

    def words(self, span: Span) -> None:
        words = self.text[span.start : span.end]
        if words.isspace() and self.open and self.open[-1] in (Element.TABLE, Element.ROW, Element.LIST):
            return
        if not words:
            return
        self.flow()
        shown = escape(words)
        if self.marks:
            ids = " ".join(mark.id for mark in self.marks)
            tone = min((mark.tone for mark in self.marks), key=list(Tone).index)
            shown = f'<mark class="{tone}" data-mark="{ids}">{shown}</mark>'
        self.written.append(shown)
        if self.coverage is not None and not words.isspace():
            self.shade(_Words(len(self.written) - 1, self.coverage, self.begins))
            self.begins = False

    def shade(self, words: _Words) -> None:
        """Note words to be shaded with what holds them: a row of a table, else the innermost block."""
        rows = [depth for depth, element in enumerate(self.open) if element is Element.ROW]
        blocks = [depth for depth, element in enumerate(self.open) if element not in INLINE]
        holder = (rows or blocks)[-1:]
        if holder:
            self.runs[holder[0]].words.append(words)
        else:
            self.written[words.at] = _shaded(self.written[words.at], words)

    def begin(self, mark: Mark) -> None:
        self.flow()
        self.written.append(f'<a id="{mark.id}"></a>')
        self.written += [_link(reference) for reference in mark.references]
        self.marks.append(mark)

    def tag(self, tag: Tag) -> None:
        if tag.element in EMPTY:
            self.flow()
            self.written.append(_empty(tag.element))
        elif tag.closing:
            self.close(tag.element)
        elif len(self.open) >= DEEPEST:
            self.ignored[tag.element] += 1
        else:
            self.make_room(tag.element)
            self.start(tag.element, _attributes(tag))

    def make_room(self, element: Element) -> None:
        """Open and close what must be, so that the element may begin here."""
        if element is Element.ROW:
            if Element.TABLE in self.open:
                self.close_down_to(self.last(Element.TABLE) + 1)
            else:
                self.start(Element.TABLE, "")
        elif element is Element.CELL:
            if Element.TABLE not in self.open:
                self.start(Element.TABLE, "")
            table = self.last(Element.TABLE)
            if Element.ROW in self.open[table:]:
                self.close_down_to(self.last(Element.ROW) + 1)
            else:
                self.close_down_to(table + 1)
                self.start(Element.ROW, "")
        elif element is Element.ITEM:
            if Element.LIST not in self.open or Element.TABLE in self.open[self.last(Element.LIST) :]:
                self.flow()
                self.start(Element.LIST, "")
            else:
                self.close_down_to(self.last(Element.LIST) + 1)
        else:
            self.flow()

    def flow(self) -> None:
        """Make sure that words may stand here."""
        if self.open and self.open[-1] is Element.TABLE:
            self.start(Element.ROW, "")
        if self.open and self.open[-1] is Element.ROW:
            self.start(Element.CELL, "")
        if self.open and self.open[-1] is Element.LIST:
            self.start(Element.ITEM, "")

    def start(self, element: Element, attributes: str) -> None:
        self.open.append(element)
        self.runs.append(_Runs(len(self.written)))
        self.written.append(f"<{NAMES[element]}{attributes}>")

    def close(self, element: Element) -> None:
        if self.ignored[element]:
            self.ignored[element] -= 1
            return
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth] is element:
                self.close_down_to(depth)
                return
            if self.open[depth] in WALLS[element]:
                return

    def close_down_to(self, depth: int) -> None:
        while len(self.open) > depth:
            self.settle(self.runs.pop())
            self.written.append(f"</{NAMES[self.open.pop()]}>")

    def settle(self, runs: _Runs) -> None:
        """Shade an element as a whole if all its words were looked at alike, else the words one by one."""
        coverages = {words.coverage for words in runs.words}
        if len(coverages) == 1:
            self.written[runs.at] = f"{self.written[runs.at][:-1]} {_shade(*coverages)}>"
            return
        for words in runs.words:
            self.written[words.at] = _shaded(self.written[words.at], words)

    def last(self, element: Element) -> int:
        return len(self.open) - 1 - self.open[::-1].index(element)


def _link(reference: Reference) -> str:
    """Write a link to a finding; its number is drawn by the style sheet, so that the draft keeps its own words."""
    label = f'aria-label="Finding {reference.number}" data-number="{reference.number}"'
    return f'<a class="ref {reference.tone}" href="#{escape(reference.anchor)}" {label}></a>'


def _empty(element: Element) -> str:
    if element is Element.IMAGE:
        return '<span class="image" role="img" aria-label="An image, which was not read"></span>'
    kind = ' class="page"' if element is Element.PAGE_BREAK else ""
    return f"<{NAMES[element]}{kind}>"


def _shade(coverage: Coverage) -> str:
    return f'data-read="{coverage.name[0].lower()}"'


def _shaded(shown: str, words: _Words) -> str:
    begins = ' class="begins"' if words.begins else ""
    return f"<span{begins} {_shade(words.coverage)}>{shown}</span>"


def _attributes(tag: Tag) -> str:
    classes = [str(style) for style in Style if style in tag.styles]
    if tag.element is Element.HEADING:
        classes.append(f"heading level-{tag.level}")
    written = f' class="{" ".join(classes)}"' if classes else ""
    spans = {"colspan": tag.columns, "rowspan": tag.rows} if tag.element is Element.CELL else {}
    return written + "".join(f' {name}="{count}"' for name, count in spans.items() if count > 1)
