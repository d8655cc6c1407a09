"""Find everything that a supplement says more than once, so that it can be held against itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from checker.extraction.cover.baby_shelf import FLOAT
from checker.extraction.cover.identity import COMPANY_DEFINED, WE_REFER
from checker.extraction.cover.listing import LISTED, SYMBOL
from checker.extraction.cover.listing import PRICE as PRICE_ON_COVER
from checker.extraction.cover.programme import CAP_SENTENCE, PROGRAMME
from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.scope import Scope, quote
from checker.extraction.ties.agreement_mentions import (
    DATED,
    ENTERED,
    ENTERED_ON,
    WITH,
    agent_mentions,
    agreement_date_mentions,
    agreement_title_mentions,
)
from checker.extraction.ties.cap_mentions import PRICE_OF_ALL, cap_mentions
from checker.extraction.ties.commission_mentions import (
    AT_MOST_OR_FIXED,
    RATE_OF_SALES,
    commission_mentions,
    qualifier_mentions,
)
from checker.extraction.ties.exchange_mentions import PRICE_ON, SYMBOL_ROW, exchange_mentions, symbol_mentions
from checker.extraction.ties.issuer_mentions import FULL_NAME, issuer_mentions
from checker.extraction.ties.price_mentions import ASSUMED_PRICE, price_mentions
from checker.extraction.ties.registration_mentions import ANY_NUMBER, OWN_REGISTRATION, registration_mentions
from checker.extraction.ties.share_mentions import (
    DILUTED_BY,
    OUTSTANDING,
    dilution_mentions,
    float_mentions,
    outstanding_mentions,
)
from checker.extraction.ties.tie_out import Mention, as_stated, matches, odd_one_out, tied
from checker.model.fact import Fact, Facts
from checker.model.rule import FactType
from checker.phrases.phrase import Phrase, phrase

ACCOMPANYING = phrase(
    rf"\b(?:accompanying|base) (?:base |shelf )?prospectus,? dated (?P<date>{DATE})",
    reads="“accompanying / base prospectus dated …”",
)
OTHER_BASE = phrase(r"\b(?:prior|previous(?:ly)?|former|original|replac\w+|expired)\b")
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
    yield from _cap(scope, known, sticker)
    for thing, find, *sought in FINDERS:
        yield from tied(scope, thing, find(scope, known), *sought, sticker=sticker)
    pairs = list(price_mentions(scope, known))
    yield from tied(scope, PRICE, (price for price, _ in pairs), PRICE_ON_COVER, ASSUMED_PRICE, sticker=sticker)
    yield from tied(scope, PRICE_DATE, (day for _, day in pairs if day), PRICE_ON_COVER, ASSUMED_PRICE, sticker=sticker)


def _cap(scope: Scope, known: Facts, sticker: bool) -> Iterator[Fact]:
    """Add to the mentions that the reader of the programme has found those that stand further on."""
    mentions = list(cap_mentions(scope, known))
    if mentions:
        yield from tied(scope, CAP, mentions, CAP_SENTENCE, PRICE_OF_ALL, sticker=sticker)
    else:
        yield odd_one_out(known["program.cap_mentions"], CAP)


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


FINDERS: tuple[tuple[FactType, Finder, *tuple[Phrase | str, ...]], ...] = (
    (FactType("commission.rate", "", "percent", "%"), commission_mentions, RATE_OF_SALES),
    (FactType("commission.qualifier", "", "one_of"), qualifier_mentions, AT_MOST_OR_FIXED),
    (FactType("issuer.name", "", "text"), issuer_mentions, WE_REFER, COMPANY_DEFINED, FULL_NAME),
    (FactType("agreement.title", "", "text"), agreement_title_mentions, ENTERED),
    (FactType("agreement.date", "", "date"), agreement_date_mentions, DATED, ENTERED_ON),
    (FactType("agents.names", "", "text"), agent_mentions, WITH),
    (FactType("filing.registration_numbers", "", "text"), registration_mentions, OWN_REGISTRATION, ANY_NUMBER),
    (FactType("base_prospectus.date", "", "date"), base_date_mentions, ACCOMPANYING),
    (FactType("listing.exchange", "", "one_of"), exchange_mentions, LISTED, SYMBOL_ROW, PRICE_ON),
    (FactType("listing.symbol", "", "text"), symbol_mentions, SYMBOL, SYMBOL_ROW),
    (FactType("baby_shelf.public_float", "", "money", "USD"), float_mentions, FLOAT),
    (FactType("offering.outstanding_shares", "", "integer", "shares"), outstanding_mentions, OUTSTANDING),
    (FactType("dilution.per_share", "", "money", "USD"), dilution_mentions, DILUTED_BY),
)
