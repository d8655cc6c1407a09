"""Read the baby-shelf paragraph: float, shares, price, date, prior sales, and whether the limit applies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from checker.extraction.grammar.amounts import COUNT, MONEY, read_number
from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.scope import Quote, Scope, quote
from checker.model.document import Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import Phrase, phrase, wording_of

INSTRUCTION = phrase(r"\bgeneral instruction I\s?\.\s?B\s?\.\s?[56]\b", reads="“General Instruction I.B.5 / I.B.6”")
ANY_DOT = r"(?:[^.$]|\.(?=\w))"
FLOAT = phrase(
    rf"\b(?<!third[ ]of[ ]our[ ])(?<!third[ ]of[ ]the[ ])(?:aggregate market value|public "
    rf"float)\b{ANY_DOT}{{0,300}}?\b(?:was|is|of|equals?|equaled"
    rf"|were) (?:approximately )?(?P<value>{MONEY})",
    reads="“aggregate market value / public float … was $…”",
)
THAT_VALUE = phrase(
    rf"\b(?:that|this|such)(?: aggregate)?(?: market)? value (?:was|is|equals?|equaled) (?:approximately )?"
    rf"(?P<value>{MONEY})",
    reads="“this value was $…”",
)
"""The float, in a paragraph that has cited the instruction and named the float before."""
CALCULATION = (INSTRUCTION, FLOAT, THAT_VALUE)
UNCLEAR = phrase(
    rf"\bnon-?\s?affiliates\b[^\n]{{0,400}}?{MONEY}|{MONEY}[^\n]{{0,400}}?\bnon-?\s?affiliates\b",
    reads="“non-affiliates … $…”",
)
NON_AFFILIATE = phrase(
    rf"(?P<count>{COUNT}) (?:outstanding )?(?:[A-Za-z-]+ ){{0,6}}?(?:shares?|stock|ADSs|units|ordinary "
    rf"shares)\b[^.$\d]{{0,90}}?(?:were |are |was )?\bheld by (?:our )?non-?\s?affiliates",
    reads="“… shares held by non-affiliates”",
)
OUTSTANDING = phrase(
    rf"(?P<count>{COUNT}) (?:(?:ordinary |common |class [A-C] )*shares of outstanding|(?:shares (?:of "
    rf")?)?(?:our )?outstanding (?:shares|common|ordinary)"
    r"|(?:class [A-C] )?(?:ordinary |common )?shares?(?: of (?:our )?(?:class [A-C] )?(?:common|ordinary) "
    r"(?:stock|shares))? (?:issued and )?outstanding|total outstanding)"
    r"(?!(?:[^.$\d]){0,60}\bheld by (?:our )?non-?\s?affiliates)",
    reads="“… shares outstanding”",
)
PRICE = phrase(
    rf"\b(?:price|closing price|sale price)\b(?: per (?:share|ADS))?[^.$]{{0,40}}?\b(?:of|at|was) "
    rf"(?P<value>{MONEY})"
    rf"|(?P<multiplied>{MONEY}),? (?:which (?:was|is) |being )?the (?:last|closing|highest)\b"
    rf"|(?P<each>{MONEY}) (?:per (?:share|ADS)|a share)",
    reads="“price of $…”, “$…, the last sale price”, “$… per share”",
)
CALCULATED = phrase(
    r"\bnon-?\s?affiliates?\b|\bpublic float\b|\bmarket value\b|\b(?:calculat|comput|multipl|assum|based|using)"
    r"|\boutstanding\b|\bwe used\b|\b(?:60|sixty) days\b|\bprice used\b"
)
"""Words of the sentence that computes the float."""
DEPOSITARY = phrase(r"\bADSs?\b|\bAmerican depositary shares?\b")
PER_ADS = phrase(r" (?:per|for each) (?:ADS|American depositary share)\b")
PER_SHARE = phrase(r" (?:per|for each) (?:ordinary |common )?share\b")
ADS_COUNT = phrase(
    rf"(?P<count>{COUNT}) (?:ADSs|American depositary shares)\b", reads="“… ADSs” in the calculation of the float"
)
PRICE_DAY = phrase(rf"\b(?:on|as of|at) (?P<date>{DATE})", reads="“on / as of …” a date, near the price")
ONE_THIRD = phrase(r"\bone[-\s]third\b|\b1/3\b", reads="“one-third”")
NOT_SUBJECT = phrase(
    r"\b(?:not|no longer) (?:currently |now )?(?:be )?subject to\b"
    rf"|\blimit(?:ations?|s)?\b{ANY_DOT}{{0,90}}?\b(?:(?:does|do|will) not|no longer) apply",
    reads="“not / no longer subject to”, “limitations … do not apply”",
)
SUPPOSED = phrase(r"\b(?:if|in the event|should|once|when|until)\b")
TWELVE_MONTHS = r"(?:\b(?:12|twelve)[-\s](?:calendar[-\s])?months?\b|\bcalendar months?\b)"
NONE_SOLD = phrase(
    r"\b(?:have|has|had) not (?:offered|sold|issued)\b[^$]{0,260}?(?:General Instruction|(?:12"
    r"|twelve)[-\s])"
    r"|\bno securities (?:have been|were) (?:(?:offered|issued)(?: and| or)? )?sold\b|\bdid not (?:offer|sell|issue)\b"
    r"|\b(?:have|has|had) made no (?:sales|offers)\b|\bnone of our securities\b|\b(?:have|has) (?:offered|sold) no ",
    reads="“have not sold … General Instruction / 12 …”, “no securities have been sold”",
)
EXCEPT = phrase(r"\b(?:except|other than)\b")
SOLD = phrase(
    r"\b(?:have|has|had|we) (?:offered and sold|offered or sold|sold|offered|issued)\b",
    reads="“have sold … 12 calendar months”",
)
OF_THE_YEAR = phrase(
    r"\b(?:prior|previous|preceding|last|past) (?:12|twelve)\b|\b(?:12|twelve) calendar months (?:prior|before)\b",
    reads="“prior 12 …”",
)
AMOUNT = phrase(MONEY, reads="“$…”")
MOST_SENTENCES = 100
PROGRAMME = ("launch", "update", "stop")
LIMITED_TO = phrase(r"\b(?:may|can|could|eligible|up to|leaving|remain)\b")
NAMES = (
    "baby_shelf.paragraph",
    "baby_shelf.limited",
    "baby_shelf.public_float",
    "baby_shelf.nonaffiliate_shares",
    "baby_shelf.outstanding_shares",
    "baby_shelf.price",
    "baby_shelf.price_date",
    "baby_shelf.sold_prior_12_months",
    "baby_shelf.one_third_statement",
)


def read_baby_shelf(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the calculation of the public float and of what may be sold.

    Law: Form S-3, General Instruction I.B.6 with Instruction 7 (Form F-3: I.B.5): the calculation stands on the
    outside front cover. A paragraph that says the limit does not apply is read too; ``baby_shelf.limited`` tells.
    """
    span = _paragraph(scope)
    if span is None:
        unclear = known["document.kind"].value in PROGRAMME and scope.search(UNCLEAR, scope.cover)
        for name in NAMES:
            if unclear:
                reason = "the cover speaks of the public float in words that were not recognised"
                yield scope.unread(name, reason, "the cover", INSTRUCTION, FLOAT, THAT_VALUE)
            else:
                yield scope.not_on_cover(name, INSTRUCTION, FLOAT)
        return
    text = scope.text[span.start : span.end]
    yield scope.found("baby_shelf.paragraph", text, span)
    denials = islice(scope.each(NOT_SUBJECT, span), MOST_SENTENCES)
    denial = next((match for match in denials if _is_stated(scope, match)), None)
    told = wording_of(denial) if denial else f"none of {NOT_SUBJECT.reads}"
    yield scope.found("baby_shelf.limited", denial is None, Quote(span.start, span.end, told))
    yield _number(scope, "baby_shelf.public_float", "value", span, FLOAT, THAT_VALUE)
    yield _shares(scope, span)
    yield _number(scope, "baby_shelf.outstanding_shares", "count", span, OUTSTANDING)
    yield from _price(scope, span)
    yield _sold(scope, span)
    third = scope.search(ONE_THIRD, span)
    if third:
        sentence = scope.sentence_of(third)
        yield scope.found("baby_shelf.one_third_statement", scope.text[sentence.start : sentence.end], sentence)
    else:
        yield scope.absent("baby_shelf.one_third_statement", "the baby-shelf paragraph", ONE_THIRD)


