"""Read what stands inside the paragraphs of a Word file: text, breaks, symbols, fields and tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.documents.text_builder import Break
from checker.documents.word.changes import Changes
from checker.documents.word.places import WordText
from checker.documents.word.styles import Styles
from checker.documents.word.symbols import symbol, without_private
from checker.documents.word.xml import Element, child, switched, value, w, words

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
ADDITIONS = {w("ins"): "inserted", w("moveTo"): "moved here"}
REMOVALS = {w("del"): "deleted", w("moveFrom"): "moved away"}
PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)


class RunReader:
    """Writes runs to a text as they are shown. Each handler tells whether the children are to be left out."""

    def __init__(self, text: WordText, changes: Changes, styles: Styles) -> None:
        self._text = text
        self._changes = changes
        self._styles = styles
        self._paragraph_hidden = False
        self._hidden = False
        self._font = ""
        self._fields: list[bool] = []  # of each open field, whether its result has begun
        self._tracked: list[str] = []
        self.shown: list[str] = []  # the text of the paragraph so far

    def begin_story(self) -> None:
        """Close the fields that the last story left open."""
        self._fields.clear()

    def begin_paragraph(self, *, hidden: bool) -> None:
        """Forget the runs of the last paragraph."""
        self._paragraph_hidden = self._hidden = hidden
        self._font = ""
        self.shown.clear()

    def end_paragraph(self) -> None:
        """Note the mark of a paragraph that no change touches."""
        if not self._tracked:
            self._changes.interrupt()

    @property
    def concealed(self) -> bool:
        """Whether the run is hidden, or stands in the instruction of a field."""
        return self._hidden or not all(self._fields[:-1])

    def enter_run(self, element: Element) -> bool:
        """Read the properties of a run."""
        properties = child(element, "rPr")
        hidden = switched(child(properties, "vanish"))
        if hidden is None:
            hidden = self._styles.named(value(child(properties, "rStyle"))).hidden
        self._hidden = self._paragraph_hidden if hidden is None else hidden
        fonts = child(properties, "rFonts")
        self._font = "" if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or ""
        return False

    def enter_text(self, element: Element) -> bool:
        """Show text."""
        self._show(without_private(element.text or "", self._font), element)
        return True

    def enter_symbol(self, element: Element) -> bool:
        """Show a character of a symbol font."""
        code = element.get(w("char")) or ""
        if len(code) <= 4 and code.isalnum() and code.isascii():
            self._show(_symbol(code, element.get(w("font")) or ""), element)
        return True

    def enter_hyphen(self, element: Element) -> bool:
        """Show a hyphen at which no line breaks."""
        self._show("-", element)
        return True

    def enter_tab(self, element: Element) -> bool:
        """Separate as cells are."""
        return self._separate(Break.CELL)

    def enter_break(self, element: Element) -> bool:
        """Begin a new line or a new page."""
        if element.get(w("type")) == "page" and not self.concealed:
            self._text.new_page()
        return self._separate(Break.LINE)

    def enter_picture(self, element: Element) -> bool:
        """Note an image."""
        if not self.concealed:
            self._text.image()
        return True

    def enter_field(self, element: Element) -> bool:
        """Follow a field from its instruction, which is not shown, to its result, which is."""
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()
        return True

    def enter_addition(self, element: Element) -> bool:
        """Begin what a tracked change adds."""
        self._tracked.append(ADDITIONS[str(element.tag)])
        self._changes.add(self._tracked[-1], "")
        return False

    def leave_addition(self, element: Element) -> None:
        """End what a tracked change adds."""
        self._tracked.pop()

    def enter_removal(self, element: Element) -> bool:
        """Leave out what a tracked change removes."""
        self._changes.add(REMOVALS[str(element.tag)], words(element))
        return True

    def _show(self, text: str, element: Element) -> None:
        if self.concealed:
            return
        self._text.write(text, element)
        self.shown.append(text)
        if self._tracked:
            self._changes.add(self._tracked[-1], text)
        elif text:
            self._changes.interrupt()

    def _separate(self, separator: Break) -> bool:
        if not self.concealed:
            self._text.separate(separator)
            self.shown.append(" ")
        return True


def _symbol(code: str, font: str) -> str:
    try:
        return symbol(int(code, 16), font)
    except ValueError:
        return ""


Enter = Callable[[RunReader, Element], bool]
ENTER: Mapping[str, Enter] = {
    w("r"): RunReader.enter_run,
    MATH + "r": RunReader.enter_run,
    w("t"): RunReader.enter_text,
    MATH + "t": RunReader.enter_text,
    w("sym"): RunReader.enter_symbol,
    w("noBreakHyphen"): RunReader.enter_hyphen,
    w("tab"): RunReader.enter_tab,
    w("ptab"): RunReader.enter_tab,
    w("br"): RunReader.enter_break,
    w("cr"): RunReader.enter_break,
    w("fldChar"): RunReader.enter_field,
    **dict.fromkeys(PICTURES, RunReader.enter_picture),
    **dict.fromkeys(ADDITIONS, RunReader.enter_addition),
    **dict.fromkeys(REMOVALS, RunReader.enter_removal),
}
LEAVE: Mapping[str, Callable[[RunReader, Element], None]] = dict.fromkeys(ADDITIONS, RunReader.leave_addition)
