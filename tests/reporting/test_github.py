"""Annotations of a pull request: one command a line, whatever a draft says."""

import re

import pytest
from msgspec.structs import replace

from checker.model.evaluation import Outcome
from checker.model.fact import Evidence, Fact, State
from checker.model.report import Checked, Failed, Report
from checker.model.review import Disposition
from checker.model.rule import Rulebook
from checker.reporting.github import render_github
from tests.reporting.conftest import CAP_RULE, LEGEND, LEGEND_RULE, evaluation
from tests.reporting.decided import LAPSE


def lines_of(report: Report, rulebook: Rulebook) -> list[str]:
    """Render a report."""
    return render_github(report, rulebook.vocabulary, str).splitlines()


def test_the_worst_comes_first(report: Report, rulebook: Rulebook) -> None:
    """Only the first few of a step are shown."""
    commands = [line.split(" ")[0] for line in lines_of(report, rulebook)]

    assert ["::error", "::error", "::warning", "::notice", "::notice"] == commands


def test_an_annotation_says_where_what_and_how_to_cure_it(report: Report, rulebook: Rulebook) -> None:
    """Colons and commas of its title do not end it."""
    (line,) = [line for line in lines_of(report, rulebook) if "cap-agrees" in line]

    assert (
        "::error file=draft.htm,line=12,title=cap-agrees%3A Every mention of the maximum is the same::The maximum is "
        "$14,500,000, but the supplement also gives $14,500,000, $12,000,000. Make all mentions the same to the cent, "
        "or say what the other amount is. (17 CFR 230.408(a))"
    ) == line


def test_columns_are_given_within_one_line_only(report: Report, checked: Checked, rulebook: Rulebook) -> None:
    """Of several lines they are not shown."""

    def annotation(end_line: int) -> str:
        quote = Evidence("Up to $1", "cover", 12, column=3, end_line=end_line, end_column=9, document="draft.htm")
        found = evaluation(CAP_RULE, Outcome.FAIL, "No.", Fact("program.cap", State.FOUND, 1.0, (quote,)))
        (line,) = lines_of(replace(report, checked=(replace(checked, evaluations=(found,)),)), rulebook)
        return line.partition(",title")[0]

    assert "::error file=draft.htm,line=12,endLine=12,col=3,endColumn=9" == annotation(12)
    assert "::error file=draft.htm,line=12,endLine=14" == annotation(14)


@pytest.mark.parametrize(("read_as", "at"), [("html", "file=draft.htm,line=1"), ("pdf", "file=draft.htm")])
def test_what_was_sought_in_vain_is_told_at_the_first_line(
    report: Report, checked: Checked, rulebook: Rulebook, read_as: str, at: str
) -> None:
    """Without a line GitHub shows it nowhere among the changed files; a file that has no lines gets none."""
    found = evaluation(LEGEND_RULE, Outcome.FAIL, "No.", LEGEND)
    document = replace(checked, format=read_as, evaluations=(found,))
    (line,) = lines_of(replace(report, checked=(document,)), rulebook)

    assert f"::error {at}" == line.partition(",title")[0]


def test_a_draft_cannot_give_a_command(report: Report, checked: Checked, rulebook: Rulebook) -> None:
    """A line of its own, or the end of a property, in a message, a path and a reason."""
    hostile = "a,title=b::c\n::add-mask::d\r\n%0A::stop-commands::e"
    found = evaluation(CAP_RULE, Outcome.FAIL, hostile)
    document = replace(checked, path=hostile, evaluations=(found,))
    lines = lines_of(replace(report, checked=(document,), failed=(Failed(hostile, hostile),)), rulebook)

    assert ["::error", "::error"] == [line.split(" ")[0] for line in lines]
    assert not any("%0A" in line.replace("%250A", "") for line in lines)
    for line, names in zip(lines, (["file", "title"], ["file", "line", "title"]), strict=True):
        properties = re.match(r"::error (?P<all>.*?)::", line)
        assert properties is not None
        assert names == [each.partition("=")[0] for each in properties["all"].split(",")]


def test_what_is_decided_is_not_annotated(report: Report, checked: Checked, rulebook: Rulebook) -> None:
    """Waivers that do not hold are, at their entry."""
    held = tuple(
        replace(each, disposition=Disposition.BASELINED) if each.is_finding else each for each in checked.evaluations
    )
    decided = replace(report, checked=(replace(checked, evaluations=held),), lapses=(LAPSE,))

    assert [
        "::error file=waivers.yaml,line=7,title=waiver does not hold::"
        "The waiver of cap-agrees for draft.htm does not hold: it expired"
    ] == lines_of(decided, rulebook)
