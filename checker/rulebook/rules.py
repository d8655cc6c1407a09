"""A rule file becomes a rule."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath

from checker.engine.wording import PLACEHOLDER, placeholders
from checker.model.evaluation import Outcome
from checker.model.fact import Value
from checker.model.rule import Basis, Example, Law, Rule, Severity
from checker.rulebook.conditions import read_conditions
from checker.rulebook.terms import Terms
from checker.rulebook.values import WrongValueError, value_of
from checker.yaml_files.fields import Fields, Reader, below
from checker.yaml_files.strict_yaml import Item

REQUIRED = ("id", "title", "law", "basis", "requires", "severity", "message", "remediation", "examples")
OPTIONAL = ("in_force", "applies_when", "unless")


def read_rule(item: Item, pack: str, reader: Reader, terms: Terms) -> Rule:
    """Read a rule. What is faulty is noted with the reader; then the rule is not fit for use."""
    fields = reader.fields(item, "", REQUIRED, OPTIONAL)
    in_force = _part(fields, "in_force", optional=("from", "until"))
    rule = Rule(
        id=fields.identifier("id"),
        pack=pack,
        title=fields.text("title"),
        law=_read_law(_part(fields, "law", ("cite",), ("url", "quote", "doubt"))),
        basis=Basis(fields.choice("basis", Basis)),
        severity=Severity(fields.choice("severity", Severity)),
        requires=read_conditions(fields.items.get("requires"), "requires", reader, terms),
        message=fields.text("message"),
        remediation=fields.text("remediation"),
        applies_when=read_conditions(fields.items.get("applies_when"), "applies_when", reader, terms),
        unless=read_conditions(fields.items.get("unless"), "unless", reader, terms),
        in_force_from=in_force.day("from"),
        in_force_until=in_force.day("until"),
        examples=_read_examples(fields, terms),
        file=reader.file,
        line=item.line,
    )
    _check(rule, fields, terms)
    return rule


def _part(fields: Fields, key: str, required: tuple[str, ...] = (), optional: tuple[str, ...] = ()) -> Fields:
    item = fields.items.get(key)
    return Fields(fields.reader, {}, key) if item is None else fields.reader.fields(item, key, required, optional)


def _read_law(fields: Fields) -> Law:
    return Law(fields.text("cite"), fields.text("url"), fields.text("quote"), fields.text("doubt"))


def _read_examples(fields: Fields, terms: Terms) -> tuple[Example, ...]:
    examples = tuple(
        _read_example(
            fields.reader.fields(item, f"examples[{index}]", ("name", "facts", "expect"), ("as_of",)), item, terms
        )
        for index, item in enumerate(fields.entries("examples"))
    )
    for expected in (Outcome.PASS, Outcome.FAIL):
        if examples and all(example.expect != expected for example in examples):
            fields.reader.fault(fields.items["examples"].line, "examples", f"none of them is expected to {expected}")
    for name, count in Counter(example.name for example in examples).items():
        if count > 1:
            fields.reader.fault(fields.items["examples"].line, "examples", f"{count} of them have the name {name!r}")
    return examples


def _read_example(fields: Fields, item: Item, terms: Terms) -> Example:
    facts: dict[str, Value | None] = {}
    where = below(fields.where, "facts")
    if "facts" in fields.items:
        for name, given in fields.reader.mapping(fields.items["facts"], where).items():
            facts[name] = _read_given(name, given, below(where, name), fields.reader, terms)
    expect = fields.choice("expect", Outcome)
    return Example(fields.text("name"), facts, expect, fields.day("as_of"), item.line)


def _read_given(name: str, item: Item, where: str, reader: Reader, terms: Terms) -> Value | None:
    """Read what an example says of a fact: a value, or the words ``present`` and ``absent``."""
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


def _check(rule: Rule, fields: Fields, terms: Terms) -> None:
    """Check what no single key shows."""
    reader = fields.reader
    if "id" in fields.items and rule.id != PurePath(reader.file).stem:
        reader.fault(fields.items["id"].line, "id", f"{rule.id} is not the name of the file")
    if rule.in_force_from and rule.in_force_until and rule.in_force_from > rule.in_force_until:
        reader.fault(fields.items["in_force"].line, "in_force", "it ends before it begins")
    for key, text in (("message", rule.message), ("remediation", rule.remediation)):
        for name in placeholders(text):
            terms.fact(name, reader, fields.items[key].line, key)
        if "{" in PLACEHOLDER.sub("", text):
            reader.fault(fields.items[key].line, key, "braces may only hold the name of a fact")
