"""What is left under each limit, with its arithmetic, for the renderers. The facts say it; nothing is computed here."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from checker.engine.wording import spoken_fact
from checker.model.fact import Fact, Facts, State
from checker.model.rule import FactType
from checker.reporting.lacking import lacking_inputs


class _Named(Struct, frozen=True):
    """The facts of one limit: what it is, what is left of it, and whether it applies."""

    name: str
    limit: str
    left: str
    applies: str = ""
    steps: tuple[str, ...] = ()  # computed on the way to what is left


LIMITS = (
    _Named("programme", "programme.cap", "programme.left"),
    _Named("programme, shares", "programme.cap_shares", "programme.left_shares"),
    _Named("shelf", "shelf.registered_amount", "shelf.left"),
    _Named(
        "one third of float",
        "programme.one_third",
        "programme.left_of_one_third",
        "programme.one_third_applies",
        ("programme.one_third",),
    ),
    _Named("authorised shares", "programme.authorised", "programme.left_authorised"),
)


class Limit(Struct, frozen=True):
    """One limit as it is told."""

    key: str  # the fact that says what is left
    name: str
    used: float | None  # the part that is used, 1.0 for all of it; None if that is not known, or there is no limit
    left: str  # in words
    arithmetic: tuple[str, ...]  # or why it does not apply, or what would make it known
    fact: Fact


def limits(facts: Facts, vocabulary: Mapping[str, FactType]) -> list[Limit]:
    """List the limits that there are, and those of which that is not known."""
    return [_limit(named, facts, vocabulary) for named in LIMITS if not _has_none(named, facts)]


def _has_none(named: _Named, facts: Facts) -> bool:
    """Tell whether a programme has the other kind of maximum, or no limit in its articles."""
    return facts[named.limit].state is State.ABSENT and named.name != "shelf"


def _limit(named: _Named, facts: Facts, vocabulary: Mapping[str, FactType]) -> Limit:
    left, whole = facts[named.left], facts[named.limit].value
    applies = facts[named.applies] if named.applies else None
    if applies is not None and applies.value is False:
        return Limit(named.left, named.name, None, "does not apply", (applies.note,), applies)
    if facts[named.limit].state is State.ABSENT:
        return Limit(named.left, named.name, None, "no amount is registered", (), facts[named.limit])
    if applies is not None and not applies.found:
        return Limit(named.left, named.name, None, "not known", (applies.reason,), applies)
    if not isinstance(left.value, (int, float)) or not isinstance(whole, (int, float)):
        reasons = tuple(fact.reason for fact in lacking_inputs([named.left], facts, vocabulary))
        return Limit(named.left, named.name, None, "not known", reasons, left)
    used = (whole - left.value) / whole if whole else 1.0
    steps = [facts[name].note for name in (*named.steps, named.left)]
    return Limit(
        named.left,
        named.name,
        used,
        f"{spoken_fact(left, vocabulary[named.left])} left",
        tuple(step for step in steps if step),
        left,
    )
