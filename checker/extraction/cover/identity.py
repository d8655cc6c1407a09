"""Read who offers what: the issuer's name and the title of the securities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.grammar.company_names import is_same_company
from checker.extraction.grammar.dates import DATE
from checker.extraction.grammar.names import COMPANY
from checker.extraction.scope import Scope, quote
from checker.model.document import PartKind, Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import CASE_MATTERS, phrase

COMPANY_LINE = phrase(
    r"(?m)^[ \t]*(?P<name>[A-Z0-9][^\n\t“”$]{1,90}?,?\s(?:inc|incorporated|corp|corporation|co|company"
    r"|ltd|limited|llc|l\.?p|plc|n\.?v|s\.?a|s\.?e|ag"
    r"|trust(?:\s20\d\d-\w+)?|group|funds?|holdings?|partners|bancorp|bancshares|reit|realty|properties|financial|energy|industries|technologies"
    r"|international)\.?)[ \t]*$",
    reads="a line that ends as the names of companies do",
)
COMPANY_INLINE = phrase(
    r"(?:\)|\d|\b(?:CONTENTS|SUPPLEMENT)) (?P<name>[A-Z][\w&.’'-]*(?:,?[ ][A-Z&][\w&.’'-]*){0,6}?,?[ ]"
    r"(?:Inc\.|INC\.|Incorporated|INCORPORATED|Corp\.|Corporation|CORPORATION|Ltd\.|LTD\.|Limited|LIMITED"
    r"|LLC|plc|PLC|L\.P\.|Company|COMPANY|Co\.))"
    r"(?= (?:Up to|UP TO|[\$\d]|Common|COMMON|Class|CLASS|Ordinary|ORDINARY|American|AMERICAN|Shares"
    r"|SHARES))",
    CASE_MATTERS,
    reads="a company before “Up to $…” or the class of shares",
)
CHARTER = phrase(
    r"(?m)^(?P<name>[^\n]{3,100})\n\s*\((?:the )?exact name of registrant",
    reads="the line above “(Exact name of registrant …)”",
)
WE_REFER = phrase(
    r"(?:[“\"](?:we|our|us|the[ ]Company|Company)[,.]?[”\"]|[“\"][A-Z][\w&. ]{1,30},?[”\"])[^.\n]{0,240}?"
    rf"\b(?:refers?|relates?|means?|are|is) (?:only |solely |collectively )*(?:to )?(?P<name>{COMPANY})",
    CASE_MATTERS,
    reads="“we,” “our” … “refers to” a company",
)
AFTER_A_DAY = rf"(?<![a-zA-Z])(?=[a-z]?[A-Z0-9])(?:(?:On |As of |Effective |Since )?(?i:{DATE}),? )?+"
"""A day before a name, "On March 2, 2026, Alder Corp. entered …", which is no part of it."""
OURSELVES = r"[“\"](?:the )?(?:Company|we|us|our|Registrant)\b"
COMPANY_DEFINED = phrase(
    rf"{AFTER_A_DAY}(?P<name>[a-z]?{COMPANY}),? (?:an?\s[^().\n]{{0,80}})?\(\s{{0,9}}(?:the |together[^“\"()]{{0,60}})?"
    + OURSELVES,
    CASE_MATTERS,
    reads="a company (“we,” “us” or the “Company”)",
    near=OURSELVES,
)
SUBJECT = phrase(
    rf"(?m)^{AFTER_A_DAY}(?P<name>{COMPANY}) (?:\([^()\n]{{1,120}}\) )?(?:has|have|may|is|proposes|intends|entered)\b",
    CASE_MATTERS,
    reads="a paragraph that begins “… Inc. has / may / intends”",
)
OVERVIEW = phrase(
    rf"(?m)^(?:We (?:are|were)\s[^\n]{{0,200}}?\b|)(?P<name>{COMPANY}) (?:\([^)]{{1,80}}\) )?(?:is|was) "
    rf"(?:an?|the|incorporated|organized)\b",
    CASE_MATTERS,
    reads="a paragraph that begins “… Inc. is a …”",
)

DATE_LINE = phrase(rf"(?m)^[ \t]*(?:dated:?(?: as of)? )?{DATE}[ \t]*$", reads="a line that is a date")
"""In a letter agreement the addresses of the agents follow."""

CLASS = r"(?:(?:class|series) [A-Z] )?"
EQUITY = (
    r"(?:\d{1,2}\.\d{1,5}% )?(?:series [A-Z](?:-\d)? )?(?:(?:cumulative|redeemable|perpetual|convertible|fixed[- ]rate"
    r"|fixed-to-floating(?: rate)?|non-?cumulative|term|senior) ){1,6}preferred (?:stock|shares)"
    r"|common units representing limited partner(?:ship)? interests?|(?:common )?shares of beneficial interest"
    rf"|{CLASS}(?:common (?:stock|shares|units)|ordinary shares)"
    rf"|{CLASS}(?:subordinate|limited|multiple|non-?)[- ]?voting (?:common |ordinary )?(?:stock|shares)"
    r"|american depositary shares(?:,? (?:each )?representing [^\n.;()“”]{3,60}?(?:shares|stock))?"
)
TITLE_OF_EQUITY = phrase(
    rf"\b(?P<title>{EQUITY})\b", reads="a class of equity: “common stock”, “ordinary shares”, “ADSs …”"
)
TITLE_OF_DEBT = phrase(
    r"\b(?:Class[ ][A-Z][\w-]*[ ])?(?P<title>(?:[A-Z][\w-]*[ ]){1,6}(?:Notes|Bonds|Debentures|NOTES|BONDS))\b",
    CASE_MATTERS,
    reads="a title of debt: “… Notes”, “… Bonds”",
)
OPENING = 1_500


def read_identity(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the issuer's name and the security's title.

    Law: 17 CFR 229.501(b)(1), the registrant's name; (b)(2), title of the securities.
    """
    yield _issuer(scope, known["document.kind"].value)
    yield _security(scope, known["document.kind"].value)


