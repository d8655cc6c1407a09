"""Read what the section on the use of proceeds says: a purpose, and the terms of debt that is to be repaid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from checker.extraction.grammar.amounts import PERCENT
from checker.extraction.inside.regions import first_match, is_of_a_programme, not_in, of_no_programme, sections
from checker.extraction.scope import Scope
from checker.model.document import Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import Phrase, phrase

PURPOSE = phrase(
    r"\b(?:use(?! of proceeds)|apply|add|contribute|invest|lend|loan|spend)\b[^.\n]{0,200}?\bproceeds\b"
    r"|\bproceeds\b[^.\n]{0,200}?\b(?:used?|applied|added|contributed|invested) (?:by us )?(?:for|to|in)\b"
    r"|\bno (?:current )?specific (?:plan|use)s?\b",
    reads="“intend to use the net proceeds for …”, “no specific plan”",
)
REPAYS = phrase(
    r"\b(?:repay|redeem|refinance|retire|pay down|repayment of|redemption of)\b[^.\n]{0,160}?\b(?:debts?|indebtedness"
    r"|borrowings?|notes|loans?|credit facilit(?:y|ies)|commercial paper|debentures)\b",
    reads="“to repay … indebtedness”",
)
INTENDS = phrase(r"\b(?:intends?|expects?|plans?|will)\b")
HEDGED = phrase(r"\b(?:may|might|could|includ(?:es?|ing)|such as|potential(?:ly)?|possibl[ey]|from time to time)\b")
RATE = phrase(
    rf"{PERCENT}|\b(?:bears?|bearing|accrues?) interest\b|\b(?:SOFR|LIBOR|prime rate|base rate)\b",
    reads="a percentage, “bears interest”, “SOFR”",
)
MATURITY = phrase(
    r"\bmatur(?:e|es|ed|ing|ity|ities)\b|\b(?:due|payable) (?:on|in|at|20\d\d)\b", reads="“matures”, “due in …”"
)
PURPOSE_NAME, REPAID, REPAID_RATE, REPAID_MATURITY = NAMES = (
    "use_of_proceeds.purpose",
    "use_of_proceeds.debt_repaid",
    "use_of_proceeds.debt_rate",
    "use_of_proceeds.debt_maturity",
)
SECTION = "the section on the use of proceeds"
MOST_MENTIONS = 50


def read_proceeds_use(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the purpose of the proceeds; where debt will be repaid, not merely may be, its rate and its maturity.

    Law: 17 CFR 229.504 and its instruction 4.
    """
    if not is_of_a_programme(known):
        yield from (of_no_programme(scope, name) for name in NAMES)
        return
    spans = sections(scope, "use_of_proceeds")
    yield _statement(scope, known, PURPOSE_NAME, PURPOSE, spans)
    repaid = _repaid(scope, spans)
    if repaid:
        sentence = scope.sentence_of(repaid)
        yield scope.found(REPAID, scope.text[sentence.start : sentence.end], sentence)
    else:
        yield not_in(scope, known, REPAID, SECTION, REPAYS)
    yield _statement(scope, known, REPAID_RATE, RATE, spans)
    yield _statement(scope, known, REPAID_MATURITY, MATURITY, spans)


def _repaid(scope: Scope, spans: tuple[Span, ...]) -> re.Match[str] | None:
    """Find a sentence that says without reserve that debt will be repaid."""
    for span in spans:
        for match in islice(scope.each(REPAYS, span), MOST_MENTIONS):
            start, end = scope.sentence(*match.span()).start, scope.sentence(*match.span()).end
            if INTENDS.search(scope.text, start, end) and not HEDGED.search(scope.text, start, end):
                return match
    return None


def _statement(scope: Scope, known: Facts, name: str, wording: Phrase, spans: tuple[Span, ...]) -> Fact:
    match = first_match(scope, wording, spans)
    if not match:
        return not_in(scope, known, name, SECTION, wording)
    sentence = scope.sentence_of(match)
    return scope.found(name, scope.text[sentence.start : sentence.end], sentence)
