"""Captions and the table of contents."""

from __future__ import annotations

import pytest

from checker.documents.captions import CAPTIONS, KNOWN_INSIDE, find_contents, find_sections
from checker.model.document import SECTIONS, Span


def test_every_section_has_its_captions() -> None:
    """The names that rules may use are those that are looked for."""
    assert set(SECTIONS) == set(CAPTIONS | KNOWN_INSIDE)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("RISK FACTORS", "risk_factors"),
        ("Risk Factors", "risk_factors"),
        ("Use of Proceeds", "use_of_proceeds"),
        ("DILUTION", "dilution"),
        ("PLAN OF DISTRIBUTION (CONFLICTS OF INTEREST)", "plan_of_distribution"),
        ("LEGAL MATTERS", "legal_matters"),
        ("VALIDITY OF THE COMMON STOCK", "legal_matters"),
        ("EXPERTS", "experts"),
        ("WHERE YOU CAN FIND MORE INFORMATION", "where_to_find"),
        ("INCORPORATION OF CERTAIN INFORMATION BY REFERENCE", "incorporation"),
        ("Incorporation by Reference", "incorporation"),
        ("ABOUT THIS PROSPECTUS SUPPLEMENT", "about"),
        ("PROSPECTUS SUPPLEMENT SUMMARY", "summary"),
        ("The Offering", "the_offering"),
        ("Cautionary Note on Forward-Looking Statements", "forward_looking"),
        ("CERTAIN U.S. FEDERAL INCOME TAX CONSEQUENCES TO HOLDERS", "tax"),
        ("Limitation of Liability and Indemnification", "indemnification"),
        ("About This Prospectus and Forward-Looking Statements", "about"),
        (f"{'We speak of many things, ' * 3}and of forward-looking statements", None),
        ("Our experts are few.", None),
        ("See Risk Factors", None),
        ("Risk Factors and more", None),
    ],
)
def test_a_caption_is_a_line_of_its_own(line: str, expected: str | None) -> None:
    """The whole line is the caption, in any case."""
    text = f"text before\n{line}\ntext after"
    found = find_sections(text, 0, len(text), Span(0, 0))
    assert ([expected] if expected else []) == [section.name for section in found]


@pytest.mark.parametrize(
    "entries",
    [
        "Risk Factors\tS-2\nUse of Proceeds\tS-3\nDilution\tS-4\nExperts\tS-5",
        "Risk Factors 2\nUse of Proceeds 3\nDilution 4\nExperts 5",
        "About\tS-ii\tRisk Factors\tS-2\tUse of Proceeds\tS-3\tDilution\tS-4\tExperts\tS-5",
    ],
)
def test_contents_are_found_in_lines_or_in_one_row(entries: str) -> None:
    """Printers set the table in rows, in lines, or in one row of many cells."""
    text = f"Cover\nTABLE OF CONTENTS\n{entries}\n" + "Long text follows here. " * 20
    contents = find_contents(text, 0, len(text))
    assert entries == text[contents.start : contents.end].partition("\n")[2]


@pytest.mark.parametrize("heading", ["TABLE OF CONTENTS\tPage", "Contents Page No.", "Table of Contents "])
def test_the_heading_of_the_contents_may_name_its_columns(heading: str) -> None:
    """The word "Page" stands above the page numbers, often in the row of the heading."""
    text = f"Cover\n{heading}\nRisk Factors\tS-2\nUse of Proceeds\tS-3\nDilution\tS-4\nExperts\tS-5\nText."
    contents = find_contents(text, 0, len(text))
    assert text[contents.start : contents.end].startswith(heading)


def test_a_running_link_is_no_table_of_contents() -> None:
    """Many filings repeat the words at the head of every page."""
    text = "TABLE OF CONTENTS\nRISK FACTORS\n" + "Long text. " * 40
    assert not find_contents(text, 0, len(text))


def test_sections_reach_to_the_next_caption() -> None:
    """In reading order, without gaps."""
    text = "RISK FACTORS\nRisks.\nUSE OF PROCEEDS\nUses.\nEXPERTS\nNames."
    sections = find_sections(text, 0, len(text), Span(0, 0))
    said = [(section.name, text[section.span.start : section.span.end].split("\n")[1]) for section in sections]
    assert [("risk_factors", "Risks."), ("use_of_proceeds", "Uses."), ("experts", "Names.")] == said


TERMS = "THE OFFERING\nShares offered\nUp to $20,000,000.\nUse of proceeds\nValves.\nRisk factors\nSee page S-3.\n"


def test_labels_of_the_summary_of_the_offering_are_no_captions() -> None:
    """Set without cells they stand alone on their lines, and the sections themselves come later."""
    text = f"{TERMS}It is based on 9,000 shares.\nRISK FACTORS\nNone.\nUSE OF PROCEEDS\nValves.\nDILUTION\n"
    found = find_sections(text, 0, len(text), Span(0, 0))
    assert [section.name for section in found] == ["the_offering", "risk_factors", "use_of_proceeds", "dilution"]
    assert "based on 9,000 shares" in text[found[0].span.start : found[0].span.end]
    assert text[found[1].heading.start : found[1].heading.end] == "RISK FACTORS"


@pytest.mark.parametrize("rest", ["DILUTION\n", f"{'Valves fail. ' * 200}\nRISK FACTORS\nNone.\nUSE OF PROCEEDS\n"])
def test_what_comes_only_once_or_is_long_is_a_section(rest: str) -> None:
    """So the summary of the offering ends at it."""
    text = TERMS + rest
    found = find_sections(text, 0, len(text), Span(0, 0))
    assert "risk_factors" in [section.name for section in found[:3]]
    assert "See page S-3" not in text[found[0].span.start : found[0].span.end]
