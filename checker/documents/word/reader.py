"""Word files become text: what Word shows and prints, in order, with the paragraph of every character."""

from __future__ import annotations

from msgspec.structs import replace

from checker.documents.reading import Reading
from checker.documents.word.changes import Changes, shortened
from checker.documents.word.numbering import read_numbering
from checker.documents.word.package import WordFile, open_word
from checker.documents.word.places import WordText
from checker.documents.word.story import StoryReader
from checker.documents.word.styles import read_styles
from checker.documents.word.xml import w, words
from checker.model.word import AUTHOR


def read_word(data: bytes, name: str) -> Reading:
    """Read a Word file as it is shown once all tracked changes are accepted.

    The header of the first page comes first, since the Rule 424 corner may stand in it; the other headers and the
    footers are not part of the text. Text boxes and notes follow the paragraph that they are attached to. Comments
    that we have written ourselves, in a draft that was annotated, are not listed.

    Raises:
        UnreadableError: it is another kind of file, encrypted, damaged, or too large when unpacked.
    """
    file = open_word(data, name)
    text, changes = WordText(), Changes()
    read_stories(file, text, changes)
    aside = _reader(file, WordText(), changes)  # its text is thrown away: only the changes in it matter
    for story in file.running:
        aside.read(story)
    comments = tuple(shortened(words(each)) for each in file.comments if each.get(w("author")) != AUTHOR)
    return replace(text.reading(), tracked_changes=changes.told(), comments=comments)


def read_stories(file: WordFile, text: WordText, changes: Changes) -> None:
    """Write to a text what a file shows: the header of the first page, and the body."""
    reader = _reader(file, text, changes)
    if file.header is not None:
        reader.read(file.header)
    reader.read_body(file.body)


def _reader(file: WordFile, text: WordText, changes: Changes) -> StoryReader:
    styles, numbering = read_styles(file.styles), read_numbering(file.numbering)
    return StoryReader(text, changes, styles, numbering, file.notes)
