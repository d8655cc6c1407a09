"""The legend of a preliminary prospectus, and the delaying amendment."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.documents.read import read_bytes
from checker.extraction.extract import extract_facts
from checker.model.fact import State
from tests.extraction.drafting import launch

REGISTRATION = (Path(__file__).parents[2] / "fixtures/atm-in-registration-statement/draft.htm").read_text("utf-8")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The information in this prospectus supplement is not complete and may be changed.", State.FOUND),
        ("The information contained in this preliminary prospectus is subject to completion.", State.FOUND),
        ("The information in this prospectus will be amended or completed.", State.FOUND),
        ("This prospectus supplement is not complete without the prospectus.", State.ABSENT),
        ("The information in this prospectus supplement is not complete without the prospectus.", State.ABSENT),
        ("The information in this prospectus is accurate only as of its date.", State.ABSENT),
    ],
)
def test_the_legend_of_a_preliminary_prospectus(sentence: str, expected: State) -> None:
    """That a sticker is not complete without its prospectus is no such legend."""
    assert expected == launch(float=sentence)["legend.not_complete"].state


def test_a_registration_statement_that_is_not_effective_on_filing() -> None:
    """It amends itself to delay its effective date, and its prospectus has the legend."""
    facts = extract_facts(read_bytes(REGISTRATION.encode(), "draft.htm"), {})
    assert State.FOUND == facts["filing.delaying_amendment"].state
    assert State.FOUND == facts["legend.not_complete"].state


def test_a_registration_statement_that_is() -> None:
    """Without the amendment on its facing page it is an automatic shelf."""
    automatic = re.sub(r"hereby\s+amends", "files", REGISTRATION)
    assert automatic != REGISTRATION
    facts = extract_facts(read_bytes(automatic.encode(), "draft.htm"), {})
    assert State.ABSENT == facts["filing.delaying_amendment"].state


def test_a_supplement_has_no_facing_page() -> None:
    """It is absent, not unread."""
    assert State.ABSENT == launch()["filing.delaying_amendment"].state
