"""Facts that a person gives in a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from checker.errors import FaultyFilesError, UnreadableError
from checker.model.fact import Answer, Evidence, Fact, Facts, Origin, Said, State, Value
from checker.rulebook.given import facts_schema, load_given_facts
from tests.rulebook.conftest import Load

Give = Callable[[str], Facts]


@pytest.fixture
def give(load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Facts]:
    """Give a loader of a file of facts, called as it is on the command line."""
    vocabulary = load().vocabulary
    monkeypatch.chdir(tmp_path)

    def give(text: str, name: str = "given.yaml") -> Facts:
        Path(name).write_text(text, encoding="utf-8")
        return load_given_facts(Path(name), vocabulary)

    return give


@pytest.mark.parametrize(
    ("line", "name", "state", "value"),
    [
        ("program.cap: 14500000", "program.cap", State.FOUND, 14500000),
        ("program.cap: 14.5", "program.cap", State.FOUND, 14.5),
        ("program.title: present", "program.title", State.FOUND, True),
        ("program.title: Shares", "program.title", State.FOUND, "Shares"),
        ("document.date: absent", "document.date", State.ABSENT, None),
        ("document.date: 2022-10-20", "document.date", State.FOUND, date(2022, 10, 20)),
        ('document.date: "2022-10-20"', "document.date", State.FOUND, date(2022, 10, 20)),
        ("document.kind: stop", "document.kind", State.FOUND, "stop"),
        ("program.limited: false", "program.limited", State.FOUND, False),
        ("program.names: [Alpha, Beta]", "program.names", State.FOUND, ("Alpha", "Beta")),
        ("program.names: []", "program.names", State.FOUND, ()),
        ("program.cap.place: risk_factors", "program.cap.place", State.FOUND, "risk_factors"),
    ],
)
def test_a_fact_is_given_on_a_line(give: Give, line: str, name: str, state: State, value: Value | None) -> None:
    """A value, or one of two words; the line is its evidence."""
    fact = give(f"# what we know\n{line}\n")[name]
    assert (state, value, Origin.GIVEN) == (fact.state, fact.value, fact.origin)
    assert (Evidence(quote=line, line=2, document="given.yaml"),) == fact.evidence


def test_json_is_accepted(give: Callable[..., Facts]) -> None:
    """Its days are texts."""
    facts = give(json.dumps({"program.cap": 3, "document.date": "2022-10-20"}, indent="\t"), "given.json")
    assert (3, date(2022, 10, 20)) == (facts["program.cap"].value, facts["document.date"].value)
    assert '"document.date": "2022-10-20"' == facts["document.date"].evidence[0].quote


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("program.capp: 3", "program.capp: there is no fact program.capp; did you mean program.cap?"),
        (
            "program.cap: $3",
            "program.cap: $3 must be an amount in US dollars, written as a plain number such as 14500000, "
            "for program.cap is of that type (absent is accepted too)",
        ),
        (
            "program.title: 3",
            "program.title: 3 must be a text; put it in quotes if it looks like a number or a day, "
            "for program.title is of that type (present, absent is accepted too)",
        ),
        (
            "document.date: 20 October 2022",
            "document.date: 20 October 2022 must be a day, written as 2022-10-20, "
            "for document.date is of that type (absent is accepted too)",
        ),
        (
            "document.kind: lunch",
            "document.kind: lunch is not one of launch, update, stop (absent is accepted too); did you mean launch?",
        ),
        (
            "program.names: Alpha",
            "program.names: must be a list, for program.names is one: [Alpha] (absent is accepted too)",
        ),
        (
            "program.days: true",
            "program.days: True must be a whole number, for program.days is of that type (absent is accepted too)",
        ),
        ("- program.cap", ": must have keys and values"),
    ],
)
def test_what_cannot_be_a_fact_is_told_with_what_is_expected(give: Give, line: str, fault: str) -> None:
    """And with the name that was probably meant."""
    with pytest.raises(FaultyFilesError) as raised:
        give(f"# what we know\n{line}\n")
    assert f"given.yaml:2: {fault}".replace(": :", ":") == str(raised.value)


SIGNED = "program.cap:\n  value: 5\n  by: Jane Doe\n  on: 2026-11-01\n  why: she knows\n"


@pytest.mark.parametrize(
    ("text", "line", "quote"),
    [
        (SIGNED, 2, "value: 5"),
        (
            "program.cap: {value: 5, by: Jane Doe, on: 2026-11-01, why: she knows}\n",
            1,
            "program.cap: {value: 5, by: Jane Doe, on: 2026-11-01, why: she knows}",
        ),
    ],
)
def test_an_answer_says_who_gave_it(give: Give, text: str, line: int, quote: str) -> None:
    """In either form; the line of the value is its evidence."""
    fact = give(text)["program.cap"]
    assert (5, Answer("Jane Doe", date(2026, 11, 1), "she knows")) == (fact.value, fact.answer)
    assert (Evidence(quote=quote, line=line, document="given.yaml"),) == fact.evidence


@pytest.mark.parametrize(
    ("document_says", "said"),
    [
        ("4", Said(State.FOUND, 4)),
        ("absent", Said(State.ABSENT)),
        ("unread", Said(State.UNREAD)),
    ],
)
def test_an_answer_may_end_and_may_name_what_it_was_given_over(give: Give, document_says: str, said: Said) -> None:
    """So that it lapses with its day, or with the text."""
    answer = give(f"{SIGNED}  until: 2026-12-31\n  document_says: {document_says}\n")["program.cap"].answer
    assert answer is not None
    assert (date(2026, 12, 31), said) == (answer.until, answer.document_says)
    assert ("given.yaml", 2) == (answer.file, answer.line)


def test_an_answer_in_json_has_its_day_as_text(give: Callable[..., Facts]) -> None:
    """JSON has no other way to write it."""
    answer = {"value": "absent", "by": "Jane Doe", "on": "2026-11-01"}
    fact = give(json.dumps({"program.cap": answer}), "given.json")["program.cap"]
    assert (State.ABSENT, Answer("Jane Doe", date(2026, 11, 1))) == (fact.state, fact.answer)


def test_an_answer_stays_with_its_fact_when_it_beats_the_document(give: Give) -> None:
    """And the note says what the document says."""
    read = Facts.of([Fact("program.cap", State.FOUND, 4.0, (Evidence("$4"),))])
    fact = read.merged(give(SIGNED))["program.cap"]
    assert "Jane Doe" == (fact.answer and fact.answer.by)
    assert "given as 5; the document says 4.0" == fact.note


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  by: Jane Doe\n", "", "given.yaml:1: program.cap: by is missing: a signed answer has a value, by and on"),
        ("  value: 5\n", "", "given.yaml:1: program.cap: value is missing: a signed answer has a value, by and on"),
        ("why:", "wy:", "given.yaml:5: program.cap: there is no key wy; did you mean why?"),
        ("why: she knows", "until: 2026-10-31", "given.yaml:5: program.cap.until: it ends before it begins"),
        (
            "why: she knows",
            "document_says: much",
            "given.yaml:5: program.cap: much must be an amount in US dollars, written as a plain number such as "
            "14500000, for program.cap is of that type (absent is accepted too)",
        ),
        ("2026-11-01", "soon", "given.yaml:4: program.cap.on: must be a day, as 2022-10-20"),
        ("Jane Doe", "''", "given.yaml:3: program.cap.by: must be a text, and not an empty one"),
        (
            "value: 5",
            "value: much",
            "given.yaml:2: program.cap: much must be an amount in US dollars, written as a plain number such as "
            "14500000, for program.cap is of that type (absent is accepted too)",
        ),
    ],
)
def test_an_answer_that_is_not_signed_is_a_fault(give: Give, old: str, new: str, fault: str) -> None:
    """Told at its line."""
    with pytest.raises(FaultyFilesError) as raised:
        give(SIGNED.replace(old, new))
    assert fault in [str(each) for each in raised.value.faults]


def test_all_faults_of_the_file_are_told_at_once(give: Give) -> None:
    """Not one after the other."""
    with pytest.raises(FaultyFilesError) as raised:
        give("program.cap: much\nprogram.cup: 3\nprogram.cap: 4\ndocument.date: 2021-06-31\n")
    assert [1, 2, 3, 4] == [fault.line for fault in raised.value.faults]


def test_a_file_that_is_not_there_is_unreadable(load: Load, tmp_path: Path) -> None:
    """With a sentence for the user."""
    with pytest.raises(UnreadableError, match="cannot be read: No such file or directory"):
        load_given_facts(tmp_path / "nothing.yaml", load().vocabulary)


@pytest.mark.parametrize(
    ("facts", "valid"),
    [
        ({"program.cap": 3}, True),
        ({"program.cap": "absent", "program.title": "present", "program.names": ["x"]}, True),
        ({"program.cap.place": "cover", "document.date": "2022-10-20", "program.limited": True}, True),
        ({"program.cap": "present"}, False),
        ({"program.cap.place": "moon"}, False),
        ({"program.days": 3.5}, False),
        ({"program.names": "x"}, False),
        ({"program.capp": 3}, False),
        ({"program.cap": {"value": 3, "by": "Jane Doe", "on": "2026-11-01", "why": "she knows"}}, True),
        ({"program.title": {"value": "present", "by": "Jane Doe", "on": "2026-11-01"}}, True),
        ({"program.cap": {"value": 3, "by": "J", "on": "2026-11-01", "until": "2026-11-02"}}, True),
        ({"program.cap": {"value": 3, "by": "J", "on": "2026-11-01", "document_says": "unread"}}, True),
        ({"program.cap": {"value": 3, "by": "J", "on": "2026-11-01", "document_says": "much"}}, False),
        ({"program.cap": {"value": 3, "by": "Jane Doe"}}, False),
        ({"program.cap": {"value": "much", "by": "Jane Doe", "on": "2026-11-01"}}, False),
        ({"program.cap": {"value": 3, "by": "Jane Doe", "on": "2026-11-01", "when": "x"}}, False),
        ({"program.cap": {"value": 3, "by": " ", "on": "2026-11-01"}}, False),
    ],
)
def test_the_schema_accepts_what_the_loader_accepts(
    give: Callable[..., Facts], load: Load, facts: dict[str, object], valid: bool
) -> None:
    """It is made from the vocabulary, so an editor knows every fact."""
    assert valid is Draft202012Validator(facts_schema(load().vocabulary)).is_valid(facts)
    if valid:
        assert len(facts) == len(give(json.dumps(facts)))
    else:
        with pytest.raises(FaultyFilesError):
            give(json.dumps(facts))
