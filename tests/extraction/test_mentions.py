"""What a supplement says more than once: each pair of sentences agrees, or the odd one is named."""

from __future__ import annotations

from datetime import date

import pytest

from checker.documents.read import read_bytes
from checker.extraction.extract import extract_facts
from checker.model.fact import State
from tests.extraction.drafting import LAUNCH, LEGEND, launch
from tests.extraction.inside import inside

PAID = "We will pay Harbourline a commission of {} of the gross proceeds of the shares sold under the Sales Agreement."
ASSUMED = (
    "Assuming that 7,500,000 shares of our common stock are sold at a price of {} per share, the last reported sale "
    "price of our common stock on The Nasdaq Global Market on {}, you would be diluted."
)


@pytest.mark.parametrize(
    ("section", "sentence", "thing", "odd"),
    [
        ("PLAN OF DISTRIBUTION", PAID.format("up to 3.0%"), "commission.rate", None),
        (
            "PLAN OF DISTRIBUTION",
            PAID.format("2.5%"),
            "commission.rate",
            "1 mention says 3.0%, 1 says 2.5% (plan of distribution)",
        ),
        ("DILUTION", ASSUMED.format("$6.40", "February 27, 2026"), "listing.last_price", None),
        ("DILUTION", ASSUMED.format("$6.40", "February 27, 2026"), "listing.last_price_date", None),
        (
            "DILUTION",
            ASSUMED.format("$6.04", "February 27, 2026"),
            "listing.last_price",
            "1 mention says $6.40, 1 says $6.04 (dilution)",
        ),
        (
            "DILUTION",
            ASSUMED.format("$6.40", "February 26, 2026"),
            "listing.last_price_date",
            "1 mention says 27 February 2026, 1 says 26 February 2026 (dilution)",
        ),
        (
            "PLAN OF DISTRIBUTION",
            "On March 2, 2026, we entered into the Sales Agreement with Harbourline Securities, LLC.",
            "agreement.date",
            None,
        ),
        (
            "PLAN OF DISTRIBUTION",
            "We may sell shares under the Sales Agreement dated March 3, 2026.",
            "agreement.date",
            "1 mention says 2 March 2026, 1 says 3 March 2026 (plan of distribution)",
        ),
        (
            "PLAN OF DISTRIBUTION",
            "We have entered into an At Market Issuance Sales Agreement with Harbourline.",
            "agreement.title",
            "1 mention says Equity Sales Agreement, 1 says At Market Issuance Sales Agreement (plan of distribution)",
        ),
        ("PLAN OF DISTRIBUTION", "We have entered into a sales agreement with our agent.", "agreement.title", None),
        (
            "PLAN OF DISTRIBUTION",
            "We entered into the Sales Agreement with Pell & Quince Capital Markets, Inc., under which we may sell.",
            "agents.names",
            "1 mention says Harbourline Securities, LLC, "
            "1 says Pell & Quince Capital Markets, Inc. (plan of distribution)",
        ),
        (
            "PLAN OF DISTRIBUTION",
            "We entered into the Sales Agreement with Harbourline Securities LLC, under which we may sell.",
            "agents.names",
            None,
        ),
        (
            "ABOUT THIS PROSPECTUS SUPPLEMENT",
            "This prospectus supplement is part of a registration statement on Form S-3 (File No. 333-912354).",
            "filing.registration_numbers",
            "1 mention says 333-912345, 1 says 333-912354 (about)",
        ),
        (
            "ABOUT THIS PROSPECTUS SUPPLEMENT",
            "You should read the accompanying prospectus dated April 8, 2024.",
            "base_prospectus.date",
            "1 mention says 8 April 2025, 1 says 8 April 2024 (about)",
        ),
        (
            "THE OFFERING",
            "Our common stock is listed on The Nasdaq Capital Market.",
            "listing.exchange",
            "1 mention says nasdaq global, 1 says nasdaq capital (the offering)",
        ),
        ("THE OFFERING", "Our common stock is listed on Nasdaq.", "listing.exchange", None),
        ("THE OFFERING", "Nasdaq Global Market symbol\tQLFR", "listing.symbol", None),
        (
            "THE OFFERING",
            "Nasdaq Global Market symbol\tQFLR",
            "listing.symbol",
            "1 mention says QLFR, 1 says QFLR (the offering)",
        ),
        (
            "ABOUT THIS PROSPECTUS SUPPLEMENT",
            "In this prospectus supplement, “we,” “us” and “our” refer to Quillfeather Robotics Corp.",
            "issuer.name",
            "1 mention says Quillfeather Robotics, Inc., 1 says Quillfeather Robotics Corp. (about)",
        ),
        (
            "EXPERTS",
            "The financial statements of Quilfeather Robotics, Inc. have been audited.",
            "issuer.name",
            "1 mention says Quillfeather Robotics, Inc., 1 says Quilfeather Robotics, Inc. (experts)",
        ),
        (
            "ABOUT THIS PROSPECTUS SUPPLEMENT",
            "Both belong to a registration statement on Form S-3 (File No. 333-912354) that we filed.",
            "filing.registration_numbers",
            "1 mention says 333-912345, 1 says 333-912354 (about)",
        ),
        (
            "DILUTION",
            "Assuming shares are sold at $6.04 per share, the closing price on Nasdaq on February 27, 2026, you lose.",
            "listing.last_price",
            "1 mention says $6.40, 1 says $6.04 (dilution)",
        ),
        (
            "RISK FACTORS",
            "On February 27, 2026, the last reported sale price of our common stock was $6.04 per share.",
            "listing.last_price",
            "1 mention says $6.40, 1 says $6.04 (risk factors)",
        ),
        (
            "THE OFFERING",
            "Assuming a sale at the closing price on the NYSE American on February 27, 2026, you lose.",
            "listing.exchange",
            "1 mention says nasdaq global, 1 says nyse american (the offering)",
        ),
        (
            "PLAN OF DISTRIBUTION",
            "We may sell up to $48,000,001 of shares of our common stock.",
            "program.cap",
            "2 mentions say $48,000,000, 1 says $48,000,001 (plan of distribution)",
        ),
        (
            "PLAN OF DISTRIBUTION",
            "We offer shares of our common stock with an aggregate sales price of $48,000,010.",
            "program.cap",
            "2 mentions say $48,000,000, 1 says $48,000,010 (plan of distribution)",
        ),
        (
            "PLAN OF DISTRIBUTION",
            "No shares are sold for an aggregate offering price in excess of $48,000,010.",
            "program.cap",
            "2 mentions say $48,000,000, 1 says $48,000,010 (plan of distribution)",
        ),
        (
            "PLAN OF DISTRIBUTION",
            "We may sell up to $48,000,010 in the aggregate of our common stock.",
            "program.cap",
            "2 mentions say $48,000,000, 1 says $48,000,010 (plan of distribution)",
        ),
        (
            "ABOUT THIS PROSPECTUS SUPPLEMENT",
            "This prospectus supplement relates to the offering of up to $4.8 million of our shares.",
            "program.cap",
            "2 mentions say $48,000,000, 1 says $4,800,000 (about)",
        ),
        (
            "PLAN OF DISTRIBUTION",
            PAID.format("a fixed 3.0%"),
            "commission.qualifier",
            "1 mention says up to, 1 says fixed (plan of distribution)",
        ),
    ],
)
def test_a_second_mention_agrees_or_is_the_odd_one(section: str, sentence: str, thing: str, odd: str | None) -> None:
    """Each thing is mentioned on the cover and once more."""
    facts = inside(section, sentence)
    mentions = facts[f"{thing}_mentions"]
    assert isinstance(mentions.value, tuple)
    assert len(mentions.value) == len(mentions.evidence)
    assert odd == facts[f"{thing}_odd"].value


