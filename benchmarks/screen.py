"""Measure what a screening costs: documents a second, memory and bytes. See README.md in this folder."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
LOOK_EVERY = 0.1
"""Seconds; peaks of memory between two looks are not seen."""


def copies(folder: Path, count: int) -> list[Path]:
    """Fill a folder with the fixtures, each copy with a line of its own."""
    sources = sorted(path for path in FIXTURES.glob("*/draft.*") if path.suffix in {".htm", ".md", ".txt"})
    made = []
    for number in range(count):
        source = sources[number % len(sources)]
        made.append(folder / f"{number:05}{source.suffix}")
        made[-1].write_bytes(source.read_bytes() + f"\n{number}\n".encode())
    return made


def measured(patterns: list[str], table: Path, jobs: int, batch: int = 200) -> tuple[float, float, float]:
    """Screen; give the seconds on the clock, those of all processors, and the peak memory of all processes in MB."""
    options = ["-q", "-j", str(jobs), "--batch", str(batch), "--fresh"]
    command = [sys.executable, "-m", "checker", "screen", *patterns, "-o", str(table), *options]
    start, peak = time.perf_counter(), 0
    before = psutil.Process().cpu_times()
    run = psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while run.poll() is None:
        peak = max(peak, _memory(run))
        time.sleep(LOOK_EVERY)
    after = psutil.Process().cpu_times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, used, peak / 1e6


def _memory(run: psutil.Popen) -> int:
    total = 0
    try:
        for process in [run, *run.children(recursive=True)]:
            total += process.memory_info().rss
    except psutil.NoSuchProcess:
        pass
    return total


def main() -> None:
    """Print a line for each number of processes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pattern", nargs="*", help="what is screened; unless given, copies of the fixtures")
    parser.add_argument("--count", type=int, default=1000, help="of the copies")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "findings.parquet"
        files = [Path(each) for each in asked.pattern] or copies(Path(folder), asked.count)
        patterns = asked.pattern or [str(Path(folder) / "*.*")]
        size = sum(each.stat().st_size for each in files if each.is_file())
        print(f"{len(files):,} names, {size / 1e6:,.1f} MB")
        print("jobs  seconds  processor seconds  names/s  per processor second  peak MB  table MB")
        for jobs in asked.jobs:
            wall, used, peak = measured(patterns, table, jobs)
            rates = f"{len(files) / wall:7.1f}  {len(files) / used:20.1f}"
            print(f"{jobs:4}  {wall:7.1f}  {used:17.1f}  {rates}  {peak:7.0f}  {table.stat().st_size / 1e6:8.2f}")
            table.unlink()


if __name__ == "__main__":
    main()
