"""YAML without its traps."""

from __future__ import annotations

from datetime import date

import pytest

from checker.errors import Fault
from checker.yaml_files.strict_yaml import Item, plain, read_yaml


def read(text: str | bytes) -> tuple[Item | None, list[str]]:
    """Read YAML; give the whole and the faults as the user sees them."""
    faults: list[Fault] = []
    item = read_yaml(text if isinstance(text, bytes) else text.encode(), "f.yaml", faults)
    return item, [str(fault) for fault in faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 3", 3),
        ("a: -3", -3),
        ("a: 14_500_000", 14500000),
        ("a: 3.5", 3.5),
        ("a: 1e3", 1000.0),
        ("a: .5", 0.5),
        ("a: 0", 0),
        ("a: true", True),
        ("a: false", False),
        ("a:", None),
        ("a: null", None),
        ("a: 2022-10-20", date(2022, 10, 20)),
        ("a: '2022-10-20'", "2022-10-20"),
        ("a: 'yes'", "yes"),
        ("a: launch", "launch"),
        ("a: 333-268138", "333-268138"),
        ("a: 424(b)(5)", "424(b)(5)"),
        ("a: 17 CFR 229.501(b)(2)", "17 CFR 229.501(b)(2)"),
        ("a: -", "-"),
        ("a: >-\n  one\n  two", "one two"),
    ],
)
def test_a_scalar_is_what_it_looks_like(text: str, expected: object) -> None:
    """Numbers, booleans, days and text."""
    item, faults = read(text.replace("a: -", "a: '-'") if text == "a: -" else text)
    assert item is not None
    assert [] == faults
    assert isinstance(item.value, dict)
    assert (type(expected), expected) == (type(item.value["a"].value), item.value["a"].value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\nb: 2\na: 3", "f.yaml:3: a: stands twice, first in line 1"),
        (
            "a:\n  b: yes",
            "f.yaml:2: a.b: yes is not a boolean here: write true or false, or put it in quotes if it is text",
        ),
        ("a: No", "f.yaml:1: a: No is not a boolean here: write true or false, or put it in quotes if it is text"),
        (
            "a: [TRUE]",
            "f.yaml:1: a[0]: TRUE is not a boolean here: write true or false, or put it in quotes if it is text",
        ),
        ("a: 2021-06-31", "f.yaml:1: a: 2021-06-31 is not a day of the calendar"),
        ("a: 0000-01-01", "f.yaml:1: a: 0000-01-01 is not a day of the calendar"),
        ("a: 2021-6-3", "f.yaml:1: a: 2021-6-3: write a day as 2022-10-20, or put it in quotes if it is text"),
        (
            "a: 2021-06-03 10:00:00",
            "f.yaml:1: a: 2021-06-03 10:00:00: write a day as 2022-10-20, or put it in quotes if it is text",
        ),
        (
            "a: 010",
            "f.yaml:1: a: 010 is read differently by different tools: write a decimal number, or put it in quotes",
        ),
        (
            "a: 1:30",
            "f.yaml:1: a: 1:30 is read differently by different tools: write a decimal number, or put it in quotes",
        ),
        (
            "a: .nan",
            "f.yaml:1: a: .nan is read differently by different tools: write a decimal number, or put it in quotes",
        ),
        ("a: 1e999", "f.yaml:1: a: the number is too large"),
        ("a: 99999999999999999999999999", "f.yaml:1: a: the number is too long"),
        ("a: &x 1\nb: *x", "f.yaml:2: b: aliases are not accepted: write out what *x stands for"),
        ("a: {<<: {b: 1}}", "f.yaml:1: a: merge keys are not accepted: write out what << stands for"),
        (
            "a: !!python/name:os.system x",
            "f.yaml:1: a: tags are not accepted: leave out tag:yaml.org,2002:python/name:os.system",
        ),
        ("2020: x", "f.yaml:1: the key '2020' is not text"),
        ("true: x", "f.yaml:1: the key 'true' is not text"),
        ("? [a]\n: x", "f.yaml:1: a key must be text"),
        ("", "f.yaml: is empty"),
        ("# nothing", "f.yaml: is empty"),
        ("a: 1\n---\na: 2", "f.yaml:2: holds more than one YAML document"),
        ("a: 1\nb: [", "f.yaml:2: is not YAML: did not find expected node content"),
        ("a: b: c", "f.yaml:1: is not YAML: mapping values are not allowed in this context"),
        (b"a: 1\nb: \xff", "f.yaml:2: is not UTF-8 text"),
        ("[" * 100_000, "f.yaml:1: is nested too deeply"),
        ("{a: " * 100_000, "f.yaml:1: is nested too deeply"),
    ],
)
def test_each_trap_is_a_fault_with_its_line(text: str | bytes, fault: str) -> None:
    """What another tool would silently read otherwise."""
    assert [fault] == read(text)[1]


def test_a_key_may_say_on_which_day() -> None:
    """Elsewhere the word is no text."""
    item, faults = read("on: 2022-10-20\n")
    assert item is not None
    assert ([], {"on": "2022-10-20"}) == (faults, plain(item))


def test_all_faults_of_a_file_are_told_at_once() -> None:
    """Not one after the other."""
    _, faults = read("a: yes\nb: 2021-02-30\nb: 010\n")
    assert ["f.yaml:1", "f.yaml:2", "f.yaml:3", "f.yaml:3"] == [":".join(fault.split(":")[:2]) for fault in faults]


def test_a_value_has_the_line_of_its_key() -> None:
    """Also where it begins on the next line."""
    item, _ = read("a:\n  b: 1\n  c:\n    - x\n    - y\n")
    assert item is not None
    assert isinstance(item.value, dict)
    inner = item.value["a"].value
    assert isinstance(inner, dict)
    entries = inner["c"].value
    assert isinstance(entries, list)
    assert [1, 2, 3, 4, 5] == [item.value["a"].line, inner["b"].line, inner["c"].line, *(e.line for e in entries)]


def test_json_is_yaml_too() -> None:
    """Tabs and escapes included."""
    item, faults = read('{\n\t"a": {"b": "x\\/\\u00e9"},\n\t"c": [1, 2.5, null]\n}')
    assert [] == faults
    assert item is not None
    assert {"a": {"b": "x/é"}, "c": [1, 2.5, None]} == plain(item)


def test_the_plain_value_has_days_as_text() -> None:
    """As a JSON schema sees it."""
    item, _ = read("a: [2022-10-20, 3, {b: x}]")
    assert item is not None
    assert {"a": ["2022-10-20", 3, {"b": "x"}]} == plain(item)
