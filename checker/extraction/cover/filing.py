"""Read the head of the cover: Rule 424 corner, registration number, and the dates of this and related documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.scope import Quote, Scope, quote
from checker.model.document import PartKind, Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import CASE_MATTERS, phrase, wording_of

RULE = phrase(
    r"(?:pursuant to |(?m:^)[ \t]{0,40})Rules? (424\s*(?:\(\s*b\s*\)\s*(?:\(\s*\d\s*\))?)?)",
    reads="“pursuant to Rule 424(b)…”",
)
CANADIAN = phrase(r"\bgeneral instruction II\s?\.\s?L\b")
FILE_NUMBER = r"333\s?[-–]\s?\d{5,6}(?:-\d{2})?"
REGISTRATION = phrase(
    rf"(?:registration|file) (?:statement |file ){{0,3}}(?:nos?\b|numbers?\b)[.:]*\s*"
    rf"({FILE_NUMBER}(?:\s*(?:,|and|&|;|\s)\s*(?:and )?{FILE_NUMBER})*)",
    reads="“Registration No. 333-…”, “File No. 333-…”",
)
DOCUMENT = (
    r"(?:preliminary )?(?:prospectus|pricing|product|supplement|amendment)(?:[^.;\n“”\"()]"
    r"|(?<=No)\.){0,80}?"
)
FOOT_DATE = phrase(
    rf"\bt\s?he date of this {DOCUMENT} is\s*(?:as of )?({DATE})", reads="“The date of this prospectus supplement is …”"
)
FOOT_BLANK = phrase(
    rf"\bt\s?he date of this {DOCUMENT} is\s*(?:[A-Z][a-z]+)?\s*(?:,\s*\d{{4}}|_{{2,}}|\[)",
    reads="“The date of this prospectus supplement is … , 20…”, without the day",
)
DATED_DOCUMENT = phrase(
    rf"\bthis {DOCUMENT} is dated (?:as of )?({DATE})", reads="“this prospectus supplement is dated …”"
)
DATED_LINE = phrase(
    rf"(?m)^[ \t]*(?:prospectus|pricing) supplement(?: no\.?\s*\d+)?,? dated (?:as of )?({DATE})[ \t.]*$",
    reads="a line “Prospectus Supplement dated …”",
)
DATED_INLINE = phrase(
    rf"(?<![Tt]he[ ])(?<![Oo]ur[ ])(?<![Tt]o[ ])(?<![Tt]his[ ])\bProspectus Supplement,? dated (?:as of )?({DATE})",
    CASE_MATTERS,
    reads="“Prospectus Supplement dated …” in running text",
)
COMPLETION_DATE = phrase(
    rf"subject to completion[.,;:\s]*(?:preliminary prospectus[^.\n]{{0,40}}\s)?(?:dated )?({DATE})",
    reads="“Subject to completion, dated …”",
)
DATE_ALONE = phrase(rf"(?m)^[ \t]*(?:new issue\s+)?({DATE})[ \t.]*$", reads="the only date that has a line of its own")
GOES_ON = phrase(r"(?:\b(?:dated|as of|of|on|and|by|through)|[,(])\s*$")
HEAD_DATE = phrase(
    rf"(?m)^[ \t]*(?:amendment|(?<!prospectus\n)supplement)(?: no\.?\s*\d+)?,? dated (?:as of )?({DATE})",
    reads="a line “Supplement No. …, dated …”",
)
DATES = (FOOT_DATE, DATED_DOCUMENT, COMPLETION_DATE, DATED_LINE, HEAD_DATE, DATED_INLINE, DATE_ALONE)

TO_BASE = phrase(
    rf"\bto (?:the |our )?(?:(?:accompanying|base|shelf|short form|final) )*prospectus,? dated (?:as of )?({DATE})",
    reads="“to prospectus dated …”",
)
WITH_BASE = phrase(
    rf"(?:\b(?:and|in|with|of) (?:the |our )?|\bour )(?:(?:accompanying|base) )*prospectus,? dated "
    rf"(?:as of )?({DATE})",
    reads="“with / and / our … prospectus dated …”",
)
EARLIER_SUPPLEMENT = phrase(
    r"(?:(?<!this[ ])\bprospectus supplements?(?: no\.?\s*\d+)?,? (?:each )?dated"
    r"|(?<!this[ ])(?<!this[ ]prospectus[ ])\bsupplement no\.?\s*\d+,? dated"
    rf"|\bsupplemented (?:by [^.()\n]{{0,60}}(?:on|dated)|on)) ({DATE}(?:(?:\s*(?:,|and|,\s*and)"
    r"|,? as (?:amended|supplemented)(?: and supplemented)? (?:by (?:[^.()\n]|(?<=No)\.){0,40}?\s)?(?:dated|on)?)"
    rf"\s*{DATE})*)",
    reads="“prospectus supplement dated …”, “Supplement No. …, dated …”, “as supplemented on …”",
)
ONE_DATE = phrase(rf"{DATE}")
LAYERED = phrase(
    r"\b(?:product|underlier|underlying|index) supplement\b", reads="“product supplement”, “index supplement”"
)
NUMBER = phrase(r"\b(?:supplement|amendment) no\.?\s*(\d{1,2})\b", reads="“Supplement No. …”, “Amendment No. …”")
OF_AGREEMENT = phrase(r"\s?thereto\b|\s?to (?:the )?[^.\n]{0,60}agreement")
AMENDED_AGREEMENT = phrase(r"\bagreement\b[^.;]{0,100}$")
PRELIMINARY = phrase(
    r"\bsubject to completion\b|information in this (?:preliminary )?prospectus(?: supplement)? is "
    r"not complete",
    reads="“Subject to completion”, “information in this prospectus is not complete”",
)
FORM = phrase(r"\bform [SFN]-\d{1,2}\w*", reads="“Form S-…”, “Form F-…”")
RELATES_TO_A_SUPPLEMENT = ("update", "stop")


def read_filing(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read what the head of the cover says of the filing.

    Law: 17 CFR 230.424(e), rule paragraph and file number in the upper right corner; 230.423, the date; 230.424(c),
    the cross reference to the dates of the prospectus and of earlier supplements.
    """
    yield _rule_paragraph(scope)
    yield _registration_numbers(scope)
    yield _form(scope)
    yield from _stage(scope)
    yield _document_date(scope)
    yield _base_date(scope)
    yield _earlier_supplements(scope, known)
    yield _supplement_number(scope, known)


