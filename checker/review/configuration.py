"""The configuration of a repository of drafts: ``atmcheck.yaml``, or a table of ``pyproject.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from checker.errors import FaultyFilesError, UnreadableError
from checker.model.rule import Severity
from checker.review.discovery import PYPROJECT, told_path
from checker.yaml_files.fields import Fields, Reader, below
from checker.yaml_files.strict_yaml import Item, read_yaml

NEVER = "never"
KEYS = (
    "packs",
    "select",
    "ignore",
    "severities",
    "parameters",
    "fail-on",
    "strict",
    "as-of",
    "facts",
    "waivers",
    "baseline",
    "documents",
    "redact",
)


class Documents(Struct, frozen=True):
    """Some drafts, and what is known of them beforehand."""

    patterns: tuple[str, ...]  # globs, relative to the configuration
    kind: Item | None  # the kind of document
    facts_file: str  # relative to the configuration; empty if there is none
    facts: Mapping[str, Item]  # given right here
    line: int


class Configuration(Struct, frozen=True):
    """What a repository has decided about its checks. Paths are as seen from the working directory."""

    file: str
    folder: Path
    content: bytes
    items: Mapping[str, Item]  # as written; what names rules, facts or parameters is read when those are known
    packs: tuple[Path, ...]
    select: tuple[Item, ...]
    ignore: tuple[Item, ...]
    fail_on: str | None  # error, warning, note or never
    strict: bool | None
    as_of: date | None
    facts: tuple[Path, ...]
    waivers: Path | None
    baseline: Path | None
    documents: tuple[Documents, ...]
    redact: bool


def read_configuration(path: Path) -> Configuration:
    """Read a configuration.

    Raises:
        UnreadableError: the file cannot be opened.
        FaultyFilesError: something in it is wrong; all faults are listed with their lines.
    """
    file = told_path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{file} cannot be read: {error.strerror}") from error
    reader = Reader(file)
    if path.name == PYPROJECT:
        from checker.review.toml_items import read_table

        item = read_table(content, file, reader.faults)
        if item is None and not reader.faults:
            reader.fault(0, "", "has no table [tool.atmcheck]")
    else:
        item = read_yaml(content, file, reader.faults)
    configuration = _read(item or Item({}, 0), reader, Path(file).parent, content)
    refuse_faults(reader, item, "config")
    return configuration


def refuse_faults(reader: Reader, item: Item | None, kind: str) -> None:
    """Stop if something in a file is wrong. Of a misshapen file its schema says best what.

    Raises:
        FaultyFilesError: with all faults.
    """
    faults = list(reader.faults)
    if reader.misshapen and item is not None:
        from checker.yaml_files.schema_faults import schema_faults

        faults += schema_faults(item, kind, reader.file) or reader.misshapen
    if faults:
        raise FaultyFilesError(faults)


def _read(item: Item, reader: Reader, folder: Path, content: bytes) -> Configuration:
    fields = reader.fields(item, "", (), KEYS)
    waivers, baseline = fields.text("waivers"), fields.text("baseline")
    return Configuration(
        file=reader.file,
        folder=folder,
        content=content,
        items=fields.items,
        packs=tuple(folder / name for name in _texts(fields, "packs")),
        select=_names(fields, "select"),
        ignore=_names(fields, "ignore"),
        fail_on=fields.choice("fail-on", [*Severity, NEVER]) if "fail-on" in fields.items else None,
        strict=fields.switch("strict") if "strict" in fields.items else None,
        as_of=fields.day("as-of"),
        facts=tuple(folder / name for name in _texts(fields, "facts")),
        waivers=folder / waivers if waivers else None,
        baseline=folder / baseline if baseline else None,
        documents=tuple(
            _documents(entry, f"documents[{index}]", reader) for index, entry in enumerate(fields.entries("documents"))
        ),
        redact=fields.switch("redact"),
    )


def _names(fields: Fields, key: str) -> tuple[Item, ...]:
    entries = fields.entries(key)
    return tuple(entry for index, entry in enumerate(entries) if fields.reader.text(entry, f"{key}[{index}]"))


def _texts(fields: Fields, key: str) -> tuple[str, ...]:
    return tuple(str(item.value) for item in _names(fields, key))


def _documents(item: Item, where: str, reader: Reader) -> Documents:
    if not isinstance(item.value, dict):
        return Documents((reader.text(item, where),), None, "", {}, item.line)
    fields = reader.fields(item, where, ("path",), ("kind", "facts"))
    path = fields.items.get("path", Item("", item.line))
    patterns = _texts(fields, "path") if isinstance(path.value, list) else (fields.text("path"),)
    kind = fields.items.get("kind")
    if kind is not None:
        reader.text(kind, below(where, "kind"))
    facts = fields.items.get("facts", Item({}, item.line))
    if isinstance(facts.value, dict):
        return Documents(patterns, kind, "", facts.value, item.line)
    return Documents(patterns, kind, reader.text(facts, below(where, "facts")), {}, item.line)
