"""A summary told: for a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from checker.model.evaluation import Outcome
from checker.model.precedents import Rate
from checker.model.rule import Severity
from checker.reporting.layout import Hanging, Pieces, Rows
from checker.reporting.verdict import DIGEST_LENGTH, OUTCOME_WORDS
from checker.reporting.words import KINDS, PASS_STYLE, REVIEW_STYLE, STYLES, counted, visible
from checker.screen.summary import Rare, Summary, Year

BAR = 16
SIGNS = {
    Outcome.PASS: ("█", PASS_STYLE),
    Outcome.FAIL: ("×", STYLES[Severity.ERROR]),
    Outcome.UNKNOWN: ("░", REVIEW_STYLE),
}
HEADS = ("pass", "fail", "review", "n/a")
LEGEND = "█ pass  × fail  ░ needs review, of the documents that a rule applies to; n/a: it does not apply"


def render_summary(summary: Summary) -> Group:
    """Lay out a summary; colour says nothing that the signs do not."""
    return Group(*_lines(summary))


def render_summary_json(summary: Summary) -> str:
    """Write a summary as JSON, version 1."""
    told = {
        "version": 1,
        "table": summary.precedents.file,
        "rulebook": summary.precedents.rulebook_digest or None,
        "documents": summary.documents,
        "failed": summary.failed,
        "kinds": dict(summary.kinds),
        "rules": {
            rule: {"severity": summary.severities[rule], **_rate_json(rate)}
            for rule, rate in summary.precedents.rates.items()
        },
        "years": [{"year": each.year, "documents": each.documents, **_rate_json(each.rate)} for each in summary.years],
        "rarest": [
            {
                "rule": rare.rule,
                "outcome": str(rare.outcome),
                "count": rare.count,
                "of": rare.applied,
                "documents": [{"document": name, "url": url or None} for name, url in rare.links],
            }
            for rare in summary.rarest
        ],
    }
    return json.dumps(told, indent=2) + "\n"


def _rate_json(rate: Rate) -> dict[str, int]:
    return {
        "pass": rate.passed,
        "fail": rate.failed,
        "unknown": rate.undecided,
        "not_applicable": rate.not_applicable,
    }


def _lines(summary: Summary) -> Iterator[RenderableType]:
    digest = summary.precedents.rulebook_digest
    failed = f"{summary.failed:,} could not be checked" if summary.failed else ""
    rulebook = f"rulebook {digest[:DIGEST_LENGTH]}" if digest else ""
    file = Text(visible(summary.precedents.file), style="bold")
    head: list[str | Text] = [file, counted(summary.documents, "document"), failed, rulebook]
    yield Pieces([piece for piece in head if piece])
    kinds = sorted(summary.kinds.items(), key=lambda kind: (-kind[1], kind[0]))
    yield Pieces([f"{KINDS.get(kind, 'kind of document not known')}: {count:,}" for kind, count in kinds])
    applied = {rule: rate for rule, rate in summary.precedents.rates.items() if rate.applied}
    if not applied:
        yield "No rule applies to any of them."
        return
    yield from _rules(applied, len(summary.precedents.rates) - len(applied))
    yield from _years(summary.years)
    yield from _rarest(summary.rarest)


def _rules(applied: dict[str, Rate], others: int) -> Iterator[RenderableType]:
    """Tell of each rule that applies to any document; those that fail most often first."""

    def rank(each: tuple[str, Rate]) -> tuple[float, float, str]:
        rule, rate = each
        return -_share(rate.failed, rate), -_share(rate.undecided, rate), rule

    ordered = sorted(applied.items(), key=rank)
    yield ""
    yield Hanging(Text(LEGEND, style="dim"))
    yield ""
    yield Rows(
        [_heads("Rules"), *([Text(rule, style="bold"), *_cells(rate)] for rule, rate in ordered)], 0, folded=True
    )
    if others:
        yield Text(f"  and {counted(others, 'rule')} that applied to none", style="dim")


def _years(years: Sequence[Year]) -> Iterator[RenderableType]:
    yield ""
    yield Text("Answers of all rules together, by the year of the document", style="dim")
    yield ""
    rows = [
        [Text(str(each.year or "undated"), style="bold"), _right(each.documents, "documents"), *_cells(each.rate)]
        for each in years
    ]
    heads = _heads("Years")
    yield Rows([[heads[0], Text("documents", style="dim"), *heads[1:]], *rows], flexible=0)


def _rarest(rarest: Sequence[Rare]) -> Iterator[RenderableType]:
    if not rarest:
        return
    yield ""
    yield Text("The rarest outcomes", style="bold")
    for rare in rarest:
        sign, style = SIGNS[rare.outcome]
        told = Text.assemble(
            (rare.rule, "bold"), f"  {OUTCOME_WORDS[rare.outcome]}, {rare.count:,} of {rare.applied:,}"
        )
        yield Hanging(told, Text(sign, style=style), 2, 2)
        for name, url in rare.links:
            yield Hanging(_link(name, url), Text("•", style="dim"), 2, 4)
        if len(rare.links) < rare.count:
            yield Hanging(Text(f"and {rare.count - len(rare.links):,} more", style="dim"), indent=6)


def _link(name: str, url: str) -> Text:
    """Name a document so that a terminal which can do that opens it; a URL that is not its name is shown as well."""
    if url:
        return Text(visible(name if url == name else f"{name}  {url}"), style=f"link {url}")
    path = Path(name).absolute()
    return Text(visible(name), style=f"link {path.as_uri()}" if path.exists() else "")


def _heads(first: str) -> list[Text]:
    widths = [max(len(word), 6) for word in HEADS]
    heads = (Text(f"{word:>{width}}", style="dim") for word, width in zip(HEADS, widths, strict=True))
    return [Text(first, style="bold"), *heads, Text()]


def _cells(rate: Rate) -> list[Text]:
    numbers = (rate.passed, rate.failed, rate.undecided, rate.not_applicable)
    return [*(_right(number, "......") for number in numbers), _bar(rate)]


def _right(number: int, over: str) -> Text:
    return Text(f"{number:>{len(over)},}")


def _bar(rate: Rate) -> Text:
    """Draw the shares; what there is at all has at least one cell, and the greatest share gives way."""
    if not rate.applied:
        return Text()
    counts = {Outcome.PASS: rate.passed, Outcome.FAIL: rate.failed, Outcome.UNKNOWN: rate.undecided}
    lengths = {each: max(1, round(BAR * _share(count, rate))) if count else 0 for each, count in counts.items()}
    lengths[max(counts, key=lambda each: counts[each])] += BAR - sum(lengths.values())
    return Text.assemble(*((SIGNS[each][0] * length, SIGNS[each][1]) for each, length in lengths.items()))


def _share(count: int, rate: Rate) -> float:
    return count / rate.applied
