"""A text that says one thing again and again is read, refused or bounded; what it costs, a benchmark measures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.documents.parts import LONGEST_COVER
from checker.documents.read import read_bytes
from checker.errors import UnreadableError
from checker.model.document import Document
from tests.formats import facts_of
from tests.hostile.texts import DISGUISES, UNITS, bare, hidden_in_body, hidden_in_cover

SHORT = 4_000
MOST_QUOTES = 310

Disguise = Callable[[str], str]


def draft_of(unit: str, disguise: Disguise, size: int) -> Document:
    """Read a text of a size that says one thing again and again."""
    return read_bytes(disguise(unit * (size // len(unit))).encode(), "draft.txt")


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("unit", UNITS)
def test_the_evidence_does_not_grow(unit: str, disguise: Disguise) -> None:
    """Of what is said more often than is quoted some quotes are enough; a report stays readable."""
    facts = facts_of(draft_of(unit, disguise, max(SHORT, (MOST_QUOTES + 90) * len(unit))))

    assert [] == [fact.name for fact in facts if len(fact.evidence) > MOST_QUOTES]


@pytest.mark.parametrize("unit", ["approved or disapproved ", "word ", "Sales Agreement\n"])
def test_a_cover_has_an_end(unit: str) -> None:
    """Most is searched for on covers, so that their length is bounded, however long a text goes on without a page."""
    for disguise in (hidden_in_cover, hidden_in_body, bare):
        for part in draft_of(unit, disguise, 300_000).parts:
            assert part.cover.end - part.cover.start <= 2 * LONGEST_COVER


def test_a_number_of_any_length_is_a_number() -> None:
    """A thousand digits do not overflow."""
    facts = facts_of(draft_of("up to $" + "9" * 5_000 + " ", hidden_in_cover, SHORT))

    assert 5_000_000 == facts["program.cap"].value


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (lambda: b"word " * 14_000_000, "has 70 MB; the greatest size is 67 MB"),
        (lambda: b"word " * 1_200_000, "has more than 5,000,000 characters of text; no draft has"),
        (lambda: b"a\n" * 2_200_000, "has more than 2,000,000 lines; no draft has"),
        (lambda: b"a" + b"\n" * 60_000_000, "has more than 2,000,000 lines; no draft has"),
        (lambda: b"<p>" + b"<b>" * 20_000_000 + b"text", "has far more text in it than any draft"),
        (lambda: b"<p>" + b"a<br>" * 1_100_000, "has far more text in it than any draft"),
        (lambda: b"<p>" + b"<!-- " * 100 + b"text", "has no text in it"),
    ],
    ids=range(7),
)
def test_what_is_longer_than_any_draft_is_refused(made: Callable[[], bytes], says: str) -> None:
    """One sentence says what is too much."""
    with pytest.raises(UnreadableError) as refused:
        read_bytes(made(), "draft.htm")
    assert f"draft.htm {says}" == str(refused.value)


def test_one_line_of_many_megabytes_is_read() -> None:
    """A file of one line, most of it marks, is read to its end, and its last quote stands in its column."""
    data = b"<html><p>" + b'<font style="font-family:Times New Roman">' * 300_000 + b"Common Stock"
    document = read_bytes(data, "draft.htm")
    position = document.places.position(document.text.index("Stock"))

    assert ("Common Stock", 1, len(data) - 4) == (document.text, position.line, position.column)


@pytest.mark.parametrize("name", ["draft.htm", "draft.txt"])
def test_a_hundred_thousand_nested_tags_are_read(name: str) -> None:
    """Depth costs nothing; bounds are not met."""
    document = read_bytes(b"<div><table><tr><td>" * 100_000 + b"Common Stock", name)

    assert "Common Stock" == document.text
