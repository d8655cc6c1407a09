"""From the words of a supplement to the gate: what does not surely re-open a programme never clears a sale."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from checker.check_programme import decide_sale, open_programme
from checker.errors import FaultyFilesError
from checker.model.sale import Decision, Order
from tests.extraction.drafting import LEGEND
from tests.programme.desk import AGENT, HEADER, ISSUER, KEYS, RULEBOOK

SEED = Path(__file__).parents[2] / "fixtures" / "programme-suspended"
SUPPLEMENT = """\
Filed Pursuant to Rule 424(b)(5)

Registration No. 333-970418

VANTERRE ONCOLOGY, INC.

Common Stock

This Supplement No. {number} to Prospectus Supplement (this “Supplement”) amends the Prospectus Supplement dated
March 11, 2022 (the “Prospectus Supplement”), which was filed together with the Prospectus dated May 3, 2021.

On March 11, 2022, we entered into an At The Market Sales Agreement, dated March 11, 2022 (the “Sales Agreement”), with
Colworth Pryce Securities, LLC (“Colworth”), under which we could offer and sell shares of our common stock having an
aggregate offering price of up to $14,500,000 from time to time.

{says}

The date of this Supplement No. {number} to the Prospectus Supplement is {dated}.
"""
SUSPENDS = "By this Supplement we suspend the ATM and end the continuous offering, effective on October 3, 2022."
DAY = date(2022, 10, 19)
NEVER_OPEN = (
    "We have not resumed sales of our common stock under the Sales Agreement.",
    "Sales under the Sales Agreement have not been resumed.",
    "We do not intend to resume sales under the Sales Agreement until further notice.",
    "We do not intend to resume sales of our common stock until we file a new prospectus supplement.",
    "We will not resume the ATM program before the end of the year.",
    "We never reinstated sales under the program.",
    "We have determined to pause sales under the ATM program.",
    "We have paused the offering.",
    "We have discontinued the offering under the Sales Agreement.",
    "The at the market offering is discontinued.",
    "Sales under the Sales Agreement are on hold.",
    "We have put our at the market program on hold.",
    "We have halted all sales under the Sales Agreement.",
    "We have ceased offering our common stock under the Sales Agreement.",
    "We are not offering any shares under the Sales Agreement at this time.",
    "No further sales will be made under the Prospectus Supplement.",
    "We have instructed Colworth not to sell any more shares.",
    "We have withdrawn the offering.",
    "The offering is complete, and no shares remain.",
    "The Sales Agreement has expired.",
    "We and Colworth have agreed to terminate the Sales Agreement, effective October 3, 2022.",
    "We have terminated the Sales Agreement, effective October 3, 2022.",
    "The Sales Agreement terminated effective as of October 3, 2022.",
    "On October 3, 2022 we gave notice to terminate the Sales Agreement, effective immediately.",
    "We have reduced the aggregate offering price of the shares to $0.",
    "By this Supplement we reduce the maximum aggregate offering price from $14,500,000 to $0.",
    "The amount of common stock that we may sell is now zero.",
)
CHANGES_NOTHING = (
    "By this Supplement we increase the maximum aggregate offering price from $14,500,000 to $20,000,000.",
    "During the three months ended September 30, 2022, we sold 1,000 shares for gross proceeds of $16,000.",
)
REPORTS = (
    "During the three months ended September 30, 2022, we sold 1,000 shares under the Sales Agreement for gross "
    "proceeds of $16,000. "
)
RAISES = "By this Supplement we increase the maximum aggregate offering price from $14,500,000 to $20,000,000. "
BODY = """
TABLE OF CONTENTS

RISK FACTORS S-1
RECENT DEVELOPMENTS S-2
USE OF PROCEEDS S-3

RISK FACTORS

{risks}

RECENT DEVELOPMENTS

{says}

USE OF PROCEEDS

