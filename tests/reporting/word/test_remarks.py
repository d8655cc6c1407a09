"""What is said in the margin of a draft."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.check import Piped, check
from checker.documents.word.anchors import locate
from checker.model.evaluation import Outcome
from checker.model.fact import Evidence, Fact, Facts, State
from checker.model.report import Checked, Report
from checker.model.review import Disposition
from checker.model.rule import Condition, Conditions, Rulebook
from checker.reporting.redact import redact
from checker.reporting.word.annotate import annotate
from checker.reporting.word.remark import Remark
from checker.reporting.word.remarks import remarks_of
from checker.reporting.word.render import render_word
from checker.rulebook.load import load_rulebook
from tests.documents.word_files import p, saved, with_body
from tests.reporting.conftest import VOCABULARY, evaluation, found, rule
from tests.reporting.decided import DECISION
from tests.reporting.word.annotated import comments_of, text_of

FIXTURES = Path(__file__).parents[3] / "fixtures"
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def built_in() -> Rulebook:
    """Load the built-in rules."""
    return load_rulebook()


def word_draft(case: str) -> bytes:
    """Make a plain Word file of the lines of a fixture."""
    from checker.documents.read import read_document

    lines = read_document(FIXTURES / case).text.replace("\t", " ").splitlines()
    return saved(with_body("".join(p(line.replace("&", "&amp;").replace("<", "&lt;")) for line in lines)))


def checked_as_word(data: bytes, rulebook: Rulebook) -> Report:
    """Check a Word draft and keep it."""
    source = Piped("draft.docx", data)
    return check([source], rulebook, given=Facts(), as_of=None, today=TODAY, keep_drafts=True)


def said(remark: Remark) -> str:
    """Give all that a remark says."""
    return "\n".join(f"{line.label} {line.text}".strip() for line in remark.lines)


def test_every_open_finding_is_said_at_its_words(built_in: Rulebook) -> None:
    """Each rule that fails has a comment, and each comment stands at a quote of its finding."""
    data = word_draft("broken-launch/draft.htm")
    report = checked_as_word(data, built_in)
    (checked,) = report.checked
    annotated = render_word(report, built_in.vocabulary, locate)
    comments = comments_of(annotated)
    quotes = {each.quote for one in checked.evaluations for fact in one.consulted for each in fact.evidence}

    assert text_of(data) == text_of(annotated)
    assert {each.rule.id for each in checked.evaluations if each.is_finding} == {
        text.rpartition("Rule: ")[2] for _, text, _ in comments[1:]
    }
    assert set() == {" ".join(words.split()) for _, _, words in comments[1:]} - {" ".join(q.split()) for q in quotes}


def test_a_second_check_of_the_annotated_file_gives_the_same_file(built_in: Rulebook) -> None:
    """Our own comments are no part of the draft, so that they change no finding."""
    once = render_word(checked_as_word(word_draft("broken-launch/draft.htm"), built_in), built_in.vocabulary, locate)

    assert once == render_word(checked_as_word(once, built_in), built_in.vocabulary, locate)


def test_a_clean_draft_gets_one_comment_that_says_so(built_in: Rulebook) -> None:
    """Without it nobody could tell a clean draft from one that was not checked."""
    report = checked_as_word(word_draft("launch-large/draft.htm"), built_in)
    ((_, text, _),) = comments_of(render_word(report, built_in.vocabulary, locate))

    assert text.startswith("PASS")


def test_a_redacted_report_holds_no_draft(built_in: Rulebook) -> None:
    """It gives a list of issues without a word of the draft, and not the draft with comments."""
    report = redact(checked_as_word(word_draft("broken-launch/draft.htm"), built_in))
    text = text_of(render_word(report, built_in.vocabulary, locate))

    assert text.startswith("Issues list\n")
    assert "Corvane" not in text


def test_of_a_tie_out_the_odd_mention_is_marked(built_in: Rulebook) -> None:
    """The others are listed with their paragraphs."""
    report = checked_as_word(word_draft("broken-launch/draft.htm"), built_in)
    (tied,) = [
        text for _, text, words in comments_of(render_word(report, built_in.vocabulary, locate)) if "700" in words
    ]

    assert "See also: cover, paragraph 5 “Up to $750,000,000”" in tied


def test_each_thing_that_should_not_be_there_is_marked(checked: Checked, report: Report) -> None:
    """Every blank of three has a comment of its own, and the first tells of all."""
    blanks = tuple(Evidence("[●]", "cover", start=at, end=at + 3, document="draft.htm") for at in (5, 50, 500))
    fact = found("document.placeholders", ("[●]",), *blanks)
    of = rule("no-blanks", "No blank is left", Condition("document.placeholders", "is_empty"))
    found_blanks = replace(checked, evaluations=(evaluation(of, Outcome.FAIL, "Blanks are left.", fact),))
    _, *remarks = remarks_of(found_blanks, report, VOCABULARY)

    assert [(5, 8), (50, 53), (500, 503)] == [each.span for each in remarks]
    assert ["(1 of 3)", "(2 of 3)", "(3 of 3)"] == [each.lines[0].text[-8:] for each in remarks]


def test_remarks_come_in_the_order_of_the_draft(checked: Checked, report: Report) -> None:
    """First how it stands as a whole, then what has no place, then the rest from its top."""
    whole, *others = remarks_of(checked, report, VOCABULARY)
    places = [each.span or (-1, -1) for each in others]

    assert whole.lines[0].text.startswith("FAIL")
    assert sorted(places) == places


def test_what_is_not_decided_is_asked(checked: Checked, report: Report) -> None:
    """A question, why it is open, and what would settle it; it is never told as a fault."""
    (asked,) = [each for each in remarks_of(checked, report, VOCABULARY) if "sold-as-of" in said(each)]

    assert "Needs review: Reported sales are dated" == asked.lines[0].text
    assert "To settle it: Read the draft, and answer in a file of facts: sold.as_of." in said(asked)
    assert "Cure:" not in said(asked)


def test_many_questions_without_a_place_are_one_remark(checked: Checked, report: Report) -> None:
    """An excerpt leaves dozens open, and a pile of comments on its first words helps nobody."""
    fact = Fact("sold.as_of", State.UNREAD, reason="only the cover of the document is there")
    asked = tuple(
        evaluation(
            rule(f"rule-{n}", f"Rule {n}", Condition("sold.as_of", "present")),
            Outcome.UNKNOWN,
            "",
            fact,
            missing=("sold.as_of",),
        )
        for n in range(20)
    )
    remarks = remarks_of(replace(checked, evaluations=asked), report, VOCABULARY)

    assert 2 == len(remarks)
    assert "Needs review: 20 rules could not be decided" == remarks[1].lines[0].text
    assert 20 == sum("(rule-" in line.text for line in remarks[1].lines)


def test_what_somebody_signed_for_is_counted_and_not_said(checked: Checked, report: Report) -> None:
    """The comments are what is left to do."""
    waived = tuple(
        replace(each, disposition=Disposition.WAIVED, decision=DECISION) if each.is_finding else each
        for each in checked.evaluations
    )
    (whole,) = remarks_of(replace(checked, evaluations=waived), report, VOCABULARY)

    assert "Not shown here: 5 findings waived." in said(whole)


def test_a_quote_of_another_file_marks_nothing(checked: Checked, report: Report) -> None:
    """The line of a file of facts is no place in the draft."""
    elsewhere = found("program.cap", 5.0, Evidence("program.cap: 5", line=3, start=0, end=4, document="facts.yaml"))
    of = rule("cap", "The cap", Condition("program.cap", "at_least", 9.0))
    failed = replace(checked, evaluations=(evaluation(of, Outcome.FAIL, "It is not.", elsewhere),))
    _, remark = remarks_of(failed, report, VOCABULARY)

    assert None is remark.span
    assert "See also: facts.yaml, line 3 “program.cap: 5”" in said(remark)


HOSTILE = "a\x00b\x1b[31m ]]> <w:p/> &amp; \u202eeurt\ufffe\ud800"


def test_hostile_text_makes_a_comment_and_nothing_else(checked: Checked, report: Report) -> None:
    """Control characters, markup and half characters are shown as what they are."""
    of = replace(rule("hostile", HOSTILE, Condition("x", "present")), requires=Conditions((Condition("x", "present"),)))
    fact = Fact("x", State.UNREAD, reason=HOSTILE, evidence=(Evidence(searched=HOSTILE),))
    hostile = replace(checked, evaluations=(evaluation(of, Outcome.FAIL, HOSTILE, fact),))
    data = saved(with_body(p("Up to $5")))
    _, (_, text, words) = comments_of(annotate(data, remarks_of(hostile, report, VOCABULARY), locate))

    assert "Up to $5" == words
    assert "a\\x00b\\x1b[31m ]]> <w:p/> &amp; \\u202eeurt\\ufffe\\ud800" in text


def test_several_documents_are_a_list(built_in: Rulebook) -> None:
    """Comments can be written into one file only; a list has all documents, numbered throughout."""
    cases = [FIXTURES / "broken-launch/draft.htm", FIXTURES / "suspension/draft.md", FIXTURES / "none.htm"]
    report = check(cases, built_in, given=Facts(), as_of=None, today=TODAY, keep_drafts=True)
    text = text_of(render_word(report, built_in.vocabulary, locate))
    numbers = [line.partition("\t")[0] for line in text.splitlines() if line.partition("\t")[0].isdigit()]

    assert [str(number) for number in range(1, 9)] == numbers
    assert 2 == Counter(text.splitlines())["No.\tFinding\tQuote\tPlace\tLaw\tCure\tResolution"]
    assert "Not checked:" in text


def test_the_list_is_the_same_file_each_time(built_in: Rulebook) -> None:
    """Nothing in it comes from a clock."""
    report = check([FIXTURES / "suspension/draft.md"], built_in, given=Facts(), as_of=None, today=TODAY)

    assert render_word(report, built_in.vocabulary, locate) == render_word(report, built_in.vocabulary, locate)
