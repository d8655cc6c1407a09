"""The folder of a run that is under way: the list of its documents, and a shard for each batch that is done.

Every file in it is put there whole. A run that was killed has lost at most the batches it was working on; to go on is
to do the batches that have no shard. The folder goes once the table stands in its place.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import file_digest
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec.structs import astuple

from checker.errors import CheckerError, UsageError
from checker.screen.job import Batch, Reference

Head = Mapping[str, Any]
"""What a run is: its rules, its patterns, its day. Runs with equal heads give equal tables."""


class RunFolder:
    """The folder of a run, beside the table that it makes."""

    def __init__(self, table: Path) -> None:
        self.table = table
        self.manifest = table.with_name(f"{table.name}.manifest.json")
        self.path = table.with_name(f"{table.name}.run")
        self._finished = table.with_name(f"{table.name}.run.finished")
        self._documents = self.path / "documents.jsonl"
        self._head = self.path / "run.json"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder, so that no second process works on the same run.

        Raises:
            UsageError: another process holds it.
        """
        shutil.rmtree(self._finished, ignore_errors=True)
        self.path.mkdir(exist_ok=True)
        with (self.path / "lock").open("w") as lock:
            _lock(lock.fileno(), self.table)
            yield

    def head(self) -> Head | None:
        """Read what the run is that was begun here; None if its documents were never fully listed."""
        return json.loads(self._head.read_text(encoding="utf-8")) if self._head.exists() else None

    def begin(self, head: Head, references: Iterable[Reference], watch: Callable[[int], None]) -> Head:
        """List the documents, and say what the run is. The head is written last: with it the list is whole."""
        self._head.unlink(missing_ok=True)
        shutil.rmtree(self.path / "shards", ignore_errors=True)
        count = 0
        try:
            with self._documents.open("w", encoding="utf-8") as file:
                for count, reference in enumerate(references, 1):
                    file.write(json.dumps(astuple(reference)) + "\n")
                    watch(count)
        except CheckerError:
            shutil.rmtree(self.path)
            raise
        (self.path / "shards").mkdir()
        begun = {**head, "documents": count}
        write_whole(self._head, json.dumps(begun).encode())
        return begun

    def batches(self, size: int) -> Iterator[Batch]:
        """Give the batches that are not done. The list is read bit by bit: it may have a million lines."""
        with self._documents.open(encoding="utf-8") as file:
            number = 0
            while lines := list(islice(file, size)):
                if not self.shard(number).exists():
                    yield Batch(number, tuple(Reference(*json.loads(line)) for line in lines))
                number += 1

    def shard(self, number: int) -> Path:
        """Name the shard of a batch."""
        return self.path / "shards" / f"{number:06}"

    def finish(self, make: Callable[[Path], Head]) -> None:
        """Put the table in its place, then the manifest, and leave the folder.

        Args:
            make: writes the table to a path, and gives what its manifest says beside its hash.
        """
        part = self.path / "table"
        told = make(part)
        with part.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        size = part.stat().st_size
        part.replace(self.table)
        about = {"table": {"file": self.table.name, "bytes": size, "sha256": f"sha256:{digest}"}, **told}
        write_whole(self.manifest, (json.dumps(about, indent=2) + "\n").encode())
        self.path.replace(self._finished)
        shutil.rmtree(self._finished, ignore_errors=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write a whole file or nothing, even if the machine stops."""
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _lock(descriptor: int, table: Path) -> None:
    """Lock a file until its process ends, however that may be."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise UsageError(f"another process is making {table}: wait for it, or end it") from None
