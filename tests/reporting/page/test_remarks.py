"""What stands beside the draft: quotes, tie-outs, and what would settle a rule."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.model.evaluation import Outcome
from checker.model.fact import Evidence, Fact, Facts, Origin, State
from checker.model.report import Checked
from checker.model.review import Disposition
from checker.model.rule import FactType
from checker.reporting.html.marks import Cited, Marks, Tone
from checker.reporting.html.remarks import LONGEST, Remark, cited_by, entries_of, remark_of
from checker.reporting.html.settling import FORMS, Lacking
from tests.reporting.conftest import ESCROW, FACTS, LEGEND, MENTIONS, SOLD, VOCABULARY


def remark(checked: Checked, rule_id: str) -> Remark:
    """Tell of one rule."""
    entries = entries_of(checked, VOCABULARY, "d1")
    entry = next(each for each in entries if each.evaluation.rule.id == rule_id)
    return remark_of(entry, checked, Marks({}), VOCABULARY)


def with_fact(checked: Checked, fact: Fact) -> Checked:
    """Lay a fact over those of the report, where the rules consulted it too."""
    evaluations = tuple(
        replace(each, consulted=tuple(fact if old.name == fact.name else old for old in each.consulted))
        for each in checked.evaluations
    )
    return replace(checked, facts=Facts.of([*FACTS, fact]), evaluations=evaluations)


def test_findings_are_numbered_and_waived_ones_come_last(checked: Checked) -> None:
    """Errors, warnings, notes, what needs review; what passes has no number."""
    first = next(each for each in checked.evaluations if each.rule.id == "cap-agrees")
    waived = replace(first, disposition=Disposition.WAIVED)
    evaluations = tuple(waived if each is first else each for each in checked.evaluations)
    entries = entries_of(replace(checked, evaluations=evaluations), VOCABULARY, "d1")

    assert [1, 2, 3, 4, 5, 0, 0, 0, 0] == [entry.number for entry in entries]
    assert ("d1-cap-agrees", Tone.HELD) == (entries[4].anchor, entries[4].tone)
    assert Tone.REVIEW is entries[3].tone


def test_what_a_finding_rests_on_is_cited_and_the_rest_is_read(checked: Checked) -> None:
    """That the document is a launch is no evidence of a missing amount; a rule that does not apply cites nothing."""
    cited = list(cited_by(entries_of(checked, VOCABULARY, "d1")))
    mention = MENTIONS.evidence[1]
    kind = FACTS["document.kind"].evidence[0]

    assert any(each.evidence == mention and each.tone is Tone.ERROR for each in cited)
    assert {Cited(kind, Tone.READ)} == {each for each in cited if each.evidence == kind}
    idle = tuple(each for each in checked.evaluations if each.outcome is Outcome.NOT_APPLICABLE)
    assert [] == list(cited_by(entries_of(replace(checked, evaluations=idle), VOCABULARY, "d1")))


def test_the_mentions_of_a_tie_out_are_paired_with_their_places(checked: Checked) -> None:
    """In the order of the text; those that say otherwise than most differ."""
    (tie,) = remark(checked, "cap-agrees").ties

    told = [(each.value, each.place, each.differs) for each in tie.mentions]
    assert [
        ("$14,500,000", "cover, line 12", False),
        ("$12,000,000", "plan of distribution, page S-17, line 1204", True),
    ] == told


@pytest.mark.parametrize(
    "fact",
    [
        replace(MENTIONS, evidence=MENTIONS.evidence[:1]),
        replace(MENTIONS, origin=Origin.GIVEN),
        replace(MENTIONS, value="redacted"),
        Fact(MENTIONS.name, State.UNREAD, reason="the document breaks off"),
    ],
    ids=["fewer quotes", "given", "redacted", "unread"],
)
def test_values_without_quotes_of_their_own_are_not_paired(checked: Checked, fact: Fact) -> None:
    """A value beside the wrong words would be a false statement."""
    assert () == remark(with_fact(checked, fact), "cap-agrees").ties


def test_a_search_says_where_and_for_what(checked: Checked) -> None:
    """So that counsel can search again."""
    searched = replace(LEGEND, evidence=(Evidence(searched="the cover", wording="“approved or disapproved”"),))
    finding = next(each.rule.id for each in checked.evaluations if LEGEND in each.consulted)

    assert ("the cover, for “approved or disapproved”",) == remark(with_fact(checked, searched), finding).searches


def test_what_would_settle_a_rule_is_named(checked: Checked) -> None:
    """With the reason, the search and the form of the answer."""
    fact = replace(SOLD, search=Evidence(searched="the cover", wording="“as of”"))
    reads, reason = "the date through which sales are reported", "only the cover of the document is there"

    assert (Lacking("sold.as_of", reads, reason, ("the cover, for “as of”",), FORMS["date"]),) == remark(
        with_fact(checked, fact), "sold-as-of"
    ).lacking
    assert () == remark(checked, "cap-is-stated").lacking


@pytest.mark.parametrize(
    ("fact_type", "form"),
    [
        (FactType("sold.as_of", "it", "one_of", values=("a", "b")), "a or b"),
        (FactType("sold.as_of", "it", "text", is_list=True), "a list of texts"),
        (FactType("sold.as_of", "it", "percent", is_list=True), "a list, each a percentage, such as 3.0"),
        (FactType("sold.as_of", "it", "boolean"), "true or false"),
    ],
    ids=["one of", "texts", "percentages", "boolean"],
)
def test_the_form_of_an_answer_is_said(checked: Checked, fact_type: FactType, form: str) -> None:
    """As a file of facts takes it."""
    vocabulary = {**VOCABULARY, "sold.as_of": fact_type}
    entry = next(each for each in entries_of(checked, vocabulary, "d1") if each.evaluation.missing)

    assert [form] == [each.form for each in remark_of(entry, checked, Marks({}), vocabulary).lacking]


def test_a_long_quote_is_cut_beside_the_draft(checked: Checked) -> None:
    """All of it is marked in the draft."""
    long = replace(ESCROW, evidence=(replace(ESCROW.evidence[0], quote="word " * LONGEST),))
    (quote,) = remark(with_fact(checked, long), "escrow").quotes

    assert " … " in quote.text and len(quote.text) < LONGEST
