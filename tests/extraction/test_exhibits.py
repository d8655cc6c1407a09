"""What is read from a sales agreement and from filing fee tables, where they are the document that is checked."""

from __future__ import annotations

from datetime import date

import pytest

from checker.documents.read import read_bytes
from checker.extraction.extract import extract_facts
from checker.model.fact import Facts, State, Value

LETTER = """Exhibit 1.1

QUILLFEATHER ROBOTICS, INC.

Common Stock
($0.001 par value per share)

{title}

{dated}

Harbourline Securities, LLC
12 Quay Street
Portland, ME 04101

Ladies and Gentlemen:

Quillfeather Robotics, Inc., a Delaware corporation (the “Company”), confirms its agreement (this “Agreement”) \
with {parties}, as follows:

1. Issuance and Sale of Shares. The Company may issue and sell through the Agent shares of common stock, \
$0.001 par value per share (the “Shares”){amount}. The Company has filed a registration statement on Form S-3 \
(File No. 333-912345), with a base prospectus.

SCHEDULE 2

{paid}
"""
AMOUNT = ", having an aggregate offering price of up to $48,000,000"
PAID = "The Company shall pay to the Agent in cash, upon each sale, an amount equal to {} of the gross proceeds."


def letter(
    title: str = "Equity Distribution Agreement",
    dated: str = "March 2, 2026",
    parties: str = "Harbourline Securities, LLC (the “Agent”)",
    amount: str = AMOUNT,
    paid: str = "3.0%",
) -> Facts:
    """Read an agreement in the form of a letter."""
    text = LETTER.format(title=title, dated=dated, parties=parties, amount=amount, paid=PAID.format(paid))
    return extract_facts(read_bytes(text.encode(), "agreement.txt"), {})


def contract(text: str) -> Facts:
    """Read an agreement that is no letter."""
    return extract_facts(read_bytes(f"Exhibit 1.1\n\n{text}\n".encode(), "agreement.txt"), {})


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("document.kind", "agreement"),
        ("issuer.name", "QUILLFEATHER ROBOTICS, INC."),
        ("agreement.title", "Equity Distribution Agreement"),
        ("agreement.date", date(2026, 3, 2)),
        ("agents.names", ("Harbourline Securities, LLC",)),
        ("program.cap", 48_000_000),
        ("commission.rate", 3.0),
        ("commission.qualifier", "fixed"),
        ("filing.registration_numbers", ("333-912345",)),
    ],
)
def test_a_letter_agreement_is_read(fact: str, expected: Value) -> None:
    """Title, day, parties, amount, commission and number, each with the words that say it."""
    found = letter()[fact]

    assert expected == found.value
    assert found.name == "document.kind" or found.evidence[0].quote


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Controlled Equity OfferingSM\nSales Agreement", "Controlled Equity Offering Sales Agreement"),
        ("AMENDMENT NO. 1 TO\nSALES AGREEMENT", "AMENDMENT NO. 1 TO SALES AGREEMENT"),
        ("ATM EQUITY OFFERING℠ SALES AGREEMENT", "ATM EQUITY OFFERING SALES AGREEMENT"),
        ("At Market Issuance Sales Agreement", "At Market Issuance Sales Agreement"),
        ("Open Market Sale AgreementSM", "Open Market Sale Agreement"),
    ],
)
def test_a_title_may_stand_on_two_lines_and_bear_a_mark(title: str, expected: str) -> None:
    """The lines of a title are one title; the sign of a service mark is no part of it."""
    assert expected == letter(title=title)["agreement.title"].value


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        (
            "each of Harbourline Securities, LLC (“Harbourline”) and Tarn & Vail Capital Markets, Inc. (“Tarn” and "
            "each, an “Agent”)",
            ("Harbourline Securities, LLC", "Tarn & Vail Capital Markets, Inc."),
        ),
        (
            "Harbourline Markets, a division of Harbourline Securities, LLC (“Harbourline”)",
            ("Harbourline Markets, a division of Harbourline Securities, LLC",),
        ),
        ("the persons whose names are below", ("Harbourline Securities, LLC",)),
    ],
)
def test_the_agents_are_those_with_whom_it_is_made(parties: str, expected: tuple[str, ...]) -> None:
    """They are read from the sentence that makes the agreement; if it does not name them, from the address."""
    assert expected == letter(parties=parties)["agents.names"].value


@pytest.mark.parametrize(
    ("paid", "rate", "qualifier"),
    [
        ("up to 3.0%", 3.0, "up_to"),
        ("up to three percent (3%)", 3.0, "up_to"),
        ("2.75%", 2.75, "fixed"),
    ],
)
def test_a_commission_is_fixed_or_a_ceiling(paid: str, rate: float, qualifier: str) -> None:
    """“Up to” makes the rate a ceiling."""
    facts = letter(paid=paid)

    assert (rate, qualifier) == (facts["commission.rate"].value, facts["commission.qualifier"].value)


