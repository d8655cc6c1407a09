"""What comes in is bounded in size and time, and brings a name but no path."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from checker.serve.upload import LONGEST_NAME, file_name, read_body


@pytest.mark.parametrize(
    ("encoded", "name"),
    [
        ("draft.htm", "draft.htm"),
        ("Projet%20d%E2%80%99ATM.docx", "Projet d’ATM.docx"),
        ("..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("C:%5CDrafts%5Claunch.docx", "launch.docx"),
        ("%2Fetc%2F", "draft"),
        ("..", "draft"),
        ("-", "draft"),
        ("", "draft"),
        ("a%00b%0D%0Ac%1B[2J.htm", "abc[2J.htm"),
        ("%E2%80%AEmth.tfard", "mth.tfard"),
        ("%FF.htm", "\ufffd.htm"),
    ],
)
def test_of_a_file_name_only_the_name_is_left(encoded: str, name: str) -> None:
    """No folder, nothing that a terminal or a page would act on."""
    assert name == file_name(encoded)


def test_a_long_name_keeps_its_ending() -> None:
    """The ending says which format it is."""
    for long in ("x" * 5000 + ".docx", "x" * 5000, "." + "x" * 5000):
        assert len(file_name(long)) <= LONGEST_NAME
    assert file_name("x" * 5000 + ".docx").endswith("x.docx")


def request(*chunks: bytes, length: int | None = None, ends: bool = True) -> Request:
    """Make a request with a body in pieces, that may never end."""
    pieces = list(chunks)

    async def receive() -> Message:
        if not pieces and not ends:
            await asyncio.Event().wait()
        body = pieces.pop(0) if pieces else b""
        return {"type": "http.request", "body": body, "more_body": bool(pieces) or not ends}

    headers = [] if length is None else [(b"content-length", str(length).encode())]
    return Request({"type": "http", "method": "POST", "headers": headers}, receive)


def read(sent: Request, most: int, **options: float) -> bytes:
    """Read a body in a thread of its own, for where a browser is driven this one has a running loop already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(read_body(sent, most, **options))).result()


def test_a_body_is_read_up_to_the_limit() -> None:
    """The limit itself is not too much."""
    assert b"123456" == read(request(b"123", b"456"), 6)


@pytest.mark.parametrize(
    "too_much", [request(b"", length=7, ends=False), request(b"123", b"4567"), request(b"1234567", length=3)]
)
def test_a_body_over_the_limit_is_refused(too_much: Request) -> None:
    """At once if it says so, else as soon as it is."""
    with pytest.raises(HTTPException) as caught:
        read(too_much, 6)
    assert 413 == caught.value.status_code


def test_a_body_that_never_ends_is_given_up() -> None:
    """Nobody can keep the page waiting."""
    with pytest.raises(HTTPException) as caught:
        read(request(b"123", ends=False), 6, patience=0)
    assert 408 == caught.value.status_code
