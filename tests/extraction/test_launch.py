"""What is read from the cover of a launch, sentence by sentence."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model.fact import State
from tests.extraction.drafting import launch, read_launch

CLEAN = {
    "document.kind": "launch",
    "document.purposes": ("establish",),
    "document.date": date(2026, 3, 2),
    "document.stage": "final",
    "filing.rule_paragraph": "424(b)(5)",
    "filing.registration_numbers": ("333-912345",),
    "issuer.name": "Quillfeather Robotics, Inc.",
    "security.title": "Common Stock",
    "base_prospectus.date": date(2025, 4, 8),
    "listing.exchange": "nasdaq_global",
    "listing.symbol": "QLFR",
    "listing.last_price": 6.4,
    "listing.last_price_date": date(2026, 2, 27),
    "agreement.title": "Equity Sales Agreement",
    "agreement.term": "Sales Agreement",
    "agreement.date": date(2026, 3, 2),
    "agents.names": ("Harbourline Securities, LLC",),
    "program.cap": 48_000_000,
    "program.cap_mentions": (48_000_000, 48_000_000),
    "commission.rate": 3.0,
    "commission.qualifier": "up_to",
    "legend.elements": ("commission", "state_commissions", "not_approved", "accuracy", "criminal_offense"),
    "legend.variant": "adequacy",
    "risk_factors.cross_reference_page": "S-5",
}


@pytest.mark.parametrize(("name", "expected"), CLEAN.items())
def test_a_clean_cover_is_read(name: str, expected: object) -> None:
    """Each fact of the cover, with a quote that is the text at its place."""
    document = read_launch()
    fact = launch()[name]
    assert fact.value == expected
    for evidence in fact.evidence:
        assert document.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("corner", "filing.rule_paragraph"),
        ("number", "filing.registration_numbers"),
        ("base", "base_prospectus.date"),
        ("risk", "risk_factors.cross_reference"),
        ("legend", "legend.commission"),
    ],
)
def test_what_a_cover_lacks_is_absent(sentence: str, name: str) -> None:
    """Without its sentence a fact is absent, and the evidence says where it was looked for."""
    fact = launch(**{sentence: ""})[name]
    assert fact.state is State.ABSENT
    assert "cover" in fact.evidence[0].searched


@pytest.mark.parametrize("name", ["offering.end", "settlement.days", "section.use_of_proceeds"])
def test_what_may_stand_inside_is_unread_when_only_the_cover_is_there(name: str) -> None:
    """A cover alone does not prove that the document never says a thing."""
    assert launch()[name].state is State.UNREAD


@pytest.mark.parametrize(
    ("sentence", "price", "day"),
    [
        ("On May 1, 2026, the closing price of our stock on Nasdaq was $3.10 per share.", 3.1, date(2026, 5, 1)),
        ("The last reported sale price of our shares on May 1, 2026 was $3.10 per share.", 3.1, date(2026, 5, 1)),
        (
            "The last reported sales price of our ADSs on the NYSE was US$0.4413 on May 1, 2026.",
            0.4413,
            date(2026, 5, 1),
        ),
        ("On May 1, 2026, the last quoted sale price as reported on the NYSE was $3.10.", 3.1, date(2026, 5, 1)),
        ("As of May 1, 2026, the last reported closing price of our units was $12.", 12, date(2026, 5, 1)),
        ("The last reported sale price of our common stock was $3.10 per share.", 3.1, None),
    ],
)
def test_the_last_price_and_its_day(sentence: str, price: float, day: date | None) -> None:
    """Every wording, the date before, within or after; without one it is absent."""
    facts = launch(listing=sentence)
    assert facts["listing.last_price"].value == price
    assert facts["listing.last_price_date"].value == day


@pytest.mark.parametrize(
    ("sentence", "exchange", "symbol"),
    [
        ("Our stock is listed on the New York Stock Exchange (the “NYSE”) under the symbol “AB.”", "nyse", "AB"),
        ("Our shares trade on the NYSE American under the trading symbol “ABC”.", "nyse_american", "ABC"),
        (
            "Our units are quoted on The Nasdaq Global Select Market under the ticker symbol “ABCDE”",
            "nasdaq_global_select",
            "ABCDE",
        ),
        (
            'Our ADSs are listed on the Nasdaq Capital Market, or Nasdaq, under the symbol "ABCY".',
            "nasdaq_capital",
            "ABCY",
        ),
        (
            "Our stock is listed on Nasdaq under the symbol “ABC.” The Nasdaq Capital Market is …",
            "nasdaq_capital",
            "ABC",
        ),
        ("Our stock is listed on The Nasdaq Stock Market LLC under the symbol “ABC”.", "nasdaq", "ABC"),
        ("Our stock is quoted on the OTCQB under the symbol “ABCD.”", "otc", "ABCD"),
        ("Our Class B stock is listed on the NYSE under the symbol “AB.B.”", "nyse", "AB.B"),
    ],
)
def test_the_market_and_the_symbol(sentence: str, exchange: str, symbol: str) -> None:
    """Tiers are told apart, and a short name takes the tier that the cover names."""
    facts = launch(listing=sentence)
    assert facts["listing.exchange"].value == exchange
    assert facts["listing.symbol"].value == symbol


@pytest.mark.parametrize(
    ("sentence", "rate", "qualifier"),
    [
        ("The agent will be paid a commission at a fixed rate of 3.0% of the gross sales price.", 3.0, "fixed"),
        ("The compensation will be equal to 1.00% of the gross proceeds of any stock sold.", 1.0, "fixed"),
        (
            "The agent is entitled to compensation at a commission rate of up to 2.5% of the gross sales price.",
            2.5,
            "up_to",
        ),
        ("We will pay a commission not to exceed 2% of the gross proceeds.", 2.0, "up_to"),
        ("We will pay a fixed commission of three percent (3.0%) of the gross proceeds.", 3.0, "fixed"),
    ],
)
def test_the_commission(sentence: str, rate: float, qualifier: str) -> None:
    """The rate, and whether it is a ceiling."""
    facts = launch(commission=sentence)
    assert facts["commission.rate"].value == rate
    assert facts["commission.qualifier"].value == qualifier


@pytest.mark.parametrize(
    ("sentence", "title", "term", "day", "agents"),
    [
        (
            "We have entered into a sales agreement with Alder Securities, LLC and Birch & Co. (the "
            "“Sales Agents”), dated as "
            "of May 1, 2026 (the “Sales Agreement”), to sell shares at the market from time to time up to $48,000,000.",
            "sales agreement",
            "Sales Agreement",
            date(2026, 5, 1),
            ("Alder Securities, LLC", "Birch & Co."),
        ),
        (
            "We have entered into an Equity Distribution Agreement, or the distribution agreement, "
            "with Alder LLC, as agent, "
            "to sell shares at the market from time to time.",
            "Equity Distribution Agreement",
            "distribution agreement",
            None,
            ("Alder LLC",),
        ),
        (
            "On May 1, 2026, we entered into an At Market Issuance Sales Agreement (the “Agreement "
            "for Sales Agreement”) with "
            "Alder, Inc. to sell shares at the market from time to time.",
            "At Market Issuance Sales Agreement",
            "Agreement for Sales Agreement",
            date(2026, 5, 1),
            ("Alder, Inc.",),
        ),
        (
            "This prospectus relates to shares sold through Alder Securities, LLC (“Alder”) and "
            "Birch Inc. (“Birch”) as agents "
            "under an equity distribution agreement, dated May 1, 2026 (the “equity distribution "
            "agreement”), at the market.",
            "equity distribution agreement",
            "equity distribution agreement",
            date(2026, 5, 1),
            ("Alder Securities, LLC", "Birch Inc."),
        ),
        (
            "We have entered into a Controlled Equity OfferingSM Sales Agreement, dated May 1, 2026, "
            "or the Sales Agreement, with "
            "Alder & Co. to sell shares at the market from time to time.",
            "Controlled Equity Offering Sales Agreement",
            "Sales Agreement",
            date(2026, 5, 1),
            ("Alder & Co.",),
        ),
        (
            "We have entered into an Open Market Sale AgreementSM, dated May 1, 2026, or sale agreement, with Alder "
            "LLC, or Alder. Under the terms of the sale agreement we may sell shares at the market from time to time.",
            "Open Market Sale Agreement",
            "sale agreement",
            date(2026, 5, 1),
            ("Alder LLC",),
        ),
        (
            "We have entered into an equity distribution agreement dated May 1, 2026 (the “Distribution Agreement”) "
            "with Alder Markets Corp. (the “U.S. Agent”) and Alder Birch Inc. (the “Canadian Agent” and, together "
            "with the U.S. Agent, the “Agents”) to sell shares at the market from time to time.",
            "equity distribution agreement",
            "Distribution Agreement",
            date(2026, 5, 1),
            ("Alder Markets Corp.", "Alder Birch Inc."),
        ),
    ],
)
def test_the_agreement_and_the_agents(
    sentence: str, title: str, term: str, day: date | None, agents: tuple[str, ...]
) -> None:
    """Title, defined term, date and parties, in the order that each printer's form puts them."""
    facts = launch(agreement=sentence, method="", commission="")
    assert facts["agreement.title"].value == title
    assert facts["agreement.term"].value == term
    assert facts["agreement.date"].value == day
    assert facts["agents.names"].value == agents


