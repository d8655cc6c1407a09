"""Read the filing fee tables, EX-107, where they are the document that is checked."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.grammar.amounts import read_number
from checker.extraction.inside.fee_exhibit import FINAL
from checker.extraction.scope import Scope, quote
from checker.extraction.submission import RELATES_TO, TOTAL
from checker.model.fact import Fact

AMOUNT = "fee_exhibit.maximum_aggregate"


def read_fee_table(scope: Scope) -> Iterator[Fact]:
    """Read the amount, as the narrative says it, else the total of the table, and whether the prospectus is final.

    Law: 17 CFR 229.601(b)(107); 230.424(g)(2).
    """
    matches = (scope.search(pattern, scope.whole) for pattern in (RELATES_TO, TOTAL))
    amount = next(filter(None, matches), None)
    if amount:
        yield scope.found(AMOUNT, read_number(amount["amount"]), quote(amount))
    else:
        reason = "the fee exhibit states no amount in a form that is known"
        yield scope.unread(AMOUNT, reason, "the fee exhibit", RELATES_TO, TOTAL)
    final = scope.search(FINAL, scope.whole)
    if final:
        sentence = scope.sentence_of(final)
        yield scope.found("fee_exhibit.final_prospectus", scope.text[sentence.start : sentence.end], sentence)
    else:
        yield scope.absent("fee_exhibit.final_prospectus", "the fee exhibit", FINAL)
