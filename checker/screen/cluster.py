"""The engine on many machines: each batch is a task of a Dask cluster, and only shards travel.

The cluster may lose workers: it gives their batches to others. All machines need this package in the same version, and
the documents at the same paths or URLs. The rules come from here.
"""

from __future__ import annotations

import logging
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from checker import __version__
from checker.errors import UnreadableError, UsageError
from checker.screen.job import Batch, Job
from checker.screen.local import Watch

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD = 2
"""Batches per thread of the cluster that are under way or wait for one."""
PATIENCE = "15s"
"""For the scheduler to answer."""
LONGEST_REASON = 300
WORKER_WITHIN = 30
"""Seconds for a worker to be there; a cluster that grows by need starts it when there is something to do."""
LOOK_AFTER = 5
"""Seconds in which no batch was done; then it is seen whether a worker is still there."""


def screen_on_cluster(batches: Iterable[Batch], job: Job, scheduler: str, watch: Watch) -> Iterator[tuple[int, bytes]]:
    """Screen batches on an existing cluster, and give each shard when it is done.

    Raises:
        UsageError: no scheduler answers at that address.
        UnreadableError: the cluster has no worker, gives up a batch, or is lost.
    """
    from distributed import Client

    try:
        client = Client(scheduler, timeout=PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {scheduler}: {error}") from None
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # it writes tracebacks of what is told below
    with client:
        try:
            yield from _shards(client, iter(batches), job, watch)
        except OSError as error:
            raise UnreadableError(f"the Dask scheduler at {scheduler} is lost: {error}") from None
        except CancelledError:  # its words are those of a program, line by line
            raise UnreadableError(f"the Dask scheduler at {scheduler} is lost") from None


def _shards(client: Client, batches: Iterator[Batch], job: Job, watch: Watch) -> Iterator[tuple[int, bytes]]:
    # A task of its own, and not scattered data: of that the cluster could not make a second copy when it is lost.
    handed_over = client.submit(bytes, pickle.dumps(job))
    under_way: dict[Future[tuple[int, bytes]], Batch] = {}

    def submit(count: int) -> None:
        for batch in islice(batches, max(count, 0)):
            future = client.submit(run_batch, handed_over, batch, __version__, pure=False)
            under_way[future] = batch

    submit(_room(client))
    _wait_for_a_worker(client)
    while under_way:
        for future in _done(client, list(under_way)):
            batch = under_way.pop(future)
            try:
                failed, shard = future.result()
            except Exception as error:  # whatever a cluster may say: the shards that are done stay
                first, last = batch.references[0].name, batch.references[-1].name
                raise UnreadableError(f"the cluster did not screen {first} to {last}: {error}") from None
            watch(len(batch.references), failed)
            yield batch.number, shard
            submit(_room(client) - len(under_way))


def _done(client: Client, futures: list[Future[tuple[int, bytes]]]) -> set[Future[tuple[int, bytes]]]:
    """Wait until some batches are done, or no worker is there to do them."""
    from distributed import wait

    while True:
        with suppress(TimeoutError):
            done: set[Future[tuple[int, bytes]]] = wait(futures, LOOK_AFTER, "FIRST_COMPLETED").done
            return done
        _wait_for_a_worker(client)


def _wait_for_a_worker(client: Client) -> None:
    try:
        client.wait_for_workers(1, timeout=WORKER_WITHIN)
    except TimeoutError:
        address = client.scheduler_info()["address"]
        told = f"the Dask scheduler at {address} has had no worker for {WORKER_WITHIN} seconds"
        raise UnreadableError(f"{told}: start one with dask worker {address}") from None


def _room(client: Client) -> int:
    """Say how many batches the cluster should have in hand; it may grow and shrink."""
    threads: dict[str, int] = client.nthreads()
    return AHEAD * max(1, sum(threads.values()))


def run_batch(job: bytes, batch: Batch, version: str) -> tuple[int, bytes]:
    """Screen a batch in a process of its own, and give the number of its failures and the shard.

    A worker of a cluster may not start processes as the local engine does, but it may run a command.

    Raises:
        RuntimeError: this machine has another version, or the process failed.
    """
    if version != __version__:
        raise RuntimeError(f"a worker has atmcheck {__version__}, and not {version}")
    command = [sys.executable, "-m", "checker.screen.batch"]
    pipe = subprocess.PIPE
    with suppress(BrokenPipeError), subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin and process.stdout and process.stderr
        with suppress(BrokenPipeError):  # here, and when the pipe is closed, if the process has ended already
            process.stdin.write(pickle.dumps((pickle.loads(job), batch)))
            process.stdin.flush()  # and it stays open: that it closes tells the process that the worker is gone
        answer = process.stdout.read()
        if answer:
            process.kill()
        told = process.stderr.read().decode(errors="replace").strip()
    if not answer:
        why = told.splitlines()[-1][:LONGEST_REASON] if told else _how_it_ended(process.returncode)
        raise RuntimeError(f"the process of a batch failed: {why}")
    failed, shard = pickle.loads(answer)
    return failed, shard


def _how_it_ended(code: int) -> str:
    if code < 0:
        return f"signal {-code} ended it before it said anything; the machine may have too little memory"
    return f"it ended with code {code} and said nothing"
