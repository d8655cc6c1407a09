"""Tell what kind of document it is, and what it does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checker.extraction.grammar.phrases import Phrase, phrase
from checker.extraction.scope import Quote, Scope
from checker.model.document import PartKind, Span
from checker.model.fact import Fact, Facts

AMENDS = phrase(
    r"\b(?:amends?|supplements?|updates?|modif(?:y|ies))(?:,? (?:and|or) (?:amends?|supplements?|updates?))? "
    r"(?:and (?:should|must)\s[^.]{0,60})?(?:(?:the|our|certain) )?"
    r"(?:information (?:contained )?in (?:the|our) )?(?:original |prior |atm |sales agreement )*prospectus"
    r"|\bto amend (?:and supplement )?(?:the|our) (?:original |prior )?prospectus",
    reads="“amends / supplements / updates … the prospectus”",
)
NUMBERED_TITLE = phrase(
    r"(?m)^[^\n]{0,40}\b(?:prospectus supplement )?(?:amendment|supplement) no\.?\s*\d+(?: to prospectus "
    r"supplement)?"
    r"|\(to (?:the )?prospectus supplements?,? dated",
    reads="a title “Supplement No. …” or “Amendment No. …”",
)
OBJECT = (
    r"(?:(?:the|that|our|all|any|this|such|sales? (?:of|under)|offers? and sales?|use of|further|continuous"
    r"|at[- ]the[- ]market|of|under|common"
    r"|stock|shares|equity|and|by|us|prospectus|supplement|pursuant|to) ){0,12}"
    r"(?:ATM\b|sales?\b|offerings?\b|program(?:me)?\b|[A-Z]?[a-z]*\s?agreement\b|prospectus\b|facility\b)"
)
SALES = (
    r"(?:(?:the|all|any|our|further|additional|of|offers? and|use of|continuous|this|such) ){0,5}"
    r"(?:ATM\b|sales?\b|at[- ]the[- ]market\b|offering\b|offers\b)"
)
SUSPENDS = phrase(
    rf"(?:\b(?:to|have|has|are|is|hereby|been|we) (?:hereby |been |also |(?!on)[a-z]{{3,14}}ly |elected to "
    rf"|determined to |decided to ){{0,4}}(?:suspend(?:ed|ing|s)?)(?:,? effective [^.]{{3,60}}?,)? {OBJECT}"
    rf"|\b{OBJECT}[^.]{{0,80}}\b(?:has|have|is|are|was|were) (?:hereby |been |(?!on)[a-z]{{3,14}}ly ){{0,4}}suspended\b"
    r"|\bsuspension of (?:the |our |all )?(?:continuous )?(?:ATM|at[- ]the[- ]market|sales|offering|offers)"
    r"[^.]{0,80}\beffective\b)",
    reads="“suspend / have suspended … the offering / sales / agreement”",
)
TERMINATES = phrase(
    rf"(?:\b(?:purpose[^.]{{0,80}}\bto|have|has|are|hereby|and to|(?:notice(?: to [^.]{{0,60}}?)?|elected|determined"
    rf"|decided) (?:of )?to) (?:hereby |also |been )*"
    rf"terminat(?:e|ed|ing) {OBJECT}|\b(?:mutually agreed to |we )terminated? {OBJECT}"
    rf"|\b{OBJECT}[^.]{{0,80}}\b(?:has|have|is|are|was|were) (?:hereby |been )*terminated\b"
    r"|\bno longer (?:be )?(?:offering|selling|offer)\b"
    r"|\bnotice of (?:the )?termination\b|\b(?:announces? the )?termination of the [^.]{0,60}"
    r"(?:agreement|offering|program|facility)[^.]{0,60}\beffective\b)",
    reads="“have terminated … the agreement / offering”, “no longer offering”, “notice of termination”",
)
PAUSES = phrase(
    r"\b(?:to|have|has|are|is|hereby|been|we) (?:hereby |been |also |(?!on)[a-z]{3,14}ly |elected to "
    rf"|determined to |decided to ){{0,4}}(?:paus|halt|discontinu|ceas)(?:e[ds]?|ed|ing|s)? {SALES}"
    r"|\b(?:ATM|offering|program(?:me)?|sales)\b[^.]{0,60}\b(?:is|are|has been|have been|remains?) "
    r"(?:now |currently |hereby |placed |put )*(?:on hold|paused|halted|discontinued)\b",
    reads="“pause / have discontinued … sales”, “the offering is on hold”",
)
AMOUNT_TITLE = phrase(r"\bup to (?:US\s?)?\$|(?m:^)[ \t]{0,40}(?:US\s?)?\$\s?\d")
CONDITIONAL = phrase(
    r"\b(?:may(?! \d)|will|shall|can|could|unless|until|if|upon|earlier of|right to|before|prior to)\b[^.]{0,60}$"
)
NEGATED = phrase(r"\b(?:not|never|neither|nor)\b[^.;,]{0,40}$")
NOT_RESUMED = phrase(r"\b(?:not|never|no|neither|nor|without)\b[^.;]{0,80}$")
INCREASES = phrase(
    r"\b(?:(?:to|we|hereby) increase|increas(?:ing|ed|es)|an increase|upsize|additional \$)[^.]{0,160}"
    r"(?:\$|aggregate|amount|maximum|offering price)",
    reads="“increase … aggregate amount / $…”",
)
DECREASES = phrase(
    r"\b(?:to (?:reduce|decrease)|(?:reduc|decreas)(?:ing|ed|es)|a (?:reduction|decrease))[^.]{0,160}"
    r"(?:\$|aggregate|amount|maximum|offering price)",
    reads="“reduce / decrease … aggregate amount / $…”",
)
RESUMES = phrase(
    r"\b(?:resum(?:e|ed|ing)|reinstat(?:e|ed|ing)|recommenc(?:e|ed|ing)) [^.]{0,60}(?:sales|offer|ATM"
    r"|program)",
    reads="“resume / reinstate … sales”",
)
AGENTS_CHANGE = phrase(
    r"\b(?:add(?:ed|ing|s)?|remov(?:e|ed|es|ing)|replac(?:e|ed|es|ing)|join(?:ed|s)?|includ(?:e"
    r"|ing))\s(?:[^.]|\.(?=,? as )){0,80}"
    r"\bas (?:an? )?(?:additional |new )?(?:sales )?(?:agents?|managers?|party|parties)\b",
    reads="“add / remove / replace … as an agent”",
)
SOLD_IN_A_PERIOD = phrase(
    r"\b(?:from|during|for) (?:(?!12\b|twelve\b)[^.$]){0,80}?,? we (?:have )?(?:issued and |offered and )?sold\b",
    reads="“during …, we sold”",
)
REGISTERS_FOR_LATER = phrase(
    r"accompanied by a prospectus supplement|we will (?:provide|describe)[^.]{0,80}in (?:one or more "
    r")?supplements?"
    r"|in one or more offerings",
    reads="“in one or more offerings”, “we will provide … in one or more supplements”",
)
RESALE = phrase(r"\b(?:selling|registered) (?:stock|share|security|unit)\s?holders?\b")
SUPPLEMENT_TITLE = phrase(r"(?m)^[ \t]*(?:preliminary )?(?:prospectus|pricing) supplement\b")
FEE_EXHIBIT = phrase(
    r"calculation of (?:registration |filing )?fee tables?", reads="“Calculation of Filing Fee Tables”"
)
AGREEMENT = phrase(
    r"ladies and gentlemen|confirms? its agreement|(?:this|the) agreement is (?:made|entered)"
    r"|\(this [“\"]agreement[”\"]",
    reads="“Ladies and Gentlemen”, “confirms its agreement”, “this agreement is made”, (this “Agreement”)",
)
AGREEMENT_TITLE = phrase(
    r"\b(?:sales?|distribution|offering|issuance) agreement(?:SM)?\b",
    reads="“Sales / Distribution / Offering / Issuance Agreement”",
)
RULE = phrase(r"\bRule 424\b")
OPENING = 3_000
MOST_SENTENCES = 100


def read_kind(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Decide ``document.kind`` and ``document.purposes``.

    Only what the cover says of this document counts: that another programme was terminated, or that this one may
    be, does not make a document a suspension.
    """
    if scope.part.kind is not PartKind.ATM:
        kind, *sought = _kind_of_another(scope)
        yield scope.concluded("document.kind", kind, "the beginning of the file", *sought)
        yield scope.absent("document.purposes", "the cover", *sought)
        return
    stops = _stops(scope)
    if stops:
        yield scope.found("document.kind", "stop", *stops.values())
        yield scope.found("document.purposes", tuple(stops), *stops.values())
        return
    amendment = _amendment(scope)
    changes = _changes(scope) if amendment else {}
    if amendment and (changes or not _offers_by_itself(scope)):
        changes = changes or _report(scope) or {"amend": amendment}
        yield scope.found("document.kind", "update", amendment)
        yield scope.found("document.purposes", tuple(changes), *changes.values())
        return
    mark = scope.search(AGREEMENT_TITLE, scope.cover)
    head = Quote(scope.head.start, scope.head.end, "the head of the cover, where nothing amends another supplement")
    span = scope.sentence_of(mark) if mark else head
    yield scope.found("document.kind", "launch", span)
    yield scope.found("document.purposes", ("establish",), span)


