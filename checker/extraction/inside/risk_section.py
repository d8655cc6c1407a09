"""Read how long the risk factors are, and whether a summary of them stands at the front."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker.extraction.inside.regions import is_of_a_programme, not_in, of_no_programme
from checker.extraction.inside.table_of_contents import RISK_FACTORS, TABLE
from checker.extraction.proofreading.contents import Entry, contents_of, page_order
from checker.extraction.scope import Quote, Scope
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

SUMMARY = phrase(
    r"(?m)^[ \t]*(?:summary of (?:the )?(?:(?:our|material|principal|key|selected) ){0,2}risks?(?: factors)?"
    r"|(?:material |principal )?risk factors? summary|summary risk factors)\b[^\n]{0,60}$",
    reads="a caption “Risk Factor Summary”, “Summary of Risk Factors”",
)
PAGES, SUMMARY_NAME = NAMES = ("risk_factors.pages", "risk_factors.summary")


def read_risk_section(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Count the printed pages of the risk factors, and find their summary.

    Law: 17 CFR 229.105(b). The table of contents gives the pages, in every format alike.
    """
    if not is_of_a_programme(known):
        yield from (of_no_programme(scope, name) for name in NAMES)
        return
    yield _pages(scope, known)
    match = scope.search(SUMMARY, scope.whole)
    if match:
        yield scope.found(SUMMARY_NAME, match[0].strip(), Quote(*match.span(), SUMMARY.reads))
    else:
        yield not_in(scope, known, SUMMARY_NAME, "the whole document", SUMMARY)


def _pages(scope: Scope, known: Facts) -> Fact:
    """Count from the page of the risk factors to that of the next entry, which may begin where they end."""
    contents = scope.part.contents
    if not contents:
        return not_in(scope, known, PAGES, "the whole document", TABLE)
    pair = next((pair for pair in pairwise(contents_of(scope, scope.part)[0]) if _is_discussion(pair[0])), None)
    if pair is None:
        return scope.unread(PAGES, "the table of contents does not tell where they begin and end", "the table", TABLE)
    (series, first), (next_series, following) = (page_order(entry.label) for entry in pair)
    if series != next_series or following < first:
        return scope.unread(PAGES, "the pages of the table of contents are not in one series", "the table", TABLE)
    return scope.found(PAGES, max(1, following - first), Quote(contents.start, contents.end, TABLE))


def _is_discussion(entry: Entry) -> bool:
    """Tell the section itself from its summary."""
    return entry.caption.startswith(RISK_FACTORS) and "summary" not in entry.caption
