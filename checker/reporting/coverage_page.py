"""The page of the documentation that says what of the law is checked, and what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from checker.model.coverage import Entry, Status
from checker.model.rule import Rulebook
from checker.reporting.rules_pages import citation, text
from checker.reporting.words import BASES, counted

GENERATED = (
    "<!-- Generated from rules/coverage.yaml by `pytest --update-snapshots`. Change that file, not this page. -->"
)
WORDS = {
    Status.AUTOMATED: "automated",
    Status.PARTIAL: "partial",
    Status.MANUAL: "for counsel",
    Status.OUT_OF_SCOPE: "out of scope",
}


def coverage_page(entries: Sequence[Entry], rulebook: Rulebook) -> str:
    """Write the page: a table of the sections with their counts, and a table of the requirements of each section."""
    sections = [(name, list(group)) for name, group in groupby(entries, key=lambda entry: entry.section)]
    lines = [
        "# What of the law is checked",
        "",
        GENERATED,
        "",
        f"{counted(len(entries), 'requirement')}: {_summary(entries)}. What is partial is checked but for what the "
        "last column names; what is for counsel is asked in the report where it applies.",
        "",
        f"| section | {' | '.join(WORDS.values())} |",
        f"|---|{'---:|' * len(WORDS)}",
        *(f"| [{text(name)}](#{_anchor(name)}) | {_counts(group)} |" for name, group in sections),
    ]
    for name, group in sections:
        lines += ["", f"## {name}", "", "| requirement | status | rules | what is not checked |", "|---|---|---|---|"]
        lines += [_row(entry, rulebook) for entry in group]
    return "\n".join(lines) + "\n"


def _summary(entries: Iterable[Entry]) -> str:
    count = Counter(entry.status for entry in entries)
    return ", ".join(f"{count[status]} {word}" for status, word in WORDS.items())


def _counts(entries: Iterable[Entry]) -> str:
    count = Counter(entry.status for entry in entries)
    return " | ".join(str(count[status] or "") for status in WORDS)


def _row(entry: Entry, rulebook: Rulebook) -> str:
    cells = (_requirement(entry), WORDS[entry.status], ", ".join(_links(entry, rulebook)), _open(entry))
    return f"| {' | '.join(cells)} |"


def _requirement(entry: Entry) -> str:
    basis = f" ({BASES[entry.basis]})" if BASES[entry.basis] else ""
    return f"{text(entry.title)} `{entry.id}`<br>{citation(entry.law)}{basis}"


def _links(entry: Entry, rulebook: Rulebook) -> Iterator[str]:
    for rule_id in entry.rules:
        rule = rulebook.rule(rule_id)
        yield f"[{rule_id}](rules/{rule.pack}.md#{rule_id})" if rule else rule_id


def _open(entry: Entry) -> str:
    """Say what is not checked: what rules leave open, what is asked instead, or why it is out of scope."""
    asked = f"Asked: {entry.question}" if entry.question else ""
    elsewhere = f"Asked with {entry.asked_by}" if entry.asked_by else ""
    return text(" ".join(_sentence(part) for part in (entry.not_checked, asked, elsewhere, entry.why) if part))


def _sentence(part: str) -> str:
    ending = "" if part.endswith((".", "?")) else "."
    return f"{part[0].upper()}{part[1:]}{ending}"


def _anchor(heading: str) -> str:
    """Give the anchor that a heading has in Markdown: small letters, hyphens for spaces, no punctuation."""
    kept = (each for each in heading.lower() if each.isalnum() or each in " -_")
    return "".join(kept).replace(" ", "-")
