"""What is said in the margin of a draft: one remark for each finding, at the words that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.model.fact import Evidence
from checker.model.report import Checked, Report
from checker.model.review import Disposition
from checker.model.rule import FactType
from checker.reporting.changes import change_sentences
from checker.reporting.evidence import answer_told
from checker.reporting.order import facts_in_order
from checker.reporting.results import lapse_told
from checker.reporting.verdict import DIGEST_LENGTH, verdict
from checker.reporting.word.issue import REVIEW, Issue, issues_of, settling
from checker.reporting.word.remark import Line, Remark
from checker.reporting.words import counted, place_of, quoted, short_day, visible

MOST_PLACES = 40
"""More remarks than this for one finding help nobody; the first of them says how many there are."""
MOST_OTHERS = 8
MOST_QUESTIONS = 8
"""More questions than this that have no place in the draft, as an excerpt leaves them, are asked in one remark."""


def remarks_of(checked: Checked, report: Report, vocabulary: Mapping[str, FactType]) -> list[Remark]:
    """List the remarks on a document: how it stands as a whole, and then its open findings by their place in it.

    Findings that somebody has waived are counted, and not told.
    """
    issues = issues_of(checked, vocabulary)
    unplaced = [each for each in issues if each.is_question and not any(_span(quote, checked) for quote in each.quotes)]
    together = unplaced if len(unplaced) > MOST_QUESTIONS else []
    found = [each for issue in issues if issue not in together for each in _remarks(issue, checked)]
    undecided = [_undecided(together)] if together else []
    return [_whole(checked, report, vocabulary), *undecided, *sorted(found, key=lambda each: each.span or (-1, -1))]


def _whole(checked: Checked, report: Report, vocabulary: Mapping[str, FactType]) -> Remark:
    """Say how the document stands. Its name and its hash are left out: they change with the first remark."""
    held = [
        counted(sum(each.disposition is disposition for each in checked.evaluations), "finding") + f" {disposition}"
        for disposition in (Disposition.WAIVED, Disposition.BASELINED)
        if any(each.disposition is disposition for each in checked.evaluations)
    ]
    law = f"law as of {short_day(checked.as_of)}, " if checked.as_of else ""
    rulebook = f"{law}rulebook {report.rulebook_digest[:DIGEST_LENGTH]}, atmcheck {report.version}"
    sentences = [*checked.notes, *change_sentences(report.changes)]
    return Remark(
        (
            Line(" ".join(verdict(checked).plain.split()), bold=True),
            Line(f"{rulebook[0].upper()}{rulebook[1:]}."),
            *([Line(f"Not shown here: {', '.join(held)}.")] if held else []),
            *(
                Line(answer_told(fact, vocabulary), f"Answered, {fact.name}:")
                for fact in facts_in_order(checked.facts, vocabulary)
                if fact.answer
            ),
            *(Line(visible(lapse_told(each)), f"{each.of.capitalize()} that does not hold:") for each in report.lapses),
            *(Line(visible(each)) for each in sentences),
        )
    )


def _undecided(issues: Sequence[Issue]) -> Remark:
    """Ask many questions at once, with the reasons why they are open."""
    lacking = [each for issue in issues for each in issue.lacking]
    return Remark(
        (
            Line(f"{REVIEW}: {len(issues)} rules could not be decided", bold=True),
            *(Line(each, "Why:") for each in dict.fromkeys(each.reason for each in lacking)),
            *(Line(f"{visible(each.evaluation.rule.title)} ({each.evaluation.rule.id})") for each in issues),
            Line(settling(lacking), "To settle it:"),
        )
    )


def _remarks(issue: Issue, checked: Checked) -> Iterator[Remark]:
    """Say it at each place that is at fault, or else at the first quote, or else of the draft as a whole."""
    here = [each for each in issue.quotes if _span(each, checked)]
    at = [each for each in issue.faulty if each in here][:MOST_PLACES] or here[:1]
    if not at:
        yield Remark(tuple(_lines(issue, _heading(issue), issue.quotes)))
    for number, evidence in enumerate(at, start=1):
        of = f" ({number} of {len(issue.faulty)})" if len(at) > 1 else ""
        others = [each for each in issue.quotes if each != evidence and not (number > 1 and each in issue.faulty)]
        yield Remark(tuple(_lines(issue, f"{_heading(issue)}{of}", others)), _span(evidence, checked))


def _span(evidence: Evidence, checked: Checked) -> tuple[int, int] | None:
    """Give the stretch of the text that a quote is; none if it stands in another file."""
    if evidence.document not in ("", checked.path) or evidence.start is None or evidence.end is None:
        return None
    return (evidence.start, evidence.end) if evidence.start < evidence.end else None


def _heading(issue: Issue) -> str:
    return f"{issue.word}: {visible(issue.evaluation.rule.title)}"


def _lines(issue: Issue, heading: str, others: Sequence[Evidence]) -> Iterator[Line]:
    yield Line(heading, bold=True)
    yield Line(issue.said)
    yield from (Line(each.text, f"{each.label[:1].upper()}{each.label[1:]}:") for each in issue.told)
    if others:
        yield Line("; ".join(_others(others)), "See also:")
    yield Line(issue.law, "Law:")
    if issue.doubt:
        yield Line(issue.doubt, "Doubt:")
    yield Line(issue.cure, issue.cure_label)
    yield Line(issue.evaluation.rule.id, "Rule:")


def _others(others: Sequence[Evidence]) -> Iterator[str]:
    for evidence in others[:MOST_OTHERS]:
        yield f"{place_of(evidence)} {quoted(evidence.quote)}"
    if len(others) > MOST_OTHERS:
        yield f"and {len(others) - MOST_OTHERS} more"
