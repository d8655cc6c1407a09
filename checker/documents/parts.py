"""Divide a file into its parts: facing page, supplement, base prospectus; and find the outside front cover of each.

A cover is known by what stands on every cover and nowhere else: the Commission legend (17 CFR 229.501(b)(7)) and
the sentence that dates the document (17 CFR 229.501(b)(9)).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import Struct
from msgspec.structs import replace

from checker.documents.captions import find_contents, find_sections
from checker.documents.offering import offering_of
from checker.model.document import Part, PartKind, Span
from checker.phrases.phrase import phrase
from checker.phrases.prepared import regex

LEGEND_MARK = phrase(
    r"\bapproved (?:or|nor) disapproved\b|\brepresentation to the contrary is (?:a criminal|unlawful|an offen)"
)
DATE_MARK = phrase(
    r"\b(?=t)(?<!as[ ]of[ ])(?<!on[ ])t ?he date of this (?:preliminary )?(?:prospectus|supplement|amendment|pricing)"
    r"(?:[^.;\n]|(?<=No)\.){0,90}?\s(?:is|are)\s{0,9}(?:,|_|\[|[A-Z]\s?[a-z]{1,20}\s{0,9}(?:\d|,|_|\[))",
    near=r"\bdate of this (?:preliminary )?(?:prospectus|supplement|amendment|pricing)",
)
DATED_LINE = phrase(
    r"(?m)^[ \t]*(?:preliminary )?prospectus(?: supplement)?,? dated [A-Z][a-z]{2,8} \d{1,2}, \d{4}\.?[ \t]*$"
)
"""How a cover may end that does not date itself in a sentence."""
TITLE_LINE = phrase(
    r"(?m)^[ \t]*(?:preliminary )?(?:base )?prospectus(?: supplement)?(?: (?:amendment|supplement))?"
    r"(?: no\.?\s{0,9}\d+)?[ \t]*$"
)
ABOVE_TITLE = regex(
    r"(?i)[ \t]*(?:filed\s+pursuant\s+to\b|registration\s+(?:statement\s+)?(?:no\b|file\b)|subject\s+to\s+completion\b"
    r"|the\s+information\s+(?:contained\s+)?in\s+this\s+(?:preliminary\s+)?prospectus\b.{0,120}?not\s+complete\b)"
)
"""Lines of the head of a cover above its title: the corner of Rule 424, and the legend of one that is not complete."""
FORM = regex(r"(?i)\bform\s+([SFN]-\d{1,2}(?:ASR|MEF)?)\b")
FACING_PAGE = regex(r"(?im)^[ \t]*registration\s+statement\s+under\s+the\s+securities\s+act")
CONTENTS_OR_BREAK_WITHIN = 3_000
LONGEST_COVER = 30_000
"""How far a cover goes on before and after its first mark. Most of what is searched for is searched for on covers,
so that this also bounds what a text without pages costs."""
UNMARKED_COVER = 15_000
LONGEST_PREAMBLE = 2_500
"""How far before its title line a cover may begin: a red legend, the Rule 424 corner, a running head."""
LONGEST_HEAD = 1_500
"""What stands above the title on the page of a cover; if more does, the document before it ends on that page."""
LONGEST_LEGEND = 600
"""Within which two marks are of one cover, though a page of paper may end between them."""
LONGEST_RUN_OVER = 8_000
"""How far behind the legend of a cover its date may stand on the next page: a proof has pages of paper."""


class Division(Struct, frozen=True):
    """The parts of a file, the form on its facing page, and the part whose facts are read."""

    parts: tuple[Part, ...]
    form: str
    main: Part


class _Cover(Struct):
    first_mark: int
    last_mark: int
    dated: bool


def divide(text: str, page_breaks: tuple[int, ...], body: Span) -> Division:
    """Divide the body of a text into parts. One with no mark of any cover is one part."""
    covers = _covers(text, body, page_breaks)
    starts = _starts(text, covers, body.start, page_breaks)
    parts: list[Part] = []
    form = ""
    if not starts or starts[0] > body.start:
        end = starts[0] if starts else body.end
        facing = _facing_form(text, Span(body.start, end))
        form = facing.upper()
        parts.append(_unmarked_part(text, body.start, end, page_breaks, PartKind.FACING_PAGE if facing else None))
    for start, end, cover in zip(starts, [*starts[1:], body.end], covers, strict=False):
        parts.append(_part(text, start, end, cover, page_breaks))
    main = _main(parts)
    return Division(tuple(_after_main(parts, main)), form, main)


def _facing_form(text: str, span: Span) -> str:
    """Give the form that a facing page names, or nothing if this is no facing page."""
    if not FACING_PAGE.search(text, span.start, min(span.end, span.start + 20_000)):
        return ""
    form = FORM.search(text, span.start, min(span.end, span.start + 10_000))
    return form[1] if form else ""


def _covers(text: str, body: Span, page_breaks: tuple[int, ...]) -> list[_Cover]:
    """Gather the marks of covers; marks with no page or title between them are of one cover."""
    marks = sorted(
        [(mark.start(), False) for mark in LEGEND_MARK.each(text, body.start, body.end)]
        + [(mark.start(), True) for mark in DATE_MARK.each(text, body.start, body.end)]
    )
    covers: list[_Cover] = []
    for offset, is_date in marks:
        if covers and _same_cover(text, covers[-1], offset, is_date, page_breaks):
            covers[-1].last_mark = offset
            covers[-1].dated |= is_date
        else:
            covers.append(_Cover(offset, offset, is_date))
    return covers


def _same_cover(text: str, cover: _Cover, offset: int, is_date: bool, page_breaks: tuple[int, ...]) -> bool:
    before = cover.last_mark
    if offset - before > LONGEST_COVER or TITLE_LINE.search(text, before, offset):
        return False
    turned = bisect_right(page_breaks, offset) - bisect_right(page_breaks, before)
    farthest = LONGEST_RUN_OVER if turned == 1 else LONGEST_PREAMBLE
    return (
        not turned or offset - before <= LONGEST_LEGEND or (is_date and not cover.dated and offset - before <= farthest)
    )


def _starts(text: str, covers: list[_Cover], first: int, page_breaks: tuple[int, ...]) -> list[int]:
    """Find where each cover begins: at the page of its title line. What stands before the first title belongs to
    its cover, unless it is a facing page."""
    starts: list[int] = []
    floor = first
    for cover in covers:
        titles = [title.start() for title in TITLE_LINE.each(text, floor, cover.first_mark)]
        if titles and cover.first_mark - titles[-1] <= LONGEST_COVER:
            page = _page_start(text, titles[-1], floor, page_breaks, LONGEST_HEAD)
            start = page if page < titles[-1] else _above_title(text, titles[-1], floor)
        else:
            start = _page_start(text, cover.first_mark, floor, page_breaks, UNMARKED_COVER) if starts else first
        if not starts and start - first <= LONGEST_PREAMBLE and not FACING_PAGE.search(text, first, start):
            start = first
        starts.append(start)
        floor = cover.last_mark
    return starts


def _page_start(text: str, offset: int, floor: int, page_breaks: tuple[int, ...], farthest: int) -> int:
    """Give the start of the page that an offset is on, if that is no farther than this; else the start of its line."""
    index = bisect_right(page_breaks, offset) - 1
    if index >= 0 and page_breaks[index] > floor and offset - page_breaks[index] <= farthest:
        return page_breaks[index]
    return text.rfind("\n", floor, offset) + 1 or offset


def _above_title(text: str, title: int, floor: int) -> int:
    """Give the start of the lines that stand above the title of a cover wherever a page begins."""
    start = title
    while (newline := text.rfind("\n", floor, start - 1)) >= 0 and title - newline <= LONGEST_HEAD:
        if not (ABOVE_TITLE.match(text, newline + 1, start) or text[newline + 1 : start].isspace()):
            break
        start = newline + 1
    return start


def _part(text: str, start: int, end: int, marks: _Cover, page_breaks: tuple[int, ...]) -> Part:
    contents = find_contents(text, start, end)
    foot = _line_end(text, marks.last_mark, end)
    if not marks.dated:
        foot = _dated_foot(text, foot, end, contents, page_breaks)
    stop = _next_stop(foot, end, contents, page_breaks)
    cover_end = stop if stop - foot <= CONTENTS_OR_BREAK_WITHIN else foot
    ends = marks.dated or cover_end == stop
    cover = Span(max(start, marks.first_mark - LONGEST_COVER), min(cover_end, marks.first_mark + LONGEST_COVER))
    return _with_kind(text, Span(start, end), cover, ends and cover.end == cover_end, contents)


def _dated_foot(text: str, foot: int, end: int, contents: Span, page_breaks: tuple[int, ...]) -> int:
    """Give the end of the line that dates a cover, if that line stands on its page or the next; else ``foot``.

    In a table of contents such a line heads the entries of a document, and the cover is over.
    """
    page = bisect_left(page_breaks, foot)
    over = page_breaks[page + 1] if page + 1 < len(page_breaks) else end
    farthest = foot + (LONGEST_RUN_OVER if page < len(page_breaks) else LONGEST_PREAMBLE)
    last = contents.start if contents and contents.start >= foot else end
    line = DATED_LINE.search(text, foot, min(over, farthest, last))
    return line.end() if line else foot


def _line_end(text: str, offset: int, end: int) -> int:
    found = text.find("\n", offset, end)
    return end if found < 0 else found


def _unmarked_part(text: str, start: int, end: int, page_breaks: tuple[int, ...], kind: PartKind | None) -> Part:
    """Make a part of a stretch that has neither legend nor date; where its cover ends is a guess."""
    contents = find_contents(text, start, end)
    stop = _next_stop(start + 1, end, contents, page_breaks)
    cover_end = min(stop, start + UNMARKED_COVER)
    ends = stop < end or not _breaks_off(text, end)
    part = _with_kind(text, Span(start, end), Span(start, cover_end), ends and cover_end == stop, contents)
    return part if kind is None else replace(part, kind=kind)


def _next_stop(offset: int, end: int, contents: Span, page_breaks: tuple[int, ...]) -> int:
    """Give where the page of an offset ends: at the next page break, the contents, or the end."""
    index = bisect_left(page_breaks, offset)
    stops = [end]
    if index < len(page_breaks):
        stops.append(page_breaks[index])
    if contents and contents.start >= offset:
        stops.append(contents.start)
    return min(stops)


def _breaks_off(text: str, end: int) -> bool:
    """Tell whether a text stops in the middle of a sentence, as an excerpt does."""
    last_line = text[text.rfind("\n", 0, end) + 1 : end]
    return len(last_line) > 200 and last_line[-1:].isalnum()


def _with_kind(text: str, span: Span, cover: Span, ends: bool, contents: Span) -> Part:
    sections = find_sections(text, cover.end, span.end, contents)
    offering = offering_of(text, cover)
    return Part(offering.kind, span, cover, ends, contents, sections, offering.of_programme, offering.of_another)


def _main(parts: list[Part]) -> Part:
    """Choose the part whose facts are read: the ATM part, else what may be one, else the first prospectus."""
    atm = [part for part in parts if part.kind is PartKind.ATM]
    unclear = [part for part in parts if part.kind is PartKind.UNCLEAR]
    prospectuses = [part for part in parts if part.kind is not PartKind.FACING_PAGE]
    return (atm or unclear or prospectuses or parts)[0]


def _after_main(parts: list[Part], main: Part) -> list[Part]:
    """Name the prospectuses other than the main one base prospectuses."""
    return [
        part if part is main or part.kind is PartKind.FACING_PAGE else replace(part, kind=PartKind.BASE)
        for part in parts
    ]
