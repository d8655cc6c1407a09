"""The engine on one machine: processes that are killed when a document takes too long."""

from __future__ import annotations

import multiprocessing
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from checker.errors import UnreadableError
from checker.screen.archives import seconds_to_reach
from checker.screen.job import Batch, Job, Reference
from checker.screen.rows import Screened, not_screened
from checker.screen.tables import encoded
from checker.screen.worker import begin, screen_document

AHEAD = 32
"""Documents per process that are under way or wait for an earlier one: what a document that hangs does not hold up."""
DOCUMENTS_PER_PROCESS = 1_000
"""After so many a process is replaced by a fresh one, so that what a library leaks comes to nothing."""


LOOK_AFTER = 1.0
"""Seconds; then it is seen whether the pool still works."""
MOST_POOLS = 4
"""That may break one after the other while one document is waited for."""

NO_PROCESS = (
    "the processes that read documents end before they read a document. They may need more memory (--memory-limit), "
    "or the program that starts them has to do so under if __name__ == '__main__' in a file; what they said is above"
)

Watch = Callable[[int, int], None]
"""Is told of each few documents that are done: how many, and how many of them could not be checked."""


def screen_batches(batches: Iterable[Batch], job: Job, processes: int, watch: Watch) -> Iterator[tuple[int, bytes]]:
    """Screen the documents of batches, and give the shard of each batch when it is done, in their order.

    Only as many documents as keep the processes busy are under way at one time.
    """
    for batch, results in groupby(_results(batches, job, processes), key=itemgetter(0)):
        documents = []
        for _, screened in results:
            documents.append(screened)
            watch(1, screened.failed)
        yield batch.number, encoded(documents, job.format)


def _results(batches: Iterable[Batch], job: Job, processes: int) -> Iterator[tuple[Batch, Screened]]:
    with TemporaryDirectory(prefix="atmcheck-") as folder:
        handed_over = Path(folder) / "job"
        handed_over.write_bytes(pickle.dumps(job))
        engine = _Engine(job, handed_over, processes)
        try:
            for batch in batches:
                for reference in batch.references:
                    engine.begin(batch, reference)
                    if len(engine.waiting) >= AHEAD * processes:
                        yield engine.finish_first()
            while engine.waiting:
                yield engine.finish_first()
        finally:
            engine.stop()


class _Engine:
    """A pool of processes, and the documents that are handed to it, in their order.

    The processes read the job from a file. As an argument it would have to go through a pipe that is smaller than it,
    and Python waits for ever for a process that ends before it has read all of that.
    """

    def __init__(self, job: Job, handed_over: Path, processes: int) -> None:
        self.waiting: deque[tuple[Batch, Reference, ProcessFuture[Screened]]] = deque()
        self._job = job
        self._handed_over = handed_over
        self._processes = processes
        self._pool = self._made()

    def begin(self, batch: Batch, reference: Reference) -> None:
        self.waiting.append((batch, reference, self._begun(reference)))

    def finish_first(self) -> tuple[Batch, Screened]:
        """Wait for the document that was begun first.

        Raises:
            UnreadableError: no process lives long enough to read anything.
        """
        for _ in range(MOST_POOLS):
            batch, reference, future = self.waiting[0]
            try:
                screened = self._result(reference, future)
            except BrokenProcessPool:  # a process died between two documents, and took a lock with it
                self._begin_anew()
            else:
                self.waiting.popleft()
                return batch, screened
        raise UnreadableError(NO_PROCESS)

    def stop(self) -> None:
        self._pool.stop()
        self._pool.join()

    def _begin_anew(self) -> None:
        self.stop()
        self._pool = self._made()
        self.waiting = deque((batch, reference, self._begun(reference)) for batch, reference, _ in self.waiting)

    def _made(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._processes,
            max_tasks=DOCUMENTS_PER_PROCESS,
            initializer=begin,
            initargs=(self._handed_over,),
            context=multiprocessing.get_context("spawn"),
        )

    def _begun(self, reference: Reference) -> ProcessFuture[Screened]:
        try:
            seconds = self._job.limits.seconds + seconds_to_reach(reference)
            return self._pool.schedule(screen_document, args=[reference], timeout=seconds)
        except RuntimeError:  # the pool is broken, which the document that is waited for will show
            broken: ProcessFuture[Screened] = ProcessFuture()
            broken.set_exception(BrokenProcessPool())
            return broken

    def _waited_for(self, future: ProcessFuture[Screened]) -> Screened:
        """Wait for a document. A pool that breaks says so to those that were begun, and not to those still in line."""
        while not wait([future], timeout=LOOK_AFTER).done:
            if not self._pool.active:
                raise BrokenProcessPool
        return future.result()

    def _result(self, reference: Reference, future: ProcessFuture[Screened]) -> Screened:
        """Give what came of a document. If its process was ended, that may have had another cause: it has a second."""
        limits, name = self._job.limits, reference.name
        try:
            try:
                return self._waited_for(future)
            except ProcessExpired:
                return self._waited_for(self._begun(reference))
        except TimeoutError:
            return not_screened(name, f"{name} takes more than {limits.seconds:g} seconds")
        except ProcessExpired as error:
            told = f"{name} ends the process that reads it (code {error.exitcode})"
            return not_screened(name, f"{told}; perhaps it takes more than {limits.megabytes} MB of memory")
