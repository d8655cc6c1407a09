"""Read what a submission says beside the prospectus: its header, and the amount in its fee exhibit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker.engine.trading_days import is_federal_business_day
from checker.extraction.grammar.amounts import MONEY, NUMBER, read_number
from checker.extraction.grammar.company_names import is_same_company
from checker.extraction.scope import Scope, quote
from checker.model.document import PartKind
from checker.model.fact import Fact, Facts, State
from checker.phrases.phrase import CASE_MATTERS, Phrase, phrase


def _line(key: str, tag: str, *, reads: str) -> Phrase:
    """Make the phrase of one line of a header, in the form with colons or in the form with tags."""
    return phrase(rf"(?m)^(?:{key}:|<{tag}>)[ \t]*(?P<value>[^\n<]*[^\s<])", CASE_MATTERS, reads=reads)


FORM_TYPE = _line("CONFORMED[ ]SUBMISSION[ ]TYPE", "TYPE", reads="the line of the form type")
FORM_TYPE_424 = phrase(
    r"(?m)^(?:CONFORMED SUBMISSION TYPE: |<TYPE> ?)424B(?P<paragraph>\d)\b",
    CASE_MATTERS,
    reads="the line of the form type, “424B…”",
)
FILED = _line("FILED[ ]AS[ ]OF[ ]DATE", "FILING-DATE", reads="the line of the day of filing")
ACCESSION_NUMBER = _line("ACCESSION[ ]NUMBER", "ACCESSION-NUMBER", reads="the line of the accession number")
COMPANY = _line("COMPANY[ ]CONFORMED[ ]NAME", "CONFORMED-NAME", reads="the line of the conformed name")
CIK = _line("CENTRAL[ ]INDEX[ ]KEY", "CIK", reads="the line of the central index key")
FILE_NUMBER = _line("SEC[ ]FILE[ ]NUMBER", "FILE-NUMBER", reads="the lines of the file numbers")

RELATES_TO = phrase(
    r"\bmaximum aggregate (?:offering price|(?:offering )?amount) of (?:the |such )?(?:securities|shares|offering)\b"
    rf"[^.;\n]{{0,160}}? (?:is|of|equals) (?P<amount>{MONEY})",
    reads="“maximum aggregate offering price of the offering is $…”",
)
TOTAL = phrase(rf"\btotal offering amounts?\b[\s:$]*(?P<amount>{NUMBER})", reads="“Total Offering Amounts”")
BEGINNING = "the beginning of the file, which has no filing header"


def read_submission_facts(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the header and the fee exhibit; a draft that is not yet filed has neither, and the facts are absent.

    Law: 17 CFR 230.424(b), the time for filing, and (e), paragraph and file number; 230.424(g), the amount in the
    exhibit of filing fees.
    """
    header = _attached(scope, PartKind.HEADER)
    yield _text(scope, header, "filing.form_type", FORM_TYPE)
    yield _form_type_paragraph(scope, header)
    filed_on = _filed_on(scope, header)
    yield filed_on
    yield _text(scope, header, "filing.accession_number", ACCESSION_NUMBER)
    yield _text(scope, header, "filing.company_name", COMPANY)
    yield _text(scope, header, "filing.cik", CIK)
    yield _file_numbers(scope, header)
    yield _company_is_issuer(scope, header, known["issuer.name"])
    yield _business_days(scope, filed_on, known["document.date"])
    yield _maximum_aggregate(scope)


def _attached(scope: Scope, kind: PartKind) -> Scope | None:
    """Give the first part of that kind as a scope of its own."""
    parts = (part for part in scope.document.parts if part.kind is kind)
    return next((Scope(scope.document, part) for part in parts), None)


def _values(header: Scope, line: Phrase) -> list[re.Match[str]]:
    return list(header.each(line, header.whole))


def _not_in(scope: Scope, header: Scope | None, name: str, line: Phrase) -> Fact:
    return scope.absent(name, "the filing header", line) if header else scope.absent(name, BEGINNING)


