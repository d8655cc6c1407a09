"""Find what an old or another template left behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from msgspec import Struct

from checker.extraction.proofreading.hits import Hit
from checker.extraction.scope import Scope
from checker.model.document import Span
from checker.model.fact import Facts
from checker.phrases.phrase import CASE_MATTERS, Phrase, phrase


class Stale(Struct, frozen=True):
    """A wording that is stale or wrong, how that is told, and the day from which it is so, if it was not always."""

    wording: Phrase
    told: str
    since: date | None = None


STALE = (
    Stale(
        phrase(
            r"[Pp](?:ublic|UBLIC) [Rr](?:eference|EFERENCE) (?i:room|facilit)",
            CASE_MATTERS,
            reads="“public reference room”",
        ),
        "the public reference room, stale since 2019",
        date(2019, 12, 31),
    ),
    Stale(
        phrase(r"Item 503\(c\)", CASE_MATTERS, reads="“Item 503(c)”"),
        "Item 503(c), which is Item 105 since 2 May 2019",
        date(2019, 5, 2),
    ),
    Stale(
        phrase(
            r"[Rr]atios? of (?:combined )?[Ee]arnings to (?:combined )?[Ff]ixed [Cc]harges",
            CASE_MATTERS,
            reads="“ratio of earnings to fixed charges”",
        ),
        "the ratio of earnings to fixed charges, not required since 2018",
        date(2018, 12, 31),
    ),
    Stale(
        phrase(r"NYSE (?:MKT|Amex)\b", CASE_MATTERS, reads="“NYSE MKT”, “NYSE Amex”"),
        "a former name of NYSE American",
        date(2017, 12, 31),
    ),
    Stale(
        phrase(r"American Stock Exchange\b", CASE_MATTERS, reads="“American Stock Exchange”"),
        "a former name of NYSE American",
        date(2017, 12, 31),
    ),
    Stale(
        phrase(
            r"N(?:asdaq|ASDAQ) (?:National|SmallCap) Market\b",
            CASE_MATTERS,
            reads="“Nasdaq National / SmallCap Market”",
        ),
        "a former name of a Nasdaq market",
        date(2006, 12, 31),
    ),
    Stale(
        phrase(r"Instruction I\.B\.5\.? (?:of|to) Form S-3", CASE_MATTERS, reads="“Instruction I.B.5 of Form S-3”"),
        "General Instruction I.B.5 of Form S-3; the one-third limit is in I.B.6",
    ),
    Stale(
        phrase(r"Instruction I\.B\.6\.? (?:of|to) Form F-3", CASE_MATTERS, reads="“Instruction I.B.6 of Form F-3”"),
        "General Instruction I.B.6 of Form F-3; the one-third limit is in I.B.5",
    ),
    Stale(
        phrase(
            r"Item 3\.02\b[^.\n]{0,200}\b(?i:at[- ]the[- ]market|sales agreement|ATM)\b",
            CASE_MATTERS,
            reads="“Item 3.02 … at-the-market”",
        ),
        "Item 3.02 of Form 8-K, which is for unregistered sales",
    ),
)
"""A day is the first on which the wording was surely stale: the last of the year where only the year is known."""
MOST_MENTIONS = 50
OF_THE_PAST = phrase(r"\b(?:formerly|previously|then|now|predecessor|renamed|former)\b")

FIRM_COMMITMENT = (
    phrase(r"\bover-?\s?allotment option\b", reads="“over-allotment option”"),
    phrase(
        r"\bunderwriters? named (?:below|in this)\b|\bseveral underwriters\b",
        reads="“underwriters named below”, “several underwriters”",
    ),
    phrase(r"\buntil\b[^.\n]{0,60}\ball dealers\b", reads="“until … all dealers”"),
    phrase(r"\b(?:impose|imposition of|imposing) (?:a )?penalty bids?\b", reads="“impose penalty bids”"),
    phrase(
        r"\b(?:we|underwriters?|agents?) expects? to deliver\b[^.\n]{0,120}\bon or about\b"
        r"|\bdelivery of the (?:shares|securities|ADSs|units)\b[^.\n]{0,100}\bon or about\b",
        reads="“delivery of the shares … on or about”",
    ),
)
ANOTHER_OFFERING = phrase(
    r"\b(?:not|no|neither|nor|may be|private placement|PIPE|initial public offering|IPO|previous|prior|completed|closed"
    r"|in (?:19|20)\d\d|was|were|had|exercised)\b"
)
"""Words of a sentence that denies it, or tells of an offering that was."""


def stale_boilerplate(scope: Scope, region: Span, known: Facts) -> Iterator[Hit]:
    """Find wordings that have gone stale before the day of the document, and items cited by a wrong number.

    Law: Item 503(c) of Regulation S-K became Item 105 on 2 May 2019 and former Item 503(d) was removed in 2018.
    """
    day = known["document.date"].value
    for stale in STALE:
        if stale.since and isinstance(day, date) and day < stale.since:
            continue
        for match in islice(scope.each(stale.wording, region), MOST_MENTIONS):
            sentence = scope.sentence_of(match)
            if match.start() not in scope.part.contents and not OF_THE_PAST.search(
                scope.text, sentence.start, sentence.end
            ):
                yield Hit(stale.told, sentence)
                break


def firm_commitment_remains(scope: Scope, region: Span) -> Iterator[Hit]:
    """Find the words of an underwritten offering where agents sell at the market."""
    for wording in FIRM_COMMITMENT:
        for match in islice(scope.each(wording, region), MOST_MENTIONS):
            sentence = scope.sentence_of(match)
            if not ANOTHER_OFFERING.search(scope.text, sentence.start, sentence.end):
                yield Hit(match[0], sentence)
                break
