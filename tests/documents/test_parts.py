"""A file is divided into facing page, supplement and base prospectus, and each cover is found."""

from __future__ import annotations

from checker.documents.read import read_bytes
from checker.model.document import Document, PartKind

LEGEND = (
    "Neither the Securities and Exchange Commission nor any state securities commission has approved or disapproved "
    "of these securities or determined if this prospectus is truthful or complete. Any representation to the contrary "
    "is a criminal offense."
)
PROGRAMME = (
    "We have entered into a Sales Agreement with Alder Lane Securities, LLC to offer and sell common stock from time "
    "to time in sales deemed to be an at the market offering."
)
SHELF = "We may offer and sell our securities in one or more offerings, accompanied by a prospectus supplement."
CONTENTS = "TABLE OF CONTENTS\nRisk Factors\tS-2\nUse of Proceeds\tS-3\nDilution\tS-4\nExperts\tS-5\n"
PAGE = "\f"


def read(*pieces: str) -> Document:
    """Read pieces of plain text, a paragraph each."""
    return read_bytes("\n\n".join(pieces).encode(), "draft.txt")


def test_a_supplement_and_its_base_are_told_apart() -> None:
    """The base has a cover of its own, with a title line, a legend and a date."""
    document = read(
        "PROSPECTUS SUPPLEMENT",
        PROGRAMME,
        LEGEND,
        "The date of this prospectus supplement is March 3, 2026.",
        PAGE,
        CONTENTS,
        "RISK FACTORS",
        "Risks.",
        PAGE,
        "PROSPECTUS",
        SHELF,
        LEGEND,
        "The date of this prospectus is January 5, 2025.",
        PAGE,
        "USE OF PROCEEDS",
        "Base uses.",
    )
    assert [part.kind for part in document.parts] == [PartKind.ATM, PartKind.BASE]
    assert document.main is document.parts[0]
    assert [section.name for section in document.parts[0].sections] == ["risk_factors"]
    assert [section.name for section in document.parts[1].sections] == ["use_of_proceeds"]
    cover = document.parts[0].cover
    assert document.text[cover.start : cover.end].strip().endswith("March 3, 2026.")


def test_the_base_is_found_although_the_supplement_has_lost_its_legend() -> None:
    """A damaged supplement must not be read as part of its base."""
    document = read(
        "PROSPECTUS SUPPLEMENT",
        PROGRAMME,
        "The date of this prospectus supplement is March 3, 2026.",
        PAGE,
        "RISK FACTORS",
        "Risks.",
        PAGE,
        "PROSPECTUS",
        SHELF,
        LEGEND,
        "The date of this prospectus is January 5, 2025.",
    )
    assert [part.kind for part in document.parts] == [PartKind.ATM, PartKind.BASE]
    assert "approved or disapproved" not in document.text[document.parts[0].span.start : document.parts[0].span.end]


def test_the_atm_prospectus_of_a_registration_statement_is_the_main_part() -> None:
    """Facing page, base prospectus, then the ATM prospectus: facts are read from the last."""
    document = read(
        "FORM S-3",
        "REGISTRATION STATEMENT UNDER THE SECURITIES ACT OF 1933",
        "Alder Corp.",
        "filler " * 600,
        PAGE,
        "PROSPECTUS",
        SHELF,
        LEGEND,
        "The date of this prospectus is , 2026.",
        PAGE,
        "About us",
        PAGE,
        "PROSPECTUS",
        PROGRAMME,
        LEGEND,
        "The date of this prospectus is , 2026.",
    )
    assert document.form == "S-3"
    assert [part.kind for part in document.parts] == [PartKind.FACING_PAGE, PartKind.BASE, PartKind.ATM]
    assert document.main is document.parts[2]


def test_a_date_that_runs_over_to_the_next_page_is_still_of_the_cover() -> None:
    """Printers push the last line of a full cover over the page."""
    document = read(
        "PROSPECTUS SUPPLEMENT", PROGRAMME, LEGEND, PAGE, "The date of this prospectus supplement is May 4, 2026."
    )
    assert len(document.parts) == 1


def test_a_proof_whose_cover_takes_two_pages_of_paper_has_one_cover() -> None:
    """The legend stands on the first, and the agents and the date on the second."""
    dated = "The date of this prospectus supplement is May 4, 2026."
    document = read("PROSPECTUS SUPPLEMENT", PROGRAMME, LEGEND, PAGE, "We pay a commission. " * 160, dated)
    assert len(document.parts) == 1
    assert document.main is not None
    assert document.text[: document.main.cover.end].endswith(dated)


def test_a_supplement_that_begins_on_the_last_page_of_the_base_prospectus_begins_with_its_title() -> None:
    """What stands above is no head of its cover."""
    dated = "The date of this prospectus is May 4, 2026."
    end_of_base = "We will send you copies. " * 80
    title = "PROSPECTUS SUPPLEMENT"
    document = read("PROSPECTUS", LEGEND, dated, PAGE, "About us", PAGE, end_of_base, title, PROGRAMME, LEGEND, dated)
    assert [part.kind for part in document.parts] == [PartKind.BASE, PartKind.ATM]
    assert document.main is not None
    assert document.text[document.main.span.start :].startswith(title)


