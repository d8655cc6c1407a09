"""The sign-off sheet as a Word file. Each page says which document it is about, and which page of how many it is."""

from __future__ import annotations

from collections.abc import Sequence

from checker.reporting.signoff.sheet import BEHIND, IDLE, RULES, SIGNATURES, STATEMENT, TITLE, Section, Sheet
from checker.reporting.word.pages import SERIF, SMALL, Pages
from checker.reporting.word.remark import Line

BOX = "☐"
FINE = 6.5
"""The size of the list of rules, in points: with it two hundred of them and their reasons leave room for the rest."""
LEADING = 7.3
COLUMNS = 3


def word_sheets(sheets: Sequence[Sheet], failed: Sequence[str], version: str) -> bytes:
    """Write the sheets, and name what could not be checked."""
    pages = Pages(TITLE, margins=(0.55, 0.55))
    for number, sheet in enumerate(sheets):
        if number:
            pages.new_section()
        pages.head(sheet.running)
        _front(pages, sheet)
        pages.new_section(columns=COLUMNS, same_page=True)
        _rules(pages, sheet)
        if sheet.behind:
            pages.new_section()
            pages.line(Line(BEHIND), size=18, font=SERIF, after=6)
        for section in sheet.behind:
            _to_be_ticked(pages, section)
    for name in failed:
        pages.line(Line(name, "Not checked:"), before=10)
    pages.foot(f"{TITLE}  ·  atmcheck {version}")
    return pages.saved()


def _front(pages: Pages, sheet: Sheet) -> None:
    pages.line(Line(TITLE), size=18, font=SERIF, after=4)
    head = [([Line(each.name, bold=True)], [Line(each.told)]) for each in sheet.head]
    pages.table((), head, (1.5, 5.9), size=8, space=0.3)
    pages.line(Line(STATEMENT), size=SMALL, before=4, after=3)
    nothing: list[Line] = []
    rows = [([Line(who, bold=True)], *[nothing] * 3) for who in SIGNATURES]
    pages.table(("", "Name", "Signature", "Date"), rows, (1.5, 2.1, 2.5, 1.2), space=7)
    for section in sheet.decisions:
        told = Line("" if section.entries else "none", f"{section.title}:")
        pages.line(told, size=FINE, before=1, after=0, leading=LEADING + 1)
        for each in section.entries:
            pages.line(Line(each.told, each.name), size=FINE, after=0, leading=LEADING)


def _to_be_ticked(pages: Pages, section: Section) -> None:
    pages.line(Line(section.title), size=12, font=SERIF, before=8, after=3)
    rows = [([Line(BOX)], [Line(each.told, each.name)]) for each in section.entries]
    pages.table((), rows, (0.3, 7.1), size=8, space=1.5)


def _rules(pages: Pages, sheet: Sheet) -> None:
    """Write the rules that apply a paragraph for each outcome; the others run on, for they have many reasons."""
    for caption, paragraphs in ((RULES, [[each] for each in sheet.groups]), (IDLE, [sheet.idle])):
        pages.line(Line(caption), size=9, font=SERIF, before=3, after=1)
        for groups in paragraphs:
            parts = [Line(f"{', '.join(each.rules)}. ", f"{each.outcome}:") for each in groups]
            pages.line(*(parts or [Line("None.")]), size=FINE, font=SERIF, after=1, leading=LEADING)
