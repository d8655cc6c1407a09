"""Which words a pattern needs, and that to search only near them finds the same."""

import gc
import re
import sys
from pathlib import Path

import pytest

from checker.documents.read import read_document
from checker.extraction import extract
from checker.phrases.phrase import SHORT, Phrase, phrase
from checker.phrases.words import Needed, letters_of, needed_words

FIXTURES = Path(__file__).parents[2] / "fixtures"
PADDING = "Nothing of the kind is said here. " * (SHORT // 10)
assert extract.READERS  # with the readers all their phrases are made
PHRASES = [each for each in gc.get_objects() if isinstance(each, Phrase)]


def words(*sets: str) -> tuple[frozenset[str], ...]:
    """Make sets of words that are divided by bars."""
    return tuple(frozenset(each.split("|")) for each in sets)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\bsales agreements?\b", (words("sales", "agreement"), "sales", 55)),
        (r"(?:the )?Agents? (?:has|will)", (words("agent", "has|will"), None, 93)),
        (r"\b(?:expires|lapses)\b", (words("expires|lapses"), "expires|lapses", 7)),
        (r"(?P<what>notes|bonds) (?:of )?[A-Z]{2,4}(?= Corp)", (words("notes|bonds"), "notes|bonds", 135)),
        (r"escrow|no (?:trust|fund)", (words("escrow|trust|fund"), None, 47)),
        (r"escrow|\d{1,3}", ((), None, 6)),
        (r"\(the “Offering”\)", (words("(", "the", "“", "offering", "”", ")"), "(", 55)),
        (r"[“\"](?:not )?here[”\"]", (words('“|"', "here", '”|"'), '“|"', 49)),
    ],
)
def test_the_words_that_every_match_has_are_found(
    pattern: str, needed: tuple[tuple[frozenset[str], ...], str | None, float]
) -> None:
    """Words stand in every match if nothing lets them be left out; of alternatives each gives one."""
    sets, first, longest = needed
    expected = Needed(sets, frozenset(first.split("|")) if first else frozenset(), longest)
    actual = needed_words(pattern)

    assert (set(expected.words), expected.first, expected.longest) == (set(actual.words), actual.first, actual.longest)


@pytest.mark.parametrize("pattern", [r"(?P<a>word) (?P=a)", r"(?x)two words", r"\u0041b word", r"(word) \1"])
def test_of_a_pattern_that_is_not_understood_no_word_is_needed(pattern: str) -> None:
    """What the small reader of patterns does not know makes it say nothing, rather than something wrong."""
    assert Needed() == needed_words(pattern)


def test_every_letter_that_a_pattern_takes_for_a_small_one_is_made_one() -> None:
    """A pattern without regard to case takes the long s, the Kelvin sign and the Turkish letters for s, k and i."""
    every_character = "".join(map(chr, range(sys.maxunicode + 1)))
    letters = letters_of(every_character)
    for letter in "abcdefghijklmnopqrstuvwxyz":
        taken = [match.start() for match in re.finditer(letter, every_character, re.IGNORECASE)]

        assert taken == letters.offsets(frozenset(letter), 0, len(every_character))


@pytest.mark.parametrize(("name", "start", "end"), [("launch-large", 0, sys.maxsize), ("launch-baby-shelf", 999, 9999)])
def test_each_phrase_finds_near_its_words_what_its_pattern_finds_everywhere(name: str, start: int, end: int) -> None:
    """To search only where the words of a phrase stand changes no match, in a whole draft and within a part of it."""
    text = read_document(FIXTURES / name / "draft.htm").text
    for each in PHRASES:
        everywhere = [match.span() for match in each.compiled.finditer(text, start, end)]

        assert everywhere == [match.span() for match in each.each(text, start, end)], each.reads
        assert everywhere[:1] == [match.span() for match in [each.search(text, start, end)] if match], each.reads


@pytest.mark.parametrize(
    ("pattern", "sentence", "found"),
    [
        (r"\bno escrow\b", "There is NO  EſCROW account, no escrow at all.", ["NO  EſCROW", "no escrow"]),
        (r"\d{1,5} shares issued", "1 shares issued22 shares issued", ["1 shares issued", "22 shares issued"]),
        (r"[a-z]{2,9} ?\(the agent\)$", "Colworth (the agent)", ["Colworth (the agent)"]),
        (r"[a-z]{2,9} ?\(the agent\)$", "Colworth (the agent)\n", ["Colworth (the agent)"]),
        (r"[a-z]{2,9} ?\(the agent\)$", "Colworth (the agent)\nof", []),
        (r"\w+ (?!escrow\b)accounts", "escrow accounts, bank accounts", ["escrow accounts", "bank accounts"]),
    ],
)
def test_matches_are_found_where_they_stand(pattern: str, sentence: str, found: list[str]) -> None:
    """Matches that touch one another, that end the text, or that are written with odd letters are found as ever."""
    assert found == [match[0] for match in phrase(pattern).each(PADDING + sentence)]


def test_a_phrase_whose_words_are_not_there_is_not_compiled() -> None:
    """To know that a word is missing there is no need for the regular expression."""
    made = phrase(r"\bstabilizing transactions\b")

    assert made.search(PADDING) is None
    assert "compiled" not in vars(made)
