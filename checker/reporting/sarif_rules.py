"""The rules as SARIF describes them."""

from __future__ import annotations

from checker.model.review import Kept
from checker.model.rule import Basis, Rule
from checker.reporting.json_report import Json
from checker.reporting.results import LAPSED
from checker.reporting.words import authority, shortened, visible

LONGEST_TEXT = 1024
"""The longest description that code scanning takes."""
PROBLEM_SEVERITIES = {"error": "error", "warning": "warning", "note": "recommendation"}


def described_rule(rule: Rule) -> Json:
    """Describe a rule: what it requires, what it rests on, how to cure a finding, and how sure it is."""
    doubt = f" Doubt: {visible(rule.law.doubt)}" if rule.law.doubt else ""
    cure = visible(rule.remediation)
    law = f"“{visible(rule.law.quote)}”" if rule.law.quote else visible(rule.title)
    markdown = f"**{visible(rule.title)}**\n\n{_linked(rule)}\n\n> {law}\n\n**Cure:** {cure}\n\n{doubt}"
    described: dict[str, Json] = {
        "id": rule.id,
        "shortDescription": {"text": shortened(visible(rule.title), LONGEST_TEXT)},
        "fullDescription": {"text": shortened(law, LONGEST_TEXT)},
        "help": {
            "text": f"{visible(rule.title)}. {authority(rule)}. {law} Cure: {cure}{doubt}",
            "markdown": markdown.strip(),
        },
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {
            "tags": list(dict.fromkeys(["disclosure", rule.pack, str(rule.basis)])),
            "precision": "high" if rule.basis is Basis.LAW and not rule.law.doubt else "medium",
            "problem.severity": PROBLEM_SEVERITIES[rule.severity],
        },
    }
    return {**described, "helpUri": rule.law.url} if rule.law.url else described


def _linked(rule: Rule) -> str:
    return f"[{authority(rule)}]({rule.law.url})" if rule.law.url else authority(rule)


def lapsed_rule(kept: Kept) -> Json:
    """Describe what a waiver, or an answer, that does not hold is a result of."""
    text = f"{'An' if kept is Kept.ANSWER else 'A'} {kept} that does not hold is renewed or taken out"
    return {
        "id": LAPSED[kept],
        "shortDescription": {"text": text},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": [f"{kept}s"], "precision": "very-high", "problem.severity": "error"},
    }
