"""Read whether the exhibit of filing fees says that the prospectus is a final one."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.scope import Scope
from checker.model.document import PartKind
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

FINAL = phrase(r"\bfinal prospectus\b", reads="“final prospectus”")
NAME = "fee_exhibit.final_prospectus"


def read_fee_exhibit(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Find the sentence that the prospectus is a final prospectus for the related offering.

    Law: 17 CFR 230.424(g)(2).
    """
    exhibits = [Scope(scope.document, part) for part in scope.document.parts if part.kind is PartKind.FEE_EXHIBIT]
    if not exhibits:
        yield scope.absent(NAME, "the file, which has no exhibit of filing fees")
        return
    exhibit = exhibits[0]
    match = exhibit.search(FINAL, exhibit.whole)
    if match:
        sentence = exhibit.sentence_of(match)
        yield exhibit.found(NAME, exhibit.text[sentence.start : sentence.end], sentence)
    else:
        yield scope.absent(NAME, "the exhibit of filing fees", FINAL)
