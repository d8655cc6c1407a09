"""The Word file and the sign-off sheet, from the command line."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from checker.cli.app import app
from tests.documents.word_files import p, saved, with_body
from tests.reporting.word.annotated import comments_of, text_of

ROOT = Path(__file__).parents[2]
STOP = ROOT / "fixtures" / "suspension" / "draft.md"


def test_a_word_draft_is_annotated(tmp_path: Path) -> None:
    """The draft itself stays as it is, and a draft from standard input is no different."""
    data = saved(with_body(p("PROSPECTUS SUPPLEMENT") + p("Up to $5,000,000 of Common Stock")))
    draft, piped, output = tmp_path / "draft.docx", tmp_path / "piped.docx", tmp_path / "draft.annotated.docx"
    draft.write_bytes(data)
    CliRunner().invoke(app, ["check", str(draft), "-o", str(output)], catch_exceptions=False)
    through = ["check", "-", "--stdin-filename", "draft.docx", "-o", str(piped)]
    CliRunner().invoke(app, through, input=data, catch_exceptions=False)

    assert data == draft.read_bytes()
    assert text_of(data) == text_of(output.read_bytes())
    assert comments_of(output.read_bytes())
    assert output.read_bytes() == piped.read_bytes()


def test_any_other_draft_gives_a_list(tmp_path: Path) -> None:
    """A table with room for how each issue was resolved."""
    output = tmp_path / "issues.docx"
    CliRunner().invoke(app, ["check", str(STOP), "-o", str(output)], catch_exceptions=False)

    assert text_of(output.read_bytes()).startswith("Issues list\n")


def test_a_draft_cannot_be_written_over_by_its_own_comments(tmp_path: Path) -> None:
    """The annotated file is another file."""
    draft = tmp_path / "draft.docx"
    draft.write_bytes(saved(with_body(p("Up to $5"))))
    result = CliRunner().invoke(app, ["check", str(draft), "-o", str(draft)])

    assert (2, f"atmcheck: --output {draft} would overwrite an input\n") == (result.exit_code, result.stderr)


def test_a_terminal_gets_no_word_file() -> None:
    """It would show it as rubbish; a pipe gets it."""
    reader, terminal = pty.openpty()
    command = [sys.executable, "-m", "checker", "check", str(STOP), "-f", "word"]
    done = subprocess.run(command, cwd=ROOT, stdout=terminal, stderr=subprocess.PIPE, text=True, check=False)
    os.close(terminal)
    os.close(reader)

    assert 2 == done.returncode
    assert "atmcheck: a Word file is not for a terminal: name a file for it, as in -o report.docx\n" == done.stderr
