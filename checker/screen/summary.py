"""What a table of findings says as a whole: rates of each rule, of each year, and the rarest outcomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from checker.errors import UnreadableError
from checker.model.evaluation import Outcome
from checker.model.precedents import Precedents, Rate
from checker.screen.rows import FAILED
from checker.screen.table_reader import RuleKey, count_outcomes, documents, metadata, rows_of_rules
from checker.screen.tables import format_of

Key = TypeVar("Key")

MOST_RARE = 10
MOST_LINKS = 3
RARE = 0.1
"""Of the documents that a rule applies to: an outcome with a greater share is not rare."""


class Year(Struct, frozen=True):
    """The documents of one year; ``year`` is None for those without a date."""

    year: int | None
    documents: int
    rate: Rate  # of all rules together


class Rare(Struct, frozen=True):
    """An outcome of a rule that few documents have, with the first of them."""

    rule: str
    outcome: Outcome
    count: int
    applied: int
    links: tuple[tuple[str, str], ...]  # the document, and its URL if it is known


class Summary(Struct, frozen=True):
    """A table of findings."""

    precedents: Precedents
    severities: Mapping[str, str]  # by rule
    documents: int
    failed: int
    kinds: Mapping[str, int]  # documents by their kind
    years: tuple[Year, ...]
    rarest: tuple[Rare, ...]  # the rarest first


def precedents(path: Path) -> Precedents:
    """Read the base rates of a table.

    Raises:
        CheckerError: it is no table of findings.
    """
    return _precedents(path, count_outcomes(path))


def summarise(path: Path) -> Summary:
    """Read what a table says as a whole.

    Raises:
        CheckerError: it is no table of findings.
    """
    counts = count_outcomes(path)
    dates: Counter[int | None] = Counter()
    kinds: Counter[str] = Counter()
    failed = 0
    for row in documents(path, format_of(path)):
        if row["row"] == FAILED:
            failed += 1
            continue
        kinds[row["value"] or ""] += 1
        day = row["document_date"]
        dates[int(str(day)[:4]) if day else None] += 1
    if not dates and not failed:
        raise UnreadableError(f"{path} has no row in it")
    rates = _precedents(path, counts)
    by_year = _rates((year, outcome, count) for (_, _, outcome, year), count in counts.items())
    years = sorted(dates, key=lambda year: (year is None, year or 0))
    return Summary(
        precedents=rates,
        severities={rule: severity for rule, severity, _, _ in counts},
        documents=dates.total() + failed,
        failed=failed,
        kinds=kinds,
        years=tuple(Year(year, dates[year], by_year.get(year, Rate())) for year in years),
        rarest=_rarest(path, rates.rates),
    )


def _precedents(path: Path, counts: Counter[RuleKey]) -> Precedents:
    rates = _rates((rule, outcome, count) for (rule, _, outcome, _), count in counts.items())
    return Precedents(str(path), metadata(path).get("rulebook", ""), rates)


def _rates(counted: Iterable[tuple[Key, str, int]]) -> dict[Key, Rate]:
    """Add up counts of outcomes to one rate for each key."""
    sums: dict[Key, Counter[str]] = {}
    for key, outcome, count in counted:
        sums.setdefault(key, Counter())[outcome] += count
    return {
        key: Rate(each[Outcome.PASS], each[Outcome.FAIL], each[Outcome.UNKNOWN], each[Outcome.NOT_APPLICABLE])
        for key, each in sums.items()
    }


def _rarest(path: Path, rates: Mapping[str, Rate]) -> tuple[Rare, ...]:
    """Choose the outcomes with the smallest share, and look up the first documents that have them."""
    shares = [
        (count / rate.applied, rule, outcome, count)
        for rule, rate in rates.items()
        for outcome, count in _applied(rate).items()
        if 0 < count <= RARE * rate.applied
    ]
    chosen = sorted(shares)[:MOST_RARE]
    links: dict[tuple[str, str], list[tuple[str, str]]] = {(rule, outcome): [] for _, rule, outcome, _ in chosen}
    for row in rows_of_rules(path, {rule for rule, _ in links}, {outcome for _, outcome in links}):
        found = links.get((row["name"], row["outcome"]))
        if found is not None and len(found) < MOST_LINKS:
            found.append((row["document"], row["link"] or ""))
    return tuple(
        Rare(rule, outcome, count, rates[rule].applied, tuple(links[rule, outcome]))
        for _, rule, outcome, count in chosen
    )


def _applied(rate: Rate) -> dict[Outcome, int]:
    return {Outcome.PASS: rate.passed, Outcome.FAIL: rate.failed, Outcome.UNKNOWN: rate.undecided}
