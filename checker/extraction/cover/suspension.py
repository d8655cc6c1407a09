"""Read a suspension or a termination: from when, that no more is sold, and what becomes of the agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from checker.extraction.cover.behind import stopped_behind
from checker.extraction.cover.stopping import (
    DENIED_SALES,
    ENDING,
    HALTING,
    ODD_STOP_WORDS,
    OF_A_LIMIT,
    STOP_WORDS,
    STOPPED,
    SUSPENDING,
    WITHIN,
    denials,
    forbids,
    resumptions,
    stops,
)
from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.scope import Quote, Scope
from checker.model.document import Span
from checker.model.fact import Fact, Facts, State
from checker.phrases.phrase import Phrase, phrase

STOPPING = "|".join(f"{verbs.done}|{verbs.base}" for verbs in (SUSPENDING, HALTING, ENDING))
CLOSE = "(?:the close of (?:business|trading) on )?"
EFFECTIVE_DAY = phrase(
    rf"\b(?:(?:effective|with effect),? (?:as of |on |from )*|tak(?:es?|ing) effect,? (?:as of |on |from )+){CLOSE}"
    rf"(?P<date>{DATE})",
    reads="“effective as of …”, “takes effect on …” a date",
)
DAY = phrase(
    rf"(?<!dated[ ])(?<!into[ ])(?<!announced[ ])(?<!filed[ ])\b(?:as of|on|from|since|at) {CLOSE}(?P<date>{DATE})",
    reads="“as of / on / from …” a date",
)
STOPPED_ON = phrase(
    rf"\b(?:{STOPPING})\b(?:(?!\b(?:dated|into|announced|filed)\b)"
    rf"{WITHIN}|\bdated (?:as of )?{DATE}){{0,160}}? (?:as of|on|from|since|at) {CLOSE}(?P<date>{DATE})",
    reads="“suspended / terminated … on” a date",
)
EFFECTIVE_NOW = phrase(
    r"\beffective (?:immediately|(?:as of|on) the date (?:of this|hereof))|\b(?:as of|on|from) the date "
    r"(?:of this|hereof)|\bhereby\b|\bwith immediate effect\b",
    reads="“effective immediately”, “hereby”, “as of the date of this …”",
)
STOPPED_THEN = phrase(
    rf"\b(?:{STOPPED}|{SUSPENDING.doing}|{SUSPENDING.noun}|dated|into|filed|announced|disclosed)\b{WITHIN}{{0,100}}?{DATE}"
    rf"|{DATE}{WITHIN}{{0,60}}?\b(?:{STOPPED})\b"
)
FROM_THEN_ON = phrase(
    r"\b(?:unless|after|thereafter|following|upon|(?<!before[ ])then|effective|beginning|starting"
    r"|from (?:that|such|and after)|as of (?:that|such))\b"
)
NO_SALES = phrase(
    r"\b(?:(?:will|shall|may|do|does|can)\s*not|no longer)\b[^.]{0,160}?\b(?:make|sell|sale|sales"
    r"|offer|offering|issue)\b[^.]{0,260}?\b(?:unless|until)\b"
    r"|\bno (?:further |additional |more )?(?:(?:common|ordinary|preferred|depositary|class [A-Z]) ){0,2}"
    r"(?:sales|offers|shares|units|ADSs)\b[^.]{0,200}?\b(?:will be|shall be|may "
    r"be|are being|unless|until)\b"
    r"|\b(?:will|shall) not (?:make any (?:further |additional )?(?:sales|offers)|(?:offer or )?sell any "
    r"(?:further|additional|more))\b"
    r"|\bno longer (?:be |being )?(?:offering|selling|offer|sell|offered|sold)\b|\b(?:sales"
    r"|offers)\b[^.]{0,80}?\b(?:has|have) ceased\b"
    r"|\b(?:will|shall) make no (?:further |additional |more )?(?:sales|offers)\b|\bnot (?:currently )?offering\b",
    reads="“will not make any sales … unless / until”, “no further sales”, “no longer offering”",
)
IN_EFFECT = phrase(
    r"\bagreement\b[^.]{0,120}?\b(?:remains?|continues?(?: to be)?|will remain|shall remain|stays) in "
    r"(?:full )?(?:force|effect)"
    rf"|\b(?:agreement|EDA|it)\b{WITHIN}{{0,200}}?\b(?:has|have|is|was|will be|been) (?:also )?terminated\b"
    rf"|\b(?:has|have|is|was|been) (?:also )?terminated\b{WITHIN}{{0,80}}?\bagreement\b"
    r"|\bterminat(?:ed|ion of) (?:the|our) [^.]{0,60}agreement\b"
    r"|\b(?:agreed|elected|decided|determined) to terminate (?:the|our) [^.]{0,60}agreement\b"
    r"|\bnotice of termination\b|\bno longer in (?:full )?(?:force|effect)\b",
    reads="“agreement … remains in full force and effect”, “agreement … has been terminated”",
)
NAMES = (
    "suspension.effective_date",
    "suspension.no_sales_statement",
    "suspension.agreement_in_effect",
    "termination.effective_date",
)

MOST_SENTENCES = 100


def read_suspension(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read from when sales stop, and what is said of sales and of the agreement from then on.

    An update that says that no more is sold, in words that make it no stop, is not understood: a sale must not be
    cleared on it. Nor on one of whose sentences only so much was read that it may keep from selling: that is unread.
    """
    if known["document.kind"].value != "stop":
        yield _unclear(scope, known)
        for name in NAMES:
            yield scope.absent(name, "the cover; the document stops no programme")
        return
    purposes = known["document.purposes"].value
    suspends = isinstance(purposes, tuple) and "suspend" in purposes
    sentences = [Span(each.start or 0, each.end or 0) for each in known["document.kind"].evidence]
    effective = ("suspension" if suspends else "termination") + ".effective_date"
    other = ("termination" if suspends else "suspension") + ".effective_date"
    stop = _earliest(scope, _effective(scope, effective, sentences, known), known)
    yield _before_the_stop(scope, stop, known)
    yield stop
    yield scope.absent(other, "the cover")
    for name, pattern in (("suspension.no_sales_statement", NO_SALES), ("suspension.agreement_in_effect", IN_EFFECT)):
        match = scope.search(pattern, scope.cover)
        if match:
            said = scope.sentence_of(match)
            yield scope.found(name, scope.text[said.start : said.end], said)
        else:
            yield scope.not_on_cover(name, pattern)


