"""The rows of a document: what its report says, and nothing more."""

from datetime import date

from checker.check import Piped, judge, read_source
from checker.model.evaluation import Outcome
from checker.model.fact import Fact, Facts, State
from checker.model.rule import Rulebook
from checker.screen.rows import COLUMNS, DOCUMENT_COLUMNS, ROW_COLUMNS, Screened, not_screened, screened
from tests.screen.conftest import TODAY
from tests.screen.filings import FIXTURES, LAUNCH

Rows = list[dict[str, object]]
NOTHING = Facts()


def rows_of(one: Screened) -> Rows:
    """Give the rows with the names of their columns."""
    return [dict(zip(COLUMNS, one.head + row, strict=True)) for row in one.rows]


def rows_with(rulebook: Rulebook, given: Facts = NOTHING, path: str = "") -> Rows:
    """Screen the launch, or another fixture, with some facts given."""
    read = read_source(FIXTURES / path if path else LAUNCH, rulebook)
    return rows_of(screened(judge(read, rulebook, given, None, TODAY), rulebook.vocabulary, ""))


def test_there_is_a_row_for_each_rule_and_each_fact(rulebook: Rulebook) -> None:
    """The rules come first, in the order of the rulebook, and then the facts in that of the vocabulary."""
    rows = rows_with(rulebook)
    assert [rule.id for rule in rulebook.rules] == [row["name"] for row in rows if row["row"] == "rule"]
    assert list(rulebook.vocabulary) == [row["name"] for row in rows if row["row"] == "fact"]
    assert {"rule", "fact"} == {row["row"] for row in rows}


def test_rows_say_what_the_report_says(rulebook: Rulebook) -> None:
    """Outcomes are those of the evaluations; a fail has its message and its evidence."""
    checked = judge(read_source(FIXTURES / "broken-launch" / "draft.htm", rulebook), rulebook, Facts(), None, TODAY)
    rows = rows_of(screened(checked, rulebook.vocabulary, ""))
    told = {row["name"]: row for row in rows if row["row"] == "rule"}
    assert {each.rule.id: str(each.outcome) for each in checked.evaluations} == {
        name: row["outcome"] for name, row in told.items()
    }
    fails = [each for each in checked.evaluations if each.outcome is Outcome.FAIL]
    assert [each.message for each in fails] == [told[each.rule.id]["reason"] for each in fails]
    assert all(told[each.rule.id]["quote"] or told[each.rule.id]["searched"] for each in fails)


def test_a_value_can_be_compared(rulebook: Rulebook) -> None:
    """Money is also a number, a date is ISO 8601, and a list is JSON."""
    facts = {row["name"]: row for row in rows_with(rulebook) if row["row"] == "fact"}
    assert ("750000000", 750_000_000.0, "USD", "read") == tuple(
        facts["program.cap"][column] for column in ("value", "number", "unit", "origin")
    )
    assert "2026-03-06" == facts["document.date"]["value"]
    assert '["establish"]' == facts["document.purposes"]["value"]


def test_what_was_not_read_has_no_value_and_a_reason(rulebook: Rulebook) -> None:
    """A fact that is unread never looks like one that is absent, nor like one that is found."""
    given = Facts.of([Fact("program.cap", State.UNREAD, reason="it is blurred")])
    (cap,) = [row for row in rows_with(rulebook, given) if row["name"] == "program.cap"]
    assert ("unread", None, None, "it is blurred") == tuple(
        cap[column] for column in ("outcome", "value", "number", "reason")
    )


def test_every_row_names_its_document(rulebook: Rulebook) -> None:
    """Kind, issuer and dates stand in each row, so that a query needs no join."""
    heads = {tuple(row[column] for column in DOCUMENT_COLUMNS) for row in rows_with(rulebook)}
    ((document, link, _, form, kind, _, dated, as_of),) = heads
    assert (str(LAUNCH), None, "html", "launch") == (document, link, form, kind)
    assert date(2026, 3, 6) == dated == as_of


def test_a_submission_links_to_its_page_on_edgar(rulebook: Rulebook) -> None:
    """The header says the accession number and the key of the company."""
    (link,) = {row["link"] for row in rows_with(rulebook, path="submission-launch/draft.txt")}
    assert str(link).startswith("https://www.sec.gov/Archives/edgar/data/") and str(link).endswith("-index.htm")


def test_what_failed_is_one_row_with_its_reason() -> None:
    """It has neither rules nor facts, so that no count takes it for a document that was checked."""
    (row,) = rows_of(not_screened("a\udcff.htm", "a.htm is damaged"))
    filled = {name: cell for name, cell in row.items() if cell is not None}
    assert {"document": "a?.htm", "row": "failed", "outcome": "failed", "reason": "a.htm is damaged"} == filled
    assert len(ROW_COLUMNS) == len(not_screened("a", "b").rows[0])


def test_a_text_that_is_no_unicode_is_made_one(rulebook: Rulebook) -> None:
    """The name of a file may have bytes of another encoding in it."""
    read = read_source(Piped("\udcff.htm", LAUNCH.read_bytes()), rulebook)
    one = screened(judge(read, rulebook, Facts(), None, TODAY), rulebook.vocabulary, "")
    assert "?.htm" == one.head[0]
