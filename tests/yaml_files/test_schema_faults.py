"""What a schema says of a misshapen file: in words, and at the line of the key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.yaml_files.schema_faults import ABOUT_KEYS, schema_faults
from checker.yaml_files.schema_files import schema, schema_names
from checker.yaml_files.schema_words import PATTERNS, TYPES, WORDS
from checker.yaml_files.strict_yaml import Item, read_yaml

ROOT = Path(__file__).parents[2]
STARTED = """issuer: Varro
documents:
  - path: launch.htm
    filed: 2021-04-01
floats:
  - on: 2021-04-01
    amount: 118000000
blackouts: none
"""
SOUND = {
    "programme": STARTED,
    "waivers": "- rule: a\n  document: b\n  until: 2027-01-31\n  evidence: c\n  rests_on:\n    program.cap: [d]\n",
    "config": "packs: [house]\nstrict: true\nseverities: {a: {severity: note, reason: b}}\nas-of: 2026-11-21\n"
    "documents:\n  - path: [a.htm]\n    kind: launch\n    facts: {program.cap: 3}\n  - b.htm\n",
    "pack": "id: house\ntitle: House\nextends: [law]\ndisables: [{rule: a, reason: b}]\nparameters: {a: 3}\n"
    "applies_when: {any_of: [{a: present}, {b: {at_least: 3}}]}\nmessages: {a: {message: b}}\n",
    "parameters": "days:\n  reads: the days\n  cite: law\n  values:\n    - {from: 2020-01-01, value: 3}\n",
    "facts": "program.cap:\n  reads: the cap\n  type: one_of\n  values: [a]\n  list: false\n",
    "coverage": "Part:\n  one:\n    title: a\n    cite: b\n    basis: law\n    status: automated\n    rules: [c]\n",
    "rule": (ROOT / "rules" / "regulation-s-k" / "cap-is-on-the-cover.yaml").read_text(encoding="utf-8"),
    "baseline": json.dumps(
        {"version": 1, "tool": "atmcheck", "findings": [{"document": "a", "rule": "b", "fingerprint": "0" * 16}]}
    ),
}
JUNK: tuple[Any, ...] = (3, -3, 0.5, True, None, "", "zz zz", [], ["zz"], [[]], {}, {"zz": 3})
PYTHON = re.compile(r"['{}\[\]\\]|\b(None|True|False|schema|property)\b")


def told(kind: str, text: str) -> list[str]:
    """List the faults of a file by its schema."""
    item = read_yaml(text.encode(), "f.yaml", [])
    assert item is not None
    return list(dict.fromkeys(str(fault) for fault in schema_faults(item, kind, "f.yaml")))


def nodes(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give each holder in a value, and each of its keys or places."""
    for step in list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, step
        yield from nodes(value[step])


def written(value: Any) -> str:
    """Write a value as YAML, hundreds of times."""
    return str(yaml.dump(value, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper)))


def broken(kind: str) -> Iterator[str]:
    """Break a sound file in one place at a time: another value, none, or one more key."""
    whole = yaml.safe_load(SOUND[kind])
    for holder, step in nodes(whole):
        kept = holder[step]
        for junk in JUNK:
            holder[step] = junk
            yield written(whole)
        if isinstance(holder, dict):
            del holder[step]
            yield written(whole)
            holder[f"{step}x"] = kept
            yield written(whole)
            del holder[f"{step}x"]
        holder[step] = kept
    yield from map(written, JUNK)


@pytest.mark.parametrize("kind", schema_names())
def test_a_sound_file_has_no_fault(kind: str) -> None:
    """So that what is told of a broken one comes of the break."""
    assert [] == told(kind, SOUND[kind])


@pytest.mark.parametrize("kind", schema_names())
def test_every_fault_is_a_sentence_and_nothing_of_python(kind: str) -> None:
    """Whatever stands in whatever place; and some of it is refused."""
    faults = [fault for text in broken(kind) for fault in told(kind, text)]
    sentences = {re.sub(r"^f\.yaml:\d+:( \S*?:(?= ))?", "", fault) for fault in faults}

    assert len(faults) > len(JUNK)
    assert [] == sorted(sentence for sentence in sentences if PYTHON.search(sentence))


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"),
    [
        ("programme", "amount:", "amont:", "f.yaml:7: floats[0].amont: is not a key here; did you mean amount?"),
        ("programme", "118000000", "many", "f.yaml:7: floats[0].amount: must be a number"),
        ("programme", "118000000", "-1", "f.yaml:7: floats[0].amount: must be a number of 0 or more"),
        ("programme", "blackouts: none", "blackouts: 3", "f.yaml:8: blackouts: must be none or a list"),
        ("programme", "blackouts: none", "blackouts: [3]", "f.yaml:8: blackouts[0]: must be keys with values"),
        ("programme", "path: launch.htm", "path: ''", "f.yaml:3: documents[0].path: must be a text, and not an empty"),
        ("programme", "filed: 2021-04-01", "filed: soon", "f.yaml:4: documents[0].filed: must be a day, as 2022-10-20"),
        ("programme", "issuer: Varro\n", "", "f.yaml:1: issuer: is missing"),
        ("config", "kind: launch", "kind: lunch", "did you mean launch?"),
        ("config", "2026-11-21", "3", "f.yaml:4: as-of: must be a day, as 2022-10-20"),
        ("config", "[house]", "[]", "f.yaml:1: packs: must be a list, and not an empty one"),
        (
            "parameters",
            "  values:\n    - {from: 2020-01-01, value: 3}\n",
            "",
            "f.yaml:1: days: values or type is",
        ),
        ("coverage", "status: automated", "status: manual", "f.yaml:7: Part.one.rules: does not belong here"),
        ("coverage", "status: automated", "status: manual", "f.yaml:2: Part.one: question or asked_by is missing"),
        ("pack", "at_least: 3", "tolerance: 3", "applies_when.any_of[1].b.about: is missing: tolerance needs it"),
    ],
)
def test_a_fault_is_told_at_its_line(kind: str, old: str, new: str, expected: str) -> None:
    """Of alternatives the one that is meant is followed down to the key."""
    assert any(expected in fault for fault in told(kind, SOUND[kind].replace(old, new, 1)))


def test_each_schema_uses_only_what_there_are_words_for() -> None:
    """A new one needs new words."""
    known = {*WORDS, *ABOUT_KEYS, "if", "then", "else", "allOf", "anyOf", "not", "items", "properties", "format"}
    known |= {"$ref", "$defs", "$schema", "$id", "title", "description"}

    def check(node: Any) -> None:
        if not isinstance(node, dict):
            return
        assert set() == set(node) - known
        assert str(node.get("pattern", r"\S")) in PATTERNS
        assert set() == {*([node["type"]] if isinstance(node.get("type"), str) else node.get("type", []))} - set(TYPES)
        for below in (*node.get("properties", {}).values(), *node.get("$defs", {}).values()):
            check(below)
        for key in ("if", "then", "else", "items", "additionalProperties"):
            check(node.get(key))
        for below in (*node.get("allOf", ()), *node.get("anyOf", ())):
            check(below)

    for name in schema_names():
        check(schema(name))


def test_a_long_word_is_cut() -> None:
    """A line is told, not a file."""
    (fault,) = schema_faults(Item({"fail-on": Item("x" * 500, 1)}, 1), "config", "f.yaml")
    assert len(str(fault)) < 200
