"""Read the programme: the cap, the commission, the method of sale, and the statements on how it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from checker.extraction.grammar.amounts import COUNT, MONEY, PERCENT, SHARES, read_number, read_percent
from checker.extraction.grammar.number_words import number_in_words
from checker.extraction.scope import Scope, quote
from checker.model.document import Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import Phrase, phrase

AMOUNT = (
    r"(?:maximum )?(?:aggregate|total) (?:gross |initial )?(?:public )?(?:offering|sales?"
    r"|gross)?\s*(?:price|proceeds|amount|purchase price)?"
)
CAP_SENTENCE = phrase(
    rf"\b{AMOUNT} (?:of )?(?:not (?:to exceed|more than)|up to(?: an? aggregate of)?) (?:approximately "
    rf")?(?P<cap>{MONEY})",
    reads="“aggregate offering price / proceeds / amount of up to $…”",
)
CAP_TITLE = phrase(
    rf"(?m)^[ \t]*(?:up to )?(?P<cap>{MONEY})(?: (?:of|in)\b[^\n]{{0,120}}| common\s[^\n]{{0,60}})?[ \t]*$",
    reads="a line “Up to $…”",
)
CAP_UP_TO = phrase(rf"\bup to (?P<cap>{MONEY})", reads="“up to $…”")
CAP_OF_STOCK = phrase(
    rf"\bup to (?P<cap>{MONEY})(?: in the aggregate)? (?:of|in) (?:our |its |the |additional )?(?:{SHARES}|common "
    rf"stock)\b",
    reads="“up to $… of our shares”",
)
CAP_AGGREGATE = phrase(
    rf"\bup to an? (?:maximum )?aggregate (?:(?:amount|gross|sales?|offering|proceeds|price|of) "
    rf"){{0,6}}?(?P<cap>{MONEY})",
    reads="“up to an aggregate of $…”",
)
CAP_LIMIT = phrase(
    rf"\bin no event\b(?:[^.$]|\.(?=\w)){{0,400}}?\b(?:aggregate|total) (?:gross )?(?:offering|sales?) (?:price"
    rf"|proceeds)"
    rf"(?:[^.$]|\.(?=\w)){{0,200}}?\b(?:exceed|in excess of) (?P<cap>{MONEY})",
    reads="“in no event … aggregate sales price in excess of $…”",
)
CAP_AT_END = phrase(
    rf"\b(?:terminates?|ends?) (?:automatically )?(?:upon|on|when|at)\b(?:[^.$]|\.(?=\w)){{0,160}}?"
    rf"\b(?:sales?|sold) (?:[^.$]|\.(?=\w)){{0,120}}?\b(?:aggregate|total) (?:gross )?(?:offering|sales?) "
    rf"(?:price|proceeds|amount) (?:of|equal to) (?P<cap>{MONEY})",
    reads="“will terminate upon … the sale of shares having an aggregate sales price of $…”",
)
_MORE = r"(?:another|an additional|additional|a further|a new|a subsequent) prospectus supplement"
PARTS = (
    phrase(
        rf"\b(?:only (?:currently )?(?:offering|offer|register\w*)|(?:offering|offer|relates|registering) (?:and "
        rf"sell(?:ing)? )?only)"
        rf"\b[^.$]{{0,120}}?(?P<cap>{MONEY})",
        reads="“offering only … $…”",
    ),
    phrase(
        rf"\bonly (?:up to |an aggregate of )?(?P<cap>{MONEY})[^.$]{{0,80}}?\b(?:is|are) (?:being |hereby )*"
        r"(?:offered|registered|covered)\b",
        reads="“only $… is being offered”",
    ),
    phrase(
        rf"\b{_MORE}\b[^.$]{{0,160}}?\bmore\b[^.$]{{0,100}}?\bthan (?:the )?(?:up to )?(?P<cap>{MONEY})",
        reads="“another prospectus supplement … more than $…”",
    ),
    phrase(
        rf"\bmore than (?:the )?(?P<cap>{MONEY})(?:[^.]|\.(?=\w)){{0,200}}?\b{_MORE}",
        reads="“more than $… another prospectus supplement”",
    ),
)
"""What this document offers where the agreement provides for more: General Instruction I.B.6 often leaves a part."""
AN_AGREEMENT = phrase(r"\bagreements?\b")
OF_WHOLE = (CAP_SENTENCE, CAP_OF_STOCK, CAP_AGGREGATE)
"""How the amount is stated for which an agreement provides."""
REST = phrase(
    rf"(?P<cap>{MONEY}) (?:of (?:our )?[^.$]{{0,60}}?)?(?:currently |still )?remain(?:s|ed|ing)? "
    rf"available\b[^.$]{{0,120}}?"
    r"\b(?:pursuant to|under|by) this prospectus",
    reads="“$… remains available under this prospectus supplement”",
)
"""What is left of an agreement under which shares were sold by an earlier prospectus: a launch offers the rest."""
SOME_CAP = phrase(
    rf"\b(?:aggregate|total) (?:gross )?(?:offering|sales?) (?:price|proceeds|amount)\b[^.$]{{0,80}}?{MONEY}",
    reads="“aggregate offering price … $…”",
)
CAP_OFFERED = phrase(
    rf"\b(?:is|are) (?:now |currently )?offering (?:up to )?(?:(?:an|a total|the) )?(?:aggregate )?"
    rf"(?:of )?(?P<cap>{MONEY})",
    reads="“is offering an aggregate of $…”",
)
ANY_AMOUNT = phrase(MONEY)
CAP_SHARES_TITLE = phrase(
    rf"(?m)^[ \t]*(?:up to )?(?P<cap>{COUNT}) (?:{SHARES})\b[^\n]{{0,80}}$", reads="a line “Up to … shares”"
)
CAP_SHARES = phrase(
    rf"\boffer and sell(?:,[^,]{{0,60}},)? (?:an aggregate of )?up to (?P<cap>{COUNT}) (?:{SHARES})\b",
    reads="“offer and sell up to … shares”",
)
NEW_COUNT = phrase(
    r"\b(?:shares|ADSs|units)\b[^.$]{0,120}? from \d{1,3}(?:,\d{3}){1,4} (?:[^.$]{0,40}\s)?"
    r"to (?P<cap>\d{1,3}(?:,\d{3}){1,4})(?![\d,])",
    reads="“shares … from … to …”",
)
NEW_AMOUNT = phrase(
    rf"\bfrom (?:an aggregate of |up to )?(?P<prior>{MONEY}) (?:[^.$]{{0,60}}\s)?to (?:an aggregate of "
    rf"|up to )?(?P<new>{MONEY})",
    reads="“from $… to $…”",
)
RAISED_TO = phrase(
    rf"\b(?:increas|decreas|reduc|rais|lower)(?:e|es|ed|ing)\b(?:[^.$]|\.(?=\w)){{0,240}}?"
    rf"(?:\bby (?:an additional )?(?:approximately )?{MONEY},? )?\bto (?:up "
    rf"to |an aggregate of )?(?P<new>{MONEY})",
    reads="“increase / reduce … to $…”",
)
NOT_THE_CAP = phrase(
    r"\b(?:purchase (?:amount|limit|price|commitment)|commitment|per (?:share|day)|principal|loan|credit)\b"
)
"""Words of an amount that is no maximum of a programme: of an equity line, a loan, a day."""
ENDED = phrase(r"\b(?:terminated|expired|former|superseded)\b(?:(?!\bentered into\b)[^;]){0,400}$")
"""What says before an amount that its programme is at an end, unless another is entered into behind it."""
COULD = phrase(r"\bcould (?:offer|sell|issue)\b|\b(?:was|were) (?:able|entitled|permitted) to\b")
OTHER_PROGRAMME = phrase(
    r"\b(?:prior|previous(?:ly)?|original(?:ly)?|earlier|former|initially|terminated|expired|20\d\d "
    r"(?:ATM|sales|program)"
    r"|remaining|remain|remains|increase[sd]?|additional|base prospectus)\b"
)
RULE_415 = phrase(r"\bat[- ]the[- ]market\b(?:[^.]|\.(?=\w)){0,160}?\bRule 415\b", reads="“at the market … Rule 415”")
PERCENT_OF_SALES = phrase(
    rf"(?P<before>(?:\bup to\b|\b(?:not (?:\([^()]{{0,60}}\) )?(?:to )?exceed(?:ing)?|maximum"
    rf"|(?:no|not)(?: case| event)? (?:be )?(?:(?:greater|more|higher) than|in excess of))\b)[^.%]{{0,60}}?"
    rf"|\b(?:between|from) {PERCENT} (?:and|to) )?(?:(?:[a-z]{{1,20}}(?: "
    rf"and [a-z-]{{1,20}})?|\d{{1,2}}(?:\.\d{{1,4}})?) percent\s*\(\s*)?(?P<rate>{PERCENT})\s*\)?"
    r" (?:of|on|based (?:up)?on) (?:the |each |any )?(?:aggregate |total )?(?:gross|sales?|offering|proceeds|principal"
    r"|price|amount)",
    reads="“…% of the gross proceeds / sales price” in a sentence on commissions",
)
COMPENSATION = phrase(
    r"\b(?:(?:be|is|are) paid|commissions?|compensation|compensate|fees?|discounts?"
    r"|agents? (?:will |shall )?receives?)\b"
)
PERCENT_IN_WORDS = phrase(
    r"(?P<before>(?:\bup to\b|\b(?:not (?:to )?exceed(?:ing)?|maximum of)\b)[^.%]{0,60}?)?"
    r"\b(?P<rate>(?:one|two|three|four|five|six|seven)(?:[ -]and[ -](?:an?|one|three)[ -](?:half|quarters?))?) "
    r"(?:percent|per cent) (?:of|on) (?:the |each |any )?(?:aggregate |total )?(?:gross|sales?|offering|proceeds"
    r"|price)",
    reads="“three percent of the gross proceeds / sales price” in a sentence on commissions",
)
RATE = phrase(rf"\b(?:commissions?|fees?|compensation) (?:(?:rate )?(?:of|at|equal to) )(?:up to )?(?P<rate>{PERCENT})")
NOT_WHOLE = phrase(
    r"(?:\b(?:half|halves|quarters?|thirds?|eighths?|tenths?|hundredths?) of|\bpoint"
    r"|\b(?:percent|per cent) (?:and|to|or)|\b(?:one|two|three|four|five|six|seven) (?:and|to|or)|-) ?$"
)
"""What stands before the last word of a number in words, or before the second of two."""
RATE_OF_MORE = phrase(
    rf"\b(?:and|or) (?:up to )?(?P<rate>{PERCENT}) (?:of|on) (?:that|those|the (?:gross|sales?|aggregate))\b"
)
SOME_PERCENT = phrase(rf"(?P<rate>{PERCENT})")
TIERS = phrase(r"\b(?:thereafter|in excess of|(?:first|next|above|over|exceed(?:s|ing)) (?:US)?\$)")
NO_ESCROW = phrase(
    r"\bno arrangements?\b[^.]{0,80}\b(?:escrow|trust)\b|\bnot (?:made|entered into) (?:any "
    r")?arrangements?[^.]{0,80}\bescrow\b"
    r"|\b(?:no|without) escrow\b|\bno (?:funds|proceeds|money)\b[^.]{0,60}\bescrow\b"
    r"|\bnot (?:be,? )?(?:placed|deposited|held|received|kept) in(?:to)? (?:an?y? )?escrow"
    r"|\bnot arranged\b[^.]{0,80}\bescrow\b|\bnor (?:any |an )?arrangements?\b[^.]{0,80}\bescrow\b",
    reads="“no arrangement … escrow”, “without escrow”",
)
NO_MINIMUM = phrase(
    r"\b(?:no|without an?y?|neither a|nor an?y?|not required to sell an?y?) (?:required |specified )?minimum "
    r"(?:aggregate )?"
    r"(?:offering )?(?:amount|number|dollar amount|requirement|(?:purchase|sales?)\b(?! price))|\bhas no "
    r"minimum(?=[.,;]| and\b)"
    r"|\bno requirement (?:to sell|that)[^.]{0,40}minimum|\bthere is no minimum(?=[.,;])",
    reads="“no minimum … amount / number”",
)
END = phrase(
    r"\b(?:offering|sale|offer)\b[^.]{0,240}?\b(?:(?:will|shall) (?:automatically )?(?:terminate|end)|terminates"
    r"|ends) (?:upon|on"
    r"|at|when|automatically)\b"
    r"|\bto terminate the (?:continuous )?offering\b|\boffering may be (?:suspended or )?terminated\b"
    r"|\boffering\b[^.]{0,120}?\bwill continue until\b",
    reads="“offering … will terminate upon / when”, “right to terminate the offering”",
    near=r"\bterminat(?:es?|ed)\b|\bends?\b|\bcontinue until\b",
)
SETTLEMENT = phrase(
    r"\bsettle(?:ment|d|s)?\b[^.]{0,160}?\b(?:on(?: or (?:about|before))?|by|no later than) the (?P<word>first"
    r"|second|third|one|two"
    r"|three|\d)(?:st|nd|rd|th)? (?:\(\d(?:st|nd|rd|th)\) )?"
    r"(?:full )?(?:business|trading|scheduled trading) day|\bsettle[^.]{0,120}?\bT\s?\+\s?(?P<figure>\d)\b"
    r"|\bsettle[^.]{0,120}?\b(?P<days>one|two|three) (?:business|trading) days? (?:after|following)",
    reads="“settlement … on the … business day”, “settle … T+…”",
)
DAYS = {"first": 1, "one": 1, "1": 1, "second": 2, "two": 2, "2": 2, "third": 3, "three": 3, "3": 3}
PROGRAMME = ("launch", "update", "stop")
MOST_MENTIONS = 100
"""No draft says a thing so often in one section; more are not looked at, so that a hostile text costs no more."""


def read_programme(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the cap, the method, the commission and the end of the offering.

    Law: 17 CFR 229.501(b)(2), the amount; (b)(3), method of pricing and commissions; (b)(8)(iii), end, minimum and
    escrow; 230.415(a)(4), the definition of an at the market offering.
    """
    kind = str(known["document.kind"].value)
    if kind not in PROGRAMME:
        for name in (
            "program.cap",
            "program.cap_shares",
            "program.cap_mentions",
            "program.method_415",
            "commission.rate",
            "commission.qualifier",
            "offering.no_escrow",
            "offering.no_minimum",
            "offering.end",
            "settlement.days",
        ):
            yield scope.absent(name, "the cover; it is no document of an at-the-market programme")
        return
    yield from _cap(scope, kind, known["document.purposes"].value)
    yield _statement(scope, "program.method_415", RULE_415, kind)
    yield from _commission(scope, kind)
    yield _statement(scope, "offering.no_escrow", NO_ESCROW, kind)
    yield _statement(scope, "offering.no_minimum", NO_MINIMUM, kind)
    yield _statement(scope, "offering.end", END, kind)
    yield _settlement(scope, kind)


