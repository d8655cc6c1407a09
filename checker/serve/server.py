"""The server: on this machine only, and nothing of what it is asked is written down."""

from __future__ import annotations

import logging
import os
import signal
import socket
from asyncio import CancelledError

import uvicorn
from starlette.types import ASGIApp

from checker.errors import UsageError, defect_told

ADDRESS = "127.0.0.1"
MOST_CONNECTIONS = 32
SEE_MORE = "atmcheck check, run on the same draft, shows all of it"


def listen(port: int) -> socket.socket:
    """Open the port on this machine, for no other to reach; 0 is any free one.

    Raises:
        UsageError: it cannot be opened.
    """
    try:
        return socket.create_server((ADDRESS, port))
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise UsageError(f"port {port} cannot be opened ({why}): name another with --port") from None


def host_of(listening: socket.socket) -> str:
    """Give the address and port, as a browser names them."""
    return f"{ADDRESS}:{listening.getsockname()[1]}"


def run_server(app: ASGIApp, listening: socket.socket) -> None:
    """Serve until the user interrupts or the system asks to end; a check that is under way is finished first."""
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_config=None,
        access_log=False,  # addresses hold the token
        proxy_headers=False,
        server_header=False,
        limit_concurrency=MOST_CONNECTIONS,
    )
    logging.getLogger("uvicorn.error").addFilter(_is_told)
    server = uvicorn.Server(config)
    signal.signal(signal.SIGTERM, server.handle_exit)  # the server raises it again at its end, which would kill us
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        return
    finally:
        listening.close()


def _is_told(record: logging.LogRecord) -> bool:
    """Tell whether the user must see it: that a second interrupt breaks off a check is no news.

    A bug becomes a sentence: its traceback is mostly of the server, and may repeat the draft, which is kept nowhere.
    """
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        record.msg, record.args, record.exc_info = f"atmcheck: {defect_told(error)}; {SEE_MORE}", (), None
    return not isinstance(error, CancelledError)
