"""Read with whom an issuer makes its agreement."""

from __future__ import annotations

from checker.extraction.grammar.names import is_company, read_names
from checker.extraction.scope import Quote, Scope, quote
from checker.model.document import Span
from checker.model.fact import Fact
from checker.phrases.phrase import phrase

CONFIRMS = phrase(
    r"\bconfirms? (?:its|their|our|the) (?:respective )?agreements?(?: \([^()]{1,60}\))?,? with (?=[A-Z]|each of)",
    reads="“confirms its agreement with …”",
)
COMPANY_AND = phrase(
    r"\([^()]{0,60}[“\"](?:the )?(?:Company|Issuer|Partnership|Trust|Corporation)[”\"][^()]{0,40}\),?"
    r" (?:and|with|on the one hand,? and) (?=[A-Z]|each of)",
    reads="“… (the “Company”) and …”",
)
SOLD_THROUGH = phrase(
    r"\bissue and sell,? (?:from time to time,? )?(?:to or )?through (?:or to )?(?=[A-Z]|each of)",
    reads="“issue and sell from time to time through …”",
)
BETWEEN = phrase(
    r"\b(?:by and )?(?:between|among) (?=[A-Z])[^\n]{4,160}? \([^()]{0,60}\),? and (?=[A-Z]|each of)"
    r"(?![^()\n]{0,120}\([^()“\"]{0,20}[“\"](?:Company|Issuer|Corporation|Partnership|Trust)\b)"
    r"(?![^()\n]{0,120}, an? [A-Z]\w+ (?:corporation|company|exempted|statutory|business|trust)\b)",
    reads="“by and between … (“…”) and …”",
)
CONFIRMING = phrase(r"\bconfirms? (?:its|their|our|the) [^.]{0,120}?\bwith\b")
"""Behind several names: they are those of the issuer, with its operating partnership."""
END = phrase(
    r",? as follows\b|,? as (?:(?:a|the) )?(?:sales )?agents?\b(?![^()\n]{0,200}\))|\b(?:wish(?:es)?|agree"
    r"|confirm)\b|,? (?:with "
    r"respect|relating|pursuant|on the terms|in connection"
    r"|to (?:issue|sell|offer))\b|(?<=\))\. (?=[A-Z])|\n"
)
SENTENCES = (CONFIRMS, COMPANY_AND, SOLD_THROUGH, BETWEEN)
ADDRESSED = phrase(r"(?m)^[ \t]*(?P<name>[^\n\t]{4,90})[ \t]*$", reads="the lines of the address")
GREETING = phrase(r"\bladies and gentlemen\b")
DATE_LINE = phrase(r"(?m)^(?![ \t]*(?:re|ref|suite|floor|attention|attn)\b)[^\n]{0,30}\b(?:19|20)\d\d[ \t]*$")


def read_parties(scope: Scope, opening: Span) -> Fact:
    """Read the agents from the sentence that makes the agreement, else from the addresses above it.

    Law: 17 CFR 229.501(b)(8)(i), the names of the underwriters.
    """
    name = "agents.names"
    for pattern in SENTENCES:
        for match in scope.each(pattern, opening):
            sentence = Span(match.end(), scope.paragraph(match.end()).end)
            stop = scope.search(END, sentence)
            if pattern is COMPANY_AND and scope.search(CONFIRMING, sentence):
                continue
            span = Quote(match.end(), stop.start() if stop else sentence.end, pattern.reads)
            names = read_names(scope.text[span.start : span.end])
            if names and all(map(is_company, names)):
                return scope.found(name, names, span)
    return _addressed(scope, opening)


def _addressed(scope: Scope, opening: Span) -> Fact:
    """Take the companies between the date and the greeting: a letter is addressed to the agents."""
    name = "agents.names"
    greeting = scope.search(GREETING, opening)
    dates = list(scope.each(DATE_LINE, Span(opening.start, greeting.start()))) if greeting else []
    if greeting and dates:
        lines = scope.each(ADDRESSED, Span(dates[-1].end(), greeting.start()))
        found = [line for line in lines if is_company(line["name"].strip(" ,"))]
        if found:
            return scope.found(
                name, tuple(line["name"].strip(" ,") for line in found), *(quote(each) for each in found)
            )
    reason = "no sentence with the names of the agents was recognised in the opening of the agreement"
    return scope.unread(name, reason, "the opening of the agreement", *SENTENCES, ADDRESSED)
