"""The coverage of the law: read strictly, held against the rules, and asked of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from checker.engine.computed import compute
from checker.errors import Fault, FaultyFilesError
from checker.model.coverage import Entry, Question, Status
from checker.model.fact import Fact, Facts, State, Value
from checker.model.rule import Basis, Rulebook
from checker.rulebook.coverage import checklist, load_coverage, uncovered
from checker.rulebook.coverage_file import read_entries
from checker.rulebook.load import load_rulebook
from tests.rulebook.conftest import PARAMETERS, REFORMS, Load

BUILTIN = load_rulebook()
DAY = date(2026, 3, 6)
COVERAGE = """\
Cover page:
  title-and-amount:
    title: Title and amount
    cite: 17 CFR 229.501(b)(2)
    url: https://example.org
    basis: law
    status: automated
    rules: [cap-is-stated]
  risk-factors:
    title: Risk factors
    cite: 17 CFR 229.105
    basis: law
    doubt: Read in part.
    status: partial
    rules: [cap-is-stated]
    not_checked: the risks
    question: Do the risk factors cover this offering?
    applies_when: {document.kind: {is: launch}}
  float:
    title: Float
    cite: Form S-3
    basis: staff
    status: manual
    question: Is the float right?
    quote: the aggregate market value
  price:
    title: Price
    cite: Form S-3
    basis: staff
    status: manual
    asked_by: float
  radio:
    title: Radio
    cite: 17 CFR 230.424(d)
    basis: law
    status: out_of_scope
    why: concerns broadcasts only
