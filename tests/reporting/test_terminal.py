"""The report for a person at a terminal, compared whole."""

from io import StringIO

import pytest
from msgspec.structs import replace
from rich.console import Console, RenderableType

from checker.model.report import Checked, Report
from checker.model.review import Disposition
from checker.model.rule import Rulebook
from checker.reporting.facts_view import render_facts
from checker.reporting.rules_view import render_rule, render_rules
from checker.reporting.terminal import Detail, render_terminal
from tests.conftest import Snapshot


def printed(renderable: RenderableType, width: int = 80, *, color: bool = False) -> str:
    """Print to a console of that width."""
    file = StringIO()
    console = Console(
        file=file, width=width, force_terminal=color, color_system="standard" if color else None, legacy_windows=False
    )
    console.print(renderable)
    return file.getvalue()


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("detail", list(Detail), ids=lambda detail: detail.value)
def test_the_report_is_the_snapshot(
    width: int, detail: Detail, report: Report, rulebook: Rulebook, snapshot: Snapshot
) -> None:
    """Every line of a report without colour, at both widths and in every detail."""
    text = printed(render_terminal(report, rulebook.vocabulary, detail), width)

    snapshot(f"report-{detail.value}-{width}", text)
    assert [] == [line for line in text.splitlines() if len(line) > width or line != line.rstrip()]


def test_the_report_in_colour_is_the_snapshot(report: Report, rulebook: Rulebook, snapshot: Snapshot) -> None:
    """Every line of a report with its escape codes."""
    rendered = render_terminal(report, rulebook.vocabulary, Detail.FINDINGS)

    snapshot("report-findings-80-colour", printed(rendered, color=True))


def test_colour_adds_no_words(report: Report, rulebook: Rulebook) -> None:
    """Without its escape codes the coloured report is the plain one."""
    rendered = render_terminal(report, rulebook.vocabulary, Detail.FINDINGS)
    stripped = Console(file=StringIO(), width=80).render_str("").from_ansi(printed(rendered, color=True)).plain

    assert printed(rendered).splitlines() == stripped.splitlines()


def test_several_inputs_are_the_snapshot(mixed_report: Report, rulebook: Rulebook, snapshot: Snapshot) -> None:
    """Each document has its verdict; what is no ATM document and what could not be read say so."""
    rendered = render_terminal(mixed_report, rulebook.vocabulary, Detail.FINDINGS)

    snapshot("report-several-80", printed(rendered))


def test_the_facts_are_the_snapshot(report: Report, rulebook: Rulebook, snapshot: Snapshot) -> None:
    """Every fact with its state, value, place and quote."""
    snapshot("facts-80", printed(render_facts(report, rulebook.vocabulary)))


@pytest.mark.parametrize("width", [80, 120])
def test_the_list_of_rules_is_the_snapshot(width: int, rulebook: Rulebook, snapshot: Snapshot) -> None:
    """The rules by pack."""
    snapshot(f"rules-{width}", printed(render_rules(rulebook), width))


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_rule_shown_is_the_snapshot(number: int, rulebook: Rulebook, snapshot: Snapshot) -> None:
    """One rule: the reading aloud beside the law, the conditions, the examples."""
    rule = rulebook.rules[number]

    snapshot(f"rule-{rule.id}", printed(render_rule(rule, rulebook, "The law requires that it is so.")))


def test_nothing_in_a_draft_reaches_the_terminal_as_a_command(report: Report, rulebook: Rulebook) -> None:
    """Controls and direction marks of a quote are escaped, and what looks like markup is printed as it is."""
    text = printed(render_terminal(report, rulebook.vocabulary, Detail.EVERYTHING), 120)

    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[bold]Sales of" in text
    assert r"\u202eeurt\u202c" in text
    assert r"\x1b[31m" in text


@pytest.mark.parametrize(
    ("kept", "word"),
    [
        (("error", "warning", "unknown", "note", "pass"), "FAIL  2 errors, 1 warning, 1 note, 1 needs review"),
        (("warning", "unknown", "pass"), "WARNING  1 warning, 1 needs review"),
        (("unknown", "note", "pass"), "REVIEW  1 note, 1 needs review"),
        (("note", "pass"), "PASS  1 note"),
        (("pass",), "PASS"),
        ((), "NOT APPLICABLE  no rule applies"),
    ],
)
def test_the_verdict_is_that_of_the_worst_finding(
    kept: tuple[str, ...], word: str, report: Report, checked: Checked, rulebook: Rulebook
) -> None:
    """A pass is claimed only if something was decided and nothing is open but notes."""
    always = ("not_applicable", *kept)
    evaluations = tuple(
        each
        for each in checked.evaluations
        if (str(each.rule.severity) if each.outcome == "fail" else str(each.outcome)) in always
    )
    narrowed = replace(report, checked=(replace(checked, evaluations=evaluations),))
    text = printed(render_terminal(narrowed, rulebook.vocabulary, Detail.VERDICT))

    assert word == text.splitlines()[1]


def test_a_waived_finding_is_counted_and_not_held_against_the_document(
    report: Report, checked: Checked, rulebook: Rulebook
) -> None:
    """Verdict and summary count what was held back alike."""
    waived = tuple(
        replace(each, disposition=Disposition.WAIVED) if each.is_finding else each for each in checked.evaluations
    )
    rendered = render_terminal(
        replace(report, checked=(replace(checked, evaluations=waived),)), rulebook.vocabulary, Detail.FINDINGS
    )
    lines = printed(rendered, 120).splitlines()

    assert "PASS  5 waived (2 errors)" == lines[2]
    counts = "9 rules: 3 pass, 0 fail, 0 needs review, 1 not applicable | 5 waived | "
    assert any(line.startswith(counts) for line in lines)
    assert "Waived (5)" in lines