def _cap(scope: Scope, kind: str, purposes: object) -> Iterator[Fact]:
    changed = _changed(scope, purposes) if kind == "update" else None
    title = scope.search(CAP_TITLE, scope.head) or scope.search(CAP_UP_TO, scope.head)
    mentions = [] if title and kind == "update" else _cap_mentions(scope, kind)
    sentence = next(iter(mentions), None) or _formula(scope, kind)
    part = _part(scope) or (scope.search(REST, scope.cover) if kind == "launch" else None)
    chosen = title or part or sentence or (_amount_of_sticker(scope) if kind != "launch" else None)
    if chosen and offers_part(scope, read_number(chosen["cap"])):
        of_agreement = amount_of_agreement(scope, read_number(chosen["cap"]))
        mentions = [each for each in mentions if read_number(each["cap"]) != of_agreement]
    shares = scope.search(CAP_SHARES_TITLE, scope.head) or scope.search(CAP_SHARES, scope.cover)
    if kind == "update":
        shares = scope.search(NEW_COUNT, scope.cover) or shares
    if title is None and changed:
        yield scope.found("program.cap", read_number(changed["new"]), quote(changed))
    elif chosen:
        more = [quote(mention) for mention in mentions if mention.start() != chosen.start()]
        yield scope.found("program.cap", read_number(chosen["cap"]), quote(chosen), *more[:8])
    elif shares:
        yield scope.not_on_cover("program.cap", CAP_TITLE, CAP_UP_TO, CAP_SENTENCE)
    else:
        sought = (CAP_TITLE, CAP_UP_TO, CAP_SENTENCE, CAP_OF_STOCK, CAP_AGGREGATE, CAP_LIMIT, CAP_OFFERED)
        yield _no_cap(scope, "program.cap", kind, purposes, *sought)
    counts = (CAP_SHARES_TITLE, CAP_SHARES, NEW_COUNT)
    if shares:
        yield scope.found("program.cap_shares", int(read_number(shares["cap"])), quote(shares))
    elif chosen or changed:
        yield scope.absent("program.cap_shares", "the cover, which states the amount in dollars", *counts)
    else:
        yield _no_cap(scope, "program.cap_shares", kind, purposes, *counts)
    all_mentions = ([title] if title else []) + mentions
    if all_mentions:
        values = tuple(read_number(mention["cap"]) for mention in all_mentions)
        yield scope.found("program.cap_mentions", values, *(quote(mention) for mention in all_mentions))
    else:
        yield scope.not_on_cover("program.cap_mentions", CAP_TITLE, CAP_UP_TO, CAP_SENTENCE)


