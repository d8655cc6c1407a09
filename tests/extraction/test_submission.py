"""What is read from the header of a submission and from its exhibit of filing fees."""

from __future__ import annotations

from datetime import date

import pytest

from checker.documents.read import read_bytes
from checker.extraction.extract import extract_facts
from checker.extraction.submission import business_days_between
from checker.model.fact import Facts, State, Value
from tests.extraction.drafting import LAUNCH, launch

HEADER = """<SEC-DOCUMENT>0009990003-26-000012.txt : 20260303
<SEC-HEADER>0009990003-26-000012.hdr.sgml : 20260303
<ACCEPTANCE-DATETIME>20260302173501
ACCESSION NUMBER:		0009990003-26-000012
CONFORMED SUBMISSION TYPE:	424B5
FILED AS OF DATE:		20260303
FILER:
	COMPANY DATA:
		COMPANY CONFORMED NAME:			QUILLFEATHER ROBOTICS INC
		CENTRAL INDEX KEY:			0009990555
	FILING VALUES:
		SEC FILE NUMBER:	333-912345
FILER:
	COMPANY DATA:
		COMPANY CONFORMED NAME:			QUILLFEATHER HOLDINGS LLC
	FILING VALUES:
		SEC FILE NUMBER:	333-912345-01
</SEC-HEADER>
"""
TAGS = """<SUBMISSION>
<ACCESSION-NUMBER>0009990003-26-000012
<TYPE>424B5
<FILING-DATE>20260303
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>QUILLFEATHER ROBOTICS INC
<CIK>0009990555
</COMPANY-DATA>
<FILING-VALUES>
<FILE-NUMBER>333-912345
</FILING-VALUES>
</FILER>
"""
HEADER_FACTS = (
    "filing.form_type",
    "filing.form_type_paragraph",
    "filing.filed_on",
    "filing.accession_number",
    "filing.company_name",
    "filing.cik",
    "filing.file_numbers",
    "filing.company_is_issuer",
    "filing.business_days_after_document",
)


def enclosed(kind: str, text: str) -> str:
    """Write one document of a submission."""
    return f"<DOCUMENT>\n<TYPE>{kind}\n<TEXT>\n{text}\n</TEXT>\n</DOCUMENT>\n"


def submitted(header: str = HEADER, fees: str = "", **sentences: str) -> Facts:
    """Give the facts of the launch supplement as it was filed, with some of its sentences replaced."""
    supplement = enclosed("424B5", "\n\n".join(filter(None, (LAUNCH | sentences).values())))
    source = header + supplement + (enclosed("EX-FILING FEES", fees) if fees else "")
    return extract_facts(read_bytes(source.encode(), "filing.txt"), {})


@pytest.mark.parametrize(
    ("header", "numbers"), [(HEADER, ("333-912345", "333-912345-01")), (TAGS, ("333-912345",))], ids=["colons", "tags"]
)
def test_both_forms_of_header_are_read(header: str, numbers: tuple[str, ...]) -> None:
    """The archive writes keys with colons, the dissemination feed writes tags."""
    facts = submitted(header)
    expected: tuple[Value, ...] = (
        "424B5",
        "424(b)(5)",
        date(2026, 3, 3),
        "0009990003-26-000012",
        "QUILLFEATHER ROBOTICS INC",
        "0009990555",
        numbers,
        True,
        1,
    )
    assert dict(zip(HEADER_FACTS, expected, strict=True)) == {name: facts[name].value for name in HEADER_FACTS}
    assert {"filing_header"} == {facts[name].evidence[0].place for name in HEADER_FACTS}


def test_a_draft_has_no_header() -> None:
    """All facts of the header are absent, with where they were looked for."""
    facts = launch()

    assert {State.ABSENT} == {facts[name].state for name in (*HEADER_FACTS, "fee_exhibit.maximum_aggregate")}
    assert "the beginning of the file, which has no filing header" == facts["filing.form_type"].evidence[0].searched


