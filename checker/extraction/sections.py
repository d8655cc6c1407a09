"""Read which sections the document has."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.scope import Quote, Scope
from checker.model.document import PartKind, Section
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

INCORPORATES = phrase(
    r"\b(?:allows?|permits?|permitted|allowed) us to [“\"‘]?\s*incorporate\b|\bwe (?:hereby |also "
    r")?incorporate by reference",
    reads="“allows us to incorporate by reference”, “we incorporate by reference”",
)
SECTIONS = (
    "risk_factors",
    "use_of_proceeds",
    "dilution",
    "plan_of_distribution",
    "legal_matters",
    "experts",
    "incorporation",
)


def read_sections(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the captions of the sections; the base prospectus is asked for its own."""
    sticker = known["document.kind"].value in ("update", "stop") and not scope.part.contents
    for section in SECTIONS:
        found = scope.part.section(section)
        name = f"section.{section}"
        if section == "incorporation" and not found:
            yield _incorporation_sentence(scope, name, sticker)
        elif found:
            yield _captioned(scope, name, found)
        else:
            yield scope.nowhere(name, _caption_of(section), sticker=sticker)
    yield _of_base(scope)


def _incorporation_sentence(scope: Scope, name: str, sticker: bool) -> Fact:
    """Where no caption says so, find the sentence that incorporates by reference, under whatever caption."""
    match = scope.search(INCORPORATES, scope.whole)
    if match:
        sentence = scope.sentence_of(match)
        return scope.found(name, scope.text[sentence.start : sentence.end], sentence)
    return scope.nowhere(name, _caption_of("incorporation"), INCORPORATES, sticker=sticker)


def _captioned(scope: Scope, name: str, section: Section) -> Fact:
    heading = section.heading
    caption = Quote(heading.start, heading.end, _caption_of(section.name))
    return scope.found(name, scope.text[heading.start : heading.end].strip(), caption)


def _caption_of(section: str) -> str:
    """Say which captions are meant, by the canonical name of their section."""
    return f"a caption of the section {section.replace('_', ' ')}"


def _of_base(scope: Scope) -> Fact:
    name = "base_prospectus.incorporation"
    bases = [part for part in scope.document.parts if part.kind is PartKind.BASE]
    if not bases:
        return scope.unread(name, "the base prospectus is not in this file; give it too")
    for part in bases:
        section = part.section("incorporation") or part.section("where_to_find")
        if section:
            return _captioned(Scope(scope.document, part), name, section)
    return scope.absent(name, "the base prospectus", _caption_of("incorporation"), _caption_of("where_to_find"))
