"""What is screened, and how: the nouns that the processes of a run hand to each other."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from checker.model.rule import Rulebook


class Reference(Struct, frozen=True):
    """Where the bytes of one document are. ``fault`` says why there are none, if that was seen when it was listed."""

    name: str  # as the user named it; of a document in an archive "filings.zip::2025/draft.htm"
    location: str  # the absolute path or the URL of the file, or of the archive
    member: str = ""  # the name inside the archive
    offset: int = 0  # where the member begins: in the unpacked tar, or the header in the zip
    size: int = 0  # of the member, in bytes
    fault: str = ""


class Batch(Struct, frozen=True):
    """Documents whose rows become one shard."""

    number: int
    references: tuple[Reference, ...]


class Limits(Struct, frozen=True):
    """What one document may take; beyond, it becomes a row that says so."""

    seconds: float = 60.0
    megabytes: int = 2048


class Job(Struct, frozen=True):
    """What every process needs to know. The rules travel with it, so that all machines apply the same ones."""

    rulebook: Rulebook
    as_of: date | None  # None is the date of each document
    today: date  # the day on which the run began, whose law counts for what is undated
    limits: Limits
    format: str  # of the table: parquet or jsonl
