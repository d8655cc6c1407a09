"""``atmcheck serve`` where it cannot start; what it does once it runs is tested in ``tests/serve``."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.repositories import atmcheck, put

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder."""
    monkeypatch.chdir(tmp_path)
    put(".git/HEAD", "")
    return tmp_path


@pytest.fixture
def taken() -> Iterator[int]:
    """Take a port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_facts_that_cannot_be_added_to_are_refused() -> None:
    """A JSON file has no end to write at."""
    result = atmcheck("serve", "--no-open", "--facts", "facts.json")
    told = "atmcheck: --facts facts.json: name a file that ends in .yaml, so that answers can be added to it\n"
    assert (2, told) == (result.exit_code, result.stderr)


def test_one_file_cannot_be_both() -> None:
    """Facts and waivers are written differently."""
    result = atmcheck("serve", "--no-open", "--facts", "all.yaml", "--waivers", "./all.yaml")
    assert (2, "atmcheck: --facts and --waivers name one file: name two\n") == (result.exit_code, result.stderr)


@pytest.mark.parametrize("option", ["--facts", "--waivers"])
def test_a_file_in_a_folder_that_is_not_there_is_refused(option: str) -> None:
    """Before somebody has written an answer in vain."""
    result = atmcheck("serve", "--no-open", option, "deal/all.yaml")
    assert (2, f"atmcheck: {option} deal/all.yaml: there is no folder deal\n") == (result.exit_code, result.stderr)


@pytest.mark.parametrize(
    ("option", "text", "told"),
    [
        ("--facts", "program.cpa: 1\n", "atmcheck: file.yaml:1: program.cpa: "),
        ("--waivers", "- rule: settlement-cycle\n", "atmcheck: file.yaml:1: [0].document: is missing"),
        ("--config", "packss: []\n", "atmcheck: file.yaml:1: packss: "),
    ],
)
def test_a_faulty_file_is_told_before_the_page_opens(option: str, text: str, told: str) -> None:
    """With its line."""
    put("file.yaml", text)
    result = atmcheck("serve", "--no-open", option, "file.yaml")
    assert (3, True, "") == (result.exit_code, result.stderr.startswith(told), result.stdout), result.stderr


def test_a_port_that_is_taken_is_told(taken: int) -> None:
    """And another one is asked for."""
    result = atmcheck("serve", "--no-open", "--port", str(taken))
    told = f"atmcheck: port {taken} cannot be opened (Address already in use): name another with --port\n"
    assert (2, told) == (result.exit_code, result.stderr)


def test_without_the_extra_the_command_says_what_to_install() -> None:
    """All other commands work without it."""
    script = (
        "import sys\nsys.modules['starlette'] = None\nfrom checker.cli.app import main\n"
        "sys.argv = ['atmcheck', 'serve', '--no-open']\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    told = "atmcheck: serve needs the packages starlette and uvicorn: install atmcheck[serve]\n"
    assert (2, told, "") == (done.returncode, done.stderr, done.stdout)