def test_the_label_of_a_single_document_tells_only_the_form_type() -> None:
    """The rest of the header was cut off."""
    facts = submitted(header="")

    assert ("424B5", "424(b)(5)") == (facts["filing.form_type"].value, facts["filing.form_type_paragraph"].value)
    assert {State.ABSENT} == {facts[name].state for name in HEADER_FACTS[2:]}


def test_a_form_that_is_not_under_rule_424_has_no_paragraph() -> None:
    """A registration statement is filed under no paragraph of the rule."""
    facts = submitted(HEADER.replace("424B5", "S-3ASR"))

    assert ("S-3ASR", State.ABSENT) == (facts["filing.form_type"].value, facts["filing.form_type_paragraph"].state)


def test_a_filing_date_that_is_none_is_unread() -> None:
    """So is what follows from it."""
    facts = submitted(HEADER.replace("DATE:		20260303", "DATE:		20260231"))

    assert "“20260231” in the filing header is no day of the calendar" == facts["filing.filed_on"].reason
    assert State.UNREAD == facts["filing.business_days_after_document"].state


def test_the_issuer_may_be_any_of_the_filers() -> None:
    """Subsidiaries file together with their parent; a company that is not among them is another."""
    assert submitted(issuer="Quillfeather Holdings LLC")["filing.company_is_issuer"].value is True
    assert submitted(issuer="Quillfeather Robotics Corp.")["filing.company_is_issuer"].value is False


def test_an_undated_supplement_has_no_days_after_its_date() -> None:
    """There is nothing to count from."""
    facts = submitted(date="")

    assert facts["document.date"].state == facts["filing.business_days_after_document"].state


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 3, 2), date(2026, 3, 2), 0),
        (date(2026, 3, 2), date(2026, 3, 1), 0),
        (date(2026, 3, 2), date(2026, 3, 4), 2),
        (date(2026, 3, 6), date(2026, 3, 9), 1),
        (date(2026, 3, 7), date(2026, 3, 9), 1),
        (date(2026, 9, 3), date(2026, 9, 8), 2),
        (date(2026, 7, 2), date(2026, 7, 6), 1),
        (date(2025, 12, 24), date(2026, 1, 2), 5),
    ],
)
def test_business_days_leave_out_weekends_and_federal_holidays(first: date, last: date, expected: int) -> None:
    """The first day is not counted; a holiday on a Saturday is kept on the Friday before."""
    assert expected == business_days_between(first, last)


@pytest.mark.parametrize(
    ("fees", "expected"),
    [
        ("<p>Total Offering Amounts:</p><p>$ 48,000,000.00</p>", 48_000_000),
        ("<table><tr><td>Total Offering Amounts</td><td>$</td><td>48,000,000.50</td></tr></table>", 48_000_000.5),
        (
            "<p>Total Offering Amounts: $ 20,000,000</p><p>The maximum aggregate offering price of the securities to "
            "which the prospectus relates is $<ix:nonFraction name='ffd:NrrtvMaxAggtOfferingPric' scale='0'>"
            "48,000,000.00</ix:nonFraction>. The prospectus is a final prospectus for the related offering.</p>",
            48_000_000,
        ),
        ("The maximum aggregate amount of the securities being offered is US$ 48 million.", 48_000_000),
    ],
)
def test_the_amount_of_the_fee_exhibit_is_read(fees: str, expected: float) -> None:
    """What the narrative says of the offering stands before the total of the table."""
    fact = submitted(fees=fees)["fee_exhibit.maximum_aggregate"]

    assert (expected, "fee_exhibit") == (fact.value, fact.evidence[0].place)


def test_a_fee_exhibit_without_a_known_amount_is_unread() -> None:
    """It is there, so the amount is not absent."""
    fact = submitted(fees="Fees were paid before.")["fee_exhibit.maximum_aggregate"]

    assert (State.UNREAD, "the fee exhibit states no amount in a form that is known") == (fact.state, fact.reason)
