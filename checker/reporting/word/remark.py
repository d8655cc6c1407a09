"""A remark in the margin of a draft."""

from __future__ import annotations

from msgspec import Struct


class Line(Struct, frozen=True):
    """One paragraph of a remark: what it says, behind a label or without one."""

    text: str
    label: str = ""
    bold: bool = False


class Remark(Struct, frozen=True):
    """What is said of a stretch of the text, or of the draft as a whole."""

    lines: tuple[Line, ...]
    span: tuple[int, int] | None = None  # half-open, in offsets of the text; never empty
