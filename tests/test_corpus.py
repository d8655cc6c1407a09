"""Real filings with facts read by hand, where such a corpus lies beside the checkout: none of it is in the project.

A corpus is a folder ``*/corpus`` beside the repository (or ATMCHECK_CORPUS) with ``raw`` and ``truth``: for each
filing a YAML file that names the document and gives each fact its value, null for what is not there.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.check import check
from checker.model.evaluation import Outcome
from checker.model.fact import Fact, Facts, State
from checker.model.report import Checked
from checker.model.rule import Severity
from checker.rulebook.load import load_rulebook

SIBLINGS = sorted(Path(__file__).parents[2].glob("*/corpus"))
CORPUS = Path(os.environ.get("ATMCHECK_CORPUS") or next(iter(SIBLINGS), "corpus"))
TRUTHS = sorted(CORPUS.glob("truth/*.yaml"))
LEAST_RIGHT = 0.985
MOST_WRONG = 0.003

pytestmark = pytest.mark.skipif(not TRUTHS, reason="there is no corpus of real filings beside this checkout")


@cache
def truth(path: Path) -> dict[str, Any]:
    """Load the facts of one filing that a person read."""
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@cache
def checked(path: Path) -> Checked:
    """Check one filing."""
    source = CORPUS / "raw" / truth(path)["file"]
    report = check([source], load_rulebook(), given=Facts(), as_of=None, today=date(2026, 11, 21))
    assert () == report.failed
    return report.checked[0]


def plain(value: object) -> object:
    """Even out what does not matter: case, punctuation, the order of lists, 3 and 3.0."""
    if isinstance(value, (list, tuple)):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return round(float(value), 2)
    return re.sub(r"[^\w.&%$-]+", " ", str(value)).casefold().strip(" .")


def verdict(fact: Fact, said: object) -> str:
    """Tell whether a fact is right, wrong or unread."""
    if fact.state is State.UNREAD:
        return "unread"
    if said is None or fact.state is State.ABSENT:
        return "right" if (said is None) == (fact.state is State.ABSENT) else "wrong"
    return "right" if said is True or plain(fact.value) == plain(said) else "wrong"


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_the_kind_of_every_filing_is_told(path: Path) -> None:
    """A launch, an update, a stop, or no at-the-market document at all."""
    assert truth(path)["facts"]["document.kind"]["value"] == checked(path).facts["document.kind"].value


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_an_error_is_a_defect_that_a_person_found_too(path: Path) -> None:
    """A filing that was accepted fails a rule of severity error only if its known defects say so."""
    failed = [
        evaluation.rule.id
        for evaluation in checked(path).evaluations
        if evaluation.outcome is Outcome.FAIL and evaluation.rule.severity is Severity.ERROR
    ]
    defects = " ".join(str(defect["what"]) for defect in truth(path).get("defects") or [])
    known = {"rule-424-header", "registration-number"} if "no Rule 424(b) header" in defects else set()
    assert set() == set(failed) - known


def test_facts_are_right() -> None:
    """Nearly every value is right, and a wrong one is rarer than one left unread is allowed to be."""
    counts: Counter[str] = Counter()
    for path in TRUTHS:
        facts = checked(path).facts
        counts.update(verdict(facts[name], entry["value"]) for name, entry in truth(path)["facts"].items())
    total = counts.total()
    assert counts["right"] / total >= LEAST_RIGHT, counts
    assert counts["wrong"] / total <= MOST_WRONG, counts


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_every_quote_says_where_it_stands(path: Path) -> None:
    """A quote has a line and a place."""
    evidence = [each for fact in checked(path).facts for each in fact.evidence if each.quote]
    assert evidence
    assert all(each.line and each.place for each in evidence)
