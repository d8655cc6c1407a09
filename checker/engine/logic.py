"""Three-valued logic: what is unknown is neither true nor false, and a decisive part outweighs it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """Whether something holds, as far as we can tell."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


def truth(holds: bool) -> Truth:
    """Give the truth of something that is known."""
    return Truth.TRUE if holds else Truth.FALSE


def all_of(parts: Iterable[Truth]) -> Truth:
    """Join parts that must all hold. A false part outweighs an unknown one; of nothing, all is true."""
    known = frozenset(parts)
    if Truth.FALSE in known:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in known else Truth.TRUE


def any_of(parts: Iterable[Truth]) -> Truth:
    """Join parts of which one must hold. A true part outweighs an unknown one; of nothing, any is false."""
    return negate(all_of(negate(part) for part in parts))


def negate(part: Truth) -> Truth:
    """Turn true into false and false into true; the negation of the unknown is unknown."""
    if part is Truth.UNKNOWN:
        return part
    return truth(part is Truth.FALSE)
