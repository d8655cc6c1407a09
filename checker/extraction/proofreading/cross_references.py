"""Find cross references to captions that do not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from checker.extraction.proofreading.contents import LONGEST_HEAD, begins_one, heads_of, words_of
from checker.extraction.proofreading.hits import Hit
from checker.extraction.scope import Quote, Scope
from checker.model.document import Span
from checker.phrases.phrase import phrase

CAPTION = r",? [“\"](?P<caption>(?-i:[A-Z])[^“”\"\n]{2,200}?)[,.]?[”\"]"
SEE = (
    r"(?:see(?: also)?|(?:discussed|described|set forth) (?:in|under))(?: (?:the|our|risks?|information|section"
    r"|discussion|heading|caption|more|under|in|of|titled|entitled|captioned)){0,6}"
)
HEADED = (
    r"(?:headings?|captions?|sections?)(?: (?:of|in) this (?:prospectus(?: supplement)?|supplement|amendment))?"
    r"(?: (?:which is )?(?:entitled|titled|captioned))?"
)
REFERENCE = phrase(rf"\b(?:{SEE}|{HEADED}){CAPTION}", reads="“see / under the caption ‘…’”")
ANOTHER = phrase(rf",?(?: and| or)?(?: in| under)?{CAPTION}")
OTHER_DOCUMENT = phrase(
    r"\b(?:(?:annual|quarterly|current) reports?|forms? (?:10|20|8|6|40)-|10-[KQ]|20-F|proxy statement|items? \d"
    r"|parts? I|similar|incorporated (?:herein )?by reference|prior|original|registration statement"
    r"|financial statements|website|exhibit|(?:accompanying|base|product) |applicable|any prospectus)"
)
DEFINES = phrase(r"\b(?:referred? to|defined)\b[^“”\".]{0,60}$|\bsymbols?\b[^“”\".]{0,60}$")
MOST_REFERENCES = 300


def missing_captions(scope: Scope, region: Span) -> Iterator[Hit]:
    """Find references of this document to captions of its own that stand at the head of no line anywhere in the file.

    Of “Business—Overview” both are looked for. A sentence that speaks of another document is not judged.
    """
    named = [(caption, _pieces(caption), sentence) for caption, sentence in _named(scope, region)]
    lines = (line[:LONGEST_HEAD] for line in re.split(r"[\n\t]", scope.text))
    heads = heads_of(lines, {piece for _, pieces, _ in named for piece in pieces})
    for caption, pieces, sentence in named:
        if not all(begins_one(piece, heads) for piece in pieces):
            yield Hit(f"“{caption.strip(' ;,')}”", sentence)


def _named(scope: Scope, region: Span) -> Iterator[tuple[str, Quote]]:
    """Give each caption that a sentence refers to, and the sentence."""
    for match in islice(scope.each(REFERENCE, region), MOST_REFERENCES):
        sentence = scope.sentence_of(match)
        if OTHER_DOCUMENT.search(scope.text, sentence.start, sentence.end) or DEFINES.search(
            scope.text, sentence.start, match.start("caption")
        ):
            continue
        reference: re.Match[str] | None = match
        while reference:
            yield reference["caption"], sentence
            reference = ANOTHER.begins(scope.text, reference.end(), sentence.end)


def _pieces(caption: str) -> list[str]:
    """Give the words of each piece of a caption such as “Business—Overview”."""
    pieces = [words_of(piece[:LONGEST_HEAD]) for piece in re.split(r"[—–:;]|\s-\s", caption)]
    return [piece for piece in pieces if piece]
