"""Measure how the cost of reading and extracting grows with the length of texts that repeat one thing.

    python benchmarks/growth.py [MOST]

For each repeated phrase, in each part of each kind of document, the processor time of a text is held against that of
one four times as long, in one run. Linear growth gives about 4, growth with the square 16. The steepest MOST (10) are
shown; those that take less than a tenth of a second are too short to say anything.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.documents.read import read_bytes  # noqa: E402
from tests.formats import facts_of  # noqa: E402
from tests.hostile.texts import DISGUISES, UNITS  # noqa: E402

SHORT = 8_000
TIMES = 4
UNMEASURABLE = 0.1


def seconds(unit: str, disguise: object, size: int) -> float:
    """Give the processor time of reading and extracting one text."""
    assert callable(disguise)
    data = str(disguise(unit * (size // len(unit)))).encode()
    start = time.process_time()
    facts_of(read_bytes(data, "draft.txt"))
    return time.process_time() - start


def main(most: str = "10") -> None:
    """Print the steepest growths."""
    for disguise in DISGUISES:
        seconds("word ", disguise, SHORT)  # patterns are compiled when they are first searched for
    growths = []
    for unit in UNITS:
        for disguise in DISGUISES:
            longer = seconds(unit, disguise, TIMES * SHORT)
            if longer >= UNMEASURABLE:
                growths.append((longer / seconds(unit, disguise, SHORT), longer, unit, disguise.__name__))
    print(f"{len(UNITS) * len(DISGUISES)} texts, {len(growths)} of them long enough to measure")
    for growth, longer, unit, disguise_name in sorted(growths, reverse=True)[: int(most)]:
        print(f"{growth:5.1f}  {longer:6.2f} s  {disguise_name:16} {unit[:60]!r}")


if __name__ == "__main__":
    main(*sys.argv[1:])
