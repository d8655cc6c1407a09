"""Find what a draft has left to be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checker.extraction.scope import Scope, quote
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import CASE_MATTERS, phrase

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
KEPT = (
    r"sic|reserved|signature[^\]\n]{0,60}|remainder[^\]\n]{0,80}|(?:this |the )?page[^\]\n]{0,60}blank[^\]\n]{0,20}"
    r"|(?:missing )?(?:logo|image|graphic|map|chart|photo(?:graph)?|picture|art(?:work)?)\b[^\]\n]{0,80}"
    r"|\d{1,4}|[a-z]{1,2}|[ivx]{1,5}|\.{3}|…"
)
"""What may stand in brackets in a finished document: the marks of notes and of what is left out."""
PLACEHOLDER = phrase(
    rf"(?:\$\s?|S-|\b(?:{MONTH})\s)\[[^\]\n]{{0,300}}\]|\[(?!\s*(?:{KEPT})\s*\])[^\]\n]{{0,300}}\](?!\()"
    r"|[●■⚫]{1,3}(?=\s*(?:,|per|shares|\d{4}|million|%))",
    reads="“[●]”, “$[ ]”, “S-[ ]”, “[NTD: …]” and whatever else stands in brackets and is no mark of a note",
)
# One pattern each, with a literal beginning: such a search runs at the speed of the memory.
LOOSE = (
    phrase(r"TB[DC]\b(?<!\w...)", CASE_MATTERS, reads="“TBD”"),
    phrase(
        r"XX(?<!\w..)(?<!(?:Article|ARTICLE|Section)[ ]..)(?<!(?:Title|TITLE)[ ]..)X{0,40}(?:\.XX)?\b(?=\s|,|%|$)",
        CASE_MATTERS,
        reads="“XX”",
    ),
    phrase(r"\{[A-Z][A-Za-z _-]{1,40}\}", CASE_MATTERS, reads="“{NAME}”"),
    phrase(r"<<[^<>\n]{1,80}>>", CASE_MATTERS, reads="“<<…>>”"),
    phrase(r"\*\*+\s{0,9}DRAFT\b[^*\n]{0,60}\*{2,}", CASE_MATTERS, reads="“** DRAFT **”"),
    phrase(
        r"(?m:^)[ \t]*(?:CONFIDENTIAL[ \t]+)?DRAFT\b(?:[ \t]+(?i:of|dated|no)\b[^\n]{0,40})?(?m:$)",
        CASE_MATTERS,
        reads="a line “DRAFT”",
    ),
)
MOST = 25


def read_placeholders(scope: Scope, known: Facts) -> Iterator[Fact]:
    """List the placeholders of this part: "[●]", "$[ ]", "S-[ ]", "[NTD: …]". Blank lines for a signature are none."""
    bracketed = list(islice(scope.each(PLACEHOLDER, scope.whole), MOST))
    taken = [quote(match) for match in bracketed]
    loose = [match for each in LOOSE for match in islice(scope.each(each, scope.whole), MOST)]
    untaken = (match for match in loose if not any(match.start() in span for span in taken))
    matches = sorted([*bracketed, *untaken], key=lambda match: match.start())[:MOST]
    if matches:
        spans = (quote(match) for match in matches)
        yield scope.found("document.placeholders", tuple(match[0] for match in matches), *spans)
    elif scope.part.cover_ends:
        yield scope.absent("document.placeholders", "the whole document", PLACEHOLDER, *LOOSE)
    else:
        yield scope.unread(
            "document.placeholders", "the document breaks off", "what is there of it", PLACEHOLDER, *LOOSE
        )
