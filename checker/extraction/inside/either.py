"""Read what either the supplement or the base prospectus may say: each has a fact of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from checker.extraction.inside.regions import (
    captions_of,
    is_of_a_programme,
    not_in,
    of_no_programme,
    prospectus,
    sections,
)
from checker.extraction.scope import Quote, Scope, quote
from checker.model.document import PartKind, Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import Phrase, phrase


class Statement(Struct, frozen=True):
    """One thing said, the facts that hold it, and what else its sentence must say, or must not."""

    own: str
    of_base: str
    wording: Phrase
    sections: tuple[str, ...]
    with_it: Phrase | None = None
    is_listed: bool = False  # an item of a list, of which only the wording itself is quoted


OFFICE = phrase(
    r"\b(?:principal (?:executive |corporate |business |administrative )?(?:offices?|place of business)"
    r"|(?:corporate |executive |global |head |registered )(?:offices?|headquarters)|headquarters|mailing address"
    r"|our offices?)\b[^.\n]{0,80}?\b(?:at|is|are|address)\b[^\n]{0,60}?\d",
    reads="“principal executive offices are located at …”",
)
TELEPHONE = phrase(
    r"\b(?:tele)?phone\b[^\n]{0,60}?[(+]?\d[\d().\s+-]{6,}|\(\d{3}\)\s?\d{3}[-–. ]\d{4}\b|\bcall(?:ing)?\b[^\n]{0,60}?"
    r"\b\d{3}[-–. ]\d{3}[-–. ]\d{4}\b",
    reads="“telephone number is …”",
)
COPIES = phrase(
    r"\b(?:without charge|free of charge|at no (?:cost|charge)|free cop(?:y|ies))\b",
    reads="“without charge”",
    near=r"\b(?:charge|cost|free cop(?:y|ies))\b",
)
ON_REQUEST = phrase(
    r"\b(?:request(?:s|ed)?|writ(?:e|ing|ten)|call(?:ing)?|telephon(?:e|ing)|available from us|free cop(?:y|ies)"
    r"|(?:send|give|provide|furnish) (?:to )?(?:you|each|any))\b"
)
WEBSITE = phrase(r"\bsec\.gov\b", reads="“sec.gov”")
LATER_REPORTS = phrase(
    r"\b13\(a\),? (?:(?:and|or) )?13\(c\),? (?:(?:and|or) )?14,?(?: and/or| and| or) (?:section )?15\(d\)"
    r"|\b(?:20-F|40-F|6-K)\b",
    reads="“Sections 13(a), 13(c), 14 or 15(d)”, with “after”, “until” or “future”",
)
LATER = phrase(r"\b(?:after|future|subsequent(?:ly)?|until|prior to the|before the)\b")
DESCRIPTION = phrase(
    r"\bdescription of (?:(?:our|the|its|such|certain) )?(?:[^.;\n]|\.(?=\d)){0,60}?\b(?:securities|stock|shares"
    r"|capital|units|ADSs)\b(?:[^.;\n]|\.(?=\d)){0,260}?\b(?:Form (?:8-A|10(?!-)|8-K|20-F|40-F)\b"
    r"|Exhibits? \d(?:\.\d+)?)"
    r"|(?m:^)description of (?:our |the )?(?:[^\n]{0,40}\s)?(?:securities|stock|shares|units|ADSs)(?m:[ \t]{0,9}$)",
    reads="“description of our common stock … Form 8-A / Exhibit 4…”, the caption “Description of …”",
)
AT_THE_FRONT = ("summary", "about", "the_offering", "where_to_find", "incorporation")
AT_THE_END = ("where_to_find", "incorporation", "about", "description")
STATEMENTS = (
    Statement("issuer.principal_office", "base_prospectus.principal_office", OFFICE, AT_THE_FRONT),
    Statement("issuer.telephone", "base_prospectus.telephone", TELEPHONE, AT_THE_FRONT),
    Statement("documents.copies_offered", "base_prospectus.copies_offered", COPIES, AT_THE_END, ON_REQUEST),
    Statement("documents.sec_website", "base_prospectus.sec_website", WEBSITE, AT_THE_END),
    Statement("incorporation.later_reports", "base_prospectus.later_reports", LATER_REPORTS, AT_THE_END, LATER),
    Statement("security.description", "base_prospectus.security_description", DESCRIPTION, AT_THE_END, is_listed=True),
)
BASE_SECTIONS = "base_prospectus.sections"
MOST_MENTIONS = 100
NO_BASE = "the base prospectus is not in this file; give it too"


def read_either(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read each statement in the supplement and in the base prospectus; without the latter its facts are unread.

    Law: 17 CFR 229.503(b), address and telephone; Form S-3, Item 12, later reports, description and copies.
    """
    if not is_of_a_programme(known):
        for name in (name for each in STATEMENTS for name in (each.own, each.of_base)):
            yield of_no_programme(scope, name)
        yield of_no_programme(scope, BASE_SECTIONS)
        return
    region = prospectus(scope)
    bases = [Scope(scope.document, part) for part in scope.document.parts if part.kind is PartKind.BASE]
    for statement in STATEMENTS:
        own = _sentence(scope, region, statement)
        yield (
            _said(scope, statement.own, own)
            if own
            else not_in(scope, known, statement.own, "the whole document", statement.wording)
        )
        yield _of_base(scope, bases, statement)
    yield _sections_of_base(scope, bases)


def _sentence(scope: Scope, whole: Span, statement: Statement) -> Quote | None:
    """Find it where it usually stands, on the cover or in a section, and else anywhere but in the table of contents."""
    for span in (*sections(scope, *statement.sections), scope.cover, whole):
        for match in islice(scope.each(statement.wording, span), MOST_MENTIONS):
            sentence = scope.sentence_of(match)
            said = not statement.with_it or statement.with_it.search(scope.text, sentence.start, sentence.end)
            if said and match.start() not in scope.part.contents:
                return quote(match) if statement.is_listed else sentence
    return None


def _said(scope: Scope, name: str, sentence: Quote) -> Fact:
    return scope.found(name, scope.text[sentence.start : sentence.end], sentence)


def _of_base(scope: Scope, bases: list[Scope], statement: Statement) -> Fact:
    if not bases:
        return scope.unread(statement.of_base, NO_BASE)
    for base in bases:
        sentence = _sentence(base, base.whole, statement)
        if sentence:
            return _said(base, statement.of_base, sentence)
    return scope.absent(statement.of_base, "the base prospectus", statement.wording)


def _sections_of_base(scope: Scope, bases: list[Scope]) -> Fact:
    """List the canonical names of the base prospectus's sections."""
    if not bases:
        return scope.unread(BASE_SECTIONS, NO_BASE)
    headings = {each.name: (base, each.heading) for base in bases for each in base.part.sections}
    if not headings:
        return scope.absent(BASE_SECTIONS, "the base prospectus", "the captions of its sections")
    quotes = (Quote(heading.start, heading.end, captions_of(name)) for name, (_, heading) in headings.items())
    return scope.found(BASE_SECTIONS, tuple(headings), *quotes)
