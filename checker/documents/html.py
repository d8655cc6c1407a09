"""HTML as EDGAR serves it becomes text.

A tokeniser and no tree: each character keeps its place in the source, nesting of any depth and tags of any
disorder cost nothing, and the cost is linear in the size of the file.
"""

from __future__ import annotations

import re

from checker.documents.hidden import hidden_by, hides
from checker.documents.reading import Reading
from checker.documents.text_builder import Break, TextBuilder, TooMuchTextError
from checker.model.document import Span

TOKEN = re.compile(
    r"""(?sx)<(?:
    !--.*?(?:-->|\Z)
    | (?i:(?P<raw>script|style|title)\b.*?(?:</(?P=raw)\s*>|\Z))
    | (?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:]*+)(?P<attributes>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>
    | [!?/][^<>]*+>
    )"""
)
"""The first sign stands alone, so that it is searched for by itself; case is disregarded only where it must be."""
MOST_TAGS = 3_000_000
"""The longest filing in a sample of real ones has 120,000."""
BREAK_BEFORE = re.compile(r"(?i)break-before\s*:\s*(?:always|page)")
LINK = re.compile(r"(?i)\bhref\s*=\s*[\"']?\s*(?!mailto:|javascript:)[^\s\"'#>]")
BREAK_AFTER = re.compile(r"(?i)break-after\s*:\s*(?:always|page)")

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
NEVER_SHOWN = frozenset({"ix:header", "template"})
CELLS = frozenset({"td", "th"})
OTHERS = frozenset({"br", "hr", "img", "tr", *CELLS})
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"])


def read_html(source: str) -> Reading:
    """Read the visible text of an HTML source, in the order of the source."""
    builder = TextBuilder(source, entities=True)
    add_html(builder, source, Span(0, len(source)))
    return builder.reading()


def add_html(builder: TextBuilder, source: str, stretch: Span) -> None:
    """Append the visible text of a stretch of a source that is HTML from there to there.

    Raises:
        TooMuchTextError: it has more tags than any draft.
    """
    if source.count("<", stretch.start, stretch.end) > MOST_TAGS:
        raise TooMuchTextError
    HtmlReader(builder, source).read(stretch)


class HtmlReader:
    """Walks through the tags of a source, and gives a builder its visible text."""

    def __init__(self, builder: TextBuilder, source: str) -> None:
        self.source = source
        self.builder = builder
        builder.read_links()
        self.hidden_tag = ""  # the element whose content is not shown
        self.hidden_depth = 0
        self.hidden_names: frozenset[str] = frozenset()  # the classes and ids that the style sheets so far hide
        self.row_has_cell = False
        self.row_start = 0  # how long the text was when the row began
        self.cell_is_fresh = False  # nothing was written since the cell began
        self.in_pre = False
        self.open_blocks: list[tuple[str, bool]] = []  # name, and whether a page ends with it

    def read(self, stretch: Span) -> None:
        """Read a stretch of the source."""
        position = stretch.start
        for token in TOKEN.finditer(self.source, stretch.start, stretch.end):
            start, end = token.span()
            if start > position and not self.hidden_tag:
                self.text(position, start)
            position = end
            raw, close, name, attributes = token.groups()
            if name:
                self.tag(name.lower(), close != "", attributes)
            elif raw and raw.lower() == "style":
                self.hidden_names |= hidden_by(token[0])
        if position < stretch.end and not self.hidden_tag:
            self.text(position, stretch.end)

    def text(self, start: int, end: int) -> None:
        """Read what stands between two tags."""
        before = self.builder.length
        if self.in_pre:
            for line in re.finditer(r"[^\n]+|\n", self.source[start:end]):
                if line[0] == "\n":
                    self.builder.separate(Break.LINE)
                else:
                    self.builder.add(start + line.start(), start + line.end())
        else:
            self.builder.add(start, end)
        if self.builder.length > before:
            self.cell_is_fresh = False

    def tag(self, name: str, closing: bool, attributes: str) -> None:
        """Read one tag, its name in small letters."""
        if self.hidden_tag:
            self.hide(name, closing, attributes)
        elif not closing and (name in NEVER_SHOWN or (attributes and hides(attributes, self.hidden_names))):
            if name not in VOID and not attributes.endswith("/"):
                self.hidden_tag, self.hidden_depth = name, 1
        elif name in BLOCKS:
            self.block(name, closing, attributes)
        elif name in OTHERS:
            self.other(name, closing, attributes)
        elif name == "a":
            self.link(closing, attributes)

    def link(self, closing: bool, attributes: str) -> None:
        """Read the tag of a link; one that only leads to another place of the same file is none."""
        if not closing and LINK.search(attributes):
            self.builder.begin_link()
        else:
            self.builder.end_link()

    def hide(self, name: str, closing: bool, attributes: str) -> None:
        """Read a tag within an element that is not shown."""
        if name == self.hidden_tag and not attributes.endswith("/"):
            self.hidden_depth += -1 if closing else 1
            if not self.hidden_depth:
                self.hidden_tag = ""

    def block(self, name: str, closing: bool, attributes: str) -> None:
        """Read the tag of a block."""
        if not self.cell_is_fresh:
            self.builder.separate(Break.LINE)
        if name == "pre":
            self.in_pre = not closing
        if closing:
            self.close_block(name)
            return
        breaks = "break-" in attributes or "BREAK-" in attributes
        if breaks and BREAK_BEFORE.search(attributes):
            self.builder.new_page()
        self.open_blocks.append((name, bool(breaks and BREAK_AFTER.search(attributes))))

    def close_block(self, name: str) -> None:
        """Close the innermost open block of that name; blocks left open inside it are closed with it."""
        for depth in range(len(self.open_blocks) - 1, max(-1, len(self.open_blocks) - 50), -1):
            if self.open_blocks[depth][0] == name:
                if any(ends_page for _, ends_page in self.open_blocks[depth:]):
                    self.builder.new_page()
                del self.open_blocks[depth:]
                return

    def other(self, name: str, closing: bool, attributes: str) -> None:
        """Read the tag of a cell, a row, an image, or a break."""
        if name in CELLS:
            if (closing or self.row_has_cell) and self.builder.length > self.row_start:
                self.builder.end_cell()
            self.cell_is_fresh = not closing
            self.row_has_cell = True
        elif name == "tr":
            self.builder.separate(Break.LINE)
            self.row_has_cell = self.cell_is_fresh = False
            if not closing:
                self.row_start = self.builder.length
        elif name == "img":
            self.builder.image()
        else:
            self.builder.separate(Break.LINE)
            if "break-" in attributes and (BREAK_BEFORE.search(attributes) or BREAK_AFTER.search(attributes)):
                self.builder.new_page()
