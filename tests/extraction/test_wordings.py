"""What is read says by which wording it was recognised, and what is not, where and for what was searched."""

from __future__ import annotations

from functools import cache

import pytest

from checker.documents.read import read_document
from checker.model.fact import Evidence, Fact, Facts, Origin, State
from tests.extraction.drafting import launch, sticker
from tests.extraction.test_covers import covers, facts_of
from tests.formats import DRAFTS
from tests.formats import facts_of as facts_of_document

NOTHING_TO_SEARCH = (
    "the base prospectus is not in this file; give it too",
    "only documents of an at-the-market programme are proof-read",
    "only an excerpt of the document is there",
    "no table of contents was found",
)


@cache
def everything_read() -> dict[str, Facts]:
    """Give the facts of all fixtures and of all covers, by name."""
    fixtures = {draft.parent.name + draft.suffix: facts_of_document(read_document(draft)) for draft in DRAFTS}
    return fixtures | {cover["name"]: facts_of(cover["name"]) for cover in covers()}


def silent(fact: Fact) -> bool:
    """Tell whether a fact does not say what it rests on."""
    if fact.state is State.UNREAD:
        return fact.search is None and not fact.reason.startswith(NOTHING_TO_SEARCH)
    if not fact.evidence:
        return fact.search is None
    if fact.state is State.ABSENT:
        return not any(evidence.searched or evidence.quote for evidence in fact.evidence)
    return not all(evidence.wording for evidence in fact.evidence)


def test_every_fact_of_every_draft_says_what_it_rests_on() -> None:
    """Each quote of a found fact has its wording, and each absent or unread one its search."""
    silent_facts = {
        f"{name}: {fact.name}: {fact.state} {fact.reason}"
        for name, facts in everything_read().items()
        for fact in facts
        if fact.origin is Origin.READ and silent(fact)
    }
    assert set() == silent_facts


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (Fact("x", State.FOUND, 1, (Evidence(quote="$1", wording="“$…”"),)), False),
        (Fact("x", State.FOUND, 1, (Evidence(quote="$1", wording="“$…”"), Evidence(quote="$1"))), True),
        (Fact("x", State.FOUND, 1), True),
        (Fact("x", State.FOUND, 1, search=Evidence(searched="the file")), False),
        (Fact("x", State.ABSENT, evidence=(Evidence(searched="the cover"),)), False),
        (Fact("x", State.ABSENT), True),
        (Fact("x", State.UNREAD, reason="the cover is unclear"), True),
        (Fact("x", State.UNREAD, reason=NOTHING_TO_SEARCH[0]), False),
    ],
)
def test_a_silent_fact_is_caught(fact: Fact, expected: bool) -> None:
    """The test above can fail."""
    assert expected is silent(fact)


@pytest.mark.parametrize(
    ("name", "sentences", "expected"),
    [
        ("program.cap", {}, "a line “Up to $…”"),
        ("program.cap", {"amount": ""}, "“aggregate offering price / proceeds / amount of up to $…”"),
        ("agreement.term", {}, "(the “… Agreement”)"),
        ("document.date", {}, "“The date of this prospectus supplement is …”"),
        ("document.date", {"date": "March 2, 2026"}, "the only date that has a line of its own"),
        ("issuer.name", {}, "a line that ends as the names of companies do"),
        ("legend.commission", {}, "“approved or disapproved”"),
    ],
)
def test_the_wording_is_that_which_matched(name: str, sentences: dict[str, str], expected: str) -> None:
    """Of several wordings that a fact may be known by, evidence names the one that was there."""
    assert expected == launch(**sentences)[name].evidence[0].wording


def test_a_vain_search_names_all_its_wordings() -> None:
    """In the order in which they are looked for."""
    absent = sticker(
        "QUILLFEATHER ROBOTICS, INC.",
        "This Supplement No. 2 amends the Prospectus Supplement dated May 6, 2024. We entered into a Sales Agreement "
        "with Harbourline, LLC, for sales at the market.",
        "The date of this Supplement No. 2 to the Prospectus Supplement is November 4, 2025.",
    )["sold.shares"]
    none = "“have not sold any”, “no shares … have been sold”"
    wordings = f"{none}; “have sold … shares”, “have sold … gross proceeds of $…”"

    assert ("the cover", f"{wordings}; “… shares have been sold”") == (
        absent.evidence[0].searched,
        absent.evidence[0].wording,
    )


def test_an_unread_fact_says_where_was_searched() -> None:
    """The reason says why it could not be told; the search, what was tried."""
    unread = launch(listing="Our common stock has a symbol.")["listing.symbol"]

    assert State.UNREAD == unread.state
    assert unread.search is not None
    wordings = "“symbol / ticker ‘…’”; “‘…’ is the trading symbol”; “listed … under ‘…’”"
    assert ("the whole document", wordings) == (
        unread.search.searched,
        unread.search.wording,
    )


def test_what_follows_from_a_vain_search_says_so() -> None:
    """A final supplement is one that does not say that it is preliminary."""
    stage = launch()["document.stage"]

    assert ("final", ()) == (stage.value, stage.evidence)
    assert stage.search is not None
    assert "“Subject to completion”, “information in this prospectus is not complete”" == stage.search.wording


def test_wordings_do_not_tell_evidence_apart() -> None:
    """One quote that two readers found by different wordings is one piece of evidence."""
    assert Evidence(quote="$1", wording="“up to $…”") == Evidence(quote="$1", wording="“$…”")
    assert 1 == len({Evidence(quote="$1", wording="“up to $…”"), Evidence(quote="$1")})
