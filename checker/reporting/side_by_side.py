"""Two texts cut so that what differs between them is shown."""

from __future__ import annotations

from os.path import commonprefix

from checker.reporting.words import shortened

AROUND = 40
"""Characters of what both have in common that are kept on each side of what differs."""


def cut_alike(old: str, new: str, longest: int) -> tuple[str, str]:
    """Cut two texts that differ to little more than the longest that is shown, around what differs.

    What stands the same in both is left out; of what differs, if it is too long itself, the middle.
    """
    if max(len(old), len(new)) <= longest:
        return old, new
    start = _common(old, new)
    end = min(_common(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    first, behind = max(start - AROUND, 0), max(end - AROUND, 0)
    return _cut(old, first, behind, longest), _cut(new, first, behind, longest)


def _common(one: str, other: str) -> int:
    """Count the characters with which both begin."""
    return len(commonprefix([one, other]))  # noqa: RUF071 - of texts, not of paths


def _cut(text: str, first: int, behind: int, longest: int) -> str:
    window = shortened(text[first : len(text) - behind], longest)
    return f"{'…' if first else ''}{window}{'…' if behind else ''}"
