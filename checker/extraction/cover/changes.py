"""Read what a supplement reports and changes: sales to date, what remains, old and new cap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.cover.programme import NEW_AMOUNT, RAISED_TO, changes_of_cap
from checker.extraction.grammar.amounts import COUNT, MONEY, SHARES, read_number
from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.scope import Scope, quote
from checker.model.document import Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import Phrase, phrase

SOLD = phrase(
    rf"\b(?:(?:have|has|had)|(?:through|as of|until|up to) (?:and including )?(?:the date (?:hereof|of this \w+(?: "
    rf"\w+)?)|{DATE})"
    r",? (?:we|the company)) (?:already |previously |offered and |issued and )*sold\b(?P<after>(?:[^.]"
    r"|\.(?=\w)){0,400})",
    reads="“have sold … shares”, “have sold … gross proceeds of $…”",
)
SOLD_SHARES = phrase(rf"^[^.$]{{0,60}}?(?P<count>{COUNT}) (?:of our )?(?:{SHARES})\b", reads="“… shares”")
SOLD_BY_ITSELF = phrase(
    rf"\b(?:we|the company|(?-i:[A-Z][\w&’-]{{2,30}})) sold (?=(?:an aggregate of |a total of )?{COUNT} "
    rf")(?P<after>(?:[^.]"
    r"|\.(?=\w)){0,400})",
    reads="“… sold … shares”, beside the agreement or the programme",
)
OF_THE_PROGRAMME = phrase(r"\b(?:agreement|program(?:me)?|ATM|at[- ]the[- ]market)\b")
SOLD_AMOUNT = phrase(
    rf"^ (?:an aggregate of |a total of )?(?:approximately )?(?P<value>{MONEY}) (?:of|in) (?:our|shares|the company)\b",
    reads="“sold $… of our common stock”",
)
SOLD_PASSIVE = phrase(
    rf"(?P<count>{COUNT}) (?:of our )?(?:{SHARES})\b[^.$\d]{{0,60}}?\b(?:have|has|had|were) (?:been )?(?:offered and )?"
    r"sold\b",
    reads="“… shares have been sold”",
)
SOLD_SOMETHING = phrase(
    r"\b(?:have|has|had|been|we) sold\b(?:[^.]|\.(?=\w)){0,120}?"
    rf"\b(?:gross proceeds|{COUNT} (?:of our )?(?:{SHARES}))\b",
    reads="“sold … gross proceeds / … shares”",
)
OF_THE_FLOAT = phrase(r"\bgeneral instruction\b|\b(?:12|twelve)[- ](?:calendar[- ])?months?\b|\bpublic float\b")
NONE_SOLD = phrase(
    r"\b(?:have|has|had) not (?:yet )?(?:offered or )?sold any\b|\bno (?:shares|ADSs|units"
    r"|sales)\s[^.]{0,80}\b(?:have|has) been (?:sold|made)\b",
    reads="“have not sold any”, “no shares … have been sold”",
)
NONE_THEN = phrase(
    r"\bdid not (?:offer or )?sell any\b|\bsold no (?:shares|ADSs|units|securities)\b",
    reads="“did not sell any”, “sold no shares”",
)
"""What may be said of a while only: it counts if nothing is said of other sales."""
GROSS = phrase(
    rf"\b(?:aggregate |total )?gross (?:sales )?proceeds (?:to us )?(?:of|were|was) (?:approximately "
    rf")?(?P<value>{MONEY})",
    reads="“gross proceeds of $…”",
)
AS_OF = phrase(
    rf"\b(?:as of|through|prior to|until) (?:and including )?(?:the date (?:of this|hereof)"
    rf"|(?P<date>{DATE}))",
    reads="“as of / through …” a date",
)
REMAINING = phrase(
    rf"(?P<value>{MONEY}) (?:of (?:our )?[^.$]{{0,60}}?)?(?:(?:currently |still )?remain(?:s|ing"
    rf"|ed)?)\b[^.$]{{0,80}}?(?:available|unsold|authorized|to be sold|for sale|under)"
    rf"|\b(?:remaining|remains?)\b[^.$]{{0,90}}?(?:of (?:up to )?|is |are |approximately "
    rf")(?P<other>{MONEY})"
    rf"|\bup to (?P<may>{MONEY})[^.$]{{0,60}}? may (?:still|yet) be (?:offered|sold)\b"
    rf"|\bmay (?:still|yet) (?:offer and )?sell (?:up to )?(?P<still>{MONEY})"
    rf"|\bleav(?:es|ing) (?:approximately )?(?P<left>{MONEY})|(?P<free>{MONEY}) (?:is |are )?(?:still )?available\b",
    reads="“$… remains available”, “remaining … $…”, “leaving $…”",
)
WAS = phrase(r"\b(?:was|were|had(?: been)?|previously) $")
BY_THIS = phrase(r"\b(?:(?:by|in|with|pursuant to) this|hereby|today|as of the date (?:of this|hereof))\b")
PRIOR_CAP = phrase(
    rf"\b(?:initially|originally|previously|original|prior)\b[^.$]{{0,160}}?\bup to (?:an aggregate of "
    rf")?(?P<value>{MONEY})",
    reads="“originally / previously … up to $…”",
)
NAMES = ("sold.shares", "sold.gross_proceeds", "sold.as_of", "program.remaining", "change.prior_cap", "change.new_cap")


def read_changes(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read what an update or a stop says of sales to date and of the cap before and after.

    What a launch says was sold, was sold under another programme, and is not read.
    """
    kind = known["document.kind"].value
    if kind not in ("update", "stop"):
        for name in NAMES:
            yield scope.absent(name, "the cover; the document amends no programme")
        return
    yield from _sold(scope, known)
    yield _amount(scope, "program.remaining", REMAINING, ("value", "other", "may", "still", "left", "free"))
    if kind == "update":
        yield from _change(scope, known["program.cap"].value)
    else:
        yield scope.absent("change.prior_cap", "the cover; the document changes no cap")
        yield scope.absent("change.new_cap", "the cover; the document changes no cap")


