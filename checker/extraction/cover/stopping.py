"""Recognise the sentences by which a programme is stopped or resumed: verbs, their objects, and what governs them.

A stop must be done, or be what the document is for: one that is denied, or that may come one day, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from checker.extraction.grammar.dates import DATE
from checker.extraction.scope import Quote, Scope
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
WITHIN = r"(?:[^.\n]|\.(?=[\w,)]| [a-z\d]))"
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
HEAD = (
    rf"(?:ATM|sales?(?! agents?\b)|selling(?! agents?\b)|offers?|offerings?|program(?:me)?|prospectus(?: supplement)?"
    rf"|(?<!credit[ ])facility|placements|issuances|{AGREEMENT}|EDA)\b"
)
ASIDE = r"(?:, [^,.\n]{3,60},|,? effective [^.\n]{3,60}?,)?"
OBJECT = rf"(?:{FILLER},? ){{0,14}}{HEAD}"
DECIDED = (
    rf"(?:purpose{WITHIN}{{0,90}}?|(?:filing|filed|furnishing|delivered|provided){WITHIN}{{0,60}}?|elected|determined|decided"
    rf"|resolved|chosen|agreed{WITHIN}{{0,90}}?|(?:instructed|directed|asked|requested){WITHIN}{{0,90}}?|in order"
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


def deed(verbs: Verbs, *more: str, reads: str) -> Phrase:
    """Make the phrase of what is done to the programme; its group ``verb…`` stands where it is said."""
    forms = (
        rf"\b{DECIDED} {ADVERBS}(?:\w+ and )?(?P<verb4>{verbs.base}){ASIDE} {OBJECT}",
        rf"\b(?:{ACTOR}|hereby),? {ADVERBS}(?:{verbs.base}|{verbs.third}){ASIDE} {OBJECT}",
        rf"{NO_ADJECTIVE}\b(?:{verbs.done}){ASIDE} {OBJECT}",
        rf"\b(?:is|are|be|been|hereby|{ACTOR}|notice|notif{WITHIN}{{0,90}}?) {ADVERBS}"
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
    return phrase("|".join(forms), reads=reads)


SUSPENDS = deed(
    SUSPENDING,
    rf"\b{HEAD}{WITHIN}{{0,80}}\b(?P<verb3>(?:is|are|has been|have been|remains?) (?:now |currently |placed |put )*"
    r"on hold)\b",
    rf"\b(?:put|placed) {OBJECT}{WITHIN}{{0,120}}?\bon hold\b",
    reads="“suspend / pause … sales / the offering / the programme”, “on hold”",
)
HALTS = deed(HALTING, reads="“halt / discontinue / cease / stop … sales / the offering / the programme”")
TERMINATES = deed(
    ENDING,
    r"\bno longer (?:be )?(?:offering|selling|offer|sell)\b(?! as\b)",
    rf"\b{HEAD}{WITHIN}{{0,60}}\b(?P<verb3>is {ADVERBS}(?:therefore )?(?:at an end|over))\b",
    reads="“terminate / end / cancel / withdraw … the agreement / the offering”, “no longer offering”",
)
RESUMES = deed(
    RESUMING,
    r"\b(?:lift(?:ed|ing|s)?|end(?:ed|ing|s)?|revok(?:ed|ing|es)) (?:the|our|that|this) suspension\b",
    r"\bsuspension\b[^.]{0,120}?\b(?P<verb3>(?:is|has been|was) (?:hereby )?(?:lifted|ended|revoked))\b",
    reads="“resume / reinstate / restart … sales”, “lift the suspension”",
)
TO_STOP = phrase(
    rf"\b(?:purpose{WITHIN}{{0,90}}? (?:is|are)|(?:filing|filed){WITHIN}{{0,60}}?) to {ADVERBS}"
    rf"(?:{SUSPENDING.base}|{HALTING.base}|{ENDING.base}){ASIDE} {OBJECT}",
    reads="“the purpose of this supplement is to suspend / terminate …”",
)
STOP_WORDS = phrase(
    rf"\b(?:{'|'.join((*SUSPENDING, *HALTING, *ENDING))}|on hold|w(?:ou|i)nd(?:ing|s)? (?:up|down)"
    r"|abandon(?:ed|ing|s)?|inactive|dormant|shut|closed|lapsed)\b",
    reads="a word of suspending or ending",
)
PROGRAMME_WORDS = phrase(rf"\b{HEAD}")
CONDITIONAL = phrase(
    r"\b(?:(?:may(?! \d)|will|shall|can|could|would|right to)\b[^.]{0,60}"
    r"|(?:unless|until|if(?! any)|upon|earlier of|before|prior to)\b[^.,]{0,60})$"
)
GOVERNED = phrase(
    r"\b(?:(?:may|shall|can|could|would|might) (?:not )?(?:be )?[a-z]{0,14}|(?:unless|until|if(?! any)|when|upon"
    r"|right to|before|prior to|once)\b[^.,;]{0,60})$"
)
NEGATED = phrase(r"\b(?:(?:not|never)\b[^.;,]{0,40}|(?:neither|nor)\b[^.;]{0,80})$")
NOT_RESUMED = phrase(r"\b(?:not|never|no|neither|nor|without)\b[^.;]{0,80}$")
FOR_ONE_AGENT = phrase(rf"{WITHIN}{{0,90}}?\b(?:with respect|as) to (?-i:[A-Z])")
MOST_SENTENCES = 100


def done(scope: Scope, pattern: Phrase) -> Iterator[Quote]:
    """Give each sentence of the cover that says a thing is done, not that it is not, or may be one day.

    That sales are resumed must be said without any denial near it: nothing else re-opens a programme.
    """
    for match in islice(scope.each(pattern, scope.cover), MOST_SENTENCES):
        sentence = scope.sentence_of(match)
        denied = NOT_RESUMED if pattern is RESUMES else NEGATED
        before = (scope.text, sentence.start, match.start() + 1)
        if CONDITIONAL.search(*before) or denied.search(*before) or _governed(scope, match):
            continue
        if pattern is RESUMES or not FOR_ONE_AGENT.begins(scope.text, match.end(), sentence.end):
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
