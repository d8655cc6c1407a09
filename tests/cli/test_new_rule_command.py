"""``atmcheck rules new`` as a user calls it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from checker.cli.app import app
from checker.yaml_files.schema_files import schema
from checker.yaml_files.strict_yaml import plain, read_yaml


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of one's own."""
    monkeypatch.chdir(tmp_path)


def atmcheck(*arguments: str) -> Result:
    """Call the command line."""
    return CliRunner(env={"COLUMNS": "120"}).invoke(app, list(arguments), catch_exceptions=False)


def texts(folder: Path) -> dict[str, str]:
    """Give all files below a folder, by their paths."""
    return {str(path): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_rule_a_pack_and_their_schemas_are_written_and_told() -> None:
    """Into the folder that is taken if none is named."""
    result = atmcheck("rules", "new", "house-cap")

    assert 0 == result.exit_code
    assert [
        "wrote house-rules/house-cap.yaml",
        "wrote house-rules/pack.yaml",
        "wrote house-rules/.schemas/rule.schema.json",
        "wrote house-rules/.schemas/pack.schema.json",
        "now fill it in, and try: atmcheck rules test house-rules",
    ] == result.stdout.splitlines()
    assert 4 == len(texts(Path("house-rules")))


def test_what_is_written_is_sound_as_it_stands() -> None:
    """It has neither faults nor bad habits, and its examples come out as they say."""
    atmcheck("rules", "new", "house-cap")
    linted, tested = atmcheck("rules", "lint", "house-rules"), atmcheck("rules", "test", "house-rules")

    assert (0, "1 rule: no faults, 0 bad habits\n") == (linted.exit_code, linted.stdout)
    assert (0, "4 examples: 4 as expected, 0 otherwise\n") == (tested.exit_code, tested.stdout)


@pytest.mark.parametrize("name", ["house-cap", "pack"])
def test_each_file_is_valid_by_the_schema_beside_it(name: str) -> None:
    """The comment names a file that is there, and that file is the schema of the tool."""
    atmcheck("rules", "new", "house-cap")
    path = Path(f"house-rules/{name}.yaml")
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    assert named
    beside = read_yaml((path.parent / named[1]).read_bytes(), named[1], [])
    item = read_yaml(path.read_bytes(), path.name, [])
    assert beside and item
    kind = schema("pack" if name == "pack" else "rule")

    assert kind == plain(beside)
    assert [] == list(Draft202012Validator(kind).iter_errors(plain(item)))


def test_a_second_rule_goes_beside_the_first_and_changes_nothing() -> None:
    """Only what is not there is written."""
    atmcheck("rules", "new", "house-cap")
    before = texts(Path("house-rules"))
    result = atmcheck("rules", "new", "house-rate")
    after = texts(Path("house-rules"))

    assert "wrote house-rules/house-rate.yaml" == result.stdout.splitlines()[0]
    assert before == {path: text for path, text in after.items() if path != "house-rules/house-rate.yaml"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["House_Cap"], "House_Cap cannot be the id of a rule: it must be small letters joined by hyphens"),
        (["../cap"], "../cap cannot be the id of a rule: it must be small letters joined by hyphens"),
        (["cap-is-stated"], "there is already a rule cap-is-stated: choose another id"),
        (["house-cap"], "there is already a rule house-cap: choose another id"),
        (["pack"], "pack cannot be the id of a rule: pack.yaml is another file of a pack"),
        (["new-one", "--pack", "."], ". holds packs: name one of them with --pack"),
    ],
)
def test_what_cannot_be_written_is_wrong_usage(arguments: list[str], told: str) -> None:
    """Nothing is written then."""
    atmcheck("rules", "new", "house-cap")
    before = texts(Path())
    result = atmcheck("rules", "new", *arguments)

    assert (2, f"atmcheck: {told}\n") == (result.exit_code, result.stderr)
    assert before == texts(Path())


def test_a_file_in_the_way_is_told() -> None:
    """In one sentence."""
    Path("house-rules").write_text("a file", encoding="utf-8")
    result = CliRunner().invoke(app, ["rules", "new", "house-cap", "--pack", "house-rules/inner"])

    assert 2 == result.exit_code
    assert "house-rules/inner/house-cap.yaml cannot be written: Not a directory\n" in result.stderr


@pytest.mark.parametrize(
    ("folder", "pack_id"), [("Our Rules", "our-rules"), ("practice", "practice-house"), ("§", "house")]
)
def test_the_pack_is_named_after_its_folder(folder: str, pack_id: str) -> None:
    """With an id that is free."""
    atmcheck("rules", "new", "house-cap", "--pack", folder)

    assert f"\nid: {pack_id}\n" in Path(folder, "pack.yaml").read_text(encoding="utf-8")
    assert 0 == atmcheck("rules", "test", folder).exit_code
