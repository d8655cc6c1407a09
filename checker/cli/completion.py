"""What the shell completes: the ids of rules and packs. Nothing is loaded before somebody presses the key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from checker.model.rule import Rulebook

Completions = list[tuple[str, str]]
"""Words, each with what it stands for."""


def complete_rule(context: typer.Context, incomplete: str) -> Completions:
    """List the rules whose ids begin so, with their titles."""
    rulebook = _rulebook(context)
    rules = rulebook.rules if rulebook else ()
    return [(rule.id, rule.title) for rule in rules if rule.id.startswith(incomplete)]


def complete_rule_or_pack(context: typer.Context, incomplete: str) -> Completions:
    """List the packs and the rules whose ids begin so, with their titles."""
    rulebook = _rulebook(context)
    packs = rulebook.packs.values() if rulebook else ()
    named = [(pack.id, pack.title) for pack in packs if pack.id.startswith(incomplete)]
    return [*named, *complete_rule(context, incomplete)]


def _rulebook(context: typer.Context) -> Rulebook | None:
    """Load the rules with those of the --rules that stand on the line; None if they have faults."""
    from checker.errors import CheckerError
    from checker.rulebook.load import load_rulebook

    try:
        return load_rulebook([Path(each) for each in context.params.get("rules") or ()], examples=False)
    except CheckerError:
        return None
