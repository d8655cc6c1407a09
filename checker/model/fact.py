"""A fact: one named thing about one offering, found, absent or unread, with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct, field
from msgspec.structs import replace

from checker.model.alike import Alike

Scalar = str | int | float | bool | date
Value = Scalar | tuple[Scalar, ...]
"""Money is in US dollars, percent is 3.0 for 3 %, lists are tuples. Never None."""

PLACE_SUFFIX = ".place"


class State(StrEnum):
    """What is known of a fact."""

    FOUND = "found"
    ABSENT = "absent"  # we looked, here, and it is not there
    UNREAD = "unread"  # we could not tell, and `reason` says why


class Origin(StrEnum):
    """Where a fact comes from."""

    READ = "read"  # from a document
    COMPUTED = "computed"  # from other facts
    GIVEN = "given"  # by a person


class Evidence(Alike, frozen=True):
    """Where something was found, or was searched for in vain.

    ``text[start:end] == quote`` in the document the quote is from; ``line`` is the one-based line of its source.
    A search has an empty quote, and ``searched`` says where and for what.
    """

    ASIDE: ClassVar = 1

    quote: str = ""
    place: str = ""  # cover, summary, a canonical section name, or body
    line: int | None = None
    page: str | None = None  # the printed page label, where the format has one
    paragraph: int | None = None  # the one-based number of the paragraph, in Word files
    heading: str = ""  # the headings above it, where the format marks them
    start: int | None = None
    end: int | None = None
    document: str = ""  # the path as the user gave it
    searched: str = ""
    column: int | None = None  # one-based, in characters of that line of the source; where the format has lines
    end_line: int | None = None  # the line of the quote's last character
    end_column: int | None = None  # the column behind it
    wording: str = ""  # what matched there, or was searched for, in words for a person


class Answer(Alike, frozen=True):
    """Who answers for a fact that was given, and since when."""

    ASIDE: ClassVar = 2

    by: str
    on: date
    why: str = ""
    until: date | None = None  # the last day on which it holds
    document_says: Said | None = None  # what the document said then; if it says another it does not hold
    file: str = ""  # where it stands, and in which line
    line: int = 0


class Said(Struct, frozen=True):
    """What a document says of a fact. Of a text that is only known to be there the value is True."""

    state: State
    value: Value | None = None

    def of(self, fact: Fact) -> bool:
        """Whether that is what is known of a fact. How a text is spaced makes no difference."""
        if self.state is not fact.state:
            return False
        return (self.value is True and isinstance(fact.value, str)) or _unspaced(self.value) == _unspaced(fact.value)


class Unheld(Struct, frozen=True):
    """A signed answer that does not hold, and so does not count."""

    answer: Answer
    why: str  # a sentence: it expired on …; it is dated …; the document says … now
    outdated: bool  # False if it never held


class Fact(Alike, frozen=True):
    """One named thing about one offering. A found fact has a value; an unread one has a reason."""

    ASIDE: ClassVar = 3

    name: str
    state: State
    value: Value | None = None
    evidence: tuple[Evidence, ...] = ()
    origin: Origin = Origin.READ
    reason: str = ""  # why it is unread
    note: str = (
        ""  # what a person should know of a found value: how it was computed, that a given value beat a read one
    )
    answer: Answer | None = None  # who signed for it, of a given fact
    search: Evidence | None = None  # what was searched, if no evidence says it
    over: Fact | None = None  # what the document says of it, of a given fact
    unheld: Unheld | None = None  # the answer that would stand over it, if it held

    @property
    def found(self) -> bool:
        """Whether the fact has a value."""
        return self.state is State.FOUND


class Facts(Struct, frozen=True):
    """All facts of one offering by name. What is not in it is unread.

    Every fact ``x`` also has ``x.place``, the place of its first evidence, unless a person gave one.
    """

    by_name: Mapping[str, Fact] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Facts:
        """Collect facts; of two with one name the later stands."""
        return cls({fact.name: fact for fact in facts})

    def __getitem__(self, name: str) -> Fact:
        fact = self.by_name.get(name)
        if fact is not None:
            return fact
        if name.endswith(PLACE_SUFFIX):
            return self._place_of(name)
        return Fact(name, State.UNREAD, reason="not looked for")

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.by_name.values())

    def __len__(self) -> int:
        return len(self.by_name)

    def merged(self, given: Facts) -> Facts:
        """Lay facts that a person gave over these; where they differ from what was read, the note says so."""
        merged = dict(self.by_name)
        for fact in given:
            before = merged.get(fact.name)
            read = before.over if before and before.origin is Origin.GIVEN else before
            merged[fact.name] = _laid_over(read, fact) if read else fact
        return Facts(merged)

    def _place_of(self, name: str) -> Fact:
        of = self[name.removesuffix(PLACE_SUFFIX)]
        if of.state is not State.FOUND:
            return Fact(name, of.state, reason=of.reason, evidence=of.evidence, origin=of.origin)
        if not of.evidence or not of.evidence[0].place:
            return Fact(name, State.UNREAD, reason="the place is not known", origin=of.origin)
        return Fact(name, State.FOUND, of.evidence[0].place, of.evidence, of.origin)


def _laid_over(read: Fact, given: Fact) -> Fact:
    said = "absent" if given.state is State.ABSENT else f"{given.value}"
    if read.found and (read.state, read.value) != (given.state, given.value):
        note = f"given as {said}; the document says {read.value}"
        return replace(given, evidence=read.evidence, note=note, over=read)
    if read.state is State.ABSENT and given.found:
        return replace(given, note=f"given as {said}; it was not found in the document", over=read)
    return replace(given, over=read)


def _unspaced(value: Value | None) -> Value | None:
    if isinstance(value, tuple):
        return tuple(" ".join(item.split()) if isinstance(item, str) else item for item in value)
    return " ".join(value.split()) if isinstance(value, str) else value
