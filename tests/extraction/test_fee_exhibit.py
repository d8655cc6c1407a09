"""What the exhibit of filing fees says of the prospectus."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.documents.read import read_bytes
from checker.extraction.extract import extract_facts
from checker.model.fact import State
from tests.extraction.drafting import launch

SUBMISSION = (Path(__file__).parents[2] / "fixtures/submission-launch/draft.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("said", "expected"), [("The prospectus is a final prospectus", State.FOUND), ("It is one", State.ABSENT)]
)
def test_a_final_prospectus(said: str, expected: State) -> None:
    """The statement is there, or the exhibit was searched in vain."""
    changed = SUBMISSION.replace("The prospectus is a final prospectus", said)
    assert said in changed
    facts = extract_facts(read_bytes(changed.encode(), "draft.txt"), {})
    assert expected == facts["fee_exhibit.final_prospectus"].state


def test_a_draft_has_no_exhibit() -> None:
    """The file was searched for one."""
    assert State.ABSENT == launch()["fee_exhibit.final_prospectus"].state
