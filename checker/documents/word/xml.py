"""The elements of WordprocessingML: their names, and what their attributes say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LARGEST_NUMBER = 32_767


class Element(Protocol):
    """What is used of an element of the XML library."""

    text: str | None

    @property
    def tag(self) -> object:
        """The name with its namespace; of a comment or a processing instruction no string."""

    def get(self, key: str) -> str | None:
        """Give an attribute."""

    def find(self, path: str) -> Element | None:
        """Find the first child of that name."""

    def iter(self, *tags: str) -> Iterator[Element]:
        """Give this element and those inside it, of these names, in order."""

    def getparent(self) -> Element | None:
        """Give the element that this one is in."""

    def __iter__(self) -> Iterator[Element]: ...


def w(name: str) -> str:
    """Give the full name of an element or attribute of the main namespace."""
    return MAIN + name


def child(element: Element | None, *names: str) -> Element | None:
    """Follow a path of children; None if one of them is not there."""
    for name in names:
        element = None if element is None else element.find(MAIN + name)
    return element


def value(element: Element | None) -> str | None:
    """Give the attribute ``w:val``."""
    return None if element is None else element.get(MAIN + "val")


def switched(element: Element | None) -> bool | None:
    """Tell whether a property is on or off; None if it is not there."""
    return None if element is None else value(element) not in ("0", "false", "off")


def number(text: str | None, default: int) -> int:
    """Read a small whole number; what is none, or is beyond Word's own limit, gives the default."""
    digits = (text or "").strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 5):
        return default
    return min(int(digits), _LARGEST_NUMBER)


def words(element: Element) -> str:
    """Give all text inside an element, deleted text too, its paragraphs separated by spaces."""
    texts = (" " if each.tag == w("p") else each.text or "" for each in element.iter(w("p"), w("t"), w("delText")))
    return " ".join("".join(texts).split())
