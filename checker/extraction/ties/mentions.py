"""Find everything that a supplement says more than once, so that it can be held against itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from checker.extraction.cover.baby_shelf import FLOAT
from checker.extraction.cover.filing import FILE_NUMBER
from checker.extraction.cover.identity import COMPANY_DEFINED, WE_REFER
from checker.extraction.cover.listing import LISTED, SYMBOL
from checker.extraction.cover.listing import PRICE as PRICE_ON_COVER
from checker.extraction.cover.programme import COMPENSATION, PROGRAMME
from checker.extraction.grammar.amounts import PERCENT, read_percent
from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.grammar.phrases import Phrase, phrase
from checker.extraction.scope import Scope, quote
from checker.extraction.ties.agreement_mentions import (
    AGREEMENT_DATED,
    AGREEMENT_WITH,
    ENTERED,
    agent_mentions,
    agreement_date_mentions,
    agreement_title_mentions,
)
from checker.extraction.ties.market_mentions import (
    ASSUMED_PRICE,
    DILUTED_BY,
    OUTSTANDING,
    SYMBOL_ROW,
    dilution_mentions,
    exchange_mentions,
    float_mentions,
    outstanding_mentions,
    price_mentions,
    symbol_mentions,
)
from checker.extraction.ties.tie_out import Mention, as_stated, matches, odd_one_out, tied
from checker.model.fact import Fact, Facts
from checker.model.rule import FactType

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
OWN_REGISTRATION = phrase(
    r"\bpart of (?:a|an|the|our) (?:[\w“”\"’-]+ ){0,6}?registration statements?\b[^.(]{0,120}"
    rf"\((?:the )?(?:SEC |Commission )?(?:File|Registration)(?: Statement)? "
    rf"(?:No|Number)s?\.? (?P<numbers>{FILE_NUMBER}[^)]{{0,60}})\)",
    reads="“part of a registration statement … (File No. 333-…)”",
)
ACCOMPANYING = phrase(
    rf"\b(?:accompanying|base) (?:base |shelf )?prospectus,? dated (?P<date>{DATE})",
    reads="“accompanying / base prospectus dated …”",
)
OTHER_BASE = phrase(r"\b(?:prior|previous(?:ly)?|former|original|replac\w+|expired)\b")
ISSUER, RATE = FactType("issuer.name", "", "text"), FactType("commission.rate", "", "percent", "%")
PRICE = FactType("listing.last_price", "", "money", "USD")
PRICE_DATE = FactType("listing.last_price_date", "", "date")
CAP = FactType("program.cap", "", "money", "USD")
Finder = Callable[[Scope, Facts], Iterable[Mention]]


def read_mentions(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read for each thing that a supplement repeats all its mentions, and which of them differs from the most.

    The base prospectus in the same file is another document, and is not asked. A mention counts only if its sentence
    surely speaks of this programme.

    Law: 17 CFR 230.408(a): numbers that disagree leave the statement misleading.
    """
    if known["document.kind"].value not in PROGRAMME:
        for thing in (*(thing for thing, *_ in FINDERS), PRICE, PRICE_DATE):
            for name in (f"{thing.name}_mentions", f"{thing.name}_odd"):
                yield scope.absent(name, "the cover; it is no document of an at-the-market programme")
        yield scope.absent(f"{CAP.name}_odd", "the cover; it is no document of an at-the-market programme")
        return
    sticker = not scope.part.contents and not scope.body_was_seen
    yield odd_one_out(known["program.cap_mentions"], CAP)
    for thing, find, *sought in FINDERS:
        yield from tied(scope, thing, find(scope, known), *sought, sticker=sticker)
    pairs = list(price_mentions(scope, known))
    yield from tied(scope, PRICE, (price for price, _ in pairs), PRICE_ON_COVER, ASSUMED_PRICE, sticker=sticker)
    yield from tied(scope, PRICE_DATE, (day for _, day in pairs if day), PRICE_ON_COVER, ASSUMED_PRICE, sticker=sticker)


