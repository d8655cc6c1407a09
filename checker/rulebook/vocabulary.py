"""The vocabulary: ``facts.yaml`` becomes fact types."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from checker.engine.computed import cycle
from checker.engine.expressions import names_in, problems, signature_of
from checker.engine.fact_types import IMPLIED_UNITS, TYPES, all_names
from checker.errors import Fault
from checker.model.document import SECTIONS
from checker.model.fact import PLACE_SUFFIX
from checker.model.rule import FactType
from checker.yaml_files.fields import Fields, Reader, below, suggestion
from checker.yaml_files.strict_yaml import Item

FACT_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9][a-z0-9_]*)+$")
SEARCHED = ("anywhere", "cover", *SECTIONS)  # where a pattern fact may be looked for


def read_vocabulary(item: Item, reader: Reader) -> list[FactType]:
    """Read one file of facts. Expressions are checked later, by ``completed``, when all files are known."""
    return [_read_fact(name, entry, reader) for name, entry in reader.mapping(item, "").items()]


def completed(vocabulary: Mapping[str, FactType], faults: list[Fault]) -> dict[str, FactType]:
    """Find out what each computed fact needs, and check its expression.

    Returns: the vocabulary with ``needs`` filled in. Faults are added to ``faults``.
    """
    whole = {
        name: replace(fact_type, needs=names_in(fact_type.compute, vocabulary)) if fact_type.compute else fact_type
        for name, fact_type in vocabulary.items()
    }
    signature = signature_of(whole)
    for fact_type in whole.values():
        for problem in problems(fact_type, signature) if fact_type.compute else ():
            column = f"column {problem.column}: " if problem.column else ""
            hint = suggestion(problem.undeclared, all_names(whole)) if problem.undeclared else ""
            where = below(fact_type.name, "compute")
            faults.append(Fault(fact_type.file, fact_type.line, where, column + problem.what, hint))
    if circle := cycle(whole):
        first = whole[circle[0]]
        faults.append(
            Fault(first.file, first.line, below(first.name, "compute"), f"needs itself: {' ← '.join(circle)}")
        )
    return whole


def _read_fact(name: str, item: Item, reader: Reader) -> FactType:
    optional = ("unit", "list", "values", "compute", "find", "in")
    fields = reader.fields(item, name, ("reads", "type"), optional)
    kind = fields.choice("type", TYPES)
    fact_type = FactType(
        name=name,
        reads=fields.text("reads"),
        type=kind,
        unit=fields.text("unit") or IMPLIED_UNITS.get(kind, ""),
        is_list=fields.switch("list"),
        values=tuple(reader.text(entry, below(name, "values")) for entry in fields.entries("values")),
        compute=fields.text("compute"),
        find=_pattern(fields),
        find_in=fields.choice("in", SEARCHED),
        file=reader.file,
        line=item.line,
    )
    _check(fact_type, fields)
    return fact_type


def _pattern(fields: Fields) -> str:
    """Read a pattern as it stands: in a pattern, white space counts."""
    item = fields.items.get("find")
    if item is None:
        return ""
    import re2

    pattern = fields.reader.text(item, below(fields.where, "find"))
    options = re2.Options()
    options.log_errors = False  # the fault is told as all others are
    try:
        re2.compile(pattern, options=options)
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else error.args[0]
        fields.reader.fault(item.line, below(fields.where, "find"), f"is not a pattern: {reason}")
    return pattern


def _check(fact_type: FactType, fields: Fields) -> None:
    """Check what no single key shows."""
    reader, name, items = fields.reader, fact_type.name, fields.items

    def fault(key: str, what: str) -> None:
        reader.fault(items[key].line, below(name, key), what)

    if not FACT_NAME.match(name):
        reader.fault(fact_type.line, name, "a fact is named thing.property, in small letters")
    if name.endswith(PLACE_SUFFIX):
        reader.fault(fact_type.line, name, f"names that end with {PLACE_SUFFIX} are the places of other facts")
    if (fact_type.type == "one_of") != ("values" in items):
        reader.fault(fact_type.line, name, "values belong to the type one_of, and only to it")
    if len(set(fact_type.values)) < len(fact_type.values):
        fault("values", "one of them stands twice")
    implied = IMPLIED_UNITS.get(fact_type.type)
    if implied and fact_type.unit != implied:
        fault("unit", f"{fact_type.type} is always in {implied}")
    if "find" in items and "compute" in items:
        fault("find", "a fact is either computed or found by a pattern")
    if "find" in items and fact_type.type != "text":
        fault("find", "a pattern finds text: the type must be text")
    if "in" in items and "find" not in items:
        fault("in", "says where a pattern is looked for, and there is none")