"""


def read(load: Load, text: str) -> tuple[tuple[Entry, ...], list[str]]:
    """Read a coverage over the small rulebook of these tests: its entries, and its faults."""
    rulebook = load()
    faults: list[Fault] = []
    entries = read_entries(text.encode(), "coverage.yaml", rulebook, [rule.id for rule in rulebook.rules], faults)
    return entries, [str(fault) for fault in faults]


def of(told: dict[str, Value]) -> Facts:
    """Give facts that were found."""
    return Facts.of(Fact(name, State.FOUND, value) for name, value in told.items())


def asked_of(entries: Iterable[Entry], rulebook: Rulebook, facts: Facts, day: date) -> list[str]:
    """Give the ids of the questions that are asked."""
    return [question.id for question in checklist(entries, rulebook, facts, day)]


def test_a_sound_coverage_is_read(load: Load) -> None:
    """Each entry has its section, its law, its status and its line."""
    entries, faults = read(load, COVERAGE)

    assert [] == faults
    assert ["title-and-amount", "risk-factors", "float", "price", "radio"] == [entry.id for entry in entries]
    risks = entries[1]
    assert ("Cover page", Status.PARTIAL, Basis.LAW, 9) == (risks.section, risks.status, risks.basis, risks.line)
    assert ("17 CFR 229.105", "Read in part.") == (risks.law.cite, risks.law.doubt)
    assert (("cap-is-stated",), "the risks") == (risks.rules, risks.not_checked)
    assert "float" == entries[3].asked_by


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("[cap-is-stated]\n  risk", "[cap-is-stat]\n  risk",
         "coverage.yaml:8: Cover page.title-and-amount.rules[0]: there is no rule cap-is-stat; did you mean"),
        ("  radio:", "  float:", "coverage.yaml:32: Cover page.float: stands twice, first in line 19"),
        ("  radio:", "Radio:\n  float:", "coverage.yaml:33: Radio.float: stands twice, first in line 19"),
        ("    why: concerns broadcasts only\n", "", "coverage.yaml:32: Cover page.radio.why: is missing"),
        ("    not_checked: the risks\n", "",
         "coverage.yaml:9: Cover page.risk-factors.not_checked: is missing"),
        ("    status: automated\n", "    status: automatic\n",
         "coverage.yaml:7: Cover page.title-and-amount.status: automatic is not one of automated, partial,"),
        ("document.kind: {is", "document.kin: {is",
         "coverage.yaml:18: Cover page.risk-factors.applies_when.document.kin: there is no fact document.kin"),
        ("    quote: the aggregate market value\n", "",
         "coverage.yaml:19: Cover page.float.quote: a question needs the words of the law, or a doubt in their place"),
        ("asked_by: float", "asked_by: floa",
         "coverage.yaml:26: Cover page.price.asked_by: there is no question of floa; did you mean float?"),
        ("    basis: staff\n    status: manual\n    asked_by", "    status: manual\n    asked_by",
         "coverage.yaml:26: Cover page.price.basis: is missing"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(load: Load, old: str, new: str, fault: str) -> None:
    """What an entry lacks, what it misspells, and what it names that is not there."""
    assert COVERAGE != COVERAGE.replace(old, new)
    assert any(told.startswith(fault) for told in read(load, COVERAGE.replace(old, new))[1]), fault


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ("radio", "rules: [cap-is-stated]"),
        ("radio", "question: Why?"),
        ("title-and-amount", "not_checked: all"),
        ("title-and-amount", "applies_when: {program.cap: present}"),
        ("float", "rules: [cap-is-stated]"),
        ("radio", "in_force: {from: 2008-01-28}"),
        ("title-and-amount", "unless: {program.cap: present}"),
        ("float", "asked_by: risk-factors"),
        ("price", "in_force: {from: 2008-01-28}"),
        ("price", "quote: words"),
        ("price", "why: nobody knows"),
    ],
)
def test_a_key_that_does_not_fit_the_status_is_a_fault(load: Load, entry: str, key: str) -> None:
    """An automated requirement asks nothing, one that is out of scope has no rules, and so on."""
    assert 1 <= len(read(load, COVERAGE.replace(f"  {entry}:\n", f"  {entry}:\n    {key}\n"))[1])


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({"document.kind": "launch"}, ["risk-factors", "float"]),
        ({"document.kind": "stop"}, ["float"]),
        ({}, ["risk-factors", "float"]),
    ],
)
def test_a_question_is_asked_where_it_applies_or_nobody_can_tell(
    load: Load, told: dict[str, Value], asked: list[str]
) -> None:
    """A kind of document that is not known leaves the question in."""
    entries, _ = read(load, COVERAGE)
    questions = checklist(entries, load(), of(told), date(2026, 11, 21))

    assert asked == [question.id for question in questions]
    of_float = Question("float", "Is the float right?", "Form S-3", Basis.STAFF, quote="the aggregate market value")
    assert of_float == questions[-1]


@pytest.mark.parametrize(
    ("unless", "asked"),
    [
        ({"document.kind": "launch", "program.days": 1}, False),
        ({"document.kind": "launch", "program.days": 2}, True),
        ({"document.kind": "launch"}, True),
        ({"document.kind": "launch", "program.days": None}, True),
    ],
)
def test_an_exception_must_surely_hold(load: Load, unless: dict[str, Value | None], asked: bool) -> None:
    """Where nobody can tell, the question stays."""
    text = COVERAGE.replace("is: launch}}\n", "is: launch}}\n    unless: {program.days: {at_most: 1}}\n")
    entries, faults = read(load, text)
    facts = Facts.of(
        Fact(name, State.ABSENT if value is None else State.FOUND, value) for name, value in unless.items()
    )

    assert ([], asked) == (faults, "risk-factors" in asked_of(entries, load(), facts, DAY))


@pytest.mark.parametrize(
    ("in_force", "first", "after"),
    [
        ("{from: 2026-03-06}", date(2026, 3, 6), None),
        ("{until: 2026-03-06}", None, date(2026, 3, 7)),
        ("{from: 2026-03-06, before: {parameter: reform}}", date(2026, 3, 6), date(2027, 1, 1)),
        ("{before: {parameter: proposal}}", None, None),
    ],
)
def test_a_question_is_asked_while_its_law_is_in_force(
    load: Load, in_force: str, first: date | None, after: date | None
) -> None:
    """What is only proposed ends nothing."""
    rulebook = load(parameters=PARAMETERS + REFORMS)
    faults: list[Fault] = []
    text = COVERAGE.replace("    quote: the aggregate", f"    in_force: {in_force}\n    quote: the aggregate")
    entries = read_entries(text.encode(), "coverage.yaml", rulebook, None, faults)
    one = timedelta(days=1)

    assert [] == faults
    assert (first is None) == ("float" in asked_of(entries, rulebook, Facts(), first - one if first else date.min))
    assert "float" in asked_of(entries, rulebook, Facts(), first or (after - one if after else date.max))
    assert (after is None) == ("float" in asked_of(entries, rulebook, Facts(), after or date.max))


def test_a_period_that_is_none_is_a_fault(load: Load) -> None:
    """It is told where it stands."""
    text = COVERAGE.replace("    quote: the", "    in_force: {from: 2026-03-06, until: 2026-03-05}\n    quote: the")

    assert ["coverage.yaml:25: Cover page.float.in_force: it ends before it begins"] == read(load, text)[1]


def test_a_rule_that_no_entry_names_is_told(load: Load) -> None:
    """At the line of the rule."""
    entries, _ = read(load, COVERAGE)
    rulebook = load()

    assert [] == uncovered(entries, rulebook)
    assert ["rules/pack/cap-is-stated.yaml:1: id: no entry of coverage.yaml names cap-is-stated"] == [
        str(fault) for fault in uncovered(entries[2:], rulebook)
    ]


def test_the_built_in_coverage_names_every_rule_and_no_other() -> None:
    """It is held against the rules themselves."""
    entries = load_coverage(BUILTIN, [rule.id for rule in BUILTIN.rules])

    assert [] == [str(fault) for fault in uncovered(entries, BUILTIN)]


def test_most_of_the_law_in_scope_is_checked_by_rules() -> None:
    """Two requirements of three are automated, at least in part."""
    statuses = Counter(entry.status for entry in load_coverage(BUILTIN))

    assert 141 == statuses.total()
    assert 90 <= statuses[Status.AUTOMATED] + statuses[Status.PARTIAL]


def test_a_rulebook_without_some_rules_still_asks_its_questions() -> None:
    """A firm's pack may leave built-in rules out: that is no fault of the coverage."""
    fewer = Rulebook(BUILTIN.vocabulary, BUILTIN.parameters, BUILTIN.packs, BUILTIN.rules[:1], BUILTIN.digest)

    assert load_coverage(BUILTIN) == load_coverage(fewer)
    with pytest.raises(FaultyFilesError, match="there is no rule"):
        load_coverage(fewer, [fewer.rules[0].id])


