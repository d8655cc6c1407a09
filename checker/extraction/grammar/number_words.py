"""Read numbers that are written in words."""

from __future__ import annotations

import re

SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = {
    word: 10 * (index + 2)
    for index, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
UNITS = {word: index for index, word in enumerate(SMALL)} | TENS
SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
FRACTIONS = {"half": 0.5, "quarter": 0.25, "quarters": 0.25}


def number_in_words(written: str) -> float | None:
    """Read a number in words: 120 for "one hundred and twenty", 1.5 for "one and one-half"; None if it is not one.

    What looks like a row of numbers ("two and three", "twenty fifty") is none.
    """
    words = [word for word in re.split(r"[\s-]+", written.casefold()) if word not in ("a", "an")]
    total: float = 0
    group: float = 0
    smallest = 1_000.0  # what may still be added to the group: less than the last part
    largest_scale: float = 10**12
    while words:
        word = words.pop(0)
        if word in UNITS:
            if words and words[0] in FRACTIONS:
                return total + group + UNITS[word] * FRACTIONS[words[0]] if len(words) == 1 else None
            if UNITS[word] >= smallest:
                return None
            group += UNITS[word]
            smallest = 10 if word in TENS else 0
        elif word == "hundred" and 0 < group < 10 * 10:
            group, smallest = group * 100, 100
        elif word in SCALES and group and SCALES[word] < largest_scale:
            total, largest_scale = total + group * SCALES[word], SCALES[word]
            group, smallest = 0, 1_000
        elif word == "and":
            if not _may_follow_and(words, group, total):
                return None
        elif word in FRACTIONS and len(words) == 0 and group:
            return total + group + FRACTIONS[word]
        else:
            return None
    return total + group


def _may_follow_and(rest: list[str], group: float, total: float) -> bool:
    """After "and" stands what is left of hundreds and thousands, or a fraction."""
    fraction = bool(rest) and rest[-1] in FRACTIONS
    return fraction or (bool(rest) and (group >= 100 or (group == 0 and total > 0)))
