"""A Dask cluster of real processes on this machine: what it gives is what this machine alone gives."""

import pickle
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker import __version__
from checker.errors import UnreadableError, UsageError
from checker.screen.cluster import run_batch, screen_on_cluster
from checker.screen.job import Batch, Job, Limits, Reference
from tests.screen.filings import begin, command, copies, digest

QUIET = ["--host", "127.0.0.1", "--no-dashboard"]
SCHEDULER = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
BATCH = Batch(0, (Reference("a.htm", "/a.htm"),))
WORKER = [sys.executable, "-m", "distributed.cli.dask_worker"]


@pytest.fixture
def scheduler() -> Iterator[str]:
    """Start a scheduler on a port of its choice, and give its address."""
    with begin(program=[*SCHEDULER, *QUIET, "--port", "0"]) as process:
        yield heard(process, r"Scheduler at:\s+(tcp://\S+)")
        process.send_signal(signal.SIGTERM)
        process.communicate()


def heard(process: "subprocess.Popen[str]", pattern: str) -> str:
    """Read what a process tells until it tells this."""
    assert process.stderr
    for line in process.stderr:
        found = re.search(pattern, line)
        if found:
            return found[found.re.groups]
    raise AssertionError(pattern)


def test_a_worker_that_is_killed_costs_no_document(tmp_path: Path, scheduler: str) -> None:
    """The other one does its batches, and the table has the same bytes as that of this machine."""
    folder, alone, many = copies(tmp_path / "filings", 10), tmp_path / "alone.parquet", tmp_path / "many.parquet"
    subprocess.run(command(folder, "-q", "-o", alone, "--batch", "2", "-j", "1"), check=True)
    with ExitStack() as stack:
        start = [*WORKER, scheduler, *QUIET, "--no-nanny", "--nthreads", "1"]
        workers = [stack.enter_context(begin(program=start)) for _ in range(2)]
        for worker in workers:
            heard(worker, "Registered to")
        run = stack.enter_context(begin(folder, "-o", many, "--batch", "2", "--scheduler", scheduler))
        heard(run, r"^atmcheck: [1-9]")
        workers[0].kill()
        run.communicate()
        workers[1].kill()
        for worker in workers:
            worker.communicate()
    assert 0 == run.returncode
    assert digest(alone) == digest(many)


def test_no_scheduler_is_wrong_usage(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address is told."""
    monkeypatch.setattr("checker.screen.cluster.PATIENCE", "1s")
    with pytest.raises(UsageError, match="no Dask scheduler answers"):
        list(screen_on_cluster([], job, "tcp://127.0.0.1:9", lambda count, failed: None))


def test_a_cluster_without_a_worker_is_told_so(job: Job, scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is waited for one, but not for ever, and the batches are begun before: some clusters grow by need."""
    monkeypatch.setattr("checker.screen.cluster.WORKER_WITHIN", 1)
    with pytest.raises(UnreadableError, match=f"{scheduler} has had no worker for 1 seconds: start one"):
        list(screen_on_cluster([BATCH], job, scheduler, lambda count, failed: None))


@pytest.mark.parametrize(
    ("lost", "told"),
    [
        ("worker", "has had no worker for 1 seconds: start one with dask worker tcp://"),
        ("scheduler", "^the Dask scheduler at tcp://[^ ]* is lost: "),
    ],
)
def test_a_cluster_that_is_lost_midway_is_told_so(
    lost: str, told: str, job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was done before has been given, and nothing is waited for that nobody will do."""
    for name, value in (("WORKER_WITHIN", 1), ("LOOK_AFTER", 1), ("PATIENCE", "3s")):
        monkeypatch.setattr(f"checker.screen.cluster.{name}", value)
    filings = sorted(copies(tmp_path / "filings", 6).iterdir())
    batches = [Batch(number, (Reference(str(each), str(each)),)) for number, each in enumerate(filings)]
    with ExitStack() as stack:
        scheduler = stack.enter_context(begin(program=[*SCHEDULER, *QUIET, "--port", "0"]))
        address = heard(scheduler, r"Scheduler at:\s+(tcp://\S+)")
        worker = stack.enter_context(begin(program=[*WORKER, address, *QUIET, "--no-nanny", "--nthreads", "1"]))
        heard(worker, "Registered to")
        shards = screen_on_cluster(batches, job, address, lambda count, failed: None)
        assert 0 == next(shards)[0]
        {"worker": worker, "scheduler": scheduler}[lost].kill()
        try:
            with pytest.raises(UnreadableError, match=told):
                list(shards)
        finally:
            for process in (worker, scheduler):
                process.kill()
                process.communicate()


def test_a_machine_with_another_version_screens_nothing() -> None:
    """Its rows might differ, and nobody would see why."""
    with pytest.raises(RuntimeError, match=r"and not 0\.0\.0"):
        run_batch(b"", BATCH, "0.0.0")


def test_a_batch_that_cannot_be_begun_says_why() -> None:
    """What its process told last is in the message."""
    with pytest.raises(RuntimeError, match=r"(?s)the process of a batch failed: .*Error"):
        run_batch(pickle.dumps(None), BATCH, __version__)


def test_a_batch_whose_documents_no_process_reads_says_why(job: Job) -> None:
    """In the sentence that is told on one machine, and without a traceback before it."""
    tiny = replace(job, limits=Limits(megabytes=1))
    with pytest.raises(RuntimeError, match=r"^the process of a batch failed: the processes that read documents end"):
        run_batch(pickle.dumps(tiny), BATCH, __version__)


@pytest.mark.parametrize(
    ("script", "how"),
    [("kill -9 $$", "signal 9 ended it before it said anything"), ("exit 7", "it ended with code 7 and said nothing")],
)
def test_a_process_that_ends_before_it_has_its_batch_says_how(
    script: str, how: str, job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pipe that breaks by it is not what anybody wants to know."""
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\nexec <&-\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    with pytest.raises(RuntimeError, match=f"^the process of a batch failed: {how}"):
        run_batch(pickle.dumps(job), BATCH, __version__)
