"""Company names, one or several in a row, are told apart."""

from __future__ import annotations

import pytest

from checker.extraction.grammar.names import COMPANY, is_company, read_names
from checker.phrases.phrase import CASE_MATTERS, phrase

ONE = [
    *(
        "Alder Lane Securities, LLC",
        "A. B. Ferris & Co. Incorporated",
        "Alder Securities (USA) Inc.",
        "A.L. Lane & Co.",
    ),
    *(
        "Alder and Company, LLC",
        "Alder, Nicholas & Company, Incorporated",
        "Alder & Company, L.L.C.",
        "Alder & Co., LLC",
    ),
    *("A.B.C./Alder Global Partners", "The Alder Company, LLC", "Alder Global Markets Inc.", "Alder Group L.L.C."),
    *("Alder-Lane Capital Group LLC", "AlderTrading Institutional Services LLC", "Alder Capital Markets Corp."),
    *(
        "O’Lane Securities, Incorporated",
        "O'Lane Securities, Incorporated",
        "A&L Securities, Inc.",
        "3Alder Securities LLC",
    ),
    *(
        "Alder Securities USA LLC",
        "Alder Securities Pte. Ltd.",
        "Alder Securities Pty Ltd",
        "Alder (Hong Kong) Limited",
    ),
    *(
        "Alder Bank S.p.A.",
        "Alder S.A. de C.V.",
        "Société Alder S.A.",
        "Alder N.V.",
        "Alder Securities GmbH",
        "Alder Bank AG",
    ),
    *(
        "Alder Bank, N.A.",
        "Alder Securities plc",
        "Alder & Co, L.P.",
        "Alder Real Estate Trust",
        "ALDER LANE SECURITIES, LLC",
    ),
    *("Alder Partners", "Alder Sandler", "Birch Capital Markets, a division of Birch Securities, LLC"),
]
FOLLOWED = [
    *(" (“Alder”)", ' ("Alder")', " (‘Alder’)", " (the “Agent”)", " (“Alder” or the “Agent”)", " (d/b/a Alder Lane)"),
    *(" (f/k/a Birch Securities, LLC)", " (CRD No. 12345)", " (together with its affiliates, “Alder”)"),
    *(", as sales agent", ", acting as our agent", ", as sales agents and principals", " dated March 2, 2026"),
    *(", or Alder", ", or “Alder”", ", or the Agent", " and its affiliates", ", a Delaware limited liability company"),
    *(
        ", now known as Birch LLC",
        ", collectively",
        " under the agreement",
        " pursuant to which",
        " relating to shares",
    ),
]
LISTS = [
    ("Alder & Co. and Birch Partners, LLC", ["Alder & Co.", "Birch Partners, LLC"]),
    (
        "Alder & Co. LLC, Birch Securities, Inc. and Cedar LLC",
        ["Alder & Co. LLC", "Birch Securities, Inc.", "Cedar LLC"],
    ),
    ("Alder, LLC, Birch, Inc., and Cedar Ltd.", ["Alder, LLC", "Birch, Inc.", "Cedar Ltd."]),
    ("Alder, LLC; Birch, Inc.; and Cedar Ltd.", ["Alder, LLC", "Birch, Inc.", "Cedar Ltd."]),
    ("Alder, LLC, Birch, Inc. & Cedar Ltd.", ["Alder, LLC", "Birch, Inc.", "Cedar Ltd."]),
    ("Alder, LLC and/or Birch, Inc.", ["Alder, LLC", "Birch, Inc."]),
    ("Alder, LLC or Birch, Inc.", ["Alder, LLC", "Birch, Inc."]),
    ("ALDER, LLC AND BIRCH, INC.", ["ALDER, LLC", "BIRCH, INC."]),
    ("Alder and Company, LLC and Birch, Inc.", ["Alder and Company, LLC", "Birch, Inc."]),
    ("each of Alder, LLC, Birch, Inc. and Cedar Ltd.", ["Alder, LLC", "Birch, Inc.", "Cedar Ltd."]),
    ("us and Alder, LLC", ["Alder, LLC"]),
    ("Alder Inc. (“Alder”), Birch, LLC (“Birch”) and Cedar Ltd. (“Cedar”)", ["Alder Inc.", "Birch, LLC", "Cedar Ltd."]),
    ('Alder Inc. ("Alder") and Birch, LLC ("Birch")', ["Alder Inc.", "Birch, LLC"]),
    ("Alder Inc. and Birch, LLC (each, an “Agent” and, together, the “Agents”)", ["Alder Inc.", "Birch, LLC"]),
    (
        "Alder Inc. (“Alder” and, collectively with Birch, LLC, the “Agents”) and Birch, LLC",
        ["Alder Inc.", "Birch, LLC"],
    ),
    ("Alder, Birch & Cedar, Inc. (“ABC”) and Dogwood LLC", ["Alder, Birch & Cedar, Inc.", "Dogwood LLC"]),
    (
        "A.B.C./Alder Global Partners (“ABC”), The Birch Company, LLC",
        ["A.B.C./Alder Global Partners", "The Birch Company, LLC"],
    ),
    (
        "Alder Securities, LLC and Birch Capital Markets, a division of Birch Securities, LLC",
        ["Alder Securities, LLC", "Birch Capital Markets, a division of Birch Securities, LLC"],
    ),
    (
        "Alder\nSecurities, LLC and Birch Hill\nSecurities, Inc.",
        ["Alder Securities, LLC", "Birch Hill Securities, Inc."],
    ),
    ("Alder Inc.; Birch LLC", ["Alder Inc.", "Birch LLC"]),
    ("Alder Bank, N.A. and Birch Securities plc", ["Alder Bank, N.A.", "Birch Securities plc"]),
]
NO_NAMES = [
    *("the sales agents", "us", "we", "our sales agent", "our common stock", "the several agents named below", ""),
    *("certain managers", "the Company", "their affiliates", "any distribution agent", "A", "(“Alder”)"),
]
NO_COMPANIES = ["these rules", "Alder", "Rule 424(b)(5)", "the securities laws", "Common Stock", "Alder Incorporation"]
IN_PROSE = [
    ("we sell through Alder Lane Securities, LLC as agent", "Alder Lane Securities, LLC"),
    ("we sell through Birch of New York, Inc. as agent", "Birch of New York, Inc."),
    ("we sell through 3Alder & Lane Co. as agent", "3Alder & Lane Co."),
    ("we sell through Alder (USA) LLC as agent", "Alder (USA) LLC"),
    ("we sell through Alder-Lane\u00a0Trust as agent", ""),
    ("we sell at the market through agents, inc. costs", ""),
]


