"""The page for counsel: what it tells, and that nothing of a draft runs in it."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from functools import cache
from hashlib import sha256

import pytest
from msgspec.structs import replace

from checker.check import Piped, check
from checker.documents.read import read_document
from checker.model.change import Change, ChangeKind
from checker.model.evaluation import Outcome
from checker.model.fact import Answer, Fact, Facts, Origin, State
from checker.model.report import Report
from checker.model.review import Disposition, Fixed, Kept
from checker.model.rule import Law
from checker.reporting.redact import redact
from tests.reporting.decided import DECISION, LAPSE
from tests.reporting.page.drafts import FIXTURES, TODAY, Elements, checked_drafts, page, page_of, rulebook

CASES = (
    "broken-launch/draft.htm",
    "launch-large/draft.htm",
    "launch-with-base/draft.htm",
    "submission-launch/draft.txt",
    "suspension/draft.md",
    "termination-sticker/draft.txt",
    "not-atm-annual-report/draft.htm",
    "facts-only/facts.yaml",
)
BROKEN = "broken-launch/draft.htm"
ATTACK = """<html><head><base href="https://evil.example/">
<meta http-equiv="refresh" content="0;url=https://evil.example">
<style>@import url(https://evil.example/a.css); .x { width: expression(alert(1)) }</style></head>
<body onload="alert(1)" background="https://evil.example/b.png">
<p id="d1-title" class="remark error" style="background:url(javascript:alert(2))" onclick="alert(3)">PROSPECTUS</p>
<script>alert(4)</script><svg onload="alert(5)"><script>alert(6)</script><a xlink:href="javascript:alert(7)">x</a></svg>
<a href="javascript:alert(8)">Up to $5,000,000</a><img src="https://evil.example/i.png" onerror="alert(9)">
<iframe src="https://evil.example"></iframe><object data="x"></object>
<form action="https://evil.example"><input name="a" autofocus onfocus="alert(12)"></form>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(13)&gt;"></table></math>
<noscript><p title="</noscript><img src=x onerror=alert(14)>"></noscript><details open ontoggle="alert(15)">x</details>
<mark id="d1m1" data-mark="d1m1" class="error">1</mark><a href="java&#9;script:alert(16)" ping="https://evil.example">2</a>
<section class="dossier" id="d1"><strong class="word pass">PASS</strong><div class="draft">No rule fails.</div>
</section>
<p>&lt;script&gt;alert(10)&lt;/script&gt; &lt;/div&gt;&lt;img src=x onerror=alert(11)&gt; {{ 7 * 7 }}</p>
<p>We may sell shares of common stock from time to time in at the market offerings, Common Stock</p></body></html>"""


def draft_of(case: str) -> str:
    """Give the text of a fixture without its white space."""
    return "".join(read_document(FIXTURES / case).text.split())


@pytest.mark.parametrize("case", CASES)
def test_links_lead_somewhere_and_anchors_are_unique(case: str) -> None:
    """In every direction: from findings to marks, from marks to findings, from counts to sections."""
    elements = Elements(page_of(case))
    anchors = elements.attributes("id")
    inner = {each[1:] for each in elements.attributes("href") if each.startswith("#")}

    assert len(anchors) == len(set(anchors))
    assert inner <= set(anchors)
    assert {each for marks in elements.attributes("data-marks") for each in marks.split()} <= set(anchors)


@pytest.mark.parametrize("case", CASES[:-1])
def test_the_whole_draft_is_shown(case: str) -> None:
    """Every character of it, and nothing else."""
    (shown,) = Elements(page_of(case)).texts("div", "draft")

    assert draft_of(case) == "".join(shown.split())


@pytest.mark.parametrize("case", CASES)
def test_nothing_comes_from_elsewhere(case: str) -> None:
    """No element loads anything, and no other script or style may run than ours."""
    elements = Elements(page_of(case))

    assert [] == elements.attributes("src") + elements.attributes("style") + elements.attributes("action")
    assert {"img", "link", "iframe", "object", "svg", "base"}.isdisjoint(tag for tag, _, _ in elements.found)
    assert [] == [name for _, attributes, _ in elements.found for name in attributes if name.startswith("on")]


def test_the_policy_names_our_script_and_style() -> None:
    """By their hashes; all else is forbidden."""
    source = page_of(BROKEN)
    policy = next(each for each in Elements(source).attributes("content") if "default-src" in each)
    for tag in ("script", "style"):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        assert f"{tag}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ")


def test_a_hostile_draft_is_only_text() -> None:
    """What looks like markup in it is shown as it is written, and its own elements are gone."""
    source = page(checked_drafts(Piped("<img src=x onerror=alert(0)>.htm", ATTACK.encode())))
    elements = Elements(source)

    (shown,) = elements.texts("div", "draft")
    assert "<script>alert(10)</script> </div><img src=x onerror=alert(11)> {{ 7 * 7 }}" in shown
    assert 1 == source.count("<script>") == source.count("<style>")
    assert "evil.example" not in source
    assert {tag for tag, _, _ in elements.found}.isdisjoint({"img", "svg", "iframe", "object", "base", "noscript"})
    for ours in ("d1", "d1-title"):
        assert [ours] == [each for each in elements.attributes("id") if each == ours]
    assert "PASS" in shown and elements.texts("strong", "word") == ["NOT APPLICABLE"]


def test_findings_come_errors_first() -> None:
    """Numbered in that order, each with its cure."""
    cards = Elements(page_of(BROKEN)).texts("article", "remark")

    expected = ["1 ERROR", "2 ERROR", "3 ERROR", "4 WARNING", "5 WARNING"]
    assert expected == [" ".join(card.split()[:2]) for card in cards]
    assert all("Cure" in card for card in cards)


def test_all_mentions_of_a_tie_out_stand_in_a_row() -> None:
    """Each linked to its words, and the odd one marked."""
    source = page_of(BROKEN)
    row = source[source.index('class="tie"') :].partition("</ol>")[0]

    assert 7 == row.count("<li") == row.count('href="#d1m')
    assert re.search(r'class="odd"><b>\$700,000,000</b> <em>differs</em>', row)


def test_a_recomputed_number_shows_its_working() -> None:
    """With the values in it."""
    workings = Elements(page_of("launch-baby-shelf/draft.htm")).texts("p", "working")

    assert any(re.search(r"computed, [\d,]+ [×/−] [\d,.]+ = [\d,.]+", each) for each in workings)


def test_what_needs_review_says_how_to_settle_it() -> None:
    """The question, where was searched, and what to give."""
    source = (FIXTURES / "launch-baby-shelf/draft.htm").read_text(encoding="utf-8")
    cover = source[: source.lower().index("table of contents")]
    elements = Elements(page(checked_drafts(Piped("cover.htm", cover.encode()))))

    lacking = next(each for each in elements.texts("div", "lacking") if "filing.shelf_form" in each)
    assert "What does the draft say of the form of the registration statement" in lacking
    assert "Searched: the cover, for “this prospectus supplement is part of" in lacking
    assert "To settle it: give filing.shelf_form: present, or the words; or absent" in lacking


def test_the_share_that_no_rule_has_touched_is_stated() -> None:
    """Of the whole file, of the base prospectus, and of each section."""
    elements = Elements(page_of("launch-with-base/draft.htm"))
    rows = dict(re.findall(r"^([^\d\n]+?) ?(\d+)%$", "\n".join(elements.texts("tr")), re.MULTILINE))

    assert {"Whole file", "Supplement", "Base prospectus", "Cover", "Risk factors"} <= set(rows)
    assert int(rows["Supplement"]) < int(rows["Whole file"]) < int(rows["Base prospectus"])
    assert {"c", "r", "u"} >= set(elements.attributes("data-read")) >= {"r", "u"}


@cache
def decided() -> Report:
    """Make a report in which people have decided something of every kind."""
    answer = Answer("A. Associate", date(2026, 3, 5), "Read in the <ledger>.")
    given = Facts.of([Fact("sold.as_of", State.FOUND, date(2026, 3, 1), origin=Origin.GIVEN, answer=answer)])
    report = checked_drafts(FIXTURES / BROKEN, given=given)
    (checked,) = report.checked
    evaluations = tuple(
        replace(each, disposition=Disposition.WAIVED, decision=DECISION)
        if each.rule.id == "cap-mentions-agree"
        else each
        for each in checked.evaluations
    )
    change = Change(ChangeKind.DISABLED, "settlement-cycle", "house", "", "")
    checked = replace(checked, evaluations=evaluations, notes=("Look for <later> changes.",))
    fixed = (Fixed("cap-is-stated", "draft.htm"),)
    gone = (Fixed("stop-date", "draft.htm"),)
    lapsed = (LAPSE, replace(LAPSE, rule="sold.shares", of=Kept.ANSWER))
    return replace(report, checked=(checked,), lapses=lapsed, fixed=fixed, gone=gone, changes=(change,))


@cache
def decided_page() -> str:
    """Write its page."""
    return page(decided())


@pytest.mark.parametrize(
    "told",
    [
        "Waived by: J. Doe on 1 Jun 2026, until 31 Dec 2026: The staff agreed",
        "Waivers that do not hold (1)",
        "cap-agrees for draft.htm: it expired (waivers.yaml, line 7)",
        "Answers that do not hold (1)",
        "sold.shares for draft.htm: it expired (waivers.yaml, line 7)",
        "Fixed since the baseline (1)",
        "No longer asked since the baseline (1) stop-date draft.htm",
        "A. Associate, 5 Mar 2026: Read in the <ledger>.",
        "Look for <later> changes.",
        "house changes the rules: 1 rule disabled (settlement-cycle).",
        "2 errors, 2 warnings, 1 waived (1 error)",
        "When is the supplement first used",
    ],
)
def test_what_people_have_decided_is_told(told: str) -> None:
    """Who signed, when, until when and why; what lapsed; what was answered; and what is left to counsel."""
    (body,) = Elements(decided_page()).texts("body")

    assert told in body.replace(" :", ":")


def test_a_waived_finding_still_marks_its_words() -> None:
    """It is cited, and it is not among the findings."""
    source = decided_page()

    assert '<mark class="held"' in source
    assert source.index('id="d1-held"') < source.index('id="d1-cap-mentions-agree"')


def test_several_documents_do_not_share_anchors() -> None:
    """Each has its own findings, draft and filters; what could not be checked is said above them."""
    report = checked_drafts(FIXTURES / BROKEN, FIXTURES / BROKEN, FIXTURES / "none.htm")
    elements = Elements(page(report))

    anchors = elements.attributes("id")
    assert len(anchors) == len(set(anchors))
    assert 2 == len(elements.texts("div", "draft"))
    assert any("none.htm: no such file" in each for each in elements.texts("section", "alert"))


def test_only_addresses_of_the_web_become_links() -> None:
    """A rule of a firm may name any address."""
    report = checked_drafts(FIXTURES / BROKEN)
    (checked,) = report.checked
    law = Law("Rule 1", "javascript:alert(1)")
    evaluations = tuple(replace(each, rule=replace(each.rule, law=law)) for each in checked.evaluations)

    assert "javascript:" not in page(replace(report, checked=(replace(checked, evaluations=evaluations),)))


def test_a_redacted_page_has_no_draft() -> None:
    """Neither the draft nor a quote of it."""
    source = page(redact(checked_drafts(FIXTURES / BROKEN)))

    assert "The draft itself is not shown" in source
    assert [] == [each for each in ("Corvane", "750,000,000", "Harbourline") if each in source]
    assert "<mark" not in source


def test_a_draft_is_kept_only_for_a_report_that_shows_it() -> None:
    """It is as long as the draft, and most reports need none."""
    (checked,) = check([FIXTURES / BROKEN], rulebook(), given=Facts(), as_of=None, today=TODAY).checked
    assert checked.draft is None
    (kept,) = checked_drafts(FIXTURES / BROKEN).checked
    assert (checked.evaluations, True) == (kept.evaluations, kept.draft is not None)


def test_every_outcome_is_told() -> None:
    """A pass with its evidence, and a rule that does not apply with the reason."""
    elements = Elements(page_of(BROKEN))
    (checked,) = checked_drafts(FIXTURES / BROKEN).checked

    rows = elements.texts("div", "row")
    quiet = [each for each in checked.evaluations if each.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE)]
    assert len(quiet) == len(rows)
    assert any("does not apply" in row for row in rows)
