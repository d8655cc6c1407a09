"""The types of facts: which belong together, and the type that every ``x.place`` has."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model.document import SECTIONS
from checker.model.fact import PLACE_SUFFIX
from checker.model.rule import FactType

NUMBERS = frozenset({"number", "integer", "money", "percent"})
TYPES = (*sorted(NUMBERS), "text", "date", "boolean", "one_of")
IMPLIED_UNITS = {"money": "USD", "percent": "%"}

PLACES = ("cover", "body", *SECTIONS)


def type_of(name: str, vocabulary: Mapping[str, FactType]) -> FactType | None:
    """Give the type of a fact of the vocabulary, or of the place ``x.place`` of one; None of any other name."""
    known = vocabulary.get(name)
    if known is not None or not name.endswith(PLACE_SUFFIX):
        return known
    owner = vocabulary.get(name.removesuffix(PLACE_SUFFIX))
    if owner is None:
        return None
    return FactType(name, f"the place of {owner.reads}", "one_of", values=PLACES, file=owner.file, line=owner.line)


def all_names(vocabulary: Mapping[str, FactType]) -> list[str]:
    """List every name that a rule may use: the facts and their places."""
    return [*vocabulary, *(name + PLACE_SUFFIX for name in vocabulary)]
