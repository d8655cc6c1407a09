"""The sign-off sheet: everything that was asked and decided, and the same bytes for whoever checks the same draft."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace
from typer.testing import CliRunner

from checker.check import check
from checker.cli.app import app
from checker.documents.read import read_bytes
from checker.model.change import Change, ChangeKind
from checker.model.coverage import Question
from checker.model.fact import Answer, Facts, Origin
from checker.model.report import Checked, Report
from checker.model.review import Disposition
from checker.model.rule import Basis
from checker.reporting.signoff.render import signoff_html, signoff_markdown, signoff_word
from checker.reporting.signoff.sheet import Section, Sheet, sheets_of
from checker.rulebook.load import load_rulebook
from tests.reporting.conftest import CAP, VOCABULARY
from tests.reporting.decided import DECISION, LAPSE

ROOT = Path(__file__).parents[2]
SHEETS = ("signoff.html", "signoff.docx", "signoff.md")


@pytest.fixture
def decided(report: Report, checked: Checked) -> Report:
    """Give a run in which somebody waived a finding, answered for a fact, and changed a rule."""
    legend, *others = [each for each in checked.evaluations if each.rule.id == "commission-legend"] + [
        each for each in checked.evaluations if each.rule.id != "commission-legend"
    ]
    waived = replace(legend, disposition=Disposition.WAIVED, decision=DECISION)
    answered = replace(CAP, origin=Origin.GIVEN, answer=Answer("Jane Roe", date(2026, 5, 4), "as in the agreement"))
    question = Question("timing", "Is it filed in time?", "17 CFR 230.424(b)(5)", Basis.LAW)
    return replace(
        report,
        checked=(
            replace(
                checked,
                path="somewhere/deep/draft.htm",
                evaluations=(waived, *others),
                facts=Facts.of([*checked.facts, answered]),
                checklist=(question,),
            ),
        ),
        lapses=(LAPSE,),
        changes=(Change(ChangeKind.DISABLED, "no-blanks", "acme", "", "", "we leave them"),),
    )


def section(sheet: Sheet, caption: str) -> Section:
    """Find a section by its caption."""
    return next(each for each in (*sheet.decisions, *sheet.behind) if each.caption == caption)


def lines(sheet: Sheet, caption: str) -> list[tuple[str, str]]:
    """List what a section says."""
    return [(each.name, each.told) for each in section(sheet, caption).entries]


def test_the_head_says_what_was_checked_against_what(decided: Report) -> None:
    """The draft by its name and its hash, the rulebook by its hash, and the day whose law counts."""
    (sheet,) = sheets_of(decided, VOCABULARY)
    told = {each.name: each.told for each in sheet.head}

    assert ("draft.htm", "ab" * 32, "20 Oct 2022") == (told["Document"], told["SHA-256"], told["Law as of"])
    assert "that of atmcheck 0.1.0, sha256:0123456789abcdef" == told["Rulebook"]
    assert "atmcheck 0.1.0" == told["Tool"]
    assert "acme changes the rules: 1 rule disabled (no-blanks)." == told["Changes to the rules"]


def test_every_rule_is_on_it_once(decided: Report) -> None:
    """With its outcome; one that does not apply with the reason."""
    (sheet,) = sheets_of(decided, VOCABULARY)
    applying = [rule for group in sheet.groups for rule in group.rules]
    idle = [(rule, each.outcome) for each in sheet.idle for rule in each.rules]

    assert sorted(each.rule.id for each in decided.checked[0].evaluations) == sorted(
        [*applying, *(name for name, _ in idle)]
    )
    assert ["Pass (3)", "Fail, but waived (1)", "Fail (3)", "Needs review (1)"] == [
        each.outcome for each in sheet.groups
    ]
    assert all(list(each.rules) == sorted(each.rules) for each in sheet.groups)
    assert [("stop-date", "The kind of document: launch")] == idle


def test_decisions_bear_the_names_of_those_who_made_them(decided: Report) -> None:
    """Waivers, given facts, and the waivers that do not hold."""
    (sheet,) = sheets_of(decided, VOCABULARY)
    waived = "Waived by J. Doe on 1 Jun 2026, until 31 Dec 2026: The staff agreed"
    given = dict(lines(sheet, "Facts given by a person"))

    assert [("Error: commission-legend", waived)] == lines(sheet, "Findings held back")
    assert "$14,500,000 (Jane Roe, 4 May 2026: as in the agreement)" == given["program.cap"]
    assert "(nobody has signed for it)" in given["issuer.name"]
    assert [("Error: cap-agrees", "it expired")] == lines(sheet, "Waivers and answers that do not hold")


def test_a_sheet_has_the_lapses_of_its_own_document(decided: Report) -> None:
    """And those for no document that was checked; not those of the sheet behind it."""
    (checked,) = decided.checked
    other = replace(checked, path="other.htm")
    named = [replace(LAPSE, rule=name, document=path) for name, path in (("mine", checked.path), ("lost", "gone.htm"))]
    report = replace(decided, checked=(checked, other), lapses=(*named, replace(LAPSE, document=other.path)))
    first, second = sheets_of(report, VOCABULARY)

    assert ["Error: mine", "Error: lost"] == [name for name, _ in lines(first, "Waivers and answers that do not hold")]
    assert ["Error: lost", "Error: cap-agrees"] == [
        name for name, _ in lines(second, "Waivers and answers that do not hold")
    ]


def test_what_is_open_and_what_is_asked_have_boxes(decided: Report) -> None:
    """A waived finding is not open."""
    (sheet,) = sheets_of(decided, VOCABULARY)

    assert [("Is it filed in time?", "17 CFR 230.424(b)(5)")] == lines(sheet, "Questions for counsel")
    assert ["Open findings", "Needs review", "Questions for counsel"] == [each.caption for each in sheet.behind]
    assert "Error: commission-legend" not in dict(lines(sheet, "Open findings"))
    assert (3, 1) == (len(lines(sheet, "Open findings")), len(lines(sheet, "Needs review")))


def test_all_forms_say_the_same(decided: Report) -> None:
    """Each line of the sheet is in the page, in the Word file and in the Markdown."""
    (sheet,) = sheets_of(decided, VOCABULARY)
    page = re.sub(r"<[^>]+>", " ", signoff_html(decided, VOCABULARY))
    word = read_bytes(signoff_word(decided, VOCABULARY), "signoff.docx").text
    markdown = re.sub(
        r"</?span>|&#(\d+);", lambda m: chr(int(m[1])) if m[1] else "", signoff_markdown(decided, VOCABULARY)
    )
    entries = [*sheet.head, *(each for part in (*sheet.decisions, *sheet.behind) for each in part.entries)]
    told = [text for each in entries for text in (each.name, each.told)] + [
        rule for group in (*sheet.groups, *sheet.idle) for rule in (group.outcome, *group.rules)
    ]

    for text in told:
        assert _plain(text) in _plain(page)
        assert _plain(text) in _plain(word)
        assert _plain(text) in _plain(markdown)


def _plain(text: str) -> str:
    """Leave out what the forms write in different ways."""
    unescaped = text.replace("&#39;", "'").replace("&#34;", '"').replace("&lt;", "<").replace("&gt;", ">")
    return "".join(unescaped.replace("&amp;", "&").split())


def test_a_draft_that_is_not_at_the_market_is_told_as_such(mixed_report: Report) -> None:
    """One sheet for each document, and the names of those that could not be checked."""
    sheets = sheets_of(mixed_report, VOCABULARY)

    assert ["draft.htm", "clean.htm", "report.txt"] == [sheet.head[0].told for sheet in sheets]
    assert "Note" == sheets[2].head[-1].name
    for written in (signoff_html(mixed_report, VOCABULARY), signoff_markdown(mixed_report, VOCABULARY)):
        assert "Not checked" in written


def test_every_page_of_the_word_file_says_what_it_belongs_to(mixed_report: Report) -> None:
    """The name and the hash of its document, and which page of how many it is."""
    document = docx.Document(io.BytesIO(signoff_word(mixed_report, VOCABULARY)))
    heads = list(dict.fromkeys(section.header.paragraphs[0].text for section in document.sections))

    assert [sheet.running for sheet in sheets_of(mixed_report, VOCABULARY)] == heads
    assert [f"{Path(each.path).name}  ·  SHA-256 {each.sha256}" for each in mixed_report.checked] == heads
    for section in document.sections:
        fields = section.footer._element.iter(qn("w:fldSimple"))
        assert ["PAGE", "NUMPAGES"] == [field.get(qn("w:instr")) for field in fields]


def test_the_name_of_a_draft_cannot_break_the_style(decided: Report) -> None:
    """It stands there as the head of the printed pages, and nothing in it ends the string or the style."""
    (checked,) = decided.checked
    named = replace(checked, path='a"; } <\\style> body { display: none')
    page = signoff_html(replace(decided, checked=(named,)), VOCABULARY)
    style = page[page.index("<style>") : page.index("</style>")]

    assert "display: none" not in style
    assert r'content: "a\22 \3b ' in style


def test_markup_in_what_people_wrote_is_shown_and_not_followed(decided: Report) -> None:
    """A reason is text, whatever it looks like, and the page could run nothing anyway."""
    (checked,) = decided.checked
    hostile = replace(DECISION, reason="<script>alert(1)</script> | [x](http://y) \x00")
    waived = replace(checked.evaluations[0], decision=hostile)
    report = replace(decided, checked=(replace(checked, evaluations=(waived, *checked.evaluations[1:])),))
    page = signoff_html(report, VOCABULARY)

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; | [x](http://y) \\x00" in page
    assert "default-src &#39;none&#39;" in page
    assert "<script" not in signoff_markdown(report, VOCABULARY)
    assert "[x](" not in signoff_markdown(report, VOCABULARY)
    assert "<script>alert(1)</script>" in read_bytes(signoff_word(report, VOCABULARY), "signoff.docx").text


def test_two_reviewers_get_the_same_bytes(tmp_path: Path) -> None:
    """In another folder, on another day, with another order of hashes."""
    written = []
    for number, (folder, day) in enumerate((("one", "1793000000"), ("two/deeper", "1899999999"))):
        where = tmp_path / folder
        where.mkdir(parents=True)
        (where / "draft.md").write_bytes((ROOT / "fixtures/suspension/draft.md").read_bytes())
        command = [sys.executable, "-m", "checker", "check", "draft.md", "-q", *(f"-o{sheet}" for sheet in SHEETS)]
        environment = {**os.environ, "PYTHONHASHSEED": str(number), "SOURCE_DATE_EPOCH": day, "PYTHONPATH": str(ROOT)}
        assert 1 == subprocess.run(command, cwd=where, env=environment, capture_output=True, check=False).returncode
        written.append([(where / sheet).read_bytes() for sheet in SHEETS])

    assert written[0] == written[1]


def test_rules_cannot_be_left_out_of_it(tmp_path: Path) -> None:
    """What --ignore leaves out would leave no trace, and somebody would sign for it."""
    draft, sheet = ROOT / "fixtures/suspension/draft.md", tmp_path / "signoff.md"
    for option in ("--select", "--ignore"):
        result = CliRunner().invoke(app, ["check", str(draft), option, "drafting", "-o", str(sheet)])
        assert (2, False) == (result.exit_code, sheet.exists())
        assert "atmcheck: a sign-off sheet is for all rules: leave out --select and --ignore\n" == result.stderr


def test_a_real_draft_fills_the_sheet() -> None:
    """The built-in rules, their questions for counsel, and nobody's decisions."""
    rulebook = load_rulebook()
    draft = ROOT / "fixtures/broken-launch/draft.htm"
    report = check([draft], rulebook, given=Facts(), as_of=None, today=date(2026, 11, 21))
    (sheet,) = sheets_of(report, rulebook.vocabulary)

    assert len(rulebook.rules) == sum(len(each.rules) for each in (*sheet.groups, *sheet.idle))
    assert len(report.checked[0].checklist) == len(section(sheet, "Questions for counsel").entries) > 10
    assert () == section(sheet, "Facts given by a person").entries