def _formula(scope: Scope, kind: str) -> re.Match[str] | None:
    """Find the first formula that states a maximum on the cover, the surest kind first: in a stop, of what ends.

    What may be sold comes before what could be, which is that of another programme if there is one.
    """
    sure = (CAP_SENTENCE, CAP_OF_STOCK, CAP_AGGREGATE, CAP_LIMIT, CAP_AT_END)
    found = list(islice((match for pattern in sure for match in scope.each(pattern, scope.cover)), MOST_MENTIONS))
    going_on = [match for match in found if kind == "stop" or not _says_before(scope, ENDED, match)]
    now = (match for match in going_on if kind == "stop" or not _says_before(scope, COULD, match))
    return next(now, None) or next(iter(going_on), None) or scope.search(CAP_SENTENCE, scope.cover)


def _says_before(scope: Scope, pattern: Phrase, match: re.Match[str]) -> bool:
    """Tell whether the sentence of an amount has these words before it."""
    return bool(pattern.search(scope.text, scope.sentence_of(match).start, match.start()))


def _part(scope: Scope) -> re.Match[str] | None:
    """Find the amount that is offered by this document alone, whatever the agreement provides for."""
    return next((match for match in (scope.search(pattern, scope.cover) for pattern in PARTS) if match), None)


def offers_part(scope: Scope, cap: float) -> bool:
    """Tell whether the cover says that the cap is what this document offers: a larger amount is the agreement's."""
    parts = (match for pattern in (*PARTS, REST) for match in islice(scope.each(pattern, scope.cover), MOST_MENTIONS))
    return any(read_number(part["cap"]) == cap for part in parts)


