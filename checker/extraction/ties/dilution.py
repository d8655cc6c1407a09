"""Read the calculation of the dilution: the assumed sale, the book value, and the table of amounts per share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.grammar.amounts import COUNT, MONEY, NUMBER, SHARES, half_of_last_digit, read_number
from checker.extraction.scope import Quote, Scope, quote
from checker.model.document import Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import CASE_MATTERS, phrase
from checker.phrases.prepared import regex

AMOUNT = rf"(?:US)?\$\s?\(?\s?{NUMBER}(?:\s?\))?(?: (?:million|billion)\b)?"
ASSUMED = phrase(
    rf"(?P<count>{COUNT}) (?:of our )?(?:{SHARES})\b[^.$;\d]{{0,160}}? at (?:an? )?(?:assumed )?"
    rf"(?:public )?(?:offering |sales? )?(?:price of )?(?P<price>{MONEY})",
    reads="“assuming … shares … at a price of $…”",
)
ASSUMING = phrase(r"\b(?:assum(?:e|es|ed|ing)|illustrative)\b")
BOOK_VALUE = phrase(
    r"\b(?:historical )?net tangible book (?:value|deficit)\b(?P<gap>[^.$;]{0,160}?)\b(?:was|is|of)"
    rf"(?: approximately| a deficit of)? (?P<value>{AMOUNT})",
    reads="“net tangible book value … was $…”",
)
ADJUSTED = phrase(r"\b(?:pro[- ]forma|as[- ]adjusted|adjusted|after giving)\b")
BASED_ON = phrase(
    rf"(?:\bbased (?:up)?on (?:an aggregate of )?|\bby the )(?P<count>{COUNT}) (?:{SHARES})\b"
    rf"[^.$;\d]{{0,60}}?\boutstanding",
    reads="“based on … shares … outstanding”",
)
OUTSTANDING_THEN = phrase(
    rf"(?P<count>{COUNT}) (?:{SHARES})\b[^.$;\d]{{0,60}}?\boutstanding,? (?:as of|on|at)\b",
    reads="“… shares … outstanding as of”",
)
CELL = regex(
    r"(?P<minus>[(\u2212-]?)\s*(?:US)?\$?\s*(?P<minus2>[(\u2212-]?)\s*(?P<number>\d[\d,]{0,20}\.\d{1,9})(?!\s*%)"
)
LABELS = {
    "dilution.per_share": phrase(r"^dilution\b", reads="a row “Dilution …”"),
    "dilution.increase_per_share": phrase(r"^(?:increase|decrease)\b", reads="a row “Increase …”"),
    "pro_forma_change": phrase(r"^pro[- ]forma (?:increase|decrease)", reads="a row “Pro forma increase …”"),
    "dilution.as_adjusted_per_share": phrase(
        r"\b(?:as[- ]adjusted|adjusted|after (?:giving effect to )?(?:this|the) offering)\b",
        reads="a row “… as adjusted / after this offering”",
    ),
    "dilution.pro_forma_per_share": phrase(r"^pro[- ]forma\b", reads="a row “Pro forma …”"),
    "dilution.historical_per_share": phrase(
        r"\bnet tangible book (?:value|deficit)\b", reads="a row “Net tangible book value …”"
    ),
    "dilution.assumed_price": phrase(
        r"^(?:assumed |(?:assumed )?(?:public )?(?:offering|sale) )price\b", reads="a row “Assumed offering price …”"
    ),
}
"""What the label of a row means; the first that fits. A change before the offering is no fact."""
BARE_LABEL = phrase(r"(?=[A-Z])[^\n$]{3,200}[A-Za-z,]\s?", CASE_MATTERS)
"""The first line of a label that goes on in the next row of the table, where its amount stands."""
FALL = phrase(r"^decrease\b|(?<!\()\bdeficit\b(?!\))")
LABEL_ENDS = regex(r"(?:US)?(?=[$])|\t|\s(?=[(\u2212-]?\s?\d[\d,]*\.\d)")
WORDS = regex(r"(?!US)[A-Za-z]{2}")
LONGEST_ROW = 400
IN_TABLE = (
    "dilution.historical_per_share",
    "dilution.increase_per_share",
    "dilution.as_adjusted_per_share",
    "dilution.per_share",
)
ASSUMED_IN = ("dilution", "the_offering", "risk_factors")
NAMES = (
    *IN_TABLE,
    "dilution.before_per_share",
    "dilution.net_tangible_book_value",
    "dilution.net_tangible_book_value_rounding",
    "dilution.shares_outstanding",
    "dilution.rounding",
)


class Row(Struct, frozen=True):
    """An amount per share in the table."""

    value: float
    decimals: int
    span: Quote


def read_dilution(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read what the section on dilution computes and what it computes it from.

    Law: 17 CFR 229.506, net tangible book value per share before and after the offering, the increase, and the
    dilution of purchasers.
    """
    section = scope.part.section("dilution")
    rows = _rows(scope, section.span) if section else {}
    yield from _assumed(scope, rows)
    if section is None:
        for name in NAMES:
            yield scope.nowhere(
                name,
                "a caption of the section dilution",
                sticker=not scope.part.contents and not scope.body_was_seen,
            )
        return
    yield from _per_share(scope, rows)
    yield from _book_value(scope, section.span)


