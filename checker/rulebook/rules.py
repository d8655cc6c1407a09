"""A rule file becomes a rule."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from checker.model.evaluation import Outcome
from checker.model.rule import Basis, Example, Law, Rule, Severity
from checker.rulebook.conditions import read_conditions
from checker.rulebook.periods import read_period
from checker.rulebook.terms import Terms
from checker.yaml_files.fields import Fields, Reader
from checker.yaml_files.strict_yaml import Item

if TYPE_CHECKING:
    from checker.model.mutation import Mutation

REQUIRED_BY_A_CHECK = ("id", "title", "law", "basis", "requires", "severity", "message", "remediation")
REQUIRED = (*REQUIRED_BY_A_CHECK, "examples")
OPTIONAL = ("in_force", "applies_when", "unless", "mutation")


def read_rule(item: Item, pack: str, reader: Reader, terms: Terms, *, examples: bool = True) -> Rule:
    """Read a rule, or with ``examples`` false the rest of it.

    What is faulty is noted with the reader; then the rule is not fit for use.
    """
    fields = reader.fields(item, "", REQUIRED if examples else REQUIRED_BY_A_CHECK, OPTIONAL)
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
        in_force=read_period(fields, terms),
        examples=_read_examples(fields, terms),
        mutations=_read_mutations(fields, terms),
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


def _read_mutations(fields: Fields, terms: Terms) -> tuple[Mutation, ...]:
    if "mutation" not in fields.items:
        return ()
    from checker.rulebook.mutations import read_mutations

    return read_mutations(fields.items["mutation"], fields.reader, terms)


def _read_example(fields: Fields, item: Item, terms: Terms) -> Example:
    from checker.rulebook.given_value import read_given_values

    facts = read_given_values(fields, "facts", terms)
    expect = fields.choice("expect", Outcome)
    return Example(fields.text("name"), facts, expect, fields.day("as_of"), item.line)


def _check(rule: Rule, fields: Fields, terms: Terms) -> None:
    """Check what no single key shows."""
    reader = fields.reader
    if "id" in fields.items and rule.id != PurePath(reader.file).stem:
        reader.fault(fields.items["id"].line, "id", f"{rule.id} is not the name of the file")
    for key, text in (("message", rule.message), ("remediation", rule.remediation)):
        if key in fields.items:
            terms.message(text, reader, fields.items[key].line, key)
