"""The server in a process of its own, asked by programs that mean well and by some that do not."""

from __future__ import annotations

import os
import re
import signal
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from select import select

import pytest

from checker.review.waivers import load_waivers
from tests.serve.conftest import Served, running
from tests.serve.drafts import BROKEN, CLEAN, NAME, NAMELESS

HALF = b'{"report": "x", "name": "\\ud800", "value": "1", "by": "x", "why": ""}'
BUG = """\
import checker.check
from checker.cli.app import main

def broken(*arguments, **named):
    raise KeyError("words of the draft")

checker.check.check = broken
main()
"""
UNTIL = (date.today() + timedelta(days=30)).isoformat()


def files(folder: Path) -> list[str]:
    """List what lies in a folder."""
    return sorted(each.name for each in folder.rglob("*"))


def test_a_draft_is_checked_and_its_report_served(server: Served) -> None:
    """As a page of its own, with a policy of its own, once more for who reloads it."""
    told = server.check(BROKEN)
    assert ("FAIL", "draft.htm") == (told["word"], told["name"])
    assert "cap-mentions-agree" in [each["rule"] for each in told["findings"]]
    for _ in range(2):
        answer = server.ask("GET", f"/report/{told['report']}", Origin="", X_Atmcheck_Token="")
        page = answer.body.decode()
        assert (200, True) == (answer.status, "cap-mentions-agree" in page)
        policy = answer.headers["content-security-policy"]
        assert "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'" in policy
        assert ("default-src 'none'; script-src 'sha256-" in policy, "unsafe" in policy) == (True, False)


def test_every_answer_forbids_to_keep_and_to_guess(server: Served) -> None:
    """The page, a report, what is told, what is refused and what is not there."""
    report = server.check(CLEAN)["report"]
    for path in ("/", f"/?token={server.token}", "/desk", f"/report/{report}", "/report/none", "/none", "/%2e%2e/x"):
        headers = server.ask("GET", path).headers
        assert ("no-store", "nosniff", "no-referrer", "same-origin") == (
            headers["cache-control"],
            headers["x-content-type-options"],
            headers["referrer-policy"],
            headers["cross-origin-resource-policy"],
        )
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert [] == [name for name in headers if name.lower().startswith("access-control") or name == "server"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/../../etc/passwd", 404),
        ("GET", "/page.js", 404),
        ("GET", "/report/../desk", 404),
        ("GET", "/report/%2e%2e%2fdesk", 404),
        ("GET", "/report/", 404),
        ("GET", "//evil.example/", 404),
        ("GET", "/check", 405),
        ("PUT", "/facts", 405),
        ("DELETE", "/report/x", 405),
        ("OPTIONS", "/check", 405),
        ("TRACE", "/", 403),
    ],
)
def test_other_addresses_lead_nowhere(server: Served, method: str, path: str, status: int) -> None:
    """There is no way from an address to a file."""
    assert status == server.ask(method, path).status


def raw(server: Served, request: bytes) -> bytes:
    """Send bytes as they are, and give the first line of the answer."""
    host, port = server.host.split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(request)
        return connection.recv(12)


@pytest.mark.parametrize(
    "request_line_and_headers",
    [
        b"GET /desk HTTP/1.1\r\n\r\n",
        b"GET /desk HTTP/1.1\r\nHost: HERE\r\nHost: evil.example\r\n\r\n",
        b"GET /desk HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: HERE\r\n\r\n",
        b"GET http://HERE/desk HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"POST /check HTTP/1.1\r\nHost: HERE\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"POST /check HTTP/1.1\r\nHost: HERE\r\nContent-Length: -1\r\n\r\n",
        b"POST /check HTTP/1.1\r\nHost: HERE\r\nOrigin: http://HERE\r\nOrigin: http://evil.example\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 is TLS\r\n\r\n",
    ],
)
def test_a_crooked_request_is_refused(server: Served, request_line_and_headers: bytes) -> None:
    """Two hosts, none, two lengths, a host in another header, or no HTTP at all."""
    sent = request_line_and_headers.replace(b"HERE", server.host.encode())
    assert raw(server, sent) in (b"HTTP/1.1 400", b"HTTP/1.1 403")


def test_a_huge_draft_is_refused_before_it_is_sent(server: Served) -> None:
    """What its length says is enough, and the sentence says how much may come."""
    answer = server.ask("POST", "/check", b"", Content_Length=str(10**12))
    assert (413, "The file is too large: the greatest size is 67 MB.") == (
        answer.status,
        answer.told["error"],
    )


