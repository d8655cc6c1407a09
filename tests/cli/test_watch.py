"""``--watch`` as a user sees it: the report is told again when a file is saved, and Ctrl-C ends it quietly."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import pytest
from typer.testing import CliRunner

from checker.cli.app import app
from checker.cli.watch import _folders

ROOT = Path(__file__).parents[2]
CLEAN = (ROOT / "fixtures" / "launch-large" / "draft.htm").read_bytes()
BROKEN = (ROOT / "fixtures" / "broken-launch" / "draft.htm").read_bytes()
PATIENCE = 60.0
"""So many seconds a test waits at most; what it waits for comes long before."""


class Watching:
    """A watching command, whose reports are read one by one."""

    def __init__(self, *arguments: str | Path) -> None:
        command = [sys.executable, "-u", "-m", "checker", "check", "-q", "--watch", *map(str, arguments)]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "COLUMNS": "300"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self.deadline = Timer(PATIENCE, self.process.kill)
        self.deadline.start()

    def report(self) -> list[str]:
        """Read up to the line that says it waits."""
        assert self.process.stdout is not None
        lines: list[str] = []
        for line in self.process.stdout:
            if line.startswith("atmcheck: waiting for a change"):
                return lines
            lines.append(line.rstrip())
        raise AssertionError(f"it ended with {self.process.wait()}: {lines}")

    def end(self) -> int:
        """Interrupt it, and give its exit code."""
        self.process.send_signal(signal.SIGINT)
        assert self.process.stdout is not None
        assert "Traceback" not in self.process.stdout.read()
        return self.process.wait()

    def close(self) -> None:
        """End it whatever happened."""
        self.deadline.cancel()
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def watch() -> Iterator[Callable[..., Watching]]:
    """Start watching commands, and end them after the test."""
    started: list[Watching] = []

    def start(*arguments: str | Path) -> Watching:
        started.append(Watching(*arguments))
        return started[-1]

    yield start
    for each in started:
        each.close()


def test_a_saved_draft_is_checked_again(watch: Callable[..., Watching], tmp_path: Path) -> None:
    """Written in place, put in place by renaming, and the exit code is that of the last report."""
    draft = tmp_path / "draft.htm"
    draft.write_bytes(CLEAN)
    watching = watch(draft)
    assert "PASS" == watching.report()[1]

    draft.write_bytes(BROKEN)
    assert watching.report()[1].startswith("FAIL")

    (tmp_path / "draft.htm~").write_bytes(CLEAN)
    (tmp_path / "draft.htm~").replace(draft)
    assert "PASS" == watching.report()[1]

    draft.write_bytes(BROKEN)
    assert watching.report()[1].startswith("FAIL")
    assert 1 == watching.end()


def test_what_is_faulty_for_a_moment_ends_nothing(watch: Callable[..., Watching], tmp_path: Path) -> None:
    """A file of facts with a slip is complained about, and checked again when it is mended."""
    draft, facts = tmp_path / "draft.htm", tmp_path / "facts.yaml"
    draft.write_bytes(CLEAN)
    facts.write_text("program.capp: 1\n", encoding="utf-8")
    watching = watch(draft, "--facts", facts)
    (complaint,) = watching.report()
    assert "did you mean program.cap?" in complaint

    facts.write_text("legend.commission: absent\n", encoding="utf-8")
    assert watching.report()[1].startswith("FAIL")
    assert 1 == watching.end()


def test_a_rule_of_ones_own_is_watched_too(watch: Callable[..., Watching], tmp_path: Path) -> None:
    """Whoever writes a rule sees at once what it says of a draft."""
    draft, pack = tmp_path / "draft.htm", tmp_path / "house"
    draft.write_bytes(CLEAN)
    pack.mkdir()
    (pack / "pack.yaml").write_text("id: house\ntitle: House rules\n", encoding="utf-8")
    watching = watch(draft, "--rules", pack)
    rules = int(watching.report()[2].partition(" ")[0])

    rule = (ROOT / "rules" / "regulation-s-k" / "cap-is-stated.yaml").read_text(encoding="utf-8")
    mine = rule.replace("id: cap-is-stated", "id: house-cap").replace("title: The", "title: In our house the")
    (pack / "house-cap.yaml").write_text(mine, encoding="utf-8")
    assert rules + 1 == int(watching.report()[2].partition(" ")[0])
    assert 0 == watching.end()


def test_standard_input_cannot_be_watched() -> None:
    """It is there only once."""
    result = CliRunner().invoke(app, ["check", "-", "--watch"], input=CLEAN)

    assert 2 == result.exit_code
    assert "atmcheck: --watch is for files: standard input cannot be read twice\n" == result.stderr


def test_without_the_library_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = CliRunner().invoke(app, ["check", "draft.htm", "--watch"])

    assert (2, "atmcheck: --watch needs the package watchfiles: install atmcheck[watch]\n") == (
        result.exit_code,
        result.stderr,
    )


def test_the_folders_are_watched_and_those_to_which_links_lead(tmp_path: Path) -> None:
    """An editor that saves by renaming, or another program, puts a file there."""
    (tmp_path / "real").mkdir()
    (tmp_path / "rules" / "pack").mkdir(parents=True)
    (tmp_path / "real" / "draft.htm").touch()
    (tmp_path / "draft.htm").symlink_to(tmp_path / "real" / "draft.htm")

    assert {tmp_path, tmp_path / "real", tmp_path / "rules", tmp_path / "rules" / "pack"} == set(
        _folders({tmp_path / "draft.htm", tmp_path / "rules", Path(os.devnull).parent / "none" / "x.htm"})
    )
