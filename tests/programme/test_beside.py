"""The documents of a programme beside each other: what the others say of what one says, and when nobody can tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.check_programme import check_programme
from checker.model.evaluation import Evaluation, Outcome
from checker.model.report import Report
from tests.programme.desk import AGENT, ISSUER, RULEBOOK, launch, row, suspension, termination, update, written

OTHER_AGENT = "Hadley Quarrie & Co."
PASS, FAIL, UNKNOWN = "pass", "fail", "unknown"
NOT_APPLICABLE = "not_applicable"
DATE, TITLE = "agreement-date-is-that-of-the-exhibit", "agreement-title-is-that-of-the-exhibit"
PARTIES, LEFT_OUT = "agents-are-parties-to-the-agreement", "every-party-to-the-agreement-is-named"
CAP, FIXED = "cap-is-within-the-agreement", "commission-is-that-of-the-agreement"
CEILING, NUMBER = "commission-is-within-that-of-the-agreement", "registration-number-is-that-of-the-programme"
Document = dict[str, str]


def agreement(dated: str = "2022-03-11", agents: str = f'["{AGENT}"]', **facts: str) -> Document:
    """Give the facts of an agreement; in the names of further ones a double underscore stands for the dot."""
    named = {name.replace("__", "."): value for name, value in facts.items()}
    return {
        "document.kind": "agreement",
        "issuer.name": ISSUER,
        "agreement.title": "Sales Agreement",
        "agreement.date": dated,
        "agreement.original_date": "absent",
        "agents.names": agents,
        "program.cap": "14500000",
        "commission.rate": "3.0",
        "commission.qualifier": "fixed",
        "filing.registration_numbers": "[333-970418]",
        **named,
    }


def fees(amount: str, issuer: str = ISSUER) -> Document:
    """Give the facts of a fee exhibit."""
    return {"document.kind": "fee_exhibit", "issuer.name": issuer, "fee_exhibit.maximum_aggregate": amount}


def checked(folder: Path, documents: list[Document], ledger: str = "", **keys: str | None) -> Report:
    """Write a programme of these documents, and check the whole of it."""
    undated = {number: "" for number, each in enumerate(documents) if "document.date" not in each}
    path = written(folder, documents, ledger, undated, **keys)
    return check_programme(path, RULEBOOK, as_of=None, today=date(2026, 11, 21))


def said(report: Report, rule: str, number: int = 0) -> Evaluation:
    """Give what a rule says of a document, by its number in the programme file."""
    return next(each for each in report.checked[number].evaluations if each.rule.id == rule)


def outcome(folder: Path, documents: list[Document], rule: str, number: int = 0, ledger: str = "") -> str:
    """Give the outcome of a rule on a document."""
    return str(said(checked(folder, documents, ledger), rule, number).outcome)


def stated(**facts: str) -> Document:
    """Give a launch that states more facts."""
    return launch(**{"filing__registration_numbers": "[333-970418]", **facts})


@pytest.mark.parametrize(
    ("document", "other", "rule", "expected"),
    [
        (stated(), agreement(), DATE, PASS),
        (stated(), agreement("2022-03-08"), DATE, FAIL),
        (stated(agreement__date="2022-03-10"), agreement(), DATE, FAIL),
        (stated(agreement__date="absent"), agreement(), DATE, NOT_APPLICABLE),
        (stated(agreement__title="Sales Agreement"), agreement(), TITLE, PASS),
        (stated(agreement__title="Equity Distribution Agreement"), agreement(), TITLE, FAIL),
        (stated(), agreement(), PARTIES, PASS),
        (stated(), agreement(agents=f'["{OTHER_AGENT}"]'), PARTIES, FAIL),
        (stated(), agreement(agents='["Colworth Pryce Securities LLC"]'), PARTIES, PASS),
        (stated(agents__names='["Colworth Pryce"]'), agreement(), PARTIES, PASS),
        (stated(), agreement(agents=f'["{AGENT}", "{OTHER_AGENT}"]'), LEFT_OUT, FAIL),
        (stated(), agreement(), LEFT_OUT, PASS),
        (stated(), agreement(), CAP, PASS),
        (stated(cap="14500001"), agreement(), CAP, FAIL),
        (stated(cap="5000000"), agreement(), CAP, PASS),
        (stated(), agreement(program__cap="absent"), CAP, NOT_APPLICABLE),
        (stated(commission__rate="3.0"), agreement(), FIXED, PASS),
        (stated(commission__rate="2.5"), agreement(), FIXED, FAIL),
        (stated(commission__rate="2.5"), agreement(commission__qualifier="up_to"), CEILING, PASS),
        (stated(commission__rate="3.5"), agreement(commission__qualifier="up_to"), CEILING, FAIL),
        (stated(), agreement(), NUMBER, PASS),
        (stated(), agreement(filing__registration_numbers="[333-970481]"), NUMBER, FAIL),
    ],
)
def test_a_launch_is_held_to_the_agreement_that_came_with_it(
    document: Document, other: Document, rule: str, expected: str, tmp_path: Path
) -> None:
    """Date, title, parties, amount, commission and number of the agreement itself count."""
    assert expected == outcome(tmp_path, [document, other], rule)


@pytest.mark.parametrize("rule", [DATE, TITLE, PARTIES, LEFT_OUT, CAP, FIXED, CEILING])
def test_without_an_agreement_nothing_passes_that_needs_one(rule: str, tmp_path: Path) -> None:
    """What was not compared is never a pass; a note says that the agreement is not listed."""
    report = checked(tmp_path, [stated(agreement__title="Sales Agreement", commission__rate="3.0")])

    assert Outcome.NOT_APPLICABLE is said(report, rule).outcome
    assert Outcome.FAIL is said(report, "agreement-is-among-the-documents").outcome


@pytest.mark.parametrize(
    ("documents", "rule"),
    [
        ([launch(), agreement(), launch("2023-02-06", agreement__date="2023-02-06")], DATE),
        ([launch(), agreement(), update("increase", "2022-06-01", "50000000")], CAP),
        ([launch(), agreement(), update("change_agents", "2022-06-01", agents__names=f'["{OTHER_AGENT}"]')], PARTIES),
    ],
)
def test_an_agreement_that_may_be_missing_is_asked_for(documents: list[Document], rule: str, tmp_path: Path) -> None:
    """A later document may rest on an agreement or an amendment that is not listed: that is no fail."""
    evaluation = said(checked(tmp_path, documents), rule, 2)

    assert Outcome.UNKNOWN is evaluation.outcome
    assert "add" in evaluation.message


def test_an_amendment_serves_the_supplement_that_came_with_it(tmp_path: Path) -> None:
    """It raises the amount, and speaks of the first agreement by its date."""
    amendment = agreement("2022-06-01", agreement__original_date="2022-03-11", program__cap="50000000")
    documents = [launch(), agreement(), update("increase", "2022-06-01", "50000000"), amendment]
    report = checked(tmp_path, documents)

    assert (PASS, PASS) == (said(report, CAP, 2).outcome, said(report, DATE, 2).outcome)


def test_an_agreement_without_a_date_settles_nothing(tmp_path: Path) -> None:
    """The date of a form cannot be read; a person is asked."""
    undated = {name: value for name, value in agreement().items() if name != "agreement.date"}

    assert UNKNOWN == outcome(tmp_path, [launch(), undated], DATE)


@pytest.mark.parametrize(
    ("amount", "filed", "expected"),
    [("14500000", "2022-03-11", PASS), ("14000000", "2022-03-11", FAIL), ("14000000", "", FAIL)],
)
def test_a_fee_exhibit_is_that_of_the_day_it_was_filed(amount: str, filed: str, expected: str, tmp_path: Path) -> None:
    """A single exhibit goes with a single launch, whether or not its day is given."""
    beside = {1: f"filed: {filed}" if filed else ""}
    path = written(tmp_path, [launch(), fees(amount)], beside=beside)
    report = check_programme(path, RULEBOOK, as_of=None, today=date(2026, 11, 21))

    assert expected == said(report, "fee-exhibit-covers-the-cap").outcome


def test_of_several_supplements_the_fee_exhibit_must_say_when_it_was_filed(tmp_path: Path) -> None:
    """An exhibit bears no date."""
    documents = [launch(), update("increase", "2022-06-01", "20000000"), fees("14500000")]

    assert UNKNOWN == outcome(tmp_path, documents, "fee-exhibit-covers-the-cap")


@pytest.mark.parametrize(("issuer", "expected"), [(ISSUER.upper(), PASS), ("Halden Creek, Inc.", FAIL)])
def test_an_exhibit_must_be_that_of_the_issuer(issuer: str, expected: str, tmp_path: Path) -> None:
    """An exhibit of another company is an error; how its name is written is none."""
    assert expected == outcome(tmp_path, [launch(), fees("14500000", issuer)], "exhibit-is-of-the-issuer", 1)


@pytest.mark.parametrize(
    ("second", "rule", "expected"),
    [
        ({"filing.registration_numbers": "[333-970418]"}, NUMBER, PASS),
        ({"filing.registration_numbers": "[333-970481]"}, NUMBER, FAIL),
        ({"base_prospectus.date": "2021-05-03"}, "base-date-is-that-of-the-launch", PASS),
        ({"base_prospectus.date": "2021-03-05"}, "base-date-is-that-of-the-launch", FAIL),
        ({"prior_supplements.dates": "[2022-03-11]"}, "earlier-supplements-are-named", PASS),
        ({"prior_supplements.dates": "[2022-03-01]"}, "earlier-supplements-are-named", FAIL),
        ({"document.supplement_number": "1"}, "supplement-numbers-follow", PASS),
        ({"document.supplement_number": "2"}, "supplement-numbers-follow", FAIL),
        ({"program.cap": "14500000"}, "stop-states-the-maximum-in-force", PASS),
        ({"program.cap": "15400000"}, "stop-states-the-maximum-in-force", FAIL),
        ({"agreement.date": "2022-03-11"}, "stop-names-the-agreement-of-the-programme", PASS),
        ({"agreement.date": "2022-03-01"}, "stop-names-the-agreement-of-the-programme", FAIL),
    ],
)
def test_a_stop_is_held_to_the_launch(second: Document, rule: str, expected: str, tmp_path: Path) -> None:
    """What it says of the programme is what the launch said."""
    first = {**stated(), "base_prospectus.date": "2021-05-03"}

    assert expected == outcome(tmp_path, [first, {**suspension(), **second}], rule, 1)


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([launch(), suspension(), update("resume", "2022-12-01")], PASS),
        ([launch(), update("resume", "2022-12-01")], FAIL),
        ([launch(), termination("2022-10-20", "2022-10-20"), update("resume", "2022-12-01")], FAIL),
        ([launch(), suspension(effective=None), update("resume", "2022-12-01")], UNKNOWN),
    ],
)
def test_a_resumption_follows_a_suspension(documents: list[Document], expected: str, tmp_path: Path) -> None:
    """A terminated programme is launched anew; one that sells has nothing to resume."""
    assert expected == outcome(tmp_path, documents, "resumption-follows-a-suspension", len(documents) - 1)


def test_an_increase_of_a_suspended_programme_is_looked_at(tmp_path: Path) -> None:
    """It treats the programme as one that sells."""
    documents = [launch(), suspension(), update("increase", "2022-12-01", "20000000")]

    assert FAIL == outcome(tmp_path, documents, "stopped-programme-is-not-changed", 2)


@pytest.mark.parametrize(
    ("second", "expected"),
    [(suspension(), PASS), (update("amend", "2022-10-20"), FAIL)],
)
def test_a_new_launch_follows_the_end_of_the_former(second: Document, expected: str, tmp_path: Path) -> None:
    """Two programmes that run beside each other are noted."""
    documents = [launch(), second, launch("2023-02-06")]

    assert expected == outcome(tmp_path, documents, "launch-follows-the-end-of-the-former", 2)


def test_documents_that_contradict_each_other_fail_as_a_whole(tmp_path: Path) -> None:
    """The programme itself is told as one more document, with the line of the file."""
    report = checked(tmp_path, [launch(), suspension("2022-10-20"), launch("2022-10-20")])
    whole = next(each for each in report.checked if each.format == "programme")
    (broken,) = [each for each in whole.evaluations if each.outcome is Outcome.FAIL]

    assert "documents-do-not-contradict" == broken.rule.id
    assert "1.yaml (suspended)" in broken.message


@pytest.mark.parametrize(("amount", "expected"), [("14500000", PASS), ("14400000", FAIL), ("none", NOT_APPLICABLE)])
def test_what_is_left_of_the_programme_fits_in_the_shelf(amount: str, expected: str, tmp_path: Path) -> None:
    """Sold from the shelf and still offered, together, may not be more than is registered."""
    shelf = f"{{form: S-3, filed: 2021-04-20, effective: 2025-05-03, registered_amount: {amount}, replacement: none}}"
    documents = [launch("2025-06-02")]
    report = checked(tmp_path, documents, row("2025-06-03", 1000, "10000.00"), shelf=shelf)
    whole = next(each for each in report.checked if each.format == "programme")

    assert expected == next(each.outcome for each in whole.evaluations if each.rule.id == "programme-fits-in-the-shelf")


def test_a_quote_from_another_document_names_that_document(tmp_path: Path) -> None:
    """The cover of another document is not taken for one's own."""
    evaluation = said(checked(tmp_path, [launch(), agreement("2022-03-08")]), DATE)
    others = next(fact for fact in evaluation.consulted if fact.name == "elsewhere.agreement_dates")

    assert {""} == {each.place for each in others.evidence}
