"""Remarks become comments of a Word file, at the very words, and nothing else of it changes."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from checker.errors import UnreadableError
from checker.model.word import AUTHOR
from checker.reporting.word.marks import Range, put_marks
from checker.reporting.word.remark import Line, Remark
from checker.reporting.word.xml import element, w
from tests.documents.word_files import edited, p, r, saved, with_body, with_notes
from tests.reporting.word.annotated import (
    anchored,
    at,
    comments_of,
    misplaced_marks,
    parts_of,
    remarked,
    text_of,
    tree_of,
    without_marks,
)

TRACKED = 'w:id="1" w:author="A" w:date="2026-03-02T10:00:00Z"'
WHOLE = Remark((Line("of the whole"),))
CHANGED = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing>'
    "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
DRAFT = p(r("Up to ") + r("$14,500,000", "<w:b/>") + r(" of Common Stock")) + p("Another paragraph")


def draft(content: str) -> bytes:
    """Make a Word file with that body."""
    return saved(with_body(content))


def test_all_other_parts_keep_their_bytes() -> None:
    """A comment adds one part, names it in two others, and marks the words in the main one."""
    before = draft(DRAFT)
    after = remarked(before, *at(before, "$14,500"), WHOLE)
    old, new = parts_of(before), parts_of(after)

    assert list(new) == [*old, "word/comments.xml"]
    assert CHANGED == {name for name in old if old[name] != new[name]}


@pytest.mark.parametrize("part", sorted(CHANGED))
def test_of_a_part_that_changes_only_the_comments_are_new(part: str) -> None:
    """Without the marks and the two entries it is what it was."""
    before = draft(DRAFT)
    old, new = tree_of(before, part), tree_of(remarked(before, *at(before, "$14,500")), part)
    if part != "word/document.xml":
        added = [each for each in new if "comments" in (each.get("PartName") or each.get("Type") or "")]
        assert 1 == len(added)
        new.remove(added[0])

    assert without_marks(old) == without_marks(new)


@pytest.mark.parametrize(
    ("content", "quote", "words"),
    [
        (p("One word here"), "word", "word"),
        (p("One word here"), "One word here", "One word here"),
        (p(r("Reg") + r("istra", "<w:b/>") + r("tion No.")), "gistrat", "gistrat"),
        (p("Over two") + p("paragraphs"), "two\npara", "two\npara"),
        (p("<w:r><w:t>Rule</w:t><w:tab/><w:t>No. 5</w:t></w:r>"), "Rule\tNo.", "RuleNo."),
        (p("<w:r><w:t>Form S</w:t><w:noBreakHyphen/><w:t>3 only</w:t></w:r>"), "S-3", "S-3"),
        (p("<w:r><w:t>Form S</w:t><w:noBreakHyphen/><w:t>3 only</w:t></w:r>"), "-3 o", "-3 o"),
        (p(f'<w:hyperlink w:anchor="x">{r("our website")}</w:hyperlink>'), "website", "website"),
        (p(f'{r("see ")}<w:hyperlink w:anchor="x">{r("our website")}</w:hyperlink>'), "see our", "see our"),
        (p(f"<w:ins {TRACKED}>{r('newly added')}</w:ins>{r(' words')}"), "added words", "added words"),
        (p(f"{r('a ')}<w:del {TRACKED}><w:r><w:delText>gone</w:delText></w:r></w:del>{r('b c')}"), "a b", "a b"),
        (p(f"<w:sdt><w:sdtContent>{r('cap of $5.00')}</w:sdtContent></w:sdt>"), "of", "cap of $5.00"),
        (p(f'<w:fldSimple w:instr="DATE">{r("May 1, 2026")}</w:fldSimple>'), "1", "May 1, 2026"),
        (p(BEGIN + "<w:r><w:instrText>X</w:instrText></w:r>" + SEPARATE + r("on S-5 now") + END), "S-5", "S-5"),
        (p("<m:oMath><m:r><m:t>x=12</m:t></m:r></m:oMath>" + r(" so")), "=1", ""),
        (f"<w:tbl><w:tr><w:tc>{p('Price')}</w:tc><w:tc>{p('$4.00 each')}</w:tc></w:tr></w:tbl>", "$4.00", "$4.00"),
        (f"<w:tbl><w:tr><w:tc>{p('in a cell')}</w:tc></w:tr></w:tbl>" + p("After"), "cell\nAfter", "cell"),
        (p("Before") + f"<w:tbl><w:tr><w:tc>{p('in a cell')}</w:tc></w:tr></w:tbl>", "fore\nin", "fore"),
        (f"<w:tbl><w:tr><w:tc>{p('one')}</w:tc><w:tc>{p('two')}</w:tc></w:tr></w:tbl>", "one\ttwo", "one\ntwo"),
        (p("<w:r><w:t>  Word trims this </w:t></w:r>"), "trims", "  Word trims this "),
        (p('<w:r><w:rPr><w:b/><w:rPrChange w:id="7" w:author="A"/></w:rPr><w:t>cut me</w:t></w:r>'), "me", "cut me"),
        (p("<w:r><w:ruby><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>"), "as", "base"),
    ],
    ids=range(22),
)
def test_a_comment_is_anchored_to_the_very_words(content: str, quote: str, words: str) -> None:
    """In whatever they stand; what Word fills in by itself, and what cannot be cut, is marked as a whole."""
    before = draft(p("First") + content)
    after = remarked(before, *at(before, quote))

    assert [] == list(misplaced_marks(after))
    assert [(AUTHOR, quote, words)] == comments_of(after)
    assert text_of(before) == text_of(after)


@pytest.mark.parametrize("shape", ["footnote", "box"])
def test_what_stands_aside_is_anchored_to_what_shows_it(shape: str) -> None:
    """A note to its reference, a text box to its drawing, both in the paragraph that they belong to."""
    inside = '<w:r><w:footnoteReference w:id="2"/></w:r>' if shape == "footnote" else BOX.format(p("Aside it stands"))
    document = with_body(p("First") + p(r("before ") + inside + r("behind")))
    if shape == "footnote":
        with_notes(document, "footnote", {2: p("Aside it stands")})
    before = saved(document)
    after = remarked(before, *at(before, "it stands"))
    (start,) = tree_of(after).iter(w("commentRangeStart"))
    run = start.getnext()

    assert [] == list(misplaced_marks(after))
    assert run is not None
    assert run.find(f".//{w('footnoteReference' if shape == 'footnote' else 'txbxContent')}") is not None


def test_a_quote_that_ends_in_a_box_further_up_ends_with_its_paragraph() -> None:
    """A box is read after its paragraph, and its drawing may stand at the head of it."""
    before = draft(p("First") + p(BOX.format(p("Aside")) + r("before behind")))
    after = remarked(before, *at(before, "behind\nAside"))

    assert [] == list(misplaced_marks(after))
    assert ["behind"] == [words for _, _, words in comments_of(after)]


def test_the_number_of_a_list_belongs_to_its_paragraph() -> None:
    """A quote that begins with it is marked from the beginning of the paragraph on."""
    document = docx.Document()
    document.add_paragraph("First")
    document.add_paragraph("An entry", style="List Number")
    before = saved(document)
    after = remarked(before, *at(before, "1.\tAn"), *at(before, "1."))

    assert [] == list(misplaced_marks(after))
    assert ["An", "An entry"] == [words for _, _, words in comments_of(after)]


def test_what_has_no_place_stands_at_the_first_paragraph() -> None:
    """So does what stands in the header, where Word allows no comment."""
    document = with_body(p("The first paragraph") + p("Another"))
    document.sections[0].header.paragraphs[0].text = "In the corner"
    before = saved(document)
    after = remarked(before, WHOLE, *at(before, "corner"))

    assert ["The first paragraph"] * 2 == [words for _, _, words in comments_of(after)]
    assert [] == list(misplaced_marks(after))


def test_an_empty_first_paragraph_is_passed_over() -> None:
    """A comment at nothing is not seen."""
    document = with_body(p("") + p(" ") + p("The first words") + p("Another"))

    assert ["The first words"] == [words for _, _, words in comments_of(remarked(saved(document), WHOLE))]


def test_overlapping_remarks_have_marks_of_their_own() -> None:
    """One within the other, one over the end of the other, two at the same words."""
    before = draft(p("alpha beta gamma delta"))
    quotes = ["beta gamma", "beta", "gamma delta", "beta gamma", "alpha"]

    assert quotes == [words for _, _, words in comments_of(remarked(before, *at(before, *quotes)))]


def test_a_second_run_gives_the_same_file() -> None:
    """Our comments are replaced, not added to, and the runs are not cut again."""
    before = draft(DRAFT)
    once = remarked(before, WHOLE, *at(before, "$14,500", "Another"))

    assert once == remarked(once, WHOLE, *at(once, "$14,500", "Another"))


def test_when_nothing_is_left_to_say_our_comments_go() -> None:
    """And with them all marks; a draft that never had any keeps every byte."""
    before = draft(DRAFT)
    cleared = remarked(remarked(before, *at(before, "$14,500")))

    assert [] == comments_of(cleared)
    assert without_marks(tree_of(before)) == etree.tostring(_joined(tree_of(cleared)), method="c14n")
    assert before == remarked(before)


def _joined(root: etree._Element) -> etree._Element:
    assert not list(root.iter(w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")))
    return etree.fromstring(without_marks(root))


def test_the_comments_of_other_people_stay() -> None:
    """With their words, their authors and their marks, also when ours are replaced."""
    document = docx.Document(io.BytesIO(draft(DRAFT)))
    document.add_comment(document.paragraphs[0].runs[1], "Is it the right cap?", "Jane Doe", "JD")
    before = saved(document)
    once = remarked(before, *at(before, "14,500"))
    twice = remarked(once, *at(once, "Common"))

    assert [("Jane Doe", "Is it the right cap?", "$14,500,000"), (AUTHOR, "14,500", "14,500")] == comments_of(once)
    assert [("Jane Doe", "Is it the right cap?", "$14,500,000"), (AUTHOR, "Common", "Common")] == comments_of(twice)
    (old,) = tree_of(before, "word/comments.xml")
    assert etree.tostring(old, method="c14n") == etree.tostring(tree_of(twice, "word/comments.xml")[0], method="c14n")


def test_an_answer_to_one_of_our_comments_stays_when_ours_goes() -> None:
    """It answers nothing any more, and newer versions of Word are told so."""
    once = remarked(draft(DRAFT), WHOLE)
    spaces = (
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
        'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    )
    answer = f'<w:comment w:id="9" w:author="Jane Doe"><w:p w14:paraId="0000000B">{r("I agree")}</w:p></w:comment>'
    threads = '<w15:commentEx w15:paraId="0000000A"/><w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A"/>'
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
        'Target="commentsExtended.xml"/></Relationships>'
    )

    def answered(files: dict[str, bytes]) -> None:
        comments = files["word/comments.xml"].replace(b"<w:comments ", f"<w:comments {spaces} ".encode(), 1)
        comments = comments.replace(b"<w:p>", b'<w:p w14:paraId="0000000A">', 1)
        files["word/comments.xml"] = comments.replace(b"</w:comments>", f"{answer}</w:comments>".encode())
        files["word/commentsExtended.xml"] = f"<w15:commentsEx {spaces}>{threads}</w15:commentsEx>".encode()
        rels = files["word/_rels/document.xml.rels"]
        files["word/_rels/document.xml.rels"] = rels.replace(b"</Relationships>", relation.encode())

    after = remarked(edited(once, answered), WHOLE)
    thread = [dict(each.attrib) for each in tree_of(after, "word/commentsExtended.xml")]

    assert ["Jane Doe", AUTHOR] == [author for author, _, _ in comments_of(after)]
    assert [["0000000B"]] == [list(each.values()) for each in thread]


def test_the_ids_of_marks_without_a_comment_are_not_used_again() -> None:
    """A mark that an editor left behind would else claim our comment for its words."""
    before = draft(p('<w:commentRangeStart w:id="40"/>' + r("left") + '<w:commentRangeEnd w:id="40"/>' + r(" behind")))
    after = remarked(before, *at(before, "behind"))

    assert "behind" == anchored(after, "41")


def test_python_docx_reads_the_comments() -> None:
    """Another program finds them with author and text."""
    before = draft(DRAFT)
    document = docx.Document(io.BytesIO(remarked(before, *at(before, "$14,500"))))

    assert [(AUTHOR, "$14,500")] == [(each.author, each.text) for each in document.comments]


def test_a_part_of_a_strange_name_is_not_written_over() -> None:
    """A file may hold a comments.xml that belongs to nothing; ours gets another name."""
    before = edited(draft(DRAFT), lambda files: files.update({"word/comments.xml": b"<mine/>"}))
    parts = parts_of(remarked(before, WHOLE))

    assert b"<mine/>" == parts["word/comments.xml"]
    assert b"of the whole" in parts["word/comments-.xml"]


def test_a_file_without_any_paragraph_is_refused() -> None:
    """There is nowhere to put a comment."""
    with pytest.raises(UnreadableError, match="no paragraph"):
        put_marks(element("document"), [Range("1")])


WORDS = st.text(alphabet="ab $5%“—\u00a0\u00ad\u200b", min_size=1, max_size=9)
WRAPPERS = (
    "{}",
    "<w:ins w:id='1' w:author='A'>{}</w:ins>",
    "<w:hyperlink w:anchor='x'>{}</w:hyperlink>",
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:fldSimple w:instr='X'>{}</w:fldSimple>",
    "<w:smartTag w:element='x'>{}</w:smartTag>",
)
RUNS = st.builds(
    lambda wrapper, text, bold, more: wrapper.format(r(text, "<w:b/>" if bold else "") + more),
    st.sampled_from(WRAPPERS),
    WORDS,
    st.booleans(),
    st.sampled_from(["", "<w:r><w:t>x</w:t><w:tab/><w:t>y z</w:t></w:r>", "<w:r><w:noBreakHyphen/></w:r>"]),
)
PARAGRAPHS = st.lists(st.lists(RUNS, min_size=1, max_size=5).map(lambda runs: p("".join(runs))), min_size=1, max_size=3)
SHARES = st.tuples(st.floats(0, 1), st.floats(0, 1))


@settings(max_examples=12, deadline=None)
@given(PARAGRAPHS, st.lists(SHARES, max_size=6))
def test_a_draft_with_comments_reads_as_it_did(paragraphs: list[str], shares: list[tuple[float, float]]) -> None:
    """Whatever is marked: the text stays, marks stand where they may, and each spans at least its words."""
    before = draft(p("First") + "".join(paragraphs))
    text = text_of(before)
    ends = [sorted((int(one * len(text)), int(other * len(text)))) for one, other in shares]
    spans = [(start, end) for start, end in ends if text[start:end].strip() == text[start:end] != ""]
    remarks = [Remark((Line(text[start:end]),), (start, end)) for start, end in spans]
    after = remarked(before, WHOLE, *remarks)

    assert text == text_of(after)
    assert [] == list(misplaced_marks(after))
    assert without_marks(tree_of(before)) == without_marks(tree_of(after))
    assert after == remarked(after, WHOLE, *remarks)
    for (start, end), (_, _, words) in zip(spans, comments_of(after)[1:], strict=True):
        assert _squashed(text[start:end]) in _squashed(words)


def _squashed(text: str) -> str:
    return "".join(each for each in text if not each.isspace() and each not in "\u00ad\u200b")
