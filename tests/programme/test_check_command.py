"""``atmcheck check programme.yaml`` and the pictures of ``atmcheck program``, as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from checker.cli.app import app
from checker.cli.clock import VARIABLE
from tests.conftest import Snapshot
from tests.programme.desk import HEADER, OPEN, launch, row, suspension, written

ROOT = Path(__file__).parents[2]
CLEAN, BROKEN = (f"fixtures/programme-{name}/programme.yaml" for name in ("suspended", "broken"))
PACKS = ("--select", "programme", "--select", "sales")


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Call from the root, so that paths are the same on every machine."""
    monkeypatch.chdir(ROOT)


def atmcheck(*arguments: str | Path, width: int = 80) -> Result:
    """Call the command line."""
    environment = {"COLUMNS": str(width), "NO_COLOR": "1"}
    return CliRunner(env=environment).invoke(app, [str(each) for each in arguments], catch_exceptions=False)


def failed(result: Result) -> list[tuple[str, str]]:
    """Name the files and rules that fail, from a JSON report."""
    documents = json.loads(result.stdout)["documents"]
    return [
        (Path(document["path"]).name, each["rule"])
        for document in documents
        for each in document["evaluations"]
        if each["outcome"] == "fail"
    ]


def test_a_clean_programme_is_not_called_broken() -> None:
    """All documents, the programme and the ledger, and no error."""
    result = atmcheck("check", CLEAN, "--format", "json")

    assert 0 == result.exit_code
    assert [("launch.md", "deemed-underwriter"), ("relaunch.md", "deemed-underwriter")] == failed(result)


def test_every_slip_of_the_broken_programme_is_found() -> None:
    """Each in the document where it stands."""
    result = atmcheck("check", BROKEN, *PACKS, "--format", "json")

    assert 1 == result.exit_code
    assert {
        ("launch.md", "agreement-date-is-that-of-the-exhibit"),
        ("launch.md", "cap-is-within-the-agreement"),
        ("launch.md", "commission-is-that-of-the-agreement"),
        ("launch.md", "every-party-to-the-agreement-is-named"),
        ("launch.md", "fee-exhibit-covers-the-cap"),
        ("suspension.md", "agreement-date-is-that-of-the-exhibit"),
        ("suspension.md", "base-date-is-that-of-the-launch"),
        ("suspension.md", "registration-number-is-that-of-the-programme"),
        ("suspension.md", "sold-proceeds-are-those-of-the-ledger"),
        ("suspension.md", "sold-shares-are-those-of-the-ledger"),
        ("suspension.md", "stop-states-the-maximum-in-force"),
        ("sales.csv", "principal-sales-are-looked-at"),
        ("sales.csv", "sale-needs-an-open-programme"),
        ("sales.csv", "sale-through-an-agent-of-the-programme"),
        ("sales.csv", "sales-settle-in-the-standard-cycle"),
    } == set(failed(result))


