"""Read a sales agreement, EX-1.1, or an amendment of one: its title, date, parties, amount and commission."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.cover.agreement import KIND, WORD, clean_title
from checker.extraction.cover.programme import CAP_SENTENCE, CAP_TITLE, COMPENSATION, PERCENT_OF_SALES
from checker.extraction.exhibits.parties import read_parties
from checker.extraction.grammar.amounts import MONEY, read_number, read_percent
from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.scope import Quote, Scope, quote
from checker.model.document import Span
from checker.model.fact import Fact
from checker.phrases.phrase import phrase

SYMBOL = r"(?:SM|℠|\(SM\)|®|™)?"
ABOVE = (
    rf"(?:(?:form of |amended and restated |at[- ]the[- ]market(?: issuance| offering| equity offering)?{SYMBOL}"
    rf"|controlled equity offering{SYMBOL}|capital on demand{SYMBOL}|open market sale{SYMBOL}"
    r"|(?:amendment no\.? ?\d{1,2}|(?:first|second|third|fourth|fifth) amendment)(?: to)?(?: the)?)[ \t]*\n)"
)
"""A line of its own above the rest of the title."""
TITLE = phrase(
    rf"(?m)^[ \t]*(?P<title>{ABOVE}{{0,3}}[^\n]{{0,70}}\bagreement{SYMBOL})[ \t]*$", reads="a line “… Agreement”"
)
TITLE_IN_SENTENCE = phrase(
    rf"\bthis (?P<title>(?:{WORD} ){{0,7}}?{KIND})\b[^.]{{0,160}}?\(this [“\"]",
    reads="“this … Agreement (this “Agreement”)”",
)
TITLE_AT_FRONT = phrase(
    rf"(?m)^[ \t]*(?P<title>(?:{WORD} ){{0,7}}?{KIND}),? (?:dated|made|\(this)", reads="“… Agreement, dated as of …”"
)
DATE_LINE = phrase(rf"(?m)^[ \t]*(?:dated:?(?: as of)? )?(?P<date>{DATE})[ \t]*$", reads="a line that is a date")
DATED = phrase(
    rf"\b(?:dated|made|entered into|effective)(?: and entered into)?(?: as of| on)? (?:this )?(?P<date>{DATE})",
    reads="“dated / made as of …”",
)
IS_DATED = phrase(rf"\bis (?:made|dated|entered into)(?: as of| on)? (?P<date>{DATE})", reads="“is dated as of …”")
AMENDED = phrase(
    rf"\b(?:reference is (?:hereby )?made to|amends?(?: and restates?)?|amendment(?: no\.? ?\d+)?"
    rf"(?: \([^()]{{1,40}}\))? (?:to|amends)|parties to) (?:the|that certain|a certain)"
    rf" (?P<title>(?:{WORD} ){{0,7}}?{KIND})s?\b"
    rf"[^.]{{0,40}}?\bdated (?:as of )?(?P<date>{DATE})",
    reads="“reference is made to the … Agreement, dated …”",
)
SOLD_UP_TO = phrase(
    rf"\b(?:issue|offer) and sell\b(?:[^.]|\.(?=\d)){{0,400}}?\bup to (?:an? )?(?:maximum )?"
    rf"(?:aggregate (?:offering price |amount |gross proceeds )?of )?(?P<cap>{MONEY})",
    reads="“issue and sell … up to $…”",
)
NO_AMOUNT = phrase(
    r"[“\"](?:the )?maximum (?:program )?amount[”\"]|\bin no event shall the company issue or sell\b",
    reads="a maximum amount that is what is registered",
)
NUMBER = phrase(
    r"\bregistration statements?\b[^.;]{0,120}?\((?:registration|file) (?:statement )?nos?\. ?"
    r"(?P<number>333-\d{6}(?:-\d\d)?)",
    reads="“registration statement on Form … (File No. 333-…)”",
)
PAYS = phrase(r"\bpay\b[^.]{0,80}\b(?:agents?|managers?|placement)\b")
OPENING = 3_000
FIRST_SECTIONS = 20_000


def read_agreement_exhibit(scope: Scope) -> Iterator[Fact]:
    """Read the facts of a sales agreement from the agreement itself.

    Law: 17 CFR 229.601(b)(1), the agreement as an exhibit; 229.508(c)(2), its terms and parties.
    """
    yield _title(scope)
    yield _date(scope)
    yield from _original(scope)
    yield read_parties(scope, Span(scope.whole.start, min(scope.whole.end, scope.whole.start + OPENING)))
    yield _maximum(scope)
    yield from _commission(scope)
    yield _numbers(scope)


def _first(scope: Scope, length: int) -> Span:
    return Span(scope.whole.start, min(scope.whole.end, scope.whole.start + length))


def _title(scope: Scope) -> Fact:
    """Read the title as the lines above the address write it, else as the first sentence does."""
    name, opening = "agreement.title", _first(scope, OPENING)
    for pattern in (TITLE, TITLE_AT_FRONT, TITLE_IN_SENTENCE):
        match = scope.search(pattern, opening)
        if match:
            return scope.found(name, clean_title(match["title"]), quote(match, "title"))
    return scope.unread(
        name,
        "no title was recognised in the opening of the agreement",
        "the opening of the agreement",
        TITLE,
        TITLE_AT_FRONT,
        TITLE_IN_SENTENCE,
    )


def _date(scope: Scope) -> Fact:
    """Read the day of the agreement: a line of its own, or that of the sentence in which it is made."""
    name, opening = "agreement.date", _first(scope, OPENING)
    original = scope.search(AMENDED, opening)
    end = original.start() if original else opening.end
    match = (
        scope.search(DATE_LINE, opening)
        or scope.search(DATED, Span(opening.start, end))
        or scope.search(IS_DATED, Span(end, opening.end))
    )
    if match is None:
        reason = "no date was recognised in the opening of the agreement; a form of one has none"
        return scope.unread(name, reason, "the opening of the agreement", DATE_LINE, DATED)
    day = read_date(match["date"])
    if day is None:
        return scope.unread(name, f"“{match['date']}” is no day of the calendar")
    return scope.found(name, day, quote(match, "date"))


def _original(scope: Scope) -> Iterator[Fact]:
    """Read which agreement is amended; a first agreement amends none."""
    match = scope.search(AMENDED, _first(scope, OPENING))
    day = read_date(match["date"]) if match else None
    if match and day:
        yield scope.found("agreement.original_title", clean_title(match["title"]), quote(match))
        yield scope.found("agreement.original_date", day, quote(match))
        return
    for name in ("agreement.original_title", "agreement.original_date"):
        yield scope.absent(name, "the opening of the agreement", AMENDED)


def _maximum(scope: Scope) -> Fact:
    """Read the amount up to which may be sold; many agreements leave it to what is registered."""
    name, sections = "program.cap", _first(scope, FIRST_SECTIONS)
    for pattern in (SOLD_UP_TO, CAP_SENTENCE):
        match = scope.search(pattern, sections)
        if match:
            return scope.found(name, read_number(match["cap"]), quote(match))
    line = scope.search(CAP_TITLE, _first(scope, OPENING))
    if line:
        return scope.found(name, read_number(line["cap"]), quote(line))
    if scope.search(NO_AMOUNT, sections):
        return scope.absent(name, "the first sections of the agreement, which leave the amount to what is registered")
    reason = "no maximum amount was recognised in the first sections of the agreement"
    return scope.unread(name, reason, "the first sections of the agreement", SOLD_UP_TO, CAP_SENTENCE, CAP_TITLE)


def _commission(scope: Scope) -> Iterator[Fact]:
    """Read the one rate that the agreement, or its schedule, states; several are not told apart."""
    found: dict[float, tuple[re.Match[str], Quote]] = {}
    for match in scope.each(PERCENT_OF_SALES, scope.whole):
        sentence = scope.sentence_of(match)
        if COMPENSATION.search(scope.text, sentence.start, sentence.end) or _is_paid(scope, sentence):
            found.setdefault(read_percent(match["rate"]), (match, sentence))
    if len(found) > 1:
        rates = ", ".join(f"{rate:g}%" for rate in found)
        for name in ("commission.rate", "commission.qualifier"):
            yield scope.unread(name, f"the agreement states several rates: {rates}", "the agreement", PERCENT_OF_SALES)
        return
    for rate, (match, sentence) in found.items():
        yield scope.found("commission.rate", rate, sentence)
        yield scope.found("commission.qualifier", "up_to" if match["before"] else "fixed", sentence)
        return
    for name in ("commission.rate", "commission.qualifier"):
        yield scope.absent(name, "the whole agreement with its schedules", PERCENT_OF_SALES)


def _is_paid(scope: Scope, sentence: Span) -> bool:
    return bool(PAYS.search(scope.text, sentence.start, sentence.end))


def _numbers(scope: Scope) -> Fact:
    name, sections = "filing.registration_numbers", _first(scope, FIRST_SECTIONS)
    numbers = {match["number"]: quote(match) for match in scope.each(NUMBER, sections)}
    if numbers:
        return scope.found(name, tuple(numbers), *numbers.values())
    return scope.absent(name, "the first sections of the agreement", NUMBER)
