"""Read a story of a Word file, its body, a header or a note, as Word shows it once all changes are accepted.

An explicit stack and no recursion: however deep a hostile file nests, the cost is linear in its size.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping

from msgspec import Struct

from checker.documents.text_builder import Break
from checker.documents.word import runs
from checker.documents.word.changes import PARAGRAPH_MARK, Changes
from checker.documents.word.numbering import Numbering
from checker.documents.word.places import WordText
from checker.documents.word.runs import RunReader
from checker.documents.word.styles import BODY_LEVEL, Style, Styles
from checker.documents.word.symbols import without_private
from checker.documents.word.xml import Element, child, switched, value, w, words

LONGEST_HEADING = 120
NEXT_PAGE = (None, "nextPage", "oddPage", "evenPage")
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CHOICE, FALLBACK = COMPATIBILITY + "Choice", COMPATIBILITY + "Fallback"
SKIPPED = frozenset(
    w(name)
    for name in (
        "customXmlPr",
        "instrText",
        "pPr",
        "rPr",
        "rt",
        "sdtEndPr",
        "sdtPr",
        "sectPr",
        "tblGrid",
        "tblPr",
        "tcPr",
        "trPr",
    )
)
"""Properties of what is shown, the instructions of fields, and the small print above a line."""


class _Paragraph(Struct, frozen=True):
    """What is known of the paragraph that is being read."""

    level: int
    mark: Element | None  # the properties of its end
    goes_on: bool  # its mark is deleted or hidden, so that the next one continues it
    ends_section: bool


class StoryReader:
    """Writes the stories of a file to a text, one after the other, and collects their tracked changes."""

    def __init__(
        self,
        text: WordText,
        changes: Changes,
        styles: Styles,
        numbering: Numbering,
        notes: Mapping[tuple[str, str], Element],
    ) -> None:
        self._text = text
        self._changes = changes
        self._styles = styles
        self._numbering = numbering
        self._notes = dict(notes)
        self._runs = RunReader(text, changes, styles)
        self._is_body = False
        self._section_starts: deque[str | None] = deque()
        self._paragraphs = 0
        self._paragraph: _Paragraph | None = None
        self._headings: list[tuple[int, str]] = []
        self._aside: deque[Element] = deque()  # the boxes and notes of a paragraph, which are read after it
        self._in_aside = False
        self._rows: list[int] = []  # of each open table the length of the text at which its row began

    def read_body(self, body: Element) -> None:
        """Read the body of the document, whose paragraphs are counted."""
        sections = [each for each in body.iter(w("sectPr")) if _is_section(each)]
        self._section_starts = deque(value(child(each, "type")) for each in sections[1:])
        self._is_body = True
        self.read(body)
        self._is_body = False

    def read(self, story: Element) -> None:
        """Read a story without counting its paragraphs."""
        self._runs.begin_story()
        self._changes.count_formatting(story)
        self._walk(story)
        self._text.separate(Break.LINE)

    def _walk(self, root: Element) -> None:
        stack = [(root, iter(root))]
        while stack:
            element, children = stack[-1]
            inner = next(children, None)
            if inner is None:
                stack.pop()
                self._leave(element)
            elif isinstance(inner.tag, str) and inner.tag not in SKIPPED and not self._enter(inner.tag, inner):
                stack.append((inner, iter(inner)))

    def _enter(self, tag: str, element: Element) -> bool:
        """Begin an element; tell whether its children are to be left out."""
        run_handler = runs.ENTER.get(tag)
        if run_handler:
            return run_handler(self._runs, element)
        handler = ENTER.get(tag)
        return handler(self, element) if handler else False

    def _leave(self, element: Element) -> None:
        tag = str(element.tag)
        if tag == w("p"):
            self._leave_paragraph()
        elif tag == w("tr"):
            self._rows.pop()
        elif tag in runs.LEAVE:
            runs.LEAVE[tag](self._runs, element)

    def _enter_paragraph(self, element: Element) -> bool:
        properties = child(element, "pPr")
        style = self._styles.of_paragraph(properties)
        mark = child(properties, "rPr")
        removed = mark is not None and any(child(mark, name) is not None for name in ("del", "moveFrom"))
        in_body = self._is_body and not self._in_aside
        level = style.level or BODY_LEVEL if in_body else BODY_LEVEL
        if in_body:
            self._begin(level, new_page=style.new_page or False)
        self._runs.begin_paragraph(hidden=style.hidden or False)
        if style.list_id and not removed:
            self._write_label(element, style)
        goes_on = removed or switched(child(mark, "vanish")) or False
        self._paragraph = _Paragraph(level, mark, goes_on, child(properties, "sectPr") is not None)
        return False

    def _begin(self, level: int, *, new_page: bool) -> None:
        """Count a paragraph of the body; the headings above it are those of outer levels."""
        if new_page and self._paragraphs:
            self._text.new_page()
        self._paragraphs += 1
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        self._text.begin_paragraph(self._paragraphs, " > ".join(heading for _, heading in self._headings))

    def _write_label(self, element: Element, style: Style) -> None:
        style_id = value(child(element, "pPr", "pStyle"))
        label, suffix = self._numbering.label(style.list_id or "", style.list_level, style_id)
        if label:
            self._text.write(without_private(label, ""), element)
            self._text.separate({"tab": Break.CELL, "space": Break.SPACE}.get(suffix, Break.NONE))

    def _leave_paragraph(self) -> None:
        paragraph, self._paragraph = self._paragraph, None
        if paragraph is None:
            return
        self._leave_mark(paragraph.mark)
        if not paragraph.goes_on:
            self._text.separate(Break.LINE)
        heading = " ".join("".join(self._runs.shown).split())[:LONGEST_HEADING]
        if paragraph.level < BODY_LEVEL and heading:
            self._headings.append((paragraph.level, heading))
        if not self._in_aside:
            self._read_aside()
            if paragraph.ends_section and self._section_starts and self._section_starts.popleft() in NEXT_PAGE:
                self._text.new_page()

    def _leave_mark(self, mark: Element | None) -> None:
        """Note what tracked changes do to the end of a paragraph."""
        if child(mark, "ins") is not None:
            self._changes.add("inserted", PARAGRAPH_MARK)
        elif child(mark, "del") is not None:
            self._changes.add("deleted", PARAGRAPH_MARK)
        else:
            self._runs.end_paragraph()

    def _read_aside(self) -> None:
        """Read the boxes and notes of the paragraph, and those that are found in them."""
        self._in_aside = True
        while self._aside:
            self._text.separate(Break.LINE)
            self._walk(self._aside.popleft())
            self._text.separate(Break.LINE)
        self._in_aside = False

    def _enter_row(self, element: Element) -> bool:
        changed = child(element, "trPr")
        if child(changed, "del") is not None:
            self._changes.add("deleted", words(element))
            return True
        if child(changed, "ins") is not None:
            self._changes.add("inserted", "")
        self._rows.append(self._text.length)
        return False

    def _enter_cell(self, element: Element) -> bool:
        if self._rows and self._text.length > self._rows[-1]:
            self._text.end_cell()
        return False

    def _enter_box(self, element: Element) -> bool:
        if not self._runs.concealed:
            self._aside.append(element)
        return True

    def _enter_reference(self, element: Element) -> bool:
        """Put a note after the paragraph; a note is shown once, even if it refers to itself."""
        kind = "footnote" if element.tag == w("footnoteReference") else "endnote"
        note = self._notes.pop((kind, element.get(w("id")) or ""), None)
        if note is not None and not self._runs.concealed:
            self._aside.append(note)
        return True

    def _enter_alternative(self, element: Element) -> bool:
        """Of several forms of one thing read the first that Word itself would try."""
        parent = element.getparent()
        first = None if parent is None else parent.find(CHOICE)
        return first is not None and element is not first


def _is_section(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in (w("body"), w("pPr"))


ENTER: Mapping[str, Callable[[StoryReader, Element], bool]] = {
    w("p"): StoryReader._enter_paragraph,
    w("tr"): StoryReader._enter_row,
    w("tc"): StoryReader._enter_cell,
    w("txbxContent"): StoryReader._enter_box,
    w("footnoteReference"): StoryReader._enter_reference,
    w("endnoteReference"): StoryReader._enter_reference,
    CHOICE: StoryReader._enter_alternative,
    FALLBACK: StoryReader._enter_alternative,
}
