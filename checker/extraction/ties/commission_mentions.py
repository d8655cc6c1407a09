"""Find the commission wherever a supplement promises it: its rate, and whether that is fixed or a maximum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.cover.programme import COMPENSATION, TIERS
from checker.extraction.grammar.amounts import PERCENT, read_percent
from checker.extraction.scope import Scope, quote
from checker.extraction.ties.tie_out import Mention, matches
from checker.model.fact import Facts
from checker.phrases.phrase import phrase

RATE_OF_SALES = phrase(
    rf"(?P<rate>{PERCENT}) ?\)? (?:of|on) (?:the |each |any )?(?:aggregate |total )?"
    r"(?:gross|sales?|offering|proceeds|principal|price|amount)",
    reads="“…% of the gross proceeds / sales price” in a sentence that pays commissions",
)
PAYS = phrase(
    r"\b(?:will (?:be (?:entitled|paid)|receive|pay)|(?:is|are) entitled|(?:have )?agree[ds]? to pay"
    r"|compensation (?:payable )?to|commissions?[^.;]{0,60}\b(?:is|are|will be|of|equal))\b"
)
OTHER_RATE = phrase(
    r"\b(?:prior|previous(?:ly)?|former|original|forward|exclusiv\w+|terminat\w+|reduc\w+|less|validators?|between"
    r"|terms agreement|each of the following)\b"
)
AT_MOST = phrase(r"\b(?:up to|(?:not|no) [^.%]{0,40}?(?:exceed\w*|more|greater|higher)|maximum|at most)\b[^.%]{0,60}$")
FIXED = phrase(r"\bfixed\b[^.%]{0,60}$")
BEFORE_RATE = 120
AT_MOST_OR_FIXED = "“up to / fixed … %” in a sentence that pays commissions"


def commission_mentions(scope: Scope, known: Facts) -> list[Mention]:
    """Find the rates that sentences promise the agents; where one place gives two, each is for another case."""
    mentions = [Mention(read_percent(match["rate"]), quote(match)) for match in _promises(scope)]
    rates: dict[str, set[object]] = {}
    for mention in mentions:
        rates.setdefault(scope.place(mention.span.start), set()).add(mention.value)
    return [mention for mention in mentions if len(rates[scope.place(mention.span.start)]) == 1]


def qualifier_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find whether the rate is said to be fixed, or a maximum; a bare rate says neither.

    A rate that differs is told by its own tie-out, and may be for another case.
    """
    for match in _promises(scope):
        if read_percent(match["rate"]) != known["commission.rate"].value:
            continue
        sentence = scope.sentence_of(match)
        before = max(sentence.start, match.start() - BEFORE_RATE)
        for qualifier, pattern in (("up_to", AT_MOST), ("fixed", FIXED)):
            if pattern.search(scope.text, before, match.start()):
                yield Mention(qualifier, sentence)
                break


def _promises(scope: Scope) -> Iterator[re.Match[str]]:
    for match in matches(scope, RATE_OF_SALES, scope.whole):
        sentence = scope.sentence_of(match)
        text = scope.text[sentence.start : sentence.end]
        pays = PAYS.search(text) and COMPENSATION.search(text)
        of_another = OTHER_RATE.search(text) or TIERS.search(text)
        if pays and not of_another and len(list(RATE_OF_SALES.each(text))) == 1:
            yield match
