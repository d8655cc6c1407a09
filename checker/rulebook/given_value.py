"""What a rule's examples and mutations say of a fact: a value, or the words ``present`` and ``absent``."""

from __future__ import annotations

from checker.model.fact import Value
from checker.rulebook.terms import Terms
from checker.rulebook.values import WrongValueError, value_of
from checker.yaml_files.fields import Fields, Reader, below
from checker.yaml_files.strict_yaml import Item


def read_given_values(fields: Fields, key: str, terms: Terms) -> dict[str, Value | None]:
    """Read the facts under a key; None is absent, True of a text is present. None at all if the key is not there."""
    item = fields.items.get(key)
    where = below(fields.where, key)
    items = fields.reader.mapping(item, where) if item else {}
    return {name: _read(name, given, below(where, name), fields.reader, terms) for name, given in items.items()}


def _read(name: str, item: Item, where: str, reader: Reader, terms: Terms) -> Value | None:
    fact_type = terms.fact(name, reader, item.line, where)
    if fact_type is None or item.value == "absent":
        return None
    if item.value == "present" and fact_type.type == "text" and not fact_type.is_list:
        return True
    try:
        return value_of(item, fact_type)
    except WrongValueError as wrong:
        reader.fault(item.line, where, str(wrong), wrong.hint)
        return None
