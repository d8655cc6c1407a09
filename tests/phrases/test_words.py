"""Which words a pattern needs, and that to search only near them finds the same."""

import gc
import re
import sys
from math import inf
from pathlib import Path

import pytest

from checker.documents.read import read_document
from checker.extraction import extract
from checker.phrases.phrase import CASE_MATTERS, SHORT, Phrase, phrase
from checker.phrases.words import Needed, letters_of, needed_words

FIXTURES = Path(__file__).parents[2] / "fixtures"
COVERS = Path(__file__).parents[1] / "extraction/covers"
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
        (r"\(the “Offering”\)", (words("(", "“", "offering", "”", ")"), "(", 55)),
        (r"[“\"](?:not )?here[”\"]", (words('“|"', "here", '”|"'), '“|"', 49)),
    ],
)
def test_the_words_that_every_match_has_are_found(
    pattern: str, needed: tuple[tuple[frozenset[str], ...], str | None, float]
) -> None:
    """Words stand in every match if nothing lets them be left out; of alternatives each gives one."""
    sets, first, longest = needed
    actual = needed_words(pattern)

    assert set(sets) == {landmark.words for landmark in actual.landmarks}
    assert (frozenset(first.split("|")) if first else frozenset(), longest) == (actual.first, actual.longest)


@pytest.mark.parametrize(
    ("pattern", "before", "behind"),
    [
        ("the agreement", 43, 9),
        (r"[A-Z]\w{0,9} agreements? dated", 50, 55),
        (r"(?:sales|market) agreement\w*", 46, inf),
        (r"\w+ agreement", inf, 9),
        (r"agreement(?=, dated)", 0, 55),
        (r"(?:an? |the )?(?:(?:old )?agreement|deed|bond) here", 95, 96),
    ],
)
def test_how_far_a_match_reaches_before_and_behind_its_word(pattern: str, before: float, behind: float) -> None:
    """No match begins further before the word, and none looks further from the beginning of the word on."""
    landmark = next(each for each in needed_words(pattern).landmarks if "agreement" in each.words)

    assert (before, behind) == (landmark.before, landmark.behind)


@pytest.mark.parametrize(
    ("pattern", "at_line"), [(r"(?m)^Prospectus", True), (r"(?m)^Prospectus|Supplement", False), ("^Prospectus", False)]
)
def test_what_stands_at_the_beginning_of_a_line_only(pattern: str, at_line: bool) -> None:
    """Of several alternatives only the first is bound to the line."""
    assert at_line is needed_words(pattern).at_line


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


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("launch-large/draft.htm", 0, sys.maxsize),
        ("launch-baby-shelf/draft.htm", 999, 9999),
        ("suspension/draft.md", 0, sys.maxsize),
    ],
)
def test_each_phrase_finds_near_its_words_what_its_pattern_finds_everywhere(name: str, start: int, end: int) -> None:
    """To search only where the words of a phrase stand changes no match, in a whole draft and within a part of it."""
    text = read_document(FIXTURES / name).text
    for each in PHRASES:
        everywhere = [match.span() for match in each.compiled.finditer(text, start, end)]

        assert everywhere == [match.span() for match in each.each(text, start, end)], each.reads
        assert everywhere[:1] == [match.span() for match in [each.search(text, start, end)] if match], each.reads


@pytest.mark.parametrize("covers", sorted(COVERS.glob("*.yaml")), ids=lambda path: path.stem)
def test_what_a_phrase_is_sought_near_stands_in_all_that_it_finds(covers: Path) -> None:
    """In every wording of the covers: ``near`` is written by hand beside its pattern."""
    text = covers.read_text(encoding="utf-8")
    for each in PHRASES:
        if each._near:
            everywhere = [match.span() for match in each.compiled.finditer(text)]

            assert everywhere == [match.span() for match in each.each(text)], each.reads


@pytest.mark.parametrize(
    ("pattern", "sentence", "found"),
    [
        (r"\bno escrow\b", "There is NO  EſCROW account, no escrow at all.", ["NO  EſCROW", "no escrow"]),
        (r"\d{1,5} shares issued", "1 shares issued22 shares issued", ["1 shares issued", "22 shares issued"]),
        (r"[a-z]{2,9} ?\(the agent\)$", "Colworth (the agent)", ["Colworth (the agent)"]),
        (r"[a-z]{2,9} ?\(the agent\)$", "Colworth (the agent)\n", ["Colworth (the agent)"]),
        (r"[a-z]{2,9} ?\(the agent\)$", "Colworth (the agent)\nof", []),
        (r"(?m)^escrow\b[^\n]*$", "escrow of A\nno escrow\nescrow of B", ["escrow of B"]),
        (r"(?m)^escrow\b[^\n]*$", "\nescrow of A\nescrow\n", ["escrow of A", "escrow"]),
        (r"\w+ (?!escrow\b)accounts", "escrow accounts, bank accounts", ["escrow accounts", "bank accounts"]),
    ],
)
def test_matches_are_found_where_they_stand(pattern: str, sentence: str, found: list[str]) -> None:
    """Matches that touch one another, that end the text, or that are written with odd letters are found as ever."""
    assert found == [match[0] for match in phrase(pattern).each(PADDING + sentence)]


def test_a_phrase_is_searched_for_near_the_part_that_is_named() -> None:
    """What a phrase is said to have in every match stands at any place of a match, and matches may touch."""
    text = PADDING + "Alder (“we”)Birch (“us”)(“our”) Cedar (“it”) Fir (“our”)"
    made = phrase(r"[A-Z][a-z]{1,9} \(“(?:we|us|our)”\)", CASE_MATTERS, near="“(?:we|us|our)”")

    assert ["Alder (“we”)", "Birch (“us”)", "Fir (“our”)"] == [match[0] for match in made.each(text)]


def test_a_phrase_whose_words_are_not_there_is_not_compiled() -> None:
    """To know that a word is missing there is no need for the regular expression."""
    made = phrase(r"\bstabilizing transactions\b")

    assert made.search(PADDING) is None
    assert "compiled" not in vars(made)
