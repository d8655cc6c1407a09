"""Tell what kind of document it is, and what it does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checker.extraction.cover.agreement import KIND
from checker.extraction.cover.baby_shelf import INSTRUCTION
from checker.extraction.cover.programme import CAP_SENTENCE, CAP_TITLE, CAP_UP_TO, NEW_AMOUNT, changes_of_cap
from checker.extraction.cover.stopping import (
    HALTS,
    RESUMES,
    SUSPENDS,
    TERMINATES,
    TO_STOP,
    WITHIN,
    done,
    enters_another,
    is_replaced,
    maybe_stops,
)
from checker.extraction.grammar.amounts import read_number
from checker.extraction.scope import Quote, Scope
from checker.model.document import PartKind, Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import Phrase, phrase

AMENDS = phrase(
    r"\b(?:amends?|supplements?|updates?|modif(?:y|ies))(?:,? (?:and|or) (?:amends?|supplements?|updates?))? "
    r"(?:and (?:should|must)\s[^.]{0,60})?(?:(?:the|our|certain) )?"
    r"(?:information (?:contained )?in (?:the|our) )?(?:original |prior |atm |sales agreement )*prospectus"
    r"|\bto amend (?:and supplement )?(?:the|our) (?:original |prior )?prospectus"
    r"|\b(?:sections?|paragraphs?|information|table|captions?|following)\b[^.]{0,80}?\bof the prospectus "
    r"supplement (?:is|are) (?:hereby )?"
    r"(?:amended|replaced|supplemented|updated|deleted)\b",
    reads="“amends / supplements / updates … the prospectus”",
)
NUMBERED_TITLE = phrase(
    r"(?m)^[^\n]{0,40}\b(?:prospectus supplement )?(?:amendment|supplement) no\.?\s*\d+(?: to prospectus "
    r"supplement)?"
    r"|(?m:^)[ \t]*\(?(?:(?:prospectus )?supplement )?to (?:the |our )?prospectus supplements?,? dated",
    reads="a title “Supplement No. …” or “Amendment No. …”",
)
AMOUNT_TITLE = phrase(r"\bup to (?:US\s?)?\$|(?m:^)[ \t]{0,40}(?:US\s?)?\$\s?\d")
AMOUNT = (
    r"\$|aggregate|amount|maximum|offering price|size of (?:the|our)|number of (?:our |common )?shares"
    r"|\d,\d{3} to \d"
)
INCREASES = phrase(
    r"\b(?:(?:to|we|hereby|company) (?:increase|expand|upsize)|(?:increas|upsiz|expand)(?:ing|ed|es)"
    r"|an (?:increase|upsize)|rais(?:e|es|ed|ing) (?:the|our)|additional \$"
    r"|may (?:now )?(?:offer and )?sell (?:an )?additional)\b[^.]{0,160}"
    rf"(?:{AMOUNT})",
    reads="“increase / raise … aggregate amount / $…”",
)
DECREASES = phrase(
    r"\b(?:(?:to|we|hereby|company) (?:reduce|decrease|lower|downsize)|(?:reduc|decreas|lower|downsiz)(?:ing|ed|es)"
    r"|(?:lowers|downsizes)|a (?:reduction|decrease))\b(?! from \d[\d.]{0,6}%)[^.]{0,160}"
    rf"(?:{AMOUNT})",
    reads="“reduce / decrease / lower … aggregate amount / $…”",
)
AGENTS_CHANGE = phrase(
    r"\b(?:add(?:ed|ing|s)?|remov(?:e|ed|es|ing)|replac(?:e|ed|es|ing)|substitut(?:e|ed|es|ing)|appoint(?:ed|s|ing)?"
    r"|engag(?:ed|es|ing)|join(?:ed|s)?|includ(?:e|ing)|resign(?:ed|s)|withdr(?:ew|awn))\s"
    r"(?:[^.]|\.(?=,? (?:as|by|with|and|or)\b|,)){0,120}"
    r"\bas (?:an? |our |the )?(?:additional |new |second |co-)?(?:sales )?(?:agents?|managers?|party|parties)\b"
    r"|\bno longer (?:be )?(?:acts?|acting|serves?|serving|selling|is|be)?,? ?"
    r"(?:as )?(?:an? |our |the )?(?:sales )?agents?\b"
    r"|\bceas(?:ed|es) (?:to (?:be|act|serve)|acting|serving),? (?:as )?(?:an? |our |the )?(?:sales )?agents?\b"
    r"|\b(?:becomes?|became) (?:an? |our |the )(?:[a-z]+ )?(?:sales )?agents?\b"
    r"|\breferences? to (?:the |our )?(?:terms? )?[“\"]?(?:sales )?(?:agents?|managers?)\b[^.]{0,160}?"
    r"\b(?:includes?|means?|refers? to|replaced)\b"
    rf"|\bagreement\b{WITHIN}{{0,120}}?\bterminated (?:with respect|as) to (?-i:[A-Z])",
    reads="“add / appoint / remove / replace … as an agent”, “no longer an agent”",
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
    r"ladies and gentlemen|\bdear sirs?\b|confirms? its agreement|(?:this|the) agreement is (?:made|entered)"
    r"|\(this [“\"]agreement[”\"]|\bwitnesseth\b|\bnow,? therefore\b",
    reads="“Ladies and Gentlemen”, “confirms its agreement”, “this agreement is made”, “now, therefore”",
)
AGREEMENT_TITLE = phrase(
    rf"\b{KIND}(?:SM)?\b",
    reads="“Sales / Distribution / Offering / Issuance / ATM Agreement”",
)
A_SUPPLEMENT = phrase(r"\b(?:prospectus supplement|ATM (?:supplement|prospectus)|prior prospectus)\b")
RULE = phrase(r"\bRule 424\b")
OPENING = 3_000
LONGEST_WORDS = 160
MOST_QUOTES = 4


def read_kind(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Decide ``document.kind`` and ``document.purposes``.

    Only what the cover says of this document counts: that another programme was terminated, or that this one may
    be, does not make a document a suspension. What may be no document of a programme is read as one, so that a
    person who tells its kind has its facts: see ``read_doubt``.
    """
    if scope.part.kind is PartKind.ATM or scope.part.kind is PartKind.UNCLEAR:
        yield from _kind_of_programme(scope)
        return
    kind, *sought = _kind_of_another(scope)
    offers = [_marked(each, "the sentence that offers something else") for each in scope.part.of_another]
    if kind == "other" and offers:
        yield scope.found("document.kind", kind, *offers)
    else:
        yield scope.concluded("document.kind", kind, "the beginning of the file", *sought)
    yield scope.absent("document.purposes", "the cover", *sought)


