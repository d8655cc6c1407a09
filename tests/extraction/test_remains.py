"""What is left in a file of the work on it: tracked changes and comments."""

from __future__ import annotations

from msgspec.structs import replace

from checker.extraction.extract import extract_facts
from checker.extraction.remains import MOST
from checker.model.fact import Facts, State
from tests.extraction.drafting import read_launch


def facts(tracked_changes: tuple[str, ...] = (), comments: tuple[str, ...] = ()) -> Facts:
    """Give the facts of a launch in whose file that is left."""
    return extract_facts(replace(read_launch(), tracked_changes=tracked_changes, comments=comments), {})


def test_what_is_left_is_listed() -> None:
    """As the reader of the file told it."""
    read = facts(("deleted: $5", "inserted: $6"), ("Company to confirm.",))

    assert ("deleted: $5", "inserted: $6") == read["document.tracked_changes"].value
    assert ("Company to confirm.",) == read["document.comments"].value


def test_nothing_left_is_absent_and_says_where_was_looked() -> None:
    """The search is the evidence."""
    read = facts()

    assert [State.ABSENT, State.ABSENT] == [read[f"document.{name}"].state for name in ("tracked_changes", "comments")]
    assert "the file, for comments" == read["document.comments"].evidence[0].searched


def test_of_very_many_the_first_are_listed() -> None:
    """And how many there are is noted."""
    fact = facts(comments=tuple(f"comment {at}" for at in range(40)))["document.comments"]

    assert (tuple(f"comment {at}" for at in range(MOST)), f"the first {MOST} of 40") == (fact.value, fact.note)
