"""Find statutes and rules that are cited under the wrong name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from checker.extraction.proofreading.hits import Hit
from checker.extraction.scope import Scope
from checker.model.document import Span
from checker.phrases.phrase import CASE_MATTERS, Phrase, phrase

UNDER = r"(?: promulgated| adopted)?,? (?:under|of|pursuant to) the "
EXCHANGE_ACT = r"(?:Securities )?Exchange Act"
MOST_MENTIONS = 20


class Wrong(Struct, frozen=True):
    """A citation that is never right, and how that is told."""

    wording: Phrase
    told: str


def _wrong(pattern: str, told: str) -> Wrong:
    return Wrong(phrase(pattern, CASE_MATTERS, reads=told), told)


WRONG = (
    _wrong(r"Securities Act of 1934\b", "“Securities Act of 1934”: that Act is of 1933"),
    _wrong(r"Exchange Act of 1933\b", "“Exchange Act of 1933”: that Act is of 1934"),
    _wrong(
        r"Sections? 1[35]\([a-d]\)[^.;\n]{0,80}? (?:of|under) the Securities Act(?! of 1934)\b",
        "reports under Section 13 or 15(d) of the Securities Act: they are under the Exchange Act",
    ),
    _wrong(
        r"Section 12(?:\([bg]\))?(?: or (?:Section )?12\([bg]\))? of the Securities Act(?! of 1934)\b",
        "registration under Section 12 of the Securities Act: a class is registered under the Exchange Act",
    ),
    _wrong(
        rf"Rules? (?:415|424|430B|405|172|173|153|433|462)(?:\([a-z0-9]{{1,3}}\)){{0,4}}{UNDER}{EXCHANGE_ACT}\b",
        "a rule of the Securities Act cited as one of the Exchange Act",
    ),
    _wrong(
        rf"Rules? (?:10b|12b|13a|15c\d)-\d{{1,2}}(?:\([a-z0-9]{{1,3}}\)){{0,3}}{UNDER}Securities Act(?! of 1934)\b",
        "a rule of the Exchange Act cited as one of the Securities Act",
    ),
    _wrong(
        rf"Regulation M{UNDER}Securities Act(?! of 1934)\b",
        "Regulation M cited as one of the Securities Act: it is under the Exchange Act",
    ),
)


def wrong_citations(scope: Scope, region: Span) -> Iterator[Hit]:
    """Find citations that name the wrong Act or the wrong year of one.

    Law: 17 CFR 230.415 and 230.424 are rules under the Securities Act of 1933; Regulation M, 17 CFR 242.100, and
    Sections 12, 13 and 15(d) are of the Securities Exchange Act of 1934.
    """
    for wrong in WRONG:
        for match in islice(scope.each(wrong.wording, region), MOST_MENTIONS):
            yield Hit(wrong.told, scope.sentence_of(match))
            break
