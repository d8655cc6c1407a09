"""HTML as EDGAR serves it becomes text.

A tokeniser and no tree: each character keeps its place in the source, nesting of any depth and tags of any
disorder cost nothing, and the cost is linear in the size of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable

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
AT_ONCE = 100_000
"""Characters of a source that are divided at once, so that a large one is never held twice."""
CLOSED = regex(r"(?i)(?:--|</(?:script|style|title)\s*)>$")
MOST_LOST = 1_000
"""Characters of a source that may stand behind the beginning of a comment that never ends; of a draft more is lost."""
BREAK_BEFORE = regex(r"(?i)break-before\s*:\s*(?:always|page)")
LINK = regex(r"(?i)\bhref\s*=\s*[\"']?\s*(?!mailto:|javascript:)[^\s\"'#>]")
BREAK_AFTER = regex(r"(?i)break-after\s*:\s*(?:always|page)")
LINE = Break.LINE

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


class HtmlTag(Struct):
    """What is written as a tag; a printer writes few different ones, each a thousand times."""

    name: str  # in small letters; empty of a comment, which means nothing
    closing: bool = False
    attributes: str = ""
    does: Callable[[HtmlReader, HtmlTag], None] | None = None  # what it asks for; a tag of a font asks for nothing
    breaks_before: bool = False  # a page ends before the element
    breaks_after: bool = False


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
        self.open_blocks: list[HtmlTag] = []

    def read(self, stretch: Span) -> None:
        """Read a stretch of the source."""
        source, known = self.source, self.known_tags
        after = at = stretch.start  # behind the last tag, and where this piece begins: at a sign that may begin a tag
        while at < stretch.end:
            until = source.find("<", at + AT_ONCE, stretch.end)
            pieces = source[at : until if until >= 0 else stretch.end].split("<")
            at += len(pieces[0])
            for piece in pieces[1:]:
                begin, at = at, at + len(piece) + 1
                if begin < after:  # within a comment
                    continue
                written, ends, _ = piece.partition(">")
                end = begin + len(written) + 2
                tag = known.get(written) if ends else None
                if tag is None:
                    token = TOKEN.match(source, begin, stretch.end)
                    if token is None:  # a sign of the text
                        continue
                    tag = self.tag(token)
                    if end == token.end() and len(written) < LONGEST_KNOWN_TAG and len(known) < MOST_KNOWN_TAGS:
                        known[written] = tag
                    end = token.end()
                if begin > after and not self.hidden_tag:
                    self.text(after, begin)
                after = end
                self.take(tag)
        if after < stretch.end and not self.hidden_tag:
            self.text(after, stretch.end)

    def tag(self, token: re.Match[str]) -> HtmlTag:
        """Tell what a tag means, or a comment, which means nothing; a style sheet tells what later tags hide."""
        raw, closing, name, attributes = token.groups()
        if token.end() == token.endpos and not name:
            refuse_lost_text(token)
        if raw and raw.lower() == "style":
            self.hidden_names |= hidden_by(token[0])
            self.known_tags.clear()
        if not name:
            return HtmlTag("")
        name = name.lower()
        does = self.does(name)
        if not closing and (name in NEVER_SHOWN or (attributes and hides(attributes, self.hidden_names))):
            does = None if name in VOID or attributes.endswith("/") else HtmlReader.begin_hidden
        tag = HtmlTag(name, closing != "", attributes, does)
        if "break-" in attributes.lower():
            tag.breaks_before = BREAK_BEFORE.search(attributes) is not None
            tag.breaks_after = BREAK_AFTER.search(attributes) is not None
        return tag

    @staticmethod
    def does(name: str) -> Callable[[HtmlReader, HtmlTag], None] | None:
        """Tell what the tags of a name ask for."""
        if name in BLOCKS:
            return HtmlReader.block
        if name in OTHERS:
            return HtmlReader.other
        return HtmlReader.link if name == "a" else None

    def take(self, tag: HtmlTag) -> None:
        """Do what a tag asks for."""
        if self.hidden_tag:
            self.hide(tag)
        elif tag.does:
            tag.does(self, tag)

    def text(self, start: int, end: int) -> None:
        """Read what stands between two tags."""
        before = self.builder.length
        if self.in_pre:
            for line in re.finditer(r"[^\n]+|\n", self.source[start:end]):
                if line[0] == "\n":
                    self.builder.separate(LINE)
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

    def begin_hidden(self, tag: HtmlTag) -> None:
        """Read the tag of an element in which nothing is shown."""
        self.hidden_tag, self.hidden_depth = tag.name, 1

    def hide(self, tag: HtmlTag) -> None:
        """Read a tag within an element that is not shown."""
        if tag.name == self.hidden_tag and not tag.attributes.endswith("/"):
            self.hidden_depth += -1 if tag.closing else 1
            if not self.hidden_depth:
                self.hidden_tag = ""

    def block(self, tag: HtmlTag) -> None:
        """Read the tag of a block."""
        if not self.cell_is_fresh:
            self.builder.separate(LINE)
        if tag.name == "pre":
            self.in_pre = not tag.closing
        if tag.closing:
            self.close_block(tag.name)
            return
        if tag.breaks_before:
            self.builder.new_page()
        self.open_blocks.append(tag)

    def close_block(self, name: str) -> None:
        """Close the innermost open block of that name; blocks left open inside it are closed with it."""
        blocks = self.open_blocks
        for depth in range(len(blocks) - 1, max(-1, len(blocks) - 50), -1):
            if blocks[depth].name == name:
                while len(blocks) > depth:
                    if blocks.pop().breaks_after:
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
            self.builder.separate(LINE)
            self.row_has_cell = self.cell_is_fresh = False
            if not tag.closing:
                self.row_start = self.builder.length
        elif tag.name == "img":
            self.builder.image()
        else:
            self.builder.separate(LINE)
            if tag.breaks_before or tag.breaks_after:
                self.builder.new_page()
