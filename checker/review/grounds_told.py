"""What a finding rests on, in words that a file of waivers can keep, and what has changed in them since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.engine.fact_types import type_of
from checker.engine.grounds import required_facts
from checker.engine.wording import spoken_fact
from checker.model.evaluation import Evaluation
from checker.model.fact import Fact
from checker.model.rule import FactType

LONGEST = 200
MOST_CHANGES = 2

Grounds = Mapping[str, tuple[str, ...]]
"""Of each fact what is known of it, and then its quotes."""


def grounds_of(evaluation: Evaluation, vocabulary: Mapping[str, FactType]) -> Grounds:
    """Tell what a finding rests on: of each fact its value, or that it was not found, and its quotes."""
    return {fact.name: _told(fact, vocabulary) for fact in required_facts(evaluation, vocabulary)}


def what_changed(before: Grounds, now: Grounds) -> str:
    """Say from what to what the grounds have changed; empty if the words that are kept do not show it."""
    changes = [_change(name, before.get(name, ()), now.get(name, ())) for name in dict.fromkeys([*before, *now])]
    told = [change for change in changes if change]
    more = f"; and {len(told) - MOST_CHANGES} more" if len(told) > MOST_CHANGES else ""
    return "; ".join(told[:MOST_CHANGES]) + more


def _told(fact: Fact, vocabulary: Mapping[str, FactType]) -> tuple[str, ...]:
    fact_type = type_of(fact.name, vocabulary)
    known = spoken_fact(fact, fact_type) if fact_type else str(fact.value)
    quotes = (evidence.quote for evidence in fact.evidence if evidence.quote)
    return tuple(dict.fromkeys(_short(text) for text in (known, *quotes)))


def _change(name: str, before: Sequence[str], now: Sequence[str]) -> str:
    gone = [text for text in before if text not in now]
    come = [text for text in now if text not in before]
    if not gone and not come:
        return ""
    return f"{name} from {_first(gone)} to {_first(come)}"


def _first(texts: Sequence[str]) -> str:
    return f"“{texts[0]}”" if texts else "nothing"


def _short(text: str) -> str:
    """Put a text on one line, without characters that are not to be seen, and cut its middle out if it is long."""
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    half = LONGEST // 2
    return line if len(line) <= LONGEST else f"{line[:half].rstrip()} … {line[-half:].lstrip()}"
