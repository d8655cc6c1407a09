"""Read which form the shelf is on, which paragraph of Rule 415 is cited, and whether the cover has a fee table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checker.extraction.inside.regions import is_of_a_programme, is_sticker, of_no_programme
from checker.extraction.scope import Scope, quote
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

FORM = r"Form (?P<form>[SFN]-\d{1,2})"
THIS = r"this (?:prospectus(?: supplement)?|document|supplement|amendment)"
OF_SHELF = phrase(
    rf"\b{THIS}\b[^.\n]{{0,240}}?\b(?:part of|relates? to) (?:an? |our |the )[^.\n]{{0,80}}?"
    rf"\bregistration statement on {FORM}\b"
    rf"|\bregistration statement on (?:Form )(?P<other>[SFN]-\d{{1,2}})\b[^.\n]{{0,120}}?"
    rf"\bof which {THIS} (?:forms|is) a? ?part\b",
    reads="“this prospectus supplement is part of a registration statement on Form …”",
)
DEFINITION = phrase(
    r"\bat[- ]the[- ]market\b(?:[^.\n]|\.(?=\w)){0,120}?\b(?:as )?defined (?:in|by|under) (?:Securities Act )?Rule "
    r"(?P<paragraph>415(?: ?\([a-z0-9]{1,3}\)){0,4})",
    reads="“at the market offering” as defined in Rule 415(…)",
)
OF_FLOAT = phrase(
    r"\bGeneral Instruction I\.B\.\d\.? (?:of|to|in|under) (?:the )?Form (?P<form>[SF]-3)\b",
    reads="“General Instruction I.B. … of Form …”",
)
FEE_TABLE = phrase(
    r"\bcalculation of (?:the )?(?:registration|filing) fees?\b", reads="“Calculation of Registration Fee”"
)
RIGHT = ("415", "415(a)(4)")
SHELF_FORM, PARAGRAPH, FLOAT_FORM, FEES = NAMES = (
    "filing.shelf_form",
    "program.rule_415_paragraph",
    "baby_shelf.form",
    "cover.fee_table",
)
MOST_MENTIONS = 50


def read_shelf(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the form of the registration statement, the paragraph that defines the offering, and marks of the cover.

    Law: 17 CFR 230.415(a)(4) and (a)(1)(x); Form S-3, I.B.6, and Form F-3, I.B.5; 17 CFR 230.424(g).
    """
    if not is_of_a_programme(known):
        yield from (of_no_programme(scope, name) for name in NAMES)
        return
    sticker = is_sticker(scope, known)
    yield _shelf_form(scope, known, sticker)
    yield _paragraph(scope, sticker)
    match = scope.search(OF_FLOAT, scope.whole)
    if match:
        yield scope.found(FLOAT_FORM, match["form"].upper(), quote(match))
    else:
        yield scope.nowhere(FLOAT_FORM, OF_FLOAT, sticker=sticker)
    table = scope.search(FEE_TABLE, scope.cover)
    yield scope.found(FEES, table[0], quote(table)) if table else scope.not_on_cover(FEES, FEE_TABLE)


def _shelf_form(scope: Scope, known: Facts, sticker: bool) -> Fact:
    """Take the form from the facing page, else from the sentence that this document is part of it."""
    facing = known["filing.form"]
    if facing.found:
        return Fact(SHELF_FORM, facing.state, str(facing.value)[:3], facing.evidence)
    match = scope.search(OF_SHELF, scope.whole)
    if match:
        return scope.found(SHELF_FORM, (match["form"] or match["other"]).upper(), quote(match))
    return scope.nowhere(SHELF_FORM, OF_SHELF, sticker=sticker)


def _paragraph(scope: Scope, sticker: bool) -> Fact:
    """Give the paragraph cited for the definition: one that is wrong before one that is right."""
    matches = list(islice(scope.each(DEFINITION, scope.whole), MOST_MENTIONS))
    cited = [(match["paragraph"].replace(" ", ""), match) for match in matches]
    chosen = next((pair for pair in cited if pair[0] not in RIGHT), next(iter(cited), None))
    if chosen:
        return scope.found(PARAGRAPH, chosen[0], quote(chosen[1]))
    return scope.nowhere(PARAGRAPH, DEFINITION, sticker=sticker)