def _assumed(scope: Scope, rows: dict[str, Row]) -> Iterator[Fact]:
    """Read the assumed sale: in the section on dilution, the summary of the offering or a risk factor."""
    matches = (match for name in ASSUMED_IN for match in _sales_in(scope, name))
    match = next((match for match in matches if _assumes(scope, match)), None)
    sticker = not scope.part.contents and not scope.body_was_seen
    price = rows.get("dilution.assumed_price")
    if price:
        yield scope.found("dilution.assumed_price", price.value, price.span)
    elif match:
        yield scope.found("dilution.assumed_price", read_number(match["price"]), quote(match))
    else:
        yield scope.nowhere("dilution.assumed_price", LABELS["dilution.assumed_price"], ASSUMED, sticker=sticker)
    if match:
        yield scope.found("dilution.assumed_shares", int(read_number(match["count"])), quote(match))
    else:
        yield scope.nowhere("dilution.assumed_shares", ASSUMED, sticker=sticker)


def _sales_in(scope: Scope, name: str) -> Iterator[re.Match[str]]:
    section = scope.part.section(name)
    return scope.each(ASSUMED, section.span) if section else iter(())


def _assumes(scope: Scope, match: re.Match[str]) -> bool:
    sentence = scope.sentence_of(match)
    return bool(ASSUMING.search(scope.text, sentence.start, sentence.end))


def _per_share(scope: Scope, rows: dict[str, Row]) -> Iterator[Fact]:
    for name in (
        "dilution.historical_per_share",
        "dilution.increase_per_share",
        "dilution.as_adjusted_per_share",
        "dilution.per_share",
    ):
        yield _of_row(scope, name, rows.get(name))
    before = rows.get("dilution.pro_forma_per_share")
    if before is None and "pro_forma_change" not in rows:
        before = rows.get("dilution.historical_per_share")
    yield _of_row(scope, "dilution.before_per_share", before)
    book_values = [row for name, row in rows.items() if name != "dilution.assumed_price"]
    if book_values:
        coarsest = min(book_values, key=lambda row: row.decimals)
        yield scope.found("dilution.rounding", 0.5 / 10**coarsest.decimals, coarsest.span)
    else:
        yield scope.absent("dilution.rounding", "the section on dilution, for the table", *LABELS.values())


def _of_row(scope: Scope, name: str, row: Row | None) -> Fact:
    if row:
        return scope.found(name, row.value, row.span)
    sought = LABELS.get(name) or LABELS["dilution.pro_forma_per_share"]
    return scope.absent(name, "the table in the section on dilution", sought)


