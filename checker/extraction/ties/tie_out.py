"""Hold the mentions of one thing against each other, and name the odd one out."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from itertools import islice

from msgspec import Struct

from checker.engine.wording import spoken
from checker.extraction.scope import Quote, Scope
from checker.model.document import Span
from checker.model.fact import Evidence, Fact, Scalar, State
from checker.model.rule import FactType
from checker.phrases.phrase import Phrase

MOST_MATCHES = 300
SAID_ONCE = "said once: there is nothing to compare it with"


class Mention(Struct, frozen=True):
    """One place that states a thing, and what it says there."""

    value: Scalar
    span: Quote
    key: Hashable = None  # what is compared, if not the value itself: a name without its punctuation


def matches(scope: Scope, pattern: Phrase, span: Span) -> Iterator[re.Match[str]]:
    """Find the matches within a span, up to as many as no supplement has: each costs the reading of its sentence."""
    return islice(scope.each(pattern, span), MOST_MATCHES)


def as_stated(fact: Fact, value: Scalar, key: Hashable = None) -> Mention:
    """Make a mention of what another reader has read, at the place where it read it."""
    stated = fact.evidence[0]
    return Mention(value, Quote(stated.start or 0, stated.end or 0, stated.wording), key)


def tied(
    scope: Scope, thing: FactType, mentions: Iterable[Mention], *sought: Phrase | str, sticker: bool
) -> Iterator[Fact]:
    """Make ``x_mentions``, every mention in reading order with its quote, and ``x_odd``, what differs from the most.

    Args:
        scope: where the mentions were looked for.
        thing: the fact ``x`` that is mentioned, with the type and unit in which its values are written.
        mentions: those that overlap count once, as the one that begins first.
        sought: the wordings by which mentions are known.
        sticker: whether the document is all cover.
    """
    name = f"{thing.name}_mentions"
    ordered = _in_order(mentions)
    if not ordered:
        yield scope.nowhere(name, *sought, sticker=sticker)
        yield scope.nowhere(f"{thing.name}_odd", *sought, sticker=sticker)
        return
    first_written: dict[Hashable, Scalar] = {}
    for mention in ordered:
        first_written.setdefault(_key(mention), mention.value)
    values = tuple(first_written[_key(mention)] for mention in ordered)
    fact = scope.found(name, values, *(mention.span for mention in ordered), note=SAID_ONCE if len(values) == 1 else "")
    yield fact
    yield odd_one_out(fact, thing)


def odd_one_out(mentions: Fact, thing: FactType) -> Fact:
    """Say of mentions that differ how many say what, and where the fewer stand; absent if all say the same.

    Args:
        mentions: a list fact with one piece of evidence for each value, in the order of the values.
        thing: the fact that is mentioned.

    Returns: ``x_odd`` with the text "3 mentions say 3.0%, 1 says 2.5% (plan of distribution)"; the quotes of the
        fewer come first.
    """
    name = f"{thing.name}_odd"
    if not isinstance(mentions.value, tuple):
        return Fact(name, mentions.state, evidence=mentions.evidence, reason=mentions.reason, search=mentions.search)
    groups: dict[Scalar, list[Evidence]] = {}
    for value, evidence in zip(mentions.value, mentions.evidence, strict=True):
        groups.setdefault(value, []).append(evidence)
    if len(groups) == 1:
        searched = f"all {len(mentions.value)} mentions" if len(mentions.value) > 1 else "the one mention"
        document = mentions.evidence[0].document
        search = Evidence(searched=searched, document=document, wording="a mention that differs from the others")
        return Fact(name, State.ABSENT, evidence=(search,))
    (most, agreeing), *others = sorted(groups.items(), key=lambda group: -len(group[1]))
    said = [f"{len(agreeing)} {'mentions say' if len(agreeing) > 1 else 'mention says'} {spoken(most, thing)}"]
    said += [_others(value, evidence, thing) for value, evidence in others]
    quotes = [quote for _, evidence in others for quote in evidence] + agreeing
    return Fact(name, State.FOUND, ", ".join(said), tuple(quotes))


def _in_order(mentions: Iterable[Mention]) -> list[Mention]:
    ordered: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: mention.span.start):
        if not ordered or mention.span.start >= ordered[-1].span.end:
            ordered.append(mention)
    return ordered


def _others(value: Scalar, evidence: list[Evidence], thing: FactType) -> str:
    places = ", ".join(dict.fromkeys(each.place.replace("_", " ") for each in evidence))
    return f"{len(evidence)} {'say' if len(evidence) > 1 else 'says'} {spoken(value, thing)} ({places})"


def _key(mention: Mention) -> Hashable:
    return mention.value if mention.key is None else mention.key