def read_doubt(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Take the kind back where it is in doubt: the cover makes another offering too, or it may stop the programme."""
    reason = _doubt(scope, known)
    for name in ("document.kind", "document.purposes"):
        yield scope.unread(name, reason, "the cover") if reason else known[name]


def _doubt(scope: Scope, known: Facts) -> str:
    if scope.part.kind is PartKind.UNCLEAR:
        ours, others = (_words(scope, *each[:1]) for each in (scope.part.of_programme, scope.part.of_another))
        if ours == others:
            return f"one sentence of the cover offers at the market, and something else: {ours}"
        if others:
            return f"the cover speaks of an at-the-market programme, {ours}, and of another offering, {others}"
        return f"it amends a prospectus supplement, and that one may be of an at-the-market programme: {ours}"
    stop = maybe_stops(scope) if known["document.purposes"].value == ("amend",) else None
    return f"the cover may stop the programme, in words that are not known: {_words(scope, stop)}" if stop else ""


def _words(scope: Scope, *spans: Span) -> str:
    """Quote the beginning and the end of a sentence; nothing if there is none."""
    texts = (" ".join(scope.text[span.start : span.end].split()) for span in spans)
    return "; ".join(f"“{text if len(text) <= LONGEST_WORDS else f'{text[:70]} … {text[-70:]}'}”" for text in texts)


def _marked(span: Span, wording: str) -> Quote:
    return Quote(span.start, span.end, wording)


def _kind_of_programme(scope: Scope) -> Iterator[Fact]:
    stops = _stops(scope)
    if stops:
        purpose, sentences = stops
        yield scope.found("document.kind", "stop", *sentences)
        yield scope.found("document.purposes", (purpose,), *sentences)
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


def _stops(scope: Scope) -> tuple[str, tuple[Quote, ...]] | None:
    """Find what stops: a suspension, or, where nothing is suspended, a termination; and the sentences that say so.

    What has an inside, or an amount as its title, and amends nothing, offers: what it says has stopped is another
    programme. What is filed in order to stop resumes nothing, whatever else it says.
    """
    if not _amendment(scope) and (scope.body_was_seen or scope.search(AMOUNT_TITLE, scope.head)):
        return None
    if not scope.search(TO_STOP, scope.cover) and next(done(scope, RESUMES), None):
        return None
    patterns = (("suspend", SUSPENDS), ("terminate", TERMINATES), ("suspend", HALTS))
    found = [(purpose, tuple(dict.fromkeys(islice(done(scope, each), MOST_QUOTES)))) for purpose, each in patterns]
    ended = [sentence for purpose, sentences in found if purpose == "terminate" for sentence in sentences]
    only_ends = all(purpose == "terminate" or not sentences for purpose, sentences in found)
    if only_ends and (all(is_replaced(scope, each) for each in ended) or enters_another(scope, ended)):
        return None
    return next((purpose, sentences) for purpose, sentences in found if sentences)


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
    found = {purpose: next(done(scope, pattern), None) for purpose, pattern in patterns.items()}
    changes = {purpose: sentence for purpose, sentence in found.items() if sentence}
    amounts = next(iter(changes_of_cap(scope, NEW_AMOUNT)), None)
    if amounts and not {"increase", "decrease"} & set(changes):
        grows = read_number(amounts["new"]) > read_number(amounts["prior"])
        changes = {"increase" if grows else "decrease": scope.sentence_of(amounts), **changes}
    cut = None if {"increase", "decrease"} & set(changes) else _cut(scope)
    return {"decrease": cut, **changes} if cut else changes


def _cut(scope: Scope) -> Quote | None:
    """Find the larger amount of the supplement that is amended, where General Instruction I.B.6 leaves but a part."""
    title = scope.search(CAP_TITLE, scope.head) or scope.search(CAP_UP_TO, scope.head)
    if title is None or not scope.search(INSTRUCTION, scope.cover):
        return None
    stated = ((match, scope.sentence_of(match)) for match in islice(scope.each(CAP_SENTENCE, scope.cover), MOST_QUOTES))
    larger = (each for match, each in stated if read_number(match["cap"]) > read_number(title["cap"]))
    return next((each for each in larger if scope.search(A_SUPPLEMENT, each)), None)


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