def _rows(scope: Scope, section: Span) -> dict[str, Row]:
    """Read the rows of the table by their labels; a table of several columns is no single calculation."""
    rows: dict[str, Row] = {}
    position = before = section.start
    while position < section.end:
        end = scope.text.find("\n", position, section.end)
        end = section.end if end < 0 else end
        goes_on = scope.text[position].islower() and BARE_LABEL.is_all_of(scope.text[before : position - 1])
        begin = before if goes_on else position
        found = _row(scope.text[begin:end].replace("\n", " "), begin)
        before = position
        if found is not None:
            name, row = found
            if name in rows and rows[name].value != row.value:
                return {}
            rows.setdefault(name, row)
        position = end + 1
    return _with_dilution_as_loss(rows)


def _with_dilution_as_loss(rows: dict[str, Row]) -> dict[str, Row]:
    """Read a dilution in parentheses as what it is, a loss, where the price is more than the book value afterwards."""
    name = "dilution.per_share"
    loss, price, after = (rows.get(each) for each in (name, "dilution.assumed_price", "dilution.as_adjusted_per_share"))
    if loss and price and after and loss.value < 0 and price.value > after.value:
        return {**rows, name: replace(loss, value=-loss.value)}
    return rows


def _row(line: str, start: int) -> tuple[str, Row] | None:
    """Read a line that is a label and one amount; a line with words after the amount is prose."""
    if len(line) > LONGEST_ROW:
        return None
    label, *cells = LABEL_ENDS.split(line, maxsplit=1)
    name = next((name for name, pattern in LABELS.items() if pattern.search(label)), "")
    amounts = list(CELL.finditer("".join(cells)))
    if len(amounts) != 1 or not name or WORDS.search("".join(cells)):
        return None
    amount = amounts[0]
    negative = bool(amount["minus"] or amount["minus2"])
    in_words = not negative and FALL.search(label) is not None
    number = float(read_number(amount["number"]))
    decimals = len(amount["number"].partition(".")[2])
    return name, Row(
        -number if negative or in_words else number, decimals, Quote(start, start + len(line), LABELS[name].reads)
    )


def _book_value(scope: Scope, section: Span) -> Iterator[Fact]:
    name = "dilution.net_tangible_book_value"
    match = next((m for m in scope.each(BOOK_VALUE, section) if _is_historical(scope, m)), None)
    if match is None:
        for each in (name, f"{name}_rounding", "dilution.shares_outstanding"):
            yield scope.absent(each, "the section on dilution, for the net tangible book value", BOOK_VALUE)
        return
    span = quote(match)
    written = match["value"]
    deficit = "(" in written or re.search(r"(?i)\bdeficit\b(?!\))", match[0]) is not None
    amount = read_number(written)
    yield scope.found(name, -amount if deficit else amount, span)
    yield scope.found(f"{name}_rounding", half_of_last_digit(written), span)
    yield _shares(scope, section, match.start())


def _is_historical(scope: Scope, match: re.Match[str]) -> bool:
    """Tell whether a book value is the one before any adjustment, in total and not per share."""
    sentence = scope.sentence_of(match)
    adjusted = ADJUSTED.search(scope.text, sentence.start, match.end())
    per_share = re.match(r"\s+per\s", scope.text[match.end() : match.end() + 8])
    return not adjusted and not per_share


def _shares(scope: Scope, section: Span, start: int) -> Fact:
    """Find the shares that the book value is divided by: those that the calculation is based on."""
    name = "dilution.shares_outstanding"
    for pattern in (BASED_ON, OUTSTANDING_THEN):
        match = scope.search(pattern, Span(start, section.end))
        if match:
            return scope.found(name, int(read_number(match["count"])), quote(match))
    return scope.absent(name, "the section on dilution, for the shares outstanding", BASED_ON, OUTSTANDING_THEN)
