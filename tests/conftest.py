"""What all tests share: snapshots, and the built-in rules, loaded once.

Snapshots are whole outputs kept as text files beside the tests. After a wanted change run
``pytest --update-snapshots``, and read the difference before you commit it.
"""

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

import checker.rulebook.load
from checker.model.rule import Rulebook

Snapshot = Callable[[str, str], None]

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Hundreds of processes are started by tests. They compile the package once, and not each of them again.

load_anew = checker.rulebook.load.load_rulebook


@cache
def load_once(*, examples: bool) -> Rulebook:
    """Load the built-in rules, which no test changes."""
    return load_anew(examples=examples)


def load_rulebook(extra_folders: Sequence[Path] = (), *, examples: bool = True) -> Rulebook:
    """Give the built-in rules as they were loaded first; with a folder of one's own, load all of them anew."""
    return load_anew(extra_folders, examples=examples) if extra_folders else load_once(examples=examples)


checker.rulebook.load.load_rulebook = load_rulebook
# Loading takes longer than most tests, and a rulebook is frozen. Every module that is imported after this one, and
# each command of the command line, gets the shared one; processes that tests start load their own.


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites snapshots."""
    parser.addoption("--update-snapshots", action="store_true", help="rewrite the snapshots instead of comparing")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    """Compare a text with the file of that name in the folder ``snapshots`` beside the test."""
    folder = request.path.parent / "snapshots"

    def compare(name: str, text: str) -> None:
        path = folder / f"{name}.txt"
        if request.config.getoption("--update-snapshots"):
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text

    return compare
