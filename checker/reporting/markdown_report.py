"""The report as Markdown: a comment on a pull request, or the summary of a step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from checker.model.evaluation import Outcome
from checker.model.report import Report
from checker.model.rule import FactType
from checker.reporting.changes import change_sentences
from checker.reporting.evidence import Line, evidence_lines
from checker.reporting.layout import Pieces
from checker.reporting.results import Naming, Result, answered, lapse_told, results
from checker.reporting.verdict import head, summary, verdict
from checker.reporting.words import authority, counted, visible

LONGEST = 60_000
"""What a comment on a pull request holds, with some to spare, in characters."""
MARKUP = frozenset("!#$%&*:<>@[\\]^_`{|}~")
SIGNS = frozenset("!#$%&:@[^{~")
"""What begins a mention, a reference or a link, also where the character is written as its number."""
DOT = re.compile(r"\.(?=\w)")  # of a web address
CUT = "\n_The comment is full: the evidence of the other findings is in the other reports._\n"


def render_markdown(report: Report, vocabulary: Mapping[str, FactType], named: Naming) -> str:
    """Write the verdict, a table of what is open, the evidence to unfold, and the counts.

    What a draft says stands there as text: it can be no markup, no link, and no mention of a person.
    """
    listed = results(report, vocabulary, named)
    text = "\n".join([*_head(report, vocabulary, named), *_table([each for each in listed if each.is_open]), ""])
    foot = "\n".join([*_foot(report), "", _joined(_pieces(summary(report))), ""])
    for result in listed:
        detail = "\n".join(_detail(result, vocabulary))
        if len(text) + len(detail) + len(foot) > LONGEST:
            text += CUT
            break
        text += detail
    return f"{text}{foot}"


def escaped(text: str) -> str:
    """Write a text so that no reader of Markdown takes any of it for markup, a link or a mention.

    Markup is not read out of characters that are written as numbers. Mentions and references are, but not across the
    border of an element.
    """
    return DOT.sub("&#46;", "".join(_character(each) for each in visible(text)))


def _joined(texts: Iterable[str]) -> str:
    return " · ".join(escaped(each) for each in texts if each)


def _pieces(line: Pieces) -> list[str]:
    return [str(piece) for piece in line.pieces]


def _character(character: str) -> str:
    written = f"&#{ord(character)};" if character in MARKUP else character
    return f"<span>{written}</span>" if character in SIGNS else written


def _head(report: Report, vocabulary: Mapping[str, FactType], named: Naming) -> Iterator[str]:
    for failed in report.failed:
        yield f"### NOT CHECKED: {escaped(named(failed.path))}\n\n{escaped(failed.reason)}\n"
    for checked in report.checked:
        word, _, counts = verdict(checked).plain.partition("  ")
        yield f"### {word}: {escaped(named(checked.path))}\n"
        _, *said = _pieces(head(checked))
        yield f"{_joined([counts, *said])}\n"
        yield from (f"{escaped(note)}\n" for note in checked.notes)
    yield from (f"- **{lapse.of}:** {escaped(lapse_told(lapse))}" for lapse in report.lapses)
    yield from (f"- **answered:** {escaped(each.told)}" for each in answered(report, vocabulary, named))


def _foot(report: Report) -> Iterator[str]:
    """Write what is left to a person, to unfold, and what was changed in the rules."""
    questions = list(dict.fromkeys(each for checked in report.checked for each in checked.checklist))
    if questions:
        yield f"\n<details><summary>For counsel: {counted(len(questions), 'question')} that no rule decides</summary>\n"
        yield from (f"- {escaped(each.question)} ({escaped(each.cite)})" for each in questions)
        yield "\n</details>\n"
    yield from map(escaped, change_sentences(report.changes))


def _table(listed: list[Result]) -> Iterator[str]:
    if listed:
        yield "\n| | finding | where | |\n|---|---|---|---|"
    for result in listed:
        rule, spot = result.evaluation.rule, result.spot
        where = spot.path if spot.evidence.line is None else f"{spot.path}, line {spot.evidence.line}"
        cells = (_word(result), rule.id, where, result.evaluation.message)
        yield f"| {' | '.join(map(escaped, cells))} |"


def _detail(result: Result, vocabulary: Mapping[str, FactType]) -> Iterator[str]:
    """Write one finding to unfold: the law, the evidence, and the cure."""
    evaluation, rule = result.evaluation, result.evaluation.rule
    held_back = "" if result.is_open else f" ({evaluation.disposition})"
    yield f"\n<details><summary>{escaped(f'{_word(result)} {rule.id}: {rule.title}{held_back}')}</summary>\n"
    yield f"{escaped(result.spot.path)}<br>{escaped(authority(rule))}<br>{escaped(evaluation.message)}\n"
    yield from (f"- {_evidence(line)}" for line in evidence_lines(evaluation, vocabulary))
    if evaluation.outcome is Outcome.FAIL:
        yield f"\n→ {escaped(evaluation.remediation or rule.remediation)}"
    if decision := evaluation.decision:
        signed = f"Waived by {decision.by} on {decision.on}, until {decision.until}: {decision.reason}"
        yield f"\n{escaped(signed)}"
    yield "\n</details>\n"


def _evidence(line: Line) -> str:
    return escaped(f"{line.label}: {line.text}" if line.label else line.text)


def _word(result: Result) -> str:
    unknown = result.evaluation.outcome is Outcome.UNKNOWN
    return "REVIEW" if unknown else str(result.evaluation.rule.severity).upper()
