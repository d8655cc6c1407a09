"""Find slips of the pen: words written twice, and blanks that no bracket marks."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.proofreading.hits import Hit
from checker.extraction.scope import Scope
from checker.model.document import Span
from checker.phrases.phrase import CASE_MATTERS, phrase
from checker.phrases.prepared import regex
from checker.phrases.words import letters_of

DOUBLED = phrase(
    r"\b(?<![\w’'./-])(?P<word>[A-Za-z][a-z]*+(?:[ ][a-z]++)?)[ ](?P<again>(?i:(?P=word)))(?![\w’'/-])",
    CASE_MATTERS,
    reads="a word, or a pair of words, twice in a row",
)
MAYBE_DOUBLED = regex(r" ([a-z]++)(?= (?:\1(?![a-z])|([a-z]++) \1 \2(?![a-z])))")
"""What every match of it is in small letters, with spaces for signs: what begins with a space is found at once."""
SIGNS_BEFORE_WORDS = str.maketrans(dict.fromkeys("".join(map(chr, range(32))) + '!"#$%&()*+,:;<=>?@[\\]^`{|}~', " "))
MAY_BE_DOUBLED = frozenset(["that", "had", "is", "who", "no", "so", "very", "long", "more", "do"])
SMALL_WORDS = frozenset(
    ["the", "of", "to", "in", "and", "by", "for", "with", "our", "we", "is", "are", "be", "at", "on", "or", "as", "a"]
)
# One pattern a blank, each with a literal beginning: such a search runs at the speed of the memory.
BLANKS = (
    phrase(
        r"\$[ ](?=(?:per|million|billion|aggregate)\b|[,.](?!\d))", CASE_MATTERS, reads="“$ per share”, “$ million”"
    ),
    phrase(r"page S-(?![\w\[])", CASE_MATTERS, reads="“page S-”"),
    phrase(r"[ ],\s?(?:19|20)\d\d\b", CASE_MATTERS, reads="“ , 20…” without a day"),
    phrase(r"__(?<!___)_{0,18}(?!_)", CASE_MATTERS, reads="“____”"),
)
DAY_IS_EXPECTED = phrase(r"\b(?:dated|on|of|until|through|is)$")
LAST_WORD = phrase(r"(?<!\S)\S{1,20} ?$")
FIRST_WORD = phrase(r" ?\S{1,20}")
NEAR = 200
SIGNATURE = phrase(r"^\W{0,5}(?:by|name|title|date|signature|/s/)\b")


def doubled_words(scope: Scope, region: Span) -> Iterator[Hit]:
    """Find words, and pairs that begin with a small word, that stand twice in a row within a cell or paragraph."""
    spaced = f" {letters_of(scope.text).in_ascii.translate(SIGNS_BEFORE_WORDS)}"
    end = region.start
    for place in MAYBE_DOUBLED.finditer(spaced, region.start, region.end + 1):
        match = DOUBLED.begins(scope.text, place.start(), region.end)  # one further on than the space before it
        if match is None or match.start() < end:
            continue
        end = match.end()
        word, again = match["word"], match["again"]
        first = word.casefold().split()[0]
        is_name = word[0].isupper() and again[0].isupper()
        is_slip = first in SMALL_WORDS if " " in word or len(word) == 1 else first not in MAY_BE_DOUBLED
        if is_slip and not is_name:
            yield Hit(match[0], scope.sentence_of(match))


def blanks(scope: Scope, region: Span) -> Iterator[Hit]:
    """Find blanks that no bracket marks: "$ per share", "page S-", "dated , 2026", "____".

    A line of underscores is a rule across the page, and one before "Name" or "Title" is to be signed on.
    """
    for pattern in BLANKS:
        for match in scope.each(pattern, region):
            before = scope.text[max(region.start, match.start() - NEAR) : match.start()].rpartition("\n")[2]
            after = scope.text[match.end() : match.end() + NEAR].partition("\n")[0]
            expected = match[0][0] != " " or DAY_IS_EXPECTED.search(before)
            if expected and (before + after).strip("_ ") and not SIGNATURE.search(before):
                told = _last_word(before) + match[0] + _first_word(after)
                yield Hit(told.strip().rstrip("."), scope.sentence_of(match))


def _last_word(text: str) -> str:
    words = LAST_WORD.search(text)
    return words[0] if words else ""


def _first_word(text: str) -> str:
    words = FIRST_WORD.begins(text)
    return words[0] if words else ""
