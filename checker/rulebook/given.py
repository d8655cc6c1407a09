"""Facts that a person gives in a file: ``program.cap: 14500000``, ``legend.commission: present``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from checker.engine.fact_types import NUMBERS, PLACES
from checker.errors import FaultyFilesError, UnreadableError
from checker.model.fact import PLACE_SUFFIX, Answer, Evidence, Fact, Facts, Origin, Said, State
from checker.model.rule import FactType
from checker.rulebook.terms import Terms
from checker.rulebook.values import WrongValueError, value_of
from checker.yaml_files.fields import Fields, Reader
from checker.yaml_files.strict_yaml import Item, read_yaml

WORDS = "present, absent"
UNREAD = str(State.UNREAD)
ANSWER = ("value", "by", "on")
"""What a signed answer must have."""
OPTIONAL = ("why", "until", "document_says")
"""What it may have: on what grounds, until when it holds, and what the document said when it was given."""
DAYS = ("on", "until")


def load_given_facts(path: Path, vocabulary: Mapping[str, FactType]) -> Facts:
    """Load a YAML or JSON file of given facts. Each has its line of the file as evidence.

    Raises:
        UnreadableError: the file cannot be opened.
        FaultyFilesError: names or values in it are wrong; all faults are listed.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}") from error
    return read_given_facts(content, str(path), vocabulary)


def read_given_facts(content: bytes, file: str, vocabulary: Mapping[str, FactType]) -> Facts:
    """Read given facts from the bytes of a file; ``file`` is how it is called in front of the user.

    Raises:
        FaultyFilesError: names or values in it are wrong.
    """
    reader = Reader(file)
    item = read_yaml(content, file, reader.faults)
    return given_facts(reader.mapping(item, "") if item else {}, content, reader, vocabulary)


def given_facts(items: Mapping[str, Item], content: bytes, reader: Reader, vocabulary: Mapping[str, FactType]) -> Facts:
    """Read given facts from a part of a file that has been read.

    Args:
        items: what is given, by the names of the facts.
        content: the whole file, for the lines that are quoted.
        reader: what it was read with.
        vocabulary: the facts there are.

    Raises:
        FaultyFilesError: names or values are wrong, or the reader has noted faults before.
    """
    terms = Terms(vocabulary, {})
    read = [(_read_entry(name, item, reader, terms), _value_line(item)) for name, item in items.items()]
    faults = reader.faults + reader.misshapen
    if faults:
        raise FaultyFilesError(faults)
    lines = content.decode("utf-8-sig").splitlines()
    return Facts.of(_with_evidence(fact, line, lines, reader.file) for fact, line in read if fact)


def facts_schema(vocabulary: Mapping[str, FactType]) -> dict[str, Any]:
    """Make the JSON schema of files of given facts, so that an editor can complete and check them."""
    facts = {name: _property(fact_type) for name, fact_type in vocabulary.items()}
    places = {f"{name}{PLACE_SUFFIX}": {"$ref": "#/$defs/place"} for name in vocabulary}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:atmcheck:schema:given-facts",
        "title": "Facts of one offering, given by a person",
        "description": "Values by the names of facts, present or absent. What is not named is read, or unread.",
        "type": "object",
        "additionalProperties": False,
        "properties": facts | places,
        "$defs": {
            "place": {"description": "the place of the fact", "enum": ["absent", *PLACES]},
            "answer": {
                "description": "a value that somebody answers for",
                "type": "object",
                "required": list(ANSWER),
                "additionalProperties": False,
                "properties": {
                    "value": True,
                    "by": {"description": "who says so", "type": "string", "pattern": "\\S"},
                    "on": {"description": "the day on which", "type": "string", "format": "date"},
                    "why": {"description": "on what grounds", "type": "string", "pattern": "\\S"},
                    "until": {"description": "the last day on which it holds", "type": "string", "format": "date"},
                    "document_says": {
                        "description": "what the document said then, or unread: the answer lapses when it says another"
                    },
                },
            },
        },
    }


def _property(fact_type: FactType) -> dict[str, Any]:
    plain = [*_word_schemas(fact_type), _schema(fact_type)]
    properties = {"value": {"anyOf": plain}, "document_says": {"anyOf": [{"const": UNREAD}, *plain]}}
    signed = {"$ref": "#/$defs/answer", "properties": properties}
    return {"description": fact_type.reads, "anyOf": [*plain, signed]}