def _change(scope: Scope, cap: object) -> Iterator[Fact]:
    """Read old and new cap. An agreement's own maximum may change too: the change that ends at the cap counts."""
    pairs = changes_of_cap(scope, NEW_AMOUNT)
    raised = [match for match in changes_of_cap(scope, RAISED_TO) if not _was(scope, match)]
    pair = next((match for match in pairs if read_number(match["new"]) == cap), None)
    single = next((match for match in raised if read_number(match["new"]) == cap), None)
    if pair is None and single is None and pairs:
        pair = pairs[0]
    if pair:
        yield scope.found("change.prior_cap", read_number(pair["prior"]), quote(pair))
        yield scope.found("change.new_cap", read_number(pair["new"]), quote(pair))
        return
    yield _amount(scope, "change.prior_cap", PRIOR_CAP, ("value",))
    single = single or (raised[0] if raised else None)
    if single:
        yield scope.found("change.new_cap", read_number(single["new"]), quote(single))
    else:
        yield scope.not_on_cover("change.new_cap", NEW_AMOUNT, RAISED_TO)


def _was(scope: Scope, match: re.Match[str]) -> bool:
    """Tell whether a change was made by an earlier document: the amount "was increased" then."""
    sentence = scope.sentence(match.start())
    now = BY_THIS.search(scope.text, sentence.start, sentence.end)
    return now is None and bool(WAS.search(scope.text, sentence.start, match.start()))


def _amount(scope: Scope, name: str, pattern: Phrase, groups: tuple[str, ...]) -> Fact:
    match = scope.search(pattern, scope.cover)
    if match:
        written = next(match[group] for group in groups if match[group])
        return scope.found(name, read_number(written), quote(match))
    return scope.not_on_cover(name, pattern)


def _sold(scope: Scope, known: Facts) -> Iterator[Fact]:
    none = _none_sold(scope, NONE_SOLD)
    if none:
        yield from _nothing(scope, known, none)
        return
    reports = known["document.kind"].value == "stop" or known["document.purposes"].value == ("report_sales",)
    by_itself = scope.each(SOLD_BY_ITSELF, scope.cover) if reports else ()
    for match in (*scope.each(SOLD, scope.cover), *scope.each(SOLD_PASSIVE, scope.cover), *by_itself):
        if _in_float(scope, match) or (match.re is SOLD_BY_ITSELF.compiled and not _in_programme(scope, match)):
            continue
        sentence = scope.sentence_of(match)
        shares = match if match.re is SOLD_PASSIVE.compiled else SOLD_SHARES.search(match["after"])
        amount = None if match.re is SOLD_PASSIVE.compiled else SOLD_AMOUNT.search(match["after"])
        gross = scope.search(GROSS, sentence) or amount
        if not shares and not gross:
            continue
        if shares:
            yield scope.found("sold.shares", int(read_number(shares["count"])), sentence)
        else:
            yield scope.absent("sold.shares", "the sentence on sales to date", SOLD_SHARES)
        if gross:
            yield scope.found("sold.gross_proceeds", read_number(gross["value"]), sentence)
        else:
            yield scope.absent("sold.gross_proceeds", "the sentence on sales to date", GROSS, SOLD_AMOUNT)
        yield _as_of(scope, sentence, known)
        return
    none = _none_sold(scope, NONE_THEN)
    if none:
        yield from _nothing(scope, known, none)
        return
    some = next((match for match in scope.each(SOLD_SOMETHING, scope.cover) if not _in_float(scope, match)), None)
    for name in NAMES[:3]:
        if some:
            reason = f"the cover speaks of sales in words that were not recognised: “{some[0]}”"
            yield scope.unread(name, reason, "the cover", NONE_SOLD, SOLD, SOLD_PASSIVE)
        else:
            yield scope.not_on_cover(name, NONE_SOLD, SOLD, SOLD_PASSIVE)


def _none_sold(scope: Scope, pattern: Phrase) -> re.Match[str] | None:
    return next((match for match in scope.each(pattern, scope.cover) if not _in_float(scope, match)), None)


def _nothing(scope: Scope, known: Facts, none: re.Match[str]) -> Iterator[Fact]:
    sentence = scope.sentence_of(none)
    yield scope.found("sold.shares", 0, sentence)
    yield scope.found("sold.gross_proceeds", 0, sentence)
    yield _as_of(scope, sentence, known)


def _in_programme(scope: Scope, match: re.Match[str]) -> bool:
    return scope.search(OF_THE_PROGRAMME, scope.paragraph(match.start())) is not None


def _in_float(scope: Scope, match: re.Match[str]) -> bool:
    """Tell whether a sentence speaks of the sales that count against one third of the public float."""
    sentence = scope.sentence(*match.span())
    return bool(OF_THE_FLOAT.search(scope.text, sentence.start, sentence.end))


def _as_of(scope: Scope, sentence: Span, known: Facts) -> Fact:
    name = "sold.as_of"
    match = scope.search(AS_OF, sentence)
    if match is None:
        return scope.absent(name, "the sentence on sales to date", AS_OF)
    day = read_date(match["date"]) if match["date"] else known["document.date"].value
    if day is None:
        return scope.unread(
            name, "it is the date of the document, which was not read", "the sentence on sales to date", AS_OF
        )
    return scope.found(name, day, quote(match))