def commission_mentions(scope: Scope, known: Facts) -> list[Mention]:
    """Find the rates that sentences promise the agents; where one place gives two, each is for another case."""
    mentions = []
    for match in matches(scope, RATE_OF_SALES, scope.whole):
        sentence = scope.sentence_of(match)
        text = scope.text[sentence.start : sentence.end]
        pays = PAYS.search(text) and COMPENSATION.search(text)
        if pays and not OTHER_RATE.search(text) and len(list(RATE_OF_SALES.each(text))) == 1:
            mentions.append(Mention(read_percent(match["rate"]), quote(match)))
    rates: dict[str, set[object]] = {}
    for mention in mentions:
        rates.setdefault(scope.place(mention.span.start), set()).add(mention.value)
    return [mention for mention in mentions if len(rates[scope.place(mention.span.start)]) == 1]


def registration_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the number of the registration statement that this prospectus is part of; one of several is enough."""
    corner, numbers = known["filing.registration_numbers"], known["filing.registration_numbers"].value
    if not isinstance(numbers, tuple):
        return
    whole = ", ".join(map(str, numbers))
    yield as_stated(corner, whole)
    for match in matches(scope, OWN_REGISTRATION, scope.whole):
        named = [re.sub(r"\s", "", number).replace("–", "-") for number in re.findall(FILE_NUMBER, match["numbers"])]
        same = any(number in numbers for number in named)
        yield Mention(whole if same else ", ".join(named), quote(match))


def base_date_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the date of the accompanying prospectus as the cover states it and wherever it is named again."""
    stated = known["base_prospectus.date"]
    if isinstance(stated.value, date) and not scope.document.form:
        yield as_stated(stated, stated.value)
    for match in matches(scope, ACCOMPANYING, scope.whole):
        sentence = scope.sentence_of(match)
        day = read_date(match["date"])
        if day and not OTHER_BASE.search(scope.text, sentence.start, match.start()):
            yield Mention(day, quote(match))


def issuer_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the name on the cover and where "we" and "the Company" are said to mean somebody."""
    stated = known["issuer.name"]
    name = stated.value
    if not isinstance(name, str):
        return
    yield as_stated(stated, name, _plain(name))
    for pattern in (WE_REFER, COMPANY_DEFINED):
        for match in matches(scope, pattern, scope.whole):
            key = _plain(match["name"])
            if key.split()[0] == _plain(name).split()[0]:
                yield Mention(match["name"].strip(" ,"), quote(match, "name"), key)


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w&]+", " ", name).casefold().split())


FINDERS: tuple[tuple[FactType, Finder, *tuple[Phrase | str, ...]], ...] = (
    (RATE, commission_mentions, RATE_OF_SALES),
    (ISSUER, issuer_mentions, WE_REFER, COMPANY_DEFINED),
    (FactType("agreement.title", "", "text"), agreement_title_mentions, ENTERED),
    (FactType("agreement.date", "", "date"), agreement_date_mentions, AGREEMENT_DATED),
    (FactType("agents.names", "", "text"), agent_mentions, AGREEMENT_WITH),
    (FactType("filing.registration_numbers", "", "text"), registration_mentions, OWN_REGISTRATION),
    (FactType("base_prospectus.date", "", "date"), base_date_mentions, ACCOMPANYING),
    (FactType("listing.exchange", "", "one_of"), exchange_mentions, LISTED, SYMBOL_ROW),
    (FactType("listing.symbol", "", "text"), symbol_mentions, SYMBOL, SYMBOL_ROW),
    (FactType("baby_shelf.public_float", "", "money", "USD"), float_mentions, FLOAT),
    (FactType("offering.outstanding_shares", "", "integer", "shares"), outstanding_mentions, OUTSTANDING),
    (FactType("dilution.per_share", "", "money", "USD"), dilution_mentions, DILUTED_BY),
)