@pytest.mark.parametrize("content_type", ["", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded"])
def test_what_a_form_elsewhere_could_send_is_refused(server: Served, content_type: str) -> None:
    """Only what a browser asks leave for is read."""
    for path in ("/check", "/facts", "/waivers"):
        assert 415 == server.ask("POST", path, b"{}", Content_Type=content_type).status


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"report": 1}', b"[" * 60_000, b"\xff", b'{"report": "x"}', HALF])
def test_a_form_that_is_none_is_refused(server: Served, body: bytes) -> None:
    """With a sentence, and no traceback."""
    answer = server.ask("POST", "/facts", body, Content_Type="application/json")
    assert (400, {"error": "The form is not complete: open the page again."}) == (
        answer.status,
        answer.told,
    )


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        (b"", "draft.htm is empty"),
        (b"%PDF-1.4 broken", "draft.htm is a damaged PDF, or only part of one: PDFium cannot open it"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "draft.htm is an old Word file (.doc)"),
        (b"PK\x03\x04 broken", "draft.htm"),
    ],
)
def test_a_draft_that_cannot_be_read_is_told_in_a_sentence(server: Served, draft: bytes, told: str) -> None:
    """The one that the command gives."""
    answer = server.ask("POST", "/check", draft, X_File_Name="draft.htm")
    error = answer.told["error"]
    assert (422, True, 1) == (answer.status, error.startswith(told), len(error.splitlines()))


def test_a_bug_is_told_in_a_sentence_without_the_draft(tmp_path: Path) -> None:
    """On the page and in the terminal, and the server goes on."""
    program = tmp_path / "broken.py"
    program.write_text(BUG, encoding="utf-8")
    with running(tmp_path, program=program) as served:
        answers = [served.ask("POST", "/check", b"x", X_File_Name="draft.htm") for _ in range(2)]
        code, _, told = served.stop()
    sentence = (
        r"this is a defect of atmcheck: KeyError in checker/cli/serve_command\.py, line \d+; atmcheck check, [^;\n]*"
    )
    assert [500, 500] == [answer.status for answer in answers]
    assert re.fullmatch(sentence, answers[0].told["error"])
    assert (0, True) == (code, bool(re.fullmatch(f"(atmcheck: {sentence}\n){{2}}", told))), told


def test_many_drafts_at_once_are_checked_one_after_the_other(server: Served) -> None:
    """Each gets its own report, and only the last ones are kept."""
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda number: server.check(CLEAN, f"draft-{number}.htm"), range(8)))
    assert [f"draft-{number}.htm" for number in range(8)] == [each["name"] for each in told]
    reports = [server.ask("GET", f"/report/{each['report']}").status for each in told]
    assert (4, 4) == (reports.count(200), reports.count(404))


def test_an_answer_settles_the_question_and_is_saved(serve: Served) -> None:
    """With who gave it; the next check knows it, and so does the command."""
    told = serve.check(NAMELESS)
    assert ("REVIEW", [("issuer.name", 1)]) == (
        told["word"],
        [(each["name"], each["settles"]) for each in told["asked"]],
    )
    answer = {"report": told["report"], "name": "issuer.name", "value": NAME, "by": " Jane  Doe ", "why": ""}
    assert (200, {"told": "facts.yaml: issuer.name is given"}) == serve.send("/facts", **answer)

    assert f'issuer.name:\n  value: "{NAME}"\n  by: "Jane Doe"\n' in (serve.folder / "facts.yaml").read_text()
    again = serve.check(NAMELESS)
    assert ("PASS", [], []) == (again["word"], again["asked"], again["findings"])
    assert [("issuer.name", NAME)] == [(each["name"], each["value"]) for each in again["given"]]
    assert ["facts.yaml"] == files(serve.folder)


def test_a_waiver_holds_the_finding_back_and_is_saved(serve: Served) -> None:
    """For the draft of that name, on what was shown."""
    told = serve.check(BROKEN)
    form = {"report": told["report"], "rule": "settlement-cycle", "reason": "Agreed", "by": "Jane Doe", "until": UNTIL}
    status, said = serve.send("/waivers", **form)
    assert (200, f"waivers.yaml: settlement-cycle is waived in draft.htm until {UNTIL}") == (
        status,
        said["told"].partition(",")[0],
    )
    (waiver,) = load_waivers(serve.folder / "waivers.yaml")
    assert ("settlement-cycle", "draft.htm", "Agreed") == (waiver.rule, waiver.document, waiver.reason)
    rules = [each["rule"] for each in told["findings"]]
    assert [each for each in rules if each != "settlement-cycle"] == [
        each["rule"] for each in serve.check(BROKEN)["findings"]
    ]
    assert ["waivers.yaml"] == files(serve.folder)


