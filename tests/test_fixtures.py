"""Every fixture: the facts that are read from its drafts, and the quotes that prove them."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from checker.documents.read import read_document
from checker.extraction.extract import extract_facts
from checker.model.document import Document
from checker.model.fact import Facts, State, Value
from checker.rulebook.load import load_rulebook

FIXTURES = Path(__file__).parents[1] / "fixtures"
DRAFTS = sorted(FIXTURES.glob("*/draft.*"))
STRAIGHT = str.maketrans("“”‘’", "\"\"''")

Expected = str | int | float | bool | date | list[str | int | float | date]


def name_of(draft: Path) -> str:
    """Name a draft in a test's id: ``suspension.md``."""
    return draft.parent.name + draft.suffix


def expectations() -> Iterator[tuple[Path, str, Expected]]:
    """Give each fact that each draft is expected to state."""
    for draft in DRAFTS:
        listed = yaml.safe_load((draft.parent / "facts.yaml").read_text(encoding="utf-8"))
        yield from ((draft, fact, value) for fact, value in listed.items())


@cache
def read(draft: Path) -> tuple[Document, Facts]:
    """Read a draft once for all of its tests."""
    document = read_document(draft)
    return document, extract_facts(document, load_rulebook().vocabulary)


def plain(value: Value | Expected | None) -> object:
    """Drop what may differ in a right answer: case, spacing, the form of quotes, the order and repetition in lists."""
    if isinstance(value, (tuple, list)):
        return sorted({str(plain(item)) for item in value})
    if isinstance(value, str):
        return re.sub(r"\s+", " ", value.translate(STRAIGHT)).casefold().strip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    return value


@pytest.mark.parametrize(
    ("draft", "fact", "expected"),
    [pytest.param(*case, id=f"{name_of(case[0])}::{case[1]}") for case in expectations()],
)
def test_the_fact_is_read_from_the_draft(draft: Path, fact: str, expected: Expected) -> None:
    """A fact that the draft states is found with its value, and one that it does not state is absent."""
    found = read(draft)[1][fact]

    if expected == "absent":
        assert (State.ABSENT, None) == (found.state, found.value), found
    elif expected == "present":
        assert State.FOUND == found.state, found
    else:
        assert (State.FOUND, plain(expected)) == (found.state, plain(found.value)), found


@pytest.mark.parametrize("draft", DRAFTS, ids=name_of)
def test_every_quote_stands_where_the_evidence_says(draft: Path) -> None:
    """The text of the draft between start and end is the quote, character by character."""
    document, facts = read(draft)
    quoted = [evidence for fact in facts for evidence in fact.evidence if evidence.quote]

    assert quoted
    for evidence in quoted:
        assert evidence.quote == document.text[evidence.start : evidence.end]


OF_THE_WHOLE = ("document.kind", "document.stage", "document.links_read")


@pytest.mark.parametrize("draft", DRAFTS, ids=name_of)
def test_every_found_fact_has_a_quote_and_every_absence_a_search(draft: Path) -> None:
    """Nothing is claimed without evidence; what may rest on the document as a whole is named here."""
    facts = list(read(draft)[1])

    found = [fact for fact in facts if fact.found and fact.name not in OF_THE_WHOLE]
    assert [] == [fact.name for fact in found if not any(e.quote for e in fact.evidence)]
    absent = [fact for fact in facts if fact.state is State.ABSENT]
    assert [] == [fact.name for fact in absent if not any(e.searched for e in fact.evidence)]


def test_every_case_says_what_must_be_read() -> None:
    """No folder lacks its facts, and the README names every folder."""
    folders = sorted(
        path
        for path in FIXTURES.iterdir()
        if path.is_dir() and path.name != "__pycache__" and not (path / "programme.yaml").is_file()
    )
    listing = (FIXTURES / "README.md").read_text(encoding="utf-8")

    assert [] == [folder.name for folder in folders if not (folder / "facts.yaml").is_file()]
    assert [] == [folder.name for folder in folders if f"`{folder.name}`" not in listing]
