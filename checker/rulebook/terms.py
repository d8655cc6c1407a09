"""The words a rule may use: the facts of the vocabulary and the parameters."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from checker.engine.fact_types import all_names, type_of
from checker.engine.wording import PLACEHOLDER, placeholders
from checker.model.rule import FactType, Parameter
from checker.yaml_files.fields import Reader


class Terms(Struct, frozen=True):
    """Facts and parameters by name. A name that is not among them is a fault."""

    vocabulary: Mapping[str, FactType]
    parameters: Mapping[str, Parameter]

    def fact(self, name: str, reader: Reader, line: int, where: str) -> FactType | None:
        """Look a fact up, or the place of one."""
        known = type_of(name, self.vocabulary)
        if known is None:
            reader.unknown(line, where, f"there is no fact {name}", all_names(self.vocabulary))
        return known

    def parameter(self, name: str, reader: Reader, line: int, where: str) -> Parameter | None:
        """Look a parameter up."""
        known = self.parameters.get(name)
        if known is None:
            reader.unknown(line, where, f"there is no parameter {name}", self.parameters)
        return known

    def message(self, text: str, reader: Reader, line: int, where: str) -> None:
        """Check that what stands between the braces of a message are names of facts."""
        for name in placeholders(text):
            self.fact(name, reader, line, where)
        if "{" in PLACEHOLDER.sub("", text):
            reader.fault(line, where, "braces may only hold the name of a fact")
