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
END = phrase(
    r",? as follows\b|\b(?:wish(?:es)?|agree|confirm)\b|,? (?:with respect|relating|pursuant|on the terms|in connection"
    r"|to (?:issue|sell|offer))\b|(?<=\))\. (?=[A-Z])|\n"
)
ADDRESSED = phrase(r"(?m)^[ \t]*(?P<name>[^\n\t]{4,90})[ \t]*$", reads="the lines of the address")
GREETING = phrase(r"\bladies and gentlemen\b")
DATE_LINE = phrase(r"(?m)^[^\n]{0,30}\b(?:19|20)\d\d[ \t]*$")


def read_parties(scope: Scope, opening: Span) -> Fact:
    """Read the agents from the sentence that makes the agreement, else from the addresses above it.

    Law: 17 CFR 229.501(b)(8)(i), the names of the underwriters.
    """
    name = "agents.names"
    for pattern in (CONFIRMS, COMPANY_AND):
        for match in scope.each(pattern, opening):
            sentence = Span(match.end(), scope.paragraph(match.end()).end)
            stop = scope.search(END, sentence)
            span = Quote(match.end(), stop.start() if stop else sentence.end, pattern.reads)
            names = read_names(scope.text[span.start : span.end])
            if names and all(map(is_company, names)):
                return scope.found(name, names, span)
    return _addressed(scope, opening)


def _addressed(scope: Scope, opening: Span) -> Fact:
    """Take the companies between the date and the greeting: a letter is addressed to the agents."""
    name = "agents.names"
    greeting, date = scope.search(GREETING, opening), scope.search(DATE_LINE, opening)
    if greeting and date and date.end() < greeting.start():
        lines = scope.each(ADDRESSED, Span(date.end(), greeting.start()))
        found = [line for line in lines if is_company(line["name"].strip(" ,"))]
        if found:
            return scope.found(
                name, tuple(line["name"].strip(" ,") for line in found), *(quote(each) for each in found)
            )
    reason = "no sentence with the names of the agents was recognised in the opening of the agreement"
    return scope.unread(name, reason, "the opening of the agreement", CONFIRMS, COMPANY_AND, ADDRESSED)
