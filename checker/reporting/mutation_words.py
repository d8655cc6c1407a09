"""Mutations in words."""

from __future__ import annotations

from collections.abc import Mapping

from checker.engine.fact_types import type_of
from checker.engine.wording import placeholders, plain_number, spoken
from checker.model.fact import Value
from checker.model.mutation import Mutation, Way
from checker.model.rule import FactType
from checker.reporting.words import quoted

Vocabulary = Mapping[str, FactType]
MENTIONS = "_mentions"


def in_words(mutation: Mutation, vocabulary: Vocabulary) -> str:
    """Say what a mutation does: “one digit of the maximum aggregate offering price changed”."""
    given = f", given that {_values(mutation.given, ' is ', vocabulary)}" if mutation.given else ""
    return f"{_deed(mutation, vocabulary)}{given}"


def _deed(mutation: Mutation, vocabulary: Vocabulary) -> str:
    names = " and ".join(reads(name, vocabulary) for name in mutation.facts)
    match mutation.way:
        case Way.REMOVE:
            return f"{names} removed{_place(mutation)}"
        case Way.TAKE_OUT:
            return f"the words of {names} taken out{_place(mutation)}"
        case Way.CHANGE_DIGIT:
            return f"one digit of {names} changed"
        case Way.ALTER_ONE_OCCURRENCE:
            return f"{names} altered in one of the places that write it"
        case Way.MULTIPLY:
            return f"{names} multiplied by {plain_number(mutation.by)}"
        case Way.SHIFT_DAYS:
            return f"{names} put {_days(mutation, vocabulary)}"
        case Way.REPLACE:
            wordings = " or ".join(_text(wording, vocabulary) for wording in mutation.wordings)
            within = "" if wordings == names else f" in {names}"
            return f"{wordings} replaced by {_text(mutation.text, vocabulary)}{within}"
        case Way.INSERT:
            return f"{_text(mutation.text, vocabulary)} put in after {names.replace(' and ', ' or ')}"
        case Way.GIVE:
            return _values(mutation.give, " given as ", vocabulary)
        case Way.NONE:
            return f"none: {mutation.text}"


def reads(name: str, vocabulary: Vocabulary) -> str:
    """Say how a fact reads aloud; of the mentions of one thing, one is meant."""
    fact_type = type_of(name, vocabulary)
    read = fact_type.reads if fact_type else name
    return f"one of {read}" if name.endswith(MENTIONS) else read


def _place(mutation: Mutation) -> str:
    return f" ({mutation.place.replace('_', ' ')} only)" if mutation.place else ""


def _days(mutation: Mutation, vocabulary: Vocabulary) -> str:
    days = f"{abs(mutation.by):.0f} {'day' if abs(mutation.by) == 1 else 'days'}"
    if not mutation.since:
        return f"{days} {'earlier' if mutation.by < 0 else 'later'}"
    since = reads(mutation.since, vocabulary)
    return f"{days} {'before' if mutation.by < 0 else 'after'} {since}" if mutation.by else f"on {since}"


def _text(text: str, vocabulary: Vocabulary) -> str:
    names = placeholders(text)
    if text == "".join(f"{{{name}}}" for name in names):
        return " ".join(reads(name, vocabulary) for name in names)
    for name in names:
        text = text.replace(f"{{{name}}}", f"[{reads(name, vocabulary)}]")
    return quoted(text)


def _values(values: Mapping[str, Value | None], verb: str, vocabulary: Vocabulary) -> str:
    said = []
    for name, value in values.items():
        fact_type = type_of(name, vocabulary)
        told = "absent" if value is None or fact_type is None else spoken(value, fact_type)
        said.append(f"{reads(name, vocabulary)}{verb}{told}")
    return " and ".join(said)