def _rule_paragraph(scope: Scope) -> Fact:
    name = "filing.rule_paragraph"
    corner = scope.search(RULE, scope.head)
    if corner:
        return scope.found(name, re.sub(r"\s+", "", corner[1]), quote(corner))
    if scope.search(CANADIAN, scope.head):
        reason = "it is filed under General Instruction II.L of Form F-10, in place of a paragraph of Rule 424"
        return scope.unread(name, reason, "the head of the cover", RULE)
    return scope.absent(name, "the head of the cover", RULE)


def _registration_numbers(scope: Scope) -> Fact:
    name = "filing.registration_numbers"
    corner = scope.search(REGISTRATION, scope.head)
    if corner:
        numbers = [re.sub(r"\s", "", number).replace("–", "-") for number in re.findall(FILE_NUMBER, corner[1])]
        return scope.found(name, tuple(numbers), quote(corner))
    return scope.absent(name, "the head of the cover", REGISTRATION)


def _form(scope: Scope) -> Fact:
    for part in scope.document.parts:
        match = scope.search(FORM, part.span) if part.kind is PartKind.FACING_PAGE else None
        if match:
            return scope.found("filing.form", scope.document.form, quote(match))
    return scope.absent(
        "filing.form", "the beginning of the file, for the facing page of a registration statement", FORM
    )


def _stage(scope: Scope) -> Iterator[Fact]:
    before = Span(max(0, scope.cover.start - 1_500), scope.cover.end) if scope.document.form else scope.cover
    mark = scope.search(PRELIMINARY, before)
    if mark:
        yield scope.found("document.stage", "preliminary", scope.sentence_of(mark))
    elif scope.part.cover_ends:
        yield scope.concluded("document.stage", "final", "the cover, in vain", PRELIMINARY)
    else:
        yield scope.unread("document.stage", "the end of the cover was not found", "what is there of it", PRELIMINARY)


