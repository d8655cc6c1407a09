"""Tell what kind of document it is, and what it does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.scope import Scope
from checker.model.document import PartKind, Span
from checker.model.fact import Fact, Facts

AMENDS = re.compile(
    r"(?i)\b(?:amends?|supplements?|updates?)(?:,?\s+(?:and|or)\s+(?:amends?|supplements?|updates?))?\s+"
    r"(?:and\s+(?:should|must)\s[^.]{0,60})?(?:(?:the|our|certain)\s+)?"
    r"(?:information\s+(?:contained\s+)?in\s+(?:the|our)\s+)?(?:original\s+|prior\s+|atm\s+|sales\s+agreement\s+)*prospectus"
    r"|\bto\s+amend\s+(?:and\s+supplement\s+)?(?:the|our)\s+(?:original\s+|prior\s+)?prospectus"
)
NUMBERED_TITLE = re.compile(
    r"(?im)^[^\n]{0,40}\b(?:prospectus\s+supplement\s+)?(?:amendment|supplement)\s+no\.?\s*\d+(?:\s+to\s+prospectus\s+supplement)?"
    r"|\(to\s+(?:the\s+)?prospectus\s+supplements?,?\s+dated"
)
OBJECT = (
    r"(?:(?:the|our|all|any|this|such|sales?\s+(?:of|under)|offers?\s+and\s+sales?|use\s+of|further|continuous|at[- ]the[- ]market|of|under|common"
    r"|stock|shares|equity|and|by|us|prospectus|supplement|pursuant|to)\s+){0,12}"
    r"(?:ATM\b|sales?\b|offerings?\b|program(?:me)?\b|[A-Z]?[a-z]*\s?agreement\b|prospectus\b|facility\b)"
)
SUSPENDS = re.compile(
    rf"(?i)(?:\b(?:to|have|has|are|is|hereby|been|we)\s+(?:hereby\s+|been\s+|also\s+|elected\s+to\s+|determined\s+to\s+)*"
    rf"(?:suspend(?:ed|ing)?)\s+{OBJECT}|\b{OBJECT}[^.]{{0,80}}\b(?:has|have|is|are|was|were)\s+(?:hereby\s+|been\s+)*suspended\b"
    r"|\bsuspension\s+of\s+(?:the\s+)?(?:ATM|sales|offering|offers)[^.]{0,60}\beffective\b)"
)
TERMINATES = re.compile(
    rf"(?i)(?:\b(?:purpose[^.]{{0,80}}\bto|have|has|are|hereby|and\s+to|(?:notice|elected|determined|decided)\s+(?:of\s+)?to)\s+(?:hereby\s+|also\s+|been\s+)*"
    rf"terminat(?:e|ed|ing)\s+{OBJECT}|\b(?:mutually\s+agreed\s+to\s+|we\s+)terminated?\s+{OBJECT}"
    rf"|\b{OBJECT}[^.]{{0,80}}\b(?:has|have|is|are|was|were)\s+(?:hereby\s+|been\s+)*terminated\b"
    r"|\bno\s+longer\s+(?:be\s+)?(?:offering|selling|offer)\b"
    r"|\bnotice\s+of\s+(?:the\s+)?termination\b|\btermination\s+of\s+the\s+[^.]{0,60}agreement[^.]{0,30}\beffective\b)"
)
CONDITIONAL = re.compile(
    r"(?i)\b(?:may|will|shall|can|could|unless|until|if|upon|earlier\s+of|right\s+to)\b[^.]{0,60}$"
)
INCREASES = re.compile(
    r"(?i)\b(?:to\s+increase|increas(?:ing|ed|es)|an\s+increase|upsize|additional\s+\$)[^.]{0,160}"
    r"(?:\$|aggregate|amount|maximum|offering\s+price)"
)
DECREASES = re.compile(
    r"(?i)\b(?:to\s+(?:reduce|decrease)|(?:reduc|decreas)(?:ing|ed|es)|a\s+(?:reduction|decrease))[^.]{0,160}"
    r"(?:\$|aggregate|amount|maximum|offering\s+price)"
)
RESUMES = re.compile(
    r"(?i)\b(?:resum(?:e|ed|ing)|reinstat(?:e|ed|ing)|recommenc(?:e|ed|ing))\s+[^.]{0,60}(?:sales|offer|ATM|program)"
)
AGENTS_CHANGE = re.compile(
    r"(?i)\b(?:add(?:ed|ing|s)?|remov(?:e|ed|es|ing)|replac(?:e|ed|es|ing)|join(?:ed|s)?|includ(?:e|ing))\s[^.]{0,80}"
    r"\bas\s+(?:an?\s+)?(?:additional\s+|new\s+)?(?:sales\s+)?(?:agents?|managers?|party|parties)\b"
)
REGISTERS_FOR_LATER = re.compile(
    r"(?i)accompanied\s+by\s+a\s+prospectus\s+supplement|we\s+will\s+(?:provide|describe)[^.]{0,80}in\s+(?:one\s+or\s+more\s+)?supplements?"
    r"|in\s+one\s+or\s+more\s+offerings"
)
RESALE = re.compile(r"(?i)\b(?:selling|registered)\s+(?:stock|share|security|unit)\s?holders?\b")
SUPPLEMENT_TITLE = re.compile(r"(?im)^[ \t]*(?:preliminary\s+)?(?:prospectus|pricing)\s+supplement\b")
FEE_EXHIBIT = re.compile(r"(?i)calculation\s+of\s+(?:registration\s+|filing\s+)?fee\s+tables?")
AGREEMENT = re.compile(
    r"(?i)ladies\s+and\s+gentlemen|confirms?\s+its\s+agreement|(?:this|the)\s+agreement\s+is\s+(?:made|entered)"
)
AGREEMENT_TITLE = re.compile(r"(?i)\b(?:sales?|distribution|offering|issuance)\s+agreement\b")
OPENING = 3_000


def read_kind(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Decide ``document.kind`` and ``document.purposes``.

    Only what the cover says of this document counts: that another programme was terminated, or that this one may
    be, does not make a document a suspension.
    """
    if scope.part.kind is not PartKind.ATM:
        yield scope.found("document.kind", _kind_of_another(scope))
        yield scope.absent("document.purposes", "the cover")
        return
    stops = _stops(scope)
    if stops:
        yield scope.found("document.kind", "stop", *stops.values())
        yield scope.found("document.purposes", tuple(stops), *stops.values())
        return
    amendment = _amendment(scope)
    if amendment:
        changes = _changes(scope) or {"amend": amendment}
        yield scope.found("document.kind", "update", amendment)
        yield scope.found("document.purposes", tuple(changes), *changes.values())
        return
    mark = scope.search(AGREEMENT_TITLE, scope.cover)
    span = scope.sentence(*mark.span()) if mark else scope.head
    yield scope.found("document.kind", "launch", span)
    yield scope.found("document.purposes", ("establish",), span)