AFFILIATE_OF_WHICH = phrase(
    rf"\bof which (?:approximately )?(?P<count>{COUNT}) [^.$\d]{{0,60}}?(?:were |are |was )?held by "
    rf"(?:our )?non-?\s?affiliates",
    reads="“of which … are held by non-affiliates”",
)


def _paragraph(scope: Scope) -> Quote | None:
    """Find the stretch of the cover that holds the calculation: one paragraph, or two that follow one another."""
    marks = _paragraphs(scope, INSTRUCTION)
    floats = _paragraphs(scope, FLOAT)
    floats = floats or [mark for mark in marks if scope.search(THAT_VALUE, mark)]
    if not floats or not (
        marks or scope.search(NON_AFFILIATE, floats[0]) or scope.search(AFFILIATE_OF_WHICH, floats[0])
    ):
        return None
    near = [span for span in [*marks, *floats] if abs(span.start - floats[0].start) < 4_000]
    start = max(scope.cover.start, min(span.start for span in near))
    end = min(scope.cover.end, max(span.end for span in near))
    found = (wording_of(match) for pattern in CALCULATION if (match := scope.search(pattern, Span(start, end))))
    return Quote(start, end, "; ".join(found))


def _paragraphs(scope: Scope, pattern: Phrase) -> list[Span]:
    """Give the paragraphs of the cover that a pattern is found in, each once."""
    return list(dict.fromkeys(scope.paragraph(match.start()) for match in scope.each(pattern, scope.cover)))


