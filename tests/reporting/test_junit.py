"""The report as JUnit XML, read back with another library."""

from collections import Counter

import pytest
from junitparser import JUnitXml, TestSuite
from msgspec.structs import replace

from checker.model.report import Checked, Failed, Report
from checker.model.review import Disposition
from checker.model.rule import Rulebook
from checker.reporting.junit import render_junit
from tests.reporting.decided import LAPSE


def suites_of(report: Report, rulebook: Rulebook, *, strict: bool = False) -> list[TestSuite]:
    """Render a report and read it."""
    return list(JUnitXml.fromstring(render_junit(report, rulebook.vocabulary, str, strict=strict).encode()))


def endings(suite: TestSuite) -> Counter[str]:
    """Count how the cases of a suite ended."""
    return Counter(str(case.result[0]._tag) if case.result else "passed" for case in suite)


@pytest.mark.parametrize(
    ("strict", "counts"),
    [
        (False, {"passed": 3, "failure": 4, "skipped": 2}),
        (True, {"passed": 3, "failure": 4, "skipped": 1, "error": 1}),
    ],
)
def test_every_rule_is_a_case(report: Report, rulebook: Rulebook, strict: bool, counts: dict[str, int]) -> None:
    """What needs review is skipped, and an error if it counts as a fail."""
    (suite,) = suites_of(report, rulebook, strict=strict)

    assert counts == endings(suite)
    assert (9, 4, counts.get("error", 0), counts["skipped"]) == (
        suite.tests,
        suite.failures,
        suite.errors,
        suite.skipped,
    )


def test_each_document_is_a_suite_and_so_is_what_was_not_checked(mixed_report: Report, rulebook: Rulebook) -> None:
    """In the order of the command line."""
    suites = suites_of(mixed_report, rulebook)

    assert ["draft.htm", "clean.htm", "report.txt", "none.htm"] == [suite.name for suite in suites]
    assert {"error": 1} == endings(suites[-1])


def test_no_two_cases_have_one_name(report: Report, checked: Checked, rulebook: Rulebook) -> None:
    """A reader would show two of one name as one, even for a document that is named twice."""
    again = replace(report, checked=(checked, checked, replace(checked, path="other.htm")))
    names = [(case.classname, case.name) for suite in suites_of(again, rulebook) for case in suite]

    assert len(names) == len(set(names))


def test_a_failure_tells_the_law_the_evidence_and_the_cure(report: Report, rulebook: Rulebook) -> None:
    """With the severity as its type."""
    (suite,) = suites_of(report, rulebook)
    (case,) = [case for case in suite if case.name.startswith("cap-agrees: ")]
    (failure,) = case.result

    assert "error" == failure.type
    assert "17 CFR 230.408(a)" in failure.text
    assert "plan of distribution, page S-17, line 1204: “an aggregate offering price of up to" in failure.text
    assert "→ Make all mentions the same to the cent" in failure.text


def test_what_is_held_back_is_skipped(report: Report, checked: Checked, rulebook: Rulebook) -> None:
    """And says by what."""
    held = tuple(
        replace(each, disposition=Disposition.WAIVED) if each.is_finding else each for each in checked.evaluations
    )
    (suite,) = suites_of(replace(report, checked=(replace(checked, evaluations=held),)), rulebook, strict=True)

    assert {"passed": 3, "skipped": 6} == endings(suite)
    assert 5 == sum(1 for case in suite if case.result and case.result[0].message.startswith("waived: "))


def test_a_waiver_that_does_not_hold_is_a_failure(report: Report, rulebook: Rulebook) -> None:
    """In a suite of its own."""
    *_, waivers = suites_of(replace(report, lapses=(LAPSE,)), rulebook)

    assert ("waivers", {"failure": 1}) == (waivers.name, endings(waivers))


def test_what_xml_forbids_is_made_visible(report: Report, rulebook: Rulebook) -> None:
    """Control characters, half surrogates and non-characters would make the file unreadable."""
    odd = "a\x00b\x1bc\ud800d\uffffe.htm"
    (suite,) = suites_of(replace(report, checked=(), failed=(Failed(odd, odd),)), rulebook)

    assert r"a\x00b\x1bc\ud800d\uffffe.htm" == suite.name
