"""What the styles of a Word file say of a paragraph: its outline level, its number, whether it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from checker.documents.word.xml import Element, child, number, switched, value, w

HEADING = re.compile(r"(?i)heading ([1-9])$")
BODY_LEVEL = 10
"""The outline level of text that is no heading; those of headings are 1 to 9."""
LONGEST_CHAIN = 20
"""How many styles may be based on each other; the limit also ends a circle."""


class Style(Struct, frozen=True):
    """The properties of a style that matter for reading; None is not said."""

    level: int | None = None
    hidden: bool | None = None
    new_page: bool | None = None
    list_id: str | None = None
    list_level: int | None = None

    def over(self, base: Style) -> Style:
        """Lay this style over the one that it is based on."""
        return Style(
            base.level if self.level is None else self.level,
            base.hidden if self.hidden is None else self.hidden,
            base.new_page if self.new_page is None else self.new_page,
            base.list_id if self.list_id is None else self.list_id,
            base.list_level if self.list_level is None else self.list_level,
        )


PLAIN = Style()


class Styles:
    """The styles of a file by their ids. Each is read when the first paragraph names it; most of a file's are not."""

    def __init__(self, elements: Mapping[str, Element]) -> None:
        self._elements = elements
        self._read: dict[str, Style] = {}
        defaults = (
            style_id
            for style_id, each in elements.items()
            if each.get(w("type")) == "paragraph" and each.get(w("default")) in ("1", "true", "on")
        )
        self._default = next(defaults, None)  # of a paragraph that names none

    def named(self, style_id: str | None) -> Style:
        """Give a style by its id; one that is not there says nothing."""
        if style_id is None:
            return PLAIN
        if style_id not in self._read:
            self._read[style_id] = _resolved(style_id, self._elements)
        return self._read[style_id]

    def of_paragraph(self, properties: Element | None) -> Style:
        """Give what counts for a paragraph: its own properties over those of its style."""
        style_id = value(child(properties, "pStyle"))
        style = self.named(self._default if style_id is None else style_id)
        return style if properties is None else _properties(properties).over(style)


def read_styles(root: Element | None) -> Styles:
    """Read the styles part of a file; without one no style says anything."""
    return Styles({} if root is None else {each.get(w("styleId")) or "": each for each in root.iter(w("style"))})


def _resolved(style_id: str, elements: Mapping[str, Element]) -> Style:
    style = PLAIN
    for element in _chain(style_id, elements):
        style = style.over(_own(element))
    return style


def _chain(style_id: str, elements: Mapping[str, Element]) -> Iterator[Element]:
    for _ in range(LONGEST_CHAIN):
        element = elements.get(style_id)
        if element is None:
            return
        yield element
        style_id = value(child(element, "basedOn")) or ""


def _own(element: Element) -> Style:
    name = value(child(element, "name")) or ""
    heading = HEADING.match(name)
    level = int(heading[1]) if heading else 1 if name.lower() == "title" else None
    hidden = switched(child(element, "rPr", "vanish"))
    properties = child(element, "pPr")
    said = PLAIN if properties is None else _properties(properties)
    return Style(level, hidden).over(said)


def _properties(properties: Element) -> Style:
    outline = value(child(properties, "outlineLvl"))
    list_level = value(child(properties, "numPr", "ilvl"))
    return Style(
        level=None if outline is None else number(outline, BODY_LEVEL - 1) + 1,
        new_page=switched(child(properties, "pageBreakBefore")),
        list_id=value(child(properties, "numPr", "numId")),
        list_level=None if list_level is None else number(list_level, 0),
    )
