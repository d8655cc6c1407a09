"""The page for counsel, as a person uses it in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checker.check import Piped
from checker.reporting.redact import redact
from tests.browser.conftest import NARROW, WIDE, Open, Scheme
from tests.reporting.page.drafts import FIXTURES, checked_drafts, page, page_of
from tests.reporting.page.test_page import ATTACK, BROKEN, decided_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

LARGEST = max(
    (path for path in FIXTURES.glob("*/draft.*") if path.suffix in (".htm", ".txt")), key=lambda p: p.stat().st_size
)
IN_VIEW = """each => {
  const box = each.getBoundingClientRect();
  return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
}"""
GRAVE = frozenset({"serious", "critical"})
HEADINGS = "heading-order"


def is_in_view(shown: Page, selector: str) -> bool:
    """Whether the first element that fits stands within the window."""
    return bool(shown.locator(selector).first.evaluate(IN_VIEW))


def visible_remarks(shown: Page) -> int:
    """Count the findings that are shown."""
    return shown.locator(".remark:visible").count()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_click_on_evidence_brings_its_words_into_view(opened: Open, width: int) -> None:
    """And marks both: the words, and the finding that rests on them."""
    shown = opened(page_of(BROKEN), width=width).page
    link = shown.locator("#d1-cap-mentions-agree .odd a")
    link.click()

    mark = (link.get_attribute("href") or "").removeprefix("#")
    assert is_in_view(shown, f'mark[data-mark~="{mark}"]')
    assert "700,000,000" in shown.locator("mark.here").first.inner_text()
    assert shown.locator("#d1-cap-mentions-agree.related").count()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_number_at_a_mark_leads_back_to_the_finding(opened: Open, width: int) -> None:
    """Which has the keyboard's focus then."""
    shown = opened(page_of(BROKEN), width=width).page
    shown.locator('.ref[href="#d1-legend-says-criminal-offense"]').click()

    assert is_in_view(shown, "#d1-legend-says-criminal-offense .head")
    assert "d1-legend-says-criminal-offense" == shown.evaluate("document.activeElement.id")


def test_a_click_on_a_mark_opens_the_pass_that_rests_on_it(opened: Open) -> None:
    """Though the passes are folded."""
    shown = opened(page_of(BROKEN)).page
    assert not shown.locator(".passes .row").first.is_visible()
    shown.locator("mark.read").first.click()

    assert shown.locator(".passes .row.related").first.is_visible()


def test_the_keyboard_alone_suffices(opened: Open) -> None:
    """Tab to the evidence of the first finding, and Enter."""
    shown = opened(page_of(BROKEN)).page
    for _ in range(400):
        shown.keyboard.press("Tab")
        if shown.evaluate("document.activeElement.matches('.remark .to')"):
            break
    shown.keyboard.press("Enter")

    assert is_in_view(shown, "mark.here")


def test_findings_can_be_filtered(opened: Open) -> None:
    """It is said how many are shown, and one click shows all again."""
    shown = opened(page_of(BROKEN)).page
    choices = [("severity", "warning", 2), ("severity", "error", 3), ("outcome", "pass", 0), ("pack", "drafting", 1)]
    for label, choice, count in choices:
        shown.locator(f"select[name={label}]").select_option(choice)

        assert (choice, count) == (choice, visible_remarks(shown))
        assert " rules shown" in shown.locator(".filters output").inner_text()
        show_all = shown.get_by_role("button", name="Show all")
        show_all.click()
        show_all.wait_for(state="hidden")
        assert 5 == visible_remarks(shown)


def test_findings_can_be_searched(opened: Open) -> None:
    """In all that is said of them, large letters or small; passes among them are unfolded."""
    shown = opened(page_of(BROKEN)).page
    shown.get_by_label("Text").fill("CRIMINAL offense")

    assert 1 == visible_remarks(shown)
    assert shown.locator(".passes").evaluate("each => each.open || each.hidden")


