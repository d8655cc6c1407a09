"""The layout of an HTML draft, read only when the draft is to be shown again."""

from __future__ import annotations

import re

from checker.documents.decode import decode
from checker.documents.html import BLOCKS, HtmlReader, HtmlTag
from checker.documents.plain_layout import plain_layout
from checker.documents.submission import read_submission
from checker.documents.text_builder import TextBuilder
from checker.model.document import Document, Span
from checker.model.layout import Draft, Element, Style, Tag

HEADINGS = {f"h{level}": level for level in range(1, 7)}
ELEMENTS = {
    **dict.fromkeys(BLOCKS - {"html", "body"}, Element.BLOCK),
    "table": Element.TABLE,
    "tr": Element.ROW,
    "td": Element.CELL,
    "th": Element.CELL,
    "ul": Element.LIST,
    "ol": Element.LIST,
    "li": Element.ITEM,
    "br": Element.LINE_BREAK,
    "hr": Element.RULE,
    "img": Element.IMAGE,
    **dict.fromkeys(HEADINGS, Element.HEADING),
    **dict.fromkeys(("a", "font", "span", "b", "strong", "i", "em", "u", "ins", "sup", "sub"), Element.STYLED),
}
OWN_STYLES = {
    "b": Style.BOLD,
    "strong": Style.BOLD,
    "i": Style.ITALIC,
    "em": Style.ITALIC,
    "u": Style.UNDERLINED,
    "ins": Style.UNDERLINED,
    "sup": Style.RAISED,
    "sub": Style.LOWERED,
    "center": Style.CENTRED,
    "ol": Style.NUMBERED,
    "th": Style.HEAD,
}
DECLARED = (
    (re.compile(r"(?i)font(?:-weight)?\s*:[^;\"]*\b(?:bold|bolder|[6-9]00)\b"), Style.BOLD),
    (re.compile(r"(?i)font(?:-style)?\s*:[^;\"]*\b(?:italic|oblique)\b"), Style.ITALIC),
    (re.compile(r"(?i)text-decoration(?:-line)?\s*:[^;\"]*\bunderline\b"), Style.UNDERLINED),
    (re.compile(r"(?i)vertical-align\s*:\s*super\b"), Style.RAISED),
    (re.compile(r"(?i)vertical-align\s*:\s*sub\b"), Style.LOWERED),
    (re.compile(r"(?i)text-align\s*:\s*center\b|\balign\s*=\s*[\"']?center\b"), Style.CENTRED),
    (re.compile(r"(?i)text-align\s*:\s*right\b|\balign\s*=\s*[\"']?right\b"), Style.RIGHT),
)
SPANS = re.compile(r"(?i)\b(?P<what>col|row)span\s*=\s*[\"']?(?P<count>\d{1,3})")
MOST_SPANNED = 100
MOST_TAGS = 600_000
"""A draft with more, five times as many as the longest filing in a sample of real ones, is shown as plain text."""


def draft_of(data: bytes, document: Document) -> Draft:
    """Give a document that was read from these bytes as it is shown again."""
    return Draft(
        text=document.text,
        tags=_tags(data, document),
        page_breaks=document.page_breaks,
        parts=document.parts,
        main=document.main,
        unread_pages=document.unread_pages,
        data=data if document.format == "word" else b"",
    )


def html_layout(source: str, stretch: Span) -> tuple[Tag, ...]:
    """Read the tags of a stretch of HTML that matter for how it looks, at the offsets of its text."""
    reader = _LayoutReader(TextBuilder(source, entities=True), source)
    reader.read(stretch)
    return tuple(reader.tags)


def submission_layout(source: str, name: str) -> tuple[Tag, ...]:
    """Read the tags of a full submission: those of what is HTML in it, and of the rest such as plain text has."""
    marked_up: list[tuple[Span, list[Tag]]] = []

    def read_html(builder: TextBuilder, source: str, stretch: Span) -> None:
        before = builder.length
        reader = _LayoutReader(builder, source)
        reader.read(stretch)
        marked_up.append((Span(before, builder.length), reader.tags))

    text = read_submission(source, name, read_html).text
    tags: list[Tag] = []
    end = 0
    for span, own in marked_up:
        tags += [*plain_layout(text, Span(end, span.start)), *own]
        end = span.end
    return (*tags, *plain_layout(text, Span(end, len(text))))


def _tags(data: bytes, document: Document) -> tuple[Tag, ...]:
    if document.format in ("html", "submission"):
        source = decode(data, document.path)
        if source.count("<") <= MOST_TAGS:
            if document.format == "html":
                return html_layout(source, Span(0, len(source)))
            return submission_layout(source, document.path)
    images = [Tag(offset, Element.IMAGE) for offset in document.images]
    plain = plain_layout(document.text, Span(0, len(document.text)))
    return tuple(sorted([*images, *plain], key=lambda tag: tag.offset))


class _LayoutReader(HtmlReader):
    """Reads as any reader of HTML does, so that offsets are the same, and notes the tags."""

    def __init__(self, builder: TextBuilder, source: str) -> None:
        super().__init__(builder, source)
        self.tags: list[Tag] = []

    def take(self, tag: HtmlTag) -> None:
        super().take(tag)
        element = ELEMENTS.get(tag.name)
        if element is not None and not self.hidden_tag:
            self.tags.append(self._tag(element, tag.name, tag.closing, tag.attributes))

    def _tag(self, element: Element, name: str, closing: bool, attributes: str) -> Tag:
        if closing:
            return Tag(self.builder.length, element, closing=True)
        spans = {match["what"].lower(): min(int(match["count"]), MOST_SPANNED) for match in SPANS.finditer(attributes)}
        return Tag(
            self.builder.length,
            element,
            styles=_styles(name, attributes),
            columns=spans.get("col", 1) or 1,
            rows=spans.get("row", 1) or 1,
            level=HEADINGS.get(name, 0),
        )


def _styles(name: str, attributes: str) -> frozenset[Style]:
    declared = {style for pattern, style in DECLARED if pattern.search(attributes)} if attributes else set()
    return frozenset(declared | {OWN_STYLES[name]} if name in OWN_STYLES else declared)
