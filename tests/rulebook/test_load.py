"""Folders of rules become a rulebook, or all their faults at once."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.errors import FaultyFilesError
from checker.model.rule import Basis, Condition, Conditions, Rulebook, Severity
from checker.rulebook.folder import Kind, SourceFile
from checker.rulebook.load import load_rulebook
from tests.rulebook.conftest import FACTS, PACK, PARAMETERS, RULE, Faults, Load

PLACE = "rules/pack/cap-is-stated.yaml"


def test_a_rule_is_read_whole(load: Load) -> None:
    """Every key has its place in the noun."""
    rule = load().rule("cap-is-stated")
    assert rule is not None
    assert ("pack", "The cap is stated", "17 CFR 229.501(b)(2)") == (rule.pack, rule.title, rule.law.cite)
    assert (Basis.LAW, Severity.ERROR, date(1998, 10, 1)) == (rule.basis, rule.severity, rule.in_force.first)
    assert Conditions((Condition("document.kind", "is", "launch", line=10),)) == rule.applies_when
    assert Conditions((Condition("program.title", "says", "notes", line=12),)) == rule.unless
    assert Conditions((Condition("program.cap", "present", line=14),)) == rule.requires
    assert ["pass", "fail", "unknown"] == [example.expect for example in rule.examples]
    assert {"document.kind": "launch", "program.title": "Shares", "program.cap": None} == rule.examples[1].facts
    assert (date(2020, 1, 1), 22) == (rule.examples[1].as_of, rule.examples[1].line)


def test_the_vocabulary_and_the_parameters_are_read(load: Load) -> None:
    """With the units that a type implies, and what a computed fact needs."""
    rulebook = load()
    assert ("USD", "%") == (rulebook.vocabulary["program.cap"].unit, rulebook.vocabulary["program.rate"].unit)
    assert ("program.cap",) == rulebook.vocabulary["program.double"].needs
    assert [3, 2] == [rulebook.parameters["cycle"].on(day) for day in (date(2017, 9, 4), date(2017, 9, 5))]


def test_the_built_in_rules_load() -> None:
    """Every rule stands in a pack that the rulebook knows."""
    rulebook = load_rulebook()
    assert rulebook.rules
    assert {rule.pack for rule in rulebook.rules} <= rulebook.packs.keys()


def test_a_check_loads_the_built_in_rules_without_their_examples_and_mutations() -> None:
    """All else in them is the same, and so is the digest, which is that of the whole files."""
    whole, for_a_check = load_rulebook(), load_rulebook(examples=False)
    assert any(rule.examples for rule in whole.rules) and any(rule.mutations for rule in whole.rules)
    rules = tuple(replace(rule, examples=(), mutations=()) for rule in whole.rules)
    assert replace(whole, rules=rules) == for_a_check


def test_the_examples_of_a_firm_are_always_read(tmp_path: Path) -> None:
    """What is wrong in them is told before any document is opened."""
    house = tmp_path / "house"
    house.mkdir()
    (house / "pack.yaml").write_text("id: house\ntitle: House rules\nextends: []\n", encoding="utf-8")
    shown = RULE.replace("unless:\n  program.title: {says: notes}\n", "")
    (house / "cap-is-stated.yaml").write_text(shown.replace("expect: fail", "expect: failure"), encoding="utf-8")
    with pytest.raises(FaultyFilesError, match="failure"):
        load_rulebook([house], examples=False)


@pytest.mark.parametrize(
    ("rule", "read"),
    [
        ("id: a\nexamples:\n  - {name: b}\n", "id: a\n"),
        ("id: a\nmutation:\n  remove: b\nexamples:\n  - {name: c}\n", "id: a\n"),
        ("id: a\nexamples:\n  - {name: b}\nmessage: c\n", "id: a\nexamples:\n  - {name: b}\nmessage: c\n"),
        ("id: a\nmessage: >-\n  examples: none\n", "id: a\nmessage: >-\n  examples: none\n"),
    ],
)
def test_examples_are_left_out_where_nothing_else_follows_them(rule: str, read: str) -> None:
    """Lines keep their numbers, since only the end of a file is cut off."""
    file = SourceFile("rules/pack/a.yaml", "pack/a.yaml", Kind.RULE, "rules/pack", rule.encode(), Path("a.yaml"))
    assert rule.encode() == file.asked_for
    assert read.encode() == file.without_examples().asked_for


CAP, RATE = "program.cap: present", "type: percent"
RULE_CHANGES = [
    ("id: cap-is-stated", "id: other-name", "id: other-name is not the name of the file"),
    (CAP, "program.capp: present", "requires.program.capp: there is no fact program.capp; did you mean program.cap?"),
    (CAP, "program.cap.plac: {is: cover}", "there is no fact program.cap.plac; did you mean program.cap.place?"),
    (CAP, "program.cap: {at_mots: 3}", "requires.program.cap.at_mots: is not a key here; did you mean at_most?"),
    (CAP, "program.cap: {says: x}", "says cannot be asked of program.cap, which is a single value (money)"),
    (CAP, "program.names: {at_most: 3}", "at_most cannot be asked of program.names, which is a list (text)"),
    (CAP, "program.cap: {is: much}", "much must be an amount in US dollars"),
    (CAP, "program.title: {is: 3}", "3 must be a text; put it in quotes"),
    (CAP, "program.days: {is: 3.5}", "3.5 must be a whole number"),
    ("{is: launch}", "{is: lunch}", "lunch is not one of launch, update, stop; did you mean launch?"),
    (CAP, "program.cap.place: {is: covers}", "covers is not one of cover, body, about"),
    (CAP, "program.cap: {at_most: {fact: program.cup}}", "there is no fact program.cup; did you mean program.cap?"),
    (CAP, "program.days: {at_most: {parameter: cycl}}", "there is no parameter cycl; did you mean cycle?"),
    (CAP, "program.cap: {at_most: {fact: program.title}}", "(money) cannot be compared with program.title (text)"),
    (CAP, "program.cap: {at_most: {fact: program.rate}}", "program.cap is in USD, but program.rate is in %"),
    (CAP, "program.cap: {at_most: {parameter: cycle}}", "program.cap is in USD, but cycle is in days"),
    (CAP, "program.title: {is: {parameter: cycle}}", "(text) cannot be compared with cycle (number)"),
    (CAP, "program.names: {is: {parameter: named}}", "there is no parameter named"),
    (CAP, "program.title: {is_one_of: {fact: program.title}}", "is_one_of needs a list, not program.title"),
    (CAP, "program.title: {is: {fact: program.names}}", "is needs a single value, not program.names"),
    (CAP, "program.title: {is: {facts: program.names}}", "facts: is not a key here; did you mean fact?"),
    (CAP, "program.title: {is: [a]}", "is takes one value of the fact's own type"),
    (CAP, "program.names: {is: a}", "requires.program.names: is takes a list"),
    (CAP, "program.names: {is_empty: false}", "requires.program.names.is_empty: must be true"),
    (CAP, "program.cap: {about: 3}", "requires.program.cap: "),
    (CAP, "program.cap: {about: 3, tolerance: 1, tolerance_percent: 1}", "requires.program.cap: "),
    (CAP, "program.cap: {is: 3, tolerance: 1}", "requires.program.cap.about: is missing: tolerance needs it"),
    (CAP, "program.cap: {at_least: 1, at_most: 3}", "requires.program.cap: "),
    (CAP, "program.cap: presnt", "presnt is not one of present, absent; did you mean present?"),
    (CAP, "any_of: [{program.cap: present, program.days: present}]", "requires.any_of[0]: "),
    (CAP, "any_of: []", "requires.any_of: "),
    ("No cap, {program.cap}.", "No {program.capp}.", "there is no fact program.capp; did you mean program.cap?"),
    ("No cap, {program.cap}.", "No {Program}.", "message: braces may only hold the name of a fact"),
    ("severity: error", "severity: eror", "eror is not one of error, warning, note; did you mean error?"),
    ("{from: 1998-10-01}", "{from: 1998-10-01, until: 1998-09-30}", "in_force: it ends before it begins"),
    ("{from: 1998-10-01}", "{from: 1998}", "in_force.from: must be a day"),
    ("{from: 1998-10-01}", "{from: 1998-09-31}", "in_force.from: 1998-09-31 is not a day of the calendar"),
    ("cap: absent}", "cup: absent}", "examples[1].facts.program.cup: there is no fact program.cup"),
    ("cap: 14500000}", "cap: present}", "examples[0].facts.program.cap: present must be an amount"),
    ("cap: 14500000}", "names: Alpha}", "must be a list, for program.names is one: [Alpha]"),
]


@pytest.mark.parametrize(("old", "new", "fault"), RULE_CHANGES, ids=[change[1] for change in RULE_CHANGES])
def test_a_fault_in_a_rule_is_told_with_its_line(faults: Faults, old: str, new: str, fault: str) -> None:
    """Once, and with what was probably meant."""
    line = RULE[: RULE.index(old)].count("\n") + 1
    (told,) = faults(RULE.replace(old, new))
    assert f"{PLACE}:{line}:" == told[: len(f"{PLACE}:{line}:")]
    assert fault in told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("expect: pass", "expect: fail", "18: examples: none of them is expected to pass"),
        ("expect: fail", "expect: pass", "18: examples: none of them is expected to fail"),
        ("name: none", "name: a cap", "18: examples: 2 of them have the name 'a cap'"),
        ("severity: error\n", "", "1: severity: is missing"),
    ],
)
def test_what_a_rule_lacks_is_told_where_it_should_be(faults: Faults, old: str, new: str, told: str) -> None:
    """At the key that holds too little."""
    assert [f"{PLACE}:{told}"] == faults(RULE.replace(old, new))


def test_a_misspelt_key_is_unexpected_and_the_right_one_missing(faults: Faults) -> None:
    """Both are told."""
    told = faults(RULE.replace("severity:", "sevrity:"))
    assert [
        f"{PLACE}:1: severity: is missing",
        f"{PLACE}:15: sevrity: is not a key here; did you mean severity?",
    ] == told


FACT_CHANGES = [
    (RATE, "type: percnt", "program.rate.type: percnt is not one of"),
    (RATE, "type: percent, kind: percent", "program.rate.kind: is not a key here"),
    ("reads: the rate, ", "", "program.rate.reads: is missing"),
    ("program.rate:", "Rate:", "Rate: a fact is named thing.property, in small letters"),
    ("program.rate:", "program.rate.place:", "program.rate.place: names that end with .place"),
    ("program.rate:", "program.cap:", "program.cap: stands twice, first in line 3"),
    (RATE, "type: percent, unit: USD", "program.rate.unit: percent is always in %"),
    (RATE, "type: one_of", "program.rate: values belong to the type one_of, and only to it"),
    (RATE, "type: percent, values: [a]", "program.rate: values belong to the type one_of, and only to it"),
    ("[launch, update, stop]", "[launch, launch]", "document.kind.values: one of them stands twice"),
    (RATE, "type: text, find: '('", "program.rate.find: is not a pattern: missing ): ("),
    (RATE, "type: percent, find: x", "program.rate.find: a pattern finds text: the type must be text"),
    (RATE, "type: text, find: x, in: nowhere", "program.rate.in: nowhere is not one of anywhere, cover"),
    (RATE, "type: text, in: cover", "program.rate.in: says where a pattern is looked for, and there is none"),
    (RATE, "type: percent, compute: '1.0', find: x", "program.rate.find: a fact is either computed or found"),
    (RATE, "type: percent, compute: program.days * program.cup", "column 16: undeclared reference to 'program.cup'"),
    (RATE, "type: percent, compute: program.cup", "did you mean program.cap?"),
    (RATE, "type: percent, compute: program.days * 2", "all numbers are doubles, write 3.0 for 3"),
    (RATE, "type: percent, compute: program.limited", "it gives bool, but the fact is declared as percent"),
    (RATE, "type: percent, compute: program.rate * 2.0", "needs itself: program.rate ← program.rate"),
]


@pytest.mark.parametrize(("old", "new", "fault"), FACT_CHANGES, ids=[change[1] for change in FACT_CHANGES])
def test_a_fault_in_the_vocabulary_is_told_with_its_line(faults: Faults, old: str, new: str, fault: str) -> None:
    """Of a name, a type, a pattern or an expression."""
    line = FACTS[: FACTS.index(old)].count("\n") + 1
    told = faults(facts=FACTS.replace(old, new, 1))
    assert [True] == [fault in text for text in told if text.startswith(f"rules/facts.yaml:{line}: ")][:1]


def test_a_bad_pattern_is_told_once(faults: Faults, capfd: pytest.CaptureFixture[str]) -> None:
    """The library of patterns writes nothing to standard error by itself."""
    assert faults(facts=FACTS + "program.odd: {reads: an odd thing, type: text, find: '('}\n")
    assert "" == capfd.readouterr().err


@pytest.mark.parametrize(
    "condition",
    [
        "program.cap: {about: 3, tolerance: 1}",
        "program.cap: {about: {fact: program.double}, tolerance_percent: 0.5}",
        "program.cap: {is_not: {fact: program.double}}",
        "program.days: {is: {parameter: cycle}}",
        "program.days: {more_than: 3}",
        "program.names: {includes: Alpha}",
        "program.names: {includes: [Alpha, Beta]}",
        "program.names: {includes: {fact: program.title}}",
        "program.names: {is: {fact: program.titles}}",
        "program.names: {is: [Alpha]}",
        "program.names: {is_empty: true}",
        "program.names: {says: Alpha}",
        "program.title: {is_one_of: {fact: program.names}}",
        "program.title: {does_not_say: {fact: program.title}}",
        "program.limited: {is: true}",
        "document.date: {on_or_after: 2020-01-01}",
        "document.date: absent",
        "program.cap.place: {is_one_of: [cover, risk_factors]}",
        "any_of: [{program.cap: present}, {program.days: {at_most: 3}}]",
    ],
)
def test_a_sound_condition_loads(faults: Faults, condition: str) -> None:
    """Each kind of operand where it belongs."""
    assert [] == faults(RULE.replace("program.cap: present", condition))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("from: 2017-09-05, ", "", ":7: cycle.values[1].from: only the first value may stand without a day"),
        ("value: 2,", "value: two,", ":5: cycle.values: must all be of one kind"),
        ("- {value: 3}", "- {from: 2020-01-01, value: 3}", ":5: cycle.values: must stand in order, the oldest first"),
        ("reads: the cycle", "reeds: the cycle", ":2: cycle.reeds: is not a key here; did you mean reads?"),
        ("value: 2,", "value: [2],", ":7: cycle.values[1].value: must be a text or a number or true or false"),
    ],
)
def test_a_fault_in_a_parameter_is_told_with_its_line(faults: Faults, old: str, new: str, fault: str) -> None:
    """Of its days and its values."""
    told = faults(parameters=PARAMETERS.replace(old, new))
    assert any(line.startswith(f"rules/parameters.yaml{fault}") for line in told)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"pack/second.yml": RULE}, "rules/pack/second.yml: must be called .yaml, or it would not be read"),
        ({"other/cap.yaml": RULE}, "rules/other: holds rules, but no pack.yaml"),
        ({"cap.yaml": RULE}, "rules/cap.yaml: stands outside a pack: a rule needs a folder with a pack.yaml"),
        ({"other/pack.yaml": PACK}, "rules/pack/pack.yaml:1: id: pack is already the id of rules/other/pack.yaml"),
        (
            {"other/pack.yaml": PACK.replace("id: pack", "id: other"), "other/cap-is-stated.yaml": RULE},
            "rules/pack/cap-is-stated.yaml:1: id: cap-is-stated is already the id of rules/other/cap-is-stated.yaml",
        ),
        (
            {"pack/facts.yaml": "program.cap: {reads: the cap, type: money}"},
            "rules/pack/facts.yaml:1: program.cap: is already in rules/facts.yaml:3",
        ),
    ],
)
def test_files_that_do_not_belong_together_are_faults(faults: Faults, more: dict[str, str], fault: str) -> None:
    """No rule is overlooked, and none is read twice."""
    assert fault in faults(more=more)


def test_all_faults_of_all_files_are_told_at_once(faults: Faults) -> None:
    """Sorted by file and line."""
    told = faults(
        RULE.replace("severity: error", "severity: fatal").replace("program.cap: present", "program.capp: present"),
        facts=FACTS.replace("type: percent", "type: per_cent"),
        parameters=PARAMETERS.replace("2017-09-05", "2017-09-31"),
    )
    assert [
        "rules/facts.yaml:4",
        "rules/pack/cap-is-stated.yaml:14",
        "rules/pack/cap-is-stated.yaml:15",
        "rules/parameters.yaml:7",
    ] == [":".join(line.split(":")[:2]) for line in told]


def extended(tmp_path: Path, files: dict[str, str]) -> Rulebook:
    """Load the built-in rules and a folder of the given files."""
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return load_rulebook([tmp_path])


HOUSE_RULE = """\
id: going-concern
title: No going-concern doubt
law: {cite: House manual 7}
basis: practice
requires: {house.going_concern: absent}
severity: note
message: There is one, {house.going_concern}.
remediation: Ask the partner.
examples:
  - {name: none, facts: {house.going_concern: absent}, expect: pass}
  - {name: one, facts: {house.going_concern: present}, expect: fail}
