"""Read the head of the cover: Rule 424 corner, registration number, and the dates of this and related documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.dates import DATE, read_date
from checker.extraction.scope import Scope
from checker.model.document import PartKind, Span
from checker.model.fact import Fact, Facts

RULE = re.compile(r"(?i)pursuant\s+to\s+Rules?\s+(424\s*(?:\(\s*b\s*\)\s*(?:\(\s*\d\s*\))?)?)")
FILE_NUMBER = r"333\s?[-–]\s?\d{5,6}(?:-\d{2})?"
REGISTRATION = re.compile(
    rf"(?i)(?:registration|file)\s+(?:statement\s+|file\s+)*(?:nos?\b|numbers?\b)[.:]*\s*"
    rf"({FILE_NUMBER}(?:\s*(?:,|and|&|;|\s)\s*(?:and\s+)?{FILE_NUMBER})*)"
)
DOCUMENT = r"(?:preliminary\s+)?(?:prospectus|pricing|product|supplement|amendment)(?:[^.;\n“”\"()]|(?<=No)\.){0,80}?"
FOOT_DATE = re.compile(rf"(?i)\bt\s?he\s+date\s+of\s+this\s+{DOCUMENT}\s+is\s*(?:as\s+of\s+)?({DATE})")
FOOT_BLANK = re.compile(
    rf"(?i)\bt\s?he\s+date\s+of\s+this\s+{DOCUMENT}\s+is\s*(?:[A-Z][a-z]+)?\s*(?:,\s*\d{{4}}|_{{2,}}|\[)"
)
DATED_DOCUMENT = re.compile(rf"(?i)\bthis\s+{DOCUMENT}\s+is\s+dated\s+(?:as\s+of\s+)?({DATE})")
DATED_LINE = re.compile(
    rf"(?im)^[ \t]*(?:prospectus|pricing)\s+supplement(?:\s+no\.?\s*\d+)?,?\s+dated\s+({DATE})[ \t.]*$"
)
DATED_INLINE = re.compile(
    rf"(?<![Tt]he )(?<![Oo]ur )(?<![Tt]o )(?<![Tt]his )\bProspectus\s+Supplement,?\s+dated\s+({DATE})"
)
COMPLETION_DATE = re.compile(
    rf"(?i)subject\s+to\s+completion[.,;:\s]*(?:preliminary\s+prospectus[^.\n]{{0,40}}\s)?(?:dated\s+)?({DATE})"
)
HEAD_DATE = re.compile(rf"(?im)^[ \t]*(?:amendment|supplement)\s+no\.?\s*\d+,?\s+dated\s+({DATE})")

TO_BASE = re.compile(
    rf"(?i)\bto\s+(?:the\s+|our\s+)?(?:accompanying\s+|base\s+|shelf\s+)*prospectus,?\s+dated\s+({DATE})"
)
WITH_BASE = re.compile(
    rf"(?i)(?:\b(?:and|in|with|of)\s+(?:the\s+|our\s+)?|\bour\s+)(?:(?:accompanying|base)\s+)*prospectus,?\s+dated\s+({DATE})"
)
EARLIER_SUPPLEMENT = re.compile(
    rf"(?i)(?<!this )\bprospectus\s+supplements?(?:\s+no\.?\s*\d+)?,?\s+(?:each\s+)?dated\s+({DATE}(?:\s*(?:,|and)\s*{DATE})*)"
)
ONE_DATE = re.compile(rf"(?i){DATE}")
NUMBER = re.compile(r"(?i)\b(?:supplement|amendment)\s+no\.?\s*(\d{1,2})\b")
OF_AGREEMENT = re.compile(r"(?i)\bto\s+(?:the\s+)?[^.\n]{0,60}agreement")
PRELIMINARY = re.compile(
    r"(?i)\bsubject\s+to\s+completion\b|information\s+in\s+this\s+(?:preliminary\s+)?prospectus(?:\s+supplement)?\s+is\s+not\s+complete"
)
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
        return scope.found(name, re.sub(r"\s+", "", corner[1]), Span(*corner.span()))
    return scope.absent(name, "the head of the cover")


def _registration_numbers(scope: Scope) -> Fact:
    name = "filing.registration_numbers"
    corner = scope.search(REGISTRATION, scope.head)
    if corner:
        numbers = [re.sub(r"\s", "", number).replace("–", "-") for number in re.findall(FILE_NUMBER, corner[1])]
        return scope.found(name, tuple(numbers), Span(*corner.span()))
    return scope.absent(name, "the head of the cover")


def _form(scope: Scope) -> Fact:
    if scope.document.form:
        return scope.found("filing.form", scope.document.form)
    return scope.absent("filing.form", "the beginning of the file, for the facing page of a registration statement")


def _stage(scope: Scope) -> Iterator[Fact]:
    before = Span(max(0, scope.cover.start - 1_500), scope.cover.end) if scope.document.form else scope.cover
    mark = scope.search(PRELIMINARY, before)
    if mark:
        yield scope.found("document.stage", "preliminary", scope.sentence(*mark.span()))
    elif scope.part.cover_ends:
        yield scope.found("document.stage", "final")
    else:
        yield scope.unread("document.stage", "the end of the cover was not found")


def _document_date(scope: Scope) -> Fact:
    name = "document.date"
    for pattern in (FOOT_DATE, DATED_DOCUMENT):
        match = scope.search(pattern, scope.cover)
        if match:
            return _dated(scope, name, match)
    blank = scope.search(FOOT_BLANK, scope.cover)
    if blank and scope.document.form:
        return scope.absent(name, f"the foot of the cover, which leaves it blank: “{blank[0]}”")
    for pattern in (COMPLETION_DATE, DATED_LINE, HEAD_DATE, DATED_INLINE):
        match = scope.search(pattern, scope.cover)
        if match:
            return _dated(scope, name, match)
    return scope.not_on_cover(name)


def _dated(scope: Scope, name: str, match: re.Match[str]) -> Fact:
    day = read_date(match[1])
    if day is None:
        return scope.unread(name, f"“{match[1]}” is no day of the calendar")
    return scope.found(name, day, Span(*match.span()))


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
    return scope.not_on_cover(name)


def _date_of_base_itself(scope: Scope, name: str) -> Fact:
    """In a registration statement the base prospectus stands beside, and no cross reference is needed."""
    for part in scope.document.parts:
        if part.kind is PartKind.BASE:
            base = Scope(scope.document, part)
            match = base.search(FOOT_DATE, part.cover)
            if match:
                return _dated(base, name, match)
    return scope.absent(name, "the covers in the registration statement")


def _earlier_supplements(scope: Scope, known: Facts) -> Fact:
    name = "prior_supplements.dates"
    if known["document.kind"].value not in RELATES_TO_A_SUPPLEMENT and not NUMBER.search(
        scope.text, scope.head.start, scope.head.end
    ):
        return scope.absent(name, "the cover; the document does not amend a supplement")
    matches = list(scope.each(EARLIER_SUPPLEMENT, scope.cover))
    own = known["document.date"].value
    days: dict[object, Span] = {}
    for match in matches:
        for written in ONE_DATE.findall(match[1]):
            day = read_date(written)
            if day and day != own:
                days.setdefault(day, Span(*match.span()))
    if days:
        return scope.found(name, tuple(sorted(days)), *days.values())  # type: ignore[type-var]
    return scope.not_on_cover(name)


def _supplement_number(scope: Scope, known: Facts) -> Fact:
    name = "document.supplement_number"
    for match in scope.each(NUMBER, scope.cover):
        if not OF_AGREEMENT.match(scope.text, match.end()):
            return scope.found(name, int(match[1]), Span(*match.span()))
    return scope.not_on_cover(name)
