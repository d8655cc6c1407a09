"""How much of a draft was looked at."""

from __future__ import annotations

import pytest

from checker.model.document import Part, PartKind, Section, Span
from checker.model.layout import Draft
from checker.reporting.html.coverage import Coverage, Share, paragraphs, shares
from checker.reporting.html.marks import Mark, Tone

TEXT = "Cover\n\nRisks are many\nBase"
"""Paragraphs begin at 0, 7 and 22."""


def coverages(*marks: Mark) -> list[Coverage]:
    """Say of each paragraph what has looked at it."""
    return [each.coverage for each in paragraphs(TEXT, marks)]


@pytest.mark.parametrize(
    ("start", "end", "tone", "expected"),
    [
        (7, 12, Tone.READ, [Coverage.UNTOUCHED, Coverage.READ, Coverage.UNTOUCHED]),
        (7, 12, Tone.ERROR, [Coverage.UNTOUCHED, Coverage.CITED, Coverage.UNTOUCHED]),
        (7, 12, Tone.HELD, [Coverage.UNTOUCHED, Coverage.CITED, Coverage.UNTOUCHED]),
        (4, 8, Tone.READ, [Coverage.READ, Coverage.READ, Coverage.UNTOUCHED]),
        (5, 7, Tone.READ, [Coverage.UNTOUCHED] * 3),
        (22, 26, Tone.READ, [Coverage.UNTOUCHED, Coverage.UNTOUCHED, Coverage.READ]),
        (0, 26, Tone.READ, [Coverage.READ] * 3),
    ],
    ids=["read", "cited", "waived", "across two", "only between", "last", "all"],
)
def test_a_paragraph_is_covered_by_a_mark_in_it(start: int, end: int, tone: Tone, expected: list[Coverage]) -> None:
    """And by no mark that only touches its border."""
    assert expected == coverages(Mark(start, end, "m1", tone))


def test_a_finding_outweighs_a_reading() -> None:
    """Whatever the order of the marks."""
    marks = (Mark(0, 2, "m1", Tone.NOTE), Mark(0, 5, "m2", Tone.READ))

    assert Coverage.CITED == coverages(*marks)[0] == coverages(*reversed(marks))[0]


def test_the_share_is_told_of_the_whole_the_parts_and_the_sections() -> None:
    """The base prospectus, of which nothing is read, is not hidden in an average."""
    nothing = Span(0, 0)
    risks = Section("risk_factors", Span(7, 12), Span(7, 21))
    again = Section("risk_factors", Span(21, 21), Span(21, 22))
    main = Part(PartKind.ATM, Span(0, 22), Span(0, 6), True, nothing, (risks, again))
    base = Part(PartKind.BASE, Span(22, 26), nothing, True, nothing)
    draft = Draft(TEXT, (), parts=(main, base), main=main)

    divided = paragraphs(TEXT, [Mark(7, 9, "m1", Tone.READ)])
    assert [
        Share("Whole file", 9, 23),
        Share("Supplement", 5, 19),
        Share("Cover", 5, 5, is_section=True),
        Share("Risk factors", 0, 14, is_section=True),
        Share("Base prospectus", 4, 4),
    ] == shares(draft, divided)


@pytest.mark.parametrize(("untouched", "percent"), [(0, 0), (1, 1), (399, 40), (400, 40), (999, 99), (1000, 100)])
def test_no_rounding_claims_that_all_was_read(untouched: int, percent: int) -> None:
    """0% and 100% are exact."""
    assert percent == Share("Whole file", untouched, 1000).percent
