"""Every place of a draft that writes a value, whether it was read there or not, and the value written wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from math import isclose

from checker.extraction.grammar.amounts import read_number
from checker.extraction.grammar.dates import read_date
from checker.model.document import Span
from checker.model.fact import Scalar
from checker.model.mutation import Mutation
from checker.mutation.case import Case, Mutant, NotMadeError
from checker.mutation.draft import Draft, Edit, edited
from checker.mutation.evidence import sentence_of
from checker.mutation.figures import DAYS, NUMBERS, another_day, other_digit
from checker.reporting.mutation_words import reads
from checker.reporting.words import quoted

BEFORE_MONEY = re.compile(r"\$[\s(]{0,4}$")
AFTER_PERCENT = re.compile(r"\s?(?:%|percent\b|per cent\b)")
AROUND = 60
"""Characters on either side of an occurrence that show which one it is."""


def alter_each(mutation: Mutation, case: Case) -> Iterator[tuple[Mutant, str]]:
    """Write the value of a fact wrongly in one place after the other; with each why the rule cannot see it, or nothing.

    What the extraction has read makes no difference: all of the part whose facts are read is looked through.

    Raises:
        NotMadeError: the draft does not write the value.
    """
    name = mutation.facts[0]
    fact = case.draft.facts[name]
    values = dict.fromkeys(fact.value if isinstance(fact.value, tuple) else (fact.value,))
    unit = case.vocabulary[name].type
    spans = {span: value for value in values if value is not None for span in _written(case.draft, value, unit)}
    if not spans:
        raise NotMadeError(f"{reads(name, case.vocabulary)}: not written in the draft")
    for span in sorted(spans, key=lambda span: span.start):
        written = case.draft.document.text[span.start : span.end]
        instead = _misspelt(written, spans[span])
        change = f"{written} → {instead} ({_shown(case.draft, span)}, line {case.draft.line_of(span)})"
        mutant = Mutant(case.reopened(edited(case.draft, [Edit(span, instead)])), case.given, change)
        yield mutant, _why_out_of_reach(mutation, case.draft, span)


def _written(draft: Draft, value: Scalar, unit: str) -> Iterator[Span]:
    """Find the value as its unit is written: money after a dollar sign, a percentage before its sign."""
    scope = draft.scope
    if scope is None or isinstance(value, bool):
        return
    text, start, end = scope.text, scope.whole.start, scope.whole.end
    if isinstance(value, date):
        yield from (Span(*match.span()) for match in DAYS.each(text, start, end) if read_date(match[0]) == value)
    elif isinstance(value, str):
        words = r"\s+".join(map(re.escape, value.split()))
        yield from (
            Span(*match.span()) for match in re.compile(rf"(?i)(?<!\w){words}(?!\w)").finditer(text, start, end)
        )
    else:
        for match in NUMBERS.each(text, start, end):
            signed = unit != "money" or BEFORE_MONEY.search(text, max(start, match.start() - 6), match.start())
            percent = unit != "percent" or AFTER_PERCENT.match(text, match.end(), end)
            if signed and percent and isclose(read_number(match[0]), value):
                yield Span(*match.span("figures"))


def _misspelt(written: str, value: Scalar) -> str:
    """Make a slip: a day later, another last digit, or a letter left out of the longest word."""
    if isinstance(value, date):
        return another_day(written, value + timedelta(days=1))
    if any(each.isdecimal() for each in written):
        return other_digit(written)
    longest = max(re.finditer(r"\w+", written), key=lambda word: len(word[0]))
    middle = (longest.start() + longest.end()) // 2
    return written[:middle] + written[middle + 1 :]


def _why_out_of_reach(mutation: Mutation, draft: Draft, span: Span) -> str:
    sentence = sentence_of(draft, span)
    said = " ".join(draft.document.text[sentence.start : sentence.end].split()).casefold()
    return next((why for words, why in mutation.out_of_reach.items() if words.casefold() in said), "")


def _shown(draft: Draft, span: Span) -> str:
    sentence = sentence_of(draft, span)
    start, end = max(sentence.start, span.start - AROUND), min(sentence.end, span.end + AROUND)
    return quoted(" ".join(draft.document.text[start:end].split()))