def amount_of_agreement(scope: Scope, cap: float) -> float | None:
    """Give the amount above the cap that the cover ties to an agreement, of which this document offers a part."""
    stated = (match for pattern in OF_WHOLE for match in islice(scope.each(pattern, scope.cover), MOST_MENTIONS))
    larger = (match for match in stated if read_number(match["cap"]) > cap)
    tied = (match for match in larger if scope.search(AN_AGREEMENT, _until(scope, match)))
    return next((read_number(match["cap"]) for match in tied), None)


def _until(scope: Scope, match: re.Match[str]) -> Span:
    """Give the paragraph of a match up to the end of its sentence."""
    return Span(scope.paragraph(match.start()).start, scope.sentence_of(match).end)


def changes_of_cap(scope: Scope, pattern: Phrase) -> list[re.Match[str]]:
    """List the changes of an amount on the cover, but for those of what is no maximum of a programme."""
    found = islice(scope.each(pattern, scope.cover), MOST_MENTIONS)
    return [
        each for each in found if not NOT_THE_CAP.search(scope.text, scope.sentence(each.start()).start, each.end())
    ]


def _changed(scope: Scope, purposes: object) -> re.Match[str] | None:
    """Find what the cap is changed to: the words that state it before the change still stand on the cover."""
    changes_cap = isinstance(purposes, tuple) and {"increase", "decrease"} & set(purposes)
    changes = changes_of_cap(scope, NEW_AMOUNT) or (changes_of_cap(scope, RAISED_TO) if changes_cap else [])
    return next(iter(changes), None)


