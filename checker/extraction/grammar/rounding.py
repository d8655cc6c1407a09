"""Tell how exactly a number is written."""

from __future__ import annotations

import re

SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_FIGURES = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_SCALE = re.compile(r"(?i)\b(thousand|million|billion|trillion)\b")


def half_of_last_digit(written: str) -> float:
    """Give half of the last digit that a number is written to: 50,000 for "$24.2 million", 0.005 for "$3.35".

    Raises:
        ValueError: there is no number in it.
    """
    figures = _FIGURES.search(written)
    if not figures:
        raise ValueError(f"no number in {written!r}")
    scale = _SCALE.search(written, figures.end())
    unit = SCALES[scale[1].lower()] if scale else 1.0
    return float(round(0.5 * unit / 10 ** len(figures[1] or ""), 9))
