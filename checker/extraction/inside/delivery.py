"""Read how a supplement stands to the prospectus that it goes with: read together, and which of them prevails."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.inside.regions import is_of_a_programme, is_sticker, of_no_programme
from checker.extraction.scope import Scope, quote
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

TOGETHER = phrase(
    r"\bread\b[^.\n]{0,100}?\b(?:with|conjunction|together|along)\b[^.\n]{0,80}?\b(?:prospectus|supplements?|amendments?"
    r"|them|both|it)\b|\bnot complete without\b|\bdelivered\b[^.\n]{0,80}?\b(?:with|together)\b[^.\n]{0,80}?"
    r"\bprospectus\b|\b(?:belongs with|qualified (?:in its entirety )?by)\b[^.\n]{0,80}?"
    r"\b(?:prospectus|supplements?|them|it)\b",
    reads="“should be read in conjunction with”, “not complete without”, “may only be delivered … with”",
)
DIFFER = r"\b(?:conflicts?|inconsisten(?:t|cy|cies)|differ(?:s|ent|ences?)?|var(?:y|ies)|discrepanc(?:y|ies))\b"
WHICH = r"(?P<{}>this|(?:the |our )?(?:accompanying|base))"
RELIES = phrase(
    rf"{DIFFER}[^.\n]{{0,500}}?\brely (?:only |solely )?(?:up)?on (?:the )?(?:information |statements? )?"
    rf"(?:contained )?(?:in )?{WHICH.format('relied')}\b(?: prospectus| supplement| document| amendment)",
    reads="“conflict between … you should rely on the information in this prospectus supplement”",
)
CONTROLS = phrase(
    rf"{DIFFER}[^.\n]{{0,300}}?,? (?:the )?(?:information|statements?|terms|description) (?:contained )?in "
    rf"{WHICH.format('controlling')} [^.\n]{{0,60}}?\b(?:controls?|governs?|prevails?|supersedes?)\b",
    reads="“inconsistent …, the information in this prospectus supplement will control”",
)
READ_TOGETHER, PRECEDENCE = "base_prospectus.read_together", "base_prospectus.precedence"


def read_delivery(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the sentence that binds a supplement to its prospectus, and the one that says which of them prevails.

    Law: C&DI 620.02 on Rule 424, the supplement travels with the prospectus.
    """
    if not is_of_a_programme(known):
        yield from (of_no_programme(scope, name) for name in (READ_TOGETHER, PRECEDENCE))
        return
    sticker = is_sticker(scope, known)
    about = scope.part.section("about")
    match = scope.search(TOGETHER, scope.cover) or (scope.search(TOGETHER, about.span) if about else None)
    if match:
        sentence = scope.sentence_of(match)
        yield scope.found(READ_TOGETHER, scope.text[sentence.start : sentence.end], sentence)
    else:
        yield scope.nowhere(READ_TOGETHER, TOGETHER, sticker=sticker)
    yield _precedence(scope, sticker)


def _precedence(scope: Scope, sticker: bool) -> Fact:
    for wording, group in ((RELIES, "relied"), (CONTROLS, "controlling")):
        match = scope.search(wording, scope.whole)
        if match:
            value = "supplement" if match[group].casefold() == "this" else "base"
            return scope.found(PRECEDENCE, value, quote(match))
    return scope.nowhere(PRECEDENCE, RELIES, CONTROLS, sticker=sticker)
