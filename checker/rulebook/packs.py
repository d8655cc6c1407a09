"""A pack file becomes a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.rule import Pack
from checker.rulebook.conditions import read_conditions
from checker.rulebook.terms import Terms
from checker.yaml_files.fields import Fields, Reader
from checker.yaml_files.strict_yaml import Item

if TYPE_CHECKING:
    from checker.rulebook.overrides import Override

CHANGES = ("disables", "severities", "parameters", "messages")  # the keys under which a pack changes what others say


def read_pack(item: Item, reader: Reader, terms: Terms) -> tuple[Pack, list[Override]]:
    """Read the file that says what holds for every rule of a folder, and what the pack changes in others."""
    fields = reader.fields(item, "", ("id", "title"), ("applies_when", "extends", *CHANGES))
    _check_extends(fields)
    conditions = read_conditions(fields.items.get("applies_when"), "applies_when", reader, terms)
    pack = Pack(fields.identifier("id"), fields.text("title"), conditions, reader.file)
    return pack, _changes(fields, pack, terms) if fields.items.keys() & set(CHANGES) else []


def _check_extends(fields: Fields) -> None:
    """Check the shape of what a pack extends, which was followed before. An empty list is a pack on its own."""
    item = fields.items.get("extends")
    if item is not None and item.value != []:
        for index, entry in enumerate(fields.entries("extends")):
            fields.reader.text(entry, f"extends[{index}]")


def _changes(fields: Fields, pack: Pack, terms: Terms) -> list[Override]:
    from checker.rulebook.overrides import read_overrides

    for rule_id, entry in _below(fields.items.get("messages")).items():
        for key, text in _below(entry).items():
            terms.message(str(text.value), fields.reader, text.line, f"messages.{rule_id}.{key}")
    return read_overrides(fields, pack.id)


def _below(item: Item | None) -> dict[str, Item]:
    """Give what a mapping holds; nothing if it is none, which is noted elsewhere."""
    return item.value if item is not None and isinstance(item.value, dict) else {}
