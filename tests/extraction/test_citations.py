"""Wrong citations, and the words of an underwriting."""

from __future__ import annotations

import pytest

from tests.extraction.inside import inside
from tests.extraction.whole_supplement import listed


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("It is a term of the Securities Act of 1934.", 1),
        ("It is a term of the Securities Exchange Act of 1933.", 1),
        ("We file reports under Section 13(a) or 15(d) of the Securities Act.", 1),
        ("Our stock is registered under Section 12(b) of the Securities Act.", 1),
        ("It is an offering as defined in Rule 415(a)(4) under the Exchange Act.", 1),
        ("It is an offering as defined in Rule 415 promulgated under the Securities Exchange Act of 1934.", 1),
        ("Regulation M under the Securities Act forbids it.", 1),
        ("Rule 10b-5 promulgated under the Securities Act forbids it.", 1),
        ("The Securities Act of 1933 and the Securities Exchange Act of 1934 apply.", 0),
        ("We file reports under Section 13(a) or 15(d) of the Exchange Act.", 0),
        ("Our stock is registered under Section 12(b) of the Exchange Act and sold under the Securities Act.", 0),
        ("It is defined in Rule 415(a)(4) promulgated under the Securities Act.", 0),
        ("Regulation M under the Exchange Act forbids it. Rule 12b-2 under the Exchange Act defines it.", 0),
        ("Section 15 of the Securities Act and Section 20 of the Exchange Act speak of control.", 0),
    ],
)
def test_a_statute_cited_by_a_wrong_name(sentence: str, count: int) -> None:
    """Each Act has its year, its sections and its rules."""
    assert count == len(listed(inside("THE OFFERING", sentence), "text.wrong_citations"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The underwriters have an option to buy more.", ["The underwriters have"]),
        ("The representatives of the underwriters may release shares.", ["the underwriters may"]),
        ("The agents may engage in stabilizing transactions.", ["stabilizing transactions"]),
        ("The agents may engage in passive market making.", ["passive market making"]),
        ("The agents will not engage in stabilizing transactions.", []),
        ("Harbourline will be deemed to be an “underwriter”, and the underwriter is paid.", []),
        ("In our initial public offering the underwriters are said to have done well.", []),
        ("Harbourline may engage in market making.", []),
    ],
)
def test_underwriters_who_act_in_the_plan(sentence: str, expected: list[str]) -> None:
    """A denial, a deemed underwriter and another offering are no remains of a template."""
    assert expected == listed(inside("PLAN OF DISTRIBUTION", sentence), "text.underwriting_leftovers")


def test_underwriters_elsewhere_are_not_looked_at() -> None:
    """A risk factor may tell of an underwritten offering."""
    facts = inside("RISK FACTORS", "The underwriters have sued us.", "PLAN OF DISTRIBUTION", "Words.")
    assert [] == listed(facts, "text.underwriting_leftovers")