def test_a_link_to_what_is_filtered_away_shows_it_again(opened: Open) -> None:
    """No link leads nowhere."""
    shown = opened(page_of(BROKEN)).page
    shown.get_by_label("Severity").select_option("warning")
    finding = shown.locator("#d1-cap-mentions-agree")
    assert not finding.is_visible()
    shown.locator('.ref[href="#d1-cap-mentions-agree"]').first.click()

    finding.wait_for(state="visible")
    assert is_in_view(shown, "#d1-cap-mentions-agree .head")


def test_the_shading_can_be_switched_off(opened: Open) -> None:
    """What no rule has touched is shaded otherwise."""
    shown = opened(page_of(BROKEN)).page
    untouched = shown.locator('.draft div[data-read="u"]').first
    colour = "each => getComputedStyle(each).backgroundColor"
    shaded = untouched.evaluate(colour)
    shown.get_by_label("Shade the draft").uncheck()

    assert shaded != untouched.evaluate(colour)


@pytest.mark.parametrize("case", [BROKEN, str(LARGEST.relative_to(FIXTURES)), "facts-only/facts.yaml"])
def test_the_page_is_quiet_and_alone(opened: Open, case: str) -> None:
    """No error, no message, no request to anywhere."""
    result = opened(page_of(case))

    assert ([], []) == (result.said, result.requested)


@pytest.mark.parametrize("source", ["attack", "attack redacted"])
def test_a_hostile_draft_runs_and_loads_nothing(opened: Open, source: str) -> None:
    """Script in every corner of it, and a page that it would like to be."""
    report = checked_drafts(Piped("<img src=x onerror=alert(0)>.htm", ATTACK.encode()))
    result = opened(page(redact(report) if source.endswith("redacted") else report))
    for each in result.page.locator(".draft a, .draft mark").all():
        each.dispatch_event("click")

    assert ([], []) == (result.said, result.requested)
    assert "report.html" in result.page.url


def test_the_policy_stops_what_should_ever_get_in(opened: Open) -> None:
    """A second wall: script, style and image that stood in the page all the same would not run."""
    image = '<img src="https://evil.example/a.png" onerror="alert(2)">'
    smuggled = f'<script>alert(1)</script>{image}<p id="smuggled" style="color:red">'
    result = opened(page_of(BROKEN).replace('<div class="draft">', f'<div class="draft">{smuggled}'))

    assert ["https://evil.example/a.png"] == result.blocked == result.requested
    assert result.said and all("Content Security Policy" in each for each in result.said)
    assert "rgb(255, 0, 0)" != result.page.locator("#smuggled").evaluate("each => getComputedStyle(each).color")


SHORTEN = """() => document.querySelectorAll(".draft > :nth-child(n+40), .row:nth-of-type(n+6)")
  .forEach((each) => each.remove())"""
"""Takes out what differs only in its words from what stands before it: axe looks for seconds at thousands of words."""


