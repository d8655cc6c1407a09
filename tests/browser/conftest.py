"""Pages of reports in Chromium, without a network. Where there is no Chromium the tests are skipped, and say so."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page, Request

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDE, NARROW = 1400, 390

Scheme = Literal["light", "dark"]


@dataclass(slots=True)
class Opened:
    """A page in the browser, and what it did besides showing itself."""

    page: Page
    said: list[str] = field(default_factory=list)  # errors and messages of the console, alerts
    requested: list[str] = field(default_factory=list)  # all but the file itself
    blocked: list[str] = field(default_factory=list)  # of these, what the policy of the page kept from being sent


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install .[browser]"
    )
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here: apt install chromium")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open the source of a page from a file, and watch all that it does."""
    contexts = []

    def open_page(source: str, *, width: int = WIDE, scheme: Scheme = "light", script: bool = True) -> Opened:
        path = tmp_path / "report.html"
        path.write_text(source, encoding="utf-8", errors="backslashreplace")
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script
        )
        contexts.append(context)
        result = Opened(context.new_page())
        _watch(result)
        result.page.set_default_timeout(8_000)
        result.page.goto(path.as_uri())
        result.requested.remove(path.as_uri())
        return result

    yield open_page
    for context in contexts:
        context.close()


def _watch(opened: Opened) -> None:
    def alerted(dialog: Dialog) -> None:
        opened.said.append(dialog.message)
        dialog.dismiss()

    def failed(request: Request) -> None:
        if request.failure == "csp":
            opened.blocked.append(request.url)

    opened.page.on("console", lambda message: opened.said.append(message.text))
    opened.page.on("pageerror", lambda error: opened.said.append(str(error)))
    opened.page.on("dialog", alerted)
    opened.page.on("request", lambda request: opened.requested.append(request.url))
    opened.page.on("requestfailed", failed)
