"""The programme file: what it says, what it leaves open, and its faults with their lines."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from checker.errors import FaultyFilesError, UnreadableError, UsageError
from checker.model.fact import State
from checker.programme.programme_file import read_programme
from checker.programme.scaffold import TEXT, scaffold_programme
from checker.yaml_files.schema_files import schema

SOUND = "issuer: Vanterre\ndocuments:\n  - launch.md\n"


def written(folder: Path, text: str) -> Path:
    """Write a programme file."""
    path = folder / "programme.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> list[str]:
    """Give the faults of a programme file as the user sees them, without the folder."""
    with pytest.raises(FaultyFilesError) as raised:
        read_programme(written(folder, text))
    return str(raised.value).replace(f"{folder}/", "").splitlines()


def test_a_path_or_a_mapping_names_a_document(tmp_path: Path) -> None:
    """What is said beside a path is kept with it."""
    text = "issuer: V\ndocuments:\n  - a.md\n  - {path: b.md, date: 2022-01-03, filed: 2022-01-04, facts: b.yaml}\n"
    first, second = read_programme(written(tmp_path, text)).entries

    assert ("a.md", None, None, "", None) == (
        first.path,
        first.dated,
        first.filed,
        first.facts,
        first.cap_includes_sold,
    )
    assert ("b.md", date(2022, 1, 3), date(2022, 1, 4), "b.yaml") == (
        second.path,
        second.dated,
        second.filed,
        second.facts,
    )


def test_what_is_left_out_is_not_known(tmp_path: Path) -> None:
    """An unread fact says which key would give it; a list that is left out is not an empty one."""
    programme = read_programme(written(tmp_path, SOUND))

    assert (State.UNREAD, f"give shelf.effective in {programme.path}") == (
        programme.shelf.effective.state,
        programme.shelf.effective.reason,
    )
    assert [None] * 4 == [programme.floats, programme.reports, programme.others, programme.blackouts]


@pytest.mark.parametrize("none", ["none", "[]"])
def test_none_is_known(none: str, tmp_path: Path) -> None:
    """The word none, or an empty list, says that there is nothing."""
    programme = read_programme(written(tmp_path, f"{SOUND}other_sales: {none}\nblackouts: {none}\n"))

    assert ((), ()) == (programme.others, programme.blackouts)


def test_no_replacement_means_none_of_its_facts(tmp_path: Path) -> None:
    """Nothing is filed, and nothing is effective."""
    replacement = read_programme(written(tmp_path, f"{SOUND}shelf: {{replacement: none}}\n")).shelf.replacement

    assert [State.ABSENT] * 2 == [replacement.filed.state, replacement.effective.state]


def test_a_given_fact_quotes_its_line(tmp_path: Path) -> None:
    """Whoever reads a decision finds the number in the file."""
    effective = read_programme(written(tmp_path, f"{SOUND}shelf:\n  effective: 2021-05-03\n")).shelf.effective

    assert [("effective: 2021-05-03", 5)] == [(each.quote, each.line) for each in effective.evidence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("documents: [a.md]\n", ["programme.yaml:1: issuer: is missing"]),
        ("issuer: V\ndocuments: []\n", ["programme.yaml:2: documents: must be a list, and not an empty one"]),
        (f"{SOUND}shelv: 3\n", ["programme.yaml:4: shelv: is not a key here; did you mean shelf?"]),
        (
            f"{SOUND}shelf:\n  form: S-3\n  efective: 2021-05-03\n",
            ["programme.yaml:6: shelf.efective: is not a key here; did you mean effective?"],
        ),
        (
            f"{SOUND}shelf: {{effective: 2021-02-29}}\n",
            ["programme.yaml:4: shelf.effective: 2021-02-29 is not a day of the calendar"],
        ),
        (
            f"{SOUND}blackouts:\n  - {{from: 2022-10-07, to: 2022-10-01, why: x}}\n",
            ["programme.yaml:5: blackouts[0]: ends on 2022-10-01, before it begins on 2022-10-07"],
        ),
        (f"{SOUND}issuer: W\n", ["programme.yaml:4: issuer: stands twice, first in line 1"]),
        (f"{SOUND}formerly: V\n", ["programme.yaml:4: formerly: must be a list"]),
        (
            f"{SOUND}annual_reports:\n  - filed: 2022-03-08\n    fiscal_year_end: 2022-12-31\n",
            [
                "programme.yaml:5: annual_reports[0].filed: 2022-03-08 is before 2022-12-31, the day under "
                "fiscal_year_end"
            ],
        ),
        (
            f"{SOUND}shelf:\n  effective: 2021-04-19\n  filed: 2021-04-20\n",
            ["programme.yaml:5: shelf.effective: 2021-04-19 is before 2021-04-20, the day under filed"],
        ),
        (
            f"{SOUND}shelf:\n  replacement: {{filed: 2024-04-30, effective: 2024-04-29}}\n",
            ["programme.yaml:5: shelf.replacement.effective: 2024-04-29 is before 2024-04-30, the day under filed"],
        ),
        (
            f"{SOUND}floats:\n  - {{on: 0001-01-01, amount: 1}}\nshelf: {{effective: 9999-12-31}}\n",
            [
                "programme.yaml:5: 0001-01-01 is not a day from 1933 to 2199",
                "programme.yaml:6: 9999-12-31 is not a day from 1933 to 2199",
            ],
        ),
    ],
)
def test_a_fault_has_its_line(text: str, expected: list[str], tmp_path: Path) -> None:
    """What is misspelt, missing, doubled or no day."""
    assert expected == faults(tmp_path, text)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Three faults, three lines."""
    text = f"{SOUND}shelf: {{effective: soon}}\nshares: {{authorised: 1.5}}\nsales: [x]\n"

    assert [4, 5, 6] == [int(fault.split(":")[1]) for fault in faults(tmp_path, text)]


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    """A sentence, and no traceback."""
    with pytest.raises(UnreadableError, match="cannot be read: No such file or directory"):
        read_programme(tmp_path / "programme.yaml")


