"""Tell what the cover of a prospectus offers: sales at the market, something else, or not clearly either.

Sentences decide, not words: a registered direct offering may mention a programme that rests, and a programme
may mention the holders who sell by another prospectus. Only what the cover offers itself counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from checker.model.document import PartKind, Span
from checker.phrases.phrase import Phrase, phrase
from checker.phrases.prepared import regex

AT_THE_MARKET = phrase(
    r"\bat[- ]the[- ]market\b|\bATM\b|\b(?:at market issuance|open market sales?|capital on demand)\b"
    r"|\bcontrolled equity offering"
)
PROGRAMME_AGREEMENT = phrase(
    r"\b(?:sales?|distribution|offering|issuance|agency|agency financing|placement|ATM) agreements?\b"
)
SALES_AGREEMENT = phrase(
    r"\b(?:sales?|ATM|(?:equity|market|equity sales?) (?:distribution|offering|issuance)) agreements?\b"
)
PROGRAMME_AMOUNT = phrase(r"\baggregate (?:gross )?(?:offering|sales?) (?:price|proceeds) of up to\b")
FROM_TIME_TO_TIME = phrase(r"\bfrom time to time\b")
SALES_AGENT = phrase(r"\b(?:sales agents?|as agents?)\b")
BY_SALES_AGENTS = phrase(
    r"\bthrough (?:any (?:one )?of |one or more of )?the (?:sales )?agents?\b[^.\n]{0,40}\bas (?:our )?sales agents?\b"
)
TO_A_SUPPLEMENT = phrase(
    r"\bto (?:the |our )?prospectus supplements?,? (?:\([^()\n]{1,60}\) )?dated\b"
    r"|\b(?:amend(?:s|ment)?|supplements?|updates?|modif(?:y|ies))\b[^.\n]{0,80}?\b(?:the|our|to) "
    r"(?:(?:ATM |prior |original )?prospectus supplements?|(?:sales agreement|ATM|at[- ]the[- ]market) prospectus)\b"
)
"""What amends another supplement says so in its title or its first words."""
MAYBE_STOPS_SALES = phrase(
    r"\b(?:suspend|terminat|discontinu|paus|halt|ceas|withdr)\w*\b[^.\n]{0,80}\b(?:offering|offers|sales)\b"
    r"|\b(?:offering|offers|sales)\b[^.\n]{0,80}\b(?:suspend|terminat|discontinu|paus|halt|ceas|withdr)\w*\b"
)
OFFERS_ITSELF = phrase(r"\bthis (?:preliminary )?(?:prospectus|supplement|offering)\b|\bhere(?:by|under)\b|, if any,")
THROUGH_AN_AGENT = phrase(
    r"\bsell\b[^\n]{0,400}\bthrough\b|\b(?:offer|issue) and sell\b|\b(?:sales|offerings?) deemed to be\b"
    r"|\baggregate (?:gross )?(?:offering|sales?) (?:price|proceeds)\b"
)
SALE = phrase(r"\b(?:offer(?:s|ed|ing)?|sells?|sales?|sold)\b")
RESTS = phrase(
    r"\b(?:suspend|terminat|separate|another|concurrent|nothing to do|will not|not to\b|no (?:further |such )?"
    r"sales|not affected|does not relate|in connection with this offering"
    r"|on hold|paus|other prospectus)"
)
"""What a cover says of a programme that it does not offer."""
ANOTHER_OFFERING = phrase(
    r"\b(?:we|underwriters?|company|trust|fund|partnership|[A-Z][\w.]*) (?:are|is) (?:hereby )?(?:offering|selling) "
    r"(?:an aggregate of )?(?:\d[\d,]{4,}\s|(?=[^\n]{0,200}?\b(?:registered direct|securities purchase"
    r"|to the (?:several )?underwriters)\b))"
    r"|\bon a (?:reasonable )?best[- ]efforts basis\b[^\n]{0,80}\bplacement agent\b"
    r"|\bbefore expenses,?(?: to (?:us|the \w+|[A-Z][\w.]*)\b)?[^A-Za-z.\n]{0,20}\d"
    r"|\b(?:public offering price|price to (?:the )?public|underwriting discounts?(?: and commissions)?)"
    r"(?: of)?(?:\s*\(\d\))?[:\s]*\$?\s*\d"
    r"|\b(?<!no[ ])selling (?:stock|share|security|unit)\s?holders?\b"
    r"|\bthis prospectus (?:supplement )?(?:also )?(?:relates to|covers)\b[^.\n]{0,200}?\bresale\b"
    r"|\brelates to\b[^.\n]{0,300}?(?<!securities) purchase agreement\b"
    r"|\b(?:standby equity|common stock|equity) purchase agreement\b[^\n]{0,200}?\b(?:commit|may direct|to buy)"
    r"|\bcommitted equity (?:financing|facility)\b|\bmay direct (?:it|[A-Z]\w+) to (?:buy|purchase)\b"
    r"|\b(?:issuing|distributing)\b[^.\n]{0,80}?\brights to (?:subscribe|purchase)\b"
)
"""Sentences of offerings at a fixed price, of equity lines, of rights and of resales."""
ANOTHER_TITLE = phrase(
    r"(?m)^[^\n]{0,60}\b(?:(?:dividend reinvestment|(?:stock|share) purchase)\b[^\n.]{0,50}?\bplan"
    r"|(?:notes|debentures|bonds) due \d{4})\b[^\n.]{0,40}$"
)
MAYBE_ANOTHER = phrase(
    r"\b(?:we are|is) offering up to \d|\bbefore expenses\b"
    r"|\b(?:underwriters|placement agent|registered direct|resale|purchase agreement)\b"
)
"""Words that stand on covers of other offerings first of all."""
OF_ANOTHER = phrase(
    r"\b(?:another|(?<!a[ ])separate|different|earlier|prior|previous(?:ly)?) (?:\w+ ){0,2}?(?:prospectus"
    r"|registration|offering|supplement)|\ba separate (?:\w+ )?prospectus|\b(?:does|do|is|are) not\b|\bcompleted\b"
    r"|\bno selling\b"
)
"""What says that a sentence speaks of an offering that this document does not make."""
NO_PROSPECTUS = phrase(
    r"\bladies and gentlemen\b|\bdear sirs?\b|\(this [“\"]agreement[”\"]|\bcalculation of filing fee tables?\b"
    r"|\b(?:annual|quarterly|transition|current) report (?:pursuant to|under) section 1[35]\b"
    r"|\bwitnesseth\b|\bnow,? therefore\b"
)
"""Words at the beginning of an agreement, a fee exhibit and a periodic report, which describe programmes too."""
SENTENCE_END = regex(
    r"\.(?<!\bInc\.)(?<!\bCo\.)(?<!\bCorp\.)(?<!\bLtd\.)(?<!\bNo\.)(?<!\bU\.S\.)(?<!\bL\.P\.)"
    r"[”\"’)]*\s+(?=[A-Z“\"(])|\n"
)
OPENING = 3_000
MOST_SENTENCES = 400
MOST_MARKS = 3


class Offering(Struct, frozen=True):
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
    if market and _first(text, cover, SALES_AGENT) and _first(text, cover, PROGRAMME_AMOUNT):
        return Span(*market.span())
    by_agent = _first(text, cover, FROM_TIME_TO_TIME, SALES_AGENT, SALES_AGREEMENT)
    if agreement and by_agent and _first(text, cover, PROGRAMME_AMOUNT, BY_SALES_AGENTS):
        return Span(*agreement.span())
    of_a_sticker = market or _first(text, cover, SALES_AGREEMENT) or (agreement and _first(text, cover, SALES_AGENT))
    return Span(*of_a_sticker.span()) if amends and of_a_sticker else None


def _first(text: str, span: Span, *patterns: Phrase) -> re.Match[str] | None:
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
