"""The layout of a text without tags."""

from __future__ import annotations

from checker.documents.plain_layout import plain_layout
from checker.model.document import Span
from checker.model.layout import Element

TEXT = "Cover\n\nPrice\t$5\nSold\t\nEnd"


def words(element: Element, stretch: Span) -> list[str]:
    """List what stands in the elements of one kind; none of them is nested in one of its kind."""
    tags = [tag for tag in plain_layout(TEXT, stretch) if tag.element is element]
    return [TEXT[begin.offset : end.offset] for begin, end in zip(tags[::2], tags[1::2], strict=True)]


def test_a_text_without_tags_has_paragraphs_and_tables() -> None:
    """Lines are paragraphs; neighbouring lines with cells are one table."""
    whole = Span(0, len(TEXT))

    assert ["Cover", "End"] == words(Element.BLOCK, whole)
    assert ["Price\t$5\nSold\t"] == words(Element.TABLE, whole)
    assert ["Price\t$5", "Sold\t"] == words(Element.ROW, whole)
    assert ["Price", "$5", "Sold", ""] == words(Element.CELL, whole)


def test_only_the_stretch_is_laid_out() -> None:
    """At the offsets of the whole text."""
    assert ["End"] == words(Element.BLOCK, Span(TEXT.index("Sold"), len(TEXT)))
