"""The configuration: read from YAML and from TOML, with its faults."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from checker.errors import FaultyFilesError, UnreadableError
from checker.review.configuration import KEYS, Configuration, read_configuration
from checker.rulebook.load import load_rulebook
from checker.yaml_files.schema_files import schema

WHOLE = """
packs: [house]
select: [cap-is-stated, drafting]
ignore: [form-s-3]
severities: {cap-is-stated: warning}
parameters: {t_plus: 1}
fail-on: warning
strict: true
as-of: 2026-03-06
facts: [facts.yaml]
waivers: atmcheck-waivers.yaml
baseline: known.json
redact: true
documents:
  - drafts/*.htm
  - path: [a.htm, b.docx]
    kind: launch
    facts: {program.cap: 5}
  - {path: c.htm, facts: c.yaml}
"""
AS_TOML = """
[project]
name = "deal"

[tool.atmcheck]
packs = ["house"]
select = ["cap-is-stated", "drafting"]
ignore = ["form-s-3"]
fail-on = "warning"
strict = true
as-of = 2026-03-06
facts = ["facts.yaml"]
waivers = "atmcheck-waivers.yaml"
baseline = "known.json"
redact = true

[tool.atmcheck.severities]
cap-is-stated = "warning"

[tool.atmcheck.parameters]
t_plus = 1

[[tool.atmcheck.documents]]
path = "drafts/*.htm"

[[tool.atmcheck.documents]]
path = ["a.htm", "b.docx"]
kind = "launch"
facts = {"program.cap" = 5}

[[tool.atmcheck.documents]]
path = "c.htm"
facts = "c.yaml"
"""


def read(folder: Path, text: str, name: str = "atmcheck.yaml") -> Configuration:
    """Write a configuration and read it."""
    (folder / name).write_text(text, encoding="utf-8")
    return read_configuration(folder / name)


def faults(folder: Path, text: str, name: str = "atmcheck.yaml") -> list[str]:
    """List the faults of a configuration, as the user sees them but for the folder."""
    with pytest.raises(FaultyFilesError) as raised:
        read(folder, text, name)
    return [str(fault).rpartition("/")[2] for fault in raised.value.faults]


@pytest.mark.parametrize(("name", "text"), [("atmcheck.yaml", WHOLE), ("pyproject.toml", AS_TOML)])
def test_every_key_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    """From either form; paths are seen from the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deal").mkdir()
    got = read(Path("deal"), text, name)

    assert f"deal/{name}" == got.file
    assert (Path("deal/house"),) == got.packs
    assert ["cap-is-stated", "drafting"] == [item.value for item in got.select]
    assert ["form-s-3"] == [item.value for item in got.ignore]
    assert ("warning", True, date(2026, 3, 6), True) == (got.fail_on, got.strict, got.as_of, got.redact)
    assert ((Path("deal/facts.yaml"),), Path("deal/atmcheck-waivers.yaml")) == (got.facts, got.waivers)
    assert Path("deal/known.json") == got.baseline
    assert [("drafts/*.htm",), ("a.htm", "b.docx"), ("c.htm",)] == [each.patterns for each in got.documents]
    assert [None, "launch", None] == [each.kind.value if each.kind else None for each in got.documents]
    assert ["", "", "c.yaml"] == [each.facts_file for each in got.documents]
    assert [[], ["program.cap"], []] == [list(each.facts) for each in got.documents]
    assert set(KEYS) == set(got.items)


def test_what_is_not_said_is_open(tmp_path: Path) -> None:
    """So that the command line can fill it."""
    got = read(tmp_path, "packs: [house]\n")
    assert (None, None, None, None, None) == (got.fail_on, got.strict, got.as_of, got.waivers, got.baseline)
    assert ((), (), (), False) == (got.select, got.ignore, got.documents, got.redact)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("strictt: true\n", "atmcheck.yaml:1: strictt: is not a key here; did you mean strict?"),
        ("# x\nfail-on: fatal\n", "atmcheck.yaml:2: fail-on: fatal is not one of error, warning, note, never"),
        ("fail_on: error\n", "atmcheck.yaml:1: fail_on: is not a key here; did you mean fail-on?"),
        ("packs: house\n", "atmcheck.yaml:1: packs: must be a list"),
        ("strict: 1\n", "atmcheck.yaml:1: strict: must be true or false"),
        ("as-of: 2026-02-30\n", "atmcheck.yaml:1: as-of: 2026-02-30 is not a day of the calendar"),
        ("waivers: ''\n", "atmcheck.yaml:1: waivers: must be a text, and not an empty one"),
        ("documents: []\n", "atmcheck.yaml:1: documents: must be a list, and not an empty one"),
        ("documents:\n  - {kind: launch}\n", "atmcheck.yaml:2: documents[0].path: is missing"),
        (
            "documents:\n  - path: a.htm\n    knd: launch\n",
            "atmcheck.yaml:3: documents[0].knd: is not a key here; did you mean kind?",
        ),
        ("- strict\n", "atmcheck.yaml:1: must be keys with values"),
        ("strict: [\n", "atmcheck.yaml:2: is not YAML: did not find expected node content"),
        ("", "atmcheck.yaml: is empty"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    """And with the key that was probably meant."""
    assert told in faults(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[tool.atmcheck]\n\nstrictt = true\n", "pyproject.toml:3: strictt: is not a key here; did you mean strict?"),
        ("[tool.atmcheck]\nas-of = 2026-03-06T10:00:00\n", "pyproject.toml:2: as-of:"),
        (
            "[tool.atmcheck]\nstrict = true\n[[tool.atmcheck.documents]]\npath = 'a'\n"
            "[[tool.atmcheck.documents]]\nkind = 'launch'\n",
            "pyproject.toml:5: documents[1].path: is missing",
        ),
        ("[tool.atmcheck\n", "pyproject.toml: is not TOML: "),
        ("[tool.ruff]\n", "pyproject.toml: has no table [tool.atmcheck]"),
        ("tool.atmcheck = 3\n", "pyproject.toml:1: must be keys with values"),
    ],
)
def test_a_fault_in_toml_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    """As far as the key can be found in the text."""
    assert [told] == [fault[: len(told)] for fault in faults(tmp_path, text, "pyproject.toml")]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Not one after the other."""
    assert 3 == len(faults(tmp_path, "strict: 1\npack: [a]\nfail-on: fatal\n"))


def test_a_configuration_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    """With a sentence."""
    with pytest.raises(UnreadableError, match="cannot be read: No such file or directory"):
        read_configuration(tmp_path / "atmcheck.yaml")


def test_the_schema_accepts_what_is_read() -> None:
    """In both forms, and has every key."""
    validator = Draft202012Validator(schema("config"))
    from_toml: dict[str, Any] = tomllib.loads(AS_TOML)["tool"]["atmcheck"]
    for whole in (yaml.safe_load(WHOLE), from_toml):
        whole["as-of"] = str(whole["as-of"])
        assert [] == [error.message for error in validator.iter_errors(whole)]
    properties: Any = schema("config")["properties"]
    assert set(KEYS) == set(properties)


def test_the_schema_has_the_kinds_of_documents_of_the_vocabulary() -> None:
    """There is one list."""
    entry: Any = schema("config")["properties"]["documents"]["items"]
    kinds = load_rulebook().vocabulary["document.kind"].values
    assert list(kinds) == entry["then"]["properties"]["kind"]["enum"]
