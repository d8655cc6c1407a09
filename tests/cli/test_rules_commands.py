"""``atmcheck rules`` as a user calls it."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli.app import app
from checker.rulebook.load import load_rulebook

RULES = Path(__file__).parents[2] / "rules"


def atmcheck(*arguments: str | Path) -> Result:
    """Call the command line."""
    return CliRunner(env={"COLUMNS": "120"}).invoke(app, [str(each) for each in arguments], catch_exceptions=False)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Make a pack with one rule of one's own, a copy of a built-in one."""
    (tmp_path / "pack.yaml").write_text("id: house\ntitle: House rules\n", encoding="utf-8")
    rule = (RULES / "regulation-s-k" / "cap-is-stated.yaml").read_text(encoding="utf-8")
    text = rule.replace("id: cap-is-stated", "id: house-cap").replace("title: The", "title: In our house the")
    (tmp_path / "house-cap.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def rewrite(folder: Path, old: str, new: str) -> None:
    """Change the rule of the house."""
    path = folder / "house-cap.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_rule_is_listed_once() -> None:
    """Each with its severity and basis."""
    lines = atmcheck("rules", "list").stdout.splitlines()

    for rule in load_rulebook().rules:
        (line,) = [line for line in lines if line.split()[:1] == [rule.id]]
        assert f" {rule.severity} ({rule.basis}): " in line


def test_the_list_as_json_has_every_rule(house: Path) -> None:
    """Those of one's own too."""
    listed = json.loads(atmcheck("rules", "list", "-f", "json", "--rules", house).stdout)["rules"]

    assert [*(rule.id for rule in load_rulebook().rules)] == [rule["id"] for rule in listed if rule["pack"] != "house"]
    assert ["house-cap"] == [rule["id"] for rule in listed if rule["pack"] == "house"]


@pytest.mark.parametrize("rule_id", [rule.id for rule in load_rulebook().rules])
def test_every_rule_can_be_shown(rule_id: str) -> None:
    """Title, the reading aloud, the law, the requirement and the examples."""
    result = atmcheck("rules", "show", rule_id)

    assert 0 == result.exit_code
    assert result.stdout.startswith(f"{rule_id}  ")
    for caption in ("The rule, read aloud", "Requires", "If it fails", "Cure", "Examples"):
        assert f"\n{caption}" in result.stdout


def test_an_unknown_rule_is_wrong_usage() -> None:
    """The nearest id is suggested."""
    result = atmcheck("rules", "show", "cap-is-statd")

    assert 2 == result.exit_code
    assert "atmcheck: there is no rule cap-is-statd; did you mean cap-is-stated?\n" == result.stderr


def test_the_examples_of_the_built_in_rules_come_out_as_they_say() -> None:
    """All of them are counted."""
    examples = sum(len(rule.examples) for rule in load_rulebook().rules)
    result = atmcheck("rules", "test")

    assert (0, f"{examples} examples: {examples} as expected, 0 otherwise\n") == (result.exit_code, result.stdout)


def test_an_example_that_comes_out_otherwise_gives_code_1(house: Path) -> None:
    """The file, the line, what was expected and what came."""
    rewrite(house, "expect: pass", "expect: unknown")
    result = atmcheck("rules", "test", "--rules", house)

    assert 1 == result.exit_code
    assert "house-cap.yaml:" in result.stderr
    assert result.stderr.endswith(": a cap in dollars: expected unknown, got pass\n")
    assert result.stdout.endswith(", 1 otherwise\n")


def test_a_bad_habit_gives_code_1(house: Path) -> None:
    """A title that two rules share is no fault, but should not be."""
    rewrite(house, "title: In our house the", "title: The")
    result = atmcheck("rules", "lint", "--rules", house)

    assert 1 == result.exit_code
    assert "house-cap" in result.stderr


@pytest.mark.parametrize("command", ["list", "test", "lint"])
def test_a_fault_gives_code_3(command: str, house: Path) -> None:
    """Whatever the rules are wanted for, faulty ones are not used."""
    rewrite(house, "severity: error", "severity: fatal")
    result = atmcheck("rules", command, "--rules", house)

    assert (3, "") == (result.exit_code, result.stdout)
    assert "house-cap.yaml:" in result.stderr


def test_with_a_folder_only_its_own_rules_are_tested_and_linted(house: Path) -> None:
    """With --all also those that it stands on."""
    examples = sum(len(rule.examples) for rule in load_rulebook([house]).rules)
    own = sum(len(rule.examples) for rule in load_rulebook([house]).rules if rule.pack == "house")

    assert f"{own} examples: {own} as expected, 0 otherwise\n" == atmcheck("rules", "test", house).stdout
    assert f"{examples} examples: {examples} as expected, 0 otherwise\n" == (
        atmcheck("rules", "test", house, "--all").stdout
    )
    assert "1 rule: no faults, 0 bad habits\n" == atmcheck("rules", "lint", house).stdout
    assert atmcheck("rules", "lint").stdout.startswith(f"{len(load_rulebook().rules)} rules: ")


def test_a_bad_habit_in_a_folder_is_told_of_that_folder(house: Path) -> None:
    """And not of the rule whose title it repeats."""
    rewrite(house, "title: In our house the", "title: The")
    result = atmcheck("rules", "lint", house)

    assert (1, "1 rule: no faults, 1 bad habit\n") == (result.exit_code, result.stdout)
    assert f"atmcheck: {house}/house-cap.yaml:1: title: is the title of cap-is-stated too\n" == result.stderr


def test_the_built_in_folder_is_not_read_twice() -> None:
    """Its rules are those that are there anyway."""
    examples = sum(len(rule.examples) for rule in load_rulebook().rules)

    assert f"{examples} examples: {examples} as expected, 0 otherwise\n" == atmcheck("rules", "test", RULES).stdout


def test_a_folder_that_is_called_as_the_built_in_one_is_told_apart(
    house: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A firm may well call its own folder rules."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copytree(house, folder / "rules")
    rewrite(folder / "rules", "expect: pass", "expect: unknown")
    monkeypatch.chdir(folder)
    result = atmcheck("rules", "test", "rules")

    assert 1 == result.exit_code
    assert "atmcheck: ./rules/house-cap.yaml:" in result.stderr
    assert result.stdout.endswith(" as expected, 1 otherwise\n")
    assert int(result.stdout.split()[0]) < 10


@pytest.mark.parametrize(
    "arguments", [["rules", "show", "cap-is-stated"], ["check", "--select", "cap-is-stated", "x.htm"]]
)
def test_a_rule_that_a_pack_disables_is_told_as_such(house: Path, arguments: list[str]) -> None:
    """It is not unknown, and the list says so too."""
    with (house / "pack.yaml").open("a", encoding="utf-8") as file:
        file.write("disables: [cap-is-stated]\n")
    (house / "x.htm").write_text("<p>text</p>", encoding="utf-8")
    result = atmcheck(*(house / each if each == "x.htm" else each for each in arguments), "--rules", house)

    assert (2, "atmcheck: the rule cap-is-stated is disabled by house\n") == (result.exit_code, result.stderr)
    assert "house changes the rules: 1 rule disabled (cap-is-stated)." in (
        atmcheck("rules", "list", "--rules", house).stdout
    )
