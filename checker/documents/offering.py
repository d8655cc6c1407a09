"""Tell what the cover of a prospectus offers: sales at the market, something else, or not clearly either.

Sentences decide, not words: a registered direct offering may mention a programme that rests, and a programme
may mention the holders who sell by another prospectus. Only what the cover offers itself counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from checker.model.document import PartKind, Span

AT_THE_MARKET = re.compile(
    r"(?i)\bat[- ]the[- ]market\b|\bATM\b|\b(?:at\s+market\s+issuance|open\s+market\s+sales?|capital\s+on\s+demand)\b"
    r"|\bcontrolled\s+equity\s+offering"
)
PROGRAMME_AGREEMENT = re.compile(
    r"(?i)\b(?:sales?|distribution|offering|issuance|agency|placement|ATM)\s+agreements?\b"
)
SALES_AGREEMENT = re.compile(
    r"(?i)\b(?:sales?|ATM|(?:equity|market|equity\s+sales?)\s+(?:distribution|offering|issuance))\s+agreements?\b"
)
PROGRAMME_AMOUNT = re.compile(
    r"(?i)\baggregate\s+(?:gross\s+)?(?:offering|sales?)\s+(?:price|proceeds)\s+of\s+up\s+to\b"
)
FROM_TIME_TO_TIME = re.compile(r"(?i)\bfrom\s+time\s+to\s+time\b")
SALES_AGENT = re.compile(r"(?i)\b(?:sales\s+agents?|as\s+agents?)\b")
TO_A_SUPPLEMENT = re.compile(
    r"(?i)\bto\s+(?:the\s+|our\s+)?prospectus\s+supplements?,?\s+(?:\([^()\n]{1,60}\)\s+)?dated\b"
    r"|\b(?:amend(?:s|ment)?|supplements?|updates?|modif(?:y|ies))\b[^.\n]{0,80}?\b(?:the|our|to)\s+"
    r"(?:ATM\s+|prior\s+|original\s+)?prospectus\s+supplement\b"
)
"""What amends another supplement says so in its title or its first words."""
MAYBE_STOPS_SALES = re.compile(
    r"(?i)\b(?:suspend|terminat|discontinu|paus|halt|ceas|withdr)\w*\b[^.\n]{0,80}\b(?:offering|offers|sales)\b"
    r"|\b(?:offering|offers|sales)\b[^.\n]{0,80}\b(?:suspend|terminat|discontinu|paus|halt|ceas|withdr)\w*\b"
)
OFFERS_ITSELF = re.compile(
    r"(?i)\bthis\s+(?:preliminary\s+)?(?:prospectus|supplement|offering)\b|\bhere(?:by|under)\b|,\s+if\s+any,"
)
THROUGH_AN_AGENT = re.compile(
    r"(?i)\bsell\b[^\n]{0,400}\bthrough\b|\b(?:offer|issue)\s+and\s+sell\b|\b(?:sales|offerings?)\s+deemed\s+to\s+be\b"
    r"|\baggregate\s+(?:gross\s+)?(?:offering|sales?)\s+(?:price|proceeds)\b"
)
SALE = re.compile(r"(?i)\b(?:offer(?:s|ed|ing)?|sells?|sales?|sold)\b")
RESTS = re.compile(
    r"(?i)\b(?:suspend|terminat|separate|another|concurrent|nothing\s+to\s+do|will\s+not|not\s+to\b|no\s+(?:further\s+|such\s+)?"
    r"sales|not\s+affected|does\s+not\s+relate|in\s+connection\s+with\s+this\s+offering"
    r"|on\s+hold|paus|other\s+prospectus)"
)
"""What a cover says of a programme that it does not offer."""
ANOTHER_OFFERING = re.compile(
    r"(?i)\b(?:we|underwriters?|company|trust|fund|partnership|[A-Z][\w.]*)\s+(?:are|is)\s+(?:hereby\s+)?(?:offering|selling)\s+"
    r"(?:an\s+aggregate\s+of\s+)?(?:\d[\d,]{4,}\s|(?=[^\n]{0,200}?\b(?:registered\s+direct|securities\s+purchase"
    r"|to\s+the\s+(?:several\s+)?underwriters)\b))"
    r"|\bon\s+a\s+(?:reasonable\s+)?best[- ]efforts\s+basis\b[^\n]{0,80}\bplacement\s+agent\b"
    r"|\bbefore\s+expenses,?(?:\s+to\s+(?:us|the\s+\w+|[A-Z][\w.]*)\b)?[^A-Za-z.\n]{0,20}\d"
    r"|\b(?:public\s+offering\s+price|price\s+to\s+(?:the\s+)?public|underwriting\s+discounts?(?:\s+and\s+commissions)?)"
    r"(?:\s+of)?(?:\s*\(\d\))?[:\s]*\$?\s*\d"
    r"|\b(?<!no )selling\s+(?:stock|share|security|unit)\s?holders?\b"
    r"|\bthis\s+prospectus\s+(?:supplement\s+)?(?:relates\s+to|covers)\b[^.\n]{0,200}?\bresale\b"
    r"|\brelates\s+to\b[^.\n]{0,300}?(?<!securities)\s+purchase\s+agreement\b"
    r"|\b(?:standby\s+equity|common\s+stock|equity)\s+purchase\s+agreement\b[^\n]{0,200}?\b(?:commit|may\s+direct|to\s+buy)"
    r"|\bcommitted\s+equity\s+(?:financing|facility)\b|\bmay\s+direct\s+(?:it|[A-Z]\w+)\s+to\s+(?:buy|purchase)\b"
    r"|\b(?:issuing|distributing)\b[^.\n]{0,80}?\brights\s+to\s+(?:subscribe|purchase)\b"
)
"""Sentences of offerings at a fixed price, of equity lines, of rights and of resales."""
ANOTHER_TITLE = re.compile(
    r"(?im)^[^\n]{0,60}\b(?:(?:dividend\s+reinvestment|(?:stock|share)\s+purchase)\b[^\n.]{0,50}?\bplan|(?:notes|debentures|bonds)\s+due\s+\d{4})\b"
    r"[^\n.]{0,40}$"
)
MAYBE_ANOTHER = re.compile(
    r"(?i)\b(?:we\s+are|is)\s+offering\s+up\s+to\s+\d|\bbefore\s+expenses\b"
    r"|\b(?:underwriters|placement\s+agent|registered\s+direct|resale|purchase\s+agreement)\b"
)
"""Words that stand on covers of other offerings first of all."""
OF_ANOTHER = re.compile(
    r"(?i)\b(?:another|(?<!a )separate|different|earlier|prior|previous(?:ly)?)\s+(?:\w+\s+){0,2}?(?:prospectus"
    r"|registration|offering|supplement)|\ba\s+separate\s+(?:\w+\s+)?prospectus|\b(?:does|do|is|are)\s+not\b|\bcompleted\b"
    r"|\bno\s+selling\b"
)
"""What says that a sentence speaks of an offering that this document does not make."""
NO_PROSPECTUS = re.compile(
    r"(?i)\bladies\s+and\s+gentlemen\b|\(this\s+[“\"]agreement[”\"]|\bcalculation\s+of\s+filing\s+fee\s+tables?\b"
    r"|\b(?:annual|quarterly|transition|current)\s+report\s+(?:pursuant\s+to|under)\s+section\s+1[35]\b"
)
"""Words at the beginning of an agreement, a fee exhibit and a periodic report, which describe programmes too."""
SENTENCE_END = re.compile(
    r"(?<!\bInc)(?<!\bCo)(?<!\bCorp)(?<!\bLtd)(?<!\bNo)(?<!\bU\.S)(?<!\bL\.P)\.[”\"’)]*\s+(?=[A-Z“\"(])|\n"
)
OPENING = 3_000
MOST_SENTENCES = 400
MOST_MARKS = 3


@dataclass(frozen=True, slots=True)
class Offering:
    """What a cover offers, and the sentences that say so: of a programme, and of another offering."""

    kind: PartKind
    of_programme: tuple[Span, ...] = ()
    of_another: tuple[Span, ...] = ()


def offering_of(text: str, cover: Span) -> Offering:
    """Decide what a cover offers. Where it makes an offering of both kinds, that is not decided."""
    opening = Span(cover.start, min(cover.end, cover.start + OPENING))
    if _first(text, opening, NO_PROSPECTUS):
        return Offering(PartKind.OTHER)
    amends = _first(text, opening, TO_A_SUPPLEMENT) is not None
    mention = _mention(text, cover, amends=amends)
    if mention:
        return _weighed(text, cover, mention, amends=amends)
    hint = _first(text, cover, PROGRAMME_AGREEMENT, MAYBE_STOPS_SALES) if amends else None
    if hint and not _first(text, cover, ANOTHER_OFFERING, ANOTHER_TITLE):
        return Offering(PartKind.UNCLEAR, (Span(*hint.span()),))
    return Offering(PartKind.OTHER)


def _weighed(text: str, cover: Span, mention: Span, *, amends: bool) -> Offering:
    """Weigh the sentences that offer at the market against those that offer something else."""
    sentences = tuple(islice(_sentences(text, cover), MOST_SENTENCES))
    another = tuple(each for each in sentences if _offers_another(text, each))
    own = _own(text, sentences)
    marks = (own or (_sentence_at(sentences, mention.start),))[:MOST_MARKS]
    if another:
        return Offering(PartKind.UNCLEAR if own else PartKind.OTHER, marks, another[:MOST_MARKS])
    maybe = None if own or amends else _first(text, cover, MAYBE_ANOTHER)
    if maybe:
        return Offering(PartKind.UNCLEAR, marks, (_sentence_at(sentences, maybe.start()),))
    return Offering(PartKind.ATM, marks)


def _own(text: str, sentences: tuple[Span, ...]) -> tuple[Span, ...]:
    """List the sentences that offer at the market.

    One that does not say that it does so by this document counts if no programme is said to rest.
    """
    own = tuple(each for each in sentences if _offers_at_the_market(text, each, any_agent=False))
    if own or any(_programme(text, each) and _first(text, each, RESTS) for each in sentences):
        return own
    return tuple(each for each in sentences if _offers_at_the_market(text, each, any_agent=True))


def _mention(text: str, cover: Span, *, amends: bool) -> Span | None:
    """Find the words of a programme, without which no cover offers at the market."""
    market = _first(text, cover, AT_THE_MARKET)
    agreement = _first(text, cover, PROGRAMME_AGREEMENT)
    if agreement and market:
        return Span(*market.span())
    by_agent = _first(text, cover, FROM_TIME_TO_TIME, SALES_AGENT, SALES_AGREEMENT)
    if agreement and by_agent and _first(text, cover, PROGRAMME_AMOUNT):
        return Span(*agreement.span())
    of_a_sticker = market or _first(text, cover, SALES_AGREEMENT) or (agreement and _first(text, cover, SALES_AGENT))
    return Span(*of_a_sticker.span()) if amends and of_a_sticker else None


def _first(text: str, span: Span, *patterns: re.Pattern[str]) -> re.Match[str] | None:
    found = (pattern.search(text, span.start, span.end) for pattern in patterns)
    return next((match for match in found if match), None)


def _sentences(text: str, cover: Span) -> Iterator[Span]:
    start = cover.start
    for stop in SENTENCE_END.finditer(text, cover.start, cover.end):
        if text[start : stop.start()].strip():
            yield Span(start, stop.start() + (text[stop.start()] == "."))
        start = stop.end()
    if text[start : cover.end].strip():
        yield Span(start, cover.end)


def _sentence_at(sentences: tuple[Span, ...], offset: int) -> Span:
    return next((each for each in sentences if offset in each), Span(offset, offset + 1))


def _programme(text: str, sentence: Span) -> bool:
    return _first(text, sentence, AT_THE_MARKET, PROGRAMME_AGREEMENT) is not None


def _offers_another(text: str, sentence: Span) -> bool:
    return bool(_first(text, sentence, ANOTHER_OFFERING, ANOTHER_TITLE)) and not _first(text, sentence, OF_ANOTHER)


def _offers_at_the_market(text: str, sentence: Span, *, any_agent: bool) -> bool:
    """Tell whether a sentence offers at the market by this document, or, with ``any_agent``, through an agent."""
    if not _programme(text, sentence) or _first(text, sentence, RESTS) or not _first(text, sentence, SALE):
        return False
    another = _first(text, sentence, ANOTHER_OFFERING) if _offers_another(text, sentence) else None
    if another and _first(text, Span(sentence.start, another.end()), AT_THE_MARKET, PROGRAMME_AGREEMENT) is None:
        return False
    return bool(_first(text, sentence, OFFERS_ITSELF) or (any_agent and _first(text, sentence, THROUGH_AN_AGENT)))
