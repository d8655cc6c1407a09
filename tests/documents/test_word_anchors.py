"""Where in the main part of a Word file the characters of its text stand."""

from __future__ import annotations

import pytest

from checker.documents.read import read_bytes
from checker.documents.word.anchors import locate
from checker.model.word import Anchor
from tests.documents.word_files import p, r, saved, with_body, with_notes


@pytest.mark.parametrize(
    ("content", "quote", "anchor"),
    [
        (p("alpha beta"), "beta", Anchor((0, 0, 1, 1), 6)),
        (p("alpha") + p("beta"), "eta", Anchor((0, 1, 1, 1), 1)),
        (p(r("al") + r("pha  beta")), "beta", Anchor((0, 0, 2, 1), 5)),
        (p(r("a\u00adb\u200bc")), "c", Anchor((0, 0, 1, 1), 4)),
        (p("<!-- a remark --><w:r><w:t>said</w:t></w:r>"), "said", Anchor((0, 0, 2, 0), 0)),
        (p('<w:r><w:sym w:font="Wingdings" w:char="FE"/></w:r>'), "☑", Anchor((0, 0, 1, 0), 0)),
    ],
    ids=range(6),
)
def test_a_character_is_found_in_the_element_that_shows_it(content: str, quote: str, anchor: Anchor) -> None:
    """By the path to it, and by the characters before it there, those that are not shown counted too."""
    data = saved(with_body(content))
    offset = read_bytes(data, "draft.docx").text.index(quote)

    assert {offset: anchor} == locate(data, [offset])


def test_a_note_is_found_where_it_is_first_referred_to() -> None:
    """A second reference to it shows nothing."""
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = with_body(p("First") + p(r("a") + reference + reference))
    with_notes(document, "footnote", {2: p("The note")})
    data = saved(document)
    offset = read_bytes(data, "draft.docx").text.index("note")

    assert {offset: Anchor((0, 1, 2, 0))} == locate(data, [offset])


def test_what_is_not_in_the_body_has_no_anchor() -> None:
    """The header of the first page is part of the text, but of another part of the file."""
    document = with_body(p("In the body"))
    document.sections[0].header.paragraphs[0].text = "In the corner"
    data = saved(document)
    text = read_bytes(data, "draft.docx").text

    assert [text.index("body")] == list(locate(data, [text.index("corner"), text.index("body")]))


def test_our_own_comments_are_not_read() -> None:
    """A draft that was annotated has the comments of people only."""
    document = with_body(p("Up to $5"))
    for author in ("atmcheck", "Jane Doe"):
        document.add_comment(document.paragraphs[0].runs, f"by {author}", author)

    assert ("by Jane Doe",) == read_bytes(saved(document), "draft.docx").comments
