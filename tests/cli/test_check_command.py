"""``atmcheck check`` as a user calls it: exit codes, formats, files, and every wrong input."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker import __version__
from checker.cli.app import app

FIXTURES = Path(__file__).parents[2] / "fixtures"
CLEAN = str(FIXTURES / "launch-large" / "draft.htm")
BROKEN = str(FIXTURES / "broken-launch" / "draft.htm")
OTHER = str(FIXTURES / "not-atm-resale" / "draft.htm")
FACTS = str(FIXTURES / "facts-only" / "facts.yaml")
WIDE = {"COLUMNS": "200"}


def atmcheck(*arguments: str | Path, given: bytes | None = None, variables: Mapping[str, str] = WIDE) -> Result:
    """Call the command line; an exception other than an exit is a bug and is raised."""
    runner = CliRunner(env=variables)
    return runner.invoke(app, [str(each) for each in arguments], input=given, catch_exceptions=False)


def summary_of(result: Result) -> str:
    """Give the last line of the report."""
    return result.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((CLEAN,), 0),
        ((BROKEN,), 1),
        ((BROKEN, "--fail-on", "never"), 0),
        ((BROKEN, "--ignore", "regulation-s-k"), 0),
        ((BROKEN, "--ignore", "regulation-s-k", "--fail-on", "warning"), 1),
        ((BROKEN, "--ignore", "regulation-s-k", "--fail-on", "note"), 1),
        ((BROKEN, "--select", "cap-is-stated"), 0),
        ((CLEAN, BROKEN), 1),
        ((FACTS,), 0),
        ((FACTS, "--strict"), 1),
        ((FACTS, "--strict", "--fail-on", "never"), 0),
        ((OTHER,), 0),
        ((OTHER, "--strict"), 3),
        ((OTHER, "--strict", "--fail-on", "never"), 3),
        ((CLEAN, "none.htm"), 3),
        ((BROKEN, "none.htm"), 3),
        ((BROKEN, "none.htm", "--fail-on", "never"), 3),
        ((), 2),
        (("--no-such-option", CLEAN), 2),
        ((CLEAN, "--fail-on", "fatal"), 2),
        ((CLEAN, "--format", "xml"), 2),
        ((CLEAN, "--as-of", "2022-02-30"), 2),
        ((CLEAN, "--rules", "no-such-folder"), 2),
        ((CLEAN, "--facts", "no-such-file.yaml"), 2),
        ((CLEAN, "--select", "cap-is-statd"), 2),
        ((CLEAN, "-q", "-v"), 2),
        ((CLEAN, "--stdin-filename", "draft.htm"), 2),
        (("-", "-"), 2),
    ],
)
def test_the_exit_code_is_that_of_the_contract(arguments: tuple[str, ...], code: int) -> None:
    """0 clear, 1 open findings, 2 wrong usage, 3 something could not be checked; the format changes nothing."""
    result = atmcheck("check", *arguments, given=b"")

    assert code == result.exit_code, result.output
    assert code == atmcheck("check", "--format", "json", *arguments, given=b"").exit_code


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.htm", b"", "is empty"),
        ("blank.htm", b"<html><body> &nbsp; </body></html>", "has no text in it"),
        ("noise.htm", bytes(range(1, 32)) * 50, "is not text"),
        ("word.htm", b"PK\x03\x04" + b"\x00" * 100, "is a damaged zip file"),
        ("facts.yaml", b"program.capp: 1\n", "did you mean program.cap?"),
        ("facts.yml", b"program.cap: soon\n", "facts.yml:1: program.cap:"),
        ("facts.json", b'{"program.cap": }', "facts.json:1:"),
    ],
)
def test_an_input_that_cannot_be_read_is_one_sentence(name: str, content: bytes, sentence: str, tmp_path: Path) -> None:
    """It goes to standard error, names the file, and is no traceback."""
    path = tmp_path / name
    path.write_bytes(content)
    result = atmcheck("check", path)

    assert (3, "") == (result.exit_code, result.stdout)
    assert sentence in result.stderr
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"atmcheck: {path}")


def test_a_missing_file_and_a_directory_say_what_they_are(tmp_path: Path) -> None:
    """One sentence each."""
    result = atmcheck("check", tmp_path / "none.htm", tmp_path)

    assert 3 == result.exit_code
    assert [
        f"atmcheck: {tmp_path}/none.htm: no such file",
        f"atmcheck: {tmp_path} is a directory; name the files in it",
    ] == result.stderr.splitlines()


def test_what_cannot_be_read_stands_in_the_report_beside_the_others() -> None:
    """The clean draft is still reported, and the summary counts both."""
    result = atmcheck("check", CLEAN, "none.htm")

    assert "NOT CHECKED  none.htm: no such file" in result.stdout.splitlines()
    assert "1 input could not be checked" in summary_of(result)
    assert "" == result.stderr


def test_faulty_rules_stop_everything_before_a_draft_is_opened(tmp_path: Path) -> None:
    """All faults are listed with file and line, and nothing is reported."""
    (tmp_path / "pack.yaml").write_text("id: house\ntitle: House rules\n", encoding="utf-8")
    rule = (FIXTURES.parent / "rules" / "regulation-s-k" / "cap-is-stated.yaml").read_text(encoding="utf-8")
    faulty = rule.replace("id: cap-is-stated", "id: house-cap").replace("program.cap: present", "program.capp: present")
    (tmp_path / "house-cap.yaml").write_text(faulty, encoding="utf-8")
    result = atmcheck("check", "none.htm", "--rules", tmp_path)

    assert (3, "") == (result.exit_code, result.stdout)
    assert "house-cap.yaml:" in result.stderr
    assert "did you mean program.cap?" in result.stderr
    assert "none.htm" not in result.stderr


def test_faulty_given_facts_stop_everything(tmp_path: Path) -> None:
    """A misspelt fact over a draft must not be dropped quietly."""
    facts = tmp_path / "given.yaml"
    facts.write_text("comission.rate: 3\n", encoding="utf-8")
    result = atmcheck("check", CLEAN, "--facts", facts)

    assert (3, "") == (result.exit_code, result.stdout)
    assert "did you mean commission.rate?" in result.stderr


def test_given_facts_stand_over_what_the_draft_says(tmp_path: Path) -> None:
    """The finding shows what was given and what the document says."""
    facts = tmp_path / "given.yaml"
    facts.write_text("filing.rule_paragraph: absent\n", encoding="utf-8")
    result = atmcheck("check", CLEAN, "--facts", facts)

    assert 1 == result.exit_code
    assert "given as not found; the document says 424(b)(5)" in " ".join(result.stdout.split())


def test_standard_input_is_a_draft_under_its_name() -> None:
    """The name is shown, and its ending tells the format."""
    content = Path(FIXTURES / "suspension" / "draft.md").read_bytes()
    named = atmcheck("check", "-", "--stdin-filename", "stop.md", "--format", "json", given=content)
    unnamed = atmcheck("check", "-", "--format", "json", given=Path(CLEAN).read_bytes())

    assert ("stop.md", "markdown") == tuple(json.loads(named.stdout)["documents"][0][key] for key in ("path", "format"))
    assert "stdin.htm" == json.loads(unnamed.stdout)["documents"][0]["path"]


@pytest.mark.parametrize("draft", ["suspension/draft.md", "termination-sticker/draft.txt"])
def test_text_on_standard_input_needs_no_name(draft: str) -> None:
    """As HTML its lines would be lost, and with them what stands at the head of a cover."""
    unnamed = atmcheck("check", "-", given=(FIXTURES / draft).read_bytes()).stdout.splitlines()
    named = atmcheck("check", "-", "--stdin-filename", "stdin.txt", given=(FIXTURES / draft).read_bytes()).stdout

    assert unnamed == named.splitlines()


def test_the_day_that_is_asked_for_is_in_the_report() -> None:
    """It is the law of every document."""
    assert "law as of 20 Oct 2022" in summary_of(atmcheck("check", CLEAN, "--as-of", "2022-10-20"))


def test_files_are_written_beside_the_report(tmp_path: Path) -> None:
    """The ending is the format, an old file is replaced, and nothing else is left in the folder."""
    (tmp_path / "report.json").write_text("old", encoding="utf-8")
    result = atmcheck("check", BROKEN, "-o", tmp_path / "report.json", "-o", tmp_path / "report.txt")

    assert 1 == result.exit_code
    assert ["report.json", "report.txt"] == sorted(path.name for path in tmp_path.iterdir())
    assert 5 == json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["summary"]["fail"]
    lines = (tmp_path / "report.txt").read_text(encoding="utf-8").splitlines()
    assert "FAIL  3 errors, 2 warnings" in lines
    assert max(map(len, lines)) <= 100
    assert "FAIL  3 errors, 2 warnings" in result.stdout.splitlines()


def test_the_file_is_what_standard_output_would_be(tmp_path: Path) -> None:
    """Byte by byte, for JSON."""
    result = atmcheck("check", BROKEN, "--format", "json", "-o", tmp_path / "report.json")

    assert result.stdout == (tmp_path / "report.json").read_text(encoding="utf-8")


def test_an_output_that_cannot_be_written_is_wrong_usage(tmp_path: Path) -> None:
    """An unknown ending, a folder that is not there, an input."""
    draft = tmp_path / "facts.json"
    draft.write_text("{}", encoding="utf-8")

    for output, sentence in (
        (tmp_path / "report.odt", "the ending of the file says its format, one of .txt, .json"),
        (tmp_path / "none" / "report.txt", "there is no folder"),
        (draft, "would overwrite an input"),
    ):
        result = atmcheck("check", draft, "-o", output)
        assert 2 == result.exit_code
        assert f"atmcheck: --output {output}" in result.stderr
        assert sentence in result.stderr
    assert [draft] == list(tmp_path.iterdir())
    assert "{}" == draft.read_text(encoding="utf-8")


def test_quiet_is_the_verdict_and_the_summary() -> None:
    """Three lines for one document: what it is, how it stands, the counts."""
    lines = atmcheck("check", BROKEN, "-q").stdout.splitlines()

    assert 3 == len(lines)
    assert "FAIL  3 errors, 2 warnings" == lines[1]
    assert " rules: " in lines[2]


def test_verbose_shows_the_quotes_of_passes_and_what_does_not_apply() -> None:
    """The plain report has only a table of passes."""
    plain, verbose = atmcheck("check", CLEAN).stdout, atmcheck("check", CLEAN, "-v").stdout

    assert "Not applicable (" not in plain
    assert "Not applicable (" in verbose
    assert "PASS     cap-is-stated" in verbose


@pytest.mark.parametrize(
    ("arguments", "variables", "coloured"),
    [
        ((), {"FORCE_COLOR": "1", "TERM": "xterm"}, True),
        (("--no-color",), {"FORCE_COLOR": "1", "TERM": "xterm"}, False),
        ((), {"FORCE_COLOR": "1", "TERM": "xterm", "NO_COLOR": "1"}, False),
        ((), {}, False),
    ],
)
def test_colour_can_be_switched_off(arguments: tuple[str, ...], variables: dict[str, str], coloured: bool) -> None:
    """By the option, by the variable, and by a pipe; then there is no escape code at all."""
    assert coloured == ("\x1b" in atmcheck("check", BROKEN, *arguments, variables=variables).stdout)


def test_the_version_is_that_of_the_package() -> None:
    """``--version`` needs no command."""
    result = atmcheck("--version")

    assert (0, f"atmcheck {__version__}\n") == (result.exit_code, result.stdout)
