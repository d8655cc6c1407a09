"""Where a draft says a fact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from checker.model.document import Span
from checker.model.fact import Fact, Scalar
from checker.mutation.case import NotMadeError
from checker.mutation.draft import Draft
from checker.mutation.figures import find_value
from checker.reporting.mutation_words import MENTIONS, Vocabulary, reads


class Said(Struct, frozen=True):
    """One place that says a fact, and the value that it states."""

    span: Span
    quote: str
    place: str
    value: Scalar | None  # None if it is not known which value of a list stands here

    @property
    def figures(self) -> Span | None:
        """The number, date or words of the value alone, if the quote states it so."""
        place = None if self.value is None else find_value(self.quote, self.value)
        return Span(self.span.start + place.start, self.span.start + place.end) if place else None

    @property
    def words(self) -> Span | None:
        """The value alone; all of the quote, if it says the value in words of its own; nothing if it only follows."""
        follows = isinstance(self.value, (int, float, date)) and not isinstance(self.value, bool)
        return self.figures or (None if follows else self.span)


def places_of(fact: Fact) -> Iterator[Said]:
    """Give every place that is quoted for a fact, in the order of the evidence."""
    quoted = [each for each in fact.evidence if each.quote and each.start is not None and each.end is not None]
    values = fact.value if isinstance(fact.value, tuple) else (fact.value,) * len(quoted)
    for index, each in enumerate(quoted):
        value = values[index] if len(values) == len(quoted) else values[0] if len(values) == 1 else None
        yield Said(Span(each.start or 0, each.end or 0), each.quote, each.place, value)


def places_to_change(fact: Fact, vocabulary: Vocabulary) -> list[Said]:
    """List the places of which one is to be changed, the best first.

    A fact is read where it is said first. Of the mentions of one thing the last is changed, and there must be two:
    a thing that is said once cannot disagree with itself.
    """
    places = list(places_of(fact))
    if fact.name.endswith(MENTIONS) and len(places) < 2:
        raise NotMadeError(f"{reads(fact.name.removesuffix(MENTIONS), vocabulary)} is not said twice")
    return places[::-1] if isinstance(fact.value, tuple) else places


def sentence_of(draft: Draft, span: Span) -> Span:
    """Extend a stretch to its sentence; outside the part whose facts are read it stays as it is."""
    scope = draft.scope
    return scope.sentence(span.start, span.end) if scope and span.start in scope.whole else span


def joined(spans: list[Span]) -> list[Span]:
    """Join stretches that overlap."""
    result: list[Span] = []
    for span in sorted((span for span in spans if span), key=lambda span: span.start):
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result
