"""Read whether the reports that are incorporated by reference are linked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from checker.extraction.grammar.dates import DATE
from checker.extraction.inside.incorporation import MOST_REPORTS
from checker.extraction.inside.regions import is_of_a_programme, of_no_programme, sections
from checker.extraction.scope import Scope, quote
from checker.model.document import Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

READ, UNLINKED = "document.links_read", "incorporation.unlinked_reports"
DATED_REPORT = phrase(
    r"\b(?:annual |quarterly |current |semi-?annual )?reports? [^\n]{0,30}?"
    rf"\bForms? (?:10-KT?|10-Q|8-K|20-F|40-F|6-K)\b[^\n]{{0,160}}?{DATE}",
    reads="“report on Form 10-K / 10-Q / 8-K / 20-F / 40-F / 6-K … [date]”",
)
NOT_INCORPORATED = phrase(
    rf"\b(?:since|after|subsequent to|before|prior to) {DATE}$|\b8-K\b[^\n]*\bfurnished\b",
    reads="reports filed since or before a day, and those that are furnished",
)
EXCEPT = phrase(r"\b(?:other than|except|except for|excluding|do not include|not incorporate) (?:[^\W\d]+ ){0,3}$")
LIST = "the list of reports incorporated by reference"


def read_links(scope: Scope, known: Facts) -> Iterator[Fact]:
    """List the reports incorporated by reference, told by their dates, beside which no link stands.

    A report without a date is one that will be filed, or that the text only speaks of. Where one mention names several
    reports of a kind, one link will do: which date belongs to which link cannot be told. Registration statements may
    be older than EDGAR, and are not looked at; nor are reports that are furnished.

    Law: 17 CFR 230.411, an active hyperlink to each document that is incorporated and on EDGAR.
    """
    links = scope.document.links
    yield scope.concluded(READ, links is not None, f"the file; its format is {scope.document.format}")
    if not is_of_a_programme(known):
        yield of_no_programme(scope, UNLINKED)
        return
    if links is None:
        yield scope.unread(UNLINKED, "links are read in HTML only", LIST)
        return
    reports = [pair for span in sections(scope, "incorporation", "where_to_find") for pair in _reports(scope, span)]
    if not reports:
        yield scope.unread(UNLINKED, "no report with its date was read in the list", LIST, DATED_REPORT)
        return
    unlinked = [match for match, span in reports if not _linked(links, span)]
    if unlinked:
        yield scope.found(UNLINKED, tuple(" ".join(match[0].split()) for match in unlinked), *map(quote, unlinked))
    else:
        yield scope.absent(UNLINKED, f"{LIST}, beside the {len(reports)} that it names with their dates", DATED_REPORT)


def _reports(scope: Scope, span: Span) -> Iterator[tuple[re.Match[str], Span]]:
    """Give each report, and the stretch in which its link may stand: its line, up to the next report there."""
    dated = islice(scope.each(DATED_REPORT, span), MOST_REPORTS)
    matches = [match for match in dated if not _left_out(scope, match)]
    for match, following in pairwise([*matches, None]):
        if match:
            line = scope.paragraph(match.start())
            first = not any(line.start <= other.start() < match.start() for other in matches)
            end = min(line.end, following.start()) if following else line.end
            yield match, Span(line.start if first else match.start(), end)


def _left_out(scope: Scope, match: re.Match[str]) -> bool:
    """Tell whether the text leaves these reports out, or tells of all reports of a time."""
    before = Span(max(0, match.start() - 60), match.start())
    return bool(NOT_INCORPORATED.search(match[0]) or scope.search(EXCEPT, before))


def _linked(links: tuple[Span, ...], span: Span) -> bool:
    return any(link.start < span.end and link.end > span.start for link in links)
