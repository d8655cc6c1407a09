"""The file of waivers, read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from checker.errors import FaultyFilesError, UnreadableError
from checker.review.waivers import Waiver, document_name, load_waivers, read_waivers
from checker.yaml_files.schema_files import schema

ENTRY = """- rule: cap-is-small
  document: drafts/launch.htm
  reason: The board has decided so.
  by: Jane Doe
  on: 2026-11-01
  until: 2027-01-31
  evidence: "0123456789012345"
  rests_on:
    program.cap: ["$5,000,000", up to $5]
"""


def faults(text: str) -> list[str]:
    """List the faults of a file."""
    with pytest.raises(FaultyFilesError) as raised:
        read_waivers(text.encode(), "w.yaml")
    return [str(fault) for fault in raised.value.faults]


def test_an_entry_is_read_with_its_line() -> None:
    """All of it."""
    expected = Waiver(
        "cap-is-small",
        "drafts/launch.htm",
        date(2027, 1, 31),
        "0123456789012345",
        "The board has decided so.",
        "Jane Doe",
        date(2026, 11, 1),
        {"program.cap": ("$5,000,000", "up to $5")},
        "w.yaml",
        2,
    )
    assert (expected,) == read_waivers(f"# ours\n{ENTRY}".encode(), "w.yaml")


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\n  # nothing\n\n"])
def test_a_file_of_comments_has_no_waivers(text: str) -> None:
    """It is what a repository starts with."""
    assert () == read_waivers(text.encode(), "w.yaml")


@pytest.mark.parametrize("line", ["  reason: The board has decided so.", "  by: Jane Doe", "  on: 2026-11-01"])
def test_an_unsigned_entry_can_be_read(line: str) -> None:
    """That it is not signed is told as a finding."""
    (left_out,) = read_waivers(ENTRY.replace(f"{line}\n", "").encode(), "w.yaml")
    assert "" in (left_out.reason, left_out.by, str(left_out.on or ""))


@pytest.mark.parametrize("empty", ["reason:", "reason: ''", "reason: '  '"])
def test_an_empty_reason_is_none(empty: str) -> None:
    """However it is left empty."""
    (waiver,) = read_waivers(ENTRY.replace("reason: The board has decided so.", empty).encode(), "w.yaml")
    assert "" == waiver.reason


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  until: 2027-01-31\n", "", "w.yaml:1: [0].until: is missing"),
        ("  evidence:", "  evidense:", "w.yaml:7: [0].evidense: is not a key here; did you mean evidence?"),
        ("until: 2027-01-31", "until: 2026-10-31", "w.yaml:6: [0].until: it ends before it begins"),
        ("until: 2027-01-31", "until: 2027-02-30", "w.yaml:6: [0].until: 2027-02-30 is not a day of the calendar"),
        ("until: 2027-01-31", "until: soon", "w.yaml:6: [0].until: must be a day, as 2022-10-20"),
        ('["$5,000,000", up to $5]', "$5", "w.yaml:9: [0].rests_on.program.cap: must be a list"),
        (
            "- rule: cap-is-small\n",
            "- rule: cap-is-small\n  rule: x\n",
            "w.yaml:2: [0].rule: stands twice, first in line 1",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, told: str) -> None:
    """And stops the run."""
    assert old in ENTRY
    assert any(fault.startswith(told) for fault in faults(ENTRY.replace(old, new)))


def test_an_entry_that_stands_twice_is_a_fault() -> None:
    """A renewal says until when."""
    told = "w.yaml:10: waives cap-is-small in drafts/launch.htm as line 1 does already: take one out"
    assert [told] == faults(ENTRY + ENTRY)
    renewed = ENTRY.replace("2027-01-31", "2027-06-30")
    assert 2 == len(read_waivers((ENTRY + renewed).encode(), "w.yaml"))


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    """With a sentence."""
    with pytest.raises(UnreadableError, match=r"the waivers .* cannot be read: No such file or directory"):
        load_waivers(tmp_path / "w.yaml")


@pytest.mark.parametrize(
    ("document", "path", "expected"),
    [
        ("drafts/launch.htm", "deal/drafts/launch.htm", True),
        ("drafts/launch.htm", "./deal/drafts/../drafts/launch.htm", True),
        ("drafts/launch-*.htm", "deal/drafts/launch-v2.htm", True),
        ("drafts/[1].htm", "deal/drafts/[1].htm", True),
        ("drafts/launch.htm", "drafts/launch.htm", False),
        ("launch.htm", "deal/drafts/launch.htm", False),
        ("../launch.htm", "launch.htm", True),
    ],
)
def test_a_document_is_named_from_the_folder_of_the_file(document: str, path: str, expected: bool) -> None:
    """Wherever the command is called."""
    waiver = Waiver("r", document, date(2027, 1, 1), "e", file="deal/w.yaml")
    assert expected is waiver.names(path)


def test_the_name_of_a_document_is_the_same_in_every_checkout(tmp_path: Path) -> None:
    """It is relative."""
    assert "drafts/a.htm" == document_name(str(tmp_path / "drafts" / "a.htm"), tmp_path)


def test_whether_any_file_has_the_name_is_known(tmp_path: Path) -> None:
    """A waiver for a draft that is gone is to be taken out."""
    (tmp_path / "launch-v2.htm").write_text("x", encoding="utf-8")
    names = {
        name: Waiver("r", name, date(2027, 1, 1), "e", file=str(tmp_path / "w.yaml"))
        for name in ("launch-v2.htm", "launch-*.htm", "launch.htm", "stop-*.htm")
    }
    assert [True, True, False, False] == [waiver.names_a_file() for waiver in names.values()]


def test_the_schema_accepts_an_entry() -> None:
    """And refuses a slip."""
    validator = Draft202012Validator(schema("waivers"))
    entries = [
        {key: str(value) if isinstance(value, date) else value for key, value in each.items()}
        for each in yaml.load(ENTRY.replace("  on:", "  'on':"), yaml.SafeLoader)
    ]
    assert validator.is_valid(entries)
    assert not validator.is_valid([{**entries[0], "untill": "2027-01-31"}])
