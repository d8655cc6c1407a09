"""Company names in a row are told apart."""

from __future__ import annotations

import pytest

from checker.extraction.grammar.names import is_company, read_names

LISTS = [
    ("Alder Lane Securities, LLC", ["Alder Lane Securities, LLC"]),
    ("Pell & Quince Capital Markets, Inc. (“Pell”)", ["Pell & Quince Capital Markets, Inc."]),
    ("A. B. Ferris & Co. Incorporated", ["A. B. Ferris & Co. Incorporated"]),
    ("Alder & Co. and Birch Partners, LLC", ["Alder & Co.", "Birch Partners, LLC"]),
    (
        "Alder & Co. LLC, Birch Securities, Inc. and Cedar LLC",
        ["Alder & Co. LLC", "Birch Securities, Inc.", "Cedar LLC"],
    ),
    ("Alder Inc. (“Alder”), Birch, LLC (“Birch”) and Cedar Ltd. (“Cedar”)", ["Alder Inc.", "Birch, LLC", "Cedar Ltd."]),
    ("Alder, Birch & Cedar, Inc. (“ABC”) and Dogwood LLC", ["Alder, Birch & Cedar, Inc.", "Dogwood LLC"]),
    (
        "A.B.C./Alder Global Partners (“ABC”), The Birch Company, LLC",
        ["A.B.C./Alder Global Partners", "The Birch Company, LLC"],
    ),
    ("Alder Securities (USA) Inc. (“Alder”)", ["Alder Securities (USA) Inc."]),
    (
        "Alder Securities, LLC and Birch Capital Markets, a division of Birch Securities, LLC",
        ["Alder Securities, LLC", "Birch Capital Markets, a division of Birch Securities, LLC"],
    ),
    ("Alder Partners LLC, or Alder Partners, as sales agent", ["Alder Partners LLC"]),
    ("Alder Inc.; Birch LLC", ["Alder Inc.", "Birch LLC"]),
    ("Alder Bank, N.A. and Birch Securities plc", ["Alder Bank, N.A.", "Birch Securities plc"]),
    ("the sales agents", []),
    ("us", []),
]


@pytest.mark.parametrize(("written", "expected"), LISTS)
def test_names_are_divided_where_companies_end(written: str, expected: list[str]) -> None:
    """Commas inside a name do not divide; parentheses and short names after one do."""
    assert list(read_names(written)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Alder, LLC", True), ("Birch & Company", True), ("Cedar Capital Markets", True), ("these rules", False)],
)
def test_a_company_is_known_by_how_it_ends(name: str, expected: bool) -> None:
    """Legal forms, and the words that brokers' names end in."""
    assert is_company(name) is expected
