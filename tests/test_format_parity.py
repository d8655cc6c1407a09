"""The same draft in every format gives the same facts, each with the place that its format has."""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path

import pytest

from checker.documents.read import read_document
from checker.model.fact import Evidence, Fact, State
from fixtures.make_formats import FORMATS
from tests.formats import DRAFTS, FIXTURES, TEXT_FORMATS, facts_of, in_formats, name_of, read_in

ONLY_IN_A_SUBMISSION = {
    "filing.form_type": "it stands in the header",
    "filing.form_type_paragraph": "it follows from the form type",
    "filing.filed_on": "it stands in the header",
    "filing.accession_number": "it stands in the header",
    "filing.company_name": "it stands in the header",
    "filing.cik": "it stands in the header",
    "filing.file_numbers": "they stand in the header",
    "filing.company_is_issuer": "it compares the header with the cover",
    "filing.business_days_after_document": "it compares the header with the cover",
    "fee_exhibit.maximum_aggregate": "the exhibit is another document of the submission",
    "fee_exhibit.final_prospectus": "the exhibit is another document of the submission",
}
OF_HTML = {
    "document.links_read": "other formats keep no links that are read",
    "incorporation.unlinked_reports": "it is read from links; the HTML that is written here has none",
}
DIFFER = {*ONLY_IN_A_SUBMISSION, *OF_HTML}
"""Facts that depend on the envelope or on links, and why; all others must be equal."""

LAUNCH = FIXTURES / "launch-large/draft.htm"
EVERY = [(draft, form) for draft in DRAFTS for form in FORMATS]
IDS = [f"{name_of(draft)}-{form}" for draft, form in EVERY]


def told(fact: Fact) -> tuple[str, State, object]:
    """Give what two formats must agree on."""
    return fact.name, fact.state, fact.value


@cache
def original_facts(draft: Path) -> list[tuple[str, State, object]]:
    """Give what each format must agree with."""
    return [told(fact) for fact in facts_of(read_document(draft)) if fact.name not in DIFFER]


def quotes_in(draft: Path, form: str) -> list[Evidence]:
    """Give the evidence that quotes the draft in that format."""
    return [evidence for fact in read_in(draft, form)[1] for evidence in fact.evidence if evidence.quote]


@pytest.mark.parametrize(("draft", "form"), EVERY, ids=IDS)
def test_the_facts_are_those_of_the_original(draft: Path, form: str) -> None:
    """Every fact has the same state and the same value, whatever the format."""
    facts = read_in(draft, form)[1]

    assert original_facts(draft) == [told(fact) for fact in facts if fact.name not in DIFFER]


@pytest.mark.parametrize(("draft", "form"), EVERY, ids=IDS)
def test_every_quote_stands_where_the_evidence_says(draft: Path, form: str) -> None:
    """The text between start and end is the quote, in each format."""
    document, _ = read_in(draft, form)
    quoted = quotes_in(draft, form)

    assert quoted
    assert [e.quote for e in quoted] == [document.text[e.start : e.end] for e in quoted]


@pytest.mark.parametrize("form", FORMATS)
def test_a_place_is_told_in_the_terms_of_the_format(form: str) -> None:
    """Text formats have lines, Word has paragraphs, a PDF has pages; none claims what it does not have."""
    has = ["line"] if form in TEXT_FORMATS else ["paragraph"] if form == "word" else ["page"]
    places = ("line", "paragraph", "page")

    for evidence in quotes_in(LAUNCH, form):
        assert has == [place for place in places if getattr(evidence, place) is not None], evidence


def test_the_lines_of_a_text_are_those_of_its_source() -> None:
    """The line that is named holds the beginning of the quote."""
    for form in ("html", "text", "markdown"):
        source = html.unescape(in_formats(LAUNCH)[form].decode()).split("\n")
        for evidence in quotes_in(LAUNCH, form):
            assert evidence.line is not None
            assert evidence.quote.split()[0] in source[evidence.line - 1].replace("\\", ""), (form, evidence)


def test_the_pages_of_a_pdf_have_their_printed_labels() -> None:
    """A cover has no number on it; what is quoted from the sections stands on the pages that the contents name."""
    _, facts = read_in(LAUNCH, "pdf")
    pages = {name: facts[f"section.{name}"].evidence[0].page for name in ("risk_factors", "plan_of_distribution")}

    assert {"risk_factors": "S-4", "plan_of_distribution": "S-8"} == pages
    assert "[1]" == facts["program.cap"].evidence[0].page


def test_the_headings_of_a_word_file_lead_to_the_sentence() -> None:
    """What stands in a section has its caption as its heading."""
    _, facts = read_in(LAUNCH, "word")

    assert "PLAN OF DISTRIBUTION" == facts["settlement.days"].evidence[0].heading
    assert "" == facts["program.cap"].evidence[0].heading
