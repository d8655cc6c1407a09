"""A pack file becomes a pack."""

from __future__ import annotations

from checker.model.rule import Pack
from checker.rulebook.conditions import read_conditions
from checker.rulebook.terms import Terms
from checker.yaml_files.fields import Reader
from checker.yaml_files.strict_yaml import Item


def read_pack(item: Item, reader: Reader, terms: Terms) -> Pack:
    """Read the file that says what holds for every rule of a folder."""
    fields = reader.fields(item, "", ("id", "title"), ("applies_when",))
    conditions = read_conditions(fields.items.get("applies_when"), "applies_when", reader, terms)
    return Pack(fields.identifier("id"), fields.text("title"), conditions, reader.file)
