"""Hold numbers in words against the figures in parentheses after them: "three percent (3.0%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.grammar.amounts import NUMBER, read_number
from checker.extraction.scope import Quote, Scope
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

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
WORD = "|".join([*UNITS, "hundred", *SCALES, *FRACTIONS])
THING = (
    r"(?:percent|per cent|percentage points?|(?:U\.?S\.? )?dollars"
    r"|(?:[a-z]{1,20} )?shares|(?:[a-z]{1,20} )?(?:days|months|years))"
)
STATED = phrase(
    rf"\b(?<!-)(?P<words>(?:{WORD})"
    rf"(?:[- ]{{1,3}}(?:(?:and )?(?:{WORD})|and (?:an?|one)[- ](?:half|quarter))){{0,12}}+)"
    rf"(?: {THING})? ?"
    rf"\((?P<figures>(?:US)?\$? ?{NUMBER}(?: (?:thousand|million|billion))?(?: ?(?:%|{THING}))?)\)"
    rf"(?P<after> [A-Za-z])?",
    reads="a number in words with figures in parentheses: “three percent (3.0%)”",
)
FOOTNOTES_END = 10
"""A bare figure below it may be the number of a footnote, unless a noun follows."""


def read_words_and_figures(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Find the numbers whose words and figures differ."""
    name = "document.words_against_figures"
    differing: dict[str, Quote] = {}
    for match in scope.each(STATED, scope.whole):
        said = number_in_words(match["words"])
        written = read_number(match["figures"])
        if said is not None and said != written and not _is_another_number(match, written):
            differing.setdefault(
                " ".join(match[0].removesuffix(match["after"] or "").split()), scope.sentence_of(match)
            )
    if differing:
        yield scope.found(name, tuple(differing), *differing.values())
    else:
        yield scope.nowhere(name, STATED, sticker=True)


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


def _is_another_number(match: re.Match[str], written: float) -> bool:
    """Tell whether the parenthesis holds the number of a footnote, or a percentage of something else."""
    bare = match["figures"].isdigit() and written < FOOTNOTES_END
    percentage = "%" in match["figures"] and "percent" not in match[0].casefold()
    return (bare or percentage) and not (bare and match["after"])