@pytest.mark.parametrize(
    ("section", "sentence", "thing"),
    [
        (
            "PLAN OF DISTRIBUTION",
            "Under our prior sales agreement we agreed to pay Pell a commission of 2.5% of the gross proceeds.",
            "commission.rate",
        ),
        (
            "PLAN OF DISTRIBUTION",
            "In exchange for its exclusivity, Pell will receive 2.5% of the gross sales price as a fee.",
            "commission.rate",
        ),
        (
            "PLAN OF DISTRIBUTION",
            "A forward seller will receive a commission of up to 1.5% of the gross sales price of borrowed shares.",
            "commission.rate",
        ),
        (
            "RISK FACTORS",
            "Warrants have an exercise price of $9.00 per share, above the last reported price on February 20, 2026.",
            "listing.last_price",
        ),
        (
            "RISK FACTORS",
            "At a weighted average price of $7.10 per share, the closing price on January 9, 2026, holders of "
            "non-affiliates' shares gained.",
            "listing.last_price",
        ),
        ("RISK FACTORS", "We amended the original Sales Agreement dated March 3, 2025.", "agreement.date"),
        (
            "PLAN OF DISTRIBUTION",
            "We terminated a prior Sales Agreement dated May 5, 2023 with Pell & Quince Capital Markets, Inc.",
            "agents.names",
        ),
        (
            "RISK FACTORS",
            "In 2024 we sold 640,000 shares at $6.30 per share, the closing price on January 9, 2024.",
            "listing.last_price",
        ),
        ("RISK FACTORS", "At $7.40 per share, $1.00 higher than assumed, more would be left.", "listing.last_price"),
        (
            "RISK FACTORS",
            "Until 2024 the last reported sale price was made on the NYSE American, on February 27, 2026 on Nasdaq.",
            "listing.exchange",
        ),
        ("RISK FACTORS", "Our prior program was for up to $48,000,001 of shares of our stock.", "program.cap"),
        ("RISK FACTORS", "We may buy all $38,000,000 of shares of a supplier.", "program.cap"),
        (
            "DILUTION",
            "Assuming that 7,500,002 shares are sold at $6.40 per share, for gross proceeds of $48,000,013, you lose.",
            "program.cap",
        ),
        ("RISK FACTORS", "We received gross proceeds of $41,500,000 in 2024.", "program.cap"),
        ("RISK FACTORS", "Our subsidiary is Quilfeather Robotics, Inc. of Ohio.", "issuer.name"),
        ("RISK FACTORS", "Quillfeather Holdings, Inc. owns the patents.", "issuer.name"),
        ("THE OFFERING", "Our warrants are listed on The Nasdaq Capital Market.", "listing.exchange"),
        ("RISK FACTORS", "Our common stock was formerly traded under the symbol “QUIL.”", "listing.symbol"),
        (
            "ABOUT THIS PROSPECTUS SUPPLEMENT",
            "Shares for our plans are registered on Form S-8 (File No. 333-911111).",
            "filing.registration_numbers",
        ),
    ],
)
def test_what_speaks_of_another_thing_is_no_mention(section: str, sentence: str, thing: str) -> None:
    """Another programme, another security, another price."""
    facts = inside(section, sentence)
    assert State.ABSENT is facts[f"{thing}_odd"].state


