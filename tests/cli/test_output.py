"""Where a report goes: every format, into files that are written whole or not at all, and past bad endings."""

import html
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import zipfile
from errno import EROFS
from pathlib import Path
from threading import Timer

import pytest
from typer.testing import CliRunner, Result

from checker.cli.app import app
from checker.cli.output import ENDINGS, Output, ReportFormat, planned_outputs, write_all
from checker.cli.rendering import repository_path
from checker.errors import UsageError
from tests.formats import in_formats

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
CLEAN = FIXTURES / "launch-large" / "draft.htm"
BROKEN = FIXTURES / "broken-launch" / "draft.htm"
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")


def atmcheck(*arguments: str | Path) -> Result:
    """Call the command line."""
    runner = CliRunner(env={"COLUMNS": "200"})
    return runner.invoke(app, [str(each) for each in arguments], catch_exceptions=False)


def process(*arguments: str | Path, **options: object) -> "subprocess.Popen[bytes]":
    """Start the command line as a process of its own."""
    command = [sys.executable, "-m", "checker", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(
    ("draft", "code"), [("termination-sticker/draft.txt", 0), ("suspension/draft.md", 1), ("none.htm", 3)]
)
def test_the_format_never_changes_the_exit_code(draft: str, code: int, tmp_path: Path) -> None:
    """Neither on standard output nor in files, redacted or not."""
    path = FIXTURES / draft
    files = [f"-o{report_format}={tmp_path / report_format}" for report_format in ReportFormat]

    for report_format in ReportFormat:
        assert code == atmcheck("check", path, "-f", report_format).exit_code
    for redact in ([], ["--redact"]):
        assert code == atmcheck("check", path, *redact, *files).exit_code
    assert sorted(ReportFormat) == sorted(path.name for path in tmp_path.iterdir())


@pytest.mark.parametrize("report_format", [each for each in ReportFormat if each is not ReportFormat.TERMINAL])
def test_a_file_is_what_standard_output_would_be(report_format: ReportFormat, tmp_path: Path) -> None:
    """Byte by byte, and nothing else is printed."""
    result = atmcheck("check", BROKEN, "-f", report_format, "-o", f"{report_format}={tmp_path / 'report'}")

    assert (result.stdout_bytes, "") == ((tmp_path / "report").read_bytes(), result.stderr)


@pytest.mark.parametrize(
    ("named", "path", "report_format"),
    [
        ("report.txt", "report.txt", "terminal"),
        ("report.JSON", "report.JSON", "json"),
        ("results.sarif", "results.sarif", "sarif"),
        ("junit.xml", "junit.xml", "junit"),
        ("report.md", "report.md", "markdown"),
        ("report.html", "report.html", "html"),
        ("draft.annotated.docx", "draft.annotated.docx", "word"),
        ("signoff.html", "signoff.html", "signoff-html"),
        ("draft.signoff.docx", "draft.signoff.docx", "signoff-word"),
        ("signoff.md", "signoff.md", "signoff-markdown"),
        ("gl-code-quality.json", "gl-code-quality.json", "gitlab"),
        ("gl-code-quality-report.json", "gl-code-quality-report.json", "gitlab"),
        ("drafts.gitlab.json", "drafts.gitlab.json", "gitlab"),
        ("gitlab=report.json", "report.json", "gitlab"),
        ("github=annotations", "annotations", "github"),
        ("sarif=a=b.json", "a=b.json", "sarif"),
        ("a=b.json", "a=b.json", "json"),
    ],
)
def test_a_file_name_says_its_format(named: str, path: str, report_format: str) -> None:
    """By its ending, or by what is put before it."""
    assert [Output(Path(path), ReportFormat(report_format))] == planned_outputs([named])


def test_every_format_can_be_named() -> None:
    """Those without an ending too."""
    assert set(ReportFormat) - {ReportFormat.GITHUB} == set(ENDINGS.values())


def test_wrong_outputs_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    """One sentence, and no file is written."""
    (tmp_path / "folder.json").mkdir()
    twice = [tmp_path / "a.json", tmp_path / "folder.json" / ".." / "a.json"]

    for outputs, sentence in (
        ([tmp_path / "report.pdf"], "the ending of the file says its format"),
        ([tmp_path / "none" / "a.json"], "there is no folder"),
        ([tmp_path / "folder.json"], "is a folder: name a file in it"),
        (twice, "is named twice"),
        (["-"], "- is not a file; to print a report use --format"),
        (["github=-"], "- is not a file; to print a report use --format"),
    ):
        with pytest.raises(UsageError, match=sentence):
            planned_outputs(list(map(str, outputs)))
        result = atmcheck("check", "none.htm", *(f"-o{output}" for output in outputs))
        assert (2, "", 1) == (result.exit_code, result.stdout, len(result.stderr.splitlines()))
    assert ["folder.json"] == [path.name for path in tmp_path.iterdir()]


def test_an_output_that_is_an_input_under_another_name_is_refused(tmp_path: Path) -> None:
    """A link of either kind leads to the same bytes."""
    draft = tmp_path / "draft.txt"
    draft.write_bytes(CLEAN.read_bytes())
    (tmp_path / "hard.txt").hardlink_to(draft)
    (tmp_path / "soft.txt").symlink_to(draft)

    for name in ("draft.txt", "hard.txt", "soft.txt"):
        result = atmcheck("check", draft, "-o", tmp_path / name)
        assert (2, f"atmcheck: --output {tmp_path / name} would overwrite an input\n") == (
            result.exit_code,
            result.stderr,
        )
    assert CLEAN.read_bytes() == draft.read_bytes()


@needs_full
def test_if_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    """An old one stays as it was, and no part of a new one is left."""
    old = tmp_path / "old.json"
    old.write_text("old", encoding="utf-8")
    result = atmcheck("check", CLEAN, "-o", old, "-o", tmp_path / "new.md", "-o", f"json={FULL}")

    assert (2, "") == (result.exit_code, result.stdout)
    assert f"atmcheck: --output {FULL} cannot be written: No space left on device\n" == result.stderr
    assert (["old.json"], "old") == ([path.name for path in tmp_path.iterdir()], old.read_text(encoding="utf-8"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only for this user")
def test_a_folder_that_is_read_only_is_said_to_be(tmp_path: Path) -> None:
    """One sentence."""
    tmp_path.chmod(0o500)
    try:
        result = atmcheck("check", CLEAN, "-o", tmp_path / "a.json")
    finally:
        tmp_path.chmod(0o700)

    assert (2, f"atmcheck: --output {tmp_path / 'a.json'} cannot be written: Permission denied\n") == (
        result.exit_code,
        result.stderr,
    )


def test_a_disk_that_is_read_only_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There not even the part that was never written can be taken away."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(EROFS, os.strerror(EROFS))

    monkeypatch.setattr(Path, "write_text", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(UsageError, match=r"a\.json cannot be written: Read-only file system"):
        write_all([(tmp_path / "a.json", "{}")])


def test_what_is_no_plain_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """A named pipe stays a pipe."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_all([(pipe, "report")])
        assert b"report" == os.read(reader, 100)
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file that it leads to is replaced."""
    (tmp_path / "link.json").symlink_to(tmp_path / "file.json")
    write_all([(tmp_path / "link.json", "report")])

    assert (tmp_path / "link.json").is_symlink()
    assert "report" == (tmp_path / "file.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("draft", "code", "arguments"),
    [(CLEAN, 0, ("-v",)), (BROKEN, 1, ("-v",)), (BROKEN, 1, ("-f", "json")), (CLEAN, 0, ("-f", "sarif"))],
)
def test_a_reader_that_leaves_early_changes_nothing(draft: Path, code: int, arguments: tuple[str, ...]) -> None:
    """A clean draft is no broken one because ``head`` has seen enough."""
    reader, writer = os.pipe()
    os.close(reader)
    running = process("check", draft, *arguments, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    _, complaint = running.communicate()

    assert (code, b"") == (running.returncode, complaint)


@needs_full
@pytest.mark.parametrize("report_format", ["terminal", "json"])
def test_a_report_that_is_lost_is_no_success(report_format: str) -> None:
    """Standard output on a full disk is one sentence, and not code 0."""
    with FULL.open("wb") as full:
        running = process("check", CLEAN, "-f", report_format, stdout=full, stderr=subprocess.PIPE)
        _, complaint = running.communicate()

    assert 2 == running.returncode
    assert b"atmcheck: the report cannot be written to standard output: No space left on device\n" == complaint


@needs_full
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["rules", "lint"]], ids=" ".join)
def test_what_has_no_report_is_no_traceback_either(arguments: list[str]) -> None:
    """On a full disk the help is one sentence."""
    with FULL.open("wb") as full:
        running = process(*arguments, stdout=full, stderr=subprocess.PIPE)
        _, complaint = running.communicate()

    told = b"atmcheck: what was asked for cannot be written to standard output: No space left on device\n"
    assert (2, told) == (running.returncode, complaint)


@pytest.mark.parametrize(
    "error", ["FileNotFoundError(2, 'no such file', 'x')", "OSError(28, 'full', 'x')", "OSError(9)"]
)
def test_any_other_error_of_the_system_writes_nothing_to_standard_output(error: str) -> None:
    """A bug stays a traceback, and no empty line stands in what a pipeline reads."""
    script = (
        "import sys\nfrom checker.cli import app\ndef broken(**_): raise " + error + "\napp.app = broken\napp.main()\n"
    )
    running = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)

    assert (1, b"", True) == (running.returncode, running.stdout, b"Traceback" in running.stderr)


@needs_full
@pytest.mark.parametrize(("draft", "code"), [(BROKEN, 1), (Path("none.htm"), 3)])
@pytest.mark.parametrize("redirected", [">&-", "2>&-", "2>/dev/full"])
def test_a_closed_stream_or_a_full_log_changes_nothing(draft: Path, code: int, redirected: str) -> None:
    """The exit code stays that of the findings."""
    command = f"{shlex.join([sys.executable, '-m', 'checker', 'check', str(draft)])} {redirected}"
    running = subprocess.run(command, shell=True, capture_output=True, cwd=ROOT, check=False)

    assert (code, False) == (running.returncode, b"Traceback" in running.stderr)


@pytest.mark.parametrize("encoding", ["ascii", "utf-16"])
def test_no_encoding_of_the_terminal_ends_in_a_traceback(encoding: str) -> None:
    """In the formats that write more than ASCII."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for report_format in (ReportFormat.TERMINAL, ReportFormat.MARKDOWN):
        running = process(
            "check", BROKEN, "-f", report_format, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
        )
        _, complaint = running.communicate()
        assert (1, b"") == (running.returncode, complaint)


def test_a_file_name_that_is_no_text_is_no_reason_to_fail(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 in a name, in every format."""
    draft = tmp_path / os.fsdecode(b"bad\xff.htm")
    draft.write_bytes(CLEAN.read_bytes())
    files = [f"-o{report_format}={tmp_path / report_format}" for report_format in ReportFormat]

    assert 0 == atmcheck("check", draft, "-f", "sarif", *files).exit_code


def test_an_interrupt_ends_with_130_and_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    """It comes while the second input, a pipe to which nobody writes, is waited for."""
    pipe = tmp_path / "given.yaml"
    os.mkfifo(pipe)
    output = tmp_path / "report.json"
    output.write_text("old", encoding="utf-8")
    running = process("check", CLEAN, "--facts", pipe, "-o", output, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    rescue = Timer(
        60, os.open, (pipe, os.O_RDONLY | os.O_NONBLOCK)
    )  # were it never read, this test would wait for ever
    rescue.start()
    with pipe.open("wb"):  # opens when the other end is being read: the check is in the middle
        rescue.cancel()
        running.send_signal(signal.SIGINT)
        printed, complaint = running.communicate()

    assert (130, b"") == (running.returncode, printed)
    assert b"atmcheck: interrupted before it was done\n" == complaint
    assert ({"given.yaml", "report.json"}, "old") == (
        {path.name for path in tmp_path.iterdir()},
        output.read_text(encoding="utf-8"),
    )


def test_paths_are_told_from_the_root_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That is how its host knows them, wherever one stands."""
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    drafts = tmp_path / "repository" / "drafts"
    drafts.mkdir()
    monkeypatch.chdir(drafts)

    assert ["drafts/a.htm", "drafts/a.htm", "drafts/a.htm", "b.htm", "../../c.htm", "/d.htm"] == [
        repository_path(path)
        for path in ("a.htm", "./a.htm", str(drafts / "a.htm"), "../b.htm", "../../c.htm", "/d.htm")
    ]


def test_faults_in_given_facts_are_redacted_too(tmp_path: Path) -> None:
    """The complaint would repeat what somebody wrote."""
    given = tmp_path / "given.yaml"
    given.write_text("program.cap: Project Falcon\n", encoding="utf-8")
    plain, redacted = (atmcheck("check", CLEAN, "--facts", given, *more) for more in ((), ("--redact",)))

    assert (3, True) == (plain.exit_code, "Falcon" in plain.stderr)
    sentence = f"atmcheck: {given}:1: the fault is redacted; run without --redact to see it\n"
    assert (3, "", sentence) == (redacted.exit_code, redacted.stdout, redacted.stderr)


def test_an_input_that_is_faulty_is_redacted_too(tmp_path: Path) -> None:
    """On standard error, and in a file."""
    given = tmp_path / "facts.yaml"
    given.write_text("program.cap: Project Falcon\n", encoding="utf-8")
    result = atmcheck("check", given, "--redact", "-f", "json", "-o", tmp_path / "report.json")

    assert 3 == result.exit_code
    assert "Falcon" not in result.output + (tmp_path / "report.json").read_text(encoding="utf-8")
    assert str(given) == json.loads(result.stdout)["failed"][0]["path"]


SIGNED = ("--reason", "x", "--by", "y", "--until", "2999-12-31", "--waivers", "new.yaml")


@pytest.mark.parametrize("by", ["option", "configuration"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "draft.htm", "--facts", "faulty.yaml"),
        ("check", "draft.htm", "--waivers", "waivers.yaml"),
        ("check", "faulty.yaml"),
        ("facts", "faulty.yaml"),
        ("facts", "faulty.yaml", "-f", "json"),
        ("diff", "draft.htm", "faulty.yaml"),
        ("diff", "draft.htm", "draft.htm", "--facts", "faulty.yaml"),
        ("waive", "faulty.yaml", "cap-is-stated", *SIGNED),
        ("waive", "draft.htm", "cap-mentions-agree", *SIGNED[:-1], "waivers.yaml"),
    ],
    ids=" ".join,
)
def test_no_command_tells_what_is_faulty_if_it_redacts(
    by: str, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the command line or the configuration says so."""
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    Path("draft.htm").write_bytes(BROKEN.read_bytes())
    Path("faulty.yaml").write_text("project.falcon: Falcon\n", encoding="utf-8")
    Path("waivers.yaml").write_text("- project.falcon: Falcon\n", encoding="utf-8")
    assert "alcon" in atmcheck(*arguments).output
    if by == "configuration":
        Path("atmcheck.yaml").write_text("redact: true\n", encoding="utf-8")
    result = atmcheck(*arguments, *(["--redact"] if by == "option" else []))

    assert (3, False, True) == (result.exit_code, "alcon" in result.output, "redacted" in result.output)


@pytest.mark.parametrize("by", ["option", "configuration"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "draft.htm"),
        ("facts", "draft.htm"),
        ("diff", "draft.htm", "draft.htm"),
        ("waive", "draft.htm", "cap-is-stated", *SIGNED),
    ],
    ids=" ".join,
)
def test_a_bug_tells_nothing_of_the_draft_if_it_is_redacted(
    by: str, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told by its kind and its line; otherwise it stays what it was raised as, for a traceback."""

    def careless(*_: object) -> None:
        raise KeyError("Project Falcon")

    monkeypatch.setattr("checker.check.extract_facts", careless)
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    Path("draft.htm").write_bytes(BROKEN.read_bytes())
    with pytest.raises(KeyError, match="Falcon"):
        atmcheck(*arguments)
    if by == "configuration":
        Path("atmcheck.yaml").write_text("redact: true\n", encoding="utf-8")
    result = atmcheck(*arguments, *(["--redact"] if by == "option" else []))

    assert (3, False) == (result.exit_code, "alcon" in result.output)
    assert re.match(r"atmcheck: this is a defect of atmcheck: KeyError in checker/check\.py, line \d+; ", result.stderr)


@pytest.mark.parametrize("redacted", [(), ("--redact",)])
def test_every_report_says_who_answered(redacted: tuple[str, ...], tmp_path: Path) -> None:
    """And on which day; with --redact none does."""
    given, draft = tmp_path / "given.yaml", tmp_path / "draft.docx"
    given.write_text("program.cap: {value: 750000000, by: A. Reader, on: 2026-04-07}\n", encoding="utf-8")
    draft.write_bytes(in_formats(CLEAN)["word"])
    outputs = {each: tmp_path / each for each in ReportFormat if each is not ReportFormat.TERMINAL}
    files = [f"-o{report_format}={output}" for report_format, output in outputs.items()]
    assert 0 == atmcheck("check", draft, "--facts", given, *redacted, *files).exit_code

    for report_format, output in outputs.items():
        told = _text_of(output)
        assert (report_format, not redacted) == (report_format, "A. Reader" in told)
        assert (report_format, not redacted) == (report_format, "7 Apr 2026" in told or "2026-04-07" in told)


def _text_of(output: Path) -> str:
    """Give the text of a file, that of all parts if it is a Word file."""
    if not zipfile.is_zipfile(output):
        return html.unescape(output.read_text(encoding="utf-8"))
    with zipfile.ZipFile(output) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