WHOLE = """
issuer: Vanterre
formerly: [Halden Creek]
documents: [{path: launch.md, filed: 2022-03-11}]
shelf: {form: S-3, filed: 2021-04-20, effective: 2021-05-03, registered_amount: 100000000, replacement: none}
shares: {authorised: 50000000, outstanding: 9400000, reserved: 0, on: 2022-03-01}
floats: [{on: 2022-03-01, amount: 96500000}]
annual_reports: [{filed: 2022-03-08, fiscal_year_end: 2021-12-31, eligible: true}]
other_sales: none
blackouts: []
expected_to_be_sold: true
sales: sales.csv
"""
JUNK: list[Any] = [None, True, -1, 1.5, "", "soon", [], [3], {}, {"x": 1}]
PLACES = (
    ("issuer",),
    ("formerly",),
    ("formerly", 0),
    ("documents",),
    ("documents", 0),
    ("documents", 0, "filed"),
    ("documents", 0, "path"),
    ("shelf",),
    ("shelf", "effective"),
    ("shelf", "registered_amount"),
    ("shelf", "replacement"),
    ("shares", "authorised"),
    ("shares", "on"),
    ("floats",),
    ("floats", 0),
    ("floats", 0, "amount"),
    ("annual_reports", 0, "eligible"),
    ("blackouts",),
    ("sales",),
)


@pytest.mark.parametrize("junk", JUNK, ids=repr)
@pytest.mark.parametrize("place", PLACES, ids=str)
def test_the_reader_refuses_what_the_schema_refuses(place: tuple[str | int, ...], junk: Any, tmp_path: Path) -> None:
    """An editor that knows the schema and the program agree on every file."""
    whole = yaml.safe_load(WHOLE)
    node = whole
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = junk
    refused = list(Draft202012Validator(schema("programme")).iter_errors(_plain(whole)))
    path = written(tmp_path, yaml.safe_dump(whole))

    if refused:
        with pytest.raises(FaultyFilesError):
            read_programme(path)
    else:
        assert read_programme(path).entries


def _plain(value: Any) -> Any:
    """Write days as JSON has them."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_file_to_start_from_says_nothing_that_nobody_has_said(tmp_path: Path) -> None:
    """It loads without a fault, and of all that would clear a sale it states nothing."""
    path = tmp_path / "programme.yaml"
    scaffold_programme(path)
    programme = read_programme(path)

    assert ["issuer", "documents"] == list(programme.lines)
    assert [("launch.htm", None, None)] == [(each.path, each.dated, each.filed) for each in programme.entries]


def test_the_file_to_start_from_shows_every_key(tmp_path: Path) -> None:
    """With the signs of a comment taken away it is a whole file, but for the ledger that is shown in it."""
    shown = re.sub(r"(?m)^( *)# (?=[ ]*-? ?[{a-z_]+:)", r"\1", TEXT)
    path = written(tmp_path, re.sub(r"(?m)^#.*", "", shown))
    properties = schema("programme")["properties"]
    programme = read_programme(path)

    assert set(properties) == set(programme.lines)
    assert set(properties["documents"]["items"]["anyOf"][1]["properties"]) == set(
        yaml.safe_load(path.read_text(encoding="utf-8"))["documents"][0]
    )


def test_a_programme_file_is_never_overwritten(tmp_path: Path) -> None:
    """What a person wrote stays."""
    path = written(tmp_path, SOUND)

    with pytest.raises(UsageError, match="is there already, and is left as it is"):
        scaffold_programme(path)
    assert SOUND == path.read_text(encoding="utf-8")
