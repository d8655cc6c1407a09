"""Measure what a check costs, as ratios taken side by side: see README.md in this folder."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import lxml.html

from checker.documents.read import read_bytes
from checker.engine.computed import compute
from checker.engine.evaluate import evaluate
from checker.extraction.extract import extract_facts
from checker.rulebook.load import load_rulebook

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures/launch-large/draft.htm"
SIZE = 500_000
BASELINE = [sys.executable, "-c", "import typer, rich.console, yaml"]


def long_draft(size: int) -> bytes:
    """Make a draft of about ``size`` bytes: the fixture, with the paragraphs of its body said again."""
    source = FIXTURE.read_text(encoding="utf-8")
    head, tail = source[: len(source) // 2], source[len(source) // 2 :]
    cut = head.rindex("</p>") + 4
    body = head[head.index("</p>", cut // 2) + 4 : cut]
    return (head[:cut] + body * ((size - len(source)) // len(body) + 1) + head[cut:] + tail).encode()


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


def main() -> None:
    """Print the three ratios."""
    draft, longer = long_draft(SIZE), long_draft(2 * SIZE)
    rulebook = load_rulebook()

    def check(data: bytes) -> object:
        facts = extract_facts(read_bytes(data, "draft.htm"), rulebook.vocabulary)
        return evaluate(rulebook, compute(rulebook.vocabulary, facts), date(2026, 1, 2))

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.htm"
        path.write_bytes(draft)
        command = [sys.executable, "-m", "checker", "check", str(path), "--fail-on", "never"]
        rows = {
            "command": ratio(
                lambda: subprocess.run(command, capture_output=True, check=True),
                lambda: subprocess.run(BASELINE, check=True),
                15,
            ),
            "check": ratio(lambda: check(draft), lambda: lxml.html.fromstring(draft).text_content(), 15),
            "growth": ratio(lambda: check(longer), lambda: check(draft), 9),
        }
    print(f"draft of {len(draft):,} bytes; medians in milliseconds, and of the ratios")
    for name, (a, b, quotient) in rows.items():
        print(f"{name:8} {a * 1000:8.1f} {b * 1000:8.1f} {quotient:8.2f}")


if __name__ == "__main__":
    main()
