"""The README, held to the truth: its commands, options, samples, tables and links."""

import json
import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli.app import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = [(match[1], match[2]) for match in re.finditer(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)]
PATHS = sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)\)|`((?:fixtures|rules)/[^`]+)`", README)))
COMMANDS = sorted(set(re.findall(r"^\| `atmcheck ([a-z ]+?)(?: [A-Z…]+)*` \|", README, re.MULTILINE)))
OPTION = re.compile(r"--[a-z][a-z-]+")


@cache
def atmcheck(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a checkout, at a width that breaks no line of the help."""
    environment = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"}
    command = [sys.executable, "-m", "checker", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


def shell_lines() -> list[str]:
    """List the one-line commands that the README asks for."""
    return [line for language, block in BLOCKS if language == "sh" for line in block.splitlines()]


def table(header: str) -> list[list[str]]:
    """Give the cells of the table that begins with that header cell."""
    rows = README.split(f"\n| {header} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_the_readme_shows_one_command_to_check_and_one_to_test() -> None:
    """Both make a virtual environment, install and act, in one line."""
    check, test = shell_lines()

    assert check.endswith("pip install . && atmcheck check fixtures/launch-large/draft.htm")
    assert test.endswith("pip install --editable '.[test]' && pytest")


def test_the_draft_of_the_first_command_is_clean() -> None:
    """Whoever follows the README ends with exit code 0."""
    arguments = shell_lines()[0].rpartition("atmcheck ")[2].split()

    assert 0 == atmcheck(*arguments).returncode


def test_the_gate_runs_the_command_of_the_readme() -> None:
    """The gate takes the test command from the README; its pattern must still match just that line."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"grep -m 1 -E '([^']+)'", script)

    assert [shell_lines()[1]] == re.findall(pattern, README, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_exists(command: str) -> None:
    """Every command in the table has help."""
    assert 0 == CliRunner().invoke(app, [*command.split(), "--help"]).exit_code


def test_no_command_is_missing_from_the_table() -> None:
    """The commands of the help are those of the README."""
    listed = {command.split()[0] for command in COMMANDS}
    shown = {
        line.strip("│| ").split(" ")[0] for line in atmcheck("--help").stdout.partition("Commands")[2].splitlines()
    }

    assert listed == {name for name in shown if re.fullmatch("[a-z]+", name)}


def test_the_options_of_check_are_those_of_the_help() -> None:
    """Neither the README nor the help has an option that the other lacks."""
    listed = {option for row in table("option") for option in OPTION.findall(row[0])}

    assert listed == set(OPTION.findall(atmcheck("check", "--help").stdout)) - {"--help"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", "fixtures/launch-large/draft.htm"), "0"),
        (("check", "fixtures/suspension/draft.md"), "1"),
        (("check", "fixtures/suspension/draft.md", "--fail-on", "fatal"), "2"),
        (("check", "fixtures/no-such-draft.htm"), "3"),
    ],
)
def test_the_exit_codes_are_those_of_the_table(arguments: tuple[str, ...], code: str) -> None:
    """Each code of the table is given for what the table says."""
    assert code in [row[0] for row in table("code")]
    done = atmcheck(*arguments)
    assert code == str(done.returncode)
    assert ("report" if code in "01" else "complaint") == ("report" if done.stdout else "complaint")


def test_the_sample_is_the_report() -> None:
    """Every line of the sample stands in the real report, in its order."""
    (sample,) = [block for language, block in BLOCKS if language == "console"]
    command, *lines = sample.splitlines()
    environment = {**os.environ, "COLUMNS": "92", "NO_COLOR": "1", "TERM": "dumb"}
    arguments = [sys.executable, "-m", "checker", *command.removeprefix("$ atmcheck ").split()]
    done = subprocess.run(arguments, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    report = iter([line.rstrip() for line in done.stdout.splitlines()])

    assert [] == [line for line in lines if line not in ("", "…") and line.rstrip() not in report]


def test_the_rule_is_the_file() -> None:
    """The rule in the README is the built-in one, letter by letter."""
    (path,) = re.findall(r"This is `(rules/[^`]+)`", README)

    assert (ROOT / path).read_text(encoding="utf-8") in [block for _, block in BLOCKS]


def test_the_facts_of_the_sample_are_accepted(tmp_path: Path) -> None:
    """The facts file in the README can be checked as it stands."""
    (sample,) = [block for language, block in BLOCKS if language == "yaml" and block.startswith("document.kind")]
    facts = tmp_path / "facts.yaml"
    facts.write_text(sample, encoding="utf-8")

    report = json.loads(atmcheck("check", str(facts), "--format", "json").stdout)
    assert [] == report["failed"]
    assert 750_000_000 == report["documents"][0]["facts"]["program.cap"]["value"]


def test_the_dependencies_are_those_of_the_package() -> None:
    """The table has a reason for each dependency, and for no other."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split("[><=]", requirement)[0] for requirement in project["dependencies"]}

    assert needed == {row[0].strip("`") for row in table("package")}


@pytest.mark.parametrize("path", PATHS, ids="".join)
def test_the_paths_of_the_readme_exist(path: tuple[str, str]) -> None:
    """Links and file names lead somewhere."""
    assert (ROOT / "".join(path)).exists()
