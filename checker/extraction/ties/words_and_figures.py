"""Hold numbers in words against the figures in parentheses after them: "three percent (3.0%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.grammar.amounts import NUMBER, read_number
from checker.extraction.grammar.number_words import FRACTIONS, SCALES, UNITS, number_in_words
from checker.extraction.scope import Quote, Scope
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import phrase

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


def _is_another_number(match: re.Match[str], written: float) -> bool:
    """Tell whether the parenthesis holds the number of a footnote, or a percentage of something else."""
    bare = match["figures"].isdigit() and written < FOOTNOTES_END
    percentage = "%" in match["figures"] and "percent" not in match[0].casefold()
    return (bare or percentage) and not (bare and match["after"])
