"""Read money, percentages and share counts as prospectuses write them."""

from __future__ import annotations

import re

from checker.extraction.grammar.phrases import phrase

# No number is longer: an unbounded run of digits would be tried again from each of its digits.
NUMBER = r"(?:\d{1,3}(?:,\s?\d{3}){1,5}|\d{1,15})(?:\.\d{1,15})?"
MONEY = rf"(?<![A-Za-z$])(?:US\s?|U\.S\.\s?)?\$\s?{NUMBER}(?: (?:thousand|million|billion|trillion)\b)?"
"""A pattern without groups. US dollars only: C$, A$ and HK$ are other currencies."""
PERCENT = r"(?:\d{1,2}(?:\.\d+)?|\.\d+)\s?(?:%|percent\b|per cent\b)"
COUNT = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,12})(?:\.\d{1,15})?(?: (?:million|billion)\b)?(?![\d%])"
SHARES = (
    r"(?:ordinary shares|common shares|common units|class [A-C] (?:ordinary shares|common (?:stock"
    r"|shares))"
    r"|shares|ADSs?|American Depositary Shares|units)"
)

_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_FIGURES = re.compile(r"\d[\d,\s]*(?:\.\d+)?|\.\d+")
_WORD = phrase(r"\b(thousand|million|billion|trillion)\b")


def read_number(written: str) -> int | float:
    """Read the first number of a money amount, percentage or count, with its word of scale.

    Returns: an int if the amount is whole, in dollars, percent (3.0 for 3 %) or shares.

    Raises:
        ValueError: there is no number in it.
    """
    figures = _FIGURES.search(written)
    if not figures:
        raise ValueError(f"no number in {written!r}")
    number = float(re.sub(r"[,\s]", "", figures[0]))
    word = _WORD.search(written, figures.end())
    if word:
        number = round(number * _SCALE[word[1].lower()], 2)
    return int(number) if number.is_integer() else number


def read_percent(written: str) -> float:
    """Read a percentage: 3.0 for "3%"."""
    return float(read_number(written))
