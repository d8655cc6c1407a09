"""Read the cross reference to the risk factors on the cover."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.scope import Scope, quote
from checker.model.document import Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

REFERENCE = phrase(
    r"[“\"‘'’]{1,2}\s*(?:additional )?risk factors\s*[,.]?\s*[”\"’']{1,2}"
    r"|\b(?:see|review|read|consider|under)\b[^.\n]{0,80}?\brisk factors\b",
    reads="“Risk Factors” in quotation marks, “see / read / consider … risk factors”",
)
PAGE = phrase(
    r"\bpages? (?:of )?(?P<page>(?:[SP]{1,2}-)?\d{1,3}|[ivx]{1,5})(?!\d)"
    r"(?P<of> of (?:this|the|our|such) (?:accompanying |base |prior |original )?(?:\w+ "
    r"){0,2}?(?:prospectus(?: supplement)?|supplement|amendment|report|form)| thereof| herein)?",
    reads="“page …”, “page … of this prospectus supplement”",
)
OF_THIS = phrase(r"of this\b|herein")
AFTER_REFERENCE = 400


def read_risk_factors(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the sentence that sends the reader to the risk factors, and the page of this document that it names.

    Law: 17 CFR 229.501(b)(5).
    """
    references = [(match, scope.sentence_of(match)) for match in scope.each(REFERENCE, scope.cover)]
    if not references:
        yield scope.not_on_cover("risk_factors.cross_reference", REFERENCE)
        yield scope.not_on_cover("risk_factors.cross_reference_page", REFERENCE)
        return
    pages = [(sentence, _page(scope, match.end(), sentence)) for match, sentence in references]
    sentence, page = next((pair for pair in pages if pair[1].found), pages[0])
    yield scope.found("risk_factors.cross_reference", scope.text[sentence.start : sentence.end], sentence)
    yield page


def _page(scope: Scope, start: int, sentence: Span) -> Fact:
    """Choose the page of this document; pages of the base or of an earlier supplement do not count."""
    name = "risk_factors.cross_reference_page"
    pages = list(PAGE.each(scope.text, start, max(sentence.end, min(scope.cover.end, start + AFTER_REFERENCE))))
    own = [page for page in pages if page["of"] and OF_THIS.search(page["of"])]
    bare = [page for page in pages if not page["of"]]
    if own or bare:
        chosen = (own or bare)[0]
        return scope.found(name, chosen["page"], quote(chosen))
    return scope.absent(name, "the sentence that refers to the risk factors", PAGE)
