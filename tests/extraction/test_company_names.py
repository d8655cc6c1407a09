"""Two writings of one company's name, and the names of two companies."""

from __future__ import annotations

import pytest

from checker.extraction.grammar.company_names import is_same_company


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ALDER LANE CORP", "Alder Lane Corporation"),
        ("ALDER LANE INC /DE/", "Alder Lane, Inc."),
        ("ALDER LANE CORP /NEW", "Alder Lane Corp."),
        ("ALDER LANE CO", "The Alder Lane Company"),
        ("LANE ALDER J & CO", "Alder J. Lane & Co."),
        ("J A LANE LTD", "J.A. Lane Limited"),
        ("ALDER LANE L P", "Alder Lane, L.P."),
        ("ALDER LANE PLC", "Alder Lane Public Limited Company"),
        ("Alder & Lane, LLC", "Alder and Lane L.L.C."),
        ("LANES PHARMA INC", "Lane’s Pharma, Inc."),
        ("SOCIETE ALDER SA", "Société Alder S.A."),
    ],
)
def test_one_company_is_recognised(one: str, other: str) -> None:
    """Case, punctuation, the legal form in full or short, and the order of the words do not count."""
    assert is_same_company(one, other)
    assert is_same_company(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ALDER LANE INC", "Alder Lane Corp."),
        ("ALDER LANE INC", "Alder Holdings, Inc."),
        ("ALDER LANE INC", "Alder Lane Two, Inc."),
    ],
)
def test_another_company_is_told(one: str, other: str) -> None:
    """Another word, or another legal form, is another company."""
    assert not is_same_company(one, other)
