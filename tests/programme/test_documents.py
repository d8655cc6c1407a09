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
    document,
    launch,
    opened,
    suspension,
)

RENAMED = "if that is its former name, write it under formerly"
NOT_OURS = "documents[1]: 1.yaml is no document of the programme: it offers nothing at the market; take it off the list"


@pytest.mark.parametrize(
    ("documents", "beside", "expected"),
    [
        (
            [launch(), {**suspension(), "issuer.name": "Halden Creek, Inc."}],
            {},
            f"documents[1]: 1.yaml is a document of Halden Creek, Inc., and the programme is one of {ISSUER}; "
            f"{RENAMED}",
        ),
        (
            [launch(), document("other", "amend", "2022-10-20")],
            {},
            NOT_OURS,
        ),
        (
            [launch(), document("other", "amend", "2022-10-20", issuer__name="absent")],
            {},
            NOT_OURS,
        ),
        (
            [launch(), document("base", "amend", "2021-05-03", issuer__name="Halden Creek")],
            {},
            f"documents[1]: 1.yaml is a document of Halden Creek, and the programme is one of {ISSUER}; {RENAMED}",
        ),
        (
            [launch()],
            {0: "filed: 2022-03-10"},
            "documents[0]: 0.yaml is dated 11 March 2022, and cannot be filed before that, on 10 March 2022",
        ),
        (
            [launch()],
            {0: "date: 2022-03-14, filed: 2022-03-11"},
            "documents[0]: 0.yaml is dated 14 March 2022, and cannot be filed before that, on 11 March 2022",
        ),
        (
            [launch(), suspension(effective="9999-12-31")],
            {},
            "documents[1]: 1.yaml states 9999-12-31, which is not a day from 1933 to 2199",
        ),
        ([launch(), launch()], {}, "documents[1]: 1.yaml is listed twice, first as 0.yaml"),
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
    """Another issuer's, undated, of an unnamed issuer, of no kind, no document of a programme: the fault says why."""
    with pytest.raises(FaultyFilesError) as raised:
        opened(tmp_path, documents, beside=beside)

    assert [True] == [str(fault).endswith(expected) for fault in raised.value.faults]


@pytest.mark.parametrize(
    "documents",
    [
        [launch(), document("base", "amend", "2021-05-03")],
        [launch(), document("base", "amend", "2021-05-03", issuer__name="absent")],
        [launch(), document("agreement", "amend", "2022-03-11")],
        [launch(), {"document.kind": "fee_exhibit"}],
    ],
)
def test_what_belongs_to_a_programme_besides_its_supplements_is_no_fault(
    documents: list[dict[str, str]], tmp_path: Path
) -> None:
    """A base prospectus, the agreement and the fee exhibit may be listed, and change nothing."""
    assert decide(opened(tmp_path, documents, beside={1: ""})).cleared


def test_a_prospectus_in_a_registration_statement_is_filed_before_its_date(tmp_path: Path) -> None:
    """It is dated when the statement is effective."""
    inside = launch(filing__form="S-3")

    assert decide(opened(tmp_path, [inside], beside={0: "filed: 2022-03-01"})).cleared


def test_an_issuer_may_have_had_another_name(tmp_path: Path) -> None:
    """Its documents go under any of its names, and a fault tells them all."""
    old = launch(issuer__name="Vanterre Biologics, Inc.")

    assert decide(opened(tmp_path, [old], formerly="[Vanterre Biologics Incorporated]")).cleared
    with pytest.raises(FaultyFilesError, match=f"is one of {ISSUER}, formerly Halden Creek; if that is its former"):
        opened(tmp_path, [old], formerly="[Halden Creek]")


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
