"""``atmcheck schema`` as a user calls it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from checker.cli.app import app
from checker.yaml_files.schema_files import schema_names

NAMES = [*schema_names(), "given-facts"]
RULES_OF_ONES_OWN = "house.secret: {reads: a fact of the house, type: text, find: secret}\n"


def atmcheck(*arguments: str | Path) -> Result:
    """Call the command line."""
    runner = CliRunner(env={"COLUMNS": "120"})
    return runner.invoke(app, ["schema", *map(str, arguments)], catch_exceptions=False)


def test_without_a_name_every_schema_is_listed_with_its_title() -> None:
    """Those that lie in the package, and the one that is made from the vocabulary."""
    lines = atmcheck().stdout.splitlines()

    assert sorted(NAMES) == [line.split()[0] for line in lines]
    assert all(len(line.split()) > 1 for line in lines)
    assert {"rule", "facts", "parameters", "pack", "given-facts"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_one_and_says_what_it_is_of(name: str) -> None:
    """By the draft that it names, with an identifier, a title and a description."""
    printed = json.loads(atmcheck(name).stdout)

    Draft202012Validator.check_schema(printed)
    assert f"urn:atmcheck:schema:{name}" == printed["$id"]
    assert printed["title"] and printed["description"]


def undescribed(node: Any, path: str) -> Iterator[str]:
    """Find the properties of a schema that have no description; one that refers to another has that one's."""
    if isinstance(node, list):
        for index, entry in enumerate(node):
            yield from undescribed(entry, f"{path}/{index}")
    elif isinstance(node, dict):
        for key, known in (node.get("properties") or {}).items():
            if isinstance(known, dict) and not known.keys() & {"description", "$ref"}:
                yield f"{path}/{key}"
        for key, below in node.items():
            yield from undescribed(below, f"{path}/{key}")


@pytest.mark.parametrize("name", ["rule", "facts", "parameters", "pack"])
def test_every_key_is_described(name: str) -> None:
    """An editor shows it."""
    assert [] == list(undescribed(json.loads(atmcheck(name).stdout), ""))


def test_a_schema_is_written_to_a_file(tmp_path: Path) -> None:
    """The same that would be printed."""
    result = atmcheck("rule", "-o", tmp_path / "rule.schema.json")

    assert (0, "") == (result.exit_code, result.stdout)
    assert atmcheck("rule").stdout == (tmp_path / "rule.schema.json").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_wrong_usage(tmp_path: Path) -> None:
    """In one sentence."""
    result = atmcheck("rule", "-o", tmp_path / "nowhere" / "rule.schema.json")

    assert 2 == result.exit_code
    assert "cannot be written: No such file or directory\n" in result.stderr


def test_the_facts_of_a_pack_are_among_those_that_may_be_given(tmp_path: Path) -> None:
    """Beside the built-in ones."""
    (tmp_path / "facts.yaml").write_text(RULES_OF_ONES_OWN, encoding="utf-8")
    own = json.loads(atmcheck("given-facts", "--rules", tmp_path).stdout)["properties"]
    built_in = json.loads(atmcheck("given-facts").stdout)["properties"]

    assert {"house.secret", "house.secret.place"} == own.keys() - built_in.keys()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("rulle", "there is no schema rulle; did you mean rule?"),
        ("xyz", "there is no schema xyz; choose one of baseline"),
    ],
)
def test_an_unknown_name_is_wrong_usage(name: str, told: str) -> None:
    """The nearest name is suggested, or all are listed."""
    result = atmcheck(name)

    assert 2 == result.exit_code
    assert result.stderr.startswith(f"atmcheck: {told}")


@pytest.mark.parametrize(("called", "name"), [("rules", "rule"), ("waiver", "waivers"), ("given-fact", "given-facts")])
def test_the_singular_and_the_plural_name_one_schema(called: str, name: str) -> None:
    """Nobody need remember which of the two it is."""
    assert atmcheck(name).stdout == atmcheck(called).stdout
