"""Measure what a check costs, as ratios taken side by side: see README.md in this folder."""

from __future__ import annotations

import atexit
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

import lxml.html
import yaml

from checker.check import Piped, check
from checker.cli.output import ReportFormat
from checker.cli.rendering import rendered
from checker.engine.expressions import _evaluated
from checker.model.fact import Facts
from checker.model.rule import Rulebook
from checker.phrases.words import letters_of
from checker.reporting.terminal import Detail
from checker.rulebook.folder import builtin_folder
from checker.rulebook.load import load_rulebook

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures/launch-large/draft.htm"
SIZE, TEXT = 500_000, 350_000  # in bytes; half of the draft that is made longer is markup already
SIZES = (40_000, 200_000, SIZE, 2_000_000, 8_000_000)  # as much of the draft's text as the reader takes
MARKED_UP = (2_000_000, 40_000_000)  # of the same text in ever more markup
BASELINE = [sys.executable, "-c", "import typer, rich.console, yaml"]
IMPORTS = [
    sys.executable,
    "-c",
    "import checker.cli.app, checker.cli.check_command, checker.check, checker.rulebook.load\n"
    "import checker.reporting.terminal",
]


def long_draft(size: int) -> bytes:
    """Make a draft of about ``size`` bytes: the fixture, with the paragraphs of its body said again."""
    source = FIXTURE.read_text(encoding="utf-8")
    head, tail = source[: len(source) // 2], source[len(source) // 2 :]
    cut = head.rindex("</p>") + 4
    body = head[head.index("</p>", cut // 2) + 4 : cut]
    return (head[:cut] + body * ((size - len(source)) // len(body) + 1) + head[cut:] + tail).encode()


def marked_up_draft(size: int, text: int = 2 * SIZE) -> bytes:
    """Make a draft of about ``size`` bytes, of which ``text`` are as in ``long_draft``, the rest attributes of tags."""
    draft = long_draft(text)
    style = b' style="margin: 0pt 0 10pt"'
    return draft.replace(b"<p", b"<p" + style * ((size - len(draft)) // draft.count(b"<p") // len(style)))


def usual_draft() -> bytes:
    """Make a draft of the usual size, of which three fifths are markup as in most filings."""
    return marked_up_draft(SIZE, TEXT)


@cache
def installed() -> Path:
    """Install the package into a folder, as users have it: compiled, and with what it keeps beside the code."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    options = ["--quiet", "--no-deps", "--target", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(FIXTURE.parents[2])], check=True)
    return folder


def seconds(run: Callable[[], object]) -> float:
    """Time one call."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def ratio(one: Callable[[], object], other: Callable[[], object], runs: int) -> tuple[float, float, float]:
    """Run two calls in turn; give the medians of both in seconds, and of the pairs' ratios."""
    one(), other()  # a run to warm up
    pairs = [(seconds(one), seconds(other)) for _ in range(runs)]
    return (
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )


def checked(data: bytes, rulebook: Rulebook) -> str | bytes:
    """Read, extract, evaluate and report, as the command does, and as if the draft had not been seen before."""
    letters_of.cache_clear()
    _evaluated.cache_clear()
    day = date(2026, 1, 2)
    report = check([Piped("draft.htm", data)], rulebook, given=Facts(), as_of=day, today=day)
    return rendered(report, rulebook.vocabulary, ReportFormat.JSON, Detail.FINDINGS, strict=False)


def text_of(draft: bytes) -> str:
    """Parse a draft with lxml and take its text, and do no more."""
    tree: Any = lxml.html.fromstring(draft)  # its stubs do not know this method
    return str(tree.text_content())


def parsed_rules() -> None:
    """Parse the files of the bundled rules with PyYAML in C, and do nothing with what they say."""
    for path in builtin_folder().rglob("*.yaml"):
        for _ in yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            pass


def run(command: list[str]) -> object:
    """Run a whole process, with the package as it is installed."""
    return subprocess.run(command, capture_output=True, check=True, cwd=installed())


def measure_ratios(draft: bytes, rulebook: Rulebook) -> None:
    """Print what a check and its parts cost, and what they are measured against."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.htm"
        path.write_bytes(draft)
        command = [sys.executable, "-m", "checker", "check", str(path), "--fail-on", "never"]
        rows = {
            "command": ratio(lambda: run(command), lambda: run(BASELINE), 15),
            "imports": ratio(lambda: run(IMPORTS), lambda: run(BASELINE), 15),
            "check": ratio(lambda: checked(draft, rulebook), lambda: text_of(draft), 15),
            "rulebook": ratio(lambda: load_rulebook(examples=False), parsed_rules, 15),
        }
    print(f"draft of {len(draft):,} bytes; medians in milliseconds, and of the ratios")
    for name, (a, b, quotient) in rows.items():
        print(f"{name:8} {a * 1000:8.1f} {b * 1000:8.1f} {quotient:8.2f}")


def measure_growth(drafts: list[bytes], rulebook: Rulebook) -> None:
    """Print what a check costs at each size, for each megabyte beside the same of a draft of the usual size."""
    usual = usual_draft()
    print("bytes, milliseconds, and the cost of a byte in that of a byte of the usual draft")
    for draft in drafts:
        a, _, quotient = ratio(partial(checked, draft, rulebook), partial(checked, usual, rulebook), 3)
        print(f"{len(draft):12,} {a * 1000:8.0f} {quotient * len(usual) / len(draft):8.2f}")


def main() -> None:
    """Measure, and print."""
    rulebook = load_rulebook(examples=False)
    measure_ratios(usual_draft(), rulebook)
    measure_growth([long_draft(size) for size in SIZES], rulebook)
    measure_growth([marked_up_draft(size) for size in MARKED_UP], rulebook)


if __name__ == "__main__":
    main()
