"""Rules read aloud."""

from __future__ import annotations

import pytest

from checker.rulebook.aloud import read_aloud
from checker.rulebook.load import load_rulebook
from tests.rulebook.conftest import PACK, RULE, Load


def aloud(load: Load, rule: str, **changed: str) -> str:
    """Read the one rule of a rulebook aloud."""
    rulebook = load(rule, **changed)
    (only,) = rulebook.rules
    return read_aloud(only, rulebook)


def test_a_rule_is_one_sentence(load: Load) -> None:
    """Since when, by what authority, when, unless, and what must hold."""
    assert (
        "Since 1 October 1998, 17 CFR 229.501(b)(2): when the kind of document is launch, "
        "unless the title says “notes”, the law requires that the cap is present."
    ) == aloud(load, RULE)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("program.cap: absent", "the cap is absent"),
        ("program.cap: {at_most: 14500000}", "the cap is at most $14,500,000"),
        ("program.cap: {about: 3, tolerance: 0.5}", "the cap is about $3, give or take $0.50"),
        ("program.cap: {about: 3, tolerance_percent: 0.5}", "the cap is about $3, give or take 0.5%"),
        ("program.cap: {is: {fact: program.double}}", "the cap is twice the cap"),
        (
            "program.days: {is: {parameter: cycle}}",
            "the days is the cycle (2 days since 5 September 2017)",
        ),
        ("program.cap.place: {is_one_of: [cover, risk_factors]}", "the place of the cap is cover or risk factors"),
        ("program.names: {includes: [A, B, C]}", "the names include “A”, “B” and “C”"),
        ("program.names: {is_empty: true}", "the names are empty"),
        ("document.date: {on_or_after: 2020-01-01}", "the date of the document is on or after 1 January 2020"),
        ("program.limited: {is: true}", "the limit is yes"),
        ("any_of: [{program.cap: present}, {program.days: absent}]", "either the cap is present or the days is absent"),
        ("any_of: [{program.cap: present}]", "the cap is present"),
    ],
)
def test_every_condition_has_its_words(load: Load, condition: str, said: str) -> None:
    """From the table of comparators and the vocabulary."""
    text = aloud(load, RULE.replace("program.cap: present", condition).replace("cap, {program.cap}", "cap"))
    assert text.endswith(f"the law requires that {said}.")


@pytest.mark.parametrize(
    ("basis", "demand"),
    [
        ("law", "the law requires that"),
        ("staff", "the staff's position is that"),
        ("contract", "such agreements require that"),
        ("practice", "practice expects that"),
    ],
)
def test_a_custom_is_never_called_law(load: Load, basis: str, demand: str) -> None:
    """The words say what a rule stands on."""
    assert f", {demand} the cap is present." in aloud(load, RULE.replace("basis: law", f"basis: {basis}"))


@pytest.mark.parametrize(
    ("in_force", "beginning"),
    [
        ("in_force: {until: 2024-05-27}", "Until 27 May 2024, 17 CFR"),
        ("in_force: {from: 1998-10-01, until: 2024-05-27}", "Since 1 October 1998 until 27 May 2024, 17 CFR"),
        ("", "17 CFR 229.501(b)(2): when"),
    ],
)
def test_the_days_of_a_rule_are_said(load: Load, in_force: str, beginning: str) -> None:
    """As far as they are known."""
    assert aloud(load, RULE.replace("in_force: {from: 1998-10-01}", in_force)).startswith(beginning)


@pytest.mark.parametrize(
    ("pack", "when"),
    [
        (PACK, "when the kind of document is launch"),
        (PACK.replace("document.kind: {is_one_of: [launch, update]}", "program.limited: {is: true}"),
         "when the limit is yes and the kind of document is launch"),
        (PACK.replace("[launch, update]", "[stop]"),
         "when the kind of document is stop and the kind of document is launch"),
    ],
)  # fmt: skip
def test_the_packs_conditions_are_said_unless_the_rule_says_them_narrower(load: Load, pack: str, when: str) -> None:
    """They are the rule's too."""
    rule = RULE.replace("expect: pass", "expect: unknown", 0)
    assert f": {when}, unless" in aloud(load, rule, pack=pack)


def test_every_built_in_rule_can_be_read_aloud() -> None:
    """As one sentence, without a brace left in it."""
    rulebook = load_rulebook()
    for rule in rulebook.rules:
        said = read_aloud(rule, rulebook)
        assert said.endswith(".")
        assert "{" not in said