def test_two_rates_in_one_place_are_two_cases() -> None:
    """One agent may have another rate than the next: neither contradicts the cover."""
    both = [PAID.format("2.0%"), PAID.format("2.5%")]
    facts = inside("PLAN OF DISTRIBUTION", *both)
    assert (3.0,) == facts["commission.rate_mentions"].value


def test_the_base_prospectus_is_not_asked() -> None:
    """It follows in the same file, and another exchange in it is another document's."""
    base = (
        "PROSPECTUS\n\nQuillfeather Robotics, Inc.\n\nOur common stock is listed on The Nasdaq Capital Market under "
        f"the symbol “QUIL.”\n\n{LEGEND}\n\nThe date of this prospectus is April 8, 2025."
    )
    facts = inside("PLAN OF DISTRIBUTION", PAID.format("3.0%"), "\f", base)
    assert ("nasdaq_global",) == facts["listing.exchange_mentions"].value
    assert ("QLFR",) == facts["listing.symbol_mentions"].value


UNDER_IT = "Under the Sales Agreement, through the sales agent, we may sell up to {} of shares of our common stock"


@pytest.mark.parametrize(
    ("sentence", "odd"),
    [
        (f"{UNDER_IT.format('$4.9 million')}.", "1 says $4,900,000 (cover)"),
        (f"{UNDER_IT.format('$48 million')}.", None),
        (f"{UNDER_IT.format('$60 million')}, of which $12 million was sold before.", None),
        ("Under our prior sales agreement we were to sell up to $60 million of our common stock.", None),
        ("We have registered up to $300,000,000 of our common stock, preferred stock and warrants.", None),
        (f"{UNDER_IT.format('$60 million')}; only $48,000,000 is being offered by this prospectus supplement.", None),
    ],
)
def test_the_cover_states_one_cap(sentence: str, odd: str | None) -> None:
    """What it says of the agreement is the amount of its title, unless it says that it offers a part."""
    found = launch(method=f"{LAUNCH['method']} {sentence}")["program.cap_odd"].value
    assert (odd is None) == (found is None)
    assert odd is None or odd in str(found)


