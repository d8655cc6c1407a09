"""Where facts are looked for, and how a finding or a vain search becomes a fact."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from checker.model.document import Document, Part, Span
from checker.model.fact import Evidence, Fact, State, Value
from checker.phrases.phrase import Phrase, wording_of
from checker.phrases.prepared import regex

LONGEST_QUOTE = 1_500
_LONG_LINE = 160
_CORNER = 1_500
_ABBREVIATION = regex(r"(?i)(?:\b(?:inc|corp|co|ltd|no|nos|mr|ms|dr|jr|st|vs|l\.p|u\.s|sec|par)|\b[a-z])$")
_FORM = regex(r"(?i)\b(?:inc|corp|co|ltd|l\.p)$")
_BEGINS = regex(
    r"(?:On|In|As|At|By|For|From|If|It|No|To|Upon|Under|After|Before|During|Since|Because|Pursuant|Subject|Through|The"
    r"|This|These|There|We|Our|Each|Any|All|Such|Sales(?! (?:Agreement|Agents?|Managers?)\b)|Accordingly|However)\s"
)
"""What begins a sentence, and no word of a company's name: behind the form of one, "Alder Inc. On May 1, …"."""
_RED_LEGEND = regex(r"(?i)not\s+complete|may\s+be\s+changed|not\s+an\s+offer|subject\s+to\s+completion")
_FEE_NOTE = regex(r"(?im)^\s{0,9}\(\d\)|registration\s+fee|rules?\s+4(?:57|15\(a\)\(6\)|16)\b")
"""The notes to the table of the registration fee, which stood above the cover until 2022."""
_SENTENCE_END = regex(r"[.?!][”\"’')]*\s+(?=[\w“\"‘(])|\n")


class Quote(Span, frozen=True):
    """A stretch that proves something, and the wording by which it was recognised."""

    wording: str


def quote(match: re.Match[str], group: str | int = 0) -> Quote:
    """Quote a match, or one of its groups."""
    return Quote(*match.span(group), wording_of(match))


