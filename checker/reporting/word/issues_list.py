"""The list of issues as a Word file, for a draft that is no Word file: a table to work through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.model.report import Checked, Report
from checker.model.rule import FactType
from checker.reporting.changes import change_sentences
from checker.reporting.evidence import answer_told
from checker.reporting.order import facts_in_order
from checker.reporting.results import lapse_told
from checker.reporting.verdict import head, verdict
from checker.reporting.word.issue import Issue, issues_of
from checker.reporting.word.pages import GREY, SERIF, SMALL, Pages
from checker.reporting.word.remark import Line
from checker.reporting.words import place_of, quoted, visible

HEADS = ("No.", "Finding", "Quote", "Place", "Law", "Cure", "Resolution")
WIDTHS = (0.4, 2.2, 2.1, 1.05, 1.3, 1.35, 1.0)
MOST_QUOTES = 6


def issues_list(report: Report, vocabulary: Mapping[str, FactType]) -> bytes:
    """List the open findings of all documents, those that fail first, each with room for how it was resolved."""
    pages = Pages("Issues list", landscape=True)
    pages.line(Line("Issues list"), size=20, font=SERIF, after=8)
    number = 1
    for checked in report.checked:
        issues = issues_of(checked, vocabulary)
        _begin(pages, checked)
        for fact in facts_in_order(checked.facts, vocabulary):
            if fact.answer:
                pages.line(Line(answer_told(fact, vocabulary), f"Answered, {fact.name}:"), after=6)
        if issues:
            pages.table(HEADS, [_row(at, issue) for at, issue in enumerate(issues, start=number)], WIDTHS)
        else:
            pages.line(Line("No open finding."), before=6)
        number += len(issues)
    for failed in report.failed:
        pages.line(Line(visible(failed.reason), "Not checked:"), before=10)
    for lapse in report.lapses:
        pages.line(Line(visible(lapse_told(lapse)), f"{lapse.of.capitalize()} that does not hold:"), before=10)
    for sentence in change_sentences(report.changes):
        pages.line(Line(visible(sentence)), size=SMALL, before=6)
    pages.foot(f"atmcheck {report.version}  ·  rulebook {report.rulebook_digest[:23]}")
    return pages.saved()


def _begin(pages: Pages, checked: Checked) -> None:
    name, *facts = [str(piece) for piece in head(checked).pieces]
    pages.line(Line(name, bold=True), size=12, font=SERIF, before=10)
    pages.line(Line("  ·  ".join([*facts, f"SHA-256 {checked.sha256}"])), size=SMALL, colour=GREY)
    pages.line(Line(" ".join(verdict(checked).plain.split()), bold=True), after=6)
    for note in checked.notes:
        pages.line(Line(visible(note)), after=6)


def _row(number: int, issue: Issue) -> Sequence[Sequence[Line]]:
    quotes = issue.quotes[:MOST_QUOTES]
    left = len(issue.quotes) - len(quotes)
    more = [Line(f"and {left} more")] if left else []
    return (
        [Line(str(number))],
        list(_finding(issue)),
        [*_numbered([quoted(each.quote) for each in quotes]), *more],
        _numbered([place_of(each) for each in quotes]),
        [Line(issue.law), *([Line(issue.doubt, "Doubt:")] if issue.doubt else [])],
        [Line(issue.cure)],
        [],
    )


def _numbered(texts: Sequence[str]) -> list[Line]:
    """Number several texts, so that quotes and places can be matched."""
    if len(texts) == 1:
        return [Line(texts[0])]
    return [Line(text, f"({number})") for number, text in enumerate(texts, start=1)]


def _finding(issue: Issue) -> Iterator[Line]:
    yield Line(issue.word, bold=True)
    yield Line(visible(issue.evaluation.rule.title), bold=True)
    yield Line(issue.said)
    yield from (Line(each.text, f"{each.label[:1].upper()}{each.label[1:]}:") for each in issue.told)
    yield Line(issue.evaluation.rule.id)
