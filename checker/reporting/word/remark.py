"""A remark in the margin of a draft."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a remark: what it says, behind a label or without one."""

    text: str
    label: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a stretch of the text, or of the draft as a whole."""

    lines: tuple[Line, ...]
    span: tuple[int, int] | None = None  # half-open, in offsets of the text; never empty