def test_a_maximum_may_stand_in_the_title_alone() -> None:
    """Many agreements leave it to the lines above."""
    text = LETTER.replace("Common Stock\n", "UP TO $35,000,000 OF COMMON STOCK\n", 1)
    facts = contract(
        text.format(title="SALES AGREEMENT", dated="March 2, 2026", parties="the Agent", amount="", paid="")
    )
    assert 35_000_000 == facts["program.cap"].value


def test_a_letter_that_the_agent_writes_is_an_agreement() -> None:
    """It amends an agreement in a few words; the company is the one that it defines."""
    facts = contract(
        "Tarn & Vail Capital Markets, Inc.\n\nApril 7, 2026\n\nQuillfeather Robotics, Inc.\n12 Quay Street\n\n"
        "Re: Distribution Agency Agreement dated December 17, 2025, between Tarn & Vail Capital Markets, Inc. "
        "(“Tarn”) and "
        "Quillfeather Robotics, Inc. (the “Company”)\n\nDear Sirs:\n\nThe maximum amount that may be sold is changed: "
        "the Manager sells shares having an aggregate offering price of up to $40,000,000."
    )
    assert ("agreement", "Quillfeather Robotics, Inc.", 40_000_000) == tuple(
        facts[name].value for name in ("document.kind", "issuer.name", "program.cap")
    )


def test_two_companies_may_confirm_their_respective_agreements() -> None:
    """The manager of the company is no agent."""
    facts = contract(
        "SALES AGREEMENT\n\nMarch 2, 2026\n\nQuillfeather Trust, Inc., a Maryland corporation (the “Company”), and "
        "Quillfeather Manager, LLC, a Delaware limited liability company (the “Manager”), confirm their respective "
        "agreements (this “Agreement”) with Harbourline Securities, LLC (the “Agent”), as follows:"
    )
    assert ("Harbourline Securities, LLC",) == facts["agents.names"].value


def test_the_company_of_a_letter_is_not_whom_it_is_addressed_to() -> None:
    """Many letters name the company only in their first sentence."""
    text = LETTER.replace("QUILLFEATHER ROBOTICS, INC.\n\nCommon Stock\n($0.001 par value per share)\n\n", "")
    facts = contract(
        text.format(title="SALES AGREEMENT", dated="March 2, 2026", parties="the Agent", amount="", paid="")
    )
    assert ("Quillfeather Robotics, Inc.", ("Harbourline Securities, LLC",)) == (
        facts["issuer.name"].value,
        facts["agents.names"].value,
    )


def test_an_amount_that_is_left_to_the_registration_is_absent() -> None:
    """Many agreements name no amount; that is looked for, and found not to be there."""
    left = "; in no event shall the Company issue or sell more than is registered (the “Maximum Amount”)"

    assert State.ABSENT is letter(amount=left)["program.cap"].state


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        (letter(amount=""), "program.cap"),
        (letter(dated="________ __, 2026"), "agreement.date"),
        (letter(title="Sales Agreement as to Common Stock"), "agreement.title"),
        (letter(paid="3.0% of the gross proceeds or, for blocks, a commission of 4.0%"), "commission.rate"),
    ],
)
def test_what_is_not_recognised_in_an_agreement_is_unread(facts: Facts, name: str) -> None:
    """No amount, no day, no title, or two rates: that is never taken for an agreement without one."""
    assert State.UNREAD is facts[name].state
    assert facts[name].reason


def test_a_contract_that_is_no_letter_is_read() -> None:
    """It names its day and its parties in its first sentence."""
    facts = contract(
        "EQUITY DISTRIBUTION AGREEMENT\n\nThis Equity Distribution Agreement (this “Agreement”) is made as of March 2, "
        "2026, by and between Quillfeather Robotics, Inc., a Delaware corporation (the “Company”), and Harbourline "
        "Securities, LLC (the “Agent”).\n\nThe Company may sell its common stock at the market, having an aggregate "
        "offering price of up to $48.0 million."
    )

    assert ("agreement", date(2026, 3, 2), ("Harbourline Securities, LLC",), 48_000_000) == (
        facts["document.kind"].value,
        facts["agreement.date"].value,
        facts["agents.names"].value,
        facts["program.cap"].value,
    )


def test_an_amendment_names_what_it_amends() -> None:
    """Its own day is not that of the agreement that it amends."""
    facts = contract(
        "QUILLFEATHER ROBOTICS, INC.\n\nAMENDMENT NO. 2 TO SALES AGREEMENT\n\nSeptember 24, 2026\n\nLadies and "
        "Gentlemen:\n\nReference is made to the Sales Agreement, dated March 2, 2026 (the “Agreement”), by and between "
        "Quillfeather Robotics, Inc., a Delaware corporation (the “Company”), and Harbourline Securities, LLC (the "
        "“Agent”). The Company and the Agent wish to amend it.\n\nThe Company may issue and sell through the Agent up "
        "to $100.0 million of shares of common stock."
    )

    assert (date(2026, 9, 24), date(2026, 3, 2), "Sales Agreement", 100_000_000) == (
        facts["agreement.date"].value,
        facts["agreement.original_date"].value,
        facts["agreement.original_title"].value,
        facts["program.cap"].value,
    )
    assert ("Harbourline Securities, LLC",) == facts["agents.names"].value


