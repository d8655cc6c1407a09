"""Read an exhibit where it is the document that is checked. What reads one is imported when one is met."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.scope import Scope
from checker.model.fact import Fact, Facts

OF_AN_AMENDMENT = ("agreement.original_title", "agreement.original_date")


def read_exhibit(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read a sales agreement or filing fee tables; no other document says which agreement it amends."""
    kind = known["document.kind"].value
    if kind == "agreement":
        from checker.extraction.exhibits.agreement import read_agreement_exhibit

        yield from read_agreement_exhibit(scope)
        return
    for name in OF_AN_AMENDMENT:
        yield scope.absent(name, "the document; it is no amendment of an agreement")
    if kind == "fee_exhibit":
        from checker.extraction.exhibits.fee_table import read_fee_table

        yield from read_fee_table(scope)
