"""Tell a slip of the pen from another thing: a digit or a letter changed, left out or doubled, or two exchanged."""

from __future__ import annotations


def is_slip(written: str, meant: str) -> bool:
    """Tell whether two writings differ by one character, changed, missing or added, or by two neighbours swapped."""
    if written == meant:
        return False
    shorter, longer = sorted((written, meant), key=len)
    start = next((at for at, pair in enumerate(zip(shorter, longer, strict=False)) if pair[0] != pair[1]), len(shorter))
    rest, other = shorter[start:], longer[start:]
    if len(shorter) < len(longer):
        return rest == other[1:]
    return rest[1:] == other[1:] or (rest[1::-1] == other[:2] and rest[2:] == other[2:])
