"""The command line as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_terminal_without_curly_quotes_is_no_reason_to_fail() -> None:
    """What the encoding of standard output lacks is written as an escape."""
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", "fixtures/broken-launch/draft.htm"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )

    assert (1, b"") == (done.returncode, done.stderr)
    assert rb"\u201cUp to $750,000,000\u201d" in done.stdout


def test_a_reader_that_leaves_early_gets_no_traceback() -> None:
    """As when the report is piped into ``head``."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "checker", "check", "fixtures/broken-launch/draft.htm"],
            cwd=ROOT,
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writer)

    assert b"Traceback" not in done.stderr
