"""Files that once broke a reader: see benchmarks/fuzz.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.test_files import read_or_refused

CRASHERS = sorted((Path(__file__).parent / "crashers").iterdir())


@pytest.mark.parametrize("crasher", CRASHERS, ids=[path.name for path in CRASHERS])
def test_what_once_broke_a_reader_is_read_or_refused(crasher: Path) -> None:
    """Each gives a document whose quotes stand where the evidence says, or one sentence."""
    read_or_refused(crasher.read_bytes(), crasher.name)
