"""Two texts cut around what differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reporting.side_by_side import cut_alike

LONG = "x" * 100


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("a b", "a c", ("a b", "a c")),
        (f"{LONG}a", f"{LONG}b", ("…" + "x" * 40 + "a", "…" + "x" * 40 + "b")),
        (f"a{LONG}", f"b{LONG}", ("a" + "x" * 40 + "…", "b" + "x" * 40 + "…")),
        (f"{LONG} new{LONG}", f"{LONG}{LONG}", ("…" + "x" * 40 + " new" + "x" * 40 + "…", "…" + "x" * 80 + "…")),
    ],
)
def test_what_is_the_same_is_left_out(old: str, new: str, told: tuple[str, str]) -> None:
    """But for some of it on either side; short texts stay whole."""
    assert told == cut_alike(old, new, 90)


@given(
    st.text("ab ", max_size=30), st.text("ab ", max_size=30), st.text("ab ", max_size=300), st.text("ab ", max_size=300)
)
def test_two_texts_that_differ_never_look_alike(head: str, tail: str, old: str, new: str) -> None:
    """Wherever they differ, and however much; and neither is long."""
    one, other = f"{head * 20}{old}{tail * 20}", f"{head * 20}{new}{tail * 20}"
    told = cut_alike(one, other, 160)

    assert (one == other) is (told[0] == told[1])
    assert max(map(len, told)) <= 163
