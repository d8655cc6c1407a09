"""The report and the sign-off sheet on paper: what is printed, and what each page says of itself."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from checker.reporting.signoff.render import signoff_html
from tests.browser.conftest import Open
from tests.reporting.page.drafts import FIXTURES, checked_drafts, page_of, rulebook
from tests.reporting.page.test_page import BROKEN


def test_the_page_prints(opened: Open) -> None:
    """Findings and draft on pages, without what is only for the screen; a filter is said on the paper."""
    result = opened(page_of(BROKEN))
    result.page.get_by_label("Severity").select_option("warning")
    result.page.emulate_media(media="print")

    assert not result.page.locator(".filters").is_visible()
    said = "getComputedStyle(document.querySelector('.remarks'), '::before').content"
    assert result.page.evaluate(said).startswith('"Filtered: ')
    assert result.page.locator(".sign").is_visible()
    assert result.page.pdf().startswith(b"%PDF-")


@pytest.mark.parametrize("script", [True, False])
def test_nothing_is_folded_on_paper(opened: Open, script: bool) -> None:
    """A rule that passes, one that does not apply, and the words of the law are all printed."""
    shown = opened(page_of(BROKEN), script=script).page
    folded = ["#d1-commission-legend code", ".idle .row code", ".law blockquote"]
    wanted = [shown.locator(each).first.text_content() or "" for each in folded]
    paper = pdfium.PdfDocument(shown.pdf())
    text = "".join("".join(page.get_textpage().get_text_range() for page in paper).split())

    assert [] == [each for each in wanted if not each or "".join(each.split()).replace("-", "") not in plain(text)]
    assert not shown.locator(".passes .row").first.is_visible()


def test_every_printed_page_of_a_sign_off_sheet_says_what_it_belongs_to(opened: Open) -> None:
    """The name and the hash of its document, and which page of how many it is; one page has the whole list of rules."""
    report = checked_drafts(FIXTURES / BROKEN, FIXTURES / "launch-baby-shelf/draft.htm")
    paper = pdfium.PdfDocument(opened(signoff_html(report, rulebook().vocabulary)).page.pdf())
    told = [page.get_textpage().get_text_range() for page in paper]
    hashes = [checked.sha256 for checked in report.checked]

    assert all(f"Page {number} of {len(told)}" in each for number, each in enumerate(told, 1))
    assert 2 * len(hashes) == len(told)
    assert all("draft.htm" in each and any(one in plain(each) for one in hashes) for each in told)
    assert all(any(one in plain(each) for each in told) for one in hashes)
    for checked, front in zip(report.checked, told[::2], strict=True):
        packed = plain("".join(front.split()))
        assert [] == [each.rule.id for each in checked.evaluations if plain(each.rule.id) not in packed]
        assert "Secondreviewer" in packed


def plain(text: str) -> str:
    """Leave out hyphens, which a line may break at."""
    return text.replace("-", "").replace("\x02", "").replace("\ufffe", "")
