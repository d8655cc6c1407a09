"""What is not found is absent only where the whole of it could be read."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.extraction.extract import extract_facts
from checker.extraction.scope import Scope
from checker.model.fact import State
from tests.extraction.drafting import read_launch


def test_nothing_is_absent_when_a_page_is_an_image() -> None:
    """What was not found may stand on the page that nobody could read."""
    document = replace(read_launch(legend=""), unread_pages=("[7]",))
    fact = extract_facts(document, {})["legend.commission"]
    assert State.UNREAD is fact.state
    assert "it may stand on a page that is an image without text: [7]" == fact.reason


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("One. Two is here. Three.", "Two", "Two is here."),
        (
            "We engaged Alder Inc. and Birch & Co. LLC today. Next.",
            "Birch",
            "We engaged Alder Inc. and Birch & Co. LLC today.",
        ),
        ("We engaged Alder Inc. On May 4, 2026, we sold.", "sold", "On May 4, 2026, we sold."),
        ("We engaged Alder & Co. The fee is small.", "engaged", "We engaged Alder & Co."),
        ("We engaged Alder Co. Onward Inc. for it. Next.", "Onward", "We engaged Alder Co. Onward Inc. for it."),
        ("See No. The one is short. Next.", "short", "See No. The one is short."),
        ("By R. W. Alder of the U.S. agency. Next.", "agency", "By R. W. Alder of the U.S. agency."),
        ("Supplement No. 2 is short. Next.", "short", "Supplement No. 2 is short."),
        ("The price was $3.10 per share. Next.", "price", "The price was $3.10 per share."),
        ("A line\nanother line\nthe last", "another", "another line"),
        ("We file on Form 20-F.\nThen more is said.", "file", "We file on Form 20-F."),
        ("By R. W. Alder, Inc.\nThen more is said.", "more", "Then more is said."),
        ("He said “yes.” Then more.", "Then", "Then more."),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, word: str, expected: str) -> None:
    """Abbreviations, initials and decimals do not end it; a new line does, also behind one of them."""
    document = read_launch(rest=text)
    assert document.main is not None
    scope = Scope(document, document.main)
    span = scope.sentence(document.text.index(word, document.text.index(text[:8])))
    assert expected == document.text[span.start : span.end]
