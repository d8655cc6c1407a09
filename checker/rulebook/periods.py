"""Read ``in_force``: the days on which a rule counts, or a question is asked."""

from __future__ import annotations

from checker.model.rule import Period
from checker.rulebook.terms import Terms
from checker.yaml_files.fields import Fields, below

KEY = "in_force"


def read_period(fields: Fields, terms: Terms) -> Period:
    """Read the period of a rule or an entry; all days if it names none. What is faulty is noted with the reader."""
    item = fields.items.get(KEY)
    if item is None:
        return Period()
    where = below(fields.where, KEY)
    named = fields.reader.fields(item, where, (), ("from", "until", "before"))
    period = Period(named.day("from"), named.day("until"), _before(named, terms))
    if period.first and period.last and period.first > period.last:
        fields.reader.fault(item.line, where, "it ends before it begins")
    if period.last and period.before:
        fields.reader.fault(item.line, where, "it has two ends: leave out until, or before")
    return period


def _before(fields: Fields, terms: Terms) -> str:
    """Read the name of the parameter whose day ends it."""
    if "before" not in fields.items:
        return ""
    item, where = fields.items["before"], below(fields.where, "before")
    name = fields.reader.fields(item, where, ("parameter",)).text("parameter")
    parameter = terms.parameter(name, fields.reader, item.line, where) if name else None
    if parameter is not None and parameter.kind != "date":
        fields.reader.fault(item.line, where, f"needs a day, and the parameter {name} is a {parameter.kind}")
    return name
