"""Values that are equal although they differ in what only helps a person to find or understand them."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct
from msgspec.structs import astuple


class Alike(Struct, frozen=True, eq=False):
    """A value that is equal to another of its class if all fields are, but the last ones, which stand aside."""

    ASIDE: ClassVar[int]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def _compared(self) -> tuple[object, ...]:
        return astuple(self)[: -self.ASIDE]
