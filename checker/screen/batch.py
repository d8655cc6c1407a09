"""``python -m checker.screen.batch``: one batch, on the machine of a cluster.

It reads a job and a batch from standard input, writes the shard to standard output, and ends at once when standard
input is closed: then nobody waits for the shard any more.
"""

from __future__ import annotations

import os
import pickle
import sys
from threading import Thread

from checker.errors import CheckerError
from checker.screen.job import Batch, Job
from checker.screen.local import screen_batches


def main() -> None:
    """Screen one batch in one process beside this one, which is the one that may be killed."""
    job: Job
    batch: Batch
    job, batch = pickle.load(sys.stdin.buffer)
    Thread(target=_end_with_the_caller, daemon=True).start()
    failed = 0

    def watch(_: int, not_checked: int) -> None:
        nonlocal failed
        failed += not_checked

    try:
        (_, shard), *_ = screen_batches([batch], job, 1, watch)
    except CheckerError as error:  # its last line is what the machine that waits for the shard tells
        sys.exit(str(error))
    pickle.dump((failed, shard), sys.stdout.buffer)


def _end_with_the_caller() -> None:
    os.read(sys.stdin.fileno(), 1)  # not through the buffer, whose lock would be held at the end
    os._exit(1)


if __name__ == "__main__":
    main()
