"""What a table says as a whole: rates, years, the rarest outcomes, and how they are told."""

import json
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from checker.errors import UnreadableError
from checker.model.evaluation import Outcome
from checker.model.precedents import Rate
from checker.screen.rows import ROW_COLUMNS, Row, Screened, not_screened
from checker.screen.summary import Summary, precedents, summarise
from checker.screen.tables import encoded, merge
from checker.screen.told import render_summary, render_summary_json


def document(number: int, outcomes: dict[str, str], year: int | None = 2025) -> Screened:
    """Make a launch for which rules came out as given."""
    dated = date(year, 3, 6) if year else None
    head: Row = (f"{number:02}.htm", f"https://a.test/{number}", "0", "html", "launch", "Issuer", dated, dated)
    rules = [{"row": "rule", "name": rule, "severity": "error", "outcome": each} for rule, each in outcomes.items()]
    kind = {"row": "fact", "name": "document.kind", "outcome": "found", "value": "launch"}
    return Screened(head, tuple(tuple(row.get(name) for name in ROW_COLUMNS) for row in [*rules, kind]))


@pytest.fixture(params=["parquet", "jsonl"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Write twenty launches, of which one has no legend and one cannot be decided, and one failure."""
    found = [document(number, {"legend": "pass", "cap": "pass", "stop": "not_applicable"}) for number in range(18)]
    found += [document(18, {"legend": "fail", "cap": "pass", "stop": "not_applicable"}, 2024)]
    found += [document(19, {"legend": "unknown", "cap": "pass", "stop": "not_applicable"}, None)]
    found += [not_screened("x.pdf", "x.pdf is damaged")]
    (tmp_path / "shard").write_bytes(encoded(found, request.param))
    path = tmp_path / f"findings.{request.param}"
    merge([tmp_path / "shard"], path, request.param, {"rulebook": "sha256:0123456789abcdef"})
    return path


def test_rates_count_each_outcome_of_each_rule(table: Path) -> None:
    """What needs review is no pass; what does not apply is no part of the base."""
    rates = precedents(table).rates
    assert {"legend": Rate(18, 1, 1, 0), "cap": Rate(20), "stop": Rate(0, 0, 0, 20)} == rates
    assert [20, 20, 0] == [rates[rule].applied for rule in ("legend", "cap", "stop")]


def test_a_summary_counts_documents_years_and_kinds(table: Path) -> None:
    """What failed is counted, and is of no kind and no year."""
    summary = summarise(table)
    assert (21, 1, {"launch": 20}) == (summary.documents, summary.failed, summary.kinds)
    assert [(2024, 1), (2025, 18), (None, 1)] == [(each.year, each.documents) for each in summary.years]
    assert Rate(36, 0, 0, 18) == summary.years[1].rate


def test_the_rarest_outcomes_come_with_their_documents(table: Path) -> None:
    """What every document has is not rare."""
    told = [(each.rule, each.outcome, each.count, each.applied, each.links) for each in summarise(table).rarest]
    assert [
        ("legend", Outcome.FAIL, 1, 20, (("18.htm", "https://a.test/18"),)),
        ("legend", Outcome.UNKNOWN, 1, 20, (("19.htm", "https://a.test/19"),)),
    ] == told


def as_text(summary: Summary, width: int) -> str:
    """Lay a summary out as a terminal without colour shows it."""
    console = Console(width=width, color_system=None, highlight=False, markup=False, emoji=False)
    with console.capture() as capture:
        console.print(render_summary(summary))
    return capture.get()


@pytest.mark.parametrize("width", [80, 120])
def test_every_rule_is_a_line_with_a_bar(table: Path, width: int) -> None:
    """The bar shows what is there at all, however rare, and no line is wider than the terminal."""
    lines = as_text(summarise(table), width).splitlines()
    (legend,) = [line for line in lines if line.startswith("  legend")]
    assert ["legend", "18", "1", "1", "0", "██████████████×░"] == legend.split()
    assert width >= max(map(len, lines))
    assert "  and 1 rule that applied to none" in lines
    assert any(line.split()[:2] == ["undated", "1"] for line in lines)


def test_the_id_of_a_rule_is_never_cut(tmp_path: Path) -> None:
    """With it the rule can be asked for: what does not fit goes on in the next line, and no line is too wide."""
    rule = "risk-factors-name-the-annual-report-incorporated"
    (tmp_path / "a.jsonl").write_bytes(encoded([document(0, {rule: "pass"})], "jsonl"))
    lines = as_text(summarise(tmp_path / "a.jsonl"), 80).splitlines()
    (at,) = [number for number, line in enumerate(lines) if line.startswith("  risk-factors")]
    assert rule == lines[at].split()[0] + lines[at + 1].strip()
    assert 80 >= max(map(len, lines))
    assert "ATM launch: 1" in lines


def test_the_json_says_the_same(table: Path) -> None:
    """Other programs read it."""
    told = json.loads(render_summary_json(summarise(table)))
    assert {"severity": "error", "pass": 18, "fail": 1, "unknown": 1, "not_applicable": 0} == told["rules"]["legend"]
    assert [2024, 2025, None] == [each["year"] for each in told["years"]]
    assert [{"document": "18.htm", "url": "https://a.test/18"}] == told["rarest"][0]["documents"]


def test_an_empty_table_says_nothing(tmp_path: Path) -> None:
    """It is told, and not shown as one on which no rule fails."""
    (tmp_path / "a.jsonl").write_bytes(b"")
    with pytest.raises(UnreadableError, match="has no row in it"):
        summarise(tmp_path / "a.jsonl")
