"""Read which annual report is incorporated by reference, and which one the risk factors send the reader to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.inside.regions import is_of_a_programme, not_in, of_no_programme, sections
from checker.extraction.scope import Scope, quote
from checker.model.document import Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

REPORT = r"\bannual reports? on Form (?:10-KT?|20-F|40-F)\b"
ANNUAL_REPORT = phrase(REPORT, reads="“annual report on Form 10-K / 20-F / 40-F”")
OF_A_YEAR = phrase(
    rf"{REPORT}(?:/A)?[^.\n]{{0,40}}?\b(?:fiscal |financial )?(?:year|period)s? (?:ended|ending) (?P<day>{DATE})",
    reads="“annual report on Form 10-K for the year ended …”",
)
DESCRIBES = phrase(r"\bdescription of [^\n]{0,200}$")
LISTED, YEAR_END, OF_RISKS = (
    "incorporation.annual_report",
    "incorporation.fiscal_year_end",
    "risk_factors.fiscal_year_end",
)
MOST_REPORTS = 100


def read_incorporation(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the annual report among the reports incorporated, and the end of its year; the same of the risk factors.

    Law: Form S-3, Item 12(a)(1), the latest annual report.
    """
    if not is_of_a_programme(known):
        yield from (of_no_programme(scope, name) for name in (LISTED, YEAR_END, OF_RISKS))
        return
    spans = sections(scope, "incorporation", "where_to_find")
    if known["section.incorporation"].found and not spans:
        for name in (LISTED, YEAR_END):
            yield scope.unread(name, "the list of reports has no caption that is known", "the captions", ANNUAL_REPORT)
        yield _of_risk_factors(scope, known)
        return
    report = _first_report(scope, spans)
    if report:
        yield scope.found(LISTED, report[0], quote(report))
    else:
        yield not_in(scope, known, LISTED, "the list of reports incorporated by reference", ANNUAL_REPORT)
    yield _year_end(scope, known, spans, listed=report is not None)
    yield _of_risk_factors(scope, known)


def _first_report(scope: Scope, spans: Iterable[Span]) -> re.Match[str] | None:
    return next((match for span in spans for match in islice(scope.each(ANNUAL_REPORT, span), 1)), None)


def _year_end(scope: Scope, known: Facts, spans: tuple[Span, ...], *, listed: bool) -> Fact:
    """Give the latest year that the list names; a report that only describes the securities may be an old one."""
    days = [pair for pair in _years(scope, spans) if not _describes(scope, pair[1])]
    if days:
        latest = max(days, key=lambda pair: pair[0])
        return scope.found(YEAR_END, latest[0], quote(latest[1]))
    if listed:
        reason = "the list names an annual report, but not its year in a form that is known"
        return scope.unread(YEAR_END, reason, "the list of reports incorporated by reference", OF_A_YEAR)
    return not_in(scope, known, YEAR_END, "the list of reports incorporated by reference", OF_A_YEAR)


def _of_risk_factors(scope: Scope, known: Facts) -> Fact:
    """Give the latest year whose annual report the cover, the summary or the risk factors name."""
    spans = (scope.cover, *sections(scope, "about", "summary", "the_offering", "risk_factors", "forward_looking"))
    days = list(_years(scope, spans))
    if days:
        latest = max(days, key=lambda pair: pair[0])
        return scope.found(OF_RISKS, latest[0], quote(latest[1]))
    return not_in(scope, known, OF_RISKS, "the cover, the summary and the risk factors", OF_A_YEAR)


def _years(scope: Scope, spans: Iterable[Span]) -> Iterator[tuple[date, re.Match[str]]]:
    for span in spans:
        for match in islice(scope.each(OF_A_YEAR, span), MOST_REPORTS):
            day = read_date(match["day"])
            if day:
                yield day, match


def _describes(scope: Scope, match: re.Match[str]) -> bool:
    line = scope.paragraph(match.start())
    return bool(DESCRIBES.search(scope.text, max(line.start, match.start() - 300), match.start()))
