"""Terms that are used but never defined, defined but never used, and defined twice."""

from __future__ import annotations

import pytest

from checker.extraction.proofreading.defined_terms import Definitions
from checker.extraction.scope import Scope
from checker.model.document import Span
from tests.extraction.drafting import launch, read_launch, sticker
from tests.extraction.whole_supplement import inside, listed

DEFINITIONS = [
    ("the act (the “Exchange Act”)", ["Exchange Act"]),
    ('the act (the "Exchange Act")', ["Exchange Act"]),
    ('the act (the “Exchange Act")', ["Exchange Act"]),
    ("Pell (“Pell”)", ["Pell"]),
    ("Pell (our “Agent”)", ["Agent"]),
    ("Pell (this “Agent”)", ["Agent"]),
    ("Pell (such firm, the “Agent”)", ["Agent"]),
    ("Pell (the “Agent,”)", ["Agent"]),
    ("Pell (the “Agent” )", ["Agent"]),
    ("Pell ( the “Agent”)", ["Agent"]),
    ("Pell (the “ Agent ”)", ["Agent"]),
    ("Pell (hereinafter the “Agent”)", ["Agent"]),
    ("Pell (which we refer to as the “Agent”)", ["Agent"]),
    ("Pell (referred to herein as the “Agent”)", ["Agent"]),
    ("Pell (together with its affiliates, the “Agent”)", ["Agent"]),
    ("Pell and Crake (each, an “Agent” and, together, the “Agents”)", ["Agent", "Agents"]),
    ("Pell and Crake (each an “Agent” and collectively, the “Agents”)", ["Agent", "Agents"]),
    ("Pell and Crake (individually, an “Agent,” and together the “Agents”)", ["Agent", "Agents"]),
    ("Pell and Crake (collectively, the “Agents”)", ["Agents"]),
    ('Pell and Crake (each, an "Agent" and, together, the "Agents")', ["Agent", "Agents"]),
    ("a contract (as amended, the “Sales Contract”)", ["Sales Contract"]),
    ("a contract (as amended from time to time, the “Sales Contract”)", ["Sales Contract"]),
    ("a contract (the “Sales\nContract”)", ["Sales Contract"]),
    ("a contract (the\n“Sales Contract”)", ["Sales Contract"]),
    ("a contract (“ATM Contract”)", ["ATM Contract"]),
    ("warrants (the “Series A Warrants” and the “Series B Warrants”)", ["Series A Warrants", "Series B Warrants"]),
    ("shares (the “Offered Shares”) and warrants (the “Warrants”)", ["Offered Shares", "Warrants"]),
    ("American depositary shares (the “ADSs”)", ["ADSs"]),
    ("a plan (the “2019 Plan”)", ["2019 Plan"]),
    ("notes (the “2031 Notes”)", ["2031 Notes"]),
    ("the rule (“Rule 415”)", ["Rule 415"]),
    ("a firm (“O’Lane”)", ["O’Lane"]),
    ("the code (the “U.S. Code”)", ["U.S. Code"]),
    ("a term (the “non-Affiliate”)", []),
    ("a plan (the “plan”)", []),
    ("a plan (the Plan)", []),
    ("a plan (as defined below)", []),
    ("“Plan” means a plan", []),
    ("he said “Yes” (loudly)", []),
    ("risks (see “Risk Factors”)", []),
    ("risks (described under “Risk Factors”)", []),
    ("a section (under the caption “Dilution”)", []),
    ("the company (NYSE: “ABC”)", []),
    ("the company (Nasdaq: ABC)", []),
    ("a statement (File No. 333-912345)", []),
    ("the states (“United States” or “U.S.”)", []),
    ("our company (“we,” “us” or the “Company”)", []),
    ("the “Agents”", []),
    ("a blank (“●”)", []),
]
USE = "We pay the Placement Agent for each sale."


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (USE, ["Placement Agent"]),
        ("We and any Forward Purchaser may sell short.", ["Forward Purchaser"]),
        ("That party is subject to Regulation M under the Exchange Act.", ["Exchange Act"]),
        ("It is registered under the Securities Exchange Act of 1934.", []),
        ("We sell under the Securities Act.", []),
        ("We are subject to the Sarbanes-Oxley Act and the Trust Indenture Act.", []),
        ("Sales on The Nasdaq Global Market in the United States in the March Quarter.", []),
        (f"{USE} We engaged Pell (the “Placement Agent”).", []),
        (f'{USE} We engaged Pell (the "Placement Agent").', []),
        (f"{USE} We engaged Pell (each, a “Placement Agent” and, together, the “Placement Agents”).", []),
        (f"{USE} We engaged Pell, or the Placement Agent, in May.", []),
        (f"{USE} We engaged Pell Inc., or Pell or the Placement Agent, in May.", []),
        (f"{USE} We or the Placement Agent may end it.", ["Placement Agent"]),
        (f"{USE} We engaged Pell (the Placement Agent) in May.", []),
        (f"{USE} We engaged Pell (collectively, the Placement Agents) in May.", []),
        (f"{USE} We engaged Pell as Placement Agent, and its Placement was fair.", []),
        (f"{USE} We engaged Pell, or another Placement Agent, in May.", ["Placement Agent"]),
        (f"{USE} {'For Placement Rules see above. ' * 400}We engaged Pell, or the Placement Agent, in May.", []),
        (f"{USE} {'For Placement Rules see above. ' * 400}We engaged Pell in May.", ["Placement Agent"]),
        (f"{USE} We engaged Pell, which we refer to as the “Placement Agent,” in May.", []),
        (f"{USE} We engaged Pell and Crake (collectively, the “Placement Agents”).", []),
        ("Each of the Placement Agents’ fees is fixed. Pell is the “placement agent.”", []),
        ("We engaged a Placement Agent. The fee of the Placement Agent is fixed.", []),
        ("The fee under the Engagement Agreement dated May 4, 2025 is fixed.", []),
        ("The fee under the Engagement Agreement, by and between us and Pell, is fixed.", []),
        ("THE PLACEMENT AGENT IS PAID BY US.", []),
        ("The fee is fixed by the Loan and Security Agreement (as defined in the report).", []),
        ("We issued to the Lenders Warrants. Lenders (the “Lenders”) have (the “Warrants”).", []),
        (f"{USE} Terms used and not otherwise defined here have the meanings in the agreement.", []),
    ],
)
def test_terms_used_but_never_defined(paragraph: str, expected: list[str]) -> None:
    """Whatever may be a definition, a description or a name of something else speaks against a finding."""
    assert expected == listed(inside(paragraph), "terms.undefined")


