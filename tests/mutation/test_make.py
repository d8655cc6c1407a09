"""One draft, broken in every way: what is changed, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model.fact import State, Value
from checker.model.mutation import Mutation, Way
from checker.mutation.case import NotMadeError
from tests.mutation.conftest import STICKER, Break

LONG_BEFORE: dict[str, Value | None] = {"sale.date": date(2020, 1, 2)}
TEXT = """\
                 Filed Pursuant to Rule 424(b)(5)
                   Registration No. 333-100200

                    Hollin & Vale, Inc.

                     Up to $20,000,000

     This Supplement No. 1 amends and supplements our prospectus supplement of
June 2, 2025. It concerns an at-the-market offering under the Sales Agreement,
dated June 2, 2025, with Alder & Birch Securities LLC. There is no arrangement to
place funds in escrow. We will not sell more.

            The date of this Supplement No. 1 is July 9, 2026.
"""


@pytest.mark.parametrize(
    ("mutation", "gone", "instead"),
    [
        (Mutation(Way.CHANGE_DIGIT, ("program.cap",)), "Up to $20,000,000<br>", "Up to $20,000,001<br>"),
        (Mutation(Way.CHANGE_DIGIT, ("listing.last_price",)), "$4.<b>05</b>", "$4.06<b></b>"),
        (Mutation(Way.CHANGE_DIGIT, ("filing.registration_numbers",)), "333-100200", "333-100201"),
        (Mutation(Way.MULTIPLY, ("sold.shares",), by=2), "100,000 shares", "200,000 shares"),
        (Mutation(Way.MULTIPLY, ("listing.last_price",), by=10), "$4.<b>05</b>", "$40.50<b></b>"),
        (Mutation(Way.SHIFT_DAYS, ("agreement.date",), by=-2), ", dated June&nbsp;2, 2025 (", ", dated May 31, 2025 ("),
        (
            Mutation(Way.SHIFT_DAYS, ("sold.as_of",), by=1, since="document.date"),
            "<u>July 8, 2026</u>",
            "<u>July 10, 2026</u>",
        ),
        (
            Mutation(Way.REPLACE, ("legend.commission",), ("criminal offense",), "grave matter"),
            "<b>criminal\noffense</b>",
            "<b>grave matter</b>",
        ),
        (
            Mutation(Way.REPLACE, ("agents.names",), ("Alder & Birch",), "Bay & Co."),
            "Alder&nbsp;&amp;&nbsp;Birch",
            "Bay &amp; Co.",
        ),
        (
            Mutation(Way.REPLACE, ("issuer.name",), ("{issuer.name}",), "X"),
            "<b>Hollin &amp; Vale, Inc.</b>",
            "<b>X</b>",
        ),
        (Mutation(Way.TAKE_OUT, ("listing.symbol",)), "&ldquo;HLV.&rdquo;", "&ldquo;.&rdquo;"),
        (Mutation(Way.TAKE_OUT, ("sold.as_of",)), "<u>July 8, 2026</u>", "<u></u>"),
        (
            Mutation(Way.REMOVE, ("sold.shares",)),
            "As of <u>July 8, 2026</u>, we have\nsold 100,000 shares of our common stock under the Sales Agreement, for"
            " gross proceeds of $400,000.</p>",
            "<u></u></p>",
        ),
        (
            Mutation(Way.INSERT, ("sold.shares",), text="Alder < Birch, on {document.date}."),
            "$400,000.</p>",
            "$400,000.<p>Alder &lt; Birch, on 9 July 2026.</p></p>",
        ),
    ],
)
def test_a_mutation_changes_its_words_and_nothing_else(
    mutation: Mutation, gone: str, instead: str, broken: Break
) -> None:
    """The tags stay, entities are not cut, and all the rest of the source is as it was."""
    assert 1 == STICKER.count(gone)
    assert STICKER.replace(gone, instead) == broken(mutation).draft.source


def test_what_is_said_twice_is_removed_twice(broken: Break) -> None:
    """Removing a fact goes on until it is no longer found, in whatever words it is said."""
    twice = STICKER.replace(
        "<p>Neither", "<p>There is no escrow.</p><p>No arrangement for an escrow exists.</p><p>Neither"
    )
    mutant = broken(Mutation(Way.REMOVE, ("offering.no_escrow",)), twice)

    assert STICKER.replace("<p>Neither", "<p></p><p></p><p>Neither") == mutant.draft.source
    assert State.ABSENT is mutant.draft.facts["offering.no_escrow"].state


def test_only_what_stands_in_the_place_is_taken_out(broken: Break) -> None:
    """A place that says nothing of it leaves nothing to change."""
    assert "Up to $<br>" in broken(Mutation(Way.TAKE_OUT, ("program.cap",), place="cover")).draft.source
    with pytest.raises(NotMadeError, match="not in the draft"):
        broken(Mutation(Way.TAKE_OUT, ("program.cap",), place="dilution"))


@pytest.mark.parametrize(("name", "mark"), [("draft.txt", "\n\n"), ("draft.md", "\n\n")])
def test_plain_text_is_changed_as_plain_text(name: str, mark: str, broken: Break) -> None:
    """Nothing in it is an entity or a tag."""
    taken = broken(Mutation(Way.REMOVE, ("offering.no_escrow",)), TEXT, name).draft.source
    more = broken(Mutation(Way.INSERT, ("document.date",), text="A & B."), TEXT, name).draft.source

    assert TEXT.replace("There is no arrangement to\nplace funds in escrow.", "") == taken
    assert TEXT.replace("July 9, 2026.", f"July 9, 2026.{mark}A & B.{mark}") == more


@pytest.mark.parametrize(
    ("mutation", "why"),
    [
        (Mutation(Way.REMOVE, ("baby_shelf.public_float",)), "the public float: not in the draft"),
        (Mutation(Way.CHANGE_DIGIT, ("baby_shelf.public_float",)), "the public float: not in the draft"),
        (Mutation(Way.INSERT, ("section.dilution",), text="More."), "the section on dilution: not in the draft"),
        (
            Mutation(Way.CHANGE_DIGIT, ("program.cap_mentions",)),
            "the maximum aggregate offering price is not said twice",
        ),
        (
            Mutation(Way.REPLACE, ("legend.commission",), ("grave", "minor"), "x"),
            "the Commission legend: the draft does not say “grave” or “minor”",
        ),
        (Mutation(Way.REPLACE, ("legend.commission",), ("to the contrary",), "to the contrary"), "it changes nothing"),
        (
            Mutation(Way.SHIFT_DAYS, ("document.date",), by=1, since="baby_shelf.price_date"),
            "the date of the price used for the public float: not in the draft",
        ),
    ],
)
def test_what_cannot_be_made_says_why(mutation: Mutation, why: str, broken: Break) -> None:
    """In a sentence, with the names as they are read aloud."""
    with pytest.raises(NotMadeError) as error:
        broken(mutation)

    assert why == str(error.value)


def test_a_date_that_only_follows_cannot_be_taken_out(broken: Break) -> None:
    """“As of the date of this supplement” states no date."""
    source = STICKER.replace("<u>July 8, 2026</u>", "the date of this supplement")

    with pytest.raises(NotMadeError, match="it still follows from “As of the date of this"):
        broken(Mutation(Way.TAKE_OUT, ("sold.as_of",)), source)


@pytest.mark.parametrize(
    ("mutation", "before", "after"),
    [
        (Mutation(Way.GIVE, give={"sale.date": date(2026, 8, 1)}), {}, date(2026, 8, 1)),
        (Mutation(Way.GIVE, give={"sale.date": None}), {"sale.date": date(2026, 8, 1)}, None),
        (
            Mutation(Way.SHIFT_DAYS, ("sale.date",), by=1, since="document.date", given=LONG_BEFORE),
            LONG_BEFORE,
            date(2026, 7, 10),
        ),
    ],
)
def test_given_facts_are_changed_where_they_are_given(
    mutation: Mutation, before: dict[str, Value | None], after: date | None, broken: Break
) -> None:
    """The text of the draft stays."""
    mutant = broken(mutation, given=before)

    assert (STICKER, after) == (mutant.draft.source, mutant.given["sale.date"].value)
