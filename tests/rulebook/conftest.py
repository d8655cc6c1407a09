"""Folders of rules, written out for one test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import FaultyFilesError
from checker.model.rule import Rulebook
from checker.rulebook.load import load_folders

Load = Callable[..., Rulebook]
Faults = Callable[..., list[str]]

FACTS = """\
document.kind: {reads: the kind of document, type: one_of, values: [launch, update, stop]}
document.date: {reads: the date of the document, type: date}
program.cap: {reads: the cap, type: money}
program.rate: {reads: the rate, type: percent}
program.days: {reads: the days, type: integer, unit: days}
program.names: {reads: the names, type: text, list: true}
program.titles: {reads: the titles, type: text, list: true}
program.title: {reads: the title, type: text}
program.limited: {reads: the limit, type: boolean}
program.double:
  reads: twice the cap
  type: money
  compute: program.cap * 2.0
"""
PARAMETERS = """\
cycle:
  reads: the cycle
  unit: days
  cite: 17 CFR 1
  values:
    - {value: 3}
    - {from: 2017-09-05, value: 2, source: somewhere}
  verified_through: 2026-06-30
"""
REFORMS = """\
reform:
  reads: the day of the reform
  cite: Release 1
  values: [{value: 2027-01-01}]
proposal:
  reads: the day of the proposal
  cite: Release 2
  type: date
"""
PACK = """\
id: pack
title: A pack
applies_when:
  document.kind: {is_one_of: [launch, update]}
"""
RULE = """\
id: cap-is-stated
title: The cap is stated
law:
  cite: 17 CFR 229.501(b)(2)
  url: https://example.org
  quote: The title and amount of securities offered.
basis: law
in_force: {from: 1998-10-01}
applies_when:
  document.kind: {is: launch}
unless:
  program.title: {says: notes}
requires:
  program.cap: present
severity: error
message: No cap, {program.cap}.
remediation: State it.
examples:
  - name: a cap
    facts: {document.kind: launch, program.title: Shares, program.cap: 14500000}
    expect: pass
  - name: none
    as_of: 2020-01-01
    facts: {document.kind: launch, program.title: Shares, program.cap: absent}
    expect: fail
  - {name: not read, facts: {document.kind: launch, program.title: Shares}, expect: unknown}
"""


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Give a loader of one folder: by keyword the files that differ from the sound ones, None for left out."""

    def load(rule: str | None = RULE, more: dict[str, str] | None = None, **changed: str | None) -> Rulebook:
        files = {"facts.yaml": FACTS, "parameters.yaml": PARAMETERS, "pack/pack.yaml": PACK}
        files |= {"pack/cap-is-stated.yaml": rule} if rule is not None else {}
        files |= {
            f"{name}.yaml" if name != "pack" else "pack/pack.yaml": text for name, text in changed.items() if text
        }
        for name, text in {**files, **(more or {})}.items():
            if name.removesuffix(".yaml") in changed and not changed[name.removesuffix(".yaml")]:
                continue
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load_folders([(tmp_path, "rules")])

    return load


@pytest.fixture
def faults(load: Load) -> Faults:
    """Give the faults of a folder, as the user sees them."""

    def faults(*args: str | None, **changed: str | dict[str, str] | None) -> list[str]:
        try:
            load(*args, **changed)
        except FaultyFilesError as error:
            return str(error).splitlines()
        return []

    return faults
