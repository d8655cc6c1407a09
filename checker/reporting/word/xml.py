"""The elements of WordprocessingML that comments are made of."""

from __future__ import annotations

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SMALL = "20"  # half points
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """Give the full name of an element or attribute of the main namespace."""
    return f"{{{MAIN}}}{name}"


def element(name: str, **attributes: str) -> etree._Element:
    """Make an element of the main namespace with attributes of it."""
    return etree.Element(w(name), {w(key): value for key, value in attributes.items()}, nsmap={"w": MAIN})


def run(text: str, *, bold: bool = False) -> etree._Element:
    """Make a run of small text. Its size is its own, for the styles of a draft say nothing of comments."""
    made, properties = element("r"), element("rPr")
    properties.extend([*([element("b")] if bold else []), element("sz", val=SMALL)])
    made.append(properties)
    shown = element("t")
    shown.text = text
    shown.set(SPACE, "preserve")
    made.append(shown)
    return made
