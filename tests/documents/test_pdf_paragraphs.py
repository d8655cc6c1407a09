"""Lines become paragraphs, and rows of tables one line each."""

from __future__ import annotations

import pytest

from checker.documents.pdf.columns import Flow, flows_of
from checker.documents.pdf.hyphens import Hyphens
from checker.documents.pdf.lines import Line
from checker.documents.pdf.paragraphs import paragraphs_of, usual_distance
from tests.documents.pdf_drawing import texts, typed

RIGHT = 72 + 60 * 5.0
"""The right margin of a page of sixty letters."""


def paragraphs(page: str) -> list[str]:
    """Give the paragraphs of a typewritten page."""
    lines = typed(page)
    flow = Flow(lines, 72, RIGHT)
    return [paragraph.text for paragraph in paragraphs_of(flow, 1.2, Hyphens(texts(lines)))]


PROSE = {
    "a wrapped paragraph": (
        """
We have entered into a sales agreement with Harbourline
Securities, LLC, under which we may sell shares of common
stock.
""",
        ["We have entered into a sales agreement with Harbourline Securities, LLC, under which we may sell shares of "
         "common stock."],
    ),
    "paragraphs with space between them": (
        """
Sales will be settled on the first trading day that follows.

The offering will end when the last of the shares are sold.
""",
        ["Sales will be settled on the first trading day that follows.",
         "The offering will end when the last of the shares are sold."],
    ),
    "paragraphs with a first line that is indented": (
        """
     Sales are settled on the first trading day after that of
the trade. There is no arrangement for funds to be in escrow.
     The offering will end when the last of the shares covered
by the agreement has been sold.
""",
        ["Sales are settled on the first trading day after that of the trade. There is no arrangement for funds to be "
         "in escrow.",
         "The offering will end when the last of the shares covered by the agreement has been sold."],
    ),
    "words that are bound together go over to the next line": (
        """
The expenses of the offering, which we bear, will be about
$1.5 million in all. The agreement rests on what is said in
Rule 415(a)(4) and will end with the sale of the last shares.
""",
        ["The expenses of the offering, which we bear, will be about $1.5 million in all. The agreement rests on what "
         "is said in Rule 415(a)(4) and will end with the sale of the last shares."],
    ),
    "lines that end before they must": (
        """
Filed Pursuant to Rule 424(b)(5)
Registration No. 333-912345
""",
        ["Filed Pursuant to Rule 424(b)(5)", "Registration No. 333-912345"],
    ),
    "lines set flush right": (
        """
                            Filed Pursuant to Rule 424(b)(5)
                                 Registration No. 333-912345
""",
        ["Filed Pursuant to Rule 424(b)(5)", "Registration No. 333-912345"],
    ),
    "centred titles": (
        """
                     Up to $48,000,000
                Quillfeather Robotics, Inc.
                       Common Stock
""",
        ["Up to $48,000,000", "Quillfeather Robotics, Inc.", "Common Stock"],
    ),
    "a caption above its text": (
        """
INCORPORATION OF CERTAIN INFORMATION ABOUT US BY REFERENCE
We incorporate by reference what we file with the Commission
after today.
""",
        ["INCORPORATION OF CERTAIN INFORMATION ABOUT US BY REFERENCE",
         "We incorporate by reference what we file with the Commission after today."],
    ),
    "a caption with no space above it": (
        """
The statements rest on the report of experts in accounting.
  INCORPORATION OF CERTAIN INFORMATION BY REFERENCE
We incorporate our annual report and our later reports.
""",
        ["The statements rest on the report of experts in accounting.",
         "INCORPORATION OF CERTAIN INFORMATION BY REFERENCE",
         "We incorporate our annual report and our later reports."],
    ),
    "a list": (
        """
•    our annual report on Form 10-K for the year 2025, as we
     have amended it since;
•    our current reports; and
•    the description of our common stock.
""",
        ["•\tour annual report on Form 10-K for the year 2025, as we have amended it since;",
         "•\tour current reports; and",
         "•\tthe description of our common stock."],
    ),
    "a number with a hyphen at the end of a line": (
        """
Our shelf registration statement has the File No. 333-
912345 and is effective.
""",
        ["Our shelf registration statement has the File No. 333-912345 and is effective."],
    ),
}  # fmt: skip

