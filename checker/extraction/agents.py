"""Read the agents: their names, and what the cover says of their part in the offering."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.names import is_company, read_names
from checker.extraction.scope import Scope
from checker.model.document import Span
from checker.model.fact import Fact, Facts

STOP = re.compile(
    r"(?i),?\s+(?:relating|related|under\s+which|pursuant|acting|with\s+respect|dated|which|providing|whereby|from\s+time\s+to"
    r"|to\s+(?:sell|offer|act|issue)|as\s+(?:(?:our|the)\s+)?(?:\w+\s+)?(?:agents?|managers?|representatives?|underwriters?|principals?)\b"
    r"|in\s+(?:its|their|connection)|for\s+the\b|under\s+(?:an?|the|our)\b|on\s+[A-Z][a-z]+\s+\d|or\s+the\s+(?:sales\s+)?(?:agents?|agreement))"
    r"|\s*\((?:the|each|collectively|together)\b[^()]{0,60}agents?|\n"
)
PARTIES = re.compile(
    r"(?i)\bagreement\b(?:[^.\n]|\.(?=[\w,)”\"])){0,300}?"
    r"\b(?:with|(?:by\s+and\s+)?(?:between|among)\s+(?:us|the\s+company|[^,.]{3,60}?)\s+and)\s+"
)
THROUGH = re.compile(r"\b(?:through|to)\s+(?:or\s+(?:to|through)\s+)?(?=[A-Z])")
DEEMED = re.compile(r"(?i)\bdeemed\s+(?:to\s+be\s+)?(?:an?\s+)?[“\"‘]?\s*(?:statutory\s+)?underwriters?\b")
EFFORTS = re.compile(
    r"(?i)\b(?:commercially\s+)?(?:reasonable\s+(?:best\s+)?|best\s+)efforts\b"
    r"|\bnot\s+(?:be\s+)?(?:required|obligated)\s+to\s+(?:sell|purchase)\s+any\s+(?:specific|specified|particular|minimum)"
)


def read_agents(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the names of the agents from the sentence that names the agreement, and the statements about them.

    Law: 17 CFR 229.501(b)(8)(i), names and the nature of the arrangement; (b)(8)(ii), best efforts; 229.508(a).
    """
    yield _names(scope, known)
    sticker = not scope.part.contents and not scope.body_was_seen
    for name, pattern in (("agent.deemed_underwriter", DEEMED), ("agent.efforts", EFFORTS)):
        match = scope.search(pattern, scope.cover) or scope.search(pattern, scope.whole)
        if match:
            sentence = scope.sentence(*match.span())
            yield scope.found(name, scope.text[sentence.start : sentence.end], sentence)
        else:
            yield scope.nowhere(name, sticker=sticker and scope.part.cover_ends)


def _names(scope: Scope, known: Facts) -> Fact:
    name = "agents.names"
    if known["document.kind"].value not in ("launch", "update", "stop"):
        return scope.absent(name, "the cover; it is no document of an at-the-market programme")
    for pattern in (PARTIES, THROUGH):
        for match in scope.each(pattern, scope.cover):
            end = scope.sentence(match.end()).end
            stop = STOP.search(scope.text, match.end(), end)
            span = Span(match.end(), stop.start() if stop else end)
            names = read_names(scope.text[span.start : span.end])
            if names and is_company(names[0]):
                return scope.found(name, names, span)
    return scope.unread(name, "no sentence with the names of the agents was recognised on the cover")