def _stops(scope: Scope) -> dict[str, Quote]:
    """Find what stops: a suspension, or, where nothing is suspended, a termination.

    What has an inside, or an amount as its title, and amends nothing, offers: what it says has stopped is another
    programme.
    """
    if not _amendment(scope) and (scope.body_was_seen or scope.search(AMOUNT_TITLE, scope.head)):
        return {}
    if _done(scope, RESUMES):
        return {}
    for purpose, pattern in (("suspend", SUSPENDS), ("terminate", TERMINATES), ("suspend", PAUSES)):
        sentence = _done(scope, pattern)
        if sentence:
            return {purpose: sentence}
    return {}


def _done(scope: Scope, pattern: Phrase) -> Quote | None:
    """Find the first sentence of the cover that says a thing is done, not that it is not, or may be one day.

    That sales are resumed must be said without any denial near it: nothing else re-opens a programme.
    """
    for match in islice(scope.each(pattern, scope.cover), MOST_SENTENCES):
        sentence = scope.sentence_of(match)
        denied = NOT_RESUMED if pattern is RESUMES else NEGATED
        before = (scope.text, sentence.start, match.start() + 1)
        if not CONDITIONAL.search(*before) and not denied.search(*before):
            return sentence
    return None


def _amendment(scope: Scope) -> Quote | None:
    for pattern in (AMENDS, NUMBERED_TITLE):
        match = pattern.search(scope.text, scope.cover.start, min(scope.cover.end, scope.cover.start + OPENING))
        if match:
            return scope.sentence_of(match)
    return None


