"""The questions for counsel, as they stand in a report."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from checker.model.coverage import Question
from checker.model.report import Report
from checker.model.rule import Basis, Rulebook
from checker.reporting.json_report import render_json
from checker.reporting.terminal import Detail, render_terminal
from tests.reporting.test_terminal import printed

OPINION = Question(
    "legality-opinion",
    "Is an unqualified opinion filed for the full amount?",
    "17 CFR 229.601(b)(5)(i); C&DI 212.05",
    Basis.STAFF,
    "https://example.org/opinion",
    "subject to the understanding that an unqualified opinion will be filed",
)
DESCRIPTION = Question(
    "description", "Is the description still right?", "17 CFR 229.202", Basis.LAW, doubt="From general knowledge."
)


@pytest.fixture
def asking(report: Report) -> Report:
    """Give a report with two questions on its first document."""
    first, *others = report.checked
    return replace(report, checked=(replace(first, checklist=(OPINION, DESCRIPTION)), *others))


def section(text: str) -> str:
    """Cut the questions out of a report."""
    begin = text.index("For counsel")
    return text[begin : text.index("\n\n", begin)]


def test_each_question_has_a_line_with_its_authority(asking: Report, rulebook: Rulebook) -> None:
    """In the order of the law."""
    assert (
        "For counsel (2)\n"
        "  • Is an unqualified opinion filed for the full amount?  17 CFR\n"
        "    229.601(b)(5)(i); C&DI 212.05 (staff position)\n"
        "  • Is the description still right?  17 CFR 229.202"
    ) == section(printed(render_terminal(asking, rulebook.vocabulary, Detail.FINDINGS), 72))


def test_in_full_the_words_of_the_law_stand_below(asking: Report, rulebook: Rulebook) -> None:
    """Or what nobody has verified about it; with the id and the address."""
    assert (
        "For counsel (2)\n"
        "  • Is an unqualified opinion filed for the full amount?  17 CFR 229.601(b)(5)(i); C&DI 212.05 (staff position)\n"  # noqa: E501
        "    “subject to the understanding that an unqualified opinion will be filed”\n"
        "    legality-opinion https://example.org/opinion\n"
        "  • Is the description still right?  17 CFR 229.202\n"
        "    Doubt: From general knowledge.\n"
        "    description"
    ) == section(printed(render_terminal(asking, rulebook.vocabulary, Detail.EVERYTHING), 120))


def test_the_verdict_alone_asks_nothing(asking: Report, rulebook: Rulebook) -> None:
    """Nor does a report without questions have a heading for them."""
    assert "counsel" not in printed(render_terminal(asking, rulebook.vocabulary, Detail.VERDICT))
    assert "For counsel" not in printed(
        render_terminal(replace(asking, checked=asking.checked[1:]), rulebook.vocabulary, Detail.FINDINGS)
    )


def test_json_has_the_questions_beside_the_evaluations(asking: Report, rulebook: Rulebook) -> None:
    """With their quotes, whatever the detail."""
    asked = json.loads(render_json(asking, rulebook.vocabulary))["documents"][0]["checklist"]

    assert ["legality-opinion", "description"] == [question["id"] for question in asked]
    assert {
        "id": "legality-opinion",
        "question": OPINION.question,
        "cite": OPINION.cite,
        "basis": "staff",
        "url": OPINION.url,
        "quote": OPINION.quote,
        "doubt": None,
    } == asked[0]
