"""Find the maximum aggregate offering price wherever a supplement states it again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.cover.programme import (
    CAP_AGGREGATE,
    CAP_OF_STOCK,
    CAP_SENTENCE,
    CAP_TITLE,
    OTHER_PROGRAMME,
    amount_of_agreement,
    offers_part,
)
from checker.extraction.grammar.amounts import COUNT, MONEY, SHARES, read_number
from checker.extraction.scope import Quote, Scope, quote
from checker.extraction.ties.near import is_slip
from checker.extraction.ties.tie_out import Mention, as_stated, matches
from checker.model.document import Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

PRICE_OF_ALL = phrase(
    r"\b(?:aggregate|gross|total) (?:gross )?(?:offering (?:price|amount)|sales? (?:price|proceeds)|proceeds|amount) "
    rf"(?:of |in excess of |(?:that )?exceed(?:s|ing)? )?(?P<cap>{MONEY})",
    reads="“aggregate offering price / gross proceeds / amount of $…” of the sale of everything",
)
SOLD_UP_TO = phrase(
    rf"\b(?:up to|all|if|were|the) (?P<cap>{MONEY}) (?:of|in) (?:the aggregate of )?(?:our |the )?"
    r"(?:shares|common|ordinary|class|ADSs|units|that amount)\b",
    reads="“up to / all / if $… of shares”",
)
INCLUDED = phrase(
    rf"\bthe (?P<cap>{MONEY}) (?:of|in) [^.$]{{1,120}}?\b(?:under|pursuant to|by) "
    r"(?:this|the (?:ATM|(?:[a-z]{1,30} ){1,3}agreement)) prospectus(?: supplement)?,? (?:is|are) (?:also )?included\b",
    reads="“the $… of common stock … under this prospectus is included”",
)
THIS_RELATES = phrase(
    r"\bthis prospectus supplement (?:relates to|covers) (?:(?:the|an?|our|of|offer|sale|and|offering) ){0,7}"
    rf"up to (?P<cap>{MONEY})",
    reads="“this prospectus supplement relates to the offering of up to $…”",
)
SHARES_AT_A_PRICE = phrase(rf"(?P<count>{COUNT}) (?:of our )?(?:{SHARES})\b[^.$;\d]{{0,160}}?(?P<price>{MONEY})")
BY_AGREEMENT = phrase(r"\b(?:sales?|distribution|offering|issuance|agency) agreement\b|\b(?:sales )?agents?\b")
NOT_ALL = phrase(
    r"\b(?:preferred|debt|warrants|purchase contracts|remain\w*|(?:was|were|been|have|had) sold|increase[sd]?)\b"
)
"""Behind an amount: of several securities, or of an agreement under which shares were sold before."""
FEWEST_DIGITS = 3
"""Digits of an amount in which a slip can be told from another amount: "$60 million" and "$80 million" are two."""


def cap_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the cap as the cover and the sections on the offering state it, in the use of proceeds, and elsewhere.

    The price or the proceeds of all that is or may be sold may be less than the cap by right: such an amount counts if
    it is the cap, or differs from it by one slip, and is not the product of the shares and the price beside it.
    What is included in the total of the shelf is the whole cap, whatever else the sentence speaks of.
    """
    stated, cap = known["program.cap_mentions"], known["program.cap"]
    if not isinstance(cap.value, (int, float)):
        return
    if isinstance(stated.value, tuple):
        yield as_stated(cap, cap.value)
        yield from _as_read(stated)
    if known["document.kind"].value != "launch":
        return
    whole = amount_of_agreement(scope, cap.value) if offers_part(scope, cap.value) else None
    use_of_proceeds = scope.part.section("use_of_proceeds")
    if use_of_proceeds:
        for match in matches(scope, CAP_SENTENCE, use_of_proceeds.span):
            if read_number(match["cap"]) != whole and not _of_another(scope, match):
                yield Mention(read_number(match["cap"]), quote(match))
    for pattern in (CAP_OF_STOCK, CAP_AGGREGATE):
        for match in matches(scope, pattern, scope.cover):
            if read_number(match["cap"]) != whole and _is_of_the_agreement(scope, match):
                yield Mention(read_number(match["cap"]), quote(match))
    for match in matches(scope, THIS_RELATES, scope.whole):
        other = _of_another(scope, match) or scope.search(NOT_ALL, Span(match.end(), scope.sentence_of(match).end))
        if read_number(match["cap"]) != whole and not other:
            yield Mention(read_number(match["cap"]), quote(match))
    for match in matches(scope, INCLUDED, scope.whole):
        yield Mention(read_number(match["cap"]), quote(match))
    for pattern in (PRICE_OF_ALL, SOLD_UP_TO, CAP_TITLE):
        for match in matches(scope, pattern, scope.whole):
            amount = read_number(match["cap"])
            slip = _is_slip_in(amount, cap.value) and not _is_product(scope, match, amount)
            if (amount == cap.value or slip) and not _of_another(scope, match):
                yield Mention(amount, quote(match))


def _as_read(stated: Fact) -> Iterator[Mention]:
    values = stated.value if isinstance(stated.value, tuple) else ()
    for value, evidence in zip(values, stated.evidence, strict=True):
        yield Mention(value, Quote(evidence.start or 0, evidence.end or 0, evidence.wording))


def _is_of_the_agreement(scope: Scope, match: re.Match[str]) -> bool:
    """Tell whether a sentence of the cover says what may be sold under the agreement or through the agents."""
    sentence = scope.sentence_of(match)
    before, behind = Span(sentence.start, match.start()), Span(match.end(), sentence.end)
    another = scope.search(OTHER_PROGRAMME, before) or scope.search(NOT_ALL, behind)
    return another is None and scope.search(BY_AGREEMENT, before) is not None


def _is_product(scope: Scope, match: re.Match[str], amount: float) -> bool:
    """Tell whether the sentence gives a number of shares and a price that make the amount, to a dollar."""
    factors = matches(scope, SHARES_AT_A_PRICE, scope.sentence(*match.span()))
    return any(abs(read_number(each["count"]) * read_number(each["price"]) - amount) <= 1 for each in factors)


def _of_another(scope: Scope, match: re.Match[str]) -> bool:
    sentence = scope.sentence_of(match)
    return bool(OTHER_PROGRAMME.search(scope.text, sentence.start, sentence.end))


def _is_slip_in(amount: float, cap: float) -> bool:
    written, meant = f"{amount:.0f}", f"{cap:.0f}"
    digits = max(len(number.rstrip("0")) for number in (written, meant))
    return digits >= FEWEST_DIGITS and len(written) == len(meant) and is_slip(written, meant)
