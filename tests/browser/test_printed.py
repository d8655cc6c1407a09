"""A draft that a browser prints to a PDF gives the facts of its source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.documents.read import read_bytes, read_document
from tests.formats import DRAFTS, facts_of, name_of
from tests.test_format_parity import DIFFER, told

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HTML = [draft for draft in DRAFTS if draft.suffix == ".htm"]


@pytest.mark.parametrize("draft", HTML, ids=[name_of(draft) for draft in HTML])
def test_the_facts_are_those_of_the_source(draft: Path, browser: Browser) -> None:
    """Chromium leaves spaces out of its files, and pages of paper end where they may."""
    page = browser.new_page()
    page.goto(draft.resolve().as_uri())
    printed = page.pdf(format="Letter")
    page.close()

    facts, source = facts_of(read_bytes(printed, "draft.pdf")), facts_of(read_document(draft))
    assert [told(fact) for fact in source if fact.name not in DIFFER] == [
        told(fact) for fact in facts if fact.name not in DIFFER
    ]
