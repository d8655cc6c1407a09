"""Processes that cannot even begin: the command ends, and says why."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.screen.filings import ROOT, copies

UNGUARDED = """
import sys
from checker.cli.app import main
sys.argv = ["atmcheck", "screen", "-q", {folder!r}, "-o", {table!r}, "-j", "1"]
main()
"""


@pytest.mark.parametrize("in_a_file", [False, True])
def test_a_program_that_its_processes_cannot_import_is_told_so(tmp_path: Path, *, in_a_file: bool) -> None:
    """Each process would run the program again, from standard input or from a file without a guard."""
    table, script = tmp_path / "a.parquet", tmp_path / "unguarded.py"
    program = UNGUARDED.format(folder=str(copies(tmp_path / "filings", 2)), table=str(table))
    script.write_text(program, encoding="utf-8")
    called = subprocess.run(
        [sys.executable, str(script) if in_a_file else "-"],
        input="" if in_a_file else program,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 3 == called.returncode
    last = called.stderr.splitlines()[-1]
    assert last.startswith("atmcheck: the processes that read documents end before they read a document")
    assert "if __name__ == '__main__'" in last
    assert not table.exists()
