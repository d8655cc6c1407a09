"""The mutations that a rule names: ways to break a draft that keeps it, in words counsel can read."""

from __future__ import annotations

from checker.engine.fact_types import PLACES
from checker.engine.wording import placeholders
from checker.model.evaluation import Outcome
from checker.model.mutation import Mutation, Way
from checker.rulebook.given_value import read_given_values
from checker.rulebook.terms import Terms
from checker.yaml_files.fields import Fields, Reader, below
from checker.yaml_files.strict_yaml import Item

BESIDE: dict[Way, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Way.REMOVE: ((), ("place",)),
    Way.TAKE_OUT: ((), ("place",)),
    Way.ALTER_ONE_OCCURRENCE: ((), ("out_of_reach",)),
    Way.MULTIPLY: (("by",), ()),
    Way.SHIFT_DAYS: (("by",), ("from",)),
    Way.REPLACE: (("with", "in"), ()),
    Way.INSERT: (("after",), ()),
}
"""The keys that must, and that may, stand beside the key of a way."""
FACTS_UNDER = {
    **{way: way for way in (Way.REMOVE, Way.TAKE_OUT, Way.CHANGE_DIGIT, Way.MULTIPLY, Way.SHIFT_DAYS)},
    Way.ALTER_ONE_OCCURRENCE: Way.ALTER_ONE_OCCURRENCE,
    Way.REPLACE: "in",
    Way.INSERT: "after",
}
OF_SEVERAL = (Way.REMOVE, Way.TAKE_OUT, Way.INSERT)


def read_mutations(item: Item | None, reader: Reader, terms: Terms) -> tuple[Mutation, ...]:
    """Read one mutation or a list of them; none at all if the key is not there."""
    if item is None:
        return ()
    if not isinstance(item.value, list):
        return _read(item, "mutation", reader, terms)
    entries = enumerate(reader.entries(item, "mutation"))
    return tuple(each for index, entry in entries for each in _read(entry, f"mutation[{index}]", reader, terms))


def _read(item: Item, where: str, reader: Reader, terms: Terms) -> tuple[Mutation, ...]:
    named = [way for way in Way if way in reader.mapping(item, where)]
    if len(named) != 1:
        reader.shape(item.line, where, f"must name one way to break a draft, of {', '.join(Way)}")
        return ()
    (way,) = named
    required, optional = BESIDE.get(way, ((), ()))
    fields = reader.fields(item, where, (way, *required), (*optional, "given", "expect"))
    for key in ("give", "given"):
        if key in fields.items and fields.items[key].value == {}:
            reader.shape(item.line, below(where, key), "names no fact")
    mutation = Mutation(
        way,
        _facts(way, fields, terms),
        _wordings(way, fields, terms),
        _text(way, fields, terms),
        _number(fields),
        fields.choice("place", PLACES) if "place" in fields.items else "",
        next(iter(_known(fields, "from", terms)), ""),
        read_given_values(fields, "give", terms),
        read_given_values(fields, "given", terms),
        fields.choice("expect", (Outcome.FAIL, Outcome.UNKNOWN)),
        item.line,
        _reasons(fields),
    )
    no_change = _no_change(mutation)
    if no_change:
        fields.reader.fault(item.line, below(where, no_change), "changes nothing, so that no rule is put to the test")
    return (mutation,)


def _no_change(mutation: Mutation) -> str:
    """Name the key by which a mutation leaves every draft as it is; nothing if it does not."""
    same = mutation.text.casefold()
    match mutation.way:
        case Way.MULTIPLY if mutation.by == 1:
            return "by"
        case Way.SHIFT_DAYS if mutation.by == 0 and mutation.since in ("", *mutation.facts):
            return "by"
        case Way.REPLACE if any(same == wording.casefold() for wording in mutation.wordings):
            return "with"
    return ""


def _reasons(fields: Fields) -> dict[str, str]:
    """Read why the rule cannot see some occurrences, by words that stand near them."""
    item = fields.items.get("out_of_reach")
    where = below(fields.where, "out_of_reach")
    if item and item.value == {}:
        fields.reader.shape(item.line, where, "names no words")
    items = fields.reader.mapping(item, where) if item else {}
    return {words: fields.reader.text(why, below(where, words)) for words, why in items.items()}


def _facts(way: Way, fields: Fields, terms: Terms) -> tuple[str, ...]:
    key = FACTS_UNDER.get(way)
    return _known(fields, key, terms, several=way in OF_SEVERAL) if key else ()


def _known(fields: Fields, key: str, terms: Terms, *, several: bool = False) -> tuple[str, ...]:
    """Read the names of facts of a draft: those that are computed are nowhere in its text."""
    item = fields.items.get(key)
    if item is None:
        return ()
    where = below(fields.where, key)
    names = _texts(item, where, fields.reader) if several else (fields.reader.text(item, where),)
    for name in filter(None, names):
        fact_type = terms.fact(name, fields.reader, item.line, where)
        if fact_type and fact_type.compute:
            fields.reader.fault(item.line, where, f"{name} is computed; name a fact that it is computed from")
    return names


def _texts(item: Item, where: str, reader: Reader) -> tuple[str, ...]:
    entries = reader.entries(item, where) if isinstance(item.value, list) else (item,)
    return tuple(reader.text(entry, where) for entry in entries)


def _wordings(way: Way, fields: Fields, terms: Terms) -> tuple[str, ...]:
    if way is not Way.REPLACE:
        return ()
    wordings = _texts(fields.items[way], below(fields.where, way), fields.reader)
    for wording in wordings:
        _check_placeholders(wording, way, fields, terms)
    return wordings


def _text(way: Way, fields: Fields, terms: Terms) -> str:
    key = {Way.REPLACE: "with", Way.INSERT: "insert", Way.NONE: "none"}.get(way, "")
    text = fields.text(key)
    _check_placeholders(text, key, fields, terms)
    return text


def _check_placeholders(text: str, key: str, fields: Fields, terms: Terms) -> None:
    for name in placeholders(text):
        terms.fact(name, fields.reader, fields.items[key].line, below(fields.where, key))


def _number(fields: Fields) -> float:
    item = fields.items.get("by")
    if item is None:
        return 0.0
    if isinstance(item.value, (int, float)) and not isinstance(item.value, bool):
        return float(item.value)
    fields.reader.shape(item.line, below(fields.where, "by"), "must be a number")
    return 0.0
