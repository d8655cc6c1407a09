"""The run: list the documents, screen those that are not done, and put the table in its place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker import __version__
from checker.errors import UsageError
from checker.screen.job import Job
from checker.screen.listing import documents
from checker.screen.local import Watch, screen_batches
from checker.screen.rows import FAILED
from checker.screen.run_folder import Head, RunFolder, write_whole
from checker.screen.table_reader import documents as documents_in
from checker.screen.tables import merge

FAILURES_TOLD = 5


class Run(Struct, frozen=True):
    """What is asked for."""

    patterns: Sequence[str]
    table: Path
    processes: int
    scheduler: str = ""  # of a cluster; empty is this machine
    batch: int = 200  # documents that make one shard
    fresh: bool = False  # whether what an earlier run left is forgotten


class Watching(Struct, frozen=True):
    """Who is told of a run while it goes on."""

    listed: Callable[[int], None]  # so many documents
    begun: Callable[[int, int], None]  # all documents, and those that were done before
    done: Watch


class Finished(Struct, frozen=True):
    """What came of a run."""

    manifest: Head
    was_complete: bool  # whether an earlier run had made the table


def screen(run: Run, job: Job, watching: Watching) -> Finished:
    """Screen all documents, or those that a run that was broken off has left.

    Raises:
        CheckerError: a pattern matches nothing, what is there is of another run, or the cluster is lost.
    """
    folder, head = RunFolder(run.table), _head(run, job)
    if run.table.exists() and not (run.fresh or folder.path.exists()):
        return Finished(_complete(folder, head), was_complete=True)
    with folder.held():
        begun = None if run.fresh else folder.head()
        if begun is None:
            whole = {**head, "batch": run.batch, "today": job.today.isoformat()}
            begun = folder.begin(whole, documents(run.patterns), watching.listed)
        _refuse_another(begun, head, str(folder.path))
        numbers = range(-(-begun["documents"] // begun["batch"]))
        watching.begun(begun["documents"], sum(_size(begun, each) for each in numbers if folder.shard(each).exists()))
        job = replace(job, today=date.fromisoformat(begun["today"]))
        for number, shard in _shards(run, job, folder, begun["batch"], watching.done):
            write_whole(folder.shard(number), shard)
        folder.finish(lambda table: _table(table, [folder.shard(each) for each in numbers], begun))
    return Finished(json.loads(folder.manifest.read_bytes()), was_complete=False)


def _shards(run: Run, job: Job, folder: RunFolder, size: int, watch: Watch) -> Iterator[tuple[int, bytes]]:
    batches = folder.batches(size)
    if run.scheduler:
        from checker.screen.cluster import screen_on_cluster

        return screen_on_cluster(batches, job, run.scheduler, watch)
    return screen_batches(batches, job, run.processes, watch)


def _size(head: Head, number: int) -> int:
    return min(int(head["batch"]), int(head["documents"]) - number * int(head["batch"]))


def _head(run: Run, job: Job) -> dict[str, Any]:
    """Say what makes a run the same run. How fast and where it is done is no part of it, nor what is allowed it."""
    rulebook = job.rulebook
    return {
        "version": __version__,
        "rulebook": rulebook.digest,
        "rules": sha256(" ".join(rule.id for rule in rulebook.rules).encode()).hexdigest()[:16],
        "patterns": list(run.patterns),
        "as_of": job.as_of.isoformat() if job.as_of else None,
        "format": job.format,
    }


def _complete(folder: RunFolder, head: Head) -> Head:
    """Give the manifest of a table that is complete.

    Raises:
        UsageError: it is the table of another run, or has no manifest.
    """
    try:
        manifest: Head = json.loads(folder.manifest.read_bytes())
    except (OSError, ValueError):
        raise UsageError(f"{folder.table} is there already: name another file, or say --fresh to replace it") from None
    _refuse_another(manifest, head, str(folder.table))
    return manifest


def _refuse_another(known: Head, head: Head, of: str) -> None:
    differs = [name for name, value in head.items() if known.get(name) != value]
    if differs:
        told = " and ".join(differs)
        raise UsageError(f"{of} is of a run with another {told}: name another file, or say --fresh to replace it")


def _table(table: Path, shards: Sequence[Path], begun: Head) -> Head:
    """Write the table, and say of it what its manifest says."""
    about = {name: str(begun[name]) for name in ("version", "rulebook")}
    merge(shards, table, begun["format"], about)
    inputs, failures, failed = sha256(), [], 0
    for row in documents_in(table, begun["format"]):
        inputs.update(f"{row['sha256'] or '-'}  {row['document']}\n".encode())
        if row["row"] == FAILED:
            failed += 1
            failures += [row["reason"]] if failed <= FAILURES_TOLD else []
    return {**begun, "failed": failed, "failures": failures, "inputs": f"sha256:{inputs.hexdigest()}"}