@pytest.mark.parametrize("name", ONE)
def test_one_name_is_not_divided(name: str) -> None:
    """Commas, "and" and "&" inside a name do not divide it, and a space may be the end of a line."""
    assert (name,) == read_names(name)
    assert (name,) == read_names(name.replace(" ", "\n"))
    assert is_company(name)


@pytest.mark.parametrize("rest", FOLLOWED)
def test_a_name_ends_where_something_else_begins(rest: str) -> None:
    """Parentheses, short names and clauses after a name are no part of it, and no second name."""
    assert ("Alder Securities, LLC",) == read_names(f"Alder Securities, LLC{rest}")


@pytest.mark.parametrize(("written", "expected"), LISTS)
def test_names_are_divided_where_companies_end(written: str, expected: list[str]) -> None:
    """Commas inside a name do not divide; parentheses and short names after one do."""
    assert expected == list(read_names(written))


@pytest.mark.parametrize("written", NO_NAMES)
def test_what_is_no_name_is_left_out(written: str) -> None:
    """Articles, pronouns and words for the agents."""
    assert () == read_names(written)


@pytest.mark.parametrize("name", NO_COMPANIES)
def test_what_does_not_end_as_companies_do_is_none(name: str) -> None:
    """A reader who takes only companies is not given other words."""
    assert not is_company(name)


@pytest.mark.parametrize(("text", "expected"), IN_PROSE)
def test_a_company_is_found_in_prose(text: str, expected: str) -> None:
    """From its first capital to the form of company; the space of a pattern is any space, but for one in a name."""
    match = phrase(COMPANY, CASE_MATTERS).search(text)
    assert expected == (match[0] if match else "")
