"""Proof-read a document of a programme: terms, cross references, slips, and remains of other templates."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.proofreading.contents import contents_of
from checker.extraction.proofreading.cross_references import REFERENCE as TO_A_CAPTION
from checker.extraction.proofreading.cross_references import missing_captions
from checker.extraction.proofreading.defined_terms import (
    DEFINITION,
    IN_CAPITALS,
    Definitions,
    defined_twice,
    undefined_terms,
    unused_terms,
)
from checker.extraction.proofreading.hits import fact_of_hits
from checker.extraction.proofreading.old_wordings import (
    FIRM_COMMITMENT,
    STALE,
    firm_commitment_remains,
    stale_boilerplate,
)
from checker.extraction.proofreading.page_references import REFERENCE as TO_A_PAGE
from checker.extraction.proofreading.page_references import wrong_pages
from checker.extraction.proofreading.slips import BLANKS, DOUBLED, blanks, doubled_words
from checker.extraction.scope import Scope
from checker.model.document import Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

PROGRAMME_KINDS = ("launch", "update", "stop")
NAMES = (
    *(
        "terms.undefined",
        "terms.unused",
        "terms.defined_twice",
        "references.captions_missing",
        "references.pages_wrong",
    ),
    *("text.doubled_words", "text.stale_boilerplate", "text.firm_commitment_leftovers", "document.blanks"),
)
PART_TWO = phrase(r"(?m)^[ \t]*part II\.?\s{0,3}(?=information not required)")


def read_proofreading(scope: Scope, known: Facts) -> Iterator[Fact]:
    """List the slips of this part. A document of another kind is not proof-read.

    What may be settled by text that is not there, a definition or a caption further on, is unread in an excerpt.
    """
    if known["document.kind"].value not in PROGRAMME_KINDS:
        for name in NAMES:
            yield scope.unread(name, "only documents of an at-the-market programme are proof-read")
        return
    region = _prospectus(scope)
    old = [stale.wording for stale in STALE]
    yield fact_of_hits(scope, "text.doubled_words", doubled_words(scope, region), DOUBLED)
    yield fact_of_hits(scope, "text.stale_boilerplate", stale_boilerplate(scope, region, known), *old)
    firm = firm_commitment_remains(scope, region)
    yield fact_of_hits(scope, "text.firm_commitment_leftovers", firm, *FIRM_COMMITMENT)
    yield fact_of_hits(scope, "document.blanks", blanks(scope, region), *BLANKS)
    yield from _read_against_the_rest(scope, region, known)


def _read_against_the_rest(scope: Scope, region: Span, known: Facts) -> Iterator[Fact]:
    """List what only the whole document can show."""
    is_sticker = known["document.kind"].value != "launch" and not scope.body_was_seen
    if not scope.part.cover_ends or not (scope.body_was_seen or is_sticker):
        for name in NAMES[:5]:
            yield scope.unread(name, "only an excerpt of the document is there")
        return
    definitions = Definitions.of(scope, region)
    yield fact_of_hits(scope, "terms.undefined", undefined_terms(scope, region, known), IN_CAPITALS)
    yield fact_of_hits(scope, "terms.unused", unused_terms(scope, definitions), DEFINITION)
    yield fact_of_hits(scope, "terms.defined_twice", defined_twice(scope, definitions), DEFINITION)
    yield from _references(scope, region, is_sticker)


def _references(scope: Scope, region: Span, is_sticker: bool) -> Iterator[Fact]:
    """List wrong cross references. A sticker has no captions and no contents: it refers to what it supplements."""
    captions, pages = NAMES[3:5]
    if is_sticker:
        yield scope.absent(captions, "the document, which has no captions of its own to refer to")
        yield scope.absent(pages, "the document, which has no table of contents")
        return
    yield fact_of_hits(scope, captions, missing_captions(scope, region), TO_A_CAPTION)
    if not scope.part.contents:
        yield scope.unread(pages, "no table of contents was found")
    elif not contents_of(scope, scope.part)[0]:
        yield scope.unread(pages, "the entries of the table of contents were not told apart")
    else:
        yield fact_of_hits(scope, pages, wrong_pages(scope, region), TO_A_PAGE)


def _prospectus(scope: Scope) -> Span:
    """Give the part without Part II of the registration statement, which has a language of its own."""
    second = scope.search(PART_TWO, scope.whole)
    return Span(scope.whole.start, second.start()) if second else scope.whole