def _read_entry(name: str, item: Item, reader: Reader, terms: Terms) -> Fact | None:
    """Read a fact that is given plainly, or as ``{value: …, by: …, on: …, why: …}``."""
    if not isinstance(item.value, dict):
        return _read_fact(name, item, reader, terms)
    for key in item.value.keys() - {*ANSWER, *OPTIONAL}:
        reader.unknown(item.value[key].line, name, f"there is no key {key}", (*ANSWER, *OPTIONAL))
    items = {key: _as_day(each) if key in DAYS else each for key, each in item.value.items()}
    fields = Fields(reader, items, name)
    for key in ANSWER:
        if key not in item.value:
            reader.fault(item.line, name, f"{key} is missing: a signed answer has a value, by and on")
    signed_on, until = fields.day("on"), fields.day("until")
    if signed_on and until and until < signed_on:
        reader.fault(items["until"].line, f"{name}.until", "it ends before it begins")
    said = _read_said(name, items.get("document_says"), reader, terms)
    fact = _read_fact(name, items["value"], reader, terms) if "value" in items else None
    if fact is None or signed_on is None:
        return None
    return replace(fact, answer=Answer(fields.text("by"), signed_on, fields.text("why"), until, said))


def _read_said(name: str, item: Item | None, reader: Reader, terms: Terms) -> Said | None:
    if item is None:
        return None
    if item.value == UNREAD:
        return Said(State.UNREAD)
    fact = _read_fact(name, item, reader, terms)
    return Said(fact.state, fact.value) if fact else None


def _value_line(item: Item) -> int:
    return item.value["value"].line if isinstance(item.value, dict) and "value" in item.value else item.line


def _read_fact(name: str, item: Item, reader: Reader, terms: Terms) -> Fact | None:
    fact_type = terms.fact(name, reader, item.line, name)
    if fact_type is None:
        return None
    if item.value == "absent":
        return Fact(name, State.ABSENT, origin=Origin.GIVEN)
    if item.value == "present" and _may_be_present(fact_type):
        return Fact(name, State.FOUND, True, origin=Origin.GIVEN)
    try:
        return Fact(name, State.FOUND, value_of(_with_days(item, fact_type), fact_type), origin=Origin.GIVEN)
    except WrongValueError as wrong:
        words = WORDS if _may_be_present(fact_type) else "absent"
        reader.fault(item.line, name, f"{wrong} ({words} is accepted too)", wrong.hint)
        return None


def _with_evidence(fact: Fact, line: int, lines: list[str], file: str) -> Fact:
    quote = lines[line - 1].strip() if line <= len(lines) else ""
    answer = replace(fact.answer, file=file, line=line) if fact.answer else None
    return replace(fact, evidence=(Evidence(quote=quote, line=line, document=file),), answer=answer)


def _with_days(item: Item, fact_type: FactType) -> Item:
    """Accept days as texts, for JSON has no other way to write them."""
    if fact_type.type != "date":
        return item
    if isinstance(item.value, list):
        return Item([_with_days(entry, fact_type) for entry in item.value], item.line)
    return _as_day(item)


def _as_day(item: Item) -> Item:
    if not isinstance(item.value, str):
        return item
    try:
        return Item(date.fromisoformat(item.value), item.line)
    except ValueError:
        return item


def _may_be_present(fact_type: FactType) -> bool:
    return fact_type.type == "text" and not fact_type.is_list


def _word_schemas(fact_type: FactType) -> list[dict[str, Any]]:
    # a text is any string, and the two words are texts too
    return [] if fact_type.type == "text" and not fact_type.is_list else [{"const": "absent"}]


def _schema(fact_type: FactType) -> dict[str, Any]:
    single = _scalar_schema(fact_type)
    return {"type": "array", "items": single} if fact_type.is_list else single


def _scalar_schema(fact_type: FactType) -> dict[str, Any]:
    if fact_type.type == "one_of":
        return {"enum": list(fact_type.values)}
    if fact_type.type == "date":
        return {"type": "string", "format": "date"}
    if fact_type.type == "integer" or fact_type.type in NUMBERS:
        return {"type": "integer" if fact_type.type == "integer" else "number"}
    return {"type": "boolean"} if fact_type.type == "boolean" else {"type": "string", "minLength": 1}
