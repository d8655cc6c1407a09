"""A repository of drafts to call the command line in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from checker.cli.app import app

FIXTURES = Path(__file__).parents[2] / "fixtures"
BROKEN = (FIXTURES / "broken-launch" / "draft.htm").read_text(encoding="utf-8")
STOP = (FIXTURES / "suspension" / "draft.md").read_text(encoding="utf-8")


def atmcheck(*arguments: str | Path) -> Result:
    """Call the command line; an exception other than an exit is a bug and is raised."""
    runner = CliRunner(env={"COLUMNS": "200"})
    return runner.invoke(app, [str(each) for each in arguments], catch_exceptions=False)


def put(name: str, text: str) -> Path:
    """Write a file of the repository that one is in."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def as_json(*arguments: str | Path) -> Any:
    """Call the command line for JSON."""
    result = atmcheck(*arguments, "-f", "json")
    assert result.stdout, result.output
    return json.loads(result.stdout)


def findings(*arguments: str | Path) -> dict[str, str]:
    """Check, and give the disposition of each finding by its rule."""
    documents = as_json("check", *arguments)["documents"]
    evaluations = [each for document in documents for each in document["evaluations"]]
    return {each["rule"]: each["disposition"] for each in evaluations if each["disposition"]}


def facts_of(*arguments: str | Path) -> Any:
    """Check one draft, and give its facts."""
    (document,) = as_json("check", *arguments)["documents"]
    return document["facts"]
