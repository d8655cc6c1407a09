"""The statements of the plan of distribution."""

from __future__ import annotations

import pytest

from checker.model.fact import State
from tests.extraction.drafting import launch, sticker
from tests.extraction.inside import inside

SAID = {
    "agent.relationships": (
        "Harbourline and its affiliates have provided various investment banking services to us.",
        "The agents received customary fees for them.",
        "Harbourline was placement agent in our private placement of 2025.",
        "Harbourline may deal with us in the ordinary course of its business.",
        "There is no material relationship between us and Harbourline.",
        "Harbourline was one of the underwriters of our initial public offering.",
    ),
    "agent.indemnity": (
        "We have agreed to provide indemnification and contribution to Harbourline against certain civil liabilities.",
        "We will indemnify it against certain liabilities.",
        "The issuer has agreed to indemnify the agents.",
        "Harbourline is to be indemnified for its losses.",
    ),
    "agreement.termination": (
        "We and Harbourline may each terminate the Sales Agreement at any time upon ten days’ notice.",
        "The offering will end upon the earlier of the sale of all shares and the termination of the agreement.",
        "The Sales Agreement may be terminated by either party.",
    ),
    "program.other_sales": (
        "We may sell shares to Harbourline as principal for its own account.",
        "Harbourline acts as sales agent and/or principal.",
        "Shares may be sold by any other method permitted by law.",
        "Sales may be made in privately negotiated transactions.",
        "Sales may be made in block trades.",
    ),
    "program.other_sales_described": (
        "We will describe this agreement in a separate prospectus supplement or pricing supplement.",
        "We will file a further prospectus supplement providing all information about such offering.",
        "A pricing supplement describing the terms will be filed.",
    ),
    "offering.expenses_estimate": (
        "We estimate that the total expenses for the offering, excluding compensation, will be approximately $75,000.",
        "The expenses of the sale, other than discounts, are estimated to be approximately $1.5 million.",
        "Our other expenses should come to about US$400,000.",
        "We expect to pay $140,000 of our own expenses.",
        "We expect the total expenses of this offering to be approximately $[●].",
    ),
}
UNSAID = {
    "agent.relationships": (
        "The obligations of the sales agents under the sales agreement are subject to a number of conditions.",
        "Harbourline will be deemed to be an underwriter in connection with the sale.",
    ),
    "agent.indemnity": ("Expenses and Indemnification", "Harbourline pays its own counsel."),
    "agreement.termination": ("Our lease will terminate in 2031.", "The sales agreement is an exhibit."),
    "program.other_sales": ("Our principal office is in Ohio.", "Sales are made on the market at market prices."),
    "program.other_sales_described": ("This prospectus supplement describes the shares.",),
    "offering.expenses_estimate": (
        "We will reimburse Harbourline for its expenses in an amount not to exceed $75,000.",
        "We estimate that our expenses will be small.",
        "We expect expenses; the fee is $5.",
    ),
}


@pytest.mark.parametrize(("name", "sentence"), [(name, said) for name, all_said in SAID.items() for said in all_said])
def test_a_statement_is_read(name: str, sentence: str) -> None:
    """The sentence that makes it is the value."""
    fact = inside("PLAN OF DISTRIBUTION", sentence)[name]
    assert State.FOUND == fact.state
    assert str(fact.value) in sentence


@pytest.mark.parametrize(("name", "sentence"), [(name, said) for name, all_said in UNSAID.items() for said in all_said])
def test_words_that_make_no_such_statement(name: str, sentence: str) -> None:
    """Another sentence with some of the words is not taken for the statement."""
    assert State.ABSENT == inside("PLAN OF DISTRIBUTION", sentence)[name].state


def test_a_statement_elsewhere_does_not_count() -> None:
    """That a consultant is indemnified, says a risk factor, says nothing of the agent."""
    facts = inside("RISK FACTORS", "We indemnify our directors against losses.", "PLAN OF DISTRIBUTION", "Words.")
    assert State.ABSENT == facts["agent.indemnity"].state


def test_expenses_under_a_caption_of_their_own_belong_to_the_plan() -> None:
    """So does indemnification."""
    facts = inside(
        "PLAN OF DISTRIBUTION",
        "Words.",
        "EXPENSES",
        "We estimate expenses of $9,000.",
        "INDEMNIFICATION OF THE AGENT",
        "We will indemnify it against liabilities.",
        "LEGAL MATTERS",
    )
    assert "We estimate expenses of $9,000." == facts["offering.expenses_estimate"].value
    assert "We will indemnify it against liabilities." == facts["agent.indemnity"].value


@pytest.mark.parametrize("name", SAID)
def test_a_launch_of_which_only_the_cover_is_there_is_unread(name: str) -> None:
    """What is not on the cover may stand inside."""
    assert State.UNREAD == launch()[name].state


@pytest.mark.parametrize("name", SAID)
def test_another_document_has_none(name: str) -> None:
    """Nobody expects them of an annual report."""
    assert State.ABSENT == sticker("ANNUAL REPORT", "We will indemnify our directors against liabilities.")[name].state
