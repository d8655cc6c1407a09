"""The sign-off sheet as a Word file. Each page says which document it is about, and which page of how many it is."""

from __future__ import annotations

from collections.abc import Sequence

from checker.reporting.signoff.sheet import IDLE, RULES, SIGNATURES, STATEMENT, TITLE, Group, Section, Sheet
from checker.reporting.word.pages import GREY, SERIF, SMALL, Pages
from checker.reporting.word.remark import Line

BOX, BULLET = "☐", "•"
SIZE_OF_CAPTION = 13


def word_sheets(sheets: Sequence[Sheet], failed: Sequence[str], version: str) -> bytes:
    """Write the sheets, and name what could not be checked."""
    pages = Pages(TITLE)
    for number, sheet in enumerate(sheets):
        if number:
            pages.new_section()
        pages.head(sheet.running)
        _front(pages, sheet)
        for section in sheet.sections:
            _section(pages, section)
        _groups(pages, RULES, sheet.groups)
        _groups(pages, IDLE, sheet.idle)
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


def _groups(pages: Pages, caption: str, groups: Sequence[Group]) -> None:
    _caption(pages, caption)
    for group in groups:
        pages.line(Line(", ".join(group.rules), f"{group.outcome}:"), size=SMALL, after=4)
    if not groups:
        pages.line(Line("None."), size=SMALL, colour=GREY)


def _caption(pages: Pages, text: str) -> None:
    pages.line(Line(text), size=SIZE_OF_CAPTION, font=SERIF, before=12, after=4)
