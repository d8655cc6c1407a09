"""A run on this machine: every document gets its rows, whatever it does to the process that reads it."""

import json
import multiprocessing
import os
import signal
from pathlib import Path
from select import select
from threading import Thread
from typing import Any

import pytest
from msgspec.structs import replace

from checker.errors import UnreadableError, UsageError
from checker.screen.job import Job, Limits
from checker.screen.run import Run, Watching, screen
from checker.screen.run_folder import RunFolder
from tests.screen.filings import copies, digest

SILENT = Watching(lambda count: None, lambda total, before: None, lambda count, failed: None)

linux = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux says when a process is dead")


def run(patterns: list[Path], table: Path, **more: Any) -> Run:
    """Ask for a run with one process, since each takes long to start, and small batches."""
    return Run([str(each) for each in patterns], table, **({"processes": 1, "batch": 5} | more))


def rows(table: Path) -> list[dict[str, Any]]:
    """Read a table."""
    return [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]


def reasons(table: Path) -> dict[str, str]:
    """Give what is told of the documents that failed, by the name of the file."""
    return {Path(row["document"]).name: row["reason"] for row in rows(table) if row["row"] == "failed"}


def test_the_table_does_not_depend_on_the_number_of_processes(tmp_path: Path, job: Job) -> None:
    """Documents stand in the order of their names, with all their rules and facts."""
    folder, vocabulary = copies(tmp_path / "filings", 12), len(job.rulebook.vocabulary)
    finished = screen(run([folder], tmp_path / "a.jsonl"), job, SILENT)
    screen(run([folder], tmp_path / "b.jsonl", processes=3), job, SILENT)
    documents = [row["document"] for row in rows(tmp_path / "a.jsonl")]
    assert sorted(documents) == documents
    assert 12 * (len(job.rulebook.rules) + vocabulary) == len(documents)
    assert (12, 0) == (finished.manifest["documents"], finished.manifest["failed"])
    assert digest(tmp_path / "a.jsonl") == digest(tmp_path / "b.jsonl")


def test_what_fails_or_hangs_is_a_row_and_not_the_end(tmp_path: Path, job: Job) -> None:
    """A pipe that nobody writes to hangs; a draft that is no document, or an archive that is none, has its reason."""
    folder = copies(tmp_path / "filings", 3)
    os.mkfifo(folder / "hangs.htm")
    (folder / "empty.htm").write_bytes(b"")
    (folder / "no.zip").write_bytes(b"PK")
    quick = replace(job, limits=Limits(seconds=5))
    finished = screen(run([folder], tmp_path / "a.jsonl", processes=2), quick, SILENT)
    told = reasons(tmp_path / "a.jsonl")
    assert f"{folder}/hangs.htm takes more than 5 seconds" == told["hangs.htm"]
    assert f"{folder}/empty.htm is empty" == told["empty.htm"]
    assert "is a damaged archive" in told["no.zip"]
    assert (6, 3) == (finished.manifest["documents"], finished.manifest["failed"])


def test_what_takes_too_much_memory_is_a_row(tmp_path: Path, job: Job) -> None:
    """The process has as much as it is allowed, and no more."""
    folder = copies(tmp_path / "filings", 2)
    (folder / "large.htm").write_bytes(b"<table>" + b"<tr><td>a&amp;b</td></tr>\n" * 2_000_000)
    tight = replace(job, limits=Limits(megabytes=200))
    screen(run([folder], tmp_path / "a.jsonl"), tight, SILENT)
    assert {"large.htm": f"{folder}/large.htm takes more than 200 MB of memory"} == reasons(tmp_path / "a.jsonl")


@linux
def test_a_process_that_is_killed_with_a_document_costs_nothing(tmp_path: Path, job: Job) -> None:
    """The document is read once more: here from a pipe, which shows when somebody reads it."""
    folder = copies(tmp_path / "filings", 4)
    screen(run([folder], tmp_path / "a.jsonl"), job, SILENT)
    pipe, text = folder / "000.md", (folder / "000.md").read_bytes()
    pipe.unlink()
    os.mkfifo(pipe)

    def kill_and_feed() -> None:
        with pipe.open("wb"):
            kill_children()
        pipe.write_bytes(text)

    feeding = Thread(target=kill_and_feed, daemon=True)
    feeding.start()
    screen(run([folder], tmp_path / "b.jsonl"), job, SILENT)
    feeding.join()
    assert digest(tmp_path / "a.jsonl") == digest(tmp_path / "b.jsonl")


