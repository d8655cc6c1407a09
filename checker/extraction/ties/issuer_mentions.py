"""Find the full name of the issuer, and what looks like a slip in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.cover.identity import COMPANY_DEFINED, WE_REFER
from checker.extraction.scope import Quote, Scope, quote
from checker.extraction.ties.near import is_slip
from checker.extraction.ties.tie_out import Mention, as_stated, matches
from checker.model.fact import Facts
from checker.phrases.phrase import Phrase, phrase

FULL_NAME = "the full name of the issuer, or one that differs in a letter"
ANY_WORD = r"\w{4,40}"
BETWEEN = r"[\s,./’'-]{1,4}"
SHORTEST = 5
"""Letters of a word in which one slip still leaves it the same word: "Inc" and "Ind" are two."""
MOST_WORDS = 4
LONGEST = 45
POINT = r"(?:(?:(?<=inc)|(?<=ltd)|(?<=corp)|(?<=co))\.)?"
"""Behind a form of company that is cut short; behind another word it ends the sentence."""
FIRST_WORD = phrase(rf"(?<![\w&])[\w&]{{1,40}}{BETWEEN}$")
OTHER_COMPANY = phrase(r"\b(?:former(?:ly)?|previous(?:ly)?|subsidiary|chang\w+|renam\w+|predecessor|affiliate\w*)\b")


def issuer_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the name on the cover, where "we" and "the Company" are said to mean somebody, and wherever else."""
    stated = known["issuer.name"]
    name = stated.value
    if not isinstance(name, str):
        return
    yield as_stated(stated, name, _plain(name))
    for pattern in (WE_REFER, COMPANY_DEFINED):
        for match in matches(scope, pattern, scope.whole):
            key = _plain(match["name"])
            first, own = key.split()[0], _plain(name).split()[0]
            if first == own or is_slip(first, own):
                yield Mention(match["name"].strip(" ,"), quote(match, "name"), key)
    yield from _elsewhere(scope, _plain(name).split())


def _elsewhere(scope: Scope, name: list[str]) -> Iterator[Mention]:
    """Find the words of the name in a row, of which one may differ by a slip.

    A subsidiary or a former name shares some of the words by right.
    """
    for span in _rows_of_words(scope, name) if len(name) > 1 else ():
        written = scope.text[span.start : span.end]
        words = _plain(written).split()
        differing = [pair for pair in zip(words, name, strict=True) if pair[0] != pair[1]]
        if not differing or (_is_slip_of_a_word(*differing[0]) and not _of_another(scope, span)):
            yield Mention(written, span, " ".join(words))


def _rows_of_words(scope: Scope, name: list[str]) -> Iterator[Quote]:
    """Find the name, with any word in the place of one that is long enough for a slip.

    The first word is looked for before the others: a pattern that begins with any word would be tried at each.
    """
    words = [re.escape(word) for word in name]
    for match in matches(scope, _row(words[1:]), scope.whole):
        first = FIRST_WORD.search(scope.text, max(scope.whole.start, match.start() - LONGEST), match.start())
        if first:
            yield Quote(first.start(), match.end(), FULL_NAME)
    for at in range(1, min(len(words), MOST_WORDS)):
        if len(name[at]) >= SHORTEST:
            for match in matches(scope, _row([*words[:at], ANY_WORD, *words[at + 1 :]]), scope.whole):
                yield Quote(*match.span(), FULL_NAME)


def _row(words: list[str]) -> Phrase:
    return phrase(rf"(?<![\w&]){BETWEEN.join(words)}(?!\w){POINT}")


def _of_another(scope: Scope, span: Quote) -> bool:
    sentence = scope.sentence(span.start, span.end)
    return bool(OTHER_COMPANY.search(scope.text, sentence.start, sentence.end))


def _is_slip_of_a_word(written: str, meant: str) -> bool:
    return min(len(written), len(meant)) >= SHORTEST and is_slip(written, meant)


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w&]+", " ", name).casefold().split())
