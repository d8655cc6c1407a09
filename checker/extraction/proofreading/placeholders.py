"""Find what a draft has left to be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checker.extraction.grammar.phrases import phrase
from checker.extraction.scope import Scope, quote
from checker.model.fact import Fact, Facts

PLACEHOLDER = phrase(
    r"(?:\$\s?|S-)?\[\s*(?:[●•■⚫◾*_\-–—]{0,12}|TBD|TBC|XX+|NTD\b[^\]\n]{0,300}|Note to (?:draft|file)[^\]\n]{0,300}"
    r"|insert[^\]\n]{0,80}|(?:name|date|amount|number|agent|page|month|day|year)s?\b[^\]\n]{0,30})\s*\]"
    r"|[●■⚫]{1,3}(?=\s*(?:,|per|shares|\d{4}|million|%))|\bXX+\b(?=\s|,|%)",
    reads="“[●]”, “$[ ]”, “S-[ ]”, “[NTD: …]” and the like",
)
MOST = 25


def read_placeholders(scope: Scope, known: Facts) -> Iterator[Fact]:
    """List the placeholders of this part: "[●]", "$[ ]", "S-[ ]", "[NTD: …]". Blank lines for a signature are none."""
    matches = list(islice(scope.each(PLACEHOLDER, scope.whole), MOST))
    if matches:
        spans = (quote(match) for match in matches)
        yield scope.found("document.placeholders", tuple(match[0] for match in matches), *spans)
    elif scope.part.cover_ends:
        yield scope.absent("document.placeholders", "the whole document", PLACEHOLDER)
    else:
        yield scope.unread("document.placeholders", "the document breaks off", "what is there of it", PLACEHOLDER)
