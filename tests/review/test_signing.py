"""A new waiver at the end of its file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.errors import FaultyFilesError, UsageError
from checker.review.signing import Signature, put_at_the_end, waiver_for
from checker.review.waivers import read_waivers
from tests.review.conftest import TODAY, VOCABULARY, cap, cap_fails

UNTIL = date(2027, 1, 31)
FILE = Path("deal/waivers.yaml")
SIGNED = Signature("Agreed: “yes”, # no comment", 'Jane "JD" Doe', TODAY, UNTIL)
WAIVER = waiver_for(cap_fails(), "deal/drafts/launch.htm", SIGNED, FILE, VOCABULARY)
OLD = """# decided in the call of 1 November
- rule: other       # the small one
  document: x.htm
  reason: no
  by: J
  on: 2026-11-01
  until: 2027-01-31
  evidence: abc
"""
OLD = OLD.replace("reason: no\n", "reason: 'no'\n")


def signed(content: str, waiver: object = WAIVER) -> str:
    """Put the waiver at the end of a file."""
    assert isinstance(waiver, type(WAIVER))
    return put_at_the_end(content.encode(), waiver, "deal/drafts/launch.htm", TODAY)


def test_the_waiver_names_the_draft_from_the_folder_of_its_file() -> None:
    """And what the finding rests on."""
    assert ("cap-is-small", "drafts/launch.htm") == (WAIVER.rule, WAIVER.document)
    assert {"program.cap": ("$5,000,000", "up to $5,000,000")} == WAIVER.rests_on


def test_a_new_file_reads_back_as_the_waiver() -> None:
    """Whatever the texts look like."""
    (read,) = read_waivers(signed("").encode(), str(FILE))
    assert (SIGNED.reason, SIGNED.by, TODAY, UNTIL) == (read.reason, read.by, read.on, read.until)
    assert (WAIVER.evidence, WAIVER.rests_on, WAIVER.document) == (read.evidence, read.rests_on, read.document)


@pytest.mark.parametrize(
    "text", ["12345678", "1e5", "yes", "null", "2026-01-01", "~", "- a", "a: b", "\U0001f600 é \u2028 \x7f\x00", '\\ "']
)
def test_any_text_stays_a_text(text: str) -> None:
    """What cannot be seen is left out."""
    waiver = waiver_for(
        cap_fails(cap(quote=text)), "deal/a.htm", Signature.of(text, text, TODAY, UNTIL), FILE, VOCABULARY
    )
    (read,) = read_waivers(signed("", waiver).encode(), str(FILE))
    shown = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    assert (shown, shown) == (read.by, read.reason)


@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("ending", ["", "\n", "\n\n# the end\n"])
def test_what_stands_there_is_not_touched(indent: str, newline: str, ending: str) -> None:
    """Comments, indentation and line ends stay."""
    old = newline.join(f"{indent}{line}" for line in (OLD.rstrip() + ending).splitlines())
    whole = signed(old)
    assert whole.startswith(old.rstrip())
    assert ["other", "cap-is-small"] == [each.rule for each in read_waivers(whole.encode(), str(FILE))]
    assert ("\r\n" == newline) is ("\r\n" in whole)


@pytest.mark.parametrize(
    "content", ['[{"rule": "a", "document": "b", "until": "2027-01-31", "evidence": "c"}]\n', f"---\n{OLD}...\n"]
)
def test_a_file_that_cannot_be_added_to_is_left_alone(content: str) -> None:
    """As JSON, or a document that has been ended."""
    content = content.replace('"2027-01-31"', "2027-01-31")
    with pytest.raises(UsageError, match=r"cannot be added to: write it as a list"):
        signed(content)


def test_a_faulty_file_is_not_added_to() -> None:
    """It would not be read anyway."""
    with pytest.raises(FaultyFilesError):
        signed("- rule: x\n")


def test_what_is_waived_for_as_long_is_not_waived_again() -> None:
    """A longer waiver is a renewal."""
    whole = signed("")
    with pytest.raises(UsageError, match=r"is already waived until 31 January 2027: see deal.waivers.yaml, line 3"):
        signed(whole)
    later = waiver_for(
        cap_fails(), "deal/drafts/launch.htm", Signature("x", "y", TODAY, date(2027, 2, 1)), FILE, VOCABULARY
    )
    assert 2 == len(read_waivers(signed(whole, later).encode(), str(FILE)))


@pytest.mark.parametrize(
    ("reason", "by", "until", "sentence"),
    [
        (" ", "J", UNTIL, "a waiver needs a reason and a name: --reason TEXT --by NAME"),
        ("x", "", UNTIL, "a waiver needs a reason and a name: --reason TEXT --by NAME"),
        ("x", "J", date(2026, 11, 20), "--until 2026-11-20 is past"),
    ],
)
def test_a_signature_that_cannot_hold_is_refused(reason: str, by: str, until: date, sentence: str) -> None:
    """Before anything is written."""
    with pytest.raises(UsageError) as raised:
        Signature.of(reason, by, TODAY, until)
    assert sentence == str(raised.value)


@pytest.mark.parametrize("name", ["*.htm", "**", "launch-[12].htm", "launc?.htm"])
def test_the_name_of_a_draft_does_not_widen_its_waiver(name: str) -> None:
    """A draft that is called like a pattern is waived alone."""
    waiver = waiver_for(cap_fails(), f"deal/{name}", SIGNED, FILE, VOCABULARY)

    assert waiver.names(f"deal/{name}")
    assert not waiver.names("deal/launch-1.htm")
    assert not waiver.names("deal/launch.htm")