def _unclear(scope: Scope, known: Facts) -> Fact:
    if known["document.kind"].value not in ("update", "other"):
        return scope.absent("suspension.unclear", "the cover; only an update may say so without being a stop")
    resuming = resumptions(scope)
    resumed = resuming[-1].end if resuming else 0
    for match in islice(scope.each(NO_SALES, scope.cover), MOST_SENTENCES):
        said = scope.sentence_of(match)
        if match.start() >= resumed and not scope.search(OF_A_LIMIT, said):
            return scope.found("suspension.unclear", scope.text[said.start : said.end], said)
    if known["document.kind"].value == "update":
        odd = forbids(scope, resuming) or (None if resuming else stopped_behind(scope, NO_SALES))
        if odd:
            return _doubt(scope, "it may stop the programme", odd)
        late = next((each for each in resuming if _names_another_day(scope, each, known)), None)
        if late:
            return _doubt(scope, "it may resume sales from another day than its date", late)
    return scope.not_on_cover("suspension.unclear", NO_SALES)


def _doubt(scope: Scope, told: str, sentence: Quote) -> Fact:
    said = scope.evidence(sentence)
    reason = f"{told}: “{' '.join(said.quote.split())}”"
    search = scope.search_for("the cover", NO_SALES, DENIED_SALES, ODD_STOP_WORDS, STOP_WORDS)
    return Fact("suspension.unclear", State.UNREAD, None, (said,), reason=reason, search=search)


def _names_another_day(scope: Scope, sentence: Quote, known: Facts) -> bool:
    """Tell whether a sentence that resumes names a day that is not the date of the document, nor that of a stop."""
    said = STOPPED_THEN.replace("", scope.text[sentence.start : sentence.end])
    days = {read_date(match["date"]) for match in DAY.each(said)} | {
        read_date(match["date"]) for match in EFFECTIVE_DAY.each(said)
    }
    return bool(days - {known["document.date"].value})


def _before_the_stop(scope: Scope, stop: Fact, known: Facts) -> Fact:
    """Find what a stop that is still to come says of the days before it: that no more is sold, maybe from now on."""
    dated = known["document.date"].value
    if isinstance(stop.value, date) and isinstance(dated, date) and dated < stop.value:
        of_the_stop = {each.start for each in stops(scope)}
        flat = (scope.sentence_of(match) for match in islice(scope.each(NO_SALES, scope.cover), MOST_SENTENCES))
        said = [each for each in flat if not scope.search(OF_A_LIMIT, each)]
        for each in (*said, *denials(scope)):
            if each.start not in of_the_stop and not scope.search(FROM_THEN_ON, each):
                return _doubt(scope, "it may stop sales before the day that it names", each)
    return scope.absent("suspension.unclear", "the cover; it is a stop")


def _earliest(scope: Scope, stop: Fact, known: Facts) -> Fact:
    """Give the first day from which any sentence of the cover stops, if that is before the one that was found."""
    for sentence in stops(scope):
        match = _first(scope, STOPPED_ON, sentence) or _first(scope, EFFECTIVE_DAY, sentence)
        day = read_date(match["date"]) if match else None
        dated = known["document.date"].value
        if day is None and scope.search(EFFECTIVE_NOW, sentence) and isinstance(dated, date):
            day = dated
        if day and isinstance(stop.value, date) and day < stop.value:
            stop = scope.found(stop.name, day, sentence)
    return stop


def _effective(scope: Scope, name: str, sentences: list[Span], known: Facts) -> Fact:
    """Find the day in the sentences that stop, or in the paragraph of the first of them.

    "Hereby" and the like mean the date of the document, unless a day is named with the verb.
    """
    first = sentences[0]
    said = _first(scope, EFFECTIVE_DAY, *sentences, scope.paragraph(first.start)) or _first(
        scope, STOPPED_ON, *sentences
    )
    now = _first(scope, EFFECTIVE_NOW, *sentences)
    dated = known["document.date"].value
    if said is None and now and dated is not None:
        return scope.found(name, dated, scope.sentence_of(now), note="the date of the document")
    match = said or _first(scope, DAY, *sentences)
    day = read_date(match["date"]) if match else None
    if match and day:
        return scope.found(name, day, scope.sentence_of(match))
    return scope.absent(name, "the sentence that suspends or terminates", EFFECTIVE_DAY, STOPPED_ON, EFFECTIVE_NOW, DAY)


def _first(scope: Scope, pattern: Phrase, *spans: Span) -> re.Match[str] | None:
    return next((match for span in spans if (match := scope.search(pattern, span))), None)
