"""Filings to screen: the fixtures copied many times with small differences, and ways to call the command on them."""

import os
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
LAUNCH = FIXTURES / "launch-large" / "draft.htm"


def copies(folder: Path, count: int) -> Path:
    """Fill a folder with short drafts, no two of them alike; each tenth lacks its registration number."""
    folder.mkdir()
    sources = [FIXTURES / "suspension" / "draft.md", FIXTURES / "termination-sticker" / "draft.txt"]
    for number in range(count):
        source = sources[number % 2]
        text = source.read_text(encoding="utf-8").replace("212,640", f"{200_000 + number:,}")
        text = text.replace("333-", "No. ") if number % 10 == 9 else text
        (folder / f"{number:03}{source.suffix}").write_text(f"{text}\n{number}\n", encoding="utf-8")
    return folder


def command(*arguments: str | Path) -> list[str]:
    """Give the command line of a screening."""
    return [sys.executable, "-m", "checker", "screen", *map(str, arguments)]


def begin(*arguments: str | Path, program: Sequence[str] = ()) -> "subprocess.Popen[str]":
    """Begin a screening, or another program, whose standard error is read line by line."""
    return subprocess.Popen(
        list(program) or command(*arguments),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()