"""
HOUSE_FACTS = """\
house.going_concern: {reads: the going-concern sentence, type: text, find: 'substantial doubt', in: risk_factors}
"""


@pytest.mark.parametrize("folder", ["", "house/"])
def test_a_firm_adds_a_pack_or_a_folder_of_packs(tmp_path: Path, folder: str) -> None:
    """With facts of its own, after the built-in ones."""
    pack = {"pack.yaml": "{id: house, title: The house}", "facts.yaml": HOUSE_FACTS, "going-concern.yaml": HOUSE_RULE}
    rulebook = extended(tmp_path, {folder + name: text for name, text in pack.items()})
    assert ("going-concern", "house") == (rulebook.rules[-1].id, rulebook.rules[-1].pack)
    assert ("substantial doubt", "risk_factors") == (
        rulebook.vocabulary["house.going_concern"].find,
        rulebook.vocabulary["house.going_concern"].find_in,
    )
    assert rulebook.digest != load_rulebook().digest


def test_a_firm_changes_a_parameter(tmp_path: Path) -> None:
    """A parameter of a known name takes the place of the built-in one."""
    changed = PARAMETERS.replace("cycle:", "settlement_cycle:").replace("unit: days", "unit: business days")
    assert 2 == extended(tmp_path, {"parameters.yaml": changed}).parameters["settlement_cycle"].on(date(2030, 1, 1))


@pytest.mark.parametrize(("name", "what"), [("nowhere", "there is no such folder"), (".", "holds neither packs nor")])
def test_a_folder_that_holds_no_rules_is_a_fault(tmp_path: Path, name: str, what: str) -> None:
    """A misspelt --rules is not silently nothing."""
    with pytest.raises(FaultyFilesError, match=what):
        load_rulebook([tmp_path / name])


def test_the_digest_depends_on_the_bytes_and_on_nothing_else(load: Load) -> None:
    """Not on where the folder is, nor on the run."""
    first = load()
    assert first.digest == load().digest
    assert first.digest != load(RULE + "# seen\n").digest
    assert first.digest.startswith("sha256:")


def test_loading_does_not_import_jsonschema() -> None:
    """It is slow to import, and of use only where a file is misshapen."""
    script = "import sys, checker.rulebook.load as load; load.load_rulebook(); print('jsonschema' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "False" == done.stdout.strip()
