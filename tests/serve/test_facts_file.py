"""Answers are put into a file of facts, and nothing else in it changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from checker.errors import FaultyFilesError, UsageError
from checker.model.fact import Answer, Origin, State
from checker.rulebook.given import read_given_facts
from checker.rulebook.load import load_rulebook
from checker.serve.facts_file import HEADING, put_answer, read_answers

VOCABULARY = load_rulebook().vocabulary
DAY = date(2026, 3, 6)
JANE = Answer("Jane Doe", DAY, "page 2")


def put(content: str, name: str, typed: str, answer: Answer = JANE) -> str:
    """Put one answer into a file with that content."""
    return put_answer(content.encode(), "facts.yaml", name, typed, answer, VOCABULARY)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("program.cap", "14500000", 14500000.0),
        ("program.cap", " $14,500,000.50 ", 14500000.5),
        ("commission.rate", "3.0 %", 3.0),
        ("settlement.days", "0", 0),
        ("dilution.net_tangible_book_value", "$-1,200,000", -1200000.0),
        ("dilution.as_adjusted_per_share", "-0.12", -0.12),
        ("document.date", "2026-03-06", DAY),
        ("document.kind", "launch", "launch"),
        ("issuer.name", 'No: "such" Company # Inc.', 'No: "such" Company # Inc.'),
        ("issuer.name", "Two\nlines\u2028\x07 of it", "Two lines of it"),
        ("issuer.name", "present", True),
        ("issuer.name", "{fact: other}", "{fact: other}"),
        ("agents.names", "Alder LLC\n\n  Birch, Inc.\n", ("Alder LLC", "Birch, Inc.")),
        ("document.purposes", "establish\nincrease", ("establish", "increase")),
    ],
)
def test_what_was_typed_becomes_a_value_of_the_fact(name: str, typed: str, value: object) -> None:
    """Whatever it looks like, it is read back as what was meant, signed."""
    fact = read_given_facts(put("", name, typed).encode(), "facts.yaml", VOCABULARY)[name]
    assert (State.FOUND, value, Origin.GIVEN, JANE) == (fact.state, fact.value, fact.origin, fact.answer)


def test_absent_is_said_as_such() -> None:
    """Of a text as well as of a number or a list."""
    for name in ("issuer.name", "program.cap", "agents.names"):
        text = put("", name, "absent")
        assert State.ABSENT is read_given_facts(text.encode(), "facts.yaml", VOCABULARY)[name].state


@pytest.mark.parametrize(
    ("name", "typed", "answer", "told"),
    [
        ("program.cap", "much", JANE, "program.cap: much must be an amount in US dollars"),
        ("program.cap", "1,45", JANE, "program.cap: 1,45 must be"),
        ("program.cap", "3 %", JANE, "program.cap: 3 % must be"),
        ("commission.rate", "$3", JANE, "commission.rate: $3 must be"),
        ("settlement.days", "-5", JANE, "settlement.days: -5 is below zero: give a number that is not"),
        ("commission.rate_mentions", "3 %\n-3 %", JANE, "commission.rate_mentions: -3 % is below zero"),
        ("settlement.days", "٢", JANE, "settlement.days: ٢ must be a whole number"),
        ("document.date", "２０２６-03-06", JANE, "document.date: ２０２６-03-06 "),
        ("program.cap", "", JANE, "enter a value for program.cap, or say that it is absent"),
        ("document.kind", "lunch", JANE, "document.kind: lunch is not one of"),
        ("document.date", "2026-02-31", JANE, "document.date: 2026-02-31 is not a day of the calendar"),
        ("program.cap", "1", Answer("", DAY), "say who answers for it"),
        ("no.such", "1", JANE, "there is no fact no.such"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(name: str, typed: str, answer: Answer, told: str) -> None:
    """And nothing is written."""
    with pytest.raises(UsageError) as caught:
        put("", name, typed, answer)
    assert str(caught.value).startswith(told)


def test_the_file_stays_as_it_was_but_for_the_answer() -> None:
    """Comments, order and other facts stay; an earlier answer for the fact is taken out."""
    before = (
        "# The deal.\nprogram.cap: 1  # wrong\n\n# Who sells.\nagents.names:\n- Alder LLC\n- Birch, Inc.\n"
        "# Last.\nissuer.name: present\n"
    )
    entry = '\nprogram.cap:\n  value: 2\n  by: "Jane Doe"\n  on: 2026-03-06\n  why: "page 2"\n'
    assert before.replace("program.cap: 1  # wrong\n", "") + entry == put(before, "program.cap", "2")
    without = before.replace("agents.names:\n- Alder LLC\n- Birch, Inc.\n", "")
    assert put(before, "agents.names", "absent").startswith(without)
    assert put(before.replace("\n", "\r\n"), "program.cap", "2").count("\r\n") == len(
        put(before, "program.cap", "2").splitlines()
    )


def test_an_answer_can_be_changed_again_and_again() -> None:
    """There is always one for a fact, the last."""
    text = ""
    for amount in ("1", "2", "3"):
        text = put(put(text, "program.cap", amount), "issuer.name", f"Number {amount}")
    assert text.startswith(HEADING)
    read = yaml.safe_load(text)
    assert {"program.cap": 3, "issuer.name": "Number 3"} == {name: each["value"] for name, each in read.items()}


@pytest.mark.parametrize("content", ["{program.cap: 1}\n", "program.cap: 1\n...\n"])
def test_a_file_that_is_written_otherwise_is_left_alone(content: str) -> None:
    """An answer at its end would break it."""
    with pytest.raises(UsageError, match=r"facts\.yaml cannot be added to: write each fact on a line of its own"):
        put(content, "issuer.name", "Alder, Inc.")


def test_a_faulty_file_is_told_with_its_lines() -> None:
    """It is for a person to mend."""
    with pytest.raises(FaultyFilesError, match=r"facts.yaml:2: program.cpa"):
        put("# \nprogram.cpa: 1\n", "issuer.name", "Alder, Inc.")


def test_a_file_that_is_not_there_or_empty_gives_nothing(tmp_path: Path) -> None:
    """It will be made, or filled, by the first answer."""
    file = tmp_path / "facts.yaml"
    assert 0 == len(read_answers(file, VOCABULARY))
    file.write_text("# nothing yet\n\n")
    assert 0 == len(read_answers(file, VOCABULARY))
    file.write_text(put(file.read_text(), "program.cap", "5"))
    assert 5 == read_answers(file, VOCABULARY)["program.cap"].value
