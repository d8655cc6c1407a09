"""Recognise the sentences by which a programme is stopped or resumed: verbs, their objects, and what governs them.

A stop must be done, or be what the document is for: one that is denied, or that may come one day, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from checker.extraction.grammar.dates import DATE
from checker.extraction.scope import Quote, Scope
from checker.model.document import Span
from checker.phrases.phrase import Phrase, phrase


class Verbs(NamedTuple):
    """The forms of the verbs of one meaning."""

    base: str
    third: str
    done: str
    doing: str
    noun: str


SUSPENDING = Verbs("suspend|pause", "suspends|pauses", "suspended|paused", "suspending|pausing", "suspension|pause")
HALTING = Verbs(
    "halt|discontinue|cease|stop",
    "halts|discontinues|ceases|stops",
    "halted|discontinued|ceased|stopped",
    "halting|discontinuing|ceasing|stopping",
    "halt|discontinuation|discontinuance|cessation",
)
ENDING = Verbs(
    "terminate|end|cancel|withdraw|conclude|expire",
    "terminates|ends|cancels|withdraws|concludes|expires",
    "terminated|ended|cancell?ed|withdrawn|withdrew|concluded|expired",
    "terminating|ending|cancell?ing|withdrawing|concluding|expiring",
    "termination|cancellation|withdrawal",
)
RESUMING = Verbs(
    "resume|reinstate|recommence|restart|reactivate|reopen",
    "resumes|reinstates|recommences|restarts|reactivates|reopens",
    "resumed|reinstated|recommenced|restarted|reactivated|reopened",
    "resuming|reinstating|recommencing|restarting|reactivating|reopening",
    "resumption|reinstatement",
)
CUTTING = "reduc(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|lower(?:ed|s|ing)?"
WITHIN = r"(?:[^.\n]|\.(?=[\w,)]| (?-i:[a-z\d])))"
"""A character of the same sentence: a full stop within a number, or after “Inc.” and “No.”, ends none."""
ADVERBS = r"(?:hereby |also |now |been |being |(?!on)[a-z]{3,14}ly ){0,4}"
FILLER = (
    r"(?:the|that|our|its|all|any|this|such|these|of|under|for|from|in|by|us|and|or|to|pursuant|use|further"
    r"|additional|continuous|continued|more|at[- ](?:the[- ])?market|common|ordinary|preferred|stock|shares?|ADSs|units"
    r"|equity|securities|unsold|remaining|remainder|portion|amount|balance|offers?|offered|offering|sales?|selling"
    r"|issuances?|making|placements?|made|current|entire|prior|original|existing|open|market|ATM|prospectus|supplement"
    r"|remains?|remained|which|are|were|not|yet|sold|controlled|registered|direct|\$[\d.,]+(?: million)?|\d[\d,]*)"
)
AGREEMENT = (
    r"(?:(?:sales?|distribution|offering|issuance|agency|placement|market|demand|amended|restated|SM) ){0,4}"
    r"(?<!license[ ])(?<!purchase[ ])(?<!lease[ ])(?<!credit[ ])(?<!loan[ ])(?<!merger[ ])(?<!services[ ])agreement"
)
OF_A_NAME = (
    r"(?!(?:exclusive|asset|supply|license)\b)(?-i:(?:[A-Z0-9][\w/&.’-]{0,30} ){1,3})"
    r"(?:sales?|distribution|offering|issuance|ATM) (?:agreement|program(?:me)?|facility)"
)
"""An agreement or a programme that is named by its agent or its year: the “Jeffard/Alder Sales Agreement”."""
HEAD = (
    rf"(?:ATM|sales?(?! agents?\b)|selling(?! agents?\b)|offers?|offerings?|program(?:me)?|prospectus(?: supplement)?"
    rf"|(?<!credit[ ])facility|placements|issuances|{AGREEMENT}|EDA|{OF_A_NAME})\b"
)
ASIDE = r"(?:, [^,.\n]{3,60},|,? effective [^.\n]{3,60}?,)?"
OBJECT = rf"(?:[“\"]?{FILLER},?[”\"]? ){{0,14}}{HEAD}"
DECIDED = (
    rf"(?:purpose{WITHIN}{{0,90}}?|(?:filing|filed|furnishing|delivered|provided){WITHIN}{{0,60}}?"
    rf"|(?:elected|determined|decided|resolved|chosen)(?:, [^,.\n]{{3,90}},)?|agreed{WITHIN}{{0,90}}?"
    rf"|(?:instructed|directed|asked|requested){WITHIN}{{0,90}}?|in order"
    rf"|and|(?:notice|election|decision|determination){WITHIN}{{0,80}}?) to"
)
ACTOR = (
    r"(?:we|us|company|issuer|trust|fund|partnership|parties|board|agent|LLC|Inc\.?|L\.P\.|supplement|amendment"
    r"|prospectus)"
)
NO_ADJECTIVE = (
    r"(?<!\bthe[ ])(?<!\bour[ ])(?<!\bany[ ])(?<!\bits[ ])(?<!\bthat[ ])(?<!\bwhich[ ])(?<!\bsuch[ ])(?<!\bof[ ])"
)
NO_PERIOD = r"(?<!quarter[ ])(?<!months[ ])(?<!year[ ])(?<!period[ ])"
LAST_DAY = rf"(?:,? (?:effective|as of|on|at|upon|from|the|close|of|business|trading))+ {DATE}"


def deed(verbs: Verbs, *more: str, reads: str, or_says: str = "") -> Phrase:
    """Make the phrase of what is done to the programme; its group ``verb…`` stands where it is said.

    ``more`` are further forms; of those, each that has no form of the verbs says something of ``or_says``.
    """
    forms = (
        rf"\b{DECIDED} {ADVERBS}(?:\w+ and )?(?P<verb4>{verbs.base}){ASIDE} {OBJECT}",
        rf"\b(?:{ACTOR}|hereby),? {ADVERBS}(?:{verbs.base}|{verbs.third}){ASIDE} {OBJECT}",
        rf"{NO_ADJECTIVE}\b(?:{verbs.done}){ASIDE} {OBJECT}",
        rf"\b(?:is|are|be|been|hereby|{ACTOR}|noti(?:ce|f){WITHIN}{{0,90}}?) {ADVERBS}"
        rf"(?:{verbs.doing}){ASIDE} {OBJECT}",
        rf"\b{HEAD}{WITHIN}{{0,220}}?\b(?P<verb>(?:has|have|is|are|was|were) {ADVERBS}(?:{verbs.done}))\b",
        rf"\b{HEAD}{WITHIN}{{0,160}}?\b{NO_PERIOD}(?P<verb1>(?:{verbs.done}),? (?:effective|(?:on|as of) {DATE}))",
        rf"\b{HEAD}{WITHIN}{{0,160}}?(?P<verb2>\bwill (?:be )?{ADVERBS}(?:{verbs.base}|{verbs.done}){LAST_DAY})",
        rf"(?P<verb5>\bwill {ADVERBS}(?:{verbs.base}) {OBJECT}{WITHIN}{{0,120}}?{LAST_DAY})",
        rf"\bnotice{WITHIN}{{0,60}}? of (?:the |our |its |their )?(?:{verbs.noun})\b",
        rf"\b(?:announc\w{{1,4}}|elected|effect(?:s|ed)?) (?:of )?(?:the |our )?(?:{verbs.noun}) of {OBJECT}",
        rf"\b(?:{verbs.noun}) of {OBJECT}{WITHIN}{{0,80}}\beffective\b",
        *more,
    )
    said = "|".join([*verbs, *([or_says] if or_says else [])])
    return phrase("|".join(forms), reads=reads, near=rf"\b(?:{said})\b")


SUSPENDS = deed(
    SUSPENDING,
    rf"\b{HEAD}{WITHIN}{{0,80}}\b(?P<verb3>(?:is|are|has been|have been|remains?) (?:now |currently |placed |put )*"
    r"on hold)\b",
    rf"\b(?:put|placed) {OBJECT}{WITHIN}{{0,120}}?\bon hold\b",
    reads="“suspend / pause … sales / the offering / the programme”, “on hold”",
    or_says="hold",
)
HALTS = deed(
    HALTING,
    rf"\b(?:{CUTTING}) (?:the|our) (?:maximum |aggregate |total )*(?:amount|number|size|offering"
    rf"|shares|price)\b(?:{WITHIN}|(?-i:(?<=[A-Z])\.)){{0,240}}? to zero\b",
    reads="“halt / discontinue / cease / stop … sales / the offering / the programme”, “reduce … to zero”",
    or_says="zero",
)
TERMINATES = deed(
    ENDING,
    r"\bno longer (?:be )?(?:offering|selling|offer|sell)\b(?! as\b)",
    rf"\b{HEAD}{WITHIN}{{0,60}}\b(?P<verb3>is {ADVERBS}(?:therefore )?(?:at an end|over))\b",
    reads="“terminate / end / cancel / withdraw … the agreement / the offering”, “no longer offering”",
    or_says="longer|over",
)
RESUMES = deed(
    RESUMING,
    r"\b(?:lift(?:ed|ing|s)?|end(?:ed|ing|s)?|revok(?:ed|ing|es)) (?:the|our|that|this) suspension\b",
    r"\bsuspension\b[^.]{0,120}?\b(?P<verb3>(?:is|has been|was) (?:hereby )?(?:lifted|ended|revoked))\b",
    reads="“resume / reinstate / restart … sales”, “lift the suspension”",
    or_says="suspension",
)
TO_STOP = phrase(
    rf"\b(?:purpose{WITHIN}{{0,90}}? (?:is|are)|(?:filing|filed){WITHIN}{{0,60}}?) to {ADVERBS}"
    rf"(?:{SUSPENDING.base}|{HALTING.base}|{ENDING.base}){ASIDE} {OBJECT}",
    reads="“the purpose of this supplement is to suspend / terminate …”",
    near=rf"\b(?:{SUSPENDING.base}|{HALTING.base}|{ENDING.base})\b",
)
STOP_WORDS = phrase(
    rf"{NO_PERIOD}\b(?:{'|'.join((*SUSPENDING, *HALTING, *ENDING))}|on hold|(?:wound|wind)(?:ing|s)? (?:up|down)"
    r"|abandon(?:ed|ing|s)?|inactive|dormant|shut|closed|lapsed)\b",
    reads="a word of suspending or ending",
)
ODD_STOP_WORDS = phrase(
    r"\b(?:fr[eo]{1,2}ze[ns]?|shelv(?:e|ed|es|ing)|rescind(?:ed|s|ing)?|rescission|revok(?:e|ed|es|ing)|revocation"
    r"|retir(?:e|ed|es|ing)|defer(?:s|red|ring)?|postpon\w{1,4}|refrain\w{0,3}|abstain\w{0,3}|forgo(?:es|ne|ing)?"
    r"|stood down|stand(?:s|ing)? down|deregister\w{0,3}|deactivat\w{1,3}|offline|on ice|c[ao]me to an end|moratorium"
    r"|prohibit\w{0,3}|preclud\w{1,3}|bar(?:s|red)|lock-?up|exhausted|depleted|break from|decided against|unavailable"
    r"|ineligible|idle|void|fully (?:used|utili[sz]ed|sold|subscribed|drawn)|sold (?:all|the (?:entire|full|whole))"
    r"|(?:is|are|been) (?:now )?completed?|complet(?:ed|ion of) (?:the|our|this) (?:offering|program|sales))\b",
    reads="an odd word of suspending or ending",
)
DENIED_SALES = phrase(
    r"\b(?:not|no(?! par)|never|none|cannot|unable|without|neither|nor|nothing)\b[^.]{0,160}?\b(?:sell|sales?(?! agent)"
    r"|selling|offers?|offering(?! price)|issu(?:e|ances?)|placement notices?|shares|remain|ATM|program(?:me)?|facility"
    r"|prospectus supplement)\b"
    r"|\b(?:ATM|program(?:me)?|agreement|facility|offering(?! price)|sales)\b[^.]{0,100}?\b(?:not|no longer"
    r"|no further|of no)\b(?! (?:later|less|more) than)",
    reads="“not / no / never … sales / the offering / the programme”",
)
DENIES_NO_SALES = phrase(
    r"\b(?:not|neither|no|nor)\b[^.]{0,60}?\b(?:required|obligat(?:ed|ion)|obliged)(?: to (?:buy or )?sell)?\b"
    r"|\bneed not sell\b|\bnot (?:be )?(?:delivered|used|utilized)\b|\bthat is not (?:in|contained)\b"
    r"|\bno (?:minimum|arrangement)|\bnot complete without\b[^.]*"
    r"|\b(?:neither|none|no|not)\b[^\n]{0,300}?\bapproved or disapproved"
    r"|\bnot an offer\b|\bif any\b|\bnot (?:[a-z]+ ){0,4}(?:receive|includ|count|inconsistent|increase|reduce|decrease"
    r"|change|affect|modify|modifie|amend|alter|supersede|rely|relied|predict|assure|guarantee)(?:e?d|s|ing)?\b"
    r"|\b(?:we|have|has|had) made no (?:offers or )?sales\b"
    r"|\b(?:have|has|had|did) not (?:yet )?(?:been )?(?:sold|sell|made?|issued?|offered)\b(?! any more)"
    r"|\bno (?:shares|securities|sales)\b[^.]{0,40}?\b(?:have been|were) (?:sold|made)\b",
    reads="a denial that leaves sales as they are",
)
STOPPED = "|".join(verbs.done for verbs in (SUSPENDING, HALTING, ENDING))
STOPPED_AGAIN = phrase(
    rf"\b(?:again|subsequently|since then|thereafter|then|later)\b{WITHIN}{{0,80}}?\b(?:{STOPPED})\b"
    rf"|\b(?:{STOPPED})\b{WITHIN}{{0,40}}?\b(?:again|once more)\b",
    reads="“suspended / ended … again”",
)
ONE_DAY = phrase(
    r"\b(?:terminat\w{1,3}|ends?|expires?)(?: automatically)? (?:up)?on the earli|\bearlier of\b|\bif earlier\b"
    r"|\b(?:may|can|could|right to)\b[^.]{0,60}\b(?:terminated?|suspend(?:ed)?|end(?:ed)?)\b"
)
OF_A_LIMIT = phrase(
    r"\bone[- ]third\b|\bpublic float\b|\bexceed|\bRegulation M\b|\bjurisdiction|\bstates? where\b|\bnot permitted\b"
    r"|\bregistration statement\b[^.]{0,80}\b(?:is|becomes) effective\b|\bother than\b|\bminimum price\b"
    r"|\bcalendar months\b|\bGeneral Instruction\b"
)
PROGRAMME_WORDS = phrase(rf"\b{HEAD}")
SALES_WORDS = phrase(rf"\b(?:{HEAD}|sell\b|shares\b|notices?\b|it (?:is|was|has)\b|they (?:are|were|have)\b)")
CONDITIONAL = phrase(
    r"\b(?:(?:may(?! \d)|will|shall|can|could|would|right to)\b(?:(?!, we have\b)[^.]){0,60}"
    r"|(?:may(?: each)?|ha(?:ve|s|ving)(?: each)? the right), (?:(?:in|at) (?:our|its|their|any|either)|upon|on|by|with"
    r"|subject)\b(?:(?!, (?:we )?ha(?:ve|s)\b)[^.;]){0,160}"
    r"|(?:unless|until|if(?! any)|upon|earlier of|before|prior to)\b[^.,]{0,60})$"
)
GOVERNED = phrase(
    r"\b(?:(?:may|shall|can|could|would|might) (?:not )?(?:be )?[a-z]{0,14}|(?:unless|until|if(?! any)|when|upon"
    r"|right to|before|prior to|once)\b[^.,;]{0,60})$"
)
NEGATED = phrase(r"\b(?:(?:not|never)\b[^.;,]{0,40}|(?:neither|nor)\b[^.;]{0,80})$")
NOT_RESUMED = phrase(
    r"\b(?:not|never|no|neither|nor|without|subject to|whether|asked|requested|propos\w{1,4}|intend\w{0,3}"
    r"|plan(?:s|ned)?|expect\w{0,3}|consider\w{0,3}|hopes?|if|seek\w{0,3}|pending|conditional(?:ly)?|contingent"
    r"|provided that|once|as soon as)\b[^.;]{0,80}$"
)
RESUMED_IF = phrase(
    rf"{WITHIN}{{0,200}}?\b(?:subject to(?! the (?:terms|conditions|limits))|if(?! any)|once|unless|provided that"
    r"|only (?:when|after)|when|as soon as|conditional|contingent|upon (?:the )?(?:approval|effectiveness|receipt"
    r"|completion|expiration))\b"
)
OF_AN_EARLIER = phrase(
    r"\b(?:prior|previous(?:ly)?|former|earlier|existing) (?-i:[A-Za-z℠-]{1,20} ){0,6}?(?i:agreement"
    r"|program(?:me)?|facility)\b"
)
OTHER_DEALS = r"\b(?:merger|credit|loan|purchase|underwriting|placement|license)\b"
"""What an agreement is about that takes the place of no programme."""
REPLACED = phrase(
    r"\b(?:in connection with|concurrent(?:ly)? with|simultaneous(?:ly)? with|contemporaneous(?:ly)? with|upon"
    r"|before|prior to|as a result of) (?:our |the |its )?(?:entry|entering|entrance|execution)\b"
    rf"(?![^.;]{{0,60}}{OTHER_DEALS})"
    r"|\breplac(?:e[sd]?|ing)\b|\bsupersed(?:e[sd]?|ing)\b"
)
"""Beside the end of an earlier agreement: another takes its place, and this document is not what stops."""
A_NEW_ONE = phrase(
    rf"\bentered into an? (?:new|replacement|successor)\b(?:(?!{OTHER_DEALS})[^.]){{0,60}}?\bagreement\b"
)
"""Beside the end of an agreement: the programme goes on under another."""
ANOTHER_IN_FORCE = phrase(
    rf"\bentered into (?:an?|separate)\b(?:(?!{OTHER_DEALS})[^.;]){{0,120}}?\bagreements?\b[^\n]{{0,600}}?"
    r"\b(?:may|to) (?:issue|offer|sell)\b"
)
"""Behind the end of an agreement: another, under which is sold from now on."""
BY_ANOTHER_PROSPECTUS = phrase(r"\b(?:separate|another|new|different|other) (?:\w+ )?prospectus\b")
FOR_ONE_AGENT = phrase(rf"{WITHIN}{{0,90}}?\b(?:with respect|as) to (?-i:[A-Z])")
MOST_SENTENCES = 100


def done(scope: Scope, pattern: Phrase) -> Iterator[Quote]:
    """Give each sentence of the cover that says a thing is done, not that it is not, or may be one day.

    That sales are resumed must be said without any denial near it: nothing else re-opens a programme.
    """
    for match in islice(scope.each(pattern, scope.cover), MOST_SENTENCES):
        sentence = scope.sentence_of(match)
        denied = NOT_RESUMED if pattern is RESUMES else NEGATED
        verb = match["verb4"] and match.start("verb4") if pattern is RESUMES else None
        before = (scope.text, sentence.start, verb or match.start() + 1)
        if CONDITIONAL.search(*before) or denied.search(*before) or _governed(scope, match):
            continue
        if pattern is RESUMES:
            if not RESUMED_IF.begins(scope.text, match.end(), sentence.end):
                yield sentence
        elif not FOR_ONE_AGENT.begins(scope.text, match.end(), sentence.end):
            yield sentence


def is_replaced(scope: Scope, sentence: Span) -> bool:
    """Tell whether what a sentence ends is an agreement in whose place another comes, so that the programme goes on."""
    earlier = scope.search(OF_AN_EARLIER, sentence) and scope.search(REPLACED, sentence)
    return bool(earlier or scope.search(A_NEW_ONE, sentence))


def enters_another(scope: Scope, ended: Sequence[Quote]) -> bool:
    """Tell whether the cover goes on, behind what ends agreements, with one under which this document sells."""
    if not ended:
        return False
    last = max(ended, key=lambda each: each.start)
    match = scope.search(ANOTHER_IN_FORCE, Span(last.start, scope.cover.end))
    return match is not None and not scope.search(BY_ANOTHER_PROSPECTUS, scope.paragraph(match.start()))


def forbids(scope: Scope, resuming: Sequence[Quote]) -> Quote | None:
    """Find a sentence of an update that may keep from selling, in whatever words: it names sales or the programme, and
    a word of stopping or a denial, beside those that leave sales as they are.

    What stands before the sentences that resume is what they resume.
    """
    resumed = resuming[-1].end if resuming else scope.cover.start
    again = scope.search(STOPPED_AGAIN, Span(resuming[0].start, scope.cover.end)) if resuming else None
    if again:
        return scope.sentence_of(again)
    return next(_odd(scope, (DENIED_SALES, ODD_STOP_WORDS, STOP_WORDS), resumed), None)


def denials(scope: Scope) -> Iterator[Quote]:
    """Give the sentences that say that something is not sold, offered or used, beside those that harm nothing."""
    return _odd(scope, (DENIED_SALES, ODD_STOP_WORDS), scope.cover.start)


def resumptions(scope: Scope) -> tuple[Quote, ...]:
    """Give the sentences that resume sales, in their order."""
    return tuple(sorted(set(done(scope, RESUMES)), key=lambda each: each.start))


def stops(scope: Scope) -> Iterator[Quote]:
    """Give every sentence that suspends or terminates."""
    for pattern in (SUSPENDS, HALTS, TERMINATES):
        yield from done(scope, pattern)


def _odd(scope: Scope, patterns: Sequence[Phrase], start: int) -> Iterator[Quote]:
    for pattern in patterns:
        for match in islice(scope.each(pattern, Span(start, scope.cover.end)), MOST_SENTENCES):
            sentence = scope.sentence_of(match)
            said = DENIES_NO_SALES.replace("", scope.text[sentence.start : sentence.end])
            harmless = scope.search(OF_A_LIMIT, sentence) or scope.search(ONE_DAY, sentence)
            if scope.search(SALES_WORDS, sentence) and pattern.search(said) and not harmless:
                yield sentence


def _governed(scope: Scope, match: re.Match[str]) -> bool:
    """Tell whether what stands between the object and the verb makes it a condition or a denial."""
    verb = next((match.start(name) for name, said in match.groupdict().items() if said), None)
    if verb is None:
        return False
    between = (scope.text, match.start(), verb)
    return bool(GOVERNED.search(*between) or NEGATED.search(*between))


def maybe_stops(scope: Scope) -> Quote | None:
    """Find a sentence that has the words of a stop, not denied and not a condition, but is none that is known."""
    for match in islice(scope.each(STOP_WORDS, scope.cover), MOST_SENTENCES):
        sentence = scope.sentence_of(match)
        before = (scope.text, sentence.start, match.start() + 1)
        if CONDITIONAL.search(*before) or NEGATED.search(*before):
            continue
        if scope.search(PROGRAMME_WORDS, sentence):
            return sentence
    return None
