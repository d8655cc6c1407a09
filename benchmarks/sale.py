"""Measure a ledger of a million sales, and one decision on a sale, cold and in one process.

Run: python benchmarks/sale.py [ROWS]
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from time import perf_counter

from checker.check_programme import decide_sale, open_programme
from checker.model.sale import Order
from checker.rulebook.load import load_rulebook

SEED = Path(__file__).parents[1] / "fixtures" / "programme-suspended"
HEADER = "trade_date,shares,gross_proceeds,agent,capacity,settlement_date,reference\n"
START = date(2022, 3, 11)
ORDER = Order(date(2022, 10, 19), 10_000, 2.10)
ARGUMENTS = ("--on", "2022-10-19", "--shares", "10000", "--price", "2.10")
TIMES = 20


def write_ledger(path: Path, rows: int) -> None:
    """Write a ledger of that many sales over a year and a half."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for number in range(rows):
            day = START + timedelta(days=number * 540 // rows)
            file.write(f'{day},{number % 900 + 100},{number % 7_000 / 100 + 1:.2f},"Colworth Pryce Securities, LLC",')
            file.write(f"agency,{day + timedelta(days=2)},{number}\n")


def measure_ledger(path: Path, rows: int) -> None:
    """Read the ledger in a process of its own, for its peak memory."""
    script = (
        "import sys, time, resource\nfrom pathlib import Path\nfrom checker.programme.ledger import read_ledger\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\nstart = time.perf_counter()\n"
        "rows = read_ledger(Path(sys.argv[1]), 'sales.csv').rows\ntook = time.perf_counter() - start\n"
        "after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(f'{rows:,} rows in {took:.2f} s: {rows / took:,.0f} rows a second; '"
        "f'peak memory {after / 1024:.0f} MB, {(after - before) / 1024:.0f} MB of it for the ledger')"
    )
    size = path.stat().st_size / 1_000_000
    print(f"ledger of {rows:,} rows, {size:.0f} MB")
    print(
        subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True).stdout.strip()
    )


def measure_decision(programme: Path) -> None:
    """Decide on one sale: as a command, opening everything in one process, and on what is open."""
    command = [sys.executable, "-m", "checker", "sale", str(programme), *ARGUMENTS]
    print(
        f"cold, the whole command: {_median(lambda: subprocess.run(command, capture_output=True, check=True)):.0f} ms"
    )
    rulebook = load_rulebook()
    opened = open_programme(programme, rulebook)
    print(f"opening it again: {_median(lambda: open_programme(programme, rulebook)):.1f} ms")
    print(f"one more decision: {_median(lambda: decide_sale(opened, rulebook, ORDER)):.1f} ms")


def _median(run: Callable[[], object]) -> float:
    taken = []
    for _ in range(TIMES):
        start = perf_counter()
        run()
        taken.append(perf_counter() - start)
    return sorted(taken)[TIMES // 2] * 1000


def main() -> None:
    """Measure, and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with TemporaryDirectory() as folder:
        programme = Path(copytree(SEED, Path(folder) / "programme")) / "programme.yaml"
        measure_decision(programme)
        ledger = Path(folder) / "sales.csv"
        write_ledger(ledger, rows)
        measure_ledger(ledger, rows)


if __name__ == "__main__":
    main()