def _stops(scope: Scope) -> dict[str, Span]:
    """Find what stops: a suspension, or, where nothing is suspended, a termination."""
    if not _amendment(scope) and scope.body_was_seen:
        return {}
    for purpose, pattern in (("suspend", SUSPENDS), ("terminate", TERMINATES)):
        for match in scope.each(pattern, scope.cover):
            sentence = scope.sentence(*match.span())
            if not CONDITIONAL.search(scope.text, sentence.start, match.start() + 1):
                return {purpose: sentence}
    return {}


def _amendment(scope: Scope) -> Span | None:
    for pattern in (AMENDS, NUMBERED_TITLE):
        match = pattern.search(scope.text, scope.cover.start, min(scope.cover.end, scope.cover.start + OPENING))
        if match:
            return scope.sentence(*match.span())
    return None


def _changes(scope: Scope) -> dict[str, Span]:
    patterns = {
        "increase": INCREASES,
        "decrease": DECREASES,
        "resume": RESUMES,
        "change_agents": AGENTS_CHANGE,
    }
    found = {purpose: scope.search(pattern, scope.cover) for purpose, pattern in patterns.items()}
    return {purpose: scope.sentence(*match.span()) for purpose, match in found.items() if match}


def _kind_of_another(scope: Scope) -> str:
    opening = Span(scope.whole.start, min(scope.whole.end, scope.whole.start + OPENING))
    if scope.search(FEE_EXHIBIT, opening):
        return "fee_exhibit"
    if scope.search(AGREEMENT, opening) and scope.search(AGREEMENT_TITLE, opening):
        return "agreement"
    is_shelf = scope.search(REGISTERS_FOR_LATER, scope.cover) and not scope.search(RESALE, scope.cover)
    if is_shelf and not scope.search(SUPPLEMENT_TITLE, scope.head) and not scope.search(re.compile("424"), scope.head):
        return "base"
    return "other"
