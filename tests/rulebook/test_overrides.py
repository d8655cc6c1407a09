"""What a firm's pack changes in the rules and the parameters of others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checker.model.change import Change, ChangeKind
from checker.model.rule import Basis, Severity
from checker.rulebook.hygiene import lint
from checker.rulebook.load import load_rulebook
from checker.yaml_files.schema_files import schema
from checker.yaml_files.strict_yaml import plain, read_yaml
from tests.rulebook.conftest import PARAMETERS, RULE
from tests.rulebook.houses import HOUSE, house_faults, load_houses
from tests.rulebook.test_schemas import mutated

OVERRIDES = """\
disables: [{rule: rate-is-stated, reason: we never state it}]
severities: {cap-is-stated: warning}
parameters: {cycle: {value: 1, cite: House manual 3, reason: we are quick}}
messages: {cap-is-stated: {message: "Where is it, {program.cap}?"}}
"""


def house(overrides: str, **more: str) -> dict[str, str]:
    """Give the file of a pack with overrides, and other files of its folder."""
    return {"house/pack.yaml": HOUSE + overrides, **{f"house/{name}.yaml": text for name, text in more.items()}}


def test_overrides_are_laid_over_the_rules_of_others(tmp_path: Path) -> None:
    """The rule that is disabled is gone, the other one is changed, and its basis and its cure stay."""
    rulebook = load_houses(tmp_path, house(OVERRIDES))
    (rule,) = rulebook.rules

    assert ("cap-is-stated", Severity.WARNING, Basis.LAW) == (rule.id, rule.severity, rule.basis)
    assert ("Where is it, {program.cap}?", "State it.") == (rule.message, rule.remediation)
    assert (1, "House manual 3") == (
        rulebook.parameters["cycle"].on(date(2000, 1, 1)),
        rulebook.parameters["cycle"].cite,
    )


def test_every_change_is_kept_to_be_told(tmp_path: Path) -> None:
    """What, by whom, from what to what, why, and where it is written."""
    file = "house/pack.yaml"
    assert (
        Change(ChangeKind.DISABLED, "rate-is-stated", "house", "", "", "we never state it", file, 3),
        Change(ChangeKind.SEVERITY, "cap-is-stated", "house", "error", "warning", "", file, 4),
        Change(ChangeKind.PARAMETER, "cycle", "house", "3, from 5 September 2017 2", "1", "we are quick", file, 5),
        Change(
            ChangeKind.WORDING,
            "cap-is-stated",
            "house",
            "No cap, {program.cap}.",
            "Where is it, {program.cap}?",
            "",
            file,
            6,
        ),
    ) == load_houses(tmp_path, house(OVERRIDES)).changes


@pytest.mark.parametrize(
    ("written", "day", "value"),
    [
        ("cycle: 1", date(1990, 1, 1), 1),
        ("cycle: {values: [{value: 5}, {from: 2020-01-01, value: 4, source: memo}]}", date(2019, 12, 31), 5),
        ("cycle: {values: [{value: 5}, {from: 2020-01-01, value: 4, source: memo}]}", date(2020, 1, 1), 4),
        ("cycle: {values: [{from: 2020-01-01, value: 4}]}", date(2019, 12, 31), None),
    ],
)
def test_a_parameter_has_one_value_or_dated_ones(tmp_path: Path, written: str, day: date, value: int | None) -> None:
    """In place of all the values that it had."""
    rulebook = load_houses(tmp_path, house(f"parameters: {{{written}}}\n"))

    assert value == rulebook.parameters["cycle"].on(day)


def test_a_parameter_that_has_no_value_yet_can_be_given_one(tmp_path: Path) -> None:
    """As the effective date of a release that is only proposed."""
    pack = tmp_path / "pack.yaml"
    pack.write_text(f"{HOUSE}parameters: {{registered_offering_reform: 2027-03-01}}\n", encoding="utf-8")
    rulebook = load_rulebook([tmp_path])

    assert date(2027, 3, 1) == rulebook.parameters["registered_offering_reform"].on(date(2026, 1, 1))
    assert [("not fixed", "1 March 2027")] == [(change.was, change.now) for change in rulebook.changes]


def test_a_whole_parameter_of_a_known_name_is_a_change_too(tmp_path: Path) -> None:
    """Its file is named; its unit may not differ."""
    files = house("", parameters=PARAMETERS.replace("value: 2", "value: 1"))
    (change,) = load_houses(tmp_path, files).changes

    assert ("cycle", "house", "3, from 5 September 2017 1") == (change.of, change.by, change.now)
    assert ("house/parameters.yaml", 1) == (change.file, change.line)
    assert ["house/parameters.yaml:1: cycle: is in days elsewhere: a firm may change the value, not the unit"] == (
        house_faults(tmp_path, house("", parameters=PARAMETERS.replace("unit: days", "unit: hours")))
    )


@pytest.mark.parametrize(
    ("overrides", "fault"),
    [
        ("disables: [cap-is-statd]", "disables[0]: there is no rule cap-is-statd; did you mean cap-is-stated?"),
        ("disables: [{reason: x}]", "disables[0].rule: is missing"),
        ("disables: [Cap]", "disables[0]: must be small letters joined by hyphens"),
        ("disables: []", "disables: must be a list, and not an empty one"),
        (
            "disables: [own-rule]",
            "disables[0]: own-rule is a rule of this pack itself: change it in house/own-rule.yaml",
        ),
        ("severities: {own-rule: note}", "severities.own-rule: own-rule is a rule of this pack itself"),
        ("messages: {own-rule: {message: x}}", "messages.own-rule: own-rule is a rule of this pack itself"),
        ("severities: {rate-is-statd: note}", "severities.rate-is-statd: there is no rule rate-is-statd; did you mean"),
        ("severities: {cap-is-stated: fatal}", "severities.cap-is-stated: fatal is not one of error, warning, note"),
        ("severities: {}", "severities: must be keys with values, and not empty"),
        ("parameters: {cycel: 1}", "parameters.cycel: there is no parameter cycel; did you mean cycle?"),
        ("parameters: {cycle: soon}", "parameters.cycle: the parameter cycle is a number, and this is not"),
        ("parameters: {cycle: {reason: x}}", "parameters.cycle: needs a value, or dated values, and not both"),
        (
            "parameters: {cycle: {value: 1, values: [{value: 1}]}}",
            "parameters.cycle: needs a value, or dated values, and not both",
        ),
        (
            "parameters: {cycle: {values: [{from: 2020-01-01, value: 1}, {from: 2020-01-01, value: 2}]}}",
            "parameters.cycle.values: must stand in order, the oldest first, each with a day of its own",
        ),
        (
            "parameters: {cycle: {values: [{value: 1}, {value: 2}]}}",
            "parameters.cycle.values[1].from: only the first value may stand without a day",
        ),
        ("messages: {cap-is-stated: {reason: x}}", "messages.cap-is-stated: needs a message, a remediation, or both"),
        (
            "messages: {cap-is-stated: {message: 'No {program.cup}.'}}",
            "messages.cap-is-stated.message: there is no fact program.cup; did you mean program.cap?",
        ),
        ("messages: {cap-is-stated: {basis: law}}", "messages.cap-is-stated.basis: is not a key here"),
        ("bases: {cap-is-stated: practice}", "bases: is not a key here"),
        (
            "disables: [cap-is-stated]\nseverities: {cap-is-stated: note}",
            "severities.cap-is-stated: cap-is-stated is changed otherwise in house/pack.yaml:3",
        ),
    ],
)
def test_a_fault_in_an_override_is_told_with_its_line(tmp_path: Path, overrides: str, fault: str) -> None:
    """Nothing is loaded then, and so nothing is evaluated."""
    own = RULE.replace("cap-is-stated", "own-rule").replace("The cap is", "Its cap is")
    told = house_faults(tmp_path, {**house(f"{overrides}\n"), "house/own-rule.yaml": own})
    last = f"house/pack.yaml:{3 + overrides.count(chr(10))}: "

    assert True in [fault in line for line in told if line.startswith(last)], told


def test_a_rule_of_a_pack_that_is_not_extended_is_told_as_such(tmp_path: Path) -> None:
    """It exists, but is not there to be changed."""
    told = house_faults(tmp_path, house("extends: [rates]\ndisables: [cap-is-stated]\n"))

    assert ["house/pack.yaml:4: disables[0]: cap-is-stated is in the pack caps, which is not extended"] == told


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ("severities: {cap-is-stated: note}", "severities: {cap-is-stated: warning}", True),
        ("severities: {cap-is-stated: note}", "severities: {cap-is-stated: note}", False),
        ("severities: {cap-is-stated: note}", "disables: [cap-is-stated]", True),
        ("disables: [cap-is-stated]", "disables: [cap-is-stated]", False),
        ("disables: [cap-is-stated]", "messages: {cap-is-stated: {message: x}}", True),
        ("severities: {cap-is-stated: note}", "messages: {cap-is-stated: {message: x}}", False),
        ("messages: {cap-is-stated: {message: y}}", "messages: {cap-is-stated: {message: x}}", True),
        ("parameters: {cycle: 1}", "parameters: {cycle: 2}", True),
        ("parameters: {cycle: 1}", "parameters: {cycle: 1}", False),
    ],
)
@pytest.mark.parametrize("extends", ["", "extends: [../house]\n"], ids=["beside it", "extending it"])
def test_two_packs_may_not_change_one_thing_differently(
    tmp_path: Path, first: str, second: str, differ: bool, extends: str
) -> None:
    """Not even if one extends the other: whoever reads either of them must be able to rely on it."""
    files = {
        **house(f"{first}\n"),
        "second/pack.yaml": f"{HOUSE.replace('house', 'second')}{extends}{second}\n",
    }
    told = house_faults(tmp_path, files, ("house", "second"))

    assert differ == any("is changed otherwise in house/pack.yaml:3" in line for line in told)
    assert differ or not told


def test_a_custom_that_a_firm_makes_an_error_is_a_bad_habit_of_its_pack(tmp_path: Path) -> None:
    """Told at the line of the pack, as is a message that prints what the rule does not name."""
    own = RULE.replace("basis: law", "basis: practice").replace("severity: error", "severity: note")
    files = {
        "common/pack.yaml": "id: common\ntitle: Common\n",
        "common/own.yaml": own.replace("cap-is-stated", "own").replace("The cap is", "Its cap is"),
        **house("extends: [../common]\nseverities: {own: error}\nmessages: {own: {message: 'No {program.days}.'}}\n"),
    }
    told = [str(fault) for fault in lint(load_houses(tmp_path, files)) if fault.file == "house/pack.yaml"]

    assert [
        "house/pack.yaml:4: severities.own: only law and staff may be errors, and this is practice",
        "house/pack.yaml:5: messages.own: prints program.days, which the rule does not name",
    ] == told


@settings(max_examples=75, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_the_schema_refuses_in_a_firms_pack_the_loader_refuses(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever the file is, this ends in faults or in a rulebook."""
    text = data.draw(mutated(f"{HOUSE}extends: [caps, rates]\n{OVERRIDES}"))
    item = read_yaml(text.encode(), "pack.yaml", [])
    refused = item is None or not Draft202012Validator(schema("pack")).is_valid(plain(item))

    assert bool(house_faults(tmp_path, {"house/pack.yaml": text})) or not refused
