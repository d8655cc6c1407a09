"""A mutation and a draft become a broken draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from checker.engine.wording import fill
from checker.model.document import Span
from checker.model.fact import Fact, Scalar, Value
from checker.model.mutation import Mutation, Way
from checker.mutation.case import Case, Mutant, NotMadeError, given_facts
from checker.mutation.draft import Draft, Edit, edited, with_paragraph
from checker.mutation.evidence import Said, joined, places_of, places_to_change, sentence_of
from checker.mutation.figures import another_day, multiplied, other_digit
from checker.mutation.occurrences import alter_each
from checker.reporting.mutation_words import reads
from checker.reporting.words import quoted

MOST_ROUNDS = 20
"""A fact that was taken away may be said again in other words, and again; no draft says one so often."""


def make(mutation: Mutation, case: Case) -> Iterator[tuple[Mutant, str]]:
    """Break the draft of a case in one way; where each occurrence is altered, one after the other.

    Returns: each broken draft, with why the rule cannot see it, or nothing.

    Raises:
        NotMadeError: the draft does not say what is to be changed.
    """
    if mutation.way is Way.ALTER_ONE_OCCURRENCE:
        yield from alter_each(mutation, case)
        return
    mutant = MAKERS[mutation.way](mutation, case)
    if mutant.draft.source == case.draft.source and mutant.given.by_name == case.given.by_name:
        raise NotMadeError("it changes nothing")
    yield mutant, ""


def _without(mutation: Mutation, case: Case) -> Mutant:
    """Take the facts away wherever they are said: as long as one is still found, it is taken away there too."""
    draft, first = case.draft, ""
    for _ in range(MOST_ROUNDS):
        places = _places(mutation, draft)
        if not places:
            break
        spans = _stretches(mutation, case, draft, places)
        first = first or f"{_quote(draft, spans[0])} taken out ({_lines(draft, spans)})"
        draft = case.reopened(edited(draft, [Edit(span) for span in spans]))
    if not first:
        raise NotMadeError(f"{_named(mutation, case)}: not in the draft")
    return Mutant(draft, case.given, first)


def _places(mutation: Mutation, draft: Draft) -> list[Said]:
    found = [draft.facts[name] for name in mutation.facts if draft.facts[name].found]
    return [place for fact in found for place in places_of(fact) if mutation.place in ("", place.place)]


def _stretches(mutation: Mutation, case: Case, draft: Draft, places: list[Said]) -> list[Span]:
    if mutation.way is Way.REMOVE:
        return joined([sentence_of(draft, place.span) for place in places])
    spans = joined([place.words for place in places if place.words])
    if not spans:
        raise NotMadeError(f"{_named(mutation, case)}: it still follows from {quoted(places[0].quote)}")
    return spans


def _with_another_value(mutation: Mutation, case: Case) -> Mutant:
    """Write another number or date in one place."""
    name = mutation.facts[0]
    if name in mutation.given:
        return _with_another_day_given(mutation, case)
    fact = _found(name, case)
    for place in places_to_change(fact, case.vocabulary):
        stated = place.figures
        if stated and place.value is not None:
            written = case.draft.document.text[stated.start : stated.end]
            instead = _instead(mutation, written, place.value, case)
            change = f"{written} → {instead} ({_lines(case.draft, [stated])})"
            return Mutant(case.reopened(edited(case.draft, [Edit(stated, instead)])), case.given, change)
    raise NotMadeError(f"{reads(name, case.vocabulary)}: not written in figures where it is read")


def _instead(mutation: Mutation, written: str, value: Scalar, case: Case) -> str:
    if mutation.way is Way.MULTIPLY:
        return multiplied(written, mutation.by)
    if mutation.way is Way.CHANGE_DIGIT:
        return other_digit(written)
    return another_day(written, _shifted(mutation, value, case))


def _shifted(mutation: Mutation, value: Value | None, case: Case) -> date:
    start = case.facts[mutation.since].value if mutation.since else value
    if not isinstance(start, date):
        raise NotMadeError(f"{reads(mutation.since, case.vocabulary)}: not in the draft")
    return start + timedelta(days=mutation.by)


def _with_another_day_given(mutation: Mutation, case: Case) -> Mutant:
    name = mutation.facts[0]
    before = case.facts[name].value
    day = _shifted(mutation, before, case)
    change = f"{before} → {day}, as given"
    return Mutant(case.draft, case.given.merged(given_facts({name: day})), change)


def _with_other_words(mutation: Mutation, case: Case) -> Mutant:
    """Replace wordings in what is quoted for a fact: everywhere, or of the mentions of one thing in one of them."""
    fact = _found(mutation.facts[0], case)
    one = isinstance(fact.value, tuple)
    wordings = [fill(wording, case.facts, case.vocabulary) for wording in mutation.wordings]
    text = fill(mutation.text, case.facts, case.vocabulary)
    spans: list[Span] = []
    for place in places_to_change(fact, case.vocabulary):
        spans += [span for wording in wordings for span in _occurrences(case.draft, place.span, wording)]
        if one and spans:
            break
    if not spans:
        sought = " or ".join(map(quoted, wordings))
        raise NotMadeError(f"{reads(fact.name, case.vocabulary)}: the draft does not say {sought}")
    spans = joined(spans)
    source = edited(case.draft, [Edit(span, text) for span in spans])
    change = f"{_quote(case.draft, spans[0])} → {quoted(text)} ({_lines(case.draft, spans)})"
    return Mutant(case.reopened(source), case.given, change)


def _occurrences(draft: Draft, within: Span, wording: str) -> list[Span]:
    text = draft.document.text[within.start : within.end].casefold()
    spans: list[Span] = []
    at = text.find(wording.casefold())
    while at >= 0:
        spans.append(Span(within.start + at, within.start + at + len(wording)))
        at = text.find(wording.casefold(), at + len(wording))
    return spans


def _with_more(mutation: Mutation, case: Case) -> Mutant:
    """Put a paragraph in."""
    found = [fact for fact in map(case.draft.facts.__getitem__, mutation.facts) if fact.found]
    place = next((place for fact in found for place in places_of(fact)), None)
    if place is None:
        raise NotMadeError(f"{_named(mutation, case)}: not in the draft")
    text = fill(mutation.text, case.facts, case.vocabulary)
    put = "put in" if text == mutation.text else f"{quoted(text)} put in"
    change = f"{put} ({_lines(case.draft, [place.span])})"
    return Mutant(case.reopened(with_paragraph(case.draft, text, place.span)), case.given, change)


def _with_given(mutation: Mutation, case: Case) -> Mutant:
    return Mutant(case.draft, case.given.merged(given_facts(mutation.give)), "")


def _found(name: str, case: Case) -> Fact:
    fact = case.draft.facts[name]
    if not fact.found:
        raise NotMadeError(f"{reads(name, case.vocabulary)}: not in the draft")
    return fact


def _named(mutation: Mutation, case: Case) -> str:
    return ", ".join(reads(name, case.vocabulary) for name in mutation.facts)


def _quote(draft: Draft, span: Span) -> str:
    return quoted(draft.document.text[span.start : span.end])


def _lines(draft: Draft, spans: list[Span]) -> str:
    lines = list(dict.fromkeys(draft.line_of(span) for span in spans))
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}"


MAKERS: dict[Way, Callable[[Mutation, Case], Mutant]] = {
    Way.REMOVE: _without,
    Way.TAKE_OUT: _without,
    Way.CHANGE_DIGIT: _with_another_value,
    Way.MULTIPLY: _with_another_value,
    Way.SHIFT_DAYS: _with_another_value,
    Way.REPLACE: _with_other_words,
    Way.INSERT: _with_more,
    Way.GIVE: _with_given,
}
"""Of a mutation ``none`` nothing is made; occurrences are altered one by one."""