@pytest.mark.parametrize(
    ("told", "asked", "not_asked"),
    [
        ({"document.kind": "launch", "baby_shelf.limited": False}, "sk-105-risk-factors", "ib6-one-third-limit"),
        ({"document.kind": "stop", "document.purposes": ("terminate",)}, "stop-8-8k-item-102", "finra-5110-filing"),
        ({"document.kind": "launch", "listing.exchange": "nyse"}, "nyse-slap-312", "nasdaq-5635d"),
        ({"document.kind": "launch", "listing.exchange": "nasdaq"}, "nasdaq-5635d", "nyse-slap-312"),
    ],
)
def test_a_built_in_question_is_asked_only_where_it_applies(told: dict[str, Value], asked: str, not_asked: str) -> None:
    """A suspension is not asked about FINRA, nor a company on Nasdaq about the NYSE."""
    ids = asked_of(load_coverage(BUILTIN), BUILTIN, of(told), DAY)

    assert asked in ids
    assert not_asked not in ids


NASDAQ = {"document.kind": "launch", "listing.exchange": "nasdaq_capital", "security.title": "Common Stock"}


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({"offering.part_of_outstanding": 10.0}, False),
        ({"offering.part_of_outstanding": 10.1}, True),
        ({"offering.part_of_outstanding": 1.0, "security.title": "American Depositary Shares"}, True),
        ({}, True),
    ],
)
def test_nasdaq_is_asked_about_where_the_programme_is_large_or_of_unknown_size(
    told: dict[str, Value], asked: bool
) -> None:
    """Law: Nasdaq Listing Rule 5250(e)(2), more than 10%; the price of depositary shares is not that of the shares."""
    ids = asked_of(load_coverage(BUILTIN), BUILTIN, of({**NASDAQ, **told}), DAY)

    assert asked == ("nasdaq-5635d" in ids)


def test_the_part_of_the_shares_outstanding_is_that_at_the_last_price() -> None:
    """$10 million at $4 are 2.5 million shares, which are 12.5% of 20 million."""
    known: dict[str, Value] = {
        "program.cap": 10_000_000.0,
        "listing.last_price": 4.0,
        "offering.outstanding_before": 20_000_000,
    }

    assert 12.5 == compute(BUILTIN.vocabulary, of(known))["offering.part_of_outstanding"].value


def test_the_reform_ends_the_questions_on_the_limit_too(tmp_path: Path) -> None:
    """One parameter ends them with the rules; until it has a day they are asked."""
    pack = "id: our-house\ntitle: Our house\nparameters: {registered_offering_reform: 2027-01-01}\n"
    (tmp_path / "pack.yaml").write_text(pack, encoding="utf-8")
    adopted = load_rulebook([tmp_path])
    facts = of({"document.kind": "launch"})
    of_the_limit = {
        each.id
        for each in load_coverage(BUILTIN)
        if each.question and any(c.fact == "baby_shelf.limited" for c in each.applies_when.conditions)
    }
    days = (date(2026, 12, 31), date(2027, 1, 1))
    asked = [of_the_limit & set(asked_of(load_coverage(adopted), adopted, facts, day)) for day in days]

    assert len(of_the_limit) > 5
    assert [of_the_limit, set()] == asked


def test_every_question_is_one_line_that_asks() -> None:
    """It ends with a question mark, or with what to do if the answer is yes."""
    questions = [entry.question for entry in load_coverage(BUILTIN) if entry.question]

    assert [] == [question for question in questions if "?" not in question or len(question) > 110]
    assert len(questions) == len(set(questions))
