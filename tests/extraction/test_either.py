"""What the supplement or the base prospectus may say."""

from __future__ import annotations

import pytest

from checker.model.fact import Facts, State
from tests.extraction.drafting import LEGEND, launch
from tests.extraction.inside import CONTENTS

SAID = {
    "issuer.principal_office": (
        "Our principal executive offices are located at 88 Tannery Row, Kelham Falls, Massachusetts 02999.",
        "Our registered office is at 3 Assay Row, Truro, England.",
        "Our corporate headquarters are located at 101 Third Avenue, Fort Sill, Florida 33301.",
        "Our offices are at 12 Mill Lane, Derry.",
    ),
    "issuer.telephone": (
        "Our telephone number is (555) 010-0188.",
        "Our phone number is 555 010 0144.",
        "You may reach us by calling us at 555-010-0133.",
        "Write to our Secretary, 12 Mill Lane, (555) 010-0188.",
        "Our telephone number is +44 1632 960 177.",
    ),
    "documents.copies_offered": (
        "You may request a copy of these filings, at no cost, by writing to us.",
        "We will furnish without charge to you, on written or oral request, a copy of any report.",
        "Documents incorporated by reference are available from us, without charge.",
        "Write to our Secretary for free copies.",
    ),
    "documents.sec_website": ("Our reports stand at www.sec.gov.", "See http://www.SEC.gov for them."),
    "incorporation.later_reports": (
        "We incorporate all documents filed under Sections 13(a), 13(c), 14 or 15(d) after the date hereof.",
        "We incorporate future filings under Section 13(a), 13(c), 14, and 15(d) of the Exchange Act.",
        "We incorporate each annual report on Form 20-F that we file until the offering ends.",
    ),
    "security.description": (
        "• the description of our common stock in our registration statement on Form 8-A filed on August 3, 2020.",
        "• our annual report, including the description of our capital stock set forth in Exhibit 4.1 attached to it.",
        "• the description of our Class A common stock, par value $0.001, contained in Exhibit 4.2 to the report.",
    ),
}
UNSAID = {
    "issuer.principal_office": ("Our principal executive officers serve at will.",),
    "issuer.telephone": ("We sold 555-010-0133 and telephone sets.",),
    "documents.copies_offered": (
        "Our reports are available free of charge at www.sec.gov.",
        "Copies are also available, free of charge, on our website.",
        "You may inspect the registration statement, without charge, at the office of the SEC.",
    ),
    "documents.sec_website": ("Our website is www.example.com.",),
    "incorporation.later_reports": (
        "We post reports filed under Section 13(a) or 15(d) on our website after they are filed.",
        "We incorporate our annual report on Form 20-F for 2025.",
        "We filed reports under Sections 13(a), 13(c), 14 and 15(d).",
    ),
    "security.description": (
        "For a description of our business see our annual report on Form 10-K.",
        "A description of our stock plans is Exhibit A.",
    ),
}
OF_BASE = {
    "issuer.principal_office": "base_prospectus.principal_office",
    "issuer.telephone": "base_prospectus.telephone",
    "documents.copies_offered": "base_prospectus.copies_offered",
    "documents.sec_website": "base_prospectus.sec_website",
    "incorporation.later_reports": "base_prospectus.later_reports",
    "security.description": "base_prospectus.security_description",
}


def with_base(*paragraphs: str) -> Facts:
    """Give the facts of a launch whose base prospectus says these things."""
    base = ["PROSPECTUS", "$200,000,000", LEGEND, "The date of this prospectus is April 8, 2025.", "TABLE OF CONTENTS"]
    contents = "About This Prospectus 1\n\nRisk Factors 2\n\nPlan of Distribution 3\n\nExperts 4"
    inside = ["ABOUT THIS PROSPECTUS", *paragraphs, "EXPERTS", "Our auditors are experts."]
    return launch(rest="\n\n".join([CONTENTS, "LEGAL MATTERS", "Words.", *base, contents, *inside]))


@pytest.mark.parametrize(("name", "sentence"), [(name, said) for name, all_said in SAID.items() for said in all_said])
def test_the_supplement_says_it(name: str, sentence: str) -> None:
    """Under whatever caption."""
    assert State.FOUND == launch(rest=f"{CONTENTS}\n\nTHE OFFERING\n\n{sentence}")[name].state


@pytest.mark.parametrize(("name", "sentence"), [(name, said) for name, all_said in UNSAID.items() for said in all_said])
def test_other_words_do_not_say_it(name: str, sentence: str) -> None:
    """What is free on a website is not offered on request; what was filed is not what will be."""
    assert State.ABSENT == launch(rest=f"{CONTENTS}\n\nTHE OFFERING\n\n{sentence}")[name].state


@pytest.mark.parametrize(("own", "of_base"), OF_BASE.items())
def test_the_base_prospectus_says_it(own: str, of_base: str) -> None:
    """Its fact has another name, and the supplement's stays absent."""
    facts = with_base(SAID[own][0])
    assert (State.ABSENT, State.FOUND) == (facts[own].state, facts[of_base].state)
    assert State.ABSENT == with_base("Nothing.")[of_base].state


@pytest.mark.parametrize("of_base", [*OF_BASE.values(), "base_prospectus.sections"])
def test_without_the_base_prospectus_nobody_knows_what_it_says(of_base: str) -> None:
    """It is unread, and the reason asks for it."""
    fact = launch(rest=f"{CONTENTS}\n\nTHE OFFERING\n\nWords.")[of_base]
    assert (State.UNREAD, "the base prospectus is not in this file; give it too") == (fact.state, fact.reason)


def test_the_sections_of_the_base_prospectus_are_listed() -> None:
    """By their canonical names."""
    assert ("about", "experts") == with_base("Words.")["base_prospectus.sections"].value


def test_an_entry_of_the_table_of_contents_describes_nothing() -> None:
    """The supplement lists the captions of its base prospectus."""
    rest = f"{CONTENTS}\n\nDescription of Capital Stock 7\n\nTHE OFFERING\n\nWords."
    assert State.ABSENT == launch(rest=rest)["security.description"].state
