"""A redacted report: nothing of a draft is in it, in whatever format."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.check import check
from checker.cli.output import ReportFormat
from checker.cli.rendering import rendered
from checker.documents.read import read_bytes, read_document
from checker.engine.grounds import fingerprint
from checker.engine.wording import spoken_day
from checker.errors import Fault, FaultyFilesError
from checker.model.evaluation import Evaluation
from checker.model.fact import Answer, Evidence, Fact, Facts, Origin, State
from checker.model.report import Checked, Failed, Report
from checker.model.review import Decision, Disposition, Since
from checker.model.rule import Rulebook, Severity
from checker.reporting.redact import HIDDEN, redact, redact_faults
from checker.reporting.terminal import Detail
from checker.rulebook.load import load_rulebook
from tests.reporting.decided import DECISION, LAPSE

FIXTURES = Path(__file__).parents[2] / "fixtures"
CASES = (
    "broken-launch/draft.htm",
    "launch-baby-shelf/draft.htm",
    "suspension/draft.md",
    "upsize-sticker/draft.htm",
    "submission-launch/draft.txt",
    "not-atm-resale/draft.htm",
    "facts-only/facts.yaml",
)
TODAY = date(2031, 7, 19)
WORD = re.compile(r"[^\W\d_]{4,}")
NUMBER = re.compile(r"\d[\d,.]*\d")
TELLING = 5
"""A number with fewer digits may as well be that of a line."""


@cache
def rulebook() -> Rulebook:
    """Give the built-in rules."""
    return load_rulebook()


@cache
def report_of(case: str) -> Report:
    """Check a fixture, with everything decided about it that people can decide."""
    report = check([FIXTURES / case], rulebook(), given=Facts(), as_of=None, today=TODAY)
    (checked,) = report.checked
    waived = tuple(
        replace(each, disposition=Disposition.WAIVED, decision=DECISION, since=Since.CHANGED)
        if each.is_finding and number % 2
        else each
        for number, each in enumerate(checked.evaluations)
    )
    return replace(report, checked=(replace(checked, evaluations=waived),), lapses=(LAPSE,))


@cache
def our_words() -> frozenset[str]:
    """List every word that stands in the rules, in the code of the reports, or in the report of no draft."""
    code = FIXTURES.parent / "checker"
    sources = [*(FIXTURES.parent / "rules").rglob("*.yaml"), *code.rglob("*.py"), *code.rglob("templates/*")]
    return frozenset(word.lower() for path in sources for word in WORD.findall(path.read_text(encoding="utf-8")))


@cache
def our_numbers() -> frozenset[str]:
    """List the numbers of the rules, such as those of citations and laws."""
    rules = (FIXTURES.parent / "rules").rglob("*.yaml")
    return frozenset(number for path in rules for number in numbers_of(path.read_text(encoding="utf-8")))


def numbers_of(text: str) -> set[str]:
    """List the telling numbers of a text, without what sets their digits apart."""
    numbers = {re.sub(r"[,.]", "", number) for number in NUMBER.findall(text)}
    return {number for number in numbers if len(number) >= TELLING}


def text_of(case: str) -> str:
    """Give what the draft, or the file of facts, says."""
    path = FIXTURES / case
    return path.read_text(encoding="utf-8") if path.suffix == ".yaml" else read_document(path).text


@cache
def told(case: str, report_format: ReportFormat, detail: Detail = Detail.EVERYTHING) -> str:
    """Render the redacted report without what ties it to a draft: its path and the hashes."""
    report = redact(report_of(case))
    written = rendered(report, rulebook().vocabulary, report_format, detail, strict=False)
    text = written if isinstance(written, str) else read_bytes(written, "report.docx").text
    text = text.encode().decode("unicode_escape") if report_format in ("json", "sarif", "gitlab") else text
    return re.sub(r"\b[0-9a-f]{16,64}\b", "", re.sub(r"<[^>]+>|&#\d+;", " ", text.replace(str(FIXTURES), "")))


@pytest.mark.parametrize("report_format", list(ReportFormat))
@pytest.mark.parametrize("case", CASES)
def test_no_word_of_a_draft_is_told(case: str, report_format: ReportFormat) -> None:
    """Every word of four letters or more that is not also a word of ours."""
    theirs = {word.lower() for word in WORD.findall(text_of(case))} - our_words()
    leaked = theirs & {word.lower() for word in WORD.findall(told(case, report_format))}

    assert set() == leaked


@pytest.mark.parametrize("report_format", list(ReportFormat))
@pytest.mark.parametrize("case", CASES)
def test_no_number_of_a_draft_is_told(case: str, report_format: ReportFormat) -> None:
    """Amounts, prices, shares and registration numbers, however they are written."""
    report = report_of(case)
    values = {str(fact.value).removesuffix(".0") for fact in report.checked[0].facts if fact.found}
    theirs = (numbers_of(text_of(case)) | {value for value in values if value.isdigit()}) - our_numbers()
    text = told(case, report_format)
    shown = numbers_of(text)
    offsets = {str(each) for one in _evidence(report) for each in (one.start, one.end)}

    assert set() == {number for number in theirs & shown if len(number) >= TELLING} - offsets


@pytest.mark.parametrize("report_format", list(ReportFormat))
@pytest.mark.parametrize("case", CASES)
def test_no_day_of_a_draft_is_told(case: str, report_format: ReportFormat) -> None:
    """Neither the date on it, from which its law follows, nor any other."""
    days = {fact.value for fact in report_of(case).checked[0].facts if isinstance(fact.value, date)}
    text = told(case, report_format)

    assert [] == [day for day in days for way in (day.isoformat(), spoken_day(day), f"{day:%d %b %Y}") if way in text]


@pytest.mark.parametrize("case", CASES[:5])
def test_the_unredacted_report_does_tell(case: str) -> None:
    """The tests above can fail: the same search finds words and numbers of the draft in the plain report."""
    text = rendered(report_of(case), rulebook().vocabulary, ReportFormat.TERMINAL, Detail.EVERYTHING, strict=False)
    assert isinstance(text, str)
    words = {word.lower() for word in WORD.findall(text_of(case))} - our_words()

    assert words & {word.lower() for word in WORD.findall(text)}
    assert (numbers_of(text_of(case)) - our_numbers()) & numbers_of(text)


def _evidence(report: Report) -> list[Evidence]:
    return [each for checked in report.checked for fact in checked.facts for each in fact.evidence]


@pytest.mark.parametrize("case", CASES)
def test_rules_places_and_outcomes_are_kept(case: str) -> None:
    """And with them the exit code."""
    plain, hidden = report_of(case), redact(report_of(case))

    def outline(report: Report) -> list[object]:
        return [
            (each.rule.id, each.outcome, each.disposition, each.since, each.missing)
            for each in report.checked[0].evaluations
        ]

    assert outline(plain) == outline(hidden)
    assert plain.counts() == hidden.counts()
    assert [(each.place, each.line, each.column, each.document) for each in _evidence(plain)] == [
        (each.place, each.line, each.column, each.document) for each in _evidence(hidden)
    ]


def test_a_record_keeps_only_what_is_named() -> None:
    """Each field of a record, filled with a secret, comes out empty or as something else."""
    secret = "Project Falcon"
    evidence = Evidence(quote=secret, heading=secret, searched=secret, wording=secret)
    fact = Fact(
        "program.cap",
        State.FOUND,
        secret,
        (evidence,),
        Origin.GIVEN,
        secret,
        secret,
        search=evidence,
        answer=Answer(secret, TODAY, secret),
    )
    (checked,) = report_of(CASES[0]).checked
    rule = checked.evaluations[0].rule
    evaluations = [
        Evaluation(rule, each.outcome, secret, (fact,), (), Disposition.WAIVED, secret, _signed(secret))
        for each in checked.evaluations
    ]
    report = replace(
        report_of(CASES[0]),
        checked=(replace(checked, facts=Facts.of([fact]), evaluations=tuple(evaluations), notes=(secret,)),),
        failed=(Failed("none.htm", secret),),
        lapses=(replace(LAPSE, why=secret),),
    )

    assert secret in repr(report)
    assert "Falcon" not in repr(redact(report))


def _signed(secret: str) -> Decision:
    return replace(DECISION, reason=secret, by=secret)


def test_what_is_found_stays_told_as_found() -> None:
    """A redacted value is no absence."""
    facts = redact(report_of(CASES[0])).checked[0].facts

    assert (State.FOUND, HIDDEN) == (facts["program.cap"].state, facts["program.cap"].value)


def test_a_fingerprint_cannot_be_guessed_back_to_an_amount() -> None:
    """It is the same whatever the amounts are."""
    vocabulary = rulebook().vocabulary
    (checked,) = report_of(CASES[0]).checked
    (finding,) = [each for each in checked.evaluations if each.rule.id == "cap-mentions-agree"]
    other = replace(
        finding,
        consulted=tuple(replace(each, value=1.0) if each.found else each for each in finding.consulted),
    )
    report = replace(report_of(CASES[0]), checked=(replace(checked, evaluations=(finding, other)),))
    one, two = redact(report).checked[0].evaluations

    assert fingerprint(finding, vocabulary) != fingerprint(other, vocabulary)
    assert fingerprint(one, vocabulary) == fingerprint(two, vocabulary)


def test_the_day_that_was_asked_for_is_no_secret() -> None:
    """The date on the draft is."""
    asked = check([FIXTURES / CASES[0]], rulebook(), given=Facts(), as_of=date(2022, 10, 20), today=TODAY)

    assert date(2022, 10, 20) == redact(asked).checked[0].as_of
    assert redact(report_of(CASES[0])).checked[0].as_of is None


def test_faults_keep_their_places() -> None:
    """What is wrong may repeat what a person wrote."""
    error = FaultyFilesError([Fault("facts.yaml", 3, "program.cap", "14m is no amount", "14500000")])

    assert f"facts.yaml:3: the fault is {HIDDEN}; run without --redact to see it" == str(redact_faults(error))


def test_the_records_are_those_that_were_thought_of() -> None:
    """Whoever adds a field decides here whether it may be told: unless ``redact`` names it, it is left out."""
    assert {"as_of", "version", "rulebook_digest", "checked", "failed", "lapses", "fixed", "gone", "changes"} == set(
        Report.__struct_fields__
    ) - {"precedents"}  # of other documents, and laid beside what is redacted already
    kept = {"path", "sha256", "format", "as_of", "facts", "evaluations", "notes", "is_atm", "checklist"}
    assert {"draft"} == set(Checked.__struct_fields__) - kept
    assert Severity.ERROR is redact(report_of(CASES[0])).lapses[0].severity