def _offers_by_itself(scope: Scope) -> bool:
    """Tell whether a supplement that "supplements the prospectus" is a whole one: it has an amount as its title, no
    number, and its own plan of distribution."""
    opening = Span(scope.cover.start, min(scope.cover.end, scope.cover.start + OPENING))
    has_plan = scope.part.section("plan_of_distribution") is not None
    return has_plan and bool(scope.search(AMOUNT_TITLE, scope.head)) and not scope.search(NUMBERED_TITLE, opening)


def _changes(scope: Scope) -> dict[str, Quote]:
    patterns = {
        "increase": INCREASES,
        "decrease": DECREASES,
        "resume": RESUMES,
        "change_agents": AGENTS_CHANGE,
    }
    found = {purpose: _done(scope, pattern) for purpose, pattern in patterns.items()}
    return {purpose: sentence for purpose, sentence in found.items() if sentence}


def _report(scope: Scope) -> dict[str, Quote]:
    """Find the sales of a period, in an amendment that changes nothing."""
    match = scope.search(SOLD_IN_A_PERIOD, scope.cover)
    return {"report_sales": scope.sentence_of(match)} if match else {}


def _kind_of_another(scope: Scope) -> tuple[str, *tuple[Phrase, ...]]:
    """Name the kind of what offers nothing at the market, and the phrases that tell it."""
    opening = Span(scope.whole.start, min(scope.whole.end, scope.whole.start + OPENING))
    if scope.search(FEE_EXHIBIT, opening):
        return "fee_exhibit", FEE_EXHIBIT
    if scope.search(AGREEMENT, opening) and scope.search(AGREEMENT_TITLE, opening):
        return "agreement", AGREEMENT, AGREEMENT_TITLE
    is_shelf = scope.search(REGISTERS_FOR_LATER, scope.cover) and not scope.search(RESALE, scope.cover)
    if is_shelf and not scope.search(SUPPLEMENT_TITLE, scope.head) and not scope.search(RULE, scope.head):
        return "base", REGISTERS_FOR_LATER
    return "other", FEE_EXHIBIT, AGREEMENT, REGISTERS_FOR_LATER