def test_an_undefined_name_of_the_agreement_is_told_once() -> None:
    """It has a fact of its own."""
    facts = inside("We sell shares under the Distribution Agreement.")
    assert ("Distribution Agreement",) == facts["agreement.undefined_titles"].value
    assert [] == listed(facts, "terms.undefined")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Nasdaq gave us more time (the “Extension Notice”).", ["Extension Notice"]),
        ("Nasdaq gave us more time (the “Extension Notice”). The Extension Notice ends in May.", []),
        ("The Extension Notice ends in May. Nasdaq gave us more time (the “Extension Notice”).", []),
        ("We issued warrants (each, a “Series B Warrant”). Series B Warrants expire in May.", []),
        ("The plan (the “Option Plan”). THE OPTION PLAN IS CLOSED.", []),
        ("Our company (“we,” “us” or the “Company”) is small. Our act (the “Exchange Act”).", []),
        ("The federation (the “United States” or the “USA”). It is in the United States.", []),
        ("We issued shares (each, a “Pell Share” and, together, the “Pell Block”).", ["Pell Share", "Pell Block"]),
    ],
)
def test_terms_defined_but_never_used(paragraph: str, expected: list[str]) -> None:
    """The singular, the plural and capital letters are uses; what is defined by custom need not be used."""
    assert expected == listed(inside(paragraph), "terms.unused")


@pytest.mark.parametrize(("written", "expected"), DEFINITIONS)
def test_what_defines_a_term(written: str, expected: list[str]) -> None:
    """Capitals in quotation marks in parentheses; references, symbols and pairs of synonyms define none."""
    document = read_launch(rest=f"This is about {written}, and more.")
    assert document.main is not None
    start = document.text.rindex("This is about")
    found = Definitions.of(Scope(document, document.main), Span(start, len(document.text)))
    assert expected == list(found.by_term)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("We entered into an agreement, dated March 2, 2026 (the “Sales Agreement”).", []),
        ("We entered into an agreement, dated May 4, 2024 (the “Sales Agreement”).", ["Sales Agreement"]),
        ("We entered into a sales agreement (the “Sales Agreement”).", []),
        ("We sell through Crake &amp; Pell, Inc. (“Harbourline”).", ["Harbourline"]),
        ("We sell through Harbourline Securities, LLC (“Harbourline”).", []),
        ("It is dated May 1, 2024, as amended on March 2, 2026 (as amended, the “Sales Agreement”).", []),
    ],
)
def test_terms_defined_with_two_meanings(second: str, expected: list[str]) -> None:
    """A definition that is repeated is customary; one for another date or another company is not."""
    assert expected == listed(inside(second), "terms.defined_twice")


def test_a_cover_alone_shows_nothing_of_terms() -> None:
    """A definition may stand further on."""
    facts = launch(rest=USE)
    assert {"unread"} == {facts[f"terms.{name}"].state for name in ("undefined", "unused", "defined_twice")}


def test_a_sticker_is_read_for_terms_too() -> None:
    """A one-page supplement is complete."""
    facts = sticker(
        "QUILLFEATHER ROBOTICS, INC.",
        "This Supplement No. 2 amends the Prospectus Supplement dated May 6, 2024. We entered into an Equity "
        "Distribution Agreement (the “Distribution Agreement”) with Harbourline, LLC, for sales at the market.",
        USE,
        "The date of this Supplement No. 2 to the Prospectus Supplement is November 4, 2025.",
    )
    assert ["Placement Agent"] == listed(facts, "terms.undefined")