@pytest.mark.parametrize("width", [80, 120])
def test_a_whole_report_is_the_snapshot(width: int, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a person reads, at both widths, on 21 November 2026."""
    monkeypatch.setenv(VARIABLE, "1795219200")
    told = atmcheck("check", BROKEN, *PACKS[:2], "--select", OPEN, width=width).stdout
    lines = [line for line in told.splitlines() if "rulebook" not in line]

    snapshot(f"check-broken-{width}", "\n".join(lines) + "\n")
    assert [] == [line for line in lines if len(line) > width]


@pytest.mark.parametrize("output_format", ["json", "sarif", "junit", "github", "gitlab", "markdown", "html"])
def test_every_format_tells_of_the_row(output_format: str) -> None:
    """The sale after the suspension is in each of them, with the ledger and its row."""
    told = atmcheck("check", BROKEN, *PACKS, "--format", output_format).stdout

    assert "sale-needs-an-open-programme" in told
    assert "20 October 2022" in told


def test_a_sale_is_placed_in_the_ledger() -> None:
    """Programs that read the report find the file and the line of the row."""
    report = json.loads(atmcheck("check", BROKEN, *PACKS, "--format", "sarif").stdout)
    places = {each["ruleId"]: each["locations"][0]["physicalLocation"] for each in report["runs"][0]["results"]}
    place = places["sale-needs-an-open-programme"]

    assert ("fixtures/programme-broken/sales.csv", 5) == (
        place["artifactLocation"]["uri"],
        place["region"]["startLine"],
    )


def test_drafts_and_programmes_are_checked_in_one_run() -> None:
    """A draft beside a programme is one more document of the report."""
    result = atmcheck("check", "fixtures/suspension/draft.md", CLEAN, *PACKS, "--format", "json")

    assert 7 == len(json.loads(result.stdout)["documents"])


def test_known_findings_of_a_programme_may_stand_in_a_baseline(tmp_path: Path) -> None:
    """The ledger and the programme file are documents like any other."""
    baseline = tmp_path / "baseline.json"
    first = atmcheck("check", BROKEN, *PACKS, "--write-baseline", baseline)
    second = atmcheck("check", BROKEN, *PACKS, "--baseline", baseline)

    assert (1, 0) == (first.exit_code, second.exit_code)


def test_what_cannot_be_read_is_told_with_file_and_row(tmp_path: Path) -> None:
    """Nothing faulty is skipped, and the exit code is never that of a clean run."""
    path = written(tmp_path, [launch(), {**suspension(), "issuer.name": "Halden Creek, Inc."}])
    (tmp_path / "sales.csv").write_text(HEADER + row("2022-06-14", 1, "-1"), encoding="utf-8")
    result = atmcheck("check", path)

    assert 3 == result.exit_code
    assert "sales.csv:2: gross_proceeds: -1 is negative" in " ".join(result.stdout.split())
    assert "1.yaml is a document of Halden Creek, Inc." in " ".join(result.stdout.split())


def test_a_programme_file_with_faults_is_told(tmp_path: Path) -> None:
    """A misspelt key stops the check of the programme."""
    path = written(tmp_path, isuer="Vanterre Oncology, Inc.")
    result = atmcheck("check", path)

    assert 3 == result.exit_code
    assert "did you mean issuer?" in result.output


def test_facts_for_all_drafts_are_refused_for_a_programme(tmp_path: Path) -> None:
    """They would stand over every document of it."""
    facts = tmp_path / "facts.yaml"
    facts.write_text("program.cap: 1\n", encoding="utf-8")
    result = atmcheck("check", CLEAN, "--facts", facts)

    assert 2 == result.exit_code
    assert "write facts: beside the path of a document" in result.output


def test_no_output_is_written_over_a_document_of_a_programme(tmp_path: Path) -> None:
    """Its documents and its ledger are inputs too."""
    programme = copytree("fixtures/programme-suspended", tmp_path / "programme") / "programme.yaml"
    result = atmcheck("check", programme, "--output", f"markdown={tmp_path / 'programme' / 'launch.md'}")

    assert 2 == result.exit_code
    assert "would overwrite an input" in result.output


def test_a_file_of_facts_is_still_one() -> None:
    """Only a file with the keys of a programme is taken for one."""
    assert "programme" not in atmcheck("check", "fixtures/facts-only/facts.yaml", "-q").stdout.splitlines()[0]


def test_the_timeline_is_drawn_to_files(tmp_path: Path) -> None:
    """Both pictures are whole, and the terminal still tells what it told."""
    svg, page = tmp_path / "timeline.svg", tmp_path / "timeline.html"
    result = atmcheck("program", CLEAN, "--as-of", "2022-11-01", "-o", svg, "-o", page)

    assert 0 == result.exit_code
    assert "SUSPENDED on 1 November 2022" in result.stdout
    assert ElementTree.fromstring(svg.read_text(encoding="utf-8")).tag.endswith("svg")
    assert "<!doctype html>" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["timeline.png", "timeline"])
def test_another_ending_is_refused_before_anything_is_read(name: str, tmp_path: Path) -> None:
    """The message says which endings there are."""
    result = atmcheck("program", CLEAN, "-o", tmp_path / name)

    assert 2 == result.exit_code
    assert "a timeline is drawn as .svg or .html" in result.output


def test_a_picture_is_not_written_over_the_programme(tmp_path: Path) -> None:
    """Nor over any file that the programme lists."""
    folder = copytree("fixtures/programme-suspended", tmp_path / "programme")
    (folder / "launch.html").write_text("<p>a draft</p>", encoding="utf-8")
    text = (folder / "programme.yaml").read_text(encoding="utf-8").replace("launch.md", "launch.html", 1)
    (folder / "programme.yaml").write_text(text, encoding="utf-8")
    result = atmcheck("program", folder / "programme.yaml", "-o", folder / "launch.html")

    assert 2 == result.exit_code
    assert "would overwrite an input" in result.output


def test_facts_that_a_configuration_gives_for_a_programme_file_are_not_passed_over(tmp_path: Path) -> None:
    """They would be given for none of its documents; so they are refused, in a sentence that says where they belong."""
    copytree(ROOT / "fixtures/programme-suspended", tmp_path / "deal")
    (tmp_path / "atmcheck.yaml").write_text(
        "documents:\n  - path: deal/programme.yaml\n    facts: {program.cap: 1}\n", encoding="utf-8"
    )
    told = atmcheck("check", tmp_path / "deal/programme.yaml")

    assert 2 == told.exit_code
    assert "the configuration gives facts for" in told.output
    assert "facts: beside the path of a document" in " ".join(told.output.split())
