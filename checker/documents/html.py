"""HTML as EDGAR serves it becomes text.

A tokeniser and no tree: each character keeps its place in the source, nesting of any depth and tags of any
disorder cost nothing, and the cost is linear in the size of the file.
"""

from __future__ import annotations

import re

from msgspec import Struct

from checker.documents.hidden import hidden_by, hides
from checker.documents.reading import Reading
from checker.documents.text_builder import Break, TextBuilder, TooMuchTextError
from checker.model.document import Span
from checker.phrases.prepared import regex

TOKEN = regex(
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
MOST_KNOWN_TAGS, LONGEST_KNOWN_TAG = 4096, 500
CLOSED = regex(r"(?i)(?:--|</(?:script|style|title)\s*)>$")
MOST_LOST = 1_000
"""Characters of a source that may stand behind the beginning of a comment that never ends; of a draft more is lost."""
BREAK_BEFORE = regex(r"(?i)break-before\s*:\s*(?:always|page)")
LINK = regex(r"(?i)\bhref\s*=\s*[\"']?\s*(?!mailto:|javascript:)[^\s\"'#>]")
BREAK_AFTER = regex(r"(?i)break-after\s*:\s*(?:always|page)")

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


class LostTextError(Exception):
    """A comment, script, style or title never ends, and all text behind its beginning is lost, as in a browser."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(f"the {what.lower()} that begins in line {line:,} never ends, and hides all text behind it")


class HtmlTag(Struct, frozen=True):
    """What is written as a tag; a printer writes few different ones, each a thousand times."""

    name: str  # in small letters; empty of a comment, which means nothing
    closing: bool = False
    attributes: str = ""
    hides: bool = False  # what stands in the element is not shown
    is_hidden: bool = False  # it is not shown itself, and nothing stands in it


NO_TAG = HtmlTag("")


def refuse_lost_text(token: re.Match[str]) -> None:
    """Raise an error if the last thing of a source is a long comment, or the like, that does not end.

    Raises:
        LostTextError: so it is.
    """
    opened = token["raw"] or ("comment" if token[0].startswith("<!--") else "")
    if opened and len(token[0]) > MOST_LOST and not CLOSED.search(token[0]):
        raise LostTextError(opened, token.string.count("\n", 0, token.start()) + 1)


def read_html(source: str) -> Reading:
    """Read the visible text of an HTML source, in the order of the source."""
    builder = TextBuilder(source, entities=True)
    add_html(builder, source, Span(0, len(source)))
    return builder.reading()


def add_html(builder: TextBuilder, source: str, stretch: Span) -> None:
    """Append the visible text of a stretch of a source that is HTML from there to there.

    Raises:
        TooMuchTextError: it has more tags than any draft.
        LostTextError: a comment that never ends hides the rest of it.
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
        self.known_tags: dict[str, HtmlTag] = {}  # by what is written
        self.open_blocks: list[tuple[str, bool]] = []  # name, and whether a page ends with it

    def read(self, stretch: Span) -> None:
        """Read a stretch of the source."""
        source, known = self.source, self.known_tags
        position = start = stretch.start
        while (start := source.find("<", start, stretch.end)) >= 0:
            end = source.find(">", start, min(start + LONGEST_KNOWN_TAG, stretch.end)) + 1
            tag = known.get(source[start:end])  # of no tag if it does not end soon
            if tag is None:
                token = TOKEN.match(source, start, stretch.end)
                if token is None:  # a sign of the text
                    start += 1
                    continue
                tag = self.tag(token)
                if end == token.end() and len(known) < MOST_KNOWN_TAGS:
                    known[token[0]] = tag
                end = token.end()
            if start > position and not self.hidden_tag:
                self.text(position, start)
            position = start = end
            self.take(tag)
        if position < stretch.end and not self.hidden_tag:
            self.text(position, stretch.end)

    def tag(self, token: re.Match[str]) -> HtmlTag:
        """Tell what a tag means, or a comment, which means nothing; a style sheet tells what later tags hide."""
        raw, closing, name, attributes = token.groups()
        if token.end() == token.endpos and not name:
            refuse_lost_text(token)
        if raw and raw.lower() == "style":
            self.hidden_names |= hidden_by(token[0])
            self.known_tags.clear()
        if not name:
            return NO_TAG
        name = name.lower()
        hides_all = not closing and (name in NEVER_SHOWN or bool(attributes and hides(attributes, self.hidden_names)))
        is_empty = name in VOID or attributes.endswith("/")
        return HtmlTag(name, closing != "", attributes, hides_all and not is_empty, hides_all and is_empty)

    def take(self, tag: HtmlTag) -> None:
        """Do what a tag asks for."""
        if self.hidden_tag:
            self.hide(tag)
        elif tag.hides:
            self.hidden_tag, self.hidden_depth = tag.name, 1
        elif tag.is_hidden:
            pass
        elif tag.name in BLOCKS:
            self.block(tag)
        elif tag.name in OTHERS:
            self.other(tag)
        elif tag.name == "a":
            self.link(tag)

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

    def link(self, tag: HtmlTag) -> None:
        """Read the tag of a link; one that only leads to another place of the same file is none."""
        if not tag.closing and LINK.search(tag.attributes):
            self.builder.begin_link()
        else:
            self.builder.end_link()

    def hide(self, tag: HtmlTag) -> None:
        """Read a tag within an element that is not shown."""
        if tag.name == self.hidden_tag and not tag.attributes.endswith("/"):
            self.hidden_depth += -1 if tag.closing else 1
            if not self.hidden_depth:
                self.hidden_tag = ""

    def block(self, tag: HtmlTag) -> None:
        """Read the tag of a block."""
        if not self.cell_is_fresh:
            self.builder.separate(Break.LINE)
        if tag.name == "pre":
            self.in_pre = not tag.closing
        if tag.closing:
            self.close_block(tag.name)
            return
        breaks = "break-" in tag.attributes or "BREAK-" in tag.attributes
        if breaks and BREAK_BEFORE.search(tag.attributes):
            self.builder.new_page()
        self.open_blocks.append((tag.name, bool(breaks and BREAK_AFTER.search(tag.attributes))))

    def close_block(self, name: str) -> None:
        """Close the innermost open block of that name; blocks left open inside it are closed with it."""
        blocks = self.open_blocks
        for depth in range(len(blocks) - 1, max(-1, len(blocks) - 50), -1):
            if blocks[depth][0] == name:
                while len(blocks) > depth:
                    if blocks.pop()[1]:
                        self.builder.new_page()
                return

    def other(self, tag: HtmlTag) -> None:
        """Read the tag of a cell, a row, an image, or a break."""
        if tag.name in CELLS:
            if (tag.closing or self.row_has_cell) and self.builder.length > self.row_start:
                self.builder.end_cell()
            self.cell_is_fresh = not tag.closing
            self.row_has_cell = True
        elif tag.name == "tr":
            self.builder.separate(Break.LINE)
            self.row_has_cell = self.cell_is_fresh = False
            if not tag.closing:
                self.row_start = self.builder.length
        elif tag.name == "img":
            self.builder.image()
        else:
            self.builder.separate(Break.LINE)
            breaks = "break-" in tag.attributes
            if breaks and (BREAK_BEFORE.search(tag.attributes) or BREAK_AFTER.search(tag.attributes)):
                self.builder.new_page()
