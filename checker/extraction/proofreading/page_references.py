"""Compare the page numbers in cross references with the table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from checker.extraction.proofreading.contents import LABEL, Entry, base_contents, contents_of, page_order, words_of
from checker.extraction.proofreading.hits import Hit
from checker.extraction.scope import Quote, Scope
from checker.model.document import Span
from checker.phrases.phrase import phrase, wording_of

_DOCUMENT = r"(?:prospectus(?: supplement)?|supplement|amendment|report)"
_OF = rf"(?: of (?P<of>(?:this|the|our|such) (?:[a-z]+ ){{0,2}}?{_DOCUMENT}))?"
REFERENCE = phrase(
    rf"[“\"](?P<caption>[^“”\"\n]{{2,150}}?)[,.]?[”\"](?P<way>[^“”\".\n]{{0,60}}?)\bpage "
    rf"(?P<page>{LABEL})\b(?![-.]\d){_OF}",
    reads="“‘…’ on page …”",
)
ANOTHER_PAGE = phrase(rf",?(?: and)?(?: (?:on|at|beginning on))? page (?P<page>{LABEL})\b(?![-.]\d){_OF}")
BEGINS = phrase(r"\b(?:begin|start)")
OTHER = phrase(r"\b(?:prior|original|product|pricing|underlying|preliminary|report|initial)\b")
OF_BASE = phrase(r"\b(?:accompanying|base)\b(?!.*supplement)")
MOST_REFERENCES = 300


def wrong_pages(scope: Scope, region: Span) -> Iterator[Hit]:
    """Find references to a caption and a page that is not its page in the table of contents.

    "Beginning on page S-7" must be the page in the contents; "on page S-7" may be any page up to the next caption.
    References to other documents, and to captions that are not in the contents, are not judged.
    """
    own, _ = contents_of(scope, scope.part)
    of_base = base_contents(scope)
    for match in islice(scope.each(REFERENCE, region), MOST_REFERENCES):
        begins = bool(BEGINS.search(match["way"]))
        page: re.Match[str] | None = match
        while page:
            entries = _entries_meant(page["of"] or "", page["page"], own, of_base)
            right = _page_in_contents(entries, match["caption"], page["page"], begins)
            if right:
                told = f"“{match['caption'].strip()}” on page {page['page']}, in the contents on page {right}"
                yield Hit(told, Quote(match.start(), page.end(), wording_of(match)))
            page = ANOTHER_PAGE.begins(scope.text, page.end(), region.end)


def _entries_meant(of: str, page: str, own: tuple[Entry, ...], of_base: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Give the table of contents that a reference is to; an empty one if that is in doubt."""
    if OTHER.search(of):
        return ()
    if OF_BASE.search(of):
        return of_base
    series = {page_order(entry.label)[0] for entry in own}
    if of.casefold().startswith("this") or page_order(page)[0] in series:
        return own
    return ()


def _page_in_contents(entries: tuple[Entry, ...], caption: str, page: str, begins: bool) -> str:
    """Give the page label of a caption in the contents if a reference has it wrong; else nothing."""
    wanted = words_of(re.split(r"[—–:]|\s-\s", caption)[0])
    index = next((index for index, entry in enumerate(entries) if entry.caption == wanted), None)
    if index is None:
        return ""
    start, cited = page_order(entries[index].label), page_order(page)
    later = [page_order(entry.label) for entry in entries[index + 1 :]]
    last = next((number for series, number in later if series == start[0]), None)
    exactly = begins and wanted == words_of(caption)
    if cited == start or (
        not exactly and cited[0] == start[0] and start[1] <= cited[1] and (last is None or cited[1] <= last)
    ):
        return ""
    return entries[index].label
