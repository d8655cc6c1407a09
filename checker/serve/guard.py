"""Who may ask: only the page itself, on this machine, with the key of this session."""

from __future__ import annotations

from secrets import compare_digest

from msgspec import Struct
from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN_HEADER = "x-atmcheck-token"
READING = ("GET", "HEAD")
REPORTS = "/report/"
HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""Of every answer. Nothing of it is kept by the browser, or read by a page from elsewhere."""
NO_CONTENT = "default-src 'none'; frame-ancestors 'none'"


class Guard(Struct, frozen=True):
    """Lets a request through to the application, or refuses it before a byte of its body is read.

    The Host must be ours: a name that a stranger has pointed at this machine is refused. Whatever writes must say that
    it comes from our own page, and whatever a browser says comes from another site is refused. The token must be there:
    in the address of the page, in a header of all else. A report has an address that cannot be guessed.
    """

    app: ASGIApp
    host: str  # 127.0.0.1:8642
    token: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("content-security-policy", NO_CONTENT)
            await send(message)

        refusal = self.refusal(scope)
        answer = PlainTextResponse(refusal, 403) if refusal else self.app
        await answer(scope, receive, with_headers)

    def refusal(self, scope: Scope) -> str:
        """Say why a request is refused; empty if it is not."""
        headers = Headers(scope=scope)
        if headers.getlist("host") != [self.host]:
            return f"Open http://{self.host} with the token that the terminal shows."
        if _is_foreign(headers, f"http://{self.host}", reads=scope["method"] in READING):
            return "Only the page itself may ask: open it at the address that the terminal shows."
        if not self._has_token(scope, headers):
            return "The token is missing or wrong: open the page at the address that the terminal shows."
        return ""

    def _has_token(self, scope: Scope, headers: Headers) -> bool:
        if scope["path"].startswith(REPORTS):
            return True
        in_address = QueryParams(scope["query_string"]).get("token", "")
        given = in_address if scope["path"] == "/" else headers.get(TOKEN_HEADER, "")
        return compare_digest(given.encode(), self.token.encode())


def _is_foreign(headers: Headers, own: str, *, reads: bool) -> bool:
    """Tell whether another site asks. Of what may write, a browser always names the origin."""
    origins, sites = headers.getlist("origin"), headers.getlist("sec-fetch-site")
    typed = [["none"]] if reads else []  # in the address bar, or by another program
    return origins not in ([own], *([[]] if reads else [])) or sites not in ([], ["same-origin"], *typed)