@pytest.mark.parametrize(
    ("day", "exchange", "state", "closed"),
    [
        ("March 1, 2026", "", State.FOUND, date(2026, 3, 1)),
        ("February 28, 2026", "", State.FOUND, date(2026, 2, 28)),
        ("February 16, 2026", "", State.FOUND, date(2026, 2, 16)),
        ("February 17, 2026", "", State.ABSENT, None),
        ("February 27, 2026", "", State.ABSENT, None),
        ("March 1, 2026", " on the Tel Aviv Stock Exchange", State.UNREAD, None),
    ],
)
def test_the_day_of_the_last_price_is_looked_up_in_the_calendar(
    day: str, exchange: str, state: State, closed: date | None
) -> None:
    """A weekend or a holiday is told; of an exchange abroad nobody can say."""
    fact = launch(listing=f"On {day}, the last sale price of our common stock{exchange} was $6.40.")[
        "listing.last_price_closed_day"
    ]
    assert (state, closed) == (fact.state, fact.value)


@pytest.mark.parametrize(
    ("legend", "missing"),
    [
        (
            "None of the U.S. Securities and Exchange Commission or any state securities commission has approved or "
            "disapproved of the securities or determined if this prospectus supplement is truthful or complete. Any "
            "representation to the contrary is a criminal offense.",
            set(),
        ),
        (
            "None of the SEC, any state securities commission or any other regulatory body has "
            "approved or disapproved of the "
            "securities or passed upon the accuracy or adequacy of this prospectus. Any "
            "representation to the contrary is a "
            "criminal offense.",
            set(),
        ),
        (
            "Neither the Securities and Exchange Commission nor any other securities commission in "
            "any jurisdiction has approved "
            "or disapproved of our stock or determined if this supplement is truthful or complete. "
            "Any representation to the "
            "contrary is a criminal offense.",
            set(),
        ),
        (
            "The Securities and Exchange Commission and state securities regulators have not "
            "approved or disapproved of these "
            "securities or determined if this prospectus is truthful or complete. Any representation "
            "to the contrary is a "
            "criminal offense.",
            set(),
        ),
        (
            "Neither the Securities and Exchange Commission nor any state securities commission has "
            "approved or disapproved of "
            "these securities or passed upon the adequacy or accuracy of this prospectus.",
            {"criminal_offense"},
        ),
        (
            "The Securities and Exchange Commission has not approved or disapproved of these "
            "securities or passed upon the "
            "adequacy or accuracy of this prospectus. Any representation to the contrary is a criminal offense.",
            {"state_commissions"},
        ),
        (
            "Neither the Securities and Exchange Commission nor any state securities commission has "
            "approved or disapproved of "
            "these securities. Any representation to the contrary is unlawful.",
            {"accuracy", "criminal_offense"},
        ),
    ],
)
def test_the_elements_of_the_legend(legend: str, missing: set[str]) -> None:
    """Any clear words will do, but each element must be there."""
    every = {"commission", "state_commissions", "not_approved", "accuracy", "criminal_offense"}
    elements = launch(legend=legend)["legend.elements"].value
    assert isinstance(elements, tuple)
    assert every - set(map(str, elements)) == missing


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Pursuant to Rule 424(b)(2)", "424(b)(2)"),
        ("filed pursuant to rule 424 (b) (5)", "424(b)(5)"),
        ("As Filed Pursuant to Rule 424(b)", "424(b)"),
        ("FILED PURSUANT TO RULE 424(B)(3)", "424(B)(3)"),
    ],
)
def test_the_rule_in_the_corner(written: str, expected: str) -> None:
    """The paragraph as written, without its spaces."""
    assert launch(corner=written)["filing.rule_paragraph"].value == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Registration Statement Nos. 333-912345 and 333-912345-01", ("333-912345", "333-912345-01")),
        ("Registration File No. 333-912345", ("333-912345",)),
        ("Registration No: 333-912345", ("333-912345",)),
        ("File Nos. 333-912345, 333-954321", ("333-912345", "333-954321")),
        ("Registration No. 333-", None),
    ],
)
def test_registration_numbers(written: str, expected: tuple[str, ...] | None) -> None:
    """One or several; a blank one is none."""
    assert launch(number=written)["filing.registration_numbers"].value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our fee is $[●] for [●] shares on page S-[ ].", ("$[●]", "[●]", "S-[ ]")),
        ("[NTD: update before filing] and [insert name]", ("[NTD: update before filing]", "[insert name]")),
        ("[TBD] [____]", ("[TBD]", "[____]")),
        (
            "[Confirm date] [To come.] [Hollis Fairweather LLP]",
            ("[Confirm date]", "[To come.]", "[Hollis Fairweather LLP]"),
        ),
        ("[Note to Fennimore: please confirm.] The date is TBD.", ("[Note to Fennimore: please confirm.]", "TBD")),
        ("It is $[1.84] a share on May [14], 2026.", ("$[1.84]", "May [14]")),
        ("By {NAME} for <<insert>> at XX.XX per share", ("{NAME}", "<<insert>>", "XX.XX")),
        ("DRAFT of May 3\n", ("DRAFT of May 3",)),
        ("Section [sic] 5[1] […] [Signature page follows] [Reserved] [a] [LOGO]", None),
        ("Article XX of our charter, the draft of the league, SIC code [4911], [our site](https://example.org)", None),
    ],
)
def test_placeholders(text: str, expected: tuple[str, ...] | None) -> None:
    """What is left to fill in is listed; an editor's brackets are none."""
    assert launch(rest=text)["document.placeholders"].value == expected


