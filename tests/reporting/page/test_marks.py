"""Marks at the words that rules rest on."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.model.fact import Evidence
from checker.reporting.html.marks import Cited, Mark, Reference, Tone, marks_of

TEXT = "Up to $5 of stock"
AMOUNT = Evidence("$5", start=6, end=8, document="draft.htm")


def test_one_stretch_has_one_mark() -> None:
    """The gravest finding colours it, and every finding is named once, in the order of their numbers."""
    cited = [
        Cited(AMOUNT, Tone.READ),
        Cited(AMOUNT, Tone.NOTE, "d1-note", 2),
        Cited(replace(AMOUNT, place="cover"), Tone.ERROR, "d1-error", 1),
        Cited(AMOUNT, Tone.NOTE, "d1-note", 2),
    ]
    references = (Reference("d1-error", 1, Tone.ERROR), Reference("d1-note", 2, Tone.NOTE))

    assert [Mark(6, 8, "d1m1", Tone.ERROR, references)] == list(
        marks_of(cited, TEXT, "draft.htm", "d1").by_span.values()
    )


def test_marks_are_numbered_in_the_order_of_the_text() -> None:
    """Not in that of the rules."""
    word = Evidence("Up", start=0, end=2, document="draft.htm")
    marks = marks_of([Cited(AMOUNT, Tone.READ), Cited(word, Tone.READ)], TEXT, "draft.htm", "d1")

    assert ("d1m1", "d1m2") == (marks.id_of(word), marks.id_of(AMOUNT))


@pytest.mark.parametrize(
    "evidence",
    [
        replace(AMOUNT, quote="$6"),
        replace(AMOUNT, document="facts.yaml"),
        replace(AMOUNT, start=None, end=None),
        replace(AMOUNT, start=60, end=62),
        Evidence(searched="the cover", document="draft.htm"),
        Evidence("$5: given", line=3, document="facts.yaml"),
    ],
    ids=["other words", "other file", "no place", "beyond the end", "a search", "a given fact"],
)
def test_what_does_not_stand_there_has_no_mark(evidence: Evidence) -> None:
    """A wrong mark would mislead more than none."""
    marks = marks_of([Cited(evidence, Tone.ERROR, "d1-x", 1)], TEXT, "draft.htm", "d1")

    assert ({}, "") == (dict(marks.by_span), marks.id_of(evidence))
