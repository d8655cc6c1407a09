"""The sign-off sheet as a Word file: the head and the signatures on a page of their own, the rest behind it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.reporting.signoff.sheet import RULES, SIGNATURES, STATEMENT, TITLE, Section, Sheet
from checker.reporting.word.pages import GREY, SERIF, SMALL, Pages
from checker.reporting.word.remark import Line

BOX, BULLET = "☐", "•"
SIZE_OF_CAPTION = 13


def word_sheets(sheets: Sequence[Sheet], failed: Sequence[str], version: str) -> bytes:
    """Write the sheets, and name what could not be checked."""
    pages = Pages(TITLE)
    for number, sheet in enumerate(sheets):
        if number:
            pages.new_page()
        _front(pages, sheet)
        pages.new_page()
        for section in sheet.sections:
            _section(pages, section)
        _caption(pages, RULES)
        for group in sheet.groups:
            pages.line(Line(", ".join(group.rules), f"{group.outcome}:"), size=SMALL, after=4)
        _section(pages, sheet.idle)
    for name in failed:
        pages.line(Line(name, "Not checked:"), before=10)
    pages.foot(f"{TITLE}  ·  atmcheck {version}")
    return pages.saved()


def _front(pages: Pages, sheet: Sheet) -> None:
    pages.line(Line(TITLE), size=22, font=SERIF, after=10)
    pages.table((), [([Line(each.name, bold=True)], [Line(each.told)]) for each in sheet.head], (1.5, 5.4))
    pages.line(Line(STATEMENT), before=16, after=10)
    nothing: list[Line] = []
    rows = [([Line(who, bold=True), Line(""), Line("")], *[nothing] * 3) for who in SIGNATURES]
    pages.table(("", "Name", "Signature", "Date"), rows, (1.5, 1.9, 2.3, 1.2))


def _section(pages: Pages, section: Section) -> None:
    _caption(pages, section.title)
    if not section.entries:
        pages.line(Line(section.none), size=SMALL, colour=GREY)
        return
    sign = BOX if section.ticked else BULLET
    pages.table((), [([Line(sign)], [Line(each.name)], [Line(each.told)]) for each in section.entries], (0.3, 3.2, 3.4))


def _caption(pages: Pages, text: str) -> None:
    pages.line(Line(text), size=SIZE_OF_CAPTION, font=SERIF, before=12, after=4)