def test_a_whole_supplement_that_supplements_the_prospectus_is_a_launch() -> None:
    """Every supplement supplements a prospectus; one that amends another has a number, a change, or no inside."""
    facts = launch(
        float="This prospectus supplement supplements the prospectus dated April 8, 2025.",
        rest="\fRISK FACTORS\n\nRisks.\n\nPLAN OF DISTRIBUTION\n\nThe agent sells at the market.",
    )
    assert "launch" == facts["document.kind"].value


LEGEND_BEGINS = (
    "None of the Securities and Exchange Commission, any state securities commission or any other body has approved or "
    "disapproved of these securities, or determined whether this prospectus supplement is truthful or complete. "
)


@pytest.mark.parametrize(
    ("ending", "criminal"),
    [
        ("It is a criminal offense to represent otherwise.", True),
        ("Telling you anything different is a criminal offense.", True),
        ("Anyone who represents to the contrary commits a criminal offense.", True),
        ("Any representation to the contrary is unlawful.", False),
        ("A criminal offense may be hard to prove.", False),
    ],
)
def test_the_end_of_the_legend_in_other_words(ending: str, criminal: bool) -> None:
    """Clear words will do; the offense must be to say the contrary."""
    elements = launch(legend=LEGEND_BEGINS + ending)["legend.elements"].value

    assert isinstance(elements, tuple)
    assert criminal is ("criminal_offense" in elements)


def test_a_cover_in_rarer_words() -> None:
    """A ticker is a symbol, a prospectus may be dated as of a day, and what is not placed in escrow needs none."""
    facts = launch(
        base="(to Prospectus, dated as of April 8, 2025)",
        listing="Our common stock is listed on The Nasdaq Global Market under the ticker “QLFR.”",
        commission="The money from sales is not placed in escrow, trust or any like account.",
    )

    assert "QLFR" == facts["listing.symbol"].value
    assert date(2025, 4, 8) == facts["base_prospectus.date"].value
    assert facts["offering.no_escrow"].found