def _document_date(scope: Scope) -> Fact:
    name = "document.date"
    for pattern in (FOOT_DATE, DATED_DOCUMENT):
        match = scope.search(pattern, scope.cover)
        if match:
            return _dated(scope, name, match)
    blank = scope.search(FOOT_BLANK, scope.cover)
    if blank and scope.document.form:
        return scope.absent(name, f"the foot of the cover, which leaves it blank: “{blank[0]}”", *DATES)
    for pattern in (COMPLETION_DATE, DATED_LINE, HEAD_DATE, DATED_INLINE):
        match = scope.search(pattern, scope.cover)
        if match:
            return _dated(scope, name, match)
    alone = list(islice(scope.each(DATE_ALONE, scope.cover), 2))
    before = max(scope.cover.start, alone[0].start() - 40) if alone else 0
    if len(alone) == 1 and not GOES_ON.search(scope.text, before, alone[0].start()):
        return _dated(scope, name, alone[0])
    return scope.not_on_cover(name, *DATES)


def _dated(scope: Scope, name: str, match: re.Match[str]) -> Fact:
    day = read_date(match[1])
    if day is None:
        return scope.unread(name, f"“{match[1]}” is no day of the calendar", "the cover", wording_of(match))
    return scope.found(name, day, quote(match))


def _base_date(scope: Scope) -> Fact:
    name = "base_prospectus.date"
    for pattern, span in (
        (TO_BASE, scope.head),
        (WITH_BASE, scope.head),
        (TO_BASE, scope.cover),
        (WITH_BASE, scope.cover),
    ):
        match = scope.search(pattern, span)
        if match:
            return _dated(scope, name, match)
    if scope.document.form:
        return _date_of_base_itself(scope, name)
    return scope.not_on_cover(name, TO_BASE, WITH_BASE)


def _date_of_base_itself(scope: Scope, name: str) -> Fact:
    """In a registration statement the base prospectus stands beside, and no cross reference is needed."""
    for part in scope.document.parts:
        if part.kind is PartKind.BASE:
            base = Scope(scope.document, part)
            match = base.search(FOOT_DATE, part.cover)
            if match:
                return _dated(base, name, match)
    return scope.absent(name, "the covers in the registration statement", TO_BASE, WITH_BASE, FOOT_DATE)


def _earlier_supplements(scope: Scope, known: Facts) -> Fact:
    name = "prior_supplements.dates"
    if scope.search(LAYERED, scope.head):
        reason = "it is a supplement to several layers of prospectuses, which are not told apart"
        return scope.unread(name, reason, "the head of the cover, and found", LAYERED)
    if known["document.kind"].value not in RELATES_TO_A_SUPPLEMENT and not NUMBER.search(
        scope.text, scope.head.start, scope.head.end
    ):
        return scope.absent(name, "the cover; the document does not amend a supplement")
    matches = list(scope.each(EARLIER_SUPPLEMENT, scope.cover))
    own, head = known["document.date"].value, scope.head
    days: dict[date, Quote] = {}
    for match in matches:
        for written in ONE_DATE.each(match[1]):
            day = read_date(written[0])
            if day and (day != own or (match.start() in head and not _begins_line(scope, match.start()))):
                days.setdefault(day, quote(match))
    if days:
        return scope.found(name, tuple(sorted(days)), *days.values())
    return scope.not_on_cover(name, EARLIER_SUPPLEMENT)


def _begins_line(scope: Scope, offset: int) -> bool:
    """Tell whether a line of the head begins here: the title of this document, not a reference to another."""
    return not scope.text[scope.paragraph(offset).start : offset].strip()


def _supplement_number(scope: Scope, known: Facts) -> Fact:
    name = "document.supplement_number"
    head = scope.head
    for match in scope.each(NUMBER, scope.cover):
        of_agreement = OF_AGREEMENT.begins(scope.text, match.end()) or AMENDED_AGREEMENT.search(
            scope.text, max(head.end, scope.sentence(match.start()).start), match.start()
        )
        if not of_agreement:
            return scope.found(name, int(match[1]), quote(match))
    return scope.not_on_cover(name, NUMBER)
