"""Measure what a screening costs: documents a second, memory and bytes. See README.md in this folder."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil
from pyarrow import parquet

from checker.screen.summary import precedents, summarise
from checker.screen.tables import PARQUET, merge

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
JOINED = 10_000
"""Documents, at least, of the table that is joined and read again; the same shards count many times."""
LOOK_EVERY = 0.1
"""Seconds; peaks of memory between two looks are not seen."""


def fixtures() -> list[Path]:
    """List the drafts of the fixtures that may have a line more."""
    return sorted(path for path in FIXTURES.glob("*/draft.*") if path.suffix in {".htm", ".md", ".txt"})


def copies(folder: Path, count: int, sources: Sequence[Path]) -> list[Path]:
    """Fill a folder with copies of files, each with a line of its own."""
    made = []
    for number in range(count):
        source = sources[number % len(sources)]
        made.append(folder / f"{number:05}{source.suffix}")
        made[-1].write_bytes(source.read_bytes() + f"\n{number}\n".encode())
    return made


class Measured(NamedTuple):
    """What a screening cost."""

    seconds: float  # on the clock
    used: float  # seconds of all processors
    own: float  # of these the command itself, without the processes that read
    peak: float  # memory of all processes in MB


def measured(patterns: list[str], table: Path, jobs: int, batch: int = 200) -> Measured:
    """Screen, and measure it."""
    options = ["-q", "-j", str(jobs), "--batch", str(batch), "--fresh"]
    command = [sys.executable, "-m", "checker", "screen", *patterns, "-o", str(table), *options]
    start, peak, own = time.perf_counter(), 0, 0.0
    before = psutil.Process().cpu_times()
    run = psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while run.poll() is None:
        peak = max(peak, _memory(run))
        with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
            own = max(own, sum(run.cpu_times()[:2]))
        time.sleep(LOOK_EVERY)
    after = psutil.Process().cpu_times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Measured(time.perf_counter() - start, used, own, peak / 1e6)


def _memory(run: psutil.Popen) -> int:
    total = 0
    try:
        for process in [run, *run.children(recursive=True)]:
            total += process.memory_info().rss
    except psutil.NoSuchProcess:
        pass
    return total


def read_again(table: Path, count: int) -> None:
    """Print the processor seconds of the steps after a screening: to join shards, and to read a table."""
    with tempfile.TemporaryDirectory() as folder, parquet.ParquetFile(table) as file:
        shards = [Path(folder) / str(number) for number in range(file.num_row_groups)]
        for number, shard in enumerate(shards):
            parquet.write_table(file.read_row_group(number), shard, compression="zstd")
        whole, times = Path(folder) / "whole.parquet", -(-JOINED // count)
        steps: dict[str, Callable[[], object]] = {
            f"joining {times * len(shards):,} shards": lambda: merge(shards * times, whole, PARQUET, {}),
            "--summary": lambda: summarise(whole),
            "--precedents": lambda: precedents(whole),
        }
        for name, step in steps.items():
            start = time.process_time()
            step()
            used = time.process_time() - start
            print(f"{name} of {times * count:,} documents: {used:.1f} s, {1e6 * used / times / count:,.0f} s a million")


def main() -> None:
    """Print a line for each number of processes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pattern", nargs="*", help="what is screened; unless given, the fixtures")
    parser.add_argument("--count", type=int, help="of copies of it; of the fixtures 1,000, unless given")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "findings.parquet"
        files, patterns = [Path(each) for each in asked.pattern], asked.pattern
        if asked.count or not files:
            filings = Path(folder) / "filings"
            filings.mkdir()
            files, patterns = copies(filings, asked.count or 1000, files or fixtures()), [str(filings)]
        size = sum(each.stat().st_size for each in files if each.is_file())
        print(f"{len(files):,} names, {size / 1e6:,.1f} MB")
        print("jobs  seconds  names/s  processor seconds  of the command  names/processor s  peak MB  table MB")
        for jobs in asked.jobs:
            cost = measured(patterns, table, jobs)
            rates = f"{cost.used:17.1f}  {cost.own:14.1f}  {len(files) / cost.used:17.1f}"
            speed = f"{jobs:4}  {cost.seconds:7.1f}  {len(files) / cost.seconds:7.1f}"
            print(f"{speed}  {rates}  {cost.peak:7.0f}  {table.stat().st_size / 1e6:8.2f}")
        read_again(table, len(files))


if __name__ == "__main__":
    main()
