"""What a reader of one format gives: text, and where in the file each character of it stands."""

from __future__ import annotations

from msgspec import Struct

from checker.model.document import Part, Places, Span


class Reading(Struct, frozen=True):
    """A file as text. Blocks are separated by newlines, cells of a table row by tabs."""

    text: str
    places: Places
    page_breaks: tuple[int, ...] = ()  # text offsets at which a new page begins
    images: tuple[int, ...] = ()  # text offsets at which an image stands
    links: tuple[Span, ...] | None = None  # the texts that link to other documents; None if they are not read
    unread_pages: tuple[str, ...] = ()  # the labels of pages that are images without text
    tracked_changes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    body: Span | None = None  # the draft itself, where the file has more than that; None is all of it
    attached: tuple[Part, ...] = ()  # what else is in the file: the header of a submission, its fee exhibit
