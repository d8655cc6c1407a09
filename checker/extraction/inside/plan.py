"""Read the statements of the plan of distribution on the agents, the agreement and the costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from checker.extraction.grammar.amounts import MONEY
from checker.extraction.inside.regions import (
    first_match,
    is_of_a_programme,
    not_in,
    of_no_programme,
    plan_of_distribution,
    sections,
)
from checker.extraction.scope import Scope
from checker.model.document import Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

RELATIONSHIPS = phrase(
    r"\b(?:investment|commercial) banking\b|\bcustomary (?:fees?|compensation)\b|\bordinary course of (?:its |their )?"
    r"(?:respective )?business\b|\b(?:other|do) business with us\b|\b(?:no|other|material) relationships?\b"
    r"|\b(?:placement agents?|financial advis[eo]rs?|book-?running managers?|initial purchasers?|lenders?) "
    r"(?:in|for|to|under|in connection with) (?:our|us|the|an?)\b|\bunderwriters? (?:of|for|in) our\b",
    reads="“provided investment banking … services”, “customary fees”, “placement agent in our …”, “no … relationship”",
)
INDEMNITY = phrase(
    r"\bindemnif(?:y|ied|ies|ication)\b[^.\n]{0,200}?\b(?:against|for|from|liabilit(?:y|ies)|respect)\b"
    r"|\b(?:to|will|shall|must) (?:\w{1,20} ){0,3}indemnify\b",
    reads="“agreed to indemnify”, “indemnification … against”",
)
TERMINATION = phrase(
    r"\bagreement\b[^.\n]{0,300}?\bterminat(?:es?|ed|ion|ing)\b|\bterminat(?:es?|ed|ion|ing)\b[^.\n]{0,300}?\bagreement\b",
    reads="“terminate … agreement”, “agreement … terminated”",
)
OTHER_SALES = phrase(
    r"\bas (?:an? )?principals?\b|\bagents?,?(?: and/or| and| or) (?:as )?principals?\b|\bother methods?\b"
    r"|\bprivately negotiated\b|\bnegotiated transactions\b|\bblock (?:trades?|transactions?)\b",
    reads="“as principal”, “any other method”, “negotiated transactions”, “block trades”",
)
SUPPLEMENT_TO_COME = (
    r"(?:separate|new|further|additional|another|subsequent|pricing) (?:(?:prospectus|pricing) )?supplements?"
)
DESCRIBED = phrase(
    rf"\b(?:files?|describe|disclose|set forth|identify|provide)\b[^.\n]{{0,160}}?\b{SUPPLEMENT_TO_COME}\b"
    rf"|\b{SUPPLEMENT_TO_COME}\b[^.\n]{{0,120}}?\b(?:fil(?:ed|ing)|describ(?:es?|ed|ing)|will)\b",
    reads="“describe … in a separate prospectus supplement or pricing supplement”",
)
AMOUNT = rf"(?:{MONEY}|\$\s?\[)"
"""A placeholder for the amount is another finding."""
EXPENSES = phrase(
    rf"\bexpenses?\b(?:[^.;\n]|\.(?=\d)){{0,260}}?{AMOUNT}|{AMOUNT}(?:[^.;\n]|\.(?=\d)){{0,40}}? \b(?:of|in|for) "
    r"(?:(?:our|own|estimated|other|offering) ){0,3}expenses\b",
    reads="“expenses … are estimated to be approximately $…”",
)
ESTIMATED = phrase(r"\b(?:estimat(?:es?|ed)|expect(?:s|ed)?|approximately|about)\b")
COVER_AND_PLAN = "the cover and the plan of distribution"
STATEMENTS = {
    "agent.relationships": RELATIONSHIPS,
    "agent.indemnity": INDEMNITY,
    "agreement.termination": TERMINATION,
    "program.other_sales": OTHER_SALES,
    "program.other_sales_described": DESCRIBED,
}
COSTS = "offering.expenses_estimate"
MOST_AMOUNTS = 100


def read_plan(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the statements that the plan of distribution makes, from the cover if it makes them already.

    Law: 17 CFR 229.508(a), relationships; (c)(2), terms of the agreement; (e) with 229.511, expenses; (g), indemnity.
    """
    if not is_of_a_programme(known):
        for name in (*STATEMENTS, COSTS):
            yield of_no_programme(scope, name)
        return
    plan = plan_of_distribution(scope)
    spans = (plan, scope.cover) if plan else (scope.cover,)
    for name, wording in STATEMENTS.items():
        match = first_match(scope, wording, spans)
        if match:
            sentence = scope.sentence_of(match)
            yield scope.found(name, scope.text[sentence.start : sentence.end], sentence)
        else:
            yield not_in(scope, known, name, COVER_AND_PLAN, wording)
    yield _expenses(scope, known, (*spans, *sections(scope, "expenses", "use_of_proceeds", "the_offering")))


def _expenses(scope: Scope, known: Facts, spans: tuple[Span, ...]) -> Fact:
    """Find the sentence that estimates the expenses; what is reimbursed up to an amount is no estimate."""
    for match in _amounts(scope, spans):
        sentence = scope.sentence_of(match)
        if ESTIMATED.search(scope.text, sentence.start, sentence.end):
            return scope.found(COSTS, scope.text[sentence.start : sentence.end], sentence)
    return not_in(scope, known, COSTS, f"{COVER_AND_PLAN}, the offering and the use of proceeds", EXPENSES)


def _amounts(scope: Scope, spans: tuple[Span, ...]) -> Iterator[re.Match[str]]:
    for span in spans:
        yield from islice(scope.each(EXPENSES, span), MOST_AMOUNTS)
