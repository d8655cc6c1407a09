"""Whether the reports incorporated by reference are linked."""

from __future__ import annotations

import pytest

from checker.documents.read import read_bytes
from checker.extraction.extract import extract_facts
from checker.model.fact import Facts, State
from tests.extraction.drafting import LAUNCH
from tests.extraction.inside import CONTENTS, inside

CAPTION = "INCORPORATION BY REFERENCE"
NAME = "incorporation.unlinked_reports"
ANNUAL = "annual report on Form 10-K for the year ended December 31, 2025"
QUARTERLY = "quarterly report on Form 10-Q filed on May 7, 2026"


def linked(text: str) -> str:
    """Make a link of a text."""
    return f'<a href="https://www.sec.gov/Archives/edgar/data/1/report.htm">{text}</a>'


def in_html(*items: str) -> Facts:
    """Give the facts of the launch supplement as HTML, with items in its list of reports."""
    lines = [*LAUNCH.values(), *CONTENTS.split("\n\n"), CAPTION, *items]
    body = "\n".join(f"<p>{line}</p>" for line in lines if line)
    return extract_facts(read_bytes(f"<html><body>{body}</body></html>".encode(), "draft.htm"), {})


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([f"• our {linked(ANNUAL)};", f"• our {linked(QUARTERLY)}"], None),
        ([f"• {linked('our')} {ANNUAL}, filed on {linked('March 2, 2026')};"], None),
        ([f"• our {linked(ANNUAL)};", f"• our {QUARTERLY}"], (QUARTERLY,)),
        ([f"our {linked(ANNUAL)}; our {QUARTERLY}"], (QUARTERLY,)),
        ([f"our {ANNUAL}; our {linked(QUARTERLY)}"], (ANNUAL,)),
        ([f"<table><tr><td>{linked('10-K')}</td><td>{ANNUAL}</td></tr></table>"], None),
        ([f'our <a href="#top">{ANNUAL}</a>'], (ANNUAL,)),
        ([f"our {linked(ANNUAL)}", "each annual report on Form 10-K that we file later"], None),
        ([f"our {linked(ANNUAL)}", "all current reports on Form 8-K filed since December 31, 2025"], None),
        ([f"our {linked(ANNUAL)}", "other than our current report on Form 8-K filed on May 4, 2026"], None),
        ([f"our {linked(ANNUAL)}", "not the report on Form 8-K that we furnished on May 4, 2026"], None),
        ([f"our {linked(ANNUAL)}", "the description in our Form 8-A filed on May 4, 1990"], None),
    ],
)
def test_each_report_with_a_date_needs_its_link(items: list[str], expected: tuple[str, ...] | None) -> None:
    """In its own line or sentence; what is not incorporated, or has no day, needs none."""
    fact = in_html(*items)[NAME]
    assert (State.FOUND if expected else State.ABSENT, expected) == (fact.state, fact.value)


def test_links_that_cannot_be_read_are_not_missed() -> None:
    """Plain text keeps none, and a list without dates cannot be told apart."""
    plain, undated = inside(CAPTION, f"• our {ANNUAL};"), in_html("• our latest annual report on Form 10-K;")

    assert (State.FOUND, False) == (plain["document.links_read"].state, plain["document.links_read"].value)
    assert (State.UNREAD, State.UNREAD) == (plain[NAME].state, undated[NAME].state)
    assert undated["document.links_read"].value is True
