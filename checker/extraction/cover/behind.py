"""Look behind the cover of an update for what may stop the programme, as among the developments of late."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checker.extraction.cover.stopping import (
    ODD_STOP_WORDS,
    OF_A_LIMIT,
    ONE_DAY,
    STOP_WORDS,
    denials,
    is_replaced,
    resumptions,
    stops,
)
from checker.extraction.scope import Quote, Scope
from checker.model.document import Span
from checker.phrases.phrase import Phrase, phrase

OF_LATE = "material_changes"
"""The section on recent developments."""
MOST_WORDS = 500
"""Of one kind that are looked at."""
NAME = r"ATM|(?<!purchase[ ]and[ ])(?:sales?|distribution|offering|issuance|agency) agreement"
BY_NAME = phrase(rf"\b(?:{NAME})\b")
OF_A_FORMER = phrase(
    r"\b(?:prior|previous|former|earlier) (?:[\w.&,-]+ ){0,6}?(?:agreement|program(?:me)?|facility|offering)\b"
)
NAMES_IT = phrase(
    rf"\b(?:{NAME}|at[- ]the[- ]market|EDA"
    r"|(?:the|our|this) (?:offering|program(?:me)?|facility|prospectus supplement)"
    r"|(?:sales?|offering|offers?) of (?:(?:our|the|any|all|common|ordinary|class [A-Z]) ){0,3}"
    r"(?:stock|shares|ADSs|units))\b"
)
"""Words that the programme goes by; "our agreement" with anybody else is no matter here."""
OF_THE_PROGRAMME = phrase(
    rf"\b(?:{NAME}|at[- ]the[- ]market|program(?:me)?|facility"
    r"|prospectus(?: supplement)?|no longer|further sales|not (?:currently )?offering)\b"
)
"""What is denied beside it is denied of the programme; "no product sales until" is of the business."""
SOMEWHERE = phrase(
    r"\bin (?:any|that|each|such|the) (?:relevant |member )?(?:place|state|jurisdiction|country)\b"
    r"|\b(?:relevant|member) states?\b|\bin (?:the united kingdom|canada)\b"
)
USUAL = phrase(r"\bused to consummate\b|\bupon (?:the )?termination of\b[^.;]{0,200}\bavailable\b")
"""A prospectus that is no offer by itself, and what would become of an amount that is not sold."""


class TooManyError(Exception):
    """There are more words than are looked at, so that what the last of them say is not known."""

    def __init__(self, last: Quote) -> None:
        super().__init__()
        self.last = last


def stopped_behind(scope: Scope, no_sales: Phrase) -> Quote | None:
    """Find the first sentence behind the cover that may stop the programme.

    It has the words of a stop that are known, or an odd one beside the name of the programme, or says of the programme
    that nothing more is sold. Other denials count among recent developments only: elsewhere there are many, and they
    are harmless. What stands before a sentence that resumes is history, as is what became of a former programme.
    """
    body = _only(scope, Span(scope.cover.end, scope.whole.end))
    try:
        said = [each for each in _may_stop(body, no_sales) if not _is_harmless(scope, each)]
    except TooManyError as error:
        return error.last
    resumed = max((each.end for each in resumptions(body)), default=0) if said else 0
    return min((each for each in said if each.start >= resumed), key=lambda each: each.start, default=None)


def _may_stop(body: Scope, no_sales: Phrase) -> Iterator[Quote]:
    for sentence in _sentences(body, STOP_WORDS, NAMES_IT):
        if any(stops(_only(body, sentence))):
            yield sentence
    for sentence in _sentences(body, BY_NAME, ODD_STOP_WORDS):
        if not (body.search(OF_A_LIMIT, sentence) or body.search(ONE_DAY, sentence)):
            yield sentence
    for sentence in _sentences(body, no_sales, OF_THE_PROGRAMME):
        if not (body.search(OF_A_LIMIT, sentence) or body.search(SOMEWHERE, sentence)):
            yield sentence
    for section in body.part.sections:
        if section.name == OF_LATE:
            yield from (each for each in denials(_only(body, section.span)) if body.search(BY_NAME, each))


def _sentences(body: Scope, word: Phrase, beside: Phrase) -> Iterator[Quote]:
    """Give each sentence with a word, and another beside it.

    Raises:
        TooManyError: there are too many of the word.
    """
    end = 0
    for number, match in enumerate(body.each(word, body.cover)):
        if number == MOST_WORDS:
            raise TooManyError(body.sentence_of(match))
        if match.start() >= end:  # else it is of the same sentence
            sentence = body.sentence_of(match)
            end = sentence.end
            if body.search(beside, sentence):
                yield sentence


def _is_harmless(scope: Scope, sentence: Quote) -> bool:
    usual = scope.search(USUAL, sentence) is not None
    return usual or _is_of_a_former(scope, sentence) or is_replaced(scope, sentence)


def _is_of_a_former(scope: Scope, sentence: Quote) -> bool:
    """Tell whether a sentence speaks of a former programme, and of no other."""
    said = scope.text[sentence.start : sentence.end]
    return OF_A_FORMER.search(said) is not None and NAMES_IT.search(OF_A_FORMER.replace("", said)) is None


def _only(scope: Scope, span: Span) -> Scope:
    """Take a span for the cover: that is where what stops is sought."""
    return replace(scope, part=replace(scope.part, cover=span))
