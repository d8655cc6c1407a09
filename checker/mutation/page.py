"""The mutations of all rules and what caught them, as a page of the documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from checker.model.mutation import Mutation, MutationReport, Trial, Verdict, Way
from checker.model.rule import Rule, Rulebook
from checker.mutation.told import SAYS
from checker.reporting.mutation_words import in_words

HEAD = """\
# Mutations of the rules

Each rule names ways to break a draft that keeps it. Every one of them was tried on every fixture on which the rule
passes, and the rule had to notice: to fail, or where it says so to ask a person. Beside the rule itself stand the other
rules that fail on the broken draft, on at least one of the fixtures. A mutation that could not be made on a fixture
proves nothing there. This page is generated; `atmcheck rules mutate DRAFT…` does the same with drafts of your own.

Where a value is altered in one of the places that write it, every place in the draft makes a mutant of its own, whether
the checker had read it there or not; the number of mutants stands behind the fixture. Some of these places write the
value of another thing, which may differ by right: they stand under [Out of reach](#out-of-reach), with the reason that
the rule gives. What a rule should have noticed and did not stands under [Not caught](#not-caught).

Rules that hold several documents of a programme against each other, or a sale against its programme and its ledger,
cannot be tried on one draft. `fixtures/programme-broken` has a slip in every document, and the tests of programmes and
of sales hold for each of these rules that it fails on its slip and passes without it.
"""


def mutation_page(report: MutationReport, rulebook: Rulebook) -> str:
    """Write one table for each pack: rule, mutation, drafts on which it was caught, and the other rules that fail."""
    told = (("Out of reach", Verdict.OUT_OF_REACH), ("Not caught", Verdict.MISSED))
    lists = [line for title, verdict in told for line in _listed(title, report, verdict)]
    return "\n".join([HEAD, *_tables(report, rulebook), *lists])


def _tables(report: MutationReport, rulebook: Rulebook) -> Iterator[str]:
    for pack in rulebook.packs.values():
        rules = [rule for rule in rulebook.rules if rule.pack == pack.id]
        if rules:
            yield f"## {pack.title}\n"
            yield "| rule | mutation | caught on | not made on | other rules that fail |"
            yield "|---|---|---|---|---|"
            for rule in rules:
                yield from _rows(rule, report, rulebook)
            yield ""


def _rows(rule: Rule, report: MutationReport, rulebook: Rulebook) -> Iterator[str]:
    for mutation in rule.mutations:
        caught = list(_trials(rule, mutation, report, Verdict.CAUGHT))
        drafts = _counted(path for path, _ in caught)
        not_made = _counted(path for path, _ in _trials(rule, mutation, report, Verdict.NOT_MADE))
        others = ", ".join(f"`{other}`" for other in sorted({other for _, trial in caught for other in trial.others}))
        asks = " (the rule fails, or asks)" if mutation.expect == "unknown" else ""
        words = in_words(mutation, rulebook.vocabulary).replace("|", "\\|")
        nowhere = "" if mutation.way is Way.NONE else "no fixture"
        yield f"| `{rule.id}` | {words}{asks} | {drafts or nowhere} | {not_made} | {others} |"


def _listed(title: str, report: MutationReport, verdict: Verdict) -> Iterator[str]:
    """Write a table of the trials that came out so, or that there are none."""
    yield f"## {title}\n"
    rows = [(tried, trial) for tried in report.tried for trial in tried.named(verdict)]
    if rows:
        yield "| rule | fixture | change | what the rule says | other rules that fail |"
        yield "|---|---|---|---|---|"
    else:
        yield "None."
    for tried, trial in rows:
        others = ", ".join(f"`{other}`" for other in trial.others)
        said = trial.why or SAYS.get(trial.outcome, trial.outcome)
        change = trial.change.replace("|", "\\|")
        yield f"| `{trial.rule}` | {PurePath(tried.path).parent.name} | {change} | {said} | {others} |"
    yield ""


def _counted(paths: Iterable[str]) -> str:
    """List fixtures, each with how many mutants of it there were, if more than one."""
    fixtures = Counter(PurePath(path).parent.name for path in paths)
    return ", ".join(f"{fixture} ({count})" if count > 1 else fixture for fixture, count in fixtures.items())


def _trials(rule: Rule, mutation: Mutation, report: MutationReport, verdict: Verdict) -> Iterator[tuple[str, Trial]]:
    for tried in report.tried:
        for trial in tried.named(verdict):
            if trial.rule == rule.id and trial.mutation == mutation:
                yield tried.path, trial