def test_an_amendment_may_be_a_contract_that_is_no_letter() -> None:
    """It is none of the prospectus supplement, and its own day stands behind that of what it amends."""
    facts = contract(
        "AMENDMENT NO. 1 TO ATM SALES AGREEMENT\n\nThis Amendment No. 1 (the “Amendment”) to the ATM Sales Agreement "
        "originally dated as of March 2, 2026 (the “Original Agreement”), by and between Quillfeather Robotics, Inc. "
        "f/k/a Quill Arms Inc. (“Quillfeather”) and Alder Fife & Co., LLC (the “Agent”) and together with the Original "
        "Agreement (the “Agreement”) is dated as of June 9, 2026.\n\nWITNESSETH:\n\nNOW, THEREFORE, the parties "
        "agree that the amount of $4,000,000 in its second section becomes $15,000,000."
    )

    assert ("agreement", "AMENDMENT NO. 1 TO ATM SALES AGREEMENT", date(2026, 6, 9), date(2026, 3, 2)) == (
        facts["document.kind"].value,
        facts["agreement.title"].value,
        facts["agreement.date"].value,
        facts["agreement.original_date"].value,
    )
    assert ("Alder Fife & Co., LLC",) == facts["agents.names"].value


def test_the_issuer_may_propose_to_sell_through_more_agents_than_it_is_addressed_to() -> None:
    """The sentence that names all of them goes before the addresses."""
    text = LETTER.replace(
        "confirms its agreement (this “Agreement”) with {parties}, as follows:", "proposes {parties}."
    )
    parties = (
        "to issue and sell from time to time through Harbourline Securities, LLC, J.B. Alder Securities LLC and Fife "
        "Markets Inc., as sales agents and/or principals (each an “Agent”), shares of common stock"
    )
    facts = contract(text.format(title="SALES AGREEMENT", dated="March 2, 2026", parties=parties, amount="", paid=""))

    assert ("Harbourline Securities, LLC", "J.B. Alder Securities LLC", "Fife Markets Inc.") == (
        facts["agents.names"].value
    )


def test_an_operating_partnership_that_confirms_too_is_no_agent() -> None:
    """In a form the names of the agents are blank, and then they are not read."""
    facts = contract(
        "QUILLFEATHER REALTY, INC.\n\nEQUITY DISTRIBUTION AGREEMENT\n\nDated: March 2, 2026\n\nQuillfeather Realty, "
        "Inc.\n(a Maryland corporation)\n\nMarch 2, 2026\n\n[●]\n\nLadies and Gentlemen:\n\nQuillfeather Realty, "
        "Inc. (the “Company”), and Quillfeather Operating Partnership, L.P. (the “Operating Partnership”), each "
        "confirms its agreement (this “Agreement”) with [●] (the “Agent”), as follows:"
    )

    assert State.UNREAD is facts["agents.names"].state


def test_an_issuer_whose_name_begins_with_a_small_letter() -> None:
    """The name is not cut before its first capital."""
    text = LETTER.replace("QUILLFEATHER ROBOTICS, INC.\n\nCommon Stock\n($0.001 par value per share)\n\n", "")
    text = text.replace("Quillfeather Robotics, Inc.", "iQuill, Inc.")
    facts = contract(text.format(title="SALES AGREEMENT", dated="March 2, 2026", parties="A", amount="", paid=""))

    assert "iQuill, Inc." == facts["issuer.name"].value


@pytest.mark.parametrize(
    ("text", "amount", "is_final"),
    [
        (
            "Total Offering Amounts: $ 48,000,000.00\n\nThe maximum aggregate offering price of the securities to "
            "which the prospectus relates is $48,000,000. The prospectus is a final prospectus for the offering.",
            48_000_000,
            True,
        ),
        ("Total Offering Amounts: $ 1,000,000,000.00\nNet Fee Due: $ 138,100.00", 1_000_000_000, False),
        ("Table 1: Newly Registered Securities", None, False),
    ],
)
def test_fee_tables_are_read_by_themselves(text: str, amount: int | None, is_final: bool) -> None:
    """The narrative goes before the total; a table with neither is not taken for one of nothing."""
    document = f"Calculation of Filing Fee Tables\n\nS-3\n\nQUILLFEATHER ROBOTICS, INC.\n\n{text}\n"
    facts = extract_facts(read_bytes(document.encode(), "fees.txt"), {})
    aggregate = facts["fee_exhibit.maximum_aggregate"]

    assert ("fee_exhibit", amount) == (facts["document.kind"].value, aggregate.value)
    assert aggregate.found is not (aggregate.state is State.UNREAD)
    assert is_final is facts["fee_exhibit.final_prospectus"].found


def test_a_supplement_amends_no_agreement() -> None:
    """What only an amendment of an agreement says is absent from any other document."""
    assert State.ABSENT is contract("PROSPECTUS SUPPLEMENT\n\nCommon Stock")["agreement.original_date"].state
