"""What a process that reads documents does. It may be killed at any moment: whoever started it makes a row of that."""

from __future__ import annotations

import gc
import os
import pickle
import sys
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread
from time import process_time

from checker.check import Read, judge
from checker.documents.read import read_bytes
from checker.errors import CheckerError
from checker.extraction.extract import extract_facts
from checker.model.fact import Facts
from checker.screen.archives import read_reference, seconds_to_reach
from checker.screen.job import Job, Reference
from checker.screen.rows import Screened, not_screened, screened

_jobs: list[Job] = []
"""The job of this process: handed over once, and not with each document."""


def begin(handed_over: Path) -> None:
    """Make a process ready for documents, by the job in a file."""
    job: Job = pickle.loads(handed_over.read_bytes())
    _limit_memory(job.limits.megabytes)
    Thread(target=_end_with_the_parent, daemon=True).start()
    _jobs[:] = [job]
    gc.freeze()  # the rules stay; to look through them for garbage with every document costs a tenth


def screen_document(reference: Reference) -> Screened:
    """Check one document; whatever goes wrong becomes its row."""
    job = _jobs[0]
    _limit_time(job.limits.seconds + seconds_to_reach(reference))
    try:
        return _screened(reference, job)
    except CheckerError as error:
        return not_screened(reference.name, str(error))
    except MemoryError:
        return not_screened(reference.name, f"{reference.name} takes more than {job.limits.megabytes} MB of memory")
    except Exception as error:  # a defect of the checker on one document of a million is a row, and not the end
        reason = " ".join(str(error).split())
        return not_screened(reference.name, f"{reference.name} cannot be checked: {type(error).__name__}: {reason}")


def _screened(reference: Reference, job: Job) -> Screened:
    data, vocabulary = read_reference(reference), job.rulebook.vocabulary
    document = read_bytes(data, reference.name)
    read = Read(document.path, document.sha256, document.format, extract_facts(document, vocabulary))
    checked = judge(read, job.rulebook, Facts(), job.as_of, job.today)
    return screened(checked, vocabulary, reference.location if "://" in reference.location else "")


def _end_with_the_parent() -> None:
    """Let no process wait for a document for ever, with nobody left to end it."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _limit_time(seconds: float) -> None:
    """Do the same for a document that keeps this process so busy that no other thread of it runs."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(process_time() + 2 * seconds) + 1, hard))


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * 1024 * 1024
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
