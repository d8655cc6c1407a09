"""Read the Commission legend, its five elements apart."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checker.extraction.scope import Quote, Scope
from checker.model.document import PartKind, Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

DISAPPROVED = phrase(r"\bapproved (?:or|nor) disapproved\b", reads="“approved or disapproved”")
PASSED_UPON = phrase(
    r"\b(?:passed (?:up)?on the (?:adequacy|accuracy|merits)|determined (?:if|that"
    r"|whether)\s[^.]{0,160}?(?:truthful|accurate|complete|adequate))",
    reads="“passed upon the adequacy / accuracy”, “determined if … truthful or complete”",
)
CONTRARY = phrase(
    r"\brepresentation to the contrary is\b[^.\n]{0,60}\.?"
    r"|\bcriminal offen[cs]e\b[^.\n]{0,60}\b(?:otherwise|contrary|different(?:ly)?)\b[^.\n]{0,20}\.?"
    r"|\b(?:otherwise|contrary|different(?:ly)?)\b[^.\n]{0,30}\bcriminal offen[cs]e\b\.?",
    reads="“representation to the contrary is …”, “criminal offense to represent otherwise”",
)
ELEMENTS = {
    "commission": phrase(
        r"\bsecurities and exchange commission\b|\bSEC\b", reads="“Securities and Exchange Commission”"
    ),
    "state_commissions": phrase(
        r"\b(?:any|or|nor|and|the) (?:other )?(?:U\.S\. )?state(?: or (?:other )?\w+)?(?: \w+)? "
        r"(?:securities )?(?:commissions?|regulators?|authorit)"
        r"|\bany other (?:state )?(?:securities commission|regulatory (?:body|authority|agency))",
        reads="“any state securities commission”",
    ),
    "not_approved": phrase(
        r"\b(?:neither|none|nor|not)\b(?:[^.]|\.(?=\w)|(?<=U\.S)\.){0,400}"
        r"\bapproved (?:or|nor) disapproved\b",
        reads="“neither / not … approved or disapproved”",
    ),
    "accuracy": phrase(
        r"\b(?:adequacy|accuracy|accurate|truthful|complete|adequate)\b",
        reads="“adequacy”, “accuracy”, “truthful”, “complete”",
    ),
    "criminal_offense": phrase(
        r"\b(?:otherwise|contrary|different(?:ly)?)\b[^.\n]{0,30}\bcriminal offen[cs]e\b"
        r"|\bcriminal offen[cs]e\b[^.\n]{0,60}\b(?:otherwise|contrary|different(?:ly)?)\b",
        reads="“contrary is a criminal offense”",
    ),
}
VARIANTS = {
    "adequacy": phrase(
        r"\bthe (?:adequacy (?:or|and) accuracy|accuracy (?:or|and) adequacy)\b", reads="“the adequacy or accuracy”"
    ),
    "truthful": phrase(r"\b(?:is|are) truthful (?:or|and) complete\b", reads="“is truthful or complete”"),
}


def read_legend(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the legend on the outside front cover.

    Law: 17 CFR 229.501(b)(7) gives two examples and asks for clear, plain language; so the five elements are looked
    for apart, in any order of words.
    """
    yield from _legend(scope, scope.cover)
    yield _of_base(scope)


def _legend(scope: Scope, cover: Span) -> Iterator[Fact]:
    core = scope.search(DISAPPROVED, cover) or scope.search(PASSED_UPON, cover)
    contrary = scope.search(CONTRARY, cover)
    if core is None:
        yield scope.not_on_cover("legend.commission", DISAPPROVED, PASSED_UPON)
        if contrary:
            yield scope.found("legend.elements", ("criminal_offense",), scope.sentence_of(contrary))
        else:
            yield scope.not_on_cover("legend.elements", DISAPPROVED, PASSED_UPON, CONTRARY)
        yield scope.not_on_cover("legend.variant", DISAPPROVED, PASSED_UPON)
        return
    sentence = scope.sentence_of(core)
    end = contrary.end() if contrary and 0 <= contrary.end() - sentence.end < 400 else sentence.end
    legend = Quote(sentence.start, max(end, sentence.end), sentence.wording)
    words = scope.text[legend.start : legend.end]
    yield scope.found("legend.commission", words, legend)
    elements = {name: pattern.reads for name, pattern in ELEMENTS.items() if pattern.search(words)}
    yield scope.found("legend.elements", tuple(elements), replace(legend, wording="; ".join(elements.values())))
    variant = next((name for name, pattern in VARIANTS.items() if pattern.search(words)), None)
    if variant:
        yield scope.found("legend.variant", variant, replace(legend, wording=VARIANTS[variant].reads))
    else:
        searched = "the legend, which uses neither of the two model wordings"
        yield scope.absent("legend.variant", searched, *VARIANTS.values())


def _of_base(scope: Scope) -> Fact:
    """Read the legend of the base prospectus, if the base is in the file."""
    name = "base_prospectus.legend"
    bases = [part for part in scope.document.parts if part.kind is PartKind.BASE]
    if not bases:
        return scope.unread(name, "the base prospectus is not in this file; give it too")
    for part in bases:
        match = scope.search(DISAPPROVED, part.cover)
        if match:
            base = Scope(scope.document, part)
            sentence = base.sentence_of(match)
            return base.found(name, base.text[sentence.start : sentence.end], sentence)
    return scope.absent(name, "the cover of the base prospectus", DISAPPROVED)
