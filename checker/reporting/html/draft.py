"""The draft shown again: its own words, its structure rebuilt from a short list of elements, and the marks in it.

Nothing of the source is passed through. Every element is one of ours, and every character of the text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from checker.model.document import Span
from checker.model.layout import EMPTY, Element, Style, Tag

DEEPEST = 60
"""Elements nested deeper than this are not shown as elements; no draft nests half as deep."""
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


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that some rule looked at. ``number`` ties it to its findings; ``cited`` if one fails."""

    start: int
    end: int
    number: int
    cited: bool


def draft_html(text: str, tags: Sequence[Tag], page_breaks: Sequence[int], marks: Sequence[Mark]) -> str:
    """Show a document.

    Args:
        text: the whole text; offsets are in it.
        tags: its layout, in order.
        page_breaks: the offsets at which new pages begin.
        marks: what is to be marked; they may overlap, and may cross elements.
    """
    writer = _Writer(text)
    position = 0
    for offset, step in _steps(tags, page_breaks, marks):
        if offset > position:
            writer.words(Span(position, offset))
            position = offset
        if isinstance(step, Tag):
            writer.tag(step)
        elif step.start == offset:
            writer.begin(step)
        else:
            writer.marks.remove(step)
    writer.words(Span(position, len(text)))
    writer.close_down_to(0)
    return "".join(writer.written)


def _steps(tags: Iterable[Tag], page_breaks: Iterable[int], marks: Iterable[Mark]) -> Iterator[tuple[int, Tag | Mark]]:
    """List all that happens between two characters, in order: marks end first, then come tags, then marks begin."""
    steps: list[tuple[int, int, Tag | Mark]] = []
    for mark in marks:
        if mark.end > mark.start:
            steps += [(mark.start, 3, mark), (mark.end, 0, mark)]
    steps += [(offset, 1, Tag(offset, Element.PAGE_BREAK)) for offset in page_breaks]
    steps += [(tag.offset, 2, tag) for tag in tags]
    return ((offset, step) for offset, _, step in sorted(steps, key=lambda step: step[:2]))


@dataclass(slots=True)
class _Writer:
    """Writes elements that are nested as HTML wants them, whatever the order of the tags."""

    text: str
    written: list[str] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def words(self, span: Span) -> None:
        words = self.text[span.start : span.end]
        if words.isspace() and self.open and self.open[-1] in (Element.TABLE, Element.ROW, Element.LIST):
            return
        if not words:
            return
        self.flow()
        shown = escape(words)
        if not self.marks:
            self.written.append(shown)
            return
        numbers = " ".join(str(mark.number) for mark in self.marks)
        kind = "cited" if any(mark.cited for mark in self.marks) else "read"
        self.written.append(f'<mark class="{kind}" data-mark="{numbers}">{shown}</mark>')

    def begin(self, mark: Mark) -> None:
        self.flow()
        self.written.append(f'<a id="mark-{mark.number}"></a>')
        self.marks.append(mark)

    def tag(self, tag: Tag) -> None:
        if tag.element in EMPTY:
            self.flow()
            kind = ' class="page"' if tag.element is Element.PAGE_BREAK else ""
            self.written.append(f"<{NAMES[tag.element]}{kind}>")
        elif tag.closing:
            self.close(tag.element)
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
        if len(self.open) <= DEEPEST:
            self.written.append(f"<{NAMES[element]}{attributes}>")

    def close(self, element: Element) -> None:
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth] is element:
                self.close_down_to(depth)
                return
            if self.open[depth] in WALLS[element]:
                return

    def close_down_to(self, depth: int) -> None:
        while len(self.open) > depth:
            element = self.open.pop()
            if len(self.open) < DEEPEST:
                self.written.append(f"</{NAMES[element]}>")

    def last(self, element: Element) -> int:
        return len(self.open) - 1 - self.open[::-1].index(element)


def _attributes(tag: Tag) -> str:
    classes = [str(style) for style in Style if style in tag.styles]
    if tag.element is Element.HEADING:
        classes.append(f"heading level-{tag.level}")
    written = f' class="{" ".join(classes)}"' if classes else ""
    spans = {"colspan": tag.columns, "rowspan": tag.rows} if tag.element is Element.CELL else {}
    return written + "".join(f' {name}="{count}"' for name, count in spans.items() if count > 1)
