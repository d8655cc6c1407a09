"""The report as Markdown, rendered by another library: what a draft says stays text."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from checker.model.coverage import Question
from checker.model.evaluation import Outcome
from checker.model.fact import Evidence, Fact, State
from checker.model.report import Checked, Failed, Report
from checker.model.review import Disposition
from checker.model.rule import Basis, Rulebook
from checker.reporting.markdown_report import CUT, LONGEST, escaped, render_markdown
from tests.conftest import Snapshot
from tests.reporting.conftest import CAP_RULE, evaluation
from tests.reporting.decided import DECISION, LAPSE

OWN_TAGS = {"br", "details", "h3", "li", "p", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr"}
OWN_TAGS |= {"em", "ul"}


class Reader(HTMLParser):
    """Collects the elements and the texts between them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attributes: object) -> None:
        """Note an element."""
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)


def read(markdown: str) -> Reader:
    """Render Markdown as a repository host does, with tables and bare links."""
    reader = Reader()
    reader.feed(MarkdownIt("gfm-like", {"html": True}).render(markdown))
    reader.close()
    return reader


def test_the_report_is_as_it_was(mixed_report: Report, rulebook: Rulebook, snapshot: Snapshot) -> None:
    """Verdicts, a table, the evidence to unfold, a waiver that lapsed, and the counts."""
    snapshot("report-markdown", render_markdown(replace(mixed_report, lapses=(LAPSE,)), rulebook.vocabulary, str))


HOSTILE = (
    "@octocat see #12 and !7 and acme/deals#3",
    "<script>alert(1)</script><img src=x onerror=y>",
    "**bold** _it_ `code` ~~gone~~ [link](https://evil.example) ![x](https://evil.example/p.png)",
    "https://evil.example www.evil.example mail@evil.example",
    "| a | b |\n\n# heading\n- item\n</details>",
    "&#64;octocat &lt;b&gt; :smile: $x^2$ {+ added +} [^1] ~label %5 &4",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_draft_says_stays_text(text: str) -> None:
    """No element but our own, and no sign that a host reads beside a word in one piece of text."""
    reader = read(f"before {escaped(text)} after")

    assert {"p", "span"} >= reader.tags
    assert " ".join(text.split()) in "".join(reader.texts)
    for piece in reader.texts:
        assert len(piece.strip()) <= 1 or not set("@#!$%&:[{~^") & set(piece)


def hostile_report(report: Report, checked: Checked) -> Report:
    """Put hostile text wherever a draft, a file or a person can."""
    text = " ".join(HOSTILE)
    quote = Evidence(text, "cover", 12, heading=text, document="draft.htm")
    found = evaluation(CAP_RULE, Outcome.FAIL, text, Fact("program.cap", State.FOUND, text, (quote,), note=text))
    waived = replace(found, disposition=Disposition.WAIVED, decision=replace(DECISION, reason=text, by=text))
    document = replace(checked, path=text, evaluations=(found, waived), notes=(text,))
    lapse = replace(LAPSE, rule=text, document=text, why=text)
    return replace(report, checked=(document,), failed=(Failed(text, text),), lapses=(lapse,))


def test_a_hostile_report_has_only_our_elements(report: Report, checked: Checked, rulebook: Rulebook) -> None:
    """Wherever the text stands."""
    reader = read(render_markdown(hostile_report(report, checked), rulebook.vocabulary, str))

    assert set() == reader.tags - OWN_TAGS
    assert 4 < sum("octocat" in piece for piece in reader.texts)
    assert not any("@" in piece and len(piece) > 1 for piece in reader.texts)


def test_a_row_of_the_table_has_four_cells(report: Report, checked: Checked, rulebook: Rulebook) -> None:
    """A bar in a draft ends no cell."""
    html = MarkdownIt("gfm-like").render(
        render_markdown(hostile_report(report, checked), rulebook.vocabulary, str).partition("<details>")[0]
    )

    assert 4 * html.count("<tr>") == html.count("<td>") + html.count("<th>") == 8


def test_what_no_rule_decides_is_asked(report: Report, checked: Checked, rulebook: Rulebook) -> None:
    """Each question once, whatever the number of drafts."""
    asked = replace(checked, checklist=(Question("risks", "Are all risks *told*?", "17 CFR 229.105", basis=Basis.LAW),))
    text = render_markdown(replace(report, checked=(asked, replace(asked, path="b.htm"))), rulebook.vocabulary, str)

    assert "<summary>For counsel: 1 question that no rule decides</summary>" in text
    assert 1 == text.count("- Are all risks &#42;told&#42;? (17 CFR 229&#46;105)\n")


def _many(checked: Checked, number: int) -> Iterator[Checked]:
    return (replace(checked, path=f"{each}.htm") for each in range(number))


def test_a_comment_is_never_too_long(report: Report, checked: Checked, rulebook: Rulebook) -> None:
    """What does not fit is said to be left out, and the counts are still there."""
    many = replace(report, checked=tuple(_many(checked, 60)))
    text = render_markdown(many, rulebook.vocabulary, str)

    assert len(text) <= LONGEST + len(CUT)
    assert CUT in text
    assert "540 rules" in text.splitlines()[-1]
