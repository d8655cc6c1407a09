"""What comes in: a body of bounded size in bounded time, and a file name of which only the name is left."""

from __future__ import annotations

import asyncio
from urllib.parse import unquote

from starlette.exceptions import HTTPException
from starlette.requests import Request

PATIENCE = 20.0
"""Seconds in which a body must have come; from this machine the largest one takes less than one."""
LONGEST_NAME = 150
UNNAMED = "draft"


async def read_body(request: Request, largest: int, patience: float = PATIENCE) -> bytes:
    """Read the body of a request.

    Raises:
        HTTPException: it is larger than ``largest`` bytes, or takes more than ``patience`` seconds.
    """
    too_large = HTTPException(413, f"The file is too large: the greatest size is {largest // 1_000_000} MB.")
    if int(request.headers.get("content-length", "0")) > largest:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(patience):
            async for chunk in request.stream():
                body += chunk
                if len(body) > largest:
                    raise too_large
    except TimeoutError:
        raise HTTPException(408, "The file took too long to come: drop it again.") from None
    return bytes(body)


def file_name(encoded: str) -> str:
    """Give the bare name of an upload: no folder, no control characters, not too long; its ending stays."""
    name = unquote(encoded).replace("\\", "/").rpartition("/")[2]
    name = "".join(each for each in name if each.isprintable()).strip()
    if not name.strip(".-"):
        return UNNAMED
    stem, dot, ending = name.rpartition(".")
    return name if len(name) <= LONGEST_NAME else f"{(stem or ending)[: LONGEST_NAME - 10]}{dot}{ending[:9]}"
