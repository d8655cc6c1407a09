"""Check a whole programme with a ledger of a million sales: rows a second, and the peak of memory.

Run: python benchmarks/ledger.py [ROWS]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from sale import SEED, write_ledger

SCRIPT = (
    "import sys, time, resource\nfrom datetime import date\nfrom pathlib import Path\n"
    "from checker.check_programme import check_programme\nfrom checker.rulebook.load import load_rulebook\n"
    "rulebook = load_rulebook()\nstart = time.perf_counter()\n"
    "report = check_programme(Path(sys.argv[1]), rulebook, as_of=None, today=date(2026, 1, 2))\n"
    "took = time.perf_counter() - start\n"
    "ledger = report.checked[-1]\nrows = ledger.facts['ledger.sales'].value\n"
    "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
    "print(f'{rows:,} rows, {len(ledger.evaluations)} rules, in {took:.1f} s: {rows / took:,.0f} rows a second; '"
    "f'peak memory {peak:.0f} MB')"
)


def measure(rows: int) -> None:
    """Check the seed programme with so many sales, in a process of its own."""
    with TemporaryDirectory() as folder:
        programme = Path(copytree(SEED, Path(folder) / "programme")) / "programme.yaml"
        write_ledger(programme.with_name("sales.csv"), rows)
        command = [sys.executable, "-c", SCRIPT, str(programme)]
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())


def main() -> None:
    """Measure at a tenth of the rows and at all of them: memory must not grow with them."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    for each in (rows // 10, rows):
        measure(each)


if __name__ == "__main__":
    main()
