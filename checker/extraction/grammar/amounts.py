"""Read money, percentages and share counts as prospectuses write them."""

from __future__ import annotations

import re

from checker.phrases.phrase import phrase
from checker.phrases.prepared import regex

# No number is longer: an unbounded run of digits would be tried again from each of its digits. What is matched of a
# number is not given back, so that no part of it is taken for the whole. Printers' kerning sets spaces at a comma.
NUMBER = r"(?>\d{1,3}(?:(?:,\s?|\s,)\d{3}){1,5}|\d{1,15})(?:\.\d{1,15})?+"
SCALE = r"(?:(?: ?|-)(?:thousand|million|billion|trillion)s?\b|(?: ?|-)(?:mm|mil|mn|bn)\b|[kmb]\b)"
"""A word of scale, or the letters that stand for one right behind a number: "$75MM", "$1.5B"."""
_WHOLE = r"(?![,.]\d)"
"""Behind a number: it does not go on in a form that is no number, as "$5,000,00" and "$1.234.567" do."""
_RANGE = r"(?!\s?[-–—]\s?\$?\d{1,3}(?:\.\d{1,3})? (?:million|billion)\b)"
"""Behind a number without a scale: "$75-$80 million" does not begin with 75 dollars."""
# What an amount begins with stands first: a look ahead is the quickest way to leave all other places.
MONEY = rf"(?=[$U])(?<![A-Za-z$])(?:(?:US\s?|U\.S\.\s?)?\$|USD)\s?(?:{NUMBER}|\.\d{{1,15}}){_WHOLE}(?:{SCALE}|{_RANGE})"
"""A pattern without groups. US dollars only: C$, A$ and HK$ are other currencies."""
# A figure stands first, and looks back from there: a search finds the places that begin with one at once.
PERCENT = (
    r"[\d.](?<![\d.,/][\d.])(?<!\d[-–—][\d.])(?<!\d\.\s[\d.])(?:(?<=\d)\d{0,2}(?:\.\d{1,15})?|(?<=\.)\d{1,15})"
    r"\s?(?:%|percent\b|per cent\b)"
)
COUNT = (
    r"\d(?<![\d.,$/]\d)(?<!,\d\d\d,\s\d)(?>\d{0,2}(?:,\d{3}){1,5}|\d{0,11})(?:\.\d{1,15})?+"
    rf"(?![\d%]|[,.]\d){SCALE}?"
)
_KIND = (
    r"(?:ordinary|common|registered|depositary|american|class [A-Z]"
    r"|(?:subordinate|limited|multiple|non-?) ?voting|voting)"
)
SHARES = rf"(?:class [A-Z] common stock|(?:{_KIND} ){{0,4}}(?:shares|units|ADSs?|ADRs))"

_POWERS = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "billion": 1e9, "trillion": 1e12}
_SHORT = {"mm": "million", "mil": "million", "mn": "million", "bn": "billion"}
_FIGURES = regex(r"\d[\d,\s]*(?:\.(\d+))?|\.(\d+)")
_SCALED = phrase(r"[\s)-]{0,3}(thousand|million|billion|trillion|mm|mil|mn|bn|[kmb])s?\b")


def read_number(written: str) -> int | float:
    """Read the first number of a money amount, percentage or count, with its word of scale.

    Returns: an int if the amount is whole, in dollars, percent (3.0 for 3 %) or shares.

    Raises:
        ValueError: there is no number in it.
    """
    figures = _figures(written)
    number = float(re.sub(r"[,\s]", "", figures[0]))
    scale = _scale(written, figures.end())
    if scale != 1:
        number = round(number * scale, 2)
    return int(number) if number.is_integer() else number


def half_of_last_digit(written: str) -> float:
    """Give half of the last digit that a number is written to: 50,000 for "$24.2 million", 0.005 for "$3.35".

    Raises:
        ValueError: there is no number in it.
    """
    figures = _figures(written)
    decimals = len(figures[1] or figures[2] or "")
    return float(round(0.5 * _scale(written, figures.end()) / 10**decimals, 9))


def _figures(written: str) -> re.Match[str]:
    figures = _FIGURES.search(written)
    if not figures:
        raise ValueError(f"no number in {written!r}")
    return figures


def _scale(written: str, end: int) -> float:
    """Give what a number that ends there is multiplied with."""
    word = _SCALED.begins(written, end)
    if not word:
        return 1.0
    name = word[1].lower()
    return _POWERS[_SHORT.get(name, name)]


def read_percent(written: str) -> float:
    """Read a percentage: 3.0 for "3%"."""
    return float(read_number(written))
