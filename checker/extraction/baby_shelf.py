"""Read the baby-shelf paragraph: float, shares, price, date, prior sales, and whether the limit applies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.amounts import COUNT, MONEY, read_number
from checker.extraction.dates import DATE, read_date
from checker.extraction.scope import Scope
from checker.model.document import Span
from checker.model.fact import Fact, Facts

INSTRUCTION = re.compile(r"(?i)\bgeneral\s+instruction\s+I\s?\.\s?B\s?\.\s?[56]\b")
FLOAT_WORDS = re.compile(r"(?i)\b(?:aggregate\s+market\s+value\b[^.]{0,120}?non-?\s?affiliates|public\s+float)\b")
ANY_DOT = r"(?:[^.$]|\.(?=\w))"
FLOAT = re.compile(
    rf"(?i)\b(?:aggregate\s+market\s+value|public\s+float)\b{ANY_DOT}{{0,300}}?\b(?:was|is|of|equals?|equaled|were)\s+(?:approximately\s+)?(?P<value>{MONEY})"
)
NON_AFFILIATE = re.compile(
    rf"(?i)(?P<count>{COUNT})\s+(?:outstanding\s+)?(?:[A-Za-z-]+\s+){{0,6}}?(?:shares?|stock|ADSs|units|ordinary\s+shares)\b[^.$\d]{{0,90}}?(?:were\s+|are\s+|was\s+)?\bheld\s+by\s+(?:our\s+)?non-?\s?affiliates"
)
OUTSTANDING = re.compile(
    rf"(?i)(?P<count>{COUNT})\s+(?:(?:ordinary\s+|common\s+|class\s+[A-C]\s+)*shares\s+of\s+outstanding|(?:shares\s+(?:of\s+)?)?(?:our\s+)?outstanding\s+(?:shares|common|ordinary)"
    r"|(?:class\s+[A-C]\s+)?(?:ordinary\s+|common\s+)?shares?(?:\s+of\s+(?:our\s+)?(?:class\s+[A-C]\s+)?(?:common|ordinary)\s+(?:stock|shares))?\s+(?:issued\s+and\s+)?outstanding|total\s+outstanding)"
    r"(?!(?:[^.$\d]){0,60}\bheld\s+by\s+(?:our\s+)?non-?\s?affiliates)"
)
PRICE = re.compile(
    rf"(?i)\b(?:price|closing\s+price|sale\s+price)\b(?:\s+per\s+(?:share|ADS))?[^.$]{{0,40}}?\b(?:of|at|was)\s+(?P<value>{MONEY})"
    rf"|(?P<each>{MONEY})\s+(?:per\s+(?:share|ADS)|a\s+share)"
)
PRICE_DAY = re.compile(rf"(?i)\b(?:on|as\s+of|at)\s+(?P<date>{DATE})")
ONE_THIRD = re.compile(r"(?i)\bone[-\s]third\b|\b1/3\b")
NOT_SUBJECT = re.compile(
    r"(?i)\b(?:not|no\s+longer)\s+(?:currently\s+|now\s+)?(?:be\s+)?subject\s+to\b|\blimit(?:ation|s)?[^.]{0,60}\b(?:does|do|will)\s+not\s+apply"
)
TWELVE_MONTHS = r"(?:\b(?:12|twelve)[-\s](?:calendar[-\s])?months?\b|\bcalendar\s+months?\b)"
NONE_SOLD = re.compile(
    r"(?i)\b(?:have|has|had)\s+not\s+(?:offered|sold|issued)\b[^$]{0,260}?(?:General\s+Instruction|(?:12|twelve)[-\s])"
    r"|\bnone\s+of\s+our\s+securities\b|\b(?:have|has)\s+(?:offered|sold)\s+no\s+"
)
EXCEPT = re.compile(r"(?i)\b(?:except|other\s+than)\b")
SOLD = re.compile(rf"(?i)\b(?:have|has|had)\s+(?:offered\s+and\s+sold|offered\s+or\s+sold|sold|offered|issued)\b")
AMOUNT = re.compile(rf"(?i){MONEY}")
LIMITED_TO = re.compile(r"(?i)\b(?:may|can|could|eligible|up\s+to|leaving|remain)\b")
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
        for name in NAMES:
            yield scope.not_on_cover(name)
        return
    text = scope.text[span.start : span.end]
    yield scope.found("baby_shelf.paragraph", text, span)
    limited = not NOT_SUBJECT.search(text)
    yield scope.found("baby_shelf.limited", limited, span)
    yield _number(scope, "baby_shelf.public_float", FLOAT, "value", span)
    yield _number(scope, "baby_shelf.nonaffiliate_shares", NON_AFFILIATE, "count", span, AFFILIATE_OF_WHICH)
    yield _number(scope, "baby_shelf.outstanding_shares", OUTSTANDING, "count", span)
    yield from _price(scope, span)
    yield _sold(scope, span)
    third = scope.search(ONE_THIRD, span)
    if third:
        sentence = scope.sentence(*third.span())
        yield scope.found("baby_shelf.one_third_statement", scope.text[sentence.start : sentence.end], sentence)
    else:
        yield scope.absent("baby_shelf.one_third_statement", "the baby-shelf paragraph")


AFFILIATE_OF_WHICH = re.compile(
    rf"(?i)\bof\s+which\s+(?:approximately\s+)?(?P<count>{COUNT})\s+[^.$\d]{{0,60}}?(?:were\s+|are\s+|was\s+)?held\s+by\s+(?:our\s+)?non-?\s?affiliates"
)


def _paragraph(scope: Scope) -> Span | None:
    """Find the stretch of the cover that holds the calculation: one paragraph, or two that follow one another."""
    marks = [scope.paragraph(match.start()) for match in scope.each(INSTRUCTION, scope.cover)]
    floats = [scope.paragraph(match.start()) for match in scope.each(FLOAT, scope.cover)]
    if not floats or not (
        marks or scope.search(NON_AFFILIATE, floats[0]) or scope.search(AFFILIATE_OF_WHICH, floats[0])
    ):
        return None
    near = [span for span in [*marks, *floats] if abs(span.start - floats[0].start) < 4_000]
    return Span(
        max(scope.cover.start, min(span.start for span in near)), min(scope.cover.end, max(span.end for span in near))
    )


def _number(
    scope: Scope, name: str, pattern: re.Pattern[str], group: str, span: Span, first: re.Pattern[str] | None = None
) -> Fact:
    match = (scope.search(first, span) if first else None) or scope.search(pattern, span)
    if match:
        return scope.found(name, read_number(match[group]), Span(*match.span()))
    return scope.absent(name, "the baby-shelf paragraph")


def _price(scope: Scope, span: Span) -> Iterator[Fact]:
    float_value = scope.search(FLOAT, span)
    start = float_value.end() if float_value else span.start
    match = scope.search(PRICE, Span(start, span.end))
    if match is None:
        yield scope.absent("baby_shelf.price", "the baby-shelf paragraph")
        yield scope.absent("baby_shelf.price_date", "the baby-shelf paragraph")
        return
    yield scope.found("baby_shelf.price", read_number(match["value"] or match["each"]), Span(*match.span()))
    sentence = scope.sentence(*match.span())
    days = [*PRICE_DAY.finditer(scope.text, match.end(), sentence.end)] or [
        *PRICE_DAY.finditer(scope.text, start, match.start())
    ][-1:]
    day = read_date(days[0]["date"]) if days else None
    if day:
        yield scope.found("baby_shelf.price_date", day, Span(*days[0].span()))
    else:
        yield scope.absent("baby_shelf.price_date", "the sentence that states the price")


def _sold(scope: Scope, span: Span) -> Fact:
    """Add up what was sold in the prior twelve months; "not … except for $A and $B" is A plus B."""
    name = "baby_shelf.sold_prior_12_months"
    for match in scope.each(NONE_SOLD, span):
        sentence = scope.sentence(*match.span())
        exception = EXCEPT.search(scope.text, match.start(), sentence.end)
        if not exception:
            return scope.found(name, 0, sentence)
        return _sum(scope, name, exception.end(), sentence)
    for match in scope.each(SOLD, span):
        sentence = scope.sentence(*match.span())
        if re.search(TWELVE_MONTHS, scope.text[sentence.start : sentence.end], re.I):
            limit = LIMITED_TO.search(scope.text, match.end(), sentence.end)
            return _sum(scope, name, match.end(), Span(sentence.start, limit.start() if limit else sentence.end))
    return scope.absent(name, "the baby-shelf paragraph")


def _sum(scope: Scope, name: str, start: int, sentence: Span) -> Fact:
    amounts = [read_number(amount) for amount in AMOUNT.findall(scope.text, start, sentence.end)]
    if not amounts:
        return scope.unread(name, "the sentence on prior sales states no amount that was recognised")
    total = round(sum(amounts), 2)
    note = " + ".join(f"${amount:,}" for amount in amounts) if len(amounts) > 1 else ""
    return scope.found(name, int(total) if float(total).is_integer() else total, sentence, note=note)
