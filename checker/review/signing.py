"""A new waiver, written at the end of its file. Nothing that stands there already is touched, comments included."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from glob import escape
from pathlib import Path

from msgspec import Struct

from checker.engine.grounds import fingerprint
from checker.engine.wording import spoken_day
from checker.errors import FaultyFilesError, UsageError
from checker.model.evaluation import Evaluation
from checker.model.rule import FactType
from checker.review.apply_waivers import holds
from checker.review.grounds_told import Grounds, grounds_of
from checker.review.waivers import Waiver, document_name, read_waivers

HEADING = (
    "# Findings that somebody has signed for. Add one with: atmcheck waive DRAFT RULE --reason … --by … --until …\n"
)
FIRST_DASH = re.compile(r"^( *)-(?=\s)(?!--)", re.MULTILINE)


class Signature(Struct, frozen=True):
    """Who accepts a finding, why, and from when until when."""

    reason: str
    by: str
    on: date
    until: date

    @classmethod
    def of(cls, reason: str, by: str, on: date, until: date) -> Signature:
        """Make a signature that can hold.

        Raises:
            UsageError: nothing stands for the reason or the name, or it would have expired.
        """
        if not reason.strip() or not by.strip():
            raise UsageError("a waiver needs a reason and a name: --reason TEXT --by NAME")
        if until < on:
            raise UsageError(f"--until {until} is past")
        return cls(" ".join(reason.split()), " ".join(by.split()), on, until)


def waiver_for(
    finding: Evaluation, path: str, signature: Signature, file: Path, vocabulary: Mapping[str, FactType]
) -> Waiver:
    """Make the waiver of a finding on the document of that path, to stand in a file."""
    return Waiver(
        rule=finding.rule.id,
        document=escape(document_name(path, file.parent)),  # whoever named the draft does not widen the waiver
        until=signature.until,
        evidence=fingerprint(finding, vocabulary),
        reason=signature.reason,
        by=signature.by,
        on=signature.on,
        rests_on=grounds_of(finding, vocabulary),
        file=str(file),
    )


def put_at_the_end(content: bytes, waiver: Waiver, path: str, today: date) -> str:
    """Give the text of a file of waivers with a new one at its end; ``content`` is empty if there is no file yet.

    Raises:
        FaultyFilesError: the file has faults.
        UsageError: the finding on the document of that path is waived already, for as long; or the file is not
            written as a list with dashes, so that nothing can be put at its end.
    """
    before = read_waivers(content, waiver.file)
    for other in before:
        same = other.rule == waiver.rule and other.names(path) and holds(other, waiver.evidence, today)
        if same and other.until >= waiver.until:
            day = spoken_day(other.until)
            raise UsageError(f"{waiver.rule} is already waived until {day}: see {other.file}, line {other.line}")
    whole = _appended(content.decode("utf-8") or HEADING, waiver)
    try:
        after = read_waivers(whole.encode(), waiver.file)
    except FaultyFilesError:
        after = ()
    if after[:-1] != before or len(after) != len(before) + 1:
        raise UsageError(f"{waiver.file} cannot be added to: write it as a list, each waiver with a dash before it")
    return whole


def _appended(text: str, waiver: Waiver) -> str:
    first = FIRST_DASH.search(text)
    newline = "\r\n" if "\r\n" in text else "\n"
    indent = first[1] if first else ""
    entry = newline.join(f"{indent}{line}" for line in _entry(waiver))
    return f"{text.rstrip()}{newline * 2}{entry}{newline}"


def _entry(waiver: Waiver) -> list[str]:
    lines = [
        f"- rule: {waiver.rule}",
        f"  document: {_text(waiver.document)}",
        f"  reason: {_text(waiver.reason)}",
        f"  by: {_text(waiver.by)}",
        f"  on: {waiver.on}",
        f"  until: {waiver.until}",
        f"  evidence: {_text(waiver.evidence)}",
    ]
    return [*lines, "  rests_on:", *_grounds(waiver.rests_on)] if waiver.rests_on else lines


def _grounds(grounds: Grounds) -> list[str]:
    return [f"    {name}: [{', '.join(map(_text, texts))}]" for name, texts in grounds.items()]


def _text(text: str) -> str:
    """Write a text in quotes, so that it is one whatever it looks like."""
    return json.dumps("".join(each if each.isprintable() else " " for each in text), ensure_ascii=False)