def _issuer(scope: Scope, kind: object) -> Fact:
    """Find the name in the head of the cover; a logo there sends the search inside the document."""
    name = "issuer.name"
    head = scope.head
    address = scope.search(DATE_LINE, head) if kind == "agreement" else None
    defined = scope.search(COMPANY_DEFINED, scope.cover) if kind == "agreement" else None
    for line in scope.each(COMPANY_LINE, Span(head.start, address.start()) if address else head):
        if not re.search(r"(?i)\b(?:registration|prospectus|rule|commission|shares?|stock|guaranteed)\b", line["name"]):
            if defined and not is_same_company(defined["name"], line["name"]):
                return scope.found(name, defined["name"].strip(" ,"), quote(defined, "name"))
            return scope.found(name, line["name"].strip(), quote(line, "name"))
    places = (
        (COMPANY_INLINE, Span(scope.cover.start, address.start()) if address else scope.cover),
        (CHARTER, _facing_page(scope)),
        (COMPANY_DEFINED, scope.cover),
        (SUBJECT, scope.cover),
        (WE_REFER, scope.whole),
        (COMPANY_DEFINED, scope.whole),
        (OVERVIEW, scope.whole),
    )
    for pattern, span in places:
        match = scope.search(pattern, span)
        if match:
            return scope.found(name, match["name"].strip(" ,"), quote(match, "name"))
    sought = (COMPANY_LINE, *(pattern for pattern, _ in places))
    if any(image in scope.cover for image in scope.document.images):
        reason = "the cover shows an image, perhaps with the name, and no text names the issuer"
        return scope.unread(name, reason, "the whole document", *sought)
    reason = "no line of the cover was recognised as a company's name"
    return scope.unread(name, reason, "the whole document", *sought)


def _facing_page(scope: Scope) -> Span:
    pages = [part.span for part in scope.document.parts if part.kind is PartKind.FACING_PAGE]
    return pages[0] if pages else Span(scope.cover.start, scope.cover.start)


def _security(scope: Scope, kind: object) -> Fact:
    """Find the title in the head of the cover; where a launch's first paragraph names the class more fully, that."""
    name = "security.title"
    head = scope.search(TITLE_OF_EQUITY, scope.head)
    after = head.end() if head else scope.head.end
    body = scope.search(TITLE_OF_EQUITY, Span(after, min(scope.cover.end, after + OPENING)))
    if kind == "launch" and head and body and _is_fuller(body["title"], head["title"]):
        return scope.found(name, body["title"], quote(body))
    debt = scope.search(TITLE_OF_DEBT, scope.head)
    if debt and (not head or debt.start() < head.start()):
        return scope.found(name, debt["title"], quote(debt))
    chosen = head or body
    if chosen:
        return scope.found(name, re.sub(r"\s+", " ", chosen["title"]), quote(chosen))
    return scope.not_on_cover(name, TITLE_OF_EQUITY, TITLE_OF_DEBT)


def _is_fuller(longer: str, title: str) -> bool:
    return bool(re.match(r"(?i)(?:class|series)\s+\w\s", longer)) and longer.lower()[8:] == title.lower()
