"""The schemas and the loader: the loader refuses whatever a schema refuses."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checker.engine.comparators import COMPARATORS, WORDS
from checker.engine.fact_types import TYPES
from checker.errors import Fault, FaultyFilesError
from checker.model.document import SECTIONS
from checker.rulebook.folder import Kind, builtin_folder
from checker.rulebook.load import load_folders
from checker.yaml_files.schema_files import schema
from checker.yaml_files.strict_yaml import plain, read_yaml
from tests.rulebook.conftest import FACTS, PACK, PARAMETERS, RULE

SOUND = {
    Kind.RULE: ("pack/cap-is-stated.yaml", RULE),
    Kind.PACK: ("pack/pack.yaml", PACK),
    Kind.FACTS: ("facts.yaml", FACTS),
    Kind.PARAMETERS: ("parameters.yaml", PARAMETERS),
}
BUILTIN = sorted(path for path in builtin_folder().rglob("*.yaml") if path.name != "coverage.yaml")
KEYS = [
    "is",
    "at_most",
    "about",
    "tolerance",
    "is_empty",
    "includes",
    "any_of",
    "fact",
    "name",
    "expect",
    "unit",
    "list",
]
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from(["", " ", "present", "absent", "law", "error", "pass", "x", "program.cap", date(2020, 1, 1)]),
    st.just([]),
    st.just({}),
    st.lists(st.sampled_from(["x", 3, None]), max_size=2),
    st.dictionaries(
        st.sampled_from(KEYS), st.sampled_from([3, "x", True, [], ["x"], {"fact": "program.cap"}]), max_size=2
    ),
)


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """List the paths of all values inside a value, but not of the whole."""
    steps: Any = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [found for step in steps for found in ((*path, step), *paths(value[step], (*path, step)))]


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """Change one or two things in a sound file: replace a value, take it out, or add a key."""
    whole = yaml.safe_load(text)
    for _ in range(draw(st.integers(1, 2))):
        *outer, last = draw(st.sampled_from(paths(whole)))
        holder = whole
        for step in outer:
            holder = holder[step]
        action = draw(st.sampled_from(["replace", "remove", "add"]))
        if action == "remove":
            del holder[last]
        elif action == "add" and isinstance(holder, dict):
            holder[draw(st.sampled_from(KEYS))] = copy.deepcopy(draw(JUNK))  # hypothesis keeps what it has drawn
        else:
            holder[last] = copy.deepcopy(draw(JUNK))  # hypothesis keeps what it has drawn
        if not whole:
            break
    return yaml.safe_dump(whole, sort_keys=False, allow_unicode=True)


def refused_by_the_loader(folder: Path, kind: Kind, text: str) -> bool:
    """Tell whether a folder with this file in it does not load."""
    for name, sound in SOUND.values():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text if name == SOUND[kind][0] else sound, encoding="utf-8")
    try:
        load_folders([(folder, "rules")])
    except FaultyFilesError:
        return True
    return False


def refused_by_the_schema(kind: Kind, text: str) -> bool:
    """Tell whether the schema refuses a file."""
    item = read_yaml(text.encode(), "f.yaml", [])
    return item is None or not Draft202012Validator(schema(kind)).is_valid(plain(item))


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_a_schema_refuses_the_loader_refuses(tmp_path: Path, kind: Kind, data: st.DataObject) -> None:
    """So the loader may do without the schemas until something is wrong."""
    text = data.draw(mutated(SOUND[kind][1]))
    refused = refused_by_the_loader(tmp_path, kind, text)  # whatever the file is, this ends in faults or a rulebook
    assert refused or not refused_by_the_schema(kind, text)


@pytest.mark.parametrize("kind", Kind)
def test_each_schema_is_one_and_accepts_a_sound_file(kind: Kind) -> None:
    """By the draft that it names."""
    Draft202012Validator.check_schema(schema(kind))
    assert not refused_by_the_schema(kind, SOUND[kind][1])


@pytest.mark.parametrize("path", BUILTIN, ids=lambda path: path.name)
def test_the_schemas_accept_every_built_in_file(path: Path) -> None:
    """What loads is what an editor accepts."""
    kind = Kind(path.stem) if path.stem in ("facts", "parameters", "pack") else Kind.RULE
    faults: list[Fault] = []
    item = read_yaml(path.read_bytes(), path.name, faults)
    assert item is not None
    assert [] == [error.message for error in Draft202012Validator(schema(kind)).iter_errors(plain(item))]


def test_the_rule_schema_has_the_comparators_of_the_table() -> None:
    """There is one table, and the schema repeats its names."""
    for kind in (Kind.RULE, Kind.PACK):
        definitions: Any = schema(kind)["$defs"]
        names = set(definitions["comparison"]["properties"]) - {"tolerance", "tolerance_percent"}
        assert COMPARATORS.keys() - set(WORDS) == names
        assert set(WORDS) == set(definitions["condition"]["else"]["enum"])


def test_the_facts_schema_has_the_types_and_places_of_the_engine() -> None:
    """There is one list of each."""
    properties: Any = schema(Kind.FACTS)["additionalProperties"]
    assert set(TYPES) == set(properties["properties"]["type"]["enum"])
    assert ["anywhere", "cover", *SECTIONS] == properties["properties"]["in"]["enum"]