class Scope(Struct, frozen=True):
    """The part of a document whose facts are read, and its regions."""

    document: Document
    part: Part

    @property
    def text(self) -> str:
        """The text of the whole document; patterns are searched in spans of it."""
        return self.document.text

    @property
    def cover(self) -> Span:
        """The outside front cover."""
        return self.part.cover

    @property
    def whole(self) -> Span:
        """The whole part."""
        return self.part.span

    @property
    def head(self) -> Span:
        """The head of the cover: the lines before its first paragraph, or of one long line the beginning.

        The legend of a preliminary prospectus and the notes to a table of fees, which stand above everything, do not
        end it.
        """
        start, end = self.cover.start, self.cover.end
        position, limit = start, min(end, start + _CORNER)
        while position < limit:
            line_end = self.text.find("\n", position, end)
            line_end = end if line_end < 0 else line_end
            is_note = _FEE_NOTE.search(self.text, position, line_end)
            if (
                line_end - position > _LONG_LINE
                and not is_note
                and not _RED_LEGEND.search(self.text, position, line_end)
            ):
                return Span(start, position if position > start + 40 else min(end, start + _CORNER // 2))
            position = line_end + 1
            if is_note:
                limit = min(end, position + _CORNER)
        return Span(start, limit)

    @property
    def body_was_seen(self) -> bool:
        """Whether the text inside the document was there to be read, not only its cover."""
        return bool(self.part.sections)

    def search(self, pattern: Phrase, span: Span) -> re.Match[str] | None:
        """Find the first match within a span."""
        return pattern.search(self.text, span.start, span.end)

    def each(self, pattern: Phrase, span: Span) -> Iterator[re.Match[str]]:
        """Find all matches within a span."""
        return pattern.each(self.text, span.start, span.end)

    def sentence(self, offset: int, end: int | None = None) -> Span:
        """Give the sentence around an offset, or around a stretch."""
        last = offset if end is None else end
        start = self._sentence_start(offset)
        for stop in _SENTENCE_END.finditer(self.text, max(last - 1, start), min(self.whole.end, last + LONGEST_QUOTE)):
            if self._ends_sentence(stop):
                return Span(start, stop.start() if stop[0] == "\n" else stop.end() - len(_trailing_space(stop[0])))
        return Span(start, min(self.whole.end, last + LONGEST_QUOTE))

    def sentence_of(self, match: re.Match[str]) -> Quote:
        """Quote the sentence around a match."""
        sentence = self.sentence(*match.span())
        return Quote(sentence.start, sentence.end, wording_of(match))

    def paragraph(self, offset: int) -> Span:
        """Give the line of the text around an offset: a paragraph of the source."""
        start = self.text.rfind("\n", self.whole.start, offset) + 1
        end = self.text.find("\n", offset, self.whole.end)
        return Span(max(start, self.whole.start), self.whole.end if end < 0 else end)

    def place(self, offset: int) -> str:
        """Name the place of an offset: cover, a section's canonical name, or body."""
        if offset in self.cover:
            return "cover"
        sections = self.part.sections  # in reading order, side by side
        index = bisect_right(sections, offset, key=lambda section: section.span.start) - 1
        return sections[index].name if index >= 0 and offset in sections[index].span else "body"

    def evidence(self, span: Quote) -> Evidence:
        """Make the evidence of a quote: its text and its place."""
        end = min(span.end, span.start + LONGEST_QUOTE)
        position = self.document.places.position(span.start)
        last = self.document.places.position(max(span.start, end - 1))
        return Evidence(
            quote=self.text[span.start : end],
            place=self.place(span.start),
            line=position.line,
            page=position.page,
            paragraph=position.paragraph,
            heading=position.heading,
            start=span.start,
            end=end,
            document=self.document.path,
            column=position.column,
            end_line=last.line,
            end_column=last.column and last.column + 1,
            wording=span.wording,
        )

    def found(self, name: str, value: Value, *quotes: Quote, note: str = "") -> Fact:
        """Make a found fact, with the quotes it was read from."""
        return Fact(name, State.FOUND, value, tuple(self.evidence(each) for each in quotes), note=note)

    def concluded(self, name: str, value: Value, searched: str, *sought: Phrase | str, note: str = "") -> Fact:
        """Make a found fact that no quote shows: it follows from what was searched."""
        return Fact(name, State.FOUND, value, note=note, search=self.search_for(searched, *sought))

    def absent(self, name: str, searched: str, *sought: Phrase | str) -> Fact:
        """Make an absent fact; ``searched`` says where it was looked for: "the cover"; ``sought``, which wordings."""
        return Fact(name, State.ABSENT, evidence=(self.search_for(searched, *sought),))

    def unread(self, name: str, reason: str, searched: str = "", *sought: Phrase | str) -> Fact:
        """Make an unread fact; where nothing was searched, the reason says all."""
        search = self.search_for(searched, *sought) if searched else None
        return Fact(name, State.UNREAD, reason=reason, search=search)

    def search_for(self, searched: str, *sought: Phrase | str) -> Evidence:
        """Make the evidence of a vain search: where, and for which wordings."""
        wordings = dict.fromkeys(each if isinstance(each, str) else each.reads for each in sought)
        return Evidence(searched=searched, document=self.document.path, wording="; ".join(wordings))

    def not_on_cover(self, name: str, *sought: Phrase | str) -> Fact:
        """Make the fact of something that stands on the cover or nowhere, and was not found there."""
        if not self.part.cover_ends:
            reason = "the end of the cover was not found; it may stand further on"
            return self.unread(name, reason, "the cover", *sought)
        return self._absent_unless_pages_are_images(name, "the cover", *sought)

    def nowhere(self, name: str, *sought: Phrase | str, sticker: bool = False) -> Fact:
        """Make the fact of something that may stand anywhere in the document, and was not found.

        A sticker is all cover; of any other document the inside must have been seen.
        """
        if not self.part.cover_ends:
            return self.unread(name, "the document breaks off", "what is there of it", *sought)
        if self.body_was_seen or sticker:
            return self._absent_unless_pages_are_images(name, "the whole document", *sought)
        return self.unread(name, "only the cover of the document is there", "the cover", *sought)

    def _absent_unless_pages_are_images(self, name: str, searched: str, *sought: Phrase | str) -> Fact:
        pages = self.document.unread_pages
        if pages:
            reason = f"it may stand on a page that is an image without text: {', '.join(pages[:5])}"
            return self.unread(name, reason, f"{searched}, but for pages without text", *sought)
        return self.absent(name, searched, *sought)

    def _sentence_start(self, offset: int) -> int:
        floor = max(self.whole.start, offset - LONGEST_QUOTE)
        floor = start = max(floor, self.text.rfind("\n", floor, offset) + 1)  # a paragraph ends there, and a sentence
        for stop in _SENTENCE_END.finditer(self.text, floor, offset + 1):  # the sentence may begin at the offset
            if self._ends_sentence(stop) and stop.end() <= offset:
                start = stop.end()
        return start

    def _ends_sentence(self, stop: re.Match[str]) -> bool:
        before = (self.text, max(0, stop.start() - 8), stop.start())
        if "\n" in stop[0] or not _ABBREVIATION.search(*before):
            return True
        return _BEGINS.match(self.text, stop.end()) is not None and _FORM.search(*before) is not None


def _trailing_space(text: str) -> str:
    return text[len(text.rstrip()) :]
