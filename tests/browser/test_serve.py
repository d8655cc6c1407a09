"""The local page in Chromium: as counsel uses it, and as a stranger would like to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import CHROMIUM, NARROW, WIDE, Opened, Scheme
from tests.browser.test_report import violations
from tests.reporting.page.test_page import ATTACK
from tests.serve.conftest import Served, running
from tests.serve.drafts import BROKEN, CLEAN, NAME, NAMELESS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FrameLocator, Page

Visit = Callable[..., Opened]

DROP = """([name, text]) => {
  const dropped = new DataTransfer();
  dropped.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
}"""
TRY_EVERYTHING = """async ([base, token]) => {
  const tried = {};
  const attempt = async (name, path, options) => {
    try { tried[name] = (await fetch(base + path, options)).type; } catch { tried[name] = "failed"; }
  };
  const body = "<p>We may sell shares at the market.</p>";
  await attempt("read", "/?token=" + token, {});
  await attempt("simple", "/check", { method: "POST", body });
  await attempt("form", "/facts", { method: "POST", body: new URLSearchParams({ name: "program.cap" }) });
  await attempt("with token", "/check", { method: "POST", body, headers: { "X-Atmcheck-Token": token } });
  const blind = { method: "POST", mode: "no-cors", body };
  await attempt("blind", "/check", blind);
  return tried;
}"""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Serve with both files, to be written."""
    with running(tmp_path, "--facts", "facts.yaml", "--waivers", "waivers.yaml") as started:
        yield started


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve to all tests that save nothing, for a start takes longer than they do."""
    with running(tmp_path_factory.mktemp("shared"), "--facts", "facts.yaml", "--waivers", "waivers.yaml") as started:
        yield started


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open the page at the address that the terminal shows, and watch all that it does."""
    contexts = []

    def open_page(served: Served, *, width: int = WIDE, scheme: Scheme = "light") -> Opened:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        result = Opened(context.new_page())
        result.page.on("console", lambda message: result.said.append(message.text))
        result.page.on("pageerror", lambda error: result.said.append(str(error)))
        result.page.on("dialog", lambda dialog: result.said.append(dialog.message))
        result.page.on("request", lambda request: result.requested.append(request.url))
        result.page.set_default_timeout(8_000)
        result.page.goto(served.address)
        result.page.wait_for_selector("#saved:not(:empty)")
        return result

    yield open_page
    for context in contexts:
        context.close()


def drop(page: Page, text: str, name: str = "draft.htm") -> FrameLocator:
    """Drop a draft, wait for its report, and give the frame that it is in."""
    page.evaluate(DROP, [name, text])
    page.wait_for_selector("#result:not([hidden])")
    page.wait_for_selector("body:not(.busy)")
    report = page.frame_locator("#report")
    report.locator(".verdict").first.wait_for()
    return report


def test_a_question_is_answered_and_settled(visit: Visit, served: Served) -> None:
    """Drop, read, answer with the keyboard alone, and the next report has nothing left to ask."""
    opened = visit(served)
    page = opened.page
    report = drop(page, NAMELESS)
    assert ("REVIEW", 1) == (page.inner_text("#word"), report.locator("#d1-issuer-name").count())

    page.focus("#to-answer")
    page.keyboard.press("Enter")
    assert "the name of the issuer" in page.locator("#answer select option:checked").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type(NAME)
    page.keyboard.press("Tab")
    page.keyboard.type("Jane Doe")
    page.keyboard.press("Enter")

    page.locator("#word", has_text="PASS").wait_for()
    assert "facts.yaml: issuer.name is given" == page.inner_text("#status")
    assert "1 given fact counts" in page.inner_text("#tail")
    assert NAME in report.locator(".answers").inner_text()
    assert f'value: "{NAME}"' in (served.folder / "facts.yaml").read_text(encoding="utf-8")
    assert [] == opened.said
    assert {served.host} == {each.split("/")[2] for each in opened.requested}


def test_what_settles_a_finding_by_itself_is_offered_first(visit: Visit, shared: Served) -> None:
    """The button counts these only; what is asked is shown whole below the list, which a phone cuts."""
    page = visit(shared, width=NARROW).page
    drop(page, CLEAN[: CLEAN.lower().index("table of contents")])
    page.click("#to-answer")
    groups = page.locator("#answer optgroup")
    assert ["One answer settles a finding", "Settled only together with others"] == [
        groups.nth(number).get_attribute("label") for number in (0, 1)
    ]
    assert page.inner_text("#to-answer b") == str(groups.first.locator("option").count())

    page.select_option("#answer select", "references.captions_missing")
    assert page.inner_text("#answer .reason").startswith("The captions referred to that the document does not have")
    assert "These, one a line" == page.inner_text("#with-value")
    assert page.get_by_text("I have looked, and there are none").is_visible()


