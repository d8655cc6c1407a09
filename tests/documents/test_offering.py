"""What the cover of a prospectus offers is told from its sentences, and these are kept."""

from __future__ import annotations

from checker.documents.offering import Offering, offering_of
from checker.model.document import PartKind, Span

PROGRAMME = (
    "By this prospectus supplement we may offer and sell shares from time to time through Alder Lane Securities, LLC, "
    "as sales agent, under a sales agreement in at the market offerings."
)
DIRECT = "We are offering 2,000,000 shares of our common stock to certain investors."
RESTS = "We have suspended sales under our at-the-market sales agreement."


def offered(*paragraphs: str) -> tuple[Offering, list[str], list[str]]:
    """Give what a cover of these paragraphs offers, and the sentences that say so."""
    text = "\n\n".join(paragraphs)
    offering = offering_of(text, Span(0, len(text)))
    ours, others = (
        [text[each.start : each.end] for each in spans] for spans in (offering.of_programme, offering.of_another)
    )
    return offering, ours, others


def test_a_programme_is_told_by_the_sentence_that_offers_it() -> None:
    """Nothing else is offered."""
    offering, ours, others = offered("PROSPECTUS SUPPLEMENT", PROGRAMME)
    assert PartKind.ATM == offering.kind
    assert [PROGRAMME] == ours
    assert [] == others


def test_another_offering_is_told_by_its_sentence_although_a_programme_is_mentioned() -> None:
    """The programme that rests is no offering of this cover."""
    offering, _, others = offered("PROSPECTUS SUPPLEMENT", DIRECT, RESTS)
    assert PartKind.OTHER == offering.kind
    assert [DIRECT] == others


def test_a_cover_that_makes_both_offerings_is_not_decided() -> None:
    """The sentences of both are kept, so that a person may decide."""
    offering, ours, others = offered("PROSPECTUS SUPPLEMENT", PROGRAMME, DIRECT)
    assert PartKind.UNCLEAR == offering.kind
    assert [PROGRAMME] == ours
    assert [DIRECT] == others


def test_a_supplement_to_a_supplement_need_not_say_at_the_market() -> None:
    """It names a sales agreement; but one that names none, and stops sales, is not decided."""
    title = "(To Prospectus Supplement dated March 4, 2025)"
    assert PartKind.ATM == offered(title, "We amend the Sales Agreement.")[0].kind
    assert PartKind.UNCLEAR == offered(title, "We have suspended the offering of our shares.")[0].kind
    assert PartKind.OTHER == offered(title, "The notes pay interest in May.")[0].kind


def test_a_cover_without_a_word_of_a_programme_is_another_one() -> None:
    """There is nothing to weigh."""
    assert Offering(PartKind.OTHER) == offered("PROSPECTUS", DIRECT)[0]