def test_what_cannot_be_saved_is_told(serve: Served) -> None:
    """And no file is made."""
    report = serve.check(CLEAN)["report"]
    signed = {"report": report, "rule": "cap-is-stated", "reason": "x", "by": "x", "until": UNTIL}
    given = {"report": report, "name": "program.cap", "value": "much", "by": "Jane Doe", "why": ""}
    for path, form, status, told in (
        ("/waivers", signed, 422, "cap-is-stated finds nothing in draft.htm: there is nothing to waive"),
        ("/waivers", signed | {"by": " "}, 422, "a waiver needs a reason and a name"),
        ("/waivers", signed | {"until": "2020-01-01"}, 422, "2020-01-01 is past"),
        ("/waivers", signed | {"until": "soon"}, 400, "Give the last day on which the waiver holds."),
        ("/waivers", signed | {"report": "gone"}, 422, "this report is no longer kept: check the draft again"),
        ("/facts", given, 422, "program.cap: much must be an amount"),
        ("/facts", given | {"name": "../../x"}, 422, "there is no fact ../../x"),
    ):
        answered, said = serve.send(path, **form)
        assert (status, True) == (answered, said["error"].startswith(told)), said
    assert [] == files(serve.folder)


def test_without_files_nothing_is_saved(server: Served) -> None:
    """The page says how to name them."""
    report = server.check(CLEAN)["report"]
    form = {
        "report": report,
        "rule": "x",
        "reason": "x",
        "by": "x",
        "until": UNTIL,
        "name": "x",
        "value": "x",
        "why": "",
    }
    for path, option in (("/facts", "--facts FILE"), ("/waivers", "--waivers FILE")):
        status, said = server.send(path, **form)
        assert (422, True) == (status, said["error"].endswith(f"start with {option}"))
    assert [] == files(server.folder)


@pytest.fixture
def hung(serve: Served) -> Iterator[Served]:
    """Leave requests half sent."""
    host, port = serve.host.split(":")
    connections = [socket.create_connection((host, int(port))) for _ in range(3)]
    for connection in connections:
        connection.sendall(b"GET / HTTP/1.1\r\nHost:")
    yield serve
    for connection in connections:
        connection.close()


def test_an_interrupt_ends_it_cleanly(hung: Served) -> None:
    """Though others hang on: no traceback, nothing left behind, and neither the token nor a draft in what it prints."""
    hung.check(BROKEN)
    hung.ask("GET", "/report/none")
    hung.ask("GET", "/", Host="evil.example")
    code, out, err = hung.stop()
    assert (0, "") == (code, err)
    assert "The page is closed; no draft was kept.\n" == out
    assert [] == files(hung.folder)


def test_the_system_ends_it_as_cleanly(serve: Served) -> None:
    """As a service manager or a shutdown does."""
    serve.check(BROKEN)
    assert (0, "The page is closed; no draft was kept.\n", "") == serve.stop(signal.SIGTERM)


def test_the_terminal_says_what_will_be_written(serve: Served, server: Served) -> None:
    """Two files, or none."""
    saved = "It saves answers to facts.yaml and waivers to waivers.yaml, and writes nothing else."
    assert f"{saved} Nothing leaves this machine. Ctrl-C ends.\n" == serve.promised
    assert "It writes no file. Nothing leaves this machine. Ctrl-C ends.\n" == server.promised


def test_the_browser_is_opened_at_the_address(tmp_path: Path) -> None:
    """With the token in it."""
    pipe, browser = tmp_path / "pipe", tmp_path / "browser"
    os.mkfifo(pipe)
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{pipe}"\n')
    browser.chmod(0o700)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with running(tmp_path, browser=browser) as served:
        assert [reading] == select([reading], [], [], 30)[0]
        assert served.address == os.read(reading, 1000).decode()
    os.close(reading)


def test_the_configuration_of_the_folder_counts(tmp_path: Path) -> None:
    """Its severities, its facts for a draft of that name, its file of waivers, and that those keep no text."""
    (tmp_path / "signed.yaml").write_text("# nothing yet\n")
    (tmp_path / "atmcheck.yaml").write_text(
        "waivers: signed.yaml\nredact: true\nseverities: {settlement-cycle: note}\n"
        f"documents: [{{path: nameless.htm, facts: {{issuer.name: {NAME}}}}}]\n"
    )
    (tmp_path / "nameless.htm").write_text(NAMELESS)
    with running(tmp_path) as served:
        assert ["PASS", "REVIEW"] == [served.check(NAMELESS, name)["word"] for name in ("nameless.htm", "other.htm")]
        told = served.check(BROKEN)
        assert "note" in [each["outcome"] for each in told["findings"] if each["rule"] == "settlement-cycle"]
        form = {"rule": "settlement-cycle", "reason": "Agreed", "by": "Jane Doe", "until": UNTIL}
        assert 200 == served.send("/waivers", report=told["report"], **form)[0]
        (waiver,) = load_waivers(tmp_path / "signed.yaml")
        assert waiver.rests_on is None
        assert "settlement-cycle" not in [each["rule"] for each in served.check(BROKEN)["findings"]]
