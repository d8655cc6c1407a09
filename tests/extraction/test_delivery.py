"""How a supplement stands to its prospectus."""

from __future__ import annotations

import pytest

from checker.model.fact import State
from tests.extraction.drafting import launch
from tests.extraction.inside import inside
from tests.extraction.test_sticker import amended


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This supplement should be read in conjunction with the prospectus supplement.", State.FOUND),
        ("Read this amendment together with both.", State.FOUND),
        ("It is qualified by reference to the prospectus, except where it supersedes it.", State.FOUND),
        ("This supplement is not complete without the prospectus.", State.FOUND),
        ("It may only be delivered together with the prospectus.", State.FOUND),
        ("You should read our annual report.", State.ABSENT),
    ],
)
def test_a_sticker_is_read_together_with_its_prospectus(sentence: str, expected: State) -> None:
    """In one of several customary sentences."""
    assert expected == amended(sentence)["base_prospectus.read_together"].state


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "To the extent there is a conflict between the information in this prospectus supplement and the "
            "accompanying prospectus, you should rely on the information in this prospectus supplement.",
            "supplement",
        ),
        (
            "If information varies between the two, you should rely on the information contained in the accompanying "
            "prospectus.",
            "base",
        ),
        (
            "If they are inconsistent, the statements in the base prospectus will control.",
            "base",
        ),
        (
            "If the description differs, the information in this prospectus supplement supersedes it.",
            "supplement",
        ),
        ("You should rely only on this prospectus supplement.", None),
    ],
)
def test_which_of_the_two_prevails(sentence: str, expected: str | None) -> None:
    """Only where a sentence speaks of a difference between them."""
    assert expected == inside("THE OFFERING", sentence)["base_prospectus.precedence"].value


def test_a_cover_alone_does_not_say() -> None:
    """What follows it may."""
    assert State.UNREAD == launch()["base_prospectus.precedence"].state
