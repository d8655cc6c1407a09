"""``atmcheck screen`` as a user calls it: a table, its summary, precedents, and every wrong call."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli.app import app

FIXTURES = Path(__file__).parents[2] / "fixtures"
DRAFTS = [FIXTURES / "suspension" / "draft.md", FIXTURES / "broken-launch" / "draft.htm"]


def atmcheck(*arguments: str | Path) -> Result:
    """Call the command line; an exception other than an exit is a bug and is raised."""
    return CliRunner(env={"COLUMNS": "120"}).invoke(app, [str(each) for each in arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Screen two drafts."""
    path = tmp_path_factory.mktemp("table") / "findings.parquet"
    assert 0 == atmcheck("screen", *DRAFTS, "-o", path, "-j", "1").exit_code
    return path


def test_a_run_tells_what_it_made_and_how_far_it_was(tmp_path: Path) -> None:
    """The table is told on standard output, progress and failures on standard error."""
    (tmp_path / "empty.htm").write_bytes(b"")
    table = tmp_path / "a.jsonl"
    done = atmcheck("screen", DRAFTS[0], tmp_path / "empty.htm", "-o", table, "-j", "1")
    assert 3 == done.exit_code
    assert f"{table} is complete: 2 documents, 1 could not be checked\n" == done.stdout
    assert "atmcheck: 0 of 2 documents\natmcheck: 1 of 2 documents\n" in done.stderr
    assert f"atmcheck: {tmp_path}/empty.htm is empty\n" in done.stderr


def test_a_run_that_is_complete_says_so(table: Path) -> None:
    """The exit code is that of the run."""
    done = atmcheck("screen", *DRAFTS, "-o", table)
    assert (0, True) == (done.exit_code, "was complete already (--fresh makes it anew)" in done.stdout)


def test_a_summary_is_told_for_people_and_as_json(table: Path) -> None:
    """Nothing is screened."""
    assert "2 documents" in atmcheck("screen", "--summary", table).stdout
    told = json.loads(atmcheck("screen", "--summary", table, "--format", "json").stdout)
    assert {"stop": 1, "launch": 1} == told["kinds"]


def test_precedents_stand_beside_the_findings_of_a_check(table: Path) -> None:
    """The exit code stays that of the draft."""
    done = atmcheck("check", DRAFTS[1], "--precedents", table)
    assert 1 == done.exit_code
    assert "0 of 1 precedent keeps this rule; 1 does not." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "name what is to be screened and a table"),
        (("a.htm",), "name what is to be screened and a table"),
        (("-o", "a.jsonl"), "name what is to be screened and a table"),
        (("a.htm", "-o", "a.csv"), "the ending of a table of findings is one of .parquet, .jsonl, .ndjson"),
        (("a.htm", "-o", "none/a.jsonl"), "there is no folder none"),
        (("a.htm", "-o", "s3://filings/a.jsonl"), "--output s3://filings/a.jsonl: a table is written on this machine"),
        (("none*.htm", "-o", "a.jsonl"), "there is no document at none*.htm"),
        (("a.htm", "--summary", str(FIXTURES / "README.md")), "--summary only reads a table"),
        (("--summary", str(FIXTURES / "README.md")), "the ending of a table of findings is one of"),
        (("a.htm", "-o", "a.jsonl", "--select", "no-such-rule"), "there is no rule or pack no-such-rule"),
    ],
)
def test_a_wrong_call_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    """Exit code 2, one sentence, and no file."""
    monkeypatch.chdir(tmp_path)
    done = atmcheck("screen", *arguments)
    assert (2, True) == (done.exit_code, told in done.stderr)
    assert [] == list(tmp_path.iterdir())