def test_the_odd_cap_is_named() -> None:
    """The fact on the mentions of the cap has its odd one out too."""
    facts = inside(
        "PLAN OF DISTRIBUTION",
        "Under the Sales Agreement we may sell shares having an aggregate offering price of up to $45,000,000.",
    )
    assert "2 mentions say $48,000,000, 1 says $45,000,000 (plan of distribution)" == facts["program.cap_odd"].value


def test_shares_outstanding_are_compared_on_one_day_only() -> None:
    """Counts of two days differ by right; of one day they must not."""
    day, other = "as of December 31, 2025", "as of February 27, 2026"
    counts = f"We had 21,000,000 shares of common stock outstanding {other}."
    agreeing = inside("THE OFFERING", f"It is based on 20,000,000 shares of common stock outstanding {day}.", counts)
    assert (20_000_000,) == agreeing["offering.outstanding_shares_mentions"].value
    differing = inside("THE OFFERING", counts, f"It is based on 21,100,000 shares of common stock outstanding {other}.")
    assert (
        "1 mention says 21,000,000 shares, 1 says 21,100,000 shares (the offering)"
        == differing["offering.outstanding_shares_odd"].value
    )


def test_the_float_is_compared_with_that_of_the_same_days() -> None:
    """The float of the annual report is another day's."""
    stated = (
        "As of May 1, 2026, the aggregate market value of our common stock held by non-affiliates was ${}, based on "
        "9,100,000 shares held by non-affiliates at a price of $2.00 per share."
    )
    again = stated.format("12,800,000")
    odd = inside("RISK FACTORS", again, float=stated.format("18,200,000"))["baby_shelf.public_float_odd"]
    assert "1 mention says $18,200,000, 1 says $12,800,000 (risk factors)" == odd.value
    earlier = again.replace("May 1, 2026", "June 30, 2025")
    assert (18_200_000,) == inside("RISK FACTORS", earlier, float=stated.format("18,200,000"))[
        "baby_shelf.public_float_mentions"
    ].value


def test_another_document_has_no_mentions() -> None:
    """What is no programme is not held against itself."""
    facts = extract_facts(read_bytes(b"The last reported sale price was $5.00 on May 1, 2026.", "draft.txt"), {})
    for thing in ("commission.rate", "listing.last_price", "program.cap"):
        assert State.ABSENT is facts[f"{thing}_odd"].state


def test_dates_of_the_agreement_are_dates() -> None:
    """The values are days of the calendar, in reading order."""
    facts = inside("PLAN OF DISTRIBUTION", "The Sales Agreement, dated March 2, 2026, is an exhibit.")
    assert (date(2026, 3, 2),) * 2 == facts["agreement.date_mentions"].value