@linux
def test_a_process_that_is_killed_before_its_first_document_costs_nothing(tmp_path: Path, job: Job) -> None:
    """Then the pool is broken, and another takes its place."""
    folder = copies(tmp_path / "filings", 4)
    screen(run([folder], tmp_path / "a.jsonl"), job, SILENT)
    killing = Thread(target=kill_children, daemon=True)
    screen(
        run([folder], tmp_path / "b.jsonl", processes=2),
        job,
        replace(SILENT, begun=lambda total, done: killing.start()),
    )
    killing.join()
    assert digest(tmp_path / "a.jsonl") == digest(tmp_path / "b.jsonl")


def kill_children() -> None:
    """Kill the processes of the pool as soon as there are any, and see to it that they are dead."""
    while not (children := [each.pid for each in multiprocessing.active_children() if each.pid]):
        pass
    for child in children:
        process = os.pidfd_open(child)
        signal.pidfd_send_signal(process, signal.SIGKILL)
        select([process], [], [])
        os.close(process)


def test_processes_that_cannot_even_begin_end_the_run(tmp_path: Path, job: Job) -> None:
    """That is no fault of any document, and no row says that it is."""
    folder, tiny = copies(tmp_path / "filings", 2), replace(job, limits=Limits(megabytes=1))
    with pytest.raises(UnreadableError, match="may need more memory"):
        screen(run([folder], tmp_path / "a.jsonl"), tiny, SILENT)
    assert not (tmp_path / "a.jsonl").exists()


class BrokenOffError(Exception):
    """Ends a run from inside."""


def break_off(folder: Path, table: Path, job: Job, after: int) -> None:
    """Begin a run, and end it when so many documents are done."""
    done = 0

    def end(count: int, failed: int) -> None:
        nonlocal done
        done += count
        if done == after:
            raise BrokenOffError

    with pytest.raises(BrokenOffError):
        screen(run([folder], table), job, replace(SILENT, done=end))


def test_a_run_that_was_broken_off_goes_on(tmp_path: Path, job: Job) -> None:
    """The batches that were done are not done again, and the day is that on which the run began."""
    folder, table = copies(tmp_path / "filings", 12), tmp_path / "a.jsonl"
    before: list[tuple[int, int]] = []
    break_off(folder, table, job, after=11)
    assert not table.exists()
    watching = replace(SILENT, begun=lambda total, done: before.append((total, done)))
    screen(run([folder], table, batch=7), replace(job, today=job.today.replace(year=2027)), watching)
    screen(run([folder], tmp_path / "b.jsonl"), job, SILENT)
    assert [(12, 10)] == before
    assert digest(tmp_path / "b.jsonl") == digest(table)


def test_a_run_that_is_complete_is_left_alone_unless_it_is_to_be_fresh(tmp_path: Path, job: Job) -> None:
    """The same command does nothing; a document that came later is in a fresh table only."""
    folder, table = copies(tmp_path / "filings", 2), tmp_path / "a.jsonl"
    assert not screen(run([folder], table), job, SILENT).was_complete
    (folder / "002.md").write_bytes((folder / "000.md").read_bytes())
    again = screen(run([folder], table), job, SILENT)
    assert (True, 2) == (again.was_complete, again.manifest["documents"])
    assert not RunFolder(table).path.exists()
    assert 3 == screen(run([folder], table, fresh=True), job, SILENT).manifest["documents"]


def test_what_another_run_has_left_is_not_mixed_up_with_this_one(tmp_path: Path, job: Job) -> None:
    """Other patterns or rules are another run, begun or complete; a table that is none of ours is left alone."""
    folder, table = copies(tmp_path / "filings", 2), tmp_path / "a.jsonl"
    break_off(folder, table, job, after=1)
    fewer = replace(job, rulebook=replace(job.rulebook, rules=job.rulebook.rules[:3]))
    with pytest.raises(UsageError, match="of a run with another rules"):
        screen(run([folder], table), fewer, SILENT)
    screen(run([folder], table), job, SILENT)
    with pytest.raises(UsageError, match="of a run with another patterns"):
        screen(run([folder / "000.md"], table), job, SILENT)
    (tmp_path / "b.jsonl").write_bytes(b"mine")
    with pytest.raises(UsageError, match="is there already"):
        screen(run([folder], tmp_path / "b.jsonl"), job, SILENT)
    assert b"mine" == (tmp_path / "b.jsonl").read_bytes()
