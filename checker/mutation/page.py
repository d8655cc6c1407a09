"""The mutations of all rules and what caught them, as a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from checker.model.mutation import Mutation, MutationReport, Trial, Verdict, Way
from checker.model.rule import Rule, Rulebook
from checker.reporting.mutation_words import in_words

HEAD = """\
# Mutations of the rules

Each rule names ways to break a draft that keeps it. Every one of them was tried on every fixture on which the rule
passes, and the rule had to notice: to fail, or where it says so to ask a person. Beside the rule itself stand the other
rules that fail on the broken draft, on at least one of the fixtures. This page is generated; `atmcheck rules mutate
DRAFT…` does the same with drafts of your own.
"""


def mutation_page(report: MutationReport, rulebook: Rulebook) -> str:
    """Write one table for each pack: rule, mutation, drafts on which it was caught, and the other rules that fail."""
    return "\n".join([HEAD, *_tables(report, rulebook)])


def _tables(report: MutationReport, rulebook: Rulebook) -> Iterator[str]:
    for pack in rulebook.packs.values():
        rules = [rule for rule in rulebook.rules if rule.pack == pack.id]
        if rules:
            yield f"## {pack.title}\n"
            yield "| rule | mutation | caught on | other rules that fail |"
            yield "|---|---|---|---|"
            for rule in rules:
                yield from _rows(rule, report, rulebook)
            yield ""


def _rows(rule: Rule, report: MutationReport, rulebook: Rulebook) -> Iterator[str]:
    for mutation in rule.mutations:
        caught = list(_caught(rule, mutation, report))
        drafts = ", ".join(PurePath(path).parent.name for path, _ in caught)
        others = ", ".join(f"`{other}`" for other in sorted({other for _, trial in caught for other in trial.others}))
        asks = " (the rule asks)" if mutation.expect == "unknown" else ""
        words = in_words(mutation, rulebook.vocabulary).replace("|", "\\|")
        nowhere = "" if mutation.way is Way.NONE else "no fixture"
        yield f"| `{rule.id}` | {words}{asks} | {drafts or nowhere} | {others} |"


def _caught(rule: Rule, mutation: Mutation, report: MutationReport) -> Iterator[tuple[str, Trial]]:
    for tried in report.tried:
        for trial in tried.named(Verdict.CAUGHT):
            if trial.rule == rule.id and trial.mutation == mutation:
                yield tried.path, trial
