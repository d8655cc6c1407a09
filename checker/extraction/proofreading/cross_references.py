"""Find cross references to captions that do not exist."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from checker.extraction.proofreading.contents import words_of
from checker.extraction.proofreading.hits import Hit
from checker.extraction.scope import Scope
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
LONGEST_HEAD = 120
MOST_REFERENCES = 300


def missing_captions(scope: Scope, region: Span) -> Iterator[Hit]:
    """Find references of this document to captions of its own that stand at the head of no line anywhere in the file.

    Of “Business—Overview” both are looked for. A sentence that speaks of another document is not judged.
    """
    heads = _heads(scope.text)
    for match in islice(scope.each(REFERENCE, region), MOST_REFERENCES):
        sentence = scope.sentence_of(match)
        if OTHER_DOCUMENT.search(scope.text, sentence.start, sentence.end) or DEFINES.search(
            scope.text, sentence.start, match.start("caption")
        ):
            continue
        reference: re.Match[str] | None = match
        while reference:
            if not _stands(reference["caption"], heads):
                yield Hit(f"“{reference['caption'].strip(' ;,')}”", sentence)
            reference = ANOTHER.begins(scope.text, reference.end(), sentence.end)


def _heads(text: str) -> list[str]:
    """Give the words at the head of each line and each cell of the file, sorted."""
    return sorted({words_of(line[:LONGEST_HEAD]) for line in re.split(r"[\n\t]", text)})


def _stands(caption: str, heads: list[str]) -> bool:
    """Tell whether each piece of a caption such as “Business—Overview” stands at the head of a line."""
    pieces = (words_of(piece[:LONGEST_HEAD]) for piece in re.split(r"[—–:;]|\s-\s", caption))
    return all(_begins_a_head(piece, heads) for piece in pieces if piece)


def _begins_a_head(words: str, heads: list[str]) -> bool:
    """Tell whether a line begins with these words; of all that do, the first in the order is right here."""
    index = bisect_left(heads, words)
    return index < len(heads) and f"{heads[index]} ".startswith(f"{words} ")
