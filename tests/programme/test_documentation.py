"""The page on programmes: its commands do what it shows, and its tables have what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli.app import app
from checker.programme.ledger_rows import REQUIRED
from checker.programme.programme_file import OPTIONAL

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "programme.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ atmcheck (.*)\n((?s:.*?))```", PAGE)


@pytest.mark.parametrize(("command", "shown"), SHOWN)
def test_a_command_gives_what_the_page_shows(command: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every stretch between two marks of what is left out is in the output, in this order."""
    monkeypatch.chdir(ROOT)
    runner = CliRunner(env={"COLUMNS": "120", "NO_COLOR": "1"})
    told = runner.invoke(app, command.split(), catch_exceptions=False).stdout
    at = 0
    for stretch in filter(None, (each.strip("\n") for each in shown.split("…\n"))):
        assert stretch in told[at:]
        at = told.index(stretch, at) + len(stretch)


def test_the_page_shows_commands() -> None:
    """The test above has something to hold."""
    assert 4 == len(SHOWN)


@pytest.mark.parametrize("key", ["issuer", "documents", *OPTIONAL])
def test_every_key_of_a_programme_file_is_explained(key: str) -> None:
    """A key that is added must be told."""
    assert f"`{key}" in PAGE


def test_the_header_is_that_of_a_ledger() -> None:
    """It can be copied from the page."""
    assert f"\n{','.join(REQUIRED)}\n" in PAGE
