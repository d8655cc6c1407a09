"""Pattern facts of a firm: where they are looked for, and what is said if nothing is found."""

from __future__ import annotations

import pytest

from checker.documents.read import read_bytes
from checker.extraction.extract import extract_facts
from checker.model.fact import Fact, State
from checker.model.rule import FactType
from tests.extraction.drafting import LAUNCH
from tests.extraction.whole_supplement import CONTENTS as LISTED

COVER = [f"<p>{sentence}</p>" for sentence in LAUNCH.values() if sentence]
ROWS = "".join(f"<tr><td>{caption}</td><td>{page}</td></tr>" for caption, page in LISTED)
CONTENTS = f"<p>TABLE OF CONTENTS</p><table>{ROWS}</table>"
INSIDE = {
    "RISK FACTORS": "We wait. Sales stop in a Blackout\nperiod. So we think.",
    "USE OF PROCEEDS": "We spend it.",
    "PLAN OF DISTRIBUTION": "The agents sell.",
    "LEGAL MATTERS": "Counsel will pass upon them.",
}
BODY = "".join(f"<p>{caption}</p><p>{sentence}</p>" for caption, sentence in INSIDE.items())
WHOLE = "".join(["<html><body>", *COVER, CONTENTS, BODY])


def found(draft: str, where: str) -> Fact:
    """Look for a pattern in a draft."""
    fact_type = FactType("house.blackout", "the sentence on blackouts", "text", find="blackout period", find_in=where)
    return extract_facts(read_bytes(draft.encode(), "draft.htm"), {fact_type.name: fact_type})[fact_type.name]


@pytest.mark.parametrize("where", ["anywhere", "risk_factors"])
def test_the_sentence_of_the_first_match_is_the_value(where: str) -> None:
    """Whatever the case and the line breaks of the draft."""
    fact = found(WHOLE, where)

    assert State.FOUND is fact.state
    assert "Sales stop in a Blackout period." == " ".join(str(fact.value).split())


@pytest.mark.parametrize(
    ("where", "searched"),
    [
        ("cover", "the cover"),
        ("plan_of_distribution", "the section plan of distribution"),
        ("dilution", "the section dilution, which the document does not have"),
    ],
)
def test_what_is_not_there_is_absent_from_where_it_was_looked_for(where: str, searched: str) -> None:
    """The search says the place and not the whole document."""
    fact = found(WHOLE, where)

    assert (State.ABSENT, searched) == (fact.state, fact.evidence[0].searched)


@pytest.mark.parametrize("where", ["anywhere", "risk_factors"])
def test_what_may_stand_in_a_part_that_was_not_seen_is_unread(where: str) -> None:
    """Of a cover with a table of contents nobody can tell what the inside says."""
    assert State.UNREAD is found("".join(["<html><body>", *COVER, CONTENTS]), where).state