def _is_stated(scope: Scope, match: re.Match[str]) -> bool:
    """Tell whether a sentence states a thing, and does not only say when it would be so."""
    return not SUPPOSED.search(scope.text, scope.sentence(*match.span()).start, match.start())


def _number(scope: Scope, name: str, group: str, span: Span, *patterns: Phrase) -> Fact:
    """Read a number by the first of the patterns that is found at all."""
    match = next((match for pattern in patterns if (match := scope.search(pattern, span))), None)
    if match:
        return scope.found(name, read_number(match[group]), quote(match))
    return scope.absent(name, "the baby-shelf paragraph", *patterns)


def _shares(scope: Scope, span: Span) -> Fact:
    """Count what non-affiliates hold in the unit of the price: where that is an ADS, in ADSs."""
    name = "baby_shelf.nonaffiliate_shares"
    shares = _number(scope, name, "count", span, AFFILIATE_OF_WHICH, NON_AFFILIATE)
    price = scope.search(PRICE, _behind_the_float(scope, span))
    if not shares.found or price is None or not _is_of_an_ads(scope, price):
        return shares
    counted = " ".join(evidence.quote for evidence in shares.evidence)
    if DEPOSITARY.search(counted):
        return shares
    count = scope.search(ADS_COUNT, span)
    if count:
        return scope.found(name, read_number(count["count"]), quote(count), note=f"in ADSs, as the price is: {counted}")
    reason = "the price is that of an ADS, and the shares are counted as ordinary shares"
    return scope.unread(name, reason, "the baby-shelf paragraph", ADS_COUNT)


def _behind_the_float(scope: Scope, span: Span) -> Span:
    float_value = scope.search(FLOAT, span) or scope.search(THAT_VALUE, span)
    return Span(float_value.end() if float_value else span.start, span.end)


def _is_of_an_ads(scope: Scope, price: re.Match[str]) -> bool:
    """Tell whether a price is that of an ADS, by its own words and those next to it."""
    start = max(price.start() - len("American depositary share "), scope.sentence(price.start()).start)
    behind = PER_ADS.begins(scope.text, price.end())
    return bool(behind or DEPOSITARY.search(scope.text, start, price.end())) and not PER_SHARE.begins(
        scope.text, price.end()
    )