def _no_cap(scope: Scope, name: str, kind: str, purposes: object, *sought: Phrase) -> Fact:
    """Make the fact of a cap that was not found. An update may leave it to the supplement that it amends."""
    some = scope.search(SOME_CAP, scope.cover) if kind == "launch" else None
    if some:
        reason = f"the cover states an amount in words that were not recognised: “{some[0]}”"
        return scope.unread(name, reason, "the cover", *sought)
    if kind != "update":
        return scope.not_on_cover(name, *sought)
    if not isinstance(purposes, tuple) or not {"increase", "decrease"} & set(purposes):
        return scope.unread(name, "it changes no amount; the supplement that it amends states it", "the cover", *sought)
    if scope.search(ANY_AMOUNT, scope.cover):
        return scope.unread(name, "the amounts on the cover stand in words that are not known", "the cover", *sought)
    return scope.not_on_cover(name, *sought)


def _amount_of_sticker(scope: Scope) -> re.Match[str] | None:
    return scope.search(CAP_OFFERED, scope.cover) or _only_amount(scope)


def _only_amount(scope: Scope) -> re.Match[str] | None:
    """Find the amount that the cover says may be sold, where no title and no formula states it, if there is but one.

    A launch always has a title or a formula; its other amounts are expenses.
    """
    amounts = list(islice(scope.each(CAP_UP_TO, scope.cover), MOST_MENTIONS))
    return amounts[0] if len({read_number(amount["cap"]) for amount in amounts}) == 1 else None