TABLES = {
    "a dense table": (
        """
Assumed public offering price per share                $7.45
Net tangible book value per share            $1.83
Dilution per share                                     $4.54
""",
        ["Assumed public offering price per share\t$7.45",
         "Net tangible book value per share\t$1.83",
         "Dilution per share\t$4.54"],
    ),
    "a row whose label stands at the top": (
        """
Manner of offering      At the market offerings made through
                        our agents. See the plan of
                        distribution.

Risk factors            See page S-3.
""",
        ["Manner of offering\tAt the market offerings made through our agents. See the plan of distribution.",
         "Risk factors\tSee page S-3."],
    ),
    "a row whose label stands at the foot": (
        """
                        At the market offerings made through
Manner of offering      our agents.

Risk factors            See page S-3.
""",
        ["Manner of offering\tAt the market offerings made through our agents.", "Risk factors\tSee page S-3."],
    ),
    "a label that wraps": (
        """
Common stock to be      Up to 13,493,174 shares, if those
outstanding after       offered are sold at $1.84
the offering
""",
        ["Common stock to be outstanding after the offering\tUp to 13,493,174 shares, if those offered are sold at "
         "$1.84"],
    ),
    "a label that wraps above its amount": (
        """
Adjusted net tangible book value per share
after this offering                                    $2.91
""",
        ["Adjusted net tangible book value per share after this offering\t$2.91"],
    ),
    "a heading above a row": (
        """
The Offering
Issuer                                 Alder Corporation Inc.
""",
        ["The Offering", "Issuer\tAlder Corporation Inc."],
    ),
    "a table of contents": (
        """
ABOUT THIS PROSPECTUS SUPPLEMENT.........................S-1
RISK FACTORS.............................................S-3
""",
        ["ABOUT THIS PROSPECTUS SUPPLEMENT\tS-1", "RISK FACTORS\tS-3"],
    ),
    "a table of contents of two documents": (
        """
Legal Matters and Experts              S-9
Certain Information by Reference      S-10
Prospectus
About This Prospectus                    1
""",
        ["Legal Matters and Experts\tS-9", "Certain Information by Reference\tS-10", "Prospectus",
         "About This Prospectus\t1"],
    ),
    "prose above a table": (
        """
The following table shows the dilution of those who buy at
the price assumed.
Price per share                                        $7.45
""",
        ["The following table shows the dilution of those who buy at the price assumed.", "Price per share\t$7.45"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), PROSE.values(), ids=PROSE)
def test_lines_become_paragraphs(page: str, expected: list[str]) -> None:
    """A line goes on in the next if the next word had no room on it."""
    assert expected == paragraphs(page)


@pytest.mark.parametrize(("page", "expected"), TABLES.values(), ids=TABLES)
def test_lines_become_rows(page: str, expected: list[str]) -> None:
    """A cell whose text wraps is one cell, wherever in its row the others stand."""
    assert expected == paragraphs(page)


def test_a_label_in_the_middle_of_its_row_is_seen() -> None:
    """Browsers centre a cell in its row, so that its line stands between two lines of the next cell."""
    lines = typed(
        "                        At the market offerings made through\n\nManner of offering\n\n" + " " * 24 + "us.", 4
    )
    found = paragraphs_of(Flow(lines, 72, RIGHT), 1.2, Hyphens(()))
    assert ["Manner of offering\tAt the market offerings made through us."] == [paragraph.text for paragraph in found]


def two_columns(left: str, right: str) -> list[Line]:
    """Give lines of two columns."""
    return typed("\n".join([f"{left:<32}{right:<32}"] * 10))


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    """The left column down to its end, and then the right one."""
    lines = two_columns("the left column is read first", "and the right one follows it")
    flows = list(flows_of(lines, 72, 400))
    assert [[], ["the left column is read first"] * 10, ["and the right one follows it"] * 10, []] == [
        texts(flow.lines) for flow in flows
    ]


def test_a_table_is_no_two_columns() -> None:
    """Its left column has only a few words in a line."""
    lines = two_columns("Risk factors", "See the risk factors on a page")
    assert [lines] == [flow.lines for flow in flows_of(lines, 72, 400)]


def test_the_distance_of_lines_is_that_of_lines_that_go_on() -> None:
    """Not that of titles; and where there are too few, another is taken."""
    lines = typed("\n".join(["a line of prose that is as wide as the page is, sixty lettrs"] * 6), pitch=15)
    assert 1.5 == usual_distance([Flow(lines, 72, RIGHT)], otherwise=1.1)
    assert 1.1 == usual_distance([Flow(lines[:3], 72, RIGHT)], otherwise=1.1)
