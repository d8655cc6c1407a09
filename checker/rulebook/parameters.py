"""Parameters: numbers that the law changes, dated and cited."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from checker.model.rule import DatedValue, Parameter
from checker.yaml_files.fields import Fields, Reader, below
from checker.yaml_files.strict_yaml import Item


def read_parameters(item: Item, reader: Reader) -> list[Parameter]:
    """Read one file of parameters. One whose values are all faulty is left out."""
    read = (_read_parameter(name, entry, reader) for name, entry in reader.mapping(item, "").items())
    return [parameter for parameter in read if parameter.kind]


def _read_parameter(name: str, item: Item, reader: Reader) -> Parameter:
    fields = reader.fields(item, name, ("reads", "cite"), ("values", "type", "unit", "verified_through"))
    if "values" not in fields.items and "type" not in fields.items:
        reader.shape(item.line, below(name, "values"), "is missing; a day that is not yet fixed has type: date instead")
    dated = read_values(fields)
    parameter = Parameter(
        name,
        fields.text("reads"),
        fields.text("unit"),
        fields.text("cite"),
        dated,
        fields.day("verified_through"),
        fields.choice("type", ("date",)) if "type" in fields.items else "",
    )
    if parameter.type and parameter.kind != parameter.type:
        reader.fault(item.line, below(name, "values"), "must be days, as its type says")
    return parameter


def read_values(fields: Fields) -> tuple[DatedValue, ...]:
    """Read the dated values under ``values``, the oldest first."""
    where = below(fields.where, "values")
    entries = enumerate(fields.entries("values"))
    values = [_read_value(entry, f"{where}[{index}]", index, fields.reader) for index, entry in entries]
    dated = tuple(value for value in values if value is not None)
    _check(dated, fields)
    return dated


def _read_value(item: Item, where: str, index: int, reader: Reader) -> DatedValue | None:
    fields = reader.fields(item, where, ("value",), ("from", "source"))
    if index and "from" not in fields.items:
        reader.fault(item.line, below(where, "from"), "only the first value may stand without a day")
    value = fields.items.get("value")
    if value is None:
        return None
    if value.value is None or isinstance(value.value, (dict, list)):
        reader.shape(value.line, below(where, "value"), "must be a single value")
        return None
    return DatedValue(fields.day("from") or date.min, value.value, fields.text("source"))


def _check(values: tuple[DatedValue, ...], fields: Fields) -> None:
    """Check that the values follow one another in time and are of one kind."""
    if "values" not in fields.items:
        return
    line, where = fields.items["values"].line, below(fields.where, "values")
    if any(later.since <= earlier.since for earlier, later in pairwise(values)):
        fields.reader.fault(line, where, "must stand in order, the oldest first, each with a day of its own")
    if len({float if type(value.value) is int else type(value.value) for value in values}) > 1:
        fields.reader.fault(line, where, "must all be of one kind")
