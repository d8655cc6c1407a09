"""The addresses of the page, and what is done at each."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec import Struct, field
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from checker.documents.read import LARGEST
from checker.errors import CheckerError, UsageError, defect_told
from checker.reporting.html.page import content_policy
from checker.serve.desk import Desk
from checker.serve.guard import REPORTS, Guard
from checker.serve.page_file import PAGE, POLICY
from checker.serve.server import SEE_MORE
from checker.serve.told import told_report
from checker.serve.upload import file_name, read_body

LARGEST_FORM = 64 * 1024
SANDBOX = "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'"
"""The report runs its own script and opens the law in new tabs, but is a stranger to the page around it."""


def serve_app(desk: Desk, host: str, token: str) -> Guard:
    """Make the application.

    Args:
        desk: what is done.
        host: the address and port that it is served on, the only one it answers to.
        token: what every request must bring.
    """
    counter = _Counter(desk)
    routes = [
        Route("/", _page, methods=["GET"]),
        Route("/desk", counter.desk_told, methods=["GET"]),
        Route("/check", counter.check, methods=["POST"]),
        Route(REPORTS + "{report_id}", counter.report, methods=["GET"]),
        Route("/facts", counter.answer, methods=["POST"]),
        Route("/waivers", counter.waive, methods=["POST"]),
    ]
    handlers: dict[Any, Callable[..., Any]] = {
        HTTPException: _refused,
        CheckerError: _told_error,
        ClientDisconnect: _gone,
        Exception: _bug,
    }
    return Guard(Starlette(routes=routes, exception_handlers=handlers), host, token)


class _Counter(Struct, frozen=True):
    """Serves one after another, so that what many ask at once costs no more memory than what one asks."""

    desk: Desk
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def desk_told(self, request: Request) -> Response:
        return JSONResponse(
            {
                "facts": str(self.desk.facts or ""),
                "waivers": str(self.desk.waivers or ""),
                "today": self.desk.today().isoformat(),
                "largest": LARGEST,
            }
        )

    async def check(self, request: Request) -> Response:
        _expect(request, "application/octet-stream")
        async with self.turn:
            data = await read_body(request, LARGEST)
            name = file_name(request.headers.get("x-file-name", ""))
            return JSONResponse(await run_in_threadpool(lambda: told_report(self.desk.check(name, data))))

    async def report(self, request: Request) -> Response:
        try:
            shown = self.desk.shown(request.path_params["report_id"])
        except UsageError as error:
            return PlainTextResponse(str(error), 404)
        return HTMLResponse(shown.page, headers={"content-security-policy": f"{content_policy()}; {SANDBOX}"})

    async def answer(self, request: Request) -> Response:
        report_id, name, value, by, why = await _form(request, "report", "name", "value", "by", "why")
        async with self.turn:
            told = await run_in_threadpool(self.desk.answer, report_id, name, value, by, why)
        return JSONResponse({"told": told})

    async def waive(self, request: Request) -> Response:
        report_id, rule_id, reason, by, until = await _form(request, "report", "rule", "reason", "by", "until")
        last = _day(until)
        async with self.turn:
            told = await run_in_threadpool(self.desk.waive, report_id, rule_id, reason, by, last)
        return JSONResponse({"told": told})


async def _page(request: Request) -> Response:
    return HTMLResponse(PAGE, headers={"content-security-policy": POLICY})


async def _form(request: Request, *names: str) -> list[str]:
    """Read the fields of a form; each must be there as a text.

    Raises:
        HTTPException: it is none.
    """
    _expect(request, "application/json")
    body = await read_body(request, LARGEST_FORM)
    try:
        form = json.loads(body)
        texts = [form[name] for name in names]
        "".join(texts).encode()  # half a character can be written in JSON, but nowhere else
    except (ValueError, TypeError, KeyError, RecursionError):
        raise HTTPException(400, "The form is not complete: open the page again.") from None
    return texts


def _expect(request: Request, content_type: str) -> None:
    """Refuse what a form of another page could send without asking.

    Raises:
        HTTPException: it is of another type.
    """
    if request.headers.get("content-type", "") != content_type:
        raise HTTPException(415, f"This address takes {content_type} only.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise HTTPException(400, "Give the last day on which the waiver holds.") from None


def _error(message: str, status: int) -> Response:
    return JSONResponse({"error": message}, status)


async def _refused(request: Request, error: HTTPException) -> Response:
    return _error(error.detail, error.status_code)


async def _told_error(request: Request, error: CheckerError) -> Response:
    return _error(str(error), 422)


async def _gone(request: Request, error: ClientDisconnect) -> Response:
    return Response(status_code=400)  # nobody reads it


async def _bug(request: Request, error: Exception) -> Response:
    return _error(f"{defect_told(error)}; {SEE_MORE}", 500)
