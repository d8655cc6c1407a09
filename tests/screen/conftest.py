"""The rules, and a table of findings that was made without any process."""

from datetime import date
from pathlib import Path

import pytest

from checker.check import judge, read_source
from checker.model.fact import Facts
from checker.model.rule import Rulebook
from checker.rulebook.load import load_rulebook
from checker.screen.job import Job, Limits
from checker.screen.rows import Screened, not_screened, screened
from tests.screen.filings import FIXTURES

TODAY = date(2026, 11, 21)
CASES = ("launch-large", "broken-launch", "launch-foreign", "suspension", "submission-launch", "not-atm-resale")


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """Load the built-in rules."""
    return load_rulebook()


@pytest.fixture
def job(rulebook: Rulebook) -> Job:
    """Make a job for JSON lines that allows a document ten seconds."""
    return Job(rulebook, None, TODAY, Limits(seconds=10), "jsonl")


@pytest.fixture(scope="session")
def findings(rulebook: Rulebook) -> list[Screened]:
    """Screen some fixtures here, and one document that cannot be checked."""
    paths = [next((FIXTURES / case).glob("draft.[ht]*")).relative_to(Path.cwd()) for case in CASES]
    read = [read_source(path, rulebook) for path in paths]
    checked = [judge(each, rulebook, Facts(), None, TODAY) for each in read]
    return [*(screened(each, rulebook.vocabulary, "") for each in checked), not_screened("x.pdf", "x.pdf is damaged")]
