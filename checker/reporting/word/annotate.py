"""Write remarks into a Word file as comments; nothing else of it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.model.word import Anchor, Locate
from checker.reporting.word.comments import remove_ours, write_comments
from checker.reporting.word.marks import Range, marked_ids, put_marks, remove_marks
from checker.reporting.word.package import Package
from checker.reporting.word.remark import Remark


def annotate(data: bytes, remarks: Sequence[Remark], locate: Locate) -> bytes:
    """Give a Word file with a comment for each remark, in place of those that we wrote into it before.

    Args:
        data: the file.
        remarks: what is said, in the order in which it is to be listed.
        locate: finds where the words of the draft stand in the file.

    Raises:
        UnreadableError: there is no place in it for a comment.
    """
    package = Package(data)
    root = package.tree(package.main)
    removed = remove_ours(package)
    if removed:
        remove_marks(root, removed)
        package.put(package.main, root)
        data = package.saved()
    if remarks:
        anchors = locate(data, {each for remark in remarks if remark.span for each in _ends(remark.span)})
        ids = write_comments(package, remarks, marked_ids(root))
        put_marks(root, [_range(comment, remark, anchors) for comment, remark in zip(ids, remarks, strict=True)])
        package.put(package.main, root)
    return package.saved() if remarks or removed else data


def _ends(span: tuple[int, int]) -> tuple[int, int]:
    """Give the first and the last character of a stretch."""
    start, end = span
    return start, end - 1


def _range(comment: str, remark: Remark, anchors: Mapping[int, Anchor]) -> Range:
    if remark.span is None:
        return Range(comment)
    first, last = _ends(remark.span)
    return Range(comment, anchors.get(first), anchors.get(last))
