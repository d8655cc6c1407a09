"""The file of waivers: findings that somebody has signed for, with a reason and an expiry."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import Struct

from checker.errors import Fault, UnreadableError
from checker.review.configuration import refuse_faults
from checker.review.documents import files_named
from checker.yaml_files.fields import Reader
from checker.yaml_files.strict_yaml import Item, read_yaml

REQUIRED = ("rule", "document", "until", "evidence")
OPTIONAL = ("reason", "by", "on", "rests_on")
"""What a signature consists of may be missing: that is told as a finding, and the file can still be read."""


class Waiver(Struct, frozen=True):
    """One entry. Without a reason, a name and a day it is not signed."""

    rule: str
    document: str  # a path or a pattern, relative to the file of waivers
    until: date  # the last day on which it holds
    evidence: str  # the fingerprint of what it was signed for
    reason: str = ""
    by: str = ""
    on: date | None = None
    rests_on: Mapping[str, tuple[str, ...]] | None = None  # of each fact, what was known and quoted; None if redacted
    file: str = ""
    line: int = 0

    def names(self, path: str) -> bool:
        """Whether it is for the document of that path, as the user gave it."""
        name = document_name(path, Path(self.file).parent)
        return name == self.document or fnmatchcase(name, self.document)

    def names_a_file(self) -> bool:
        """Whether any file has the name that it gives."""
        folder = Path(self.file).parent
        return (folder / self.document).exists() or bool(files_named(self.document, folder))


def document_name(path: str, folder: Path) -> str:
    """Give the path of a document relative to a folder, with slashes: the same in every checkout."""
    return Path(os.path.relpath(path, folder)).as_posix()


def load_waivers(path: Path) -> tuple[Waiver, ...]:
    """Load a file of waivers.

    Raises:
        UnreadableError: it cannot be opened.
        FaultyFilesError: something in it is wrong; all faults are listed with their lines.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"the waivers {path} cannot be read: {error.strerror}") from error
    return read_waivers(content, str(path))


def read_waivers(content: bytes, file: str) -> tuple[Waiver, ...]:
    """Read a list of waivers. A file with nothing but comments in it has none.

    Raises:
        FaultyFilesError: something in it is wrong.
    """
    if all(not line.strip() or line.lstrip().startswith(b"#") for line in content.splitlines()):
        return ()
    reader = Reader(file)
    item = read_yaml(content, file, reader.faults)
    entries = reader.entries(item, "") if item is not None else ()
    waivers = [_read_waiver(entry, f"[{index}]", reader) for index, entry in enumerate(entries)]
    if not reader.misshapen:
        reader.faults.extend(_twice(waivers))
    refuse_faults(reader, item, "waivers")
    return tuple(waivers)


def _read_waiver(item: Item, where: str, reader: Reader) -> Waiver:
    fields = reader.fields(item, where, REQUIRED, OPTIONAL)
    on, until = fields.day("on"), fields.day("until")
    if on and until and until < on:
        reader.fault(fields.items["until"].line, f"{where}.until", "it ends before it begins")
    return Waiver(
        rule=fields.text("rule"),
        document=fields.text("document"),
        until=until or date.max,
        evidence=fields.text("evidence"),
        reason=fields.text("reason") if _filled(fields.items.get("reason")) else "",
        by=fields.text("by") if _filled(fields.items.get("by")) else "",
        on=on,
        rests_on=_read_grounds(fields.items.get("rests_on"), f"{where}.rests_on", reader),
        file=reader.file,
        line=item.line,
    )


def _filled(item: Item | None) -> bool:
    """Tell whether there is something in a part of the signature: what is left empty is missing."""
    return item is not None and item.value is not None and str(item.value).strip() != ""


def _read_grounds(item: Item | None, where: str, reader: Reader) -> Mapping[str, tuple[str, ...]] | None:
    if item is None:
        return None
    return {
        name: tuple(reader.text(text, f"{where}.{name}[{index}]") for index, text in enumerate(_list(texts)))
        for name, texts in reader.mapping(item, where).items()
        if reader.entries(texts, f"{where}.{name}")
    }


def _list(item: Item) -> list[Item]:
    return item.value if isinstance(item.value, list) else []


def _twice(waivers: list[Waiver]) -> list[Fault]:
    """Find entries that say the same as an earlier one. A renewal has another expiry, or other evidence."""
    first: dict[tuple[str, str, str, date], Waiver] = {}
    faults = []
    for waiver in waivers:
        key = (waiver.rule, waiver.document, waiver.evidence, waiver.until)
        if (earlier := first.setdefault(key, waiver)) is not waiver:
            what = f"waives {waiver.rule} in {waiver.document} as line {earlier.line} does already: take one out"
            faults.append(Fault(waiver.file, waiver.line, "", what))
    return faults