def _text(scope: Scope, header: Scope | None, name: str, line: Phrase) -> Fact:
    """Read a value of the header as it stands; of a filing by several companies that of the first."""
    match = header.search(line, header.whole) if header else None
    if header and match:
        return header.found(name, match["value"], quote(match))
    return _not_in(scope, header, name, line)


def _form_type_paragraph(scope: Scope, header: Scope | None) -> Fact:
    """Write the form type as a paragraph of Rule 424: 424(b)(5) for 424B5."""
    name = "filing.form_type_paragraph"
    match = header.search(FORM_TYPE_424, header.whole) if header else None
    if header and match:
        return header.found(name, f"424(b)({match['paragraph']})", quote(match))
    return _not_in(scope, header, name, FORM_TYPE_424)


def _filed_on(scope: Scope, header: Scope | None) -> Fact:
    name = "filing.filed_on"
    match = header.search(FILED, header.whole) if header else None
    if not header or not match:
        return _not_in(scope, header, name, FILED)
    try:
        return header.found(name, date.fromisoformat(match["value"]), quote(match))
    except ValueError:
        return scope.unread(
            name, f"“{match['value']}” in the filing header is no day of the calendar", "that header", FILED
        )


def _file_numbers(scope: Scope, header: Scope | None) -> Fact:
    name = "filing.file_numbers"
    numbers = {match["value"]: quote(match) for match in _values(header, FILE_NUMBER)} if header else {}
    if header and numbers:
        return header.found(name, tuple(numbers), *numbers.values())
    return _not_in(scope, header, name, FILE_NUMBER)


def _company_is_issuer(scope: Scope, header: Scope | None, issuer: Fact) -> Fact:
    """Compare the issuer on the cover with every company that the header names."""
    name = "filing.company_is_issuer"
    companies = _values(header, COMPANY) if header else []
    if not header or not companies:
        return _not_in(scope, header, name, COMPANY)
    if not issuer.found:
        return scope.unread(name, "the name of the issuer was not read")
    same = [match for match in companies if is_same_company(match["value"], str(issuer.value))]
    line = header.evidence(quote((same or companies)[0]))
    return Fact(name, State.FOUND, bool(same), (line, *issuer.evidence))


def _business_days(scope: Scope, filed_on: Fact, dated: Fact) -> Fact:
    """Count the business days after the date of the document up to the filing; none if both are of one day.

    Law: 17 CFR 230.424(b)(2), (3) and (5) count from the earlier of pricing and first use, which a filing does not
        tell; the date of the document stands for it. Federal holidays are no business days.
    """
    name = "filing.business_days_after_document"
    if State.UNREAD in (filed_on.state, dated.state):
        return scope.unread(name, filed_on.reason or dated.reason)
    if not isinstance(filed_on.value, date) or not isinstance(dated.value, date):
        return Fact(name, State.ABSENT, evidence=(filed_on if dated.found else dated).evidence)
    evidence = (*filed_on.evidence, *dated.evidence)
    return Fact(name, State.FOUND, business_days_between(dated.value, filed_on.value), evidence)


def business_days_between(first: date, last: date) -> int:
    """Count the federal business days after the first day, up to and with the last; 0 if that is not later."""
    days = range(first.toordinal() + 1, last.toordinal() + 1)
    return sum(is_federal_business_day(date.fromordinal(day)) for day in days)


def _maximum_aggregate(scope: Scope) -> Fact:
    """Read the amount that the prospectus relates to, as the narrative says it, else the total of the table.

    Law: 17 CFR 230.424(g)(2) asks for the narrative; the total may cover more than one offering.
    """
    name = "fee_exhibit.maximum_aggregate"
    exhibit = _attached(scope, PartKind.FEE_EXHIBIT)
    if not exhibit:
        return scope.absent(name, "the file, which has no exhibit of filing fees")
    for pattern in (RELATES_TO, TOTAL):
        match = exhibit.search(pattern, exhibit.whole)
        if match:
            return exhibit.found(name, read_number(match["amount"]), quote(match))
    reason = "the fee exhibit states no amount in a form that is known"
    return scope.unread(name, reason, "the fee exhibit", RELATES_TO, TOTAL)