def violations(shown: Page, *, whole: bool = False) -> list[str]:
    """List what axe finds grave: in the whole page, or what is left of it without repetitions."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    if not whole:
        shown.evaluate(SHORTEN)
    found: dict[str, Any] = axe.Axe().run(shown).response
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:200]}"
        for each in found["violations"]
        if each["impact"] in GRAVE or each["id"] == HEADINGS
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_page_is_accessible(opened: Open, scheme: Scheme, width: int) -> None:
    """With everything in it, and all of it unfolded; to its last word as most people see it."""
    source = decided_page().replace("<details", "<details open")
    whole = (width, scheme) == (WIDE, "light")

    assert [] == violations(opened(source, width=width, scheme=scheme).page, whole=whole)


@pytest.mark.parametrize("case", ["cover", "several", "redacted"])
def test_other_pages_are_accessible(opened: Open, case: str) -> None:
    """What needs review, several documents, and no draft."""
    whole = (FIXTURES / "launch-baby-shelf/draft.htm").read_text(encoding="utf-8")
    cover = Piped("cover.htm", whole[: whole.lower().index("table of contents")].encode())
    sources: dict[str, tuple[Path | Piped, ...]] = {
        "cover": (cover,),
        "several": (cover, FIXTURES / BROKEN, FIXTURES / "none.htm"),
        "redacted": (FIXTURES / BROKEN,),
    }
    report = checked_drafts(*sources[case])

    assert [] == violations(opened(page(redact(report) if case == "redacted" else report)).page)


@pytest.mark.parametrize("case", [BROKEN, str(LARGEST.relative_to(FIXTURES))])
def test_a_phone_shows_the_page_without_scrolling_sideways(opened: Open, case: str) -> None:
    """Wide tables of the draft scroll by themselves."""
    shown = opened(page_of(case), width=NARROW).page

    assert NARROW == shown.evaluate("document.documentElement.scrollWidth")


def test_coverage_is_told_by_more_than_colour(opened: Open) -> None:
    """Each state has a bar of its own in the margin, and words for those who do not see it."""
    shown = opened(page_of(BROKEN)).page
    style = "each => [getComputedStyle(each).borderLeftStyle, getComputedStyle(each, '::before').content]"
    told = [shown.locator(f'.draft div[data-read="{state}"]').first.evaluate(style) for state in "urc"]

    assert [
        ["dashed", '"Untouched. "'],
        ["solid", '"Read by a rule. "'],
        ["double", '"Cited by a finding. "'],
    ] == told
    assert ["double", "solid", "dashed"] == shown.locator(".legend li").evaluate_all(
        "all => all.map((each) => getComputedStyle(each).borderLeftStyle)"
    )


def test_untouched_paragraphs_are_gone_through_one_by_one(opened: Open) -> None:
    """By the button, and from there with the keys."""
    shown = opened(page_of(BROKEN)).page
    button = shown.get_by_role("button", name="Next untouched paragraph")
    stops = '.draft [data-read="u"]:not(span:not(.begins))'
    at = f"[...document.querySelectorAll('{stops}')].indexOf(document.activeElement)"
    button.click()
    assert (0, True) == (shown.evaluate(at), is_in_view(shown, ".stop"))
    button.click()
    shown.keyboard.press("u")
    assert 2 == shown.evaluate(at)
    shown.keyboard.press("Shift+U")
    assert 1 == shown.evaluate(at)
    assert shown.locator(".switch output").inner_text().startswith("2 of ")


def test_what_is_seen_can_be_searched(opened: Open) -> None:
    """Labels and quotation marks are drawn around the words, and lines are broken anywhere."""
    shown = opened(page_of(BROKEN)).page
    cure = shown.locator(".cure").first.inner_text()
    for asked in (cure[:30], cure[:30].replace(" ", "  "), f"“{cure[:30]}”"):
        shown.get_by_label("Text").fill(asked)
        assert visible_remarks(shown) >= 1


def test_an_address_that_was_cut_leads_nowhere_quietly(opened: Open) -> None:
    """It ends within a character."""
    result = opened(page_of(BROKEN))
    result.page.evaluate("location.hash = '#%E0%A4%A'")
    result.page.wait_for_url("**#%E0%A4%A")
    result.page.evaluate("new Promise((done) => setTimeout(done))")

    assert [] == result.said


def test_only_one_mark_is_lit(opened: Open) -> None:
    """Also where there are several documents. No script waits in the page, whose policy forbids what is evaluated."""
    from playwright.sync_api import expect

    shown = opened(page(checked_drafts(FIXTURES / BROKEN, FIXTURES / BROKEN))).page
    for document in ("d1", "d2"):
        shown.locator(f"#{document}-cap-mentions-agree .odd a").click()

    for lit in (".related", "mark.here"):
        expect(shown.locator(f"#d2 {lit}")).not_to_have_count(0)
        expect(shown.locator(f"#d1 {lit}")).to_have_count(0)


def test_the_page_can_be_read_without_script(opened: Open) -> None:
    """Links work, passes unfold, and no filter is offered that would do nothing."""
    shown = opened(page_of(BROKEN), script=False).page
    link = shown.locator("#d1-cap-mentions-agree .odd a")
    link.click()

    assert is_in_view(shown, "mark.error:has-text('700,000,000')")
    assert not shown.locator(".filters").is_visible()
