"""Read pattern facts: what a firm looks for with patterns of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.extraction.scope import Quote, Scope
from checker.model.document import Span
from checker.model.fact import Fact, State
from checker.model.rule import FactType


def read_patterns(scope: Scope, vocabulary: Mapping[str, FactType]) -> Iterator[Fact]:
    """Look for each pattern fact where its vocabulary line says; white space in a pattern matches any.

    Matching is linear in the length of the text whatever the pattern, since a pattern is user input.
    """
    wanted = [fact for fact in vocabulary.values() if fact.find]
    if not wanted:
        return
    import re2

    options = re2.Options()
    options.case_sensitive = False
    for fact in wanted:
        span = _span(scope, fact.find_in)
        wording = f"the pattern {fact.find}"
        pattern = re2.compile(r"\s+".join(fact.find.split()), options)
        match = pattern.search(scope.text, span.start, span.end) if span else None
        if match:
            sentence = scope.sentence(*match.span())
            quote = Quote(sentence.start, sentence.end, wording)
            yield scope.found(fact.name, scope.text[sentence.start : sentence.end], quote)
        else:
            yield _not_found(scope, fact, wording, "" if span else ", which the document does not have")


def _not_found(scope: Scope, fact: FactType, wording: str, remark: str) -> Fact:
    """Say where a pattern was looked for in vain. What may stand in a part that was not seen is unread."""
    if fact.find_in == "cover":
        return scope.not_on_cover(fact.name, wording)
    nowhere = scope.nowhere(fact.name, wording, sticker=not scope.part.contents)
    if fact.find_in == "anywhere" or nowhere.state is State.UNREAD:
        return nowhere
    return scope.absent(fact.name, f"the section {fact.find_in.replace('_', ' ')}{remark}", wording)


def _span(scope: Scope, where: str) -> Span | None:
    if where == "anywhere":
        return scope.whole
    if where == "cover":
        return scope.cover
    section = scope.part.section(where)
    return section.span if section else None
