"""Drawing with the elements of SVG. What is written is escaped, and cut or broken to the room that it has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import shorten, wrap
from xml.etree.ElementTree import Element, SubElement

from msgspec import Struct, field

from checker.reporting.words import visible

LETTER, CAPITAL = 0.53, 0.76
"""The width of a letter of a sans serif, and of a bold capital, as a part of its size; on the safe side."""


class Canvas(Struct):
    """A picture of a fixed width that grows downwards. Lengths are in pixels."""

    width: float
    margin: float
    root: Element = field(default_factory=lambda: Element("svg"))
    y: float = 0.0  # how far it is drawn

    @property
    def left(self) -> float:
        """Where the drawing begins."""
        return self.margin

    @property
    def right(self) -> float:
        """Where the drawing ends."""
        return self.width - self.margin

    def text(self, at: float, y: float, words: str, *classes: str, anchor: str = "start", size: float = 13) -> Element:
        """Write one line; ``y`` is its base line."""
        element = SubElement(
            self.root, "text", {"x": _written(at), "y": _written(y), "class": " ".join(classes), "text-anchor": anchor}
        )
        element.set("font-size", _written(size))
        element.text = visible(words)
        return element

    def paragraph(self, at: float, words: str, *classes: str, size: float = 13, room: float | None = None) -> None:
        """Write lines one below the other, from where the drawing has come to."""
        width = (room if room is not None else self.right - at) / (size * LETTER)
        for line in wrap(visible(words), max(12, int(width))):
            self.y += size * 1.4
            self.text(at, self.y, line, *classes, size=size)

    def rectangle(self, box: tuple[float, float, float, float], *classes: str, radius: float = 0) -> Element:
        """Draw a rectangle, given by its left, top, width and height."""
        left, top, width, height = box
        return SubElement(
            self.root,
            "rect",
            {
                "x": _written(left),
                "y": _written(top),
                "width": _written(max(width, 0.5)),
                "height": _written(height),
                "rx": _written(radius),
                "class": " ".join(classes),
            },
        )

    def heading(self, words: str, *, above: float) -> None:
        """Write a heading, as far below what is there."""
        self.y += above - 15 * 1.4
        self.paragraph(self.left, words, "heading", size=15, room=(self.right - self.left) * 0.97)

    def line(self, points: Sequence[tuple[float, float]], *classes: str, closed: bool = False) -> Element:
        """Draw a line through points, or the area that it encloses."""
        path = "M" + "L".join(f"{_written(x)} {_written(y)}" for x, y in points) + ("Z" if closed else "")
        return SubElement(self.root, "path", {"d": path, "class": " ".join(classes)})

    def circle(self, at: float, y: float, radius: float, *classes: str) -> Element:
        """Draw a circle."""
        found = {"cx": _written(at), "cy": _written(y), "r": _written(radius), "class": " ".join(classes)}
        return SubElement(self.root, "circle", found)


class Scale(Struct, frozen=True):
    """Days across the width of a picture."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Give where a day begins; days outside stand at the edge."""
        held = min(max(day, self.first), self.last)
        return self.left + (held - self.first).days / max(1, (self.last - self.first).days) * (self.right - self.left)


def width_of(words: str, size: float) -> float:
    """Estimate the room that a line takes."""
    return len(words) * size * (CAPITAL if words.isupper() else LETTER)


def cut(words: str, room: float, size: float) -> str:
    """Leave out the end of what has no room."""
    return shorten(visible(words), max(4, int(room / (size * LETTER))), placeholder=" …")


def _written(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