def _cap_mentions(scope: Scope, kind: str) -> list[re.Match[str]]:
    """List the sentences that state the cap of this programme, the cover's first.

    A sentence that speaks of another programme, of what remains or of an increase states another amount; an update
    repeats the old cap in many words, so that only its title counts, if it has one.
    """
    spans = [scope.cover]
    if kind == "launch":
        wanted = ("about", "summary", "the_offering", "plan_of_distribution")
        spans += [section.span for section in scope.part.sections if section.name in wanted]
    mentions = []
    for span in spans:
        for match in islice(scope.each(CAP_SENTENCE, span), MOST_MENTIONS):
            sentence = scope.sentence_of(match)
            of_another = OTHER_PROGRAMME.search(scope.text, sentence.start, sentence.end)
            if not of_another and (kind == "stop" or not _says_before(scope, COULD, match)):
                mentions.append(match)
    return mentions


def _commission(scope: Scope, kind: str) -> Iterator[Fact]:
    spans = [scope.cover, *(s.span for s in scope.part.sections if s.name in ("plan_of_distribution", "the_offering"))]
    for span in spans:
        for match in islice(scope.each(PERCENT_OF_SALES, span), MOST_MENTIONS):
            sentence = scope.sentence_of(match)
            if COMPENSATION.search(scope.text, sentence.start, sentence.end):
                if _states_several_rates(scope, sentence, match):
                    for name in ("commission.rate", "commission.qualifier"):
                        reason = "the sentence states different rates, for different agents or amounts"
                        yield scope.unread(name, reason, "the cover and the plan of distribution", PERCENT_OF_SALES)
                    return
                rate = quote(match)
                yield scope.found("commission.rate", read_percent(match["rate"]), rate)
                yield scope.found("commission.qualifier", "up_to" if match["before"] else "fixed", rate)
                return
    words = (match for span in spans for match in islice(scope.each(PERCENT_IN_WORDS, span), MOST_MENTIONS))
    for match in words:
        said, sentence = number_in_words(match["rate"]), scope.sentence_of(match)
        is_whole = said is not None and not NOT_WHOLE.search(scope.text, sentence.start, match.start("rate"))
        if said is not None and is_whole and COMPENSATION.search(scope.text, sentence.start, sentence.end):
            yield scope.found("commission.rate", float(said), quote(match))
            yield scope.found("commission.qualifier", "up_to" if match["before"] else "fixed", quote(match))
            return
    sticker = kind != "launch" and not scope.part.contents
    yield scope.nowhere("commission.rate", PERCENT_OF_SALES, sticker=sticker)
    yield scope.nowhere("commission.qualifier", PERCENT_OF_SALES, sticker=sticker)


def _states_several_rates(scope: Scope, sentence: Span, match: re.Match[str]) -> bool:
    """Tell whether a sentence gives one agent another rate than the next, or a larger amount another than the first."""
    pattern = SOME_PERCENT if scope.search(TIERS, sentence) else RATE
    rates = [other for other in scope.each(pattern, sentence) if other.start() not in quote(match)]
    rates += [other for other in scope.each(RATE_OF_MORE, sentence) if other.start("rate") not in quote(match)]
    return any(read_percent(other["rate"]) != read_percent(match["rate"]) for other in rates)


def _statement(scope: Scope, name: str, pattern: Phrase, kind: str) -> Fact:
    match = scope.search(pattern, scope.cover) or scope.search(pattern, scope.whole)
    if match:
        sentence = scope.sentence_of(match)
        return scope.found(name, scope.text[sentence.start : sentence.end], sentence)
    return scope.nowhere(name, pattern, sticker=kind != "launch" and not scope.part.contents)


def _settlement(scope: Scope, kind: str) -> Fact:
    match = scope.search(SETTLEMENT, scope.whole)
    if match:
        word = (match["word"] or match["figure"] or match["days"]).lower()
        if word in DAYS:
            return scope.found("settlement.days", DAYS[word], scope.sentence_of(match))
    return scope.nowhere("settlement.days", SETTLEMENT, sticker=kind != "launch" and not scope.part.contents)
