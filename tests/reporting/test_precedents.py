"""How precedents stand to a rule, beside a finding."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.console import Console

from checker.check import check
from checker.model.evaluation import Evaluation
from checker.model.fact import Facts
from checker.model.precedents import Precedents, Rate
from checker.model.report import Report
from checker.reporting.precedents import base_rate
from checker.reporting.terminal import Detail, render_terminal
from checker.rulebook.load import load_rulebook

RULEBOOK = load_rulebook()
DRAFT = Path(__file__).parents[2] / "fixtures" / "broken-launch" / "draft.htm"
RULE = "cap-mentions-agree"


@pytest.fixture(scope="module")
def report() -> Report:
    """Check a launch that is broken."""
    return check([DRAFT], RULEBOOK, given=Facts(), as_of=None, today=date(2026, 11, 21))


def evaluation(report: Report, rule: str) -> Evaluation:
    """Find what a rule says."""
    return next(each for each in report.checked[0].evaluations if each.rule.id == rule)


def text(report: Report) -> str:
    """Lay a report out as wide as it may be."""
    console = Console(width=500, color_system=None, highlight=False, markup=False, emoji=False)
    with console.capture() as capture:
        console.print(render_terminal(report, RULEBOOK.vocabulary, Detail.FINDINGS))
    return capture.get()


@pytest.mark.parametrize(
    ("rule", "rate", "told"),
    [
        ("cap-is-stated", Rate(38, 2), "38 of 40 precedents state this; 2 do not"),
        ("cap-is-stated", Rate(40), "40 of 40 precedents state this"),
        ("cap-is-stated", Rate(1, 1, 1), "1 of 3 precedents states this; 1 does not, 1 needs review"),
        (RULE, Rate(0, 1), "0 of 1 precedent keeps this rule; 1 does not"),
        (RULE, Rate(1200, 34), "1,200 of 1,234 precedents keep this rule; 34 do not"),
        (RULE, Rate(0, 0, 3), "0 of 3 precedents keep this rule; 3 need review"),
        (RULE, Rate(0, 0, 0, 9), ""),
    ],
)
def test_what_could_not_be_decided_is_told_apart(report: Report, rule: str, rate: Rate, told: str) -> None:
    """It is part of the base and no part of the passes; a rule that applied to none has no base."""
    assert told == base_rate(evaluation(report, rule), Precedents("findings.parquet", "", {rule: rate}))


def test_a_rule_that_the_table_does_not_know_has_no_rate(report: Report) -> None:
    """It is newer than the table, or was not asked; without a table there is none either."""
    assert "" == base_rate(evaluation(report, RULE), Precedents("findings.parquet", "", {}))
    assert "" == base_rate(evaluation(report, RULE), None)


def test_the_rate_stands_beside_the_finding(report: Report) -> None:
    """And nowhere if no precedents were given."""
    same = Precedents("findings.parquet", report.rulebook_digest, {RULE: Rate(12)})
    told = text(replace(report, precedents=same))
    assert "         12 of 12 precedents keep this rule.\n" in told
    assert text(report) == told.replace("         12 of 12 precedents keep this rule.\n", "")


def test_precedents_of_other_rules_are_told(report: Report) -> None:
    """What they kept may not be what is required today."""
    told = text(replace(report, precedents=Precedents("findings.parquet", "sha256:other", {})))
    assert "The precedents in findings.parquet were screened by other rules than this draft.\n" in told
