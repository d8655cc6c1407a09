"""Who is let through, and who is not."""

from __future__ import annotations

import pytest
from starlette.responses import PlainTextResponse

from checker.serve.guard import Guard

HOST, TOKEN = "127.0.0.1:8642", "right"
OWN = f"http://{HOST}"
GUARD = Guard(PlainTextResponse("let through"), HOST, TOKEN)
WRITING = {"host": HOST, "origin": OWN, "x-atmcheck-token": TOKEN}
READING = {"host": HOST, "x-atmcheck-token": TOKEN}


def refusal(method: str, path: str, headers: dict[str, str], query: str = "") -> str:
    """Ask the guard."""
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    return GUARD.refusal(
        {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": raw}
    )


@pytest.mark.parametrize(
    ("method", "path", "headers", "query"),
    [
        ("GET", "/", {"host": HOST}, "token=right"),
        ("GET", "/", {"host": HOST, "sec-fetch-site": "none"}, "token=right"),
        ("GET", "/desk", READING | {"sec-fetch-site": "same-origin"}, ""),
        ("GET", "/report/abc", {"host": HOST, "sec-fetch-site": "same-origin"}, ""),
        ("POST", "/check", WRITING, ""),
        ("POST", "/check", WRITING | {"sec-fetch-site": "same-origin"}, ""),
    ],
)
def test_our_own_page_is_let_through(method: str, path: str, headers: dict[str, str], query: str) -> None:
    """And a person who opens the address of the terminal."""
    assert "" == refusal(method, path, headers, query)


@pytest.mark.parametrize("host", ["", "evil.example", "evil.example:8642", "127.0.0.1", "localhost:8642", f"{HOST}."])
def test_another_host_is_refused(host: str) -> None:
    """A name that a stranger points at this machine is not ours."""
    assert refusal("GET", "/", {"host": host}, "token=right").startswith(f"Open {OWN}")
    assert refusal("POST", "/check", WRITING | {"host": host}).startswith(f"Open {OWN}")


@pytest.mark.parametrize(
    ("method", "changed"),
    [
        ("POST", {"origin": "http://evil.example"}),
        ("POST", {"origin": "null"}),
        ("POST", {"origin": "http://127.0.0.1:9999"}),
        ("POST", {"origin": f"https://{HOST}"}),
        ("POST", {"sec-fetch-site": "same-site"}),
        ("POST", {"sec-fetch-site": "none"}),
        ("GET", {"origin": "http://evil.example"}),
        ("GET", {"sec-fetch-site": "cross-site"}),
        ("GET", {"sec-fetch-site": "same-site"}),
        ("OPTIONS", {"origin": "http://evil.example", "access-control-request-method": "POST"}),
    ],
)
def test_another_origin_is_refused(method: str, changed: dict[str, str]) -> None:
    """Even if it knew the token, and another port of this machine is another origin too."""
    told = "Only the page itself may ask: open it at the address that the terminal shows."
    for path in ("/", "/desk", "/check", "/report/abc"):
        assert told == refusal(method, path, WRITING | changed, "token=right")


def test_what_writes_must_name_its_origin() -> None:
    """A browser always does."""
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert refusal(method, "/check", READING).startswith("Only the page itself")


@pytest.mark.parametrize("token", ["", "wrong", "righ", "right ", "right1", "r\u00efght"])
def test_without_the_token_nothing_is_told(token: str) -> None:
    """In the address it counts for the page alone, and all else needs it in a header."""
    headers = WRITING | {"x-atmcheck-token": token}
    for method, path in (("POST", "/check"), ("POST", "/facts"), ("POST", "/waivers"), ("GET", "/desk"), ("GET", "/x")):
        assert refusal(method, path, headers, "token=right").startswith("The token is missing or wrong")
    assert refusal("GET", "/", WRITING, f"token={token}").startswith("The token is missing or wrong")
    assert refusal("GET", "/", WRITING).startswith("The token is missing or wrong")
