"""What came of the mutations: for the terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from checker.model.mutation import MutationReport, Trial, Tried, Verdict
from checker.model.rule import FactType
from checker.reporting.json_report import VERSION, Json, written
from checker.reporting.layout import GAP, Hanging, Pieces
from checker.reporting.mutation_words import in_words
from checker.reporting.words import PASS_STYLE, counted, visible

SHOWN = {
    Verdict.MISSED: ("MISSED", "bold red"),
    Verdict.ALREADY_FAILS: ("already fails", "bold yellow"),
    Verdict.CAUGHT: ("caught", PASS_STYLE),
    Verdict.OUT_OF_REACH: ("out of reach", "yellow"),
    Verdict.NOT_MADE: ("not made", "yellow"),
    Verdict.EXEMPT: ("none", ""),
    Verdict.UNNAMED: ("names no mutation", ""),
}
"""What is shown first comes first."""
SAYS = {
    "pass": "the rule still passes",
    "unknown": "the rule needs review",
    "not_applicable": "the rule no longer applies",
}
INDENT = 2


def render_mutations(report: MutationReport, vocabulary: Mapping[str, FactType]) -> Group:
    """Show for each draft what was missed, what was caught and by what else, and what was not tried; then counts."""
    drafts = [part for tried in report.tried for part in _draft(tried, vocabulary)]
    return Group(*drafts, Pieces(_counts(report)))


def render_mutations_json(report: MutationReport, vocabulary: Mapping[str, FactType]) -> str:
    """Write all trials as JSON."""
    documents: list[Json] = [
        {"path": tried.path, "trials": [_trial_json(trial, vocabulary) for trial in tried.trials]}
        for tried in report.tried
    ]
    return written(
        {
            "version": VERSION,
            "rulebook": report.rulebook_digest,
            "documents": documents,
            "summary": dict(report.counts()),
        }
    )


def _draft(tried: Tried, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    yield Hanging(Text(visible(tried.path), style="bold"))
    yield ""
    for verdict, (label, style) in SHOWN.items():
        trials = tried.named(verdict)
        if verdict in (Verdict.UNNAMED, Verdict.ALREADY_FAILS) and trials:
            rules = ", ".join(dict.fromkeys(trial.rule for trial in trials))
            yield Hanging(Text(rules), Text(label, style=style), len(label) + GAP)
            yield ""
        else:
            for trial in trials:
                yield Hanging(
                    _told(trial, vocabulary), Text(label, style=style), max(len("not made"), len(label)) + GAP
                )
                yield ""


def _told(trial: Trial, vocabulary: Mapping[str, FactType]) -> Text:
    told = Text(trial.rule, style="bold")
    if trial.mutation:
        told.append(f"\n{visible(in_words(trial.mutation, vocabulary))}", style="not bold")
    if trial.change and trial.verdict is not Verdict.EXEMPT:
        told.append(f"\n{visible(trial.change)}", style="not bold")
    if trial.why:
        told.append(f"\n{visible(trial.why)}", style="not bold")
    elif trial.outcome in SAYS:
        told.append(f"\n{SAYS[trial.outcome]}", style="not bold")
    if trial.others:
        told.append(f"\nalso fails: {', '.join(trial.others)}", style="not bold")
    return told


def _counts(report: MutationReport) -> list[str]:
    counts = report.counts()
    named = (Verdict.CAUGHT, Verdict.MISSED, Verdict.OUT_OF_REACH, Verdict.NOT_MADE)
    told = {Verdict.OUT_OF_REACH: "out of reach", Verdict.NOT_MADE: "not made, and so not tested"}
    all_named = f"{counted(sum(counts[verdict] for verdict in named), 'mutant')}: "
    caught = all_named + f"{counts[Verdict.CAUGHT]} caught, {counts[Verdict.MISSED]} missed"
    caught += "".join(f", {counts[verdict]} {words}" for verdict, words in told.items() if counts[verdict])
    others = {
        Verdict.ALREADY_FAILS: "of rules that already fail",
        Verdict.EXEMPT: "of rules that name none",
        Verdict.UNNAMED: "without a mutation",
    }
    return [caught, *(f"{counts[verdict]} {told}" for verdict, told in others.items() if counts[verdict])]


def _trial_json(trial: Trial, vocabulary: Mapping[str, FactType]) -> Json:
    return {
        "rule": trial.rule,
        "verdict": str(trial.verdict),
        "mutation": in_words(trial.mutation, vocabulary) if trial.mutation else None,
        "change": trial.change or None,
        "outcome": trial.outcome or None,
        "also_fail": list(trial.others),
        "why": trial.why or None,
    }
