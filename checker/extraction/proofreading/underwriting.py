"""Find underwriters who act, and the stabilising of prices, in a plan of distribution that has agents only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checker.extraction.proofreading.hits import Hit
from checker.extraction.scope import Scope
from checker.model.document import Span
from checker.phrases.phrase import Phrase, phrase

WORDINGS = (
    phrase(
        r"\b(?:the|each|such) (?:several )?underwriters? (?:has|have|will|may|are|is|expects?|proposes?|initially"
        r"|agreed|reserves?|intends?|and we|named)\b",
        reads="“the underwriters have / will / may …”",
    ),
    phrase(r"\brepresentatives? of the (?:several )?underwriters\b", reads="“the representatives of the underwriters”"),
    phrase(
        r"\bsyndicate (?:covering|short)\b|\bstabili[sz]ing (?:transactions?|bids?|purchases)\b"
        r"|\bpassive market[- ]making\b|\bover-?allotments?\b",
        reads="“stabilizing transactions”, “syndicate covering”, “passive market making”",
    ),
)
DENIED = phrase(
    r"\b(?:not|no|neither|nor|never|none|other offerings?|previous|prior|earlier|was|were|initial public offering|IPO"
    r"|in (?:19|20)\d\d|accompanying prospectus|deemed)\b"
)
MOST_MENTIONS = 50


def underwriting_remains(scope: Scope, regions: tuple[Span, ...]) -> Iterator[Hit]:
    """Find the words of an underwritten offering in the plan of distribution; a denial is none."""
    told: set[int] = set()
    for wording in WORDINGS:
        for region in regions:
            hit = _first(scope, wording, region)
            if hit and hit.span.start not in told:
                told.add(hit.span.start)
                yield hit
                break


def _first(scope: Scope, wording: Phrase, region: Span) -> Hit | None:
    for match in islice(scope.each(wording, region), MOST_MENTIONS):
        sentence = scope.sentence_of(match)
        if not DENIED.search(scope.text, sentence.start, sentence.end):
            return Hit(match[0], sentence)
    return None