def _price(scope: Scope, span: Span) -> Iterator[Fact]:
    start = _behind_the_float(scope, span).start
    prices = list(scope.each(PRICE, Span(start, span.end)))
    match = next((each for each in prices if _is_of_the_float(scope, each)), None)
    if match is None and prices:
        reason = "the paragraph states a price, and it is not known whether the float was computed with it"
        for name in ("baby_shelf.price", "baby_shelf.price_date"):
            yield scope.unread(name, reason, "the baby-shelf paragraph", PRICE)
        return
    if match is None:
        yield scope.absent("baby_shelf.price", "the baby-shelf paragraph", PRICE)
        yield scope.absent("baby_shelf.price_date", "the baby-shelf paragraph", PRICE)
        return
    written = match["value"] or match["multiplied"] or match["each"]
    yield scope.found("baby_shelf.price", read_number(written), quote(match))
    sentence = scope.sentence_of(match)
    days = [*PRICE_DAY.each(scope.text, match.end(), sentence.end)] or [
        *PRICE_DAY.each(scope.text, start, match.start())
    ][-1:]
    days = days or _days_of_the_same(scope, written, Span(sentence.end, span.end))
    day = read_date(days[0]["date"]) if days else None
    if day:
        yield scope.found("baby_shelf.price_date", day, quote(days[0]))
    else:
        yield scope.absent("baby_shelf.price_date", "the sentence that states the price", PRICE_DAY)


def _is_of_the_float(scope: Scope, price: re.Match[str]) -> bool:
    """Tell whether a price is what the float is computed with, and not the last one, told in the same paragraph."""
    return scope.search(CALCULATED, scope.sentence_of(price)) is not None


def _days_of_the_same(scope: Scope, written: str, span: Span) -> list[re.Match[str]]:
    """Find the day of a price where the paragraph states the same price again: the float as of another day."""
    again = (match for match in scope.each(PRICE, span) if written in match.groups())
    return [day for match in again for day in PRICE_DAY.each(scope.text, match.end(), scope.sentence_of(match).end)]


def _sold(scope: Scope, span: Span) -> Fact:
    """Add up what was sold in the prior twelve months; "not … except for $A and $B" is A plus B."""
    name = "baby_shelf.sold_prior_12_months"
    for match in scope.each(NONE_SOLD, span):
        sentence = scope.sentence_of(match)
        exception = EXCEPT.search(scope.text, sentence.start, sentence.end)
        if not exception:
            return scope.found(name, 0, sentence)
        return _sum(scope, name, exception.end(), sentence)
    for match in scope.each(SOLD, span):
        sentence = scope.sentence_of(match)
        if re.search(TWELVE_MONTHS, scope.text[sentence.start : sentence.end], re.I):
            limit = LIMITED_TO.search(scope.text, match.end(), sentence.end)
            return _sum(
                scope,
                name,
                match.end(),
                Quote(sentence.start, limit.start() if limit else sentence.end, sentence.wording),
            )
    if scope.search(OF_THE_YEAR, span):
        reason = "the paragraph speaks of the prior twelve months in words that were not recognised"
        return scope.unread(name, reason, "the baby-shelf paragraph", NONE_SOLD, SOLD)
    return scope.absent(name, "the baby-shelf paragraph", NONE_SOLD, SOLD)


def _sum(scope: Scope, name: str, start: int, sentence: Quote) -> Fact:
    amounts = [read_number(amount[0]) for amount in AMOUNT.each(scope.text, start, sentence.end)]
    if not amounts:
        reason = "the sentence on prior sales states no amount that was recognised"
        return scope.unread(name, reason, "that sentence", AMOUNT)
    total = round(sum(amounts), 2)
    note = " + ".join(f"${amount:,}" for amount in amounts) if len(amounts) > 1 else ""
    return scope.found(name, int(total) if float(total).is_integer() else total, sentence, note=note)