def test_a_finding_is_accepted_and_held_back(visit: Visit, served: Served) -> None:
    """With a reason and a day; before, the form says what is missing."""
    page = visit(served).page
    report = drop(page, BROKEN)
    before = int(page.inner_text("#to-waive b"))
    page.click("#to-waive")
    page.select_option("#waive select", "settlement-cycle")
    page.click("#waive .main")
    assert "Fill in “Why it is accepted”." == page.inner_text("#waive .problem")
    page.fill("#waive textarea", "Agreed with the agents")
    page.fill("#waive input[name=by]", "Jane Doe")
    page.fill("#waive input[name=until]", (date.today() + timedelta(days=30)).isoformat())
    page.click("#waive .main")

    page.locator("#to-waive b", has_text=str(before - 1)).wait_for()
    assert "Agreed with the agents" in report.locator("#d1-settlement-cycle").inner_text()
    assert "settlement-cycle" in (served.folder / "waivers.yaml").read_text(encoding="utf-8")


def test_a_mark_of_the_report_is_followed_within_its_frame(visit: Visit, shared: Served) -> None:
    """Its own script runs there, and its links do not lead out of it."""
    page = visit(shared).page
    report = drop(page, BROKEN)
    report.locator("#d1-cap-mentions-agree .odd a").first.click()
    assert "700,000,000" in report.locator("mark.here").first.inner_text()
    assert (page.locator("#report").get_attribute("src") or "gone") in page.frames[1].url


def test_the_report_is_saved_under_the_name_of_the_draft(visit: Visit, shared: Served) -> None:
    """As one file."""
    page = visit(shared).page
    drop(page, BROKEN)
    with page.expect_download() as download:
        page.click("#save")
    assert "draft.htm.report.html" == download.value.suggested_filename
    assert "cap-mentions-agree" in download.value.path().read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ['<img src=x onerror="alert(1)">.htm', "../../x.htm", "‮mth.tfard"])
def test_nothing_of_a_hostile_draft_runs(visit: Visit, shared: Served, name: str) -> None:
    """Neither in its report nor in the page around it, which shows its name; and nothing is fetched."""
    opened = visit(shared)
    page = opened.page
    drop(page, ATTACK, name)
    page.click("#to-answer")
    page.frames[1].wait_for_load_state("load")
    assert [] == opened.said
    assert {shared.host} == {each.split("/")[2] for each in opened.requested}
    assert 0 == page.locator("#result img").count()
    assert [] == [each.name for each in shared.folder.iterdir()]


def test_the_frame_of_the_report_is_a_stranger_to_the_page(visit: Visit, shared: Served) -> None:
    """Were something to run in it, it could reach neither the page nor the program."""
    page = visit(shared).page
    drop(page, BROKEN)
    frame = page.frames[1]
    assert "null" == frame.evaluate("origin")
    assert "denied" == frame.evaluate("() => { try { return parent.document.title } catch { return 'denied' } }")
    assert "denied" == frame.evaluate("fetch('/desk').then(() => 'let in', () => 'denied')")


def test_another_site_gets_nowhere(visit: Visit, shared: Served) -> None:
    """Even if it had guessed the port and the token."""
    page = visit(shared).page
    page.route(
        "http://evil.example/**", lambda route: route.fulfill(body="<h1>Win a prize</h1>", content_type="text/html")
    )
    page.goto("http://evil.example/")
    tried = page.evaluate(TRY_EVERYTHING, [f"http://{shared.host}", shared.token])
    assert {"read": "failed", "simple": "failed", "form": "failed", "with token": "failed"} == {
        name: how for name, how in tried.items() if name != "blind"
    }
    assert tried["blind"] in ("opaque", "failed")
    assert [] == [each.name for each in shared.folder.iterdir()]


def test_a_name_that_was_pointed_at_this_machine_is_refused(browser: Browser, shared: Served) -> None:
    """A rebound name reaches the port, and no further."""
    port = shared.host.partition(":")[2]
    rebound = browser.browser_type.launch(
        executable_path=CHROMIUM, args=["--host-resolver-rules=MAP evil.example 127.0.0.1"]
    )
    page = rebound.new_page()
    answer = page.goto(f"http://evil.example:{port}/?token={shared.token}")
    assert answer is not None
    assert (403, f"Open http://{shared.host} with the token that the terminal shows.") == (answer.status, answer.text())
    rebound.close()


def test_what_goes_wrong_is_said_in_a_sentence(
    visit: Visit, served: Served, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A file that is no draft, one that is too large, and a program that has ended."""
    page = visit(served).page
    huge = tmp_path_factory.mktemp("huge") / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(68 * 1024 * 1024)
    page.set_input_files("#file", huge)
    page.wait_for_selector("#start-problem:not([hidden])")
    assert "huge.pdf is too large: the greatest size is 67 MB." == page.inner_text("#start-problem")
    page.evaluate(DROP, ["broken.pdf", "%PDF-1.4 broken"])
    page.locator("#start-problem", has_text="broken.pdf is a damaged PDF").wait_for()
    drop(page, CLEAN)
    served.stop()
    page.click("#again")
    page.wait_for_selector("#result-problem:not([hidden])")
    assert "The program behind this page has ended: start atmcheck serve again." == page.inner_text("#result-problem")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_page_is_accessible_and_fits(visit: Visit, shared: Served, scheme: Scheme, width: int) -> None:
    """At the beginning, with a report, and with each form open."""
    page = visit(shared, width=width, scheme=scheme).page
    assert [] == violations(page)
    drop(page, BROKEN)
    assert [] == violations(page)
    for form in ("answer", "waive"):
        page.click(f"#to-{form}")
        assert [] == violations(page)
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
