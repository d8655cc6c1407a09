"""Plain text and Markdown become text: marks of emphasis go, backslash escapes are undone."""

from __future__ import annotations

from checker.documents.reading import Reading
from checker.documents.text_builder import Break, TextBuilder
from checker.model.document import Span
from checker.phrases.prepared import regex

LINE = regex(r"(?P<indent>[ \t]*)(?P<body>[^\n]*)(?:\n|\Z)")
RULE = regex(r"(?:[-*_=][ \t]*){3,}$|\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?)?$")
LEADER = regex(r"#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?=\S)")
MARK = regex(
    r"\*\*|(?<![\w\[])__(?=\w)|(?<=\w)__(?![\w\]])|\\(?=[\\`*_{}\[\]()#+\-.!$|>~])|(?<![\w*])\*(?=\w)"
    r"|(?<=\w)\*(?![\w*])|\.{4,}|(?:\. ){3,}"
)
ROW_MARK = regex(MARK.pattern + r"|\|")
"""In a row of a table a bar ends a cell."""
WRAPPED = 58
"""From this length on a line is taken to be wrapped, and the next to belong to the same paragraph."""
PAGE_MARK = regex(r"(?i)<PAGE>|\f")


def read_plain(source: str) -> Reading:
    """Read plain text or Markdown. A line as long as the page is wide goes on in the next; a short one ends there."""
    builder = TextBuilder(source, entities=False)
    add_plain(builder, source, Span(0, len(source)))
    return builder.reading()


def add_plain(builder: TextBuilder, source: str, stretch: Span) -> None:
    """Append a stretch of a source that is plain text from there to there."""
    goes_on = False
    for line in LINE.finditer(source, stretch.start, stretch.end):
        begins = not goes_on or LEADER.match(source, *line.span("body")) or line["indent"].startswith(("    ", "\t"))
        builder.separate(Break.LINE if begins else Break.SPACE)
        _read_line(builder, source, *line.span("body"))
        goes_on = len(line["body"]) >= WRAPPED


def _read_line(builder: TextBuilder, source: str, start: int, end: int) -> None:
    page_mark = PAGE_MARK.match(source, start, end)
    if page_mark:
        builder.new_page()
        start = page_mark.end()
    if RULE.match(source, start, end):
        return
    leader = LEADER.match(source, start, end)
    position = leader.end() if leader else start
    marks = ROW_MARK if source.startswith("|", start) else MARK
    for mark in marks.finditer(source, position, end):
        if mark.start() > position:
            builder.add(position, mark.start())
        if mark[0][0] in ".|":
            builder.separate(Break.CELL)  # a bar, or the dot leaders of a table of contents
        position = mark.end()
    if position < end:
        builder.add(position, end)
