"""Read the numbers that a change of the programme can be computed again from: by how much, of what, at which price."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.cover.changes import GROSS
from checker.extraction.grammar.amounts import MONEY, half_of_last_digit, read_number
from checker.extraction.scope import Quote, Scope, quote
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase, wording_of

CHANGED_BY = phrase(
    r"\b(?:(?P<up>increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing))|reduc(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|lower(?:s|ed|ing)?)\b"
    rf"[^.$]{{0,200}}?\bby (?:an additional |an aggregate of |approximately )?(?P<value>{MONEY})",
    reads="“increase / reduce … by $…”",
)
COMPONENTS = phrase(
    rf"(?P<total>{MONEY}),?[^.$]{{0,60}}?\b(?:consist(?:s|ing) of|compris(?:es|ed of|ing)) "
    rf"[^.$]{{0,80}}?(?P<first>{MONEY})[^.$]{{0,200}}?\band [^.$]{{0,60}}?(?P<second>{MONEY})(?P<after>[^.]{{0,200}})",
    reads="“$… consisting of … $… and … $…”",
)
AVERAGE_PRICE = phrase(
    rf"\b(?:weighted )?average (?:gross )?(?:sales? |selling )?price (?:per (?:share|ADS|unit) )?(?:of|was) "
    rf"(?:approximately )?(?P<value>{MONEY})",
    reads="“average price of $…”",
)
ANY_MONEY = phrase(MONEY)
NAMES = (
    "change.amount",
    "change.total",
    "change.first_component",
    "change.second_component",
    "sold.average_price",
    "sold.rounding",
)


def read_change_arithmetic(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read by how much the cap changes, what a new amount consists of, and the average price of what was sold.

    Law: 17 CFR 230.408(a): amounts that do not add up leave the statement misleading.
    """
    if known["document.kind"].value not in ("update", "stop"):
        for name in NAMES:
            yield scope.absent(name, "the cover; the document amends no programme")
        return
    yield _amount(scope)
    yield from _components(scope)
    yield from _average_price(scope, known)


def _amount(scope: Scope) -> Fact:
    match = scope.search(CHANGED_BY, scope.cover)
    if match is None:
        return scope.not_on_cover("change.amount", CHANGED_BY)
    value = read_number(match["value"])
    return scope.found("change.amount", value if match["up"] else -value, quote(match))


def _components(scope: Scope) -> Iterator[Fact]:
    """Find an amount said to consist of two; where a third is named, nothing is sure."""
    match = scope.search(COMPONENTS, scope.cover)
    if match is None or ANY_MONEY.search(match["after"]):
        for name in NAMES[1:4]:
            yield scope.not_on_cover(name, COMPONENTS)
        return
    for name, group in zip(NAMES[1:4], ("total", "first", "second"), strict=True):
        yield scope.found(name, read_number(match[group]), Quote(match.start(), match.end("second"), wording_of(match)))


def _average_price(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Find the average price in the sentence that states the gross proceeds, and how exact their product can be."""
    gross, shares = known["sold.gross_proceeds"], known["sold.shares"].value
    if gross.found and isinstance(shares, int):
        start, end = gross.evidence[0].start or 0, gross.evidence[0].end or 0
        price = AVERAGE_PRICE.search(scope.text, start, end)
        stated = GROSS.search(scope.text, start, end)
        if price and stated:
            span = quote(price)
            yield scope.found("sold.average_price", read_number(price["value"]), span)
            rounding = half_of_last_digit(stated["value"]) + shares * half_of_last_digit(price["value"])
            yield scope.found("sold.rounding", round(rounding, 2), span)
            return
    for name in NAMES[4:]:
        yield scope.absent(name, "the sentence on sales to date", GROSS, AVERAGE_PRICE)
