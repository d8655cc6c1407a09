"""What is agreed about Word files between those who read them and those who write remarks into them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

AUTHOR = "atmcheck"
"""Whom our own comments are by. They are no part of a draft: they are not read, and they are replaced."""


class Anchor(Struct, frozen=True):
    """Where a character of the text stands in the main part of a Word file.

    ``path`` leads from the root to an element: which child of which. What is no text in that part is anchored to what
    shows it: a note to its reference, a text box to the drawing, the number of a list to its paragraph.
    """

    path: tuple[int, ...]
    offset: int = 0  # in the characters of that element; 0 if it has none


Locate = Callable[[bytes, Iterable[int]], Mapping[int, Anchor]]
"""Finds for a Word file where characters of its text stand; what is in no part of the body is left out."""
