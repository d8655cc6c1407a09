"""The help of every command ends in examples, and shells can complete the commands."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from checker.cli.app import app
from checker.cli.commands import MODULES, CommandGroup
from checker.cli.examples import EXAMPLES

ROOT = Path(__file__).parents[2]
ALL = [(command, line) for command, lines in EXAMPLES.items() for line in lines]


@pytest.mark.parametrize("command", EXAMPLES)
def test_the_help_of_a_command_ends_in_its_examples(command: str) -> None:
    """Each on a line of its own, at a width that fits it."""
    shown = CliRunner(env={"COLUMNS": "160"}).invoke(app, [*command.split(), "--help"]).stdout.splitlines()
    ending = [line.strip() for line in shown if line.strip()][-len(EXAMPLES[command]) :]

    assert list(EXAMPLES[command]) == ending


def test_every_command_has_examples() -> None:
    """Those of the group of rules too."""
    rules = CommandGroup().get_command(None, "rules").commands

    assert set(EXAMPLES) == (set(MODULES) - {"rules"}) | {f"rules {name}" for name in rules}


@pytest.mark.parametrize(("command", "line"), ALL, ids=[line for _, line in ALL])
def test_an_example_is_a_call_that_is_understood(command: str, line: str) -> None:
    """Every option in it exists, and nothing that is required is missing."""
    program, *arguments = shlex.split(line)
    group = get_command(app)
    for name in command.split():
        assert name == arguments.pop(0)
        group = group.get_command(None, name)  # type: ignore[attr-defined]
    existing = {"programme.yaml": "programme-suspended/programme.yaml", "house-rules": "../docs/example-pack"}
    existing["findings.parquet"] = "README.md"
    there = [str(ROOT / "fixtures" / existing[each]) if each in existing else each for each in arguments]
    there = [each if each != "deals/falcon" else str(ROOT) for each in there]

    assert "atmcheck" == program
    assert group.make_context(command, there) is not None


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete(shell: str) -> None:
    """The script for it is printed, and what it calls gives the commands."""
    environment = {**os.environ, "_ATMCHECK_COMPLETE": f"source_{shell}"}
    command = [sys.executable, "-m", "checker"]
    script = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False).stdout
    asking = {"_ATMCHECK_COMPLETE": f"complete_{shell}", "COMP_WORDS": "atmcheck wai", "COMP_CWORD": "1"}
    asking |= {"_TYPER_COMPLETE_ARGS": "atmcheck wai", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    told = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **asking}, capture_output=True, text=True, check=False
    ).stdout

    assert "_ATMCHECK_COMPLETE" in script
    assert "waive" in told


@pytest.mark.parametrize(
    ("command", "usage"), [("check", "[PATH...]"), ("screen", "[PATTERN...]"), ("rules mutate", "{DRAFT...}")]
)
def test_what_may_be_named_more_than_once_says_so(command: str, usage: str) -> None:
    """As in the documentation."""
    shown = CliRunner(env={"COLUMNS": "100"}).invoke(app, [*command.split(), "--help"]).stdout

    assert f"{command} [OPTIONS] {usage} " in shown


@pytest.mark.parametrize("day", ["yesterday", "20.10.2022", "2026-02-30"])
@pytest.mark.parametrize("before", ["check d.htm --as-of", "sale p.yaml --shares 1 --on", "waive d.htm x --until"])
def test_a_day_that_is_none_is_told_in_words(before: str, day: str) -> None:
    """And how one is written."""
    result = CliRunner(env={"COLUMNS": "160"}).invoke(app, [*before.split(), day])

    assert (2, True) == (result.exit_code, f"{day} is not a day: write one as 2026-03-06." in result.stderr)
