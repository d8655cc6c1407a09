"""The flow, from paths to a report, over the built-in rules and the fixtures."""

from datetime import date
from pathlib import Path

import pytest

from checker.check import Piped, Source, check, rule_named, select_rules
from checker.errors import UsageError
from checker.model.evaluation import Outcome
from checker.model.fact import Fact, Facts, Origin, State
from checker.model.report import Checked, Report
from checker.model.review import Disposition
from checker.model.rule import Rulebook
from checker.rulebook.load import load_rulebook

FIXTURES = Path(__file__).parents[1] / "fixtures"
LAUNCH = FIXTURES / "launch-large" / "draft.htm"
TODAY = date(2026, 11, 21)
NOTHING = Facts()
UNCLEAR = Piped(
    "draft.txt",
    b"PROSPECTUS SUPPLEMENT\n\n(To Prospectus dated July 9, 2024)\n\nUp to $10,000,000 of Common Stock\n\n"
    b"We are offering 2,000,000 shares of our common stock to two investors.\n\n"
    b"By this prospectus supplement we may sell shares from time to time in at the market offerings under a sales "
    b"agreement with Harbourline Securities, LLC, as sales agent.\n\n"
    b"The date of this prospectus supplement is February 2, 2026.\n",
)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    """Give the built-in rules."""
    return load_rulebook()


def run(rulebook: Rulebook, *sources: Source, as_of: date | None = None, given: Facts = NOTHING) -> Report:
    """Check sources."""
    return check(sources, rulebook, given=given, as_of=as_of, today=TODAY)


def checked(rulebook: Rulebook, source: Source, given: Facts = NOTHING) -> Checked:
    """Check one source that can be read."""
    report = run(rulebook, source, given=given)
    assert () == report.failed
    return report.checked[0]


def test_a_draft_is_judged_by_the_law_of_its_own_date(rulebook: Rulebook) -> None:
    """The report is of today, the law is of the day on the draft."""
    report = run(rulebook, LAUNCH)

    assert (TODAY, date(2026, 3, 6)) == (report.as_of, report.checked[0].as_of)


def test_a_day_that_is_asked_for_counts_for_all(rulebook: Rulebook) -> None:
    """It stands over the date of the draft."""
    report = run(rulebook, LAUNCH, as_of=date(2022, 10, 20))

    assert [date(2022, 10, 20)] * 2 == [report.as_of, report.checked[0].as_of]


def test_a_draft_without_a_date_is_judged_by_the_law_of_today(rulebook: Rulebook) -> None:
    """Today is given by whoever calls; nothing reads a clock."""
    assert TODAY == checked(rulebook, Piped("empty.txt", b"A text of no date.")).as_of


def test_a_given_fact_beats_the_one_that_was_read(rulebook: Rulebook) -> None:
    """The note says what the document says, and the law follows the given date."""
    given = Facts.of([Fact("document.date", State.FOUND, date(2024, 5, 27), origin=Origin.GIVEN)])
    result = checked(rulebook, LAUNCH, given)

    assert date(2024, 5, 27) == result.as_of
    assert "the document says 2026-03-06" in result.facts["document.date"].note


def test_a_file_of_facts_is_checked_like_a_draft(rulebook: Rulebook) -> None:
    """What is not in it is unread, and so needs review."""
    result = checked(rulebook, FIXTURES / "facts-only" / "facts.yaml")

    assert ("facts", Origin.GIVEN) == (result.format, result.facts["program.cap"].origin)
    assert Outcome.UNKNOWN in {evaluation.outcome for evaluation in result.evaluations}


def test_facts_through_a_pipe_are_the_facts_of_a_file(rulebook: Rulebook) -> None:
    """The name tells the format, wherever the bytes come from."""
    path = FIXTURES / "facts-only" / "facts.yaml"
    piped = checked(rulebook, Piped(str(path), path.read_bytes()))

    assert checked(rulebook, path) == piped


def test_a_draft_through_a_pipe_is_the_draft_of_a_file(rulebook: Rulebook) -> None:
    """Facts, evidence and outcomes are the same."""
    assert checked(rulebook, LAUNCH).facts == checked(rulebook, Piped(str(LAUNCH), LAUNCH.read_bytes())).facts


