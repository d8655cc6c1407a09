"""``atmcheck diff`` as a user calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.repositories import BROKEN, FIXTURES, as_json, atmcheck, put

CLEAN = (FIXTURES / "launch-large" / "draft.htm").read_text(encoding="utf-8")
CAP = "cap-mentions-agree"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a clean and a broken draft of one document and go there."""
    monkeypatch.chdir(tmp_path)
    put("clean.htm", CLEAN)
    put("broken.htm", BROKEN)
    put("other.htm", "<p>Hello</p>")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("clean.htm", "broken.htm"), 1),
        (("broken.htm", "clean.htm"), 0),
        (("broken.htm", "broken.htm"), 0),
        (("clean.htm", "broken.htm", "--fail-on", "never"), 0),
        (("clean.htm", "broken.htm", "--select", "settlement-cycle"), 0),
        (("clean.htm", "broken.htm", "--select", "settlement-cycle", "--fail-on", "warning"), 1),
        (("broken.htm", "other.htm"), 3),
        (("broken.htm", "other.htm", "--fail-on", "never"), 3),
        (("other.htm", "other.htm"), 0),
        (("other.htm", "other.htm", "--strict"), 3),
        (("clean.htm", "none.htm"), 3),
        (("none.htm", "clean.htm"), 3),
        (("clean.htm",), 2),
        (("-", "-"), 2),
        (("clean.htm", "broken.htm", "-f", "sarif"), 2),
    ],
)
def test_the_exit_code_says_whether_something_got_worse(arguments: tuple[str, ...], code: int) -> None:
    """Or that it could not be told."""
    result = atmcheck("diff", *arguments)
    assert code == result.exit_code, result.output
    assert (code == 3) is ("none.htm" in result.stderr or "other.htm is no document" in result.stderr)


def test_it_tells_findings_and_facts() -> None:
    """Each from what to what."""
    whole = as_json("diff", "clean.htm", "broken.htm")
    courses = {each["rule"]: each["course"] for each in whole["findings"]}
    assert "new" == courses[CAP]
    changed = {each["name"]: each for each in whole["facts"]}
    assert [True, False] == [changed["program.cap_mentions_agree"][side]["value"] for side in ("old", "new")]
    report = atmcheck("diff", "clean.htm", "broken.htm").stdout
    assert [True] * 3 == [text in report for text in ("WORSE\n", CAP, "program.cap_mentions\n")]


def test_a_wrong_document_is_no_improvement() -> None:
    """Nothing of the draft before is fixed by it."""
    whole = as_json("diff", "broken.htm", "other.htm")
    assert ("not_compared", 0) == (whole["verdict"], whole["summary"]["fixed"])
    assert whole["summary"]["gone"] > 3
    lines = atmcheck("diff", "broken.htm", "other.htm").stdout.splitlines()
    assert ["The kind of document changed: ATM launch → not an ATM document.", "NOT COMPARED"] == lines[2:4]


@pytest.mark.parametrize(
    ("fail_on", "code", "headline"),
    [("error", 1, "WORSE"), ("never", 0, "WORSE, but in nothing that --fail-on counts")],
)
def test_the_headline_and_the_exit_code_agree(fail_on: str, code: int, headline: str) -> None:
    """What got worse is not hidden, and not more than it is."""
    result = atmcheck("diff", "clean.htm", "broken.htm", "--fail-on", fail_on)
    assert (code, headline) == (result.exit_code, result.stdout.splitlines()[2])


def test_the_same_draft_has_no_difference() -> None:
    """Its findings are carried."""
    whole = as_json("diff", "broken.htm", "broken.htm")
    assert {"carried"} == {each["course"] for each in whole["findings"]}
    assert [] == whole["facts"]


def test_a_configuration_counts_for_both() -> None:
    """The rules, and how bad is bad."""
    put("atmcheck.yaml", f"severities: {{{CAP}: note}}\nignore: [settlement-cycle]\n")
    findings = {each["rule"]: each["severity"] for each in as_json("diff", "clean.htm", "broken.htm")["findings"]}
    assert ("note", False) == (findings[CAP], "settlement-cycle" in findings)


@pytest.mark.parametrize("output_format", ["terminal", "json", "markdown"])
def test_redacted_it_has_nothing_of_the_drafts(output_format: str) -> None:
    """In any format."""
    plain = atmcheck("diff", "clean.htm", "broken.htm", "-f", output_format).stdout
    hidden = atmcheck("diff", "clean.htm", "broken.htm", "-f", output_format, "--redact").stdout
    assert CAP in hidden
    words = ("700,000,000", "700000000", "Settlement for sales")
    assert ([True, False]) == [any(word in text for word in words) for text in (plain, hidden)]


def test_one_draft_may_come_through_a_pipe() -> None:
    """As the draft of the last commit does."""
    from typer.testing import CliRunner

    from checker.cli.app import app

    arguments = ["diff", "-", "broken.htm", "--stdin-filename", "old.htm", "-f", "json"]
    result = CliRunner().invoke(app, arguments, input=CLEAN.encode(), catch_exceptions=False)
    assert (1, True) == (result.exit_code, '"path": "old.htm"' in result.stdout)


@pytest.mark.parametrize("arguments", [("diff", "clean.htm"), ("facts",)])
def test_a_programme_is_no_draft(arguments: tuple[str, ...]) -> None:
    """One sentence says so, and not one for each line of the file."""
    put("programme.yaml", "issuer: Quillon Biosciences\ndocuments: [clean.htm]\n")
    result = atmcheck(*arguments, "programme.yaml")
    sentence = "programme.yaml is a programme file and not a draft: name one of the documents that it lists"
    assert (2, "", f"atmcheck: {sentence}\n") == (result.exit_code, result.stdout, result.stderr)
