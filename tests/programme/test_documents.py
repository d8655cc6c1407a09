"""The documents of a programme: what cannot be placed, and what a person says beside a path."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.errors import FaultyFilesError
from tests.programme.desk import (
    DAY,
    ISSUER,
    OPEN,
    broken,
    decide,
    launch,
    opened,
    suspension,
)


@pytest.mark.parametrize(
    ("documents", "beside", "expected"),
    [
        (
            [launch(), {**suspension(), "issuer.name": "Halden Creek, Inc."}],
            {},
            f"documents[1]: 1.yaml is a document of Halden Creek, Inc., and the programme is one of {ISSUER}",
        ),
        (
            [{**launch(), "document.date": "absent"}],
            {0: "filed: 2022-03-11"},
            "documents[0]: 0.yaml bears no date; write date: beside its path",
        ),
        (
            [{**launch(), "issuer.name": "absent"}],
            {},
            "0.yaml does not name its issuer where it was looked for; give issuer.name in a file of facts",
        ),
        (
            [{"document.date": "2022-03-11"}],
            {},
            "what kind of document 0.yaml is could not be read; give document.kind in a file of facts",
        ),
    ],
)
def test_a_document_that_cannot_be_placed_is_a_fault(
    documents: list[dict[str, str]], beside: dict[int, str], expected: str, tmp_path: Path
) -> None:
    """Another issuer's, undated, of an unnamed issuer, of no kind: the fault says what to do."""
    with pytest.raises(FaultyFilesError) as raised:
        opened(tmp_path, documents, beside=beside)

    assert [True] == [str(fault).endswith(expected) for fault in raised.value.faults]


def test_a_date_beside_the_path_dates_a_document(tmp_path: Path) -> None:
    """What the programme file says stands for what the document does not."""
    undated = {**launch(), "document.date": "absent"}

    assert decide(opened(tmp_path, [undated], beside={0: "date: 2022-03-11, filed: 2022-03-11"})).cleared


def test_a_file_of_facts_beside_the_path_stands_over_the_document(tmp_path: Path) -> None:
    """A person can settle what could not be read."""
    (tmp_path / "given.yaml").write_text("suspension.effective_date: 2022-10-20\n", encoding="utf-8")
    programme = opened(
        tmp_path,
        [launch(), suspension(effective=None)],
        beside={1: "filed: 2022-10-20, facts: given.yaml"},
    )

    assert decide(programme, DAY).cleared
    assert [OPEN] == broken(decide(programme, date(2022, 10, 20)))
