"""The page as it really runs: the command in a process of its own, on a free port, in an empty folder."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
BYTES = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def told(self) -> Any:
        """The body, if it is JSON."""
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Served:
    """A running server, and how to ask it."""

    process: subprocess.Popen[str]
    folder: Path
    host: str
    token: str
    promised: str  # the second line of the terminal: what will be written

    @property
    def address(self) -> str:
        """What a person opens."""
        return f"http://{self.host}/?token={self.token}"

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Send a request as the page would. Headers take the place of its own; an empty one is left out."""
        own = {
            "Host": self.host,
            "Origin": f"http://{self.host}",
            "X-Atmcheck-Token": self.token,
            "Content-Type": BYTES,
        }
        sent = own | {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(HTTPConnection(self.host, timeout=30)) as connection:
            connection.request(method, path, body, {name: value for name, value in sent.items() if value})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())

    def check(self, draft: str, name: str = "draft.htm") -> Any:
        """Check a draft."""
        answer = self.ask("POST", "/check", draft.encode(), X_File_Name=name)
        assert 200 == answer.status, answer.told
        return answer.told

    def send(self, path: str, **form: str) -> tuple[int, Any]:
        """Send a form."""
        answer = self.ask("POST", path, json.dumps(form).encode(), Content_Type="application/json")
        return answer.status, answer.told

    def stop(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """Press Ctrl-C, or end it otherwise; give the exit code and what was printed since the first two lines."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err


Serve = Callable[..., Served]


@contextmanager
def running(
    folder: Path, *arguments: str, browser: Path | None = None, program: Path | None = None
) -> Iterator[Served]:
    """Start the command in a folder, and end it.

    Args:
        folder: where it is started.
        arguments: for the command.
        browser: a program to open the page with; without it none is opened.
        program: a script in place of the command.
    """
    started = [str(program)] if program else ["-m", "checker"]
    opening = {"BROWSER": str(browser)} if browser else {}
    process = subprocess.Popen(
        [sys.executable, *started, "serve", *([] if browser else ["--no-open"]), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **opening},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        said, promised = process.stdout.readline(), process.stdout.readline()
        found = re.search(r"http://(127\.0\.0\.1:\d+)/\?token=([\w-]{43})$", said.strip())
        assert found, said + process.communicate(timeout=30)[1]
        yield Served(process, folder, found[1], found[2], promised)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Served]:
    """Serve with a file of facts and one of waivers, both yet to be made."""
    with running(tmp_path, "--facts", "facts.yaml", "--waivers", "waivers.yaml") as served:
        yield served


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve to many tests, without any file to save to."""
    with running(tmp_path_factory.mktemp("serve")) as served:
        yield served
