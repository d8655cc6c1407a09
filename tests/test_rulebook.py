"""The built-in rulebook as a whole: no faults, no bad habits, and words that people have read."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.rulebook.aloud import read_aloud
from checker.rulebook.coverage import load_coverage
from checker.rulebook.hygiene import lint
from checker.rulebook.load import load_rulebook

RULEBOOK = load_rulebook()
ALOUD = Path(__file__).parent / "aloud.txt"


def test_the_rulebook_has_no_bad_habits() -> None:
    """Each number has an example on its edge, no two titles are the same, and so on."""
    assert [] == [str(fault) for fault in lint(RULEBOOK, load_coverage(RULEBOOK))]


def test_each_rule_reads_aloud_as_it_did(request: pytest.FixtureRequest) -> None:
    """Counsel compares these sentences with the law: a changed rule shows as a changed sentence."""
    told = "".join(f"{rule.pack}/{rule.id}\n{read_aloud(rule, RULEBOOK)}\n\n" for rule in RULEBOOK.rules)
    if request.config.getoption("--update-snapshots"):
        ALOUD.write_text(told, encoding="utf-8")
    assert ALOUD.read_text(encoding="utf-8") == told