def test_what_cannot_be_read_does_not_stop_the_others(rulebook: Rulebook, tmp_path: Path) -> None:
    """Each failure has its reason, and the drafts around it are checked."""
    empty = tmp_path / "empty.htm"
    empty.write_bytes(b"")
    faulty = tmp_path / "facts.yaml"
    faulty.write_text("program.capp: 1\n", encoding="utf-8")
    report = run(rulebook, empty, LAUNCH, tmp_path, tmp_path / "none.yaml", faulty)

    assert [str(LAUNCH)] == [each.path for each in report.checked]
    assert [str(empty), str(tmp_path), str(tmp_path / "none.yaml"), str(faulty)] == [
        failed.path for failed in report.failed
    ]
    reasons = [failed.reason.removeprefix(str(tmp_path)) for failed in report.failed]
    assert "/empty.htm is empty" == reasons[0]
    assert " is a directory; name the files in it" == reasons[1]
    assert "/none.yaml: no such file" == reasons[2]
    assert "did you mean program.cap?" in reasons[3]


def test_findings_are_open_and_nothing_else_is(rulebook: Rulebook) -> None:
    """A pass has no disposition."""
    result = checked(rulebook, FIXTURES / "broken-launch" / "draft.htm")

    assert {(True, Disposition.OPEN), (False, None)} == {
        (evaluation.is_finding, evaluation.disposition) for evaluation in result.evaluations
    }


@pytest.mark.parametrize("case", ["annual-report", "registered-direct", "resale", "structured-note"])
def test_another_kind_of_document_is_said_to_be_one(case: str, rulebook: Rulebook) -> None:
    """No rule is applied to it, and the note says so."""
    result = checked(rulebook, FIXTURES / f"not-atm-{case}" / "draft.htm")

    assert not result.is_atm
    assert {Outcome.NOT_APPLICABLE} == {evaluation.outcome for evaluation in result.evaluations}
    (note,) = result.notes
    assert note.startswith("This does not look like an at-the-market offering document (")
    assert note.endswith("): no rule was applied.")


def test_an_atm_document_has_no_such_note(rulebook: Rulebook) -> None:
    """A launch is what the rules are for."""
    result = checked(rulebook, LAUNCH)

    assert (True, ()) == (result.is_atm, result.notes)


def test_a_document_of_an_unclear_kind_is_for_a_person_to_decide(rulebook: Rulebook) -> None:
    """Its rules are undecided, and what is unclear is told; a given kind settles it."""
    result = checked(rulebook, UNCLEAR)
    (note,) = result.notes
    given = Fact("document.kind", State.FOUND, "launch", origin=Origin.GIVEN)
    settled = checked(rulebook, UNCLEAR, Facts.of([given]))

    assert result.is_atm
    assert note.startswith(
        "It is unclear what kind of document this is: the cover speaks of an at-the-market programme"
    )
    assert Outcome.UNKNOWN in {evaluation.outcome for evaluation in result.evaluations}
    assert Outcome.FAIL not in {evaluation.outcome for evaluation in result.evaluations}
    assert () == settled.notes
    assert Outcome.FAIL in {evaluation.outcome for evaluation in settled.evaluations}


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        (["cap-is-stated"], [], {"cap-is-stated"}),
        (["exchange-act", "cap-is-stated"], [], {"cap-is-stated", "settlement-cycle"}),
        (["exchange-act", "cap-is-stated"], ["settlement-cycle"], {"cap-is-stated"}),
    ],
)
def test_rules_are_selected_by_id_and_by_pack(
    select: list[str], ignore: list[str], left: set[str], rulebook: Rulebook
) -> None:
    """What is ignored is left out of what is selected."""
    assert left == {rule.id for rule in select_rules(rulebook, select, ignore).rules}


def test_without_a_selection_all_rules_are_left(rulebook: Rulebook) -> None:
    """And the rulebook is known by the same digest."""
    assert rulebook == select_rules(rulebook, [], [])


@pytest.mark.parametrize(
    ("select", "ignore", "sentence"),
    [
        (["cap-is-statd"], [], "there is no rule or pack cap-is-statd; did you mean cap-is-stated?"),
        ([], ["exchange-akt"], "there is no rule or pack exchange-akt; did you mean exchange-act?"),
        (["%%"], [], "there is no rule or pack %%"),
        (["cap-is-stated"], ["regulation-s-k"], "--select and --ignore leave no rule to apply"),
    ],
)
def test_a_selection_that_cannot_be_meant_is_refused(
    select: list[str], ignore: list[str], sentence: str, rulebook: Rulebook
) -> None:
    """A misspelt name would otherwise check nothing, and look like a pass."""
    with pytest.raises(UsageError) as caught:
        select_rules(rulebook, select, ignore)
    assert sentence == str(caught.value)


def test_a_rule_is_found_by_its_id_or_a_near_one_is_named(rulebook: Rulebook) -> None:
    """Packs are not suggested where a rule is wanted."""
    assert "cap-is-stated" == rule_named(rulebook, "cap-is-stated").id
    with pytest.raises(UsageError) as caught:
        rule_named(rulebook, "cap-is-state")
    assert "there is no rule cap-is-state; did you mean cap-is-stated?" == str(caught.value)