def test_without_pages_the_head_of_a_cover_is_what_stands_above_its_title() -> None:
    """The corner of Rule 424 and the legend of one that is not complete; not the end of the document before it."""
    dated = "The date of this prospectus is May 4, 2026."
    head = [
        "Filed pursuant to Rule 424(b)(5)",
        "Registration No. 333-912345",
        "The information in this prospectus is not complete and may be changed.",
        "Subject to Completion, dated May 4, 2026",
    ]
    rest = ["PROSPECTUS", PROGRAMME, LEGEND, dated]
    document = read("PROSPECTUS", LEGEND, dated, "About us", "We make valves.", *head, *rest)
    assert [part.kind for part in document.parts] == [PartKind.BASE, PartKind.ATM]
    assert document.main is not None
    assert document.text[document.main.span.start :].startswith(head[0])
    assert document.text[: document.main.span.start].endswith("We make valves.\n")


def test_the_head_of_a_cover_begins_behind_the_cover_before_it() -> None:
    """Two short covers in one file: the corner of the first is not that of the second."""
    corner, dated = "Filed pursuant to Rule 424(b)(5)", "The date of this prospectus is May 4, 2026."
    document = read(corner, "PROSPECTUS SUPPLEMENT", LEGEND, dated, "PROSPECTUS", LEGEND, dated)
    assert document.text[document.parts[0].span.start :].startswith(corner)
    assert document.text[document.parts[1].span.start :].startswith("PROSPECTUS\n")
    assert document.parts[0].span.end == document.parts[1].span.start


def test_a_cover_without_title_and_page_begins_with_a_line() -> None:
    """And not in the midst of its legend."""
    dated = "The date of this prospectus is May 4, 2026."
    document = read("PROSPECTUS SUPPLEMENT", PROGRAMME, LEGEND, dated, "Words. " * 5_000, "Alder, Inc.", LEGEND)
    assert [part.kind for part in document.parts] == [PartKind.ATM, PartKind.BASE]
    assert document.text[document.parts[1].span.start :].startswith(LEGEND)


def test_a_page_of_paper_may_end_within_the_legend() -> None:
    """Its two sentences are of one cover."""
    first, second = LEGEND.split(". ")
    dated = "The date of this prospectus supplement is May 4, 2026."
    document = read("PROSPECTUS SUPPLEMENT", PROGRAMME, f"{first}.", PAGE, second, dated)
    assert len(document.parts) == 1
    assert document.main is not None
    assert document.text[: document.main.cover.end].endswith(dated)


def test_a_cover_may_end_with_a_dated_line_on_its_second_page() -> None:
    """It is no sentence, and says no more than what is dated."""
    dated = "Prospectus Supplement dated May 4, 2026"
    document = read("PROSPECTUS SUPPLEMENT", PROGRAMME, LEGEND, PAGE, "Harbor & Lane", dated, CONTENTS, "DILUTION")
    assert document.main is not None
    assert document.text[: document.main.cover.end].strip().endswith(dated)


def test_a_heading_of_the_contents_does_not_date_the_cover() -> None:
    """A table of contents may name each document with its date above its entries."""
    dated = "Prospectus Supplement dated May 4, 2026"
    contents = f"TABLE OF CONTENTS\n\n{dated}\n\nAbout S-1\n\nRisk Factors S-2\n\nDilution S-3\n\nExperts S-4"
    document = read("PROSPECTUS SUPPLEMENT", PROGRAMME, LEGEND, contents, "RISK FACTORS", "Words. " * 400)
    assert document.main is not None
    assert dated not in document.text[: document.main.cover.end]
    assert [section.name for section in document.main.sections] == ["risk_factors"]


def test_the_date_of_another_document_two_pages_on_is_not_of_the_cover() -> None:
    """The cover has no date, and the pages behind it speak of another prospectus."""
    dated = "Prospectus Supplement dated May 4, 2026"
    document = read("PROSPECTUS SUPPLEMENT", PROGRAMME, LEGEND, PAGE, "About us", PAGE, dated)
    assert document.main is not None
    assert dated not in document.text[: document.main.cover.end]


def test_a_text_that_breaks_off_has_a_cover_without_an_end() -> None:
    """An excerpt that stops in a sentence cannot prove that anything is absent."""
    document = read("PROSPECTUS SUPPLEMENT", PROGRAMME + " " + "and so on " * 20 + "nor any sta")
    assert document.main is not None
    assert document.main.cover_ends is False


def test_a_document_of_another_kind_is_one_part() -> None:
    """A report without a cover is one part of no special kind."""
    document = read("ANNUAL REPORT", "We make valves. " * 50)
    assert [part.kind for part in document.parts] == [PartKind.OTHER]


def test_the_contents_are_no_captions() -> None:
    """Entries of the table of contents are not taken for the sections themselves."""
    document = read("PROSPECTUS SUPPLEMENT", PROGRAMME, LEGEND, PAGE, CONTENTS, PAGE, "DILUTION", "Text.")
    assert document.main is not None
    assert [section.name for section in document.main.sections] == ["dilution"]
    contents = document.main.contents
    assert document.text[contents.start : contents.end].splitlines()[-1] == "Experts S-5"