{risks}
"""
CHANGES = f"{RAISES}\n\n{LEGEND}"
RISKS = "We may need more money than we expect, and it may not be there when we need it. " * 40
STOPS_IN_PASSING = (
    "We have elected not to make further sales under the Sales Agreement.",
    "On October 14, 2022, Colworth delivered a suspension notice to us, and it remains in effect.",
    "We have decided against any further use of the ATM program.",
    "We do not expect to make any additional sales under the ATM program this year.",
    "We have wound down the at the market offering.",
    "We will refrain from selling shares under the Sales Agreement.",
    "We have agreed with Colworth not to deliver any placement notice until December 31, 2022.",
    "The Sales Agreement is not presently available to us.",
    "Following these sales, no shares remain available for sale under the Prospectus Supplement.",
    "We have sold all of the shares that we may sell under the Prospectus Supplement.",
    "We are subject to a lock-up that prohibits sales under the Sales Agreement until January 15, 2023.",
    "The Sales Agreement is of no further force or effect.",
    "The offering of shares under the Sales Agreement came to an end on October 14, 2022.",
    "From October 14, 2022 on, Colworth will not sell shares on our behalf.",
    "Sales under the Sales Agreement have been deferred indefinitely.",
    "Colworth is not required to sell any shares, and we have elected not to make further sales.",
)
STOPS_NOTHING = (
    "This Supplement does not supersede any other information in the Prospectus Supplement.",
    "We paid Colworth commissions of $480 for these sales, and there were no other fees.",
    "No shares were sold to Colworth as principal.",
    "We did not sell any shares under the Sales Agreement during the three months ended June 30, 2022.",
    "Since August 1, 2022 we have made no sales under the Sales Agreement.",
    "The offering will terminate upon the earlier of the sale of all of the shares and the end of the Sales Agreement.",
    "Colworth is not required to sell any specific number of shares, but will use its commercially reasonable efforts.",
    "Our common stock has a par value of $0.001, and our preferred stock has no par value.",
    "During the 12 calendar months that end on the date of this Supplement, we have sold no securities under General "
    "Instruction I.B.6 of Form S-3.",
    "This Supplement is not complete without, and may not be delivered except with, the Prospectus Supplement.",
    "You should not rely on any information that is not in this Supplement or the Prospectus Supplement.",
    "The amount that we may sell under the Sales Agreement has not changed.",
    "The Sales Agreement has no fixed term.",
    "We are offering up to $20,000,000 under the Sales Agreement, not including the $69,000 of shares sold before.",
)
STOPS_AGAIN = (
    "We resumed sales of our common stock under the Sales Agreement on October 5, 2022, and suspended them again on "
    "October 14, 2022.",
    "On October 5, 2022 we resumed the ATM program, which we then terminated on October 14, 2022.",
    "We resumed sales under the Sales Agreement on October 5, 2022. We have since elected not to make further sales.",
    "We had resumed the offering on October 5, 2022. It is now on hold.",
)
NOT_YET = (
    "We will resume sales under the Sales Agreement on November 15, 2022.",
    "By this Supplement we resume sales under the Sales Agreement, effective November 15, 2022.",
    "On June 6, 2022 we resumed sales under the Sales Agreement.",
    "Subject to the approval of our board, sales under the Sales Agreement are resumed.",
    "We resume sales under the Sales Agreement once our board has approved it.",
    "Colworth has asked us to resume sales under the Sales Agreement.",
    "Whether we resume sales under the Sales Agreement depends on market conditions.",
)
RE_OPENS = (
    "By this Supplement we resume sales of our common stock under the Sales Agreement.",
    "We have resumed the at the market offering. Sales may be made from the date of this Supplement on.",
    "As disclosed before, the ATM program was suspended effective October 3, 2022, and no sales were to be made until "
    "a new prospectus supplement was filed. We hereby resume sales under the Sales Agreement.",
    "We hereby resume sales under the Sales Agreement, dated March 11, 2022, which we suspended on October 3, 2022.",
    "We hereby resume sales as of October 17, 2022, subject to the terms of the Sales Agreement.",
)


STOPS_BEHIND = (
    *(
        each
        for each in NEVER_OPEN
        if re.search(r"paus|discontinued|hold|halted|ceased|withdrawn|expired|terminat", each)
    ),
    "We are not offering any shares under the Sales Agreement at this time.",
    "No further sales will be made under the Prospectus Supplement.",
    "As announced on October 10, 2022, we have suspended the ATM program.",
    "We have decided against any further use of the ATM program.",
    "Sales under the Sales Agreement have been deferred indefinitely.",
    "We have elected not to make further sales under the Sales Agreement.",
    "The Sales Agreement is of no further force or effect.",
    "On October 14, 2022 we suspended sales under the Sales Agreement, which took the place of our former ATM program.",
)
HARMLESS_BEHIND = (
    *STOPS_NOTHING,
    *CHANGES_NOTHING,
    *RE_OPENS,
    "Colworth or we may suspend the offering of shares under the Sales Agreement upon notice to the other.",
    "We terminated our prior at the market sales agreement with Pell Securities, Inc. on March 3, 2021.",
    "We are not offering shares in any place where doing so would be unlawful.",
    "Our lender may prohibit us from paying dividends, and we cannot be sure that it will not.",
    "We will not have revenue from product sales unless and until a regulator approves one of our products.",
    "In each Member State no shares have been or will be offered to the public before a prospectus is approved.",
    "Under the asset purchase and sale agreement the tokens are subject to a lock-up period of thirty days.",
    "In 2021 we terminated our agreement with Vessel Grove, which had operated our plants.",
    "This prospectus may not be used to consummate a sale unless a prospectus supplement comes with it.",
    "Upon termination of the Sales Agreement, what is not sold under it will be available for other offerings.",
    "No shares of preferred stock will be issued until our board has fixed their terms.",
)


def decided(folder: Path, *texts: str, behind: str = "") -> Decision:
    """Ask about a sale of $2,000 after a launch and supplements that say something, the last of 17 October 2022.

    That one may say something behind its cover too.
    """
    (folder / "launch.md").write_bytes((SEED / "launch.md").read_bytes())
    listed = ["  - {path: launch.md, filed: 2022-03-11}\n"]
    for number, says in enumerate(texts, start=1):
        day = 3 if number < len(texts) else 17
        written = SUPPLEMENT.format(number=number, says=says, dated=f"October {day}, 2022")
        written += behind if number == len(texts) else ""
        (folder / f"{number}.txt").write_text(written, encoding="utf-8")
        listed.append(f"  - {{path: {number}.txt, filed: 2022-10-{day:02}}}\n")
    (folder / "sales.csv").write_text(HEADER, encoding="utf-8")
    keys = "".join(f"{key}: {value}\n" for key, value in KEYS.items())
    path = folder / "programme.yaml"
    path.write_text(f"issuer: {ISSUER}\ndocuments:\n{''.join(listed)}{keys}", encoding="utf-8")
    return decide_sale(open_programme(path, RULEBOOK), RULEBOOK, Order(DAY, 1000, 2.0, AGENT))


def clears(folder: Path, *texts: str) -> bool:
    """Tell whether the sale is cleared; what cannot be placed among the documents is a fault, and clears nothing."""
    try:
        return decided(folder, *texts).cleared
    except FaultyFilesError:
        return False


def test_a_launch_alone_clears(tmp_path: Path) -> None:
    """So that what follows is blocked by what it says, and by nothing else."""
    assert decided(tmp_path).cleared


@pytest.mark.parametrize("says", NEVER_OPEN)
def test_a_supplement_that_stops_in_whatever_words_never_clears(says: str, tmp_path: Path) -> None:
    """Negated, odd or roundabout: it blocks, and if it is not understood it says so."""
    assert not clears(tmp_path, says)


@pytest.mark.parametrize("says", [*NEVER_OPEN, *CHANGES_NOTHING])
def test_only_what_re_opens_clears_after_a_suspension(says: str, tmp_path: Path) -> None:
    """A suspended programme stays so, whatever else a supplement says."""
    assert not clears(tmp_path, SUSPENDS, says)


@pytest.mark.parametrize("says", STOPS_IN_PASSING)
def test_a_report_that_stops_in_passing_never_clears(says: str, tmp_path: Path) -> None:
    """It has a purpose of its own, and that its words are odd makes it no stop: so nobody can tell, and all is told."""
    decision = decided(tmp_path, REPORTS + says)

    assert not decision.cleared
    assert f"1.txt may stop the programme: “{says}”" in decision.facts["programme.state"].reason


@pytest.mark.parametrize("says", STOPS_IN_PASSING[:3])
@pytest.mark.parametrize("purpose", [RAISES, "By this Supplement we add Pell Securities, Inc. as a sales agent. "])
def test_a_change_that_stops_in_passing_never_clears(says: str, purpose: str, tmp_path: Path) -> None:
    """Nor does an increase or a new agent say that sales go on."""
    assert not decided(tmp_path, purpose + says).cleared


@pytest.mark.parametrize("says", STOPS_BEHIND)
def test_a_change_that_stops_behind_its_cover_never_clears(says: str, tmp_path: Path) -> None:
    """As in its recent developments, where nobody who reads covers alone would see it."""
    decision = decided(tmp_path, CHANGES, behind=BODY.format(says=says, risks=RISKS))

    assert not decision.cleared
    assert f"1.txt may stop the programme: “{says}”" in decision.facts["programme.state"].reason


@pytest.mark.parametrize("says", HARMLESS_BEHIND)
def test_what_stops_nothing_behind_a_cover_clears(says: str, tmp_path: Path) -> None:
    """A condition, a former programme, a history that ends with a resumption, and what is usual there."""
    assert decided(tmp_path, CHANGES, behind=BODY.format(says=says, risks=RISKS)).cleared


def test_more_than_is_looked_at_behind_a_cover_never_clears(tmp_path: Path) -> None:
    """What the rest says is not known."""
    many = "".join(f"The license numbered {number} was terminated, and its term suspended. " for number in range(300))
    decision = decided(tmp_path, CHANGES, behind=BODY.format(says=f"{many}\n\nSee above.", risks=RISKS))
    assert not decision.cleared


def test_a_denial_outside_of_the_recent_developments_clears(tmp_path: Path) -> None:
    """Other sections are full of them."""
    usual = "There is no certainty that we will sell any shares under the Sales Agreement or use it to its full extent."
    assert decided(tmp_path, CHANGES, behind=BODY.format(says="None.", risks=RISKS + usual)).cleared


@pytest.mark.parametrize("says", STOPS_NOTHING)
def test_a_denial_that_stops_nothing_clears(says: str, tmp_path: Path) -> None:
    """Covers are full of denials, and of ends that may come one day."""
    assert decided(tmp_path, RAISES + says).cleared


@pytest.mark.parametrize("says", STOPS_AGAIN)
def test_what_is_stopped_again_after_a_resumption_never_clears(says: str, tmp_path: Path) -> None:
    """The last that it says of sales counts, not that they were resumed in between."""
    assert not decided(tmp_path, SUSPENDS, says).cleared


@pytest.mark.parametrize("says", NOT_YET)
def test_a_resumption_on_a_condition_or_from_another_day_never_clears(says: str, tmp_path: Path) -> None:
    """It counts from the day it is filed only where it says nothing else."""
    assert not clears(tmp_path, SUSPENDS, says)


def test_a_doubtful_resumption_that_is_filed_after_its_date_never_clears(tmp_path: Path) -> None:
    """The doubt does not end on the day that the resumption begins to count."""
    assert not clears(tmp_path, SUSPENDS, NOT_YET[1])
    path = tmp_path / "programme.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2022-10-17", "2022-10-18"), encoding="utf-8")

    assert not decide_sale(open_programme(path, RULEBOOK), RULEBOOK, Order(DAY, 1000, 2.0, AGENT)).cleared


@pytest.mark.parametrize("says", CHANGES_NOTHING)
def test_a_supplement_that_stops_nothing_clears(says: str, tmp_path: Path) -> None:
    """A clean amendment of an open programme is not taken for a stop."""
    assert decided(tmp_path, says).cleared


@pytest.mark.parametrize("says", RE_OPENS)
def test_what_re_opens_clears_after_a_suspension(says: str, tmp_path: Path) -> None:
    """It says so plainly."""
    assert decided(tmp_path, SUSPENDS, says).cleared


def test_an_amendment_whose_purpose_was_not_read_waits_for_a_person(tmp_path: Path) -> None:
    """It may be anything, and the reason says how to answer; with the answer it clears."""
    waiting = decided(tmp_path, "Our offices have moved to Lisbon.")
    (tmp_path / "answer.yaml").write_text("document.purposes: [amend]\n", encoding="utf-8")
    path = tmp_path / "programme.yaml"
    text = path.read_text(encoding="utf-8").replace("{path: 1.txt,", "{path: 1.txt, facts: answer.yaml,")
    path.write_text(text, encoding="utf-8")
    answered = decide_sale(open_programme(path, RULEBOOK), RULEBOOK, Order(DAY, 1000, 2.0, AGENT))

    assert (
        "1.txt amends the prospectus, and what it changes was not read; if it stops nothing, give document.purposes: "
        "[amend] in a file of facts beside it"
    ) == waiting.facts["programme.state"].reason
    assert (False, True) == (waiting.cleared, answered.cleared)
