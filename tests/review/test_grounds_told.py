"""What a finding rests on, in words, and what has changed in them."""

from __future__ import annotations

import pytest

from checker.model.evaluation import Outcome
from checker.review.grounds_told import LONGEST, Grounds, grounds_of, what_changed
from tests.review.conftest import LEGEND, LEGEND_RULE, SOLD, SOLD_RULE, VOCABULARY, cap, cap_fails, judged


def test_a_found_fact_is_its_value_and_its_quotes() -> None:
    """As people write them."""
    assert {"program.cap": ("$5,000,000", "up to $5,000,000")} == grounds_of(cap_fails(), VOCABULARY)


def test_what_was_not_found_and_what_was_not_read_is_said_so() -> None:
    """It has no quotes."""
    assert {"legend.commission": ("not found",)} == grounds_of(judged(LEGEND_RULE, Outcome.FAIL, LEGEND), VOCABULARY)
    assert {"sold.as_of": ("not read",)} == grounds_of(judged(SOLD_RULE, Outcome.UNKNOWN, SOLD), VOCABULARY)


def test_a_long_quote_is_cut_in_its_middle() -> None:
    """And is one line."""
    (texts,) = grounds_of(cap_fails(cap(quote="start\n" + "long " * 200 + "\x1bend")), VOCABULARY).values()
    assert texts[1].startswith("start long")
    assert texts[1].endswith("long end")
    assert LONGEST + 3 >= len(texts[1])
    assert texts[1].isprintable()


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ({"a": ("1",)}, {"a": ("1",)}, ""),
        ({"a": ("1",)}, {"a": ("2",)}, "a from “1” to “2”"),
        ({"a": ("1", "one")}, {"a": ("1", "uno")}, "a from “one” to “uno”"),
        ({"a": ("1", "one")}, {"a": ("1",)}, "a from “one” to nothing"),
        ({"a": ("1",)}, {"b": ("2",)}, "a from “1” to nothing; b from nothing to “2”"),
        (
            dict.fromkeys("abcde", ("1",)),
            dict.fromkeys("abcde", ("2",)),
            "a from “1” to “2”; b from “1” to “2”; and 3 more",
        ),
    ],
)
def test_what_changed_is_told_shortly(before: Grounds, now: Grounds, expected: str) -> None:
    """From what to what."""
    assert expected == what_changed(before, now)
